"""What projections and users attach to an object: steps around its own, and inputs that it sums."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp


def test_what_is_attached_runs_around_a_call_in_order():
    cell, seen = bp.dyn.Lif(1), []
    cell.add_bef_update("a", lambda: seen.append("before"))
    cell.add_bef_update("b", lambda: seen.append("then"))
    cell.add_aft_update("a", lambda spikes: seen.append(spikes.shape))
    cell(1.0)
    assert seen == ["before", "then", (1,)]
    cell.update(1.0)
    assert len(seen) == 3


def test_in_a_run_they_are_part_of_the_step():
    cell, count = bp.dyn.Lif(1), bp.math.Variable([0.0])

    def after(spikes):
        count.value = count + 1.0 - spikes

    cell.add_aft_update("count", after)
    spikes = bp.math.for_loop(lambda i: (cell(30.0), count.value), bp.math.arange(50), progress_bar=False)
    assert spikes[1][-1, 0] == 50 - spikes[0].sum()


def test_keys():
    cell = bp.dyn.Lif(1)
    assert not cell.has_bef_update("a")
    cell.add_bef_update("a", len)
    assert cell.has_bef_update("a")
    assert cell.get_bef_update("a") is len
    assert not cell.has_aft_update("a")
    with pytest.raises(KeyError, match=r"'a' is attached"):
        cell.add_bef_update("a", len)
    with pytest.raises(KeyError, match=r"'b'.*only \['a'\]"):
        cell.get_bef_update("b")
    with pytest.raises(KeyError, match="'a'"):
        cell.get_aft_update("a")


def test_what_is_attached_must_be_callable():
    with pytest.raises(TypeError, match=r'"fun" must be a function.*got 3'):
        bp.dyn.Lif(1).add_inp_fun("a", 3)
    with pytest.raises(ValueError, match='"category" must be one of "current", "delta", got \'x\''):
        bp.dyn.Lif(1).add_inp_fun("a", len, category="x")


def test_sums_by_label():
    cell = bp.dyn.Lif(2)
    cell.add_inp_fun("one", lambda v: v + 1)
    cell.add_inp_fun("two", lambda v: 2 * v, label="slow")
    cell.add_inp_fun("three", lambda v: 4 * v, label="slower")
    cell.add_inp_fun("jump", lambda: 5.0, category="delta")
    assert cell.sum_current_inputs(10.0, init=100.0) == 100 + 11 + 20 + 40
    assert cell.sum_inputs(10.0, label="slow") == 20
    assert cell.sum_delta_inputs(init=1.0) == 6
    assert cell.get_inp_fun("slow // two")(1.0) == 2
    with pytest.raises(KeyError, match="four"):
        cell.get_inp_fun("four")


def test_input_functions_drive_a_group():
    cell, twin = bp.neurons.LIF(1), bp.neurons.LIF(1)
    cell.add_inp_fun("leak", lambda v: 3.0 * (10.0 - v))
    one = bp.DSRunner(cell, inputs=("input", 5.0), monitors=["V"], progress_bar=False)
    one.run(20.0)
    twin.V[:] = 0.0
    potential = []
    for i in range(200):
        bp.share.save(i=i, t=i * 0.1)
        twin(np.float32(5.0) + np.float32(3.0) * (np.float32(10.0) - twin.V.value))
        potential.append(twin.V.value)
    np.testing.assert_allclose(one.mon.V, potential, rtol=1e-5)


def test_attaching_after_a_run_takes_effect():
    cell = bp.dyn.Lif(1)
    runner = bp.DSRunner(cell, monitors=["V"], progress_bar=False)
    runner.run(1.0)
    assert (runner.mon.V == 0).all()
    cell.add_inp_fun("more", lambda v: 5.0)
    runner.run(1.0)
    assert (runner.mon.V > 0).all()
