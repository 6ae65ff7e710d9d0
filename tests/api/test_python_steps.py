"""Models that cannot be traced: they run in Python, with the numbers of their twins that can be, and one warning."""

from __future__ import annotations

import math
import re
import warnings

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm

N, TAU, V_TH, V_RESET = 7, 10.0, 20.0, -5.0
CURRENT = np.linspace(10.0, 60.0, N)


@pytest.fixture(autouse=True)
def _double():
    bm.enable_x64()
    yield
    bm.disable_x64()


class Cell(bp.NeuGroup):
    """A leaky neuron whose step can be traced."""

    def __init__(self):
        super().__init__(N)
        self.V = bm.Variable(bm.zeros(N))
        self.x = bm.Variable(bm.zeros(N))
        self.spike = bm.Variable(bm.zeros(N, dtype=bool))
        self.input = bm.Variable(bm.zeros(N))
        self.integral = bp.odeint(lambda V, t, x: (-V + x) / TAU)
        self.prepare()

    def prepare(self):
        """What a twin has besides."""

    def drive(self):
        return self.input.value

    def update(self):
        V = self.integral(self.V, bp.share["t"], self.drive(), bp.share["dt"])
        self.spike.value = V >= V_TH
        self.V.value = bm.where(self.spike, V_RESET, V)
        self.input[:] = 0.0


class IfOnState(Cell):
    def drive(self):
        return self.input + (5.0 if self.V.value.max() > 10.0 else 0.0)


class IfOnStateTwin(Cell):
    def drive(self):
        return self.input + bm.where(bm.max(self.V) > 10.0, 5.0, 0.0)


class Counter(Cell):
    def prepare(self):
        self.steps = 0

    def drive(self):
        self.steps += 1
        return self.input + 0.01 * self.steps


class CounterTwin(Cell):
    def prepare(self):
        self.steps = bm.Variable(bm.zeros(1))

    def drive(self):
        self.steps += 1
        return self.input + 0.01 * self.steps


class GlobalRandom(Cell):
    def drive(self):
        return self.input + np.random.random()  # noqa: NPY002


class OwnRandom(Cell):
    def prepare(self):
        self.rng = np.random.default_rng(3)

    def drive(self):
        return self.input + self.rng.random(N)


class Table(Cell):
    """The numbers that the generators of the twins draw."""

    def prepare(self):
        self.table = bm.asarray(self.numbers())

    def drive(self):
        return self.input + self.table[bp.share["i"]]


class GlobalRandomTwin(Table):
    def numbers(self):
        return np.random.RandomState(5).random_sample(2000)


class OwnRandomTwin(Table):
    def numbers(self):
        return np.random.default_rng(3).random((2000, N))


class SciPyCall(Cell):
    def drive(self):
        from scipy.interpolate import interp1d

        return self.input + interp1d([-1e3, 0.0, 1e3], [0.0, 1.0, 3.0])(self.V.value)


class SciPyCallTwin(Cell):
    def drive(self):
        V = self.V.value
        return self.input + bm.where(V < 0.0, 1.0 + V / 1e3, 1.0 + 2.0 * V / 1e3)


class LoopOverNeurons(Cell):
    def update(self):
        current = self.drive()
        V = [self.integral(self.V[k], bp.share["t"], current[k], bp.share["dt"]) for k in range(N)]
        for k in range(N):
            self.spike[k] = bool(V[k] >= V_TH)
            self.V[k] = V_RESET if V[k] >= V_TH else V[k]
        self.input[:] = 0.0


class FloatOfState(Cell):
    def drive(self):
        return self.input + math.exp(-float(self.V[0]) / 50.0)


class FloatOfStateTwin(Cell):
    def drive(self):
        return self.input + bm.exp(-self.V[0] / 50.0)


class WhileLoop(Cell):
    def drive(self):
        extra = self.V.value.sum()
        while extra > 30.0:
            extra = extra - 30.0
        return self.input + 0.01 * extra


class WhileLoopTwin(Cell):
    def drive(self):
        extra = self.V.sum()
        return self.input + 0.01 * bm.where(extra > 30.0, extra - 30.0 * (bm.ceil(extra / 30.0) - 1.0), extra)


