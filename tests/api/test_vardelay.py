"""The past of a Variable."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp
from bouton.math.delays import Ring


def past(entries, steps=12, init=None):
    """What entries read after the Variable has changed, in each step; its value is the number of the step."""
    x = bp.math.Variable([0.0, 0.0])
    delay = bp.VarDelay(x, entries=entries, init=init)

    def step(i):
        before = tuple(delay.at(name) for name in entries)
        x.value = np.array([1.0, 10.0]) * (i + 1.0)
        delay()
        return before, tuple(delay.at(name) for name in entries)

    before, after = bp.math.for_loop(step, bp.math.arange(steps), progress_bar=False)
    return [values[:, 0] for values in before], [values[:, 0] for values in after]


def test_entries():
    delays = {"none": None, "zero": 0.0, "one": 0.1, "two": 0.2, "five": 0.5, "more": 0.51}
    before, after = past(delays)
    now = np.arange(1.0, 13.0)
    for values, lag in zip(after, (0, 0, 0, 1, 4, 5), strict=True):
        assert values.tolist() == np.maximum(now - lag, 0).tolist()
    for values, lag in zip(before, (0, 0, 0, 0, 3, 4), strict=True):
        assert values.tolist() == np.maximum(now - 1 - lag, 0).tolist()


def test_what_it_held_before():
    for init in (7.0, [7.0, 70.0], lambda shape: np.full(shape, 7.0)):
        _, (after,) = past({"late": 0.4}, steps=5, init=init)
        assert after.tolist() == [7, 7, 7, 1, 2]


def test_outside_of_a_loop_and_indices():
    x = bp.math.Variable(np.zeros(3))
    delay = bp.VarDelay(x, entries={"late": 0.3})
    for i in range(6):
        bp.share.save(i=i, t=0.1 * i)
        x.value = np.arange(3.0) + i
        delay()
    assert delay.at("late").tolist() == [3, 4, 5]
    assert delay.at("late", 1) == 4
    assert delay.at("late", slice(0, 2)).tolist() == [3, 4]
    with pytest.raises(ValueError, match=r'"delay_step" of .* must be at most 3, got 4'):
        delay.retrieve(4)


def test_without_the_number_of_a_step_there_is_no_past():
    cell = bp.dyn.Lif(1)
    cell.register_local_delay("V", "late", delay_time=0.4)
    bp.share.forget()
    with pytest.raises(RuntimeError, match=r"has delays, so it must know which step it does.*share.save\(i="):
        cell(1.0)
    bp.share.save(i=0, t=0.0)
    cell(1.0)
    assert cell.get_local_delay("V", "late").tolist() == [0.0]


def test_reset():
    cell = bp.dyn.Lif(1)
    cell.register_local_delay("V", "late", delay_time=0.4)
    runner = bp.DSRunner(cell, monitors={"late": lambda: cell.get_local_delay("V", "late")}, progress_bar=False)
    runner.run(inputs=np.full((10, 1), 9.0))
    first = runner.mon["late"].copy()
    runner.reset_state()
    runner.run(inputs=np.full((10, 1), 9.0))
    assert (runner.mon["late"] == first).all()
    assert (first[:3] == 0).all()
    assert first[4, 0] > 0


def test_wrong_arguments():
    x = bp.math.Variable([0.0])
    with pytest.raises(TypeError, match='"target" must be a Variable, got 3'):
        bp.VarDelay(3)
    with pytest.raises(ValueError, match=r'"delay_time" must not be negative, got -1.0'):
        bp.VarDelay(x, entries={"a": -1.0})
    with pytest.raises(KeyError, match=r"'a'.*exists already"):
        bp.VarDelay(x, entries={"a": None}).register_entry("a")
    with pytest.raises(KeyError, match=r"no entry 'b', only \['a'\]"):
        bp.VarDelay(x, entries={"a": None}).at("b")
    with pytest.raises(ValueError, match='"delay_step" must be None where'):
        bp.VarDelay(x).register_entry("a", 1.0, 10)
    with pytest.raises(ValueError, match=r'"init" of .* must have the shape \(1,\), got \(3,\)'):
        bp.VarDelay(x, time=1.0, init=[1.0, 2.0, 3.0])
    with pytest.raises(AttributeError, match="no Variable 'foo'"):
        bp.dyn.Lif(1).register_local_delay("foo", "late", 1.0)


def test_rings_read_each_element_as_far_back_as_it_asks():
    ring = Ring(4, (3,), "float64")

    def step(i):
        ring.push(np.array([1.0, 10.0, 100.0]) * i)
        return ring.pulled(np.array([0, 1, 3])), ring.pulled(i % 2)

    each, traced = bp.math.for_loop(step, bp.math.arange(6), progress_bar=False)
    assert each[5].tolist() == [5, 40, 200]
    assert traced[4].tolist() == [4, 40, 400]
    assert traced[5].tolist() == [4, 40, 400]
    with pytest.raises(ValueError, match='"lags" must be integers from 0 to 3'):
        ring.pulled(4)


def test_what_is_pushed_is_what_a_variable_becomes():
    ring, x = Ring(3, (1,), "float64"), bp.math.Variable([0.0])

    def step(i):
        before = ring.pulled(1)
        x.value = 0.5 * x + 1.0
        ring.push(x * 2.0)
        return before

    values = bp.math.for_loop(step, bp.math.arange(4), progress_bar=False).ravel()
    assert values.tolist() == [0.0, 2.0, 3.0, 3.5]
