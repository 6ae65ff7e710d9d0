"""A Variable behaves like an array whose value lives in one place."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

import bouton as bp
from bouton.math import Variable


def test_value_is_a_read_only_copy():
    v = Variable([1.0, 2.0])
    before = v.value
    v[0] = 9.0
    assert before.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="read-only"):
        before[0] = 3.0


def test_all_ways_to_write():
    v = Variable(np.zeros(3))
    same = v
    v.value = [1.0, 2.0, 3.0]
    v[1:] += 1.0
    v += 1.0
    v *= 2.0
    np.add(v, 1.0, out=v)
    assert v is same
    assert v.value.tolist() == [5.0, 9.0, 11.0]


def test_arithmetic_and_numpy_functions():
    v = Variable([1.0, 4.0])
    assert (v + 1).tolist() == [2.0, 5.0]
    assert (2 / v).tolist() == [2.0, 0.5]
    assert (v > 2).tolist() == [False, True]
    assert np.sqrt(v).tolist() == [1.0, 2.0]
    assert np.mean(v) == 2.5
    assert v.max() == 4.0
    assert np.concatenate([v, v]).shape == (4,)
    assert [float(x) for x in v] == [1.0, 4.0]
    assert (len(v), v.shape, v.ndim, v.size, v.dtype) == (2, (2,), 1, 2, np.float32)
    assert not isinstance(v + v, Variable)


@pytest.mark.parametrize(("size", "shape"), [(3, (3,)), ((2, 3), (2, 3)), (np.int64(2), (2,))])
def test_a_size_means_zeros(size, shape):
    v = Variable(size)
    assert v.shape == shape
    assert not v.value.any()


def test_dtype_follows_the_session():
    assert Variable([1.0]).dtype == np.float32
    bp.math.enable_x64()
    assert Variable([1.0]).dtype == np.float64
    assert Variable([1.0], dtype=np.float32).dtype == np.float32
    assert Variable([True]).dtype == np.bool_


def test_wrong_shape_and_type_are_refused():
    v = Variable(np.zeros(3))
    with pytest.raises(ValueError, match=r"shape \(3,\), but the value to write has shape \(2,\)"):
        v.value = [1.0, 2.0]
    with pytest.raises(ValueError, match="the value to write is 'a'"):
        v.value = "a"
    assert v.value.tolist() == [0.0, 0.0, 0.0]


def test_one_number_fills_it():
    v = Variable(np.zeros(3))
    v.value = 2.0
    assert v.value.tolist() == [2.0, 2.0, 2.0]


def test_copies_are_independent_and_survive_pickling():
    v = Variable([1.0, 2.0])
    twin, pickled = copy.deepcopy(v), pickle.loads(pickle.dumps(v))
    v[0] = 7.0
    assert twin.value.tolist() == pickled.value.tolist() == [1.0, 2.0]


def test_a_program_does_not_change_the_protocol(pair):
    runner = bp.DSRunner(pair, inputs=("pre.input", 25.0), progress_bar=False)
    runner.run(5.0)
    variable = pair.pre.V
    before = variable.value
    runner.run(5.0)
    assert (pair.pre.V.value != before).all()
    variable[0] = 19.0
    variable += 0.5
    assert pair.pre.V.value.tolist() == [19.5]
    runner.run(1.0)
    assert pair.pre.spike.value.shape == (1,)
    assert copy.deepcopy(variable).value.tolist() == variable.value.tolist()


def test_writing_into_a_running_network_has_the_effect_of_starting_there():
    def run(V):
        cell = bp.neurons.LIF(2, V_initializer=V)
        return cell, bp.DSRunner(cell, inputs=("input", 15.0), monitors=["V"], progress_bar=False)

    cell, runner = run(0.0)
    runner.run(3.0)
    cell.V.value = [3.0, 18.0]
    runner.run(3.0)
    _, expected = run([3.0, 18.0])
    expected.run(3.0)
    np.testing.assert_array_equal(runner.mon.V, expected.mon.V)


def test_assigning_to_a_state_writes_into_it(pair):
    variable = pair.pre.V
    pair.pre.V = 3.0
    assert pair.pre.V is variable
    assert variable.value.tolist() == [3.0]
    with pytest.raises(ValueError, match="shape"):
        pair.pre.V = [1.0, 2.0]


def test_unknown_attributes_are_errors():
    with pytest.raises(AttributeError, match="no attribute 'tau'"):
        _ = Variable([1.0]).tau
