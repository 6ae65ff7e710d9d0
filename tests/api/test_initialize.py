"""Initial values, parameters, seeds."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp


@pytest.mark.parametrize(
    "value",
    [-55, -55.0, np.float32(-55), [-55.0, -55.0], np.full(2, -55.0), np.full(1, -55.0), bp.math.ones(2) * -55,
     bp.math.Variable([-55.0, -55.0]), bp.init.Constant(-55.0), bp.init.OneInit(-55.0),
     lambda shape: np.full(shape, -55)],
)  # fmt: skip
def test_all_forms_of_a_value_mean_the_same(value):
    cell = bp.neurons.LIF(2, V_initializer=value, V_rest=value)
    assert cell.V.value.tolist() == [-55.0, -55.0]
    assert np.broadcast_to(cell.V_rest, 2).tolist() == [-55.0, -55.0]
    cell.V = 0.0
    cell.reset()
    assert cell.V.value.tolist() == [-55.0, -55.0]


def test_an_initializer_class_stands_for_its_defaults():
    assert bp.neurons.LIF(2, V_initializer=bp.init.OneInit).V.value.tolist() == [1.0, 1.0]


def test_one_number_for_all_may_come_from_an_initializer():
    pre, post = bp.neurons.LIF(3), bp.neurons.LIF(4)
    for value in (bp.init.Constant(5.0), lambda shape: np.full(shape, 5.0)):
        assert bp.synapses.Alpha(pre, post, bp.conn.All2All(), tau_decay=value).tau_decay == 5.0


def test_laws():
    normal = bp.init.Normal(-55.0, 2.0, seed=1)((200, 500))
    assert normal.shape == (200, 500)
    assert normal.mean() == pytest.approx(-55, abs=4 * 2 / np.sqrt(1e5))
    assert normal.std() == pytest.approx(2, rel=0.01)
    uniform = bp.init.Uniform(2.0, 4.0, seed=1)(100_000)
    assert (uniform.min() >= 2, uniform.max() < 4) == (True, True)
    assert uniform.mean() == pytest.approx(3, abs=4 * 0.58 / np.sqrt(1e5))
    assert np.abs(np.corrcoef(normal)[np.triu_indices(200, 1)]).max() < 0.25


def test_seeds():
    assert (bp.init.Normal(seed=3)(5) == bp.init.Normal(seed=3)(5)).all()
    own = bp.init.Normal(seed=3)
    assert (own(5) != own(5)).all()
    bp.math.random.seed(11)
    first = [bp.init.Normal()(5), bp.init.Uniform()(5), bp.math.random.normal(size=5), bp.math.random.uniform()]
    bp.math.random.seed(11)
    again = [bp.init.Normal()(5), bp.init.Uniform()(5), bp.math.random.normal(size=5), bp.math.random.uniform()]
    for a, b in zip(first, again, strict=True):
        np.testing.assert_array_equal(a, b)
    assert bp.math.random.get_seed() == 11


def test_without_a_seed_one_is_drawn_and_can_be_read():
    bp.math.random.seed()
    drawn = bp.math.random.get_seed()
    values = bp.init.Normal()(4)
    bp.math.random.seed(drawn)
    np.testing.assert_array_equal(bp.init.Normal()(4), values)
    bp.math.random.seed()
    assert bp.math.random.get_seed() != drawn


def test_parameter_and_variable_helpers():
    assert bp.init.parameter(None, 3) is None
    assert bp.init.parameter(2, 3) == 2.0
    assert bp.init.parameter(2, (2, 2), allow_scalar=False).tolist() == [[2, 2], [2, 2]]
    variable = bp.init.variable_(bp.init.OneInit(3.0), (2,))
    assert isinstance(variable, bp.math.Variable)
    assert variable.tolist() == [3.0, 3.0]
    assert bp.init.variable_([1.0, 2.0]).shape == (2,)


def test_parameters_are_read_back_and_cannot_be_edited_in_place():
    cell = bp.neurons.LIF(3, tau=[1.0, 2.0, 3.0])
    assert cell.V_th == 20.0
    with pytest.raises(ValueError, match="read-only"):
        cell.tau[0] = 5.0
    cell.tau = cell.tau * 2
    assert cell.tau.tolist() == [2.0, 4.0, 6.0]
    with pytest.raises(ValueError, match=r"LIF\.tau"):
        cell.tau = -1.0
    assert cell.tau.tolist() == [2.0, 4.0, 6.0]


def test_settings():
    assert (bp.math.dt, bp.math.float_, bp.math.int_) == (0.1, np.float32, np.int32)
    bp.math.set(dt=1, x64=True)
    assert (bp.math.dt, bp.math.float_, bp.math.int_) == (1.0, np.float64, np.int64)
    assert bp.math.zeros(2).dtype == bp.math.asarray([1.0]).dtype == np.float64
    bp.math.set_platform("cpu")
    assert bp.init is bp.initialize
