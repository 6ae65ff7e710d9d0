"""Loops over steps: the same as a runner, the same as Python, and in phase from one loop to the next."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm


class Net(bp.DynSysGroup):
    """Two groups, a delayed synapse, and a step of its own."""

    def __init__(self):
        super().__init__()
        self.E = bp.neurons.LIF(10, V_initializer=np.linspace(0.0, 19.0, 10))
        self.P = bp.neurons.PoissonGroup(5, freqs=100.0)
        self.I = bp.neurons.LIF(5)
        self.E2I = bp.synapses.Exponential(self.E, self.I, bp.conn.All2All(), g_max=1.0, delay_step=7)
        self.P2I = bp.synapses.Exponential(self.P, self.I, bp.conn.All2All(), g_max=1.0)
        self.seed = 3

    def update(self, current=25.0):
        self.E.input += current
        self.E2I()
        self.P2I()
        self.E()
        self.P()
        self.I()
        return self.E.spike.value, self.I.V.value


def potentials(net, *loops):
    return np.concatenate([bm.for_loop(net.step_run, indices)[1] for indices in loops])


class TestStepRun:
    def test_as_a_runner(self):
        net, other = Net(), Net()
        V = potentials(net, bm.arange(1000))
        runner = bp.DSRunner(other, monitors={"V": other.I.V}, progress_bar=False)
        runner.run(100.0)
        assert V.shape == (1000, 5)
        assert V.std() > 0.5
        np.testing.assert_array_equal(V, runner.mon["V"])

    def test_loops_continue_each_other_with_delays_in_phase(self):
        whole = potentials(Net(), bm.arange(1000))
        parts = potentials(Net(), bm.arange(437), np.arange(437, 441), range(441, 1000))
        np.testing.assert_array_equal(parts, whole)

    def test_time_is_that_of_the_step(self, x64):
        class Clock(bp.DynamicalSystem):
            def update(self):
                return bp.share["t"], bp.share["i"], bp.share.load("dt")

        bm.set_dt(0.05)
        t, i, dt = bm.for_loop(Clock().step_run, bm.arange(40, 45))
        np.testing.assert_array_equal(t, np.arange(40, 45) * 0.05)
        np.testing.assert_array_equal(i, np.arange(40, 45))
        np.testing.assert_array_equal(dt, 0.05)

    def test_with_inputs(self):
        net, other = Net(), Net()
        currents = np.linspace(0.0, 50.0, 300)
        V = bm.for_loop(net.step_run, (bm.arange(300), currents))[1]
        runner = bp.DSRunner(
            other, inputs=("E.input", currents - 25.0, "iter"), monitors={"V": other.I.V}, progress_bar=False
        )
        runner.run(30.0)
        np.testing.assert_allclose(V, runner.mon["V"], atol=1e-4)

    def test_which_operand_is_the_step(self, x64):
        """The one that goes on where the last loop ended, or begins with 0; others that count are numbers."""
        cell = bp.neurons.LIF(1)

        def step(label, i):
            cell.step_run(i)
            return label, bp.share["i"]

        for first in (0, 3):
            labels, steps = bm.for_loop(step, (np.array([5, 6, 7]), np.arange(first, first + 3)))
            assert labels.tolist() == [5, 6, 7]
            assert steps.tolist() == [first, first + 1, first + 2]

    def test_a_new_start_draws_anew(self):
        net = Net()
        first = potentials(net, bm.arange(300))
        net.reset_state()
        assert (potentials(net, bm.arange(300)) != first).any()

    def test_steps_must_be_known(self):
        with pytest.raises(ValueError, match="number of the step: integers that count up by one"):
            bm.for_loop(Net().step_run, np.array([0, 2, 4]))

    def test_one_step_at_a_time(self):
        cell, other = (bp.neurons.LIF(3, V_initializer=np.arange(3.0)) for _ in range(2))
        by_loop = bm.for_loop(lambda i: (cell.step_run(i, 25.0), cell.V.value)[1], bm.arange(50))
        each = [(other.step_run(i, 25.0), other.V.value)[1] for i in range(50)]
        np.testing.assert_array_equal(each, by_loop)


class TestForLoop:
    @pytest.mark.parametrize("jit", [None, False])
    def test_nested_operands_and_results(self, jit):
        total = bm.Variable(bm.zeros(2))

        def body(x, parts):
            total.value = total.value + x * parts["a"]
            return {"sum": total.value, "both": (x, [parts["b"]])}

        operands = bm.arange(5.0), {"a": np.ones((5, 2)), "b": np.arange(15).reshape(5, 3)}
        results = bm.for_loop(body, operands, jit=jit)
        np.testing.assert_array_equal(results["sum"][:, 1], [0, 1, 3, 6, 10])
        np.testing.assert_array_equal(results["both"][0], np.arange(5.0))
        np.testing.assert_array_equal(results["both"][1][0], operands[1]["b"])
        np.testing.assert_array_equal(total.value, [10.0, 10.0])

    @pytest.mark.parametrize("jit", [None, False])
    def test_reverse(self, jit):
        total = bm.Variable(bm.zeros(1))

        def body(x):
            total.value = total.value + x
            return total.value

        sums = bm.for_loop(body, bm.array([1.0, 2.0, 4.0]), reverse=True, jit=jit)
        assert sums.ravel().tolist() == [7.0, 6.0, 4.0]

    def test_what_cannot_be_traced_runs_in_python(self, x64):
        total = bm.Variable(bm.zeros(1))

        def body(x):
            if x > 2:
                total.value = total.value + x
            return total.value

        with pytest.warns(UserWarning, match="if x > 2"):
            sums = bm.for_loop(body, bm.arange(5.0))
        assert sums.ravel().tolist() == [0, 0, 0, 3, 7]
        assert total[0] == 7

    def test_no_systems_and_no_result(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert bm.for_loop(lambda x: x * x, bm.arange(4)).tolist() == [0, 1, 4, 9]
            assert bm.for_loop(lambda x: None, bm.arange(4)) is None

    def test_inside_of_a_step(self):
        cell = bp.neurons.LIF(2)
        cell.V = [3.0, 4.0]

        def outer(x):
            return bm.for_loop(lambda y: x * y * cell.V.value, bm.array([1.0, 2.0]))

        assert bm.for_loop(outer, bm.array([1.0, 10.0])).tolist() == [[[3, 4], [6, 8]], [[30, 40], [60, 80]]]

    @pytest.mark.parametrize(
        ("operands", "error", "message"),
        [
            (3.0, ValueError, "steps along their first axis"),
            ((np.zeros(3), np.zeros(4)), ValueError, "equally many rows, got 3 and 4"),
            (["a"], TypeError, "arrays of numbers"),
        ],
    )
    def test_operands_that_do_not_fit(self, operands, error, message):
        with pytest.raises(error, match=message):
            bm.for_loop(lambda *x: x, operands)

    def test_progress_bar(self, capsys):
        bm.for_loop(lambda x: x, bm.arange(30), progress_bar=True)
        assert "30" in capsys.readouterr().err


def test_while_loop_is_pythons():
    x = bm.Variable(bm.zeros(1))

    def count():
        x.value = x.value + 1

    assert bm.while_loop(count, lambda: x < 5, ()) == ()
    assert x[0] == 5
    assert bm.while_loop(lambda a: a * 2, lambda a: a < 100, 3) == 192


def test_scan_carries_several_values(x64):
    (a, b), ratios = bm.scan(lambda c, x: ((c[1], c[0] + c[1]), c[1] / c[0] + x), (1.0, 1.0), bm.zeros(20))
    assert (a, b) == (10946.0, 17711.0)
    assert ratios[-1] == pytest.approx((1 + 5**0.5) / 2, rel=1e-6)


def test_make_loop_returns_results_too():
    x = bm.Variable(bm.zeros(2))

    def body(a, b):
        x.value = x.value + a
        return a * b

    values, results = bm.make_loop(body, out_vars={"x": x}, has_return=True)((bm.arange(3.0), bm.ones(3)))
    assert values["x"].tolist() == [[0, 0], [1, 1], [3, 3]]
    assert results.tolist() == [0, 1, 2]


class TestLoopOverTime:
    def test_continues(self):
        whole, parts = (bp.neurons.LIF(2, V_initializer=np.array([0.0, 5.0])) for _ in range(2))
        expected = bp.LoopOverTime(whole, out_vars=whole.V)(np.full((60, 2), 25.0))[1]
        loop = bp.LoopOverTime(parts, out_vars=[parts.V])
        first, second = loop(np.full((25, 2), 25.0)), loop(np.full((35, 2), 25.0))
        np.testing.assert_array_equal(np.concatenate([first[1][0], second[1][0]]), expected)

    def test_for_some_time(self):
        spikes = bp.LoopOverTime(bp.neurons.PoissonGroup(4, freqs=100.0))(50.0)
        assert spikes.shape == (500, 4)

    def test_batch_first(self):
        cell = bp.neurons.LIF(3, mode=bm.BatchingMode(2))
        spikes = bp.LoopOverTime(cell, data_first_axis="B")(np.full((2, 40, 3), 30.0))
        assert spikes.shape == (2, 40, 3)

    def test_arguments_that_do_not_fit(self):
        with pytest.raises(TypeError, match="target"):
            bp.LoopOverTime(lambda x: x)
        with pytest.raises(ValueError, match="t0"):
            bp.LoopOverTime(bp.neurons.LIF(1), t0=5.0)
        with pytest.raises(ValueError, match="dt"):
            bp.LoopOverTime(bp.neurons.LIF(1), dt=0.5)