class MaskedWrite(Cell):
    def update(self):
        V = self.integral(self.V, bp.share["t"], self.drive(), bp.share["dt"])
        V = np.array(V)
        fired = V >= V_TH
        V[fired] = V_RESET
        self.spike.value, self.V.value = fired, V
        self.input[:] = 0.0


class TimeAsNumber(Cell):
    def drive(self):
        return self.input + (10.0 if bp.share["t"] > 50.0 else 0.0)


class TimeAsNumberTwin(Cell):
    def drive(self):
        return self.input + bm.where(bp.share["t"] > 50.0, 10.0, 0.0)


PAIRS = [
    (IfOnState, IfOnStateTwin),
    (Counter, CounterTwin),
    (GlobalRandom, GlobalRandomTwin),
    (OwnRandom, OwnRandomTwin),
    (SciPyCall, SciPyCallTwin),
    (LoopOverNeurons, Cell),
    (FloatOfState, FloatOfStateTwin),
    (WhileLoop, WhileLoopTwin),
    (MaskedWrite, Cell),
    (TimeAsNumber, TimeAsNumberTwin),
]


def record(cell, *durations):
    """What a cell does that drives another one, over several runs."""
    post = bp.neurons.LIF(N)
    syn = bp.synapses.Exponential(cell, post, bp.conn.All2All(), g_max=0.4, delay_step=12)
    net = bp.Network(cell=cell, syn=syn, post=post)
    runner = bp.DSRunner(
        net,
        inputs=[("cell.input", CURRENT), ("post.input", 21.0)],
        monitors=["cell.V", "cell.spike", "post.V", "post.spike", "syn.g"],
        progress_bar=False,
    )
    parts = []
    for duration in durations:
        runner.run(duration)
        parts.append({key: np.array(value) for key, value in runner.mon.items()})
    return {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}


@pytest.mark.parametrize(("untraceable", "twin"), PAIRS, ids=lambda model: model.__name__)
def test_the_numbers_of_a_twin_that_can_be_traced(untraceable, twin):
    np.random.seed(5)  # noqa: NPY002
    with pytest.warns(UserWarning, match=r"runs in Python") as said:
        stepped = record(untraceable(), 60.0, 40.0)
    assert sum("runs in Python" in str(warning.message) for warning in said) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        traced = record(twin(), 60.0, 40.0)
    assert stepped["cell.spike"].any()
    assert stepped["post.spike"].any()
    for key, expected in traced.items():
        if expected.dtype == bool:
            assert np.array_equal(stepped[key], expected), key
        else:
            np.testing.assert_allclose(stepped[key], expected, rtol=1e-12, atol=1e-12, err_msg=key)


@pytest.mark.parametrize(
    ("model", "line"),
    [
        (IfOnState, "if self.V.value.max() > 10.0"),
        (FloatOfState, "math.exp"),
        (TimeAsNumber, 'if bp.share["t"] > 50.0'),
    ],
)
def test_the_warning_names_the_line(model, line):
    with pytest.warns(UserWarning, match=re.escape("test_python_steps.py:")) as said:
        record(model(), 1.0)
    assert any(line in str(warning.message) for warning in said)


def test_attributes_are_as_if_only_the_steps_had_been_done():
    cell = Counter()
    with pytest.warns(UserWarning, match="'steps' changed"):
        record(cell, 10.0)
    assert cell.steps == 100


def test_a_traced_object_keeps_its_attributes():
    cell = CounterTwin()
    before = {key: value for key, value in vars(cell).items() if not isinstance(value, bm.Variable)}
    record(cell, 1.0)
    after = vars(cell)
    assert all(after[key] is value for key, value in before.items() if key != "_version")


def test_runs_that_follow_each_other_share_a_program_until_an_attribute_changes():
    class Scaled(Cell):
        def prepare(self):
            self.gain = 1.0

        def drive(self):
            return self.gain * self.input

    cell = Scaled()
    runner = bp.DSRunner(bp.Network(cell=cell), inputs=("cell.input", 1.0), monitors=["cell.V"], progress_bar=False)
    runner.run(0.1)
    first = runner._program
    runner.run(0.1)
    assert runner._program is first
    before = runner.mon["cell.V"][-1, 0]
    cell.gain = 3.0
    runner.run(0.1)
    assert runner.mon["cell.V"][-1, 0] == pytest.approx(before + 0.1 * (3.0 - before) / TAU)
