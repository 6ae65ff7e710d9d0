"""Neurons of the newer spelling: those of ``bouton.neurons``, driven by projections."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

PAIRS = {
    "LifRef": "LIF",
    "ExpIFRef": "ExpIF",
    "AdExIFRef": "AdExIF",
    "QuaIFRef": "QuaIF",
    "AdQuaIFRef": "AdQuaIF",
    "GifRef": "GIF",
    "IzhikevichRef": "Izhikevich",
    "HH": "HH",
    "MorrisLecar": "MorrisLecar",
    "WangBuzsakiHH": "WangBuzsakiModel",
}
CURRENT = {"LifRef": 25.0, "QuaIFRef": 25.0, "AdQuaIFRef": 40.0, "MorrisLecar": 100.0, "WangBuzsakiHH": 2.0}


def options(name):
    own = {} if name in ("LifRef", "GifRef", "WangBuzsakiHH") else {"V_initializer": -66.0}
    return {**own, "tau_ref": 2.0} if name.endswith("Ref") else own


def trajectory(group, name, method="predict"):
    """V, and the number of spikes, for a constant current."""
    current = CURRENT.get(name, 12.0)
    runner = bp.DSRunner(group, monitors=["V", "spike"], progress_bar=False)
    runner.run(inputs=np.full((600, group.num), current))
    return runner.mon.V, int(runner.mon.spike.sum())


@pytest.mark.parametrize("x64", [False, True])
@pytest.mark.parametrize("name", list(PAIRS))
def test_all_ways_to_step_a_model_give_the_same_bits(name, x64):
    bp.math.set(x64=x64)
    older = trajectory(getattr(bp.neurons, PAIRS[name])(2, **options(name)), name)
    assert older[1] > 0
    for kind in (name, f"{name}LTC"):
        newer = trajectory(getattr(bp.dyn, kind)(2, **options(name)), name)
        assert (newer[0] == older[0]).all(), kind
        assert newer[1] == older[1]


@pytest.mark.parametrize("name", [name for name in PAIRS if name.endswith("Ref")])
def test_without_a_refractory_period(name):
    free = name.removesuffix("Ref")
    given = {key: value for key, value in options(name).items() if key != "tau_ref"}
    one, two = getattr(bp.dyn, free)(2, **given), getattr(bp.dyn, name)(2, **given)
    assert (trajectory(one, name)[0] == trajectory(two, name)[0]).all()
    for kind, other in ((free, name), (f"{free}LTC", f"{name}LTC")):
        with pytest.raises(TypeError, match=f"'tau_ref', which only {other} has"):
            getattr(bp.dyn, kind)(2, tau_ref=1.0)


def test_there_is_no_input_to_see():
    assert not hasattr(bp.dyn.Lif(2), "input")
    assert hasattr(bp.neurons.LIF(2), "input")
    assert isinstance(bp.dyn.Lif(2), bp.dyn.NeuDyn)
    assert bp.dyn.NeuGroup is bp.dyn.NeuDyn


def test_currents_last_one_step():
    cell = bp.dyn.Lif(1, V_th=1e9)
    potential = bp.math.for_loop(lambda i: (cell.step_run(i, 10.0 * (i == 0)), cell.V.value)[1], bp.math.arange(3))
    assert potential[0, 0] > potential[1, 0] > potential[2, 0] > 0


def test_noise_of_a_liquid_model_has_the_right_size():
    cells = bp.dyn.LifLTC(20_000, noise=2.0, V_th=1e9, tau=1e9)
    cells.seed = 1
    bp.DSRunner(cells, progress_bar=False).run(1.0)
    assert np.std(cells.V.value) == pytest.approx(2.0, rel=0.02)
    assert np.mean(cells.V.value) == pytest.approx(0.0, abs=0.06)


def test_simple_dynamics():
    ou = bp.dyn.OUProcess(50_000, mean=3.0, sigma=0.5, tau=2.0)
    ou.seed = 2
    bp.math.for_loop(ou.step_run, bp.math.arange(300), progress_bar=False)
    assert np.mean(ou.x.value) == pytest.approx(3.0, abs=0.01)
    assert np.std(ou.x.value) == pytest.approx(0.5 * np.sqrt(2.0 / 2), rel=0.03)  # sigma sqrt(tau/2), and dt > 0
    source = bp.dyn.InputVar(2)
    net = bp.Network(source=source)
    runner = bp.DSRunner(net, inputs=("source.input", 3.0), monitors=["source.input"], progress_bar=False)
    runner.run(0.3)
    assert (runner.mon["source.input"] == 3.0).all()


@pytest.mark.parametrize(("count", "freq"), [(20, 40.0), (3000, 40.0), (50, 10_000.0)])
def test_poisson_input_has_mean_and_variance_of_the_binomial_law(count, freq):
    cells = bp.neurons.LIF(4000, V_th=1e9)
    net = bp.Network(bp.dyn.PoissonInput(cells.input, num_input=count, freq=freq, weight=0.5), cells)
    net.seed = 3
    runner = bp.DSRunner(net, monitors={"input": cells.input}, progress_bar=False)
    runner.run(5.0)
    p = min(freq * 1e-4, 1.0)
    assert runner.mon.input.mean() == pytest.approx(0.5 * count * p, rel=0.01)
    assert runner.mon.input.var() == pytest.approx(0.25 * count * p * (1 - p), rel=0.02, abs=1e-9)
    with pytest.raises(TypeError, match=r'"target_var" must be a Variable, got 3'):
        bp.dyn.PoissonInput(3, 1, 1.0, 1.0)


class Cell(bp.dyn.CondNeuGroup):
    def __init__(self, size, **options):
        super().__init__(size, V_initializer=-65.0, **options)
        self.INa = bp.channels.INa_TM1991(size, g_max=100.0)
        self.IK = bp.channels.IK_TM1991(size, g_max=30.0, V_sh=-63.0)
        self.IL = bp.channels.IL(size, E=-60.0, g_max=0.05)


def test_channels_make_a_neuron():
    cell = Cell(1)
    assert [type(channel).__name__ for channel in cell.channels] == ["INa_TM1991", "IK_TM1991", "IL"]
    assert (cell.INa.p.value == 0).all()
    bp.reset_state(cell)
    assert 0 < cell.INa.p.value[0] < 0.1
    assert cell.INa.q.value[0] > 0.9
    runner = bp.DSRunner(cell, inputs=("input", 1.0), monitors=["spike", "V"], progress_bar=False)
    runner.run(200.0)
    assert 5 < runner.mon.spike.sum() < 40
    assert runner.mon.V.max() > 20


def test_channels_by_name_and_the_area():
    leak = bp.channels.IL(1, E=-70.0)
    small = bp.dyn.CondNeuGroupLTC(1, V_initializer=-70.0, A=1e-4, leak=leak)
    assert small.leak is leak
    small(1.0)
    assert small.V.value[0] == pytest.approx(-70 + 1.0 * 10 * (1 - np.exp(-0.01)) / 0.1, rel=1e-4)
    with pytest.raises(TypeError, match=r'"leak" must be a channel.*got 3'):
        bp.dyn.CondNeuGroupLTC(1, leak=3)


def test_gates_follow_their_rates():
    channel = bp.channels.IK_TM1991(1)
    opening, closing = channel.rates("p", -40.0)
    for _ in range(2000):
        channel(np.array([-40.0]))
    assert channel.p.value[0] == pytest.approx(opening / (opening + closing), rel=1e-4)
