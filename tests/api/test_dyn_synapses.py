"""Synapse models of the newer spelling by themselves."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

TIMES = [1.0, 1.5, 3.0, 3.1, 9.0]


def stepped(syn, steps=200):
    """What a synapse does with spikes, before the group that fires them does its own step: as in a network."""
    pre = bp.neurons.SpikeTimeGroup(2, [0] * len(TIMES), TIMES)

    class Net(bp.DynSysGroup):
        def update(self):
            value = syn(pre.spike.value)
            pre()
            return value, tuple(variable.value for variable in syn._variables().values())

    value, states = bp.math.for_loop(Net(syn, pre).step_run, bp.math.arange(steps), progress_bar=False)
    return value, dict(zip(syn._variables(), states, strict=True))


def in_a_network(make, names, steps=200):
    """The states of a synapse of the older spelling."""
    pre, post = bp.neurons.SpikeTimeGroup(2, [0] * len(TIMES), TIMES), bp.neurons.LIF(2)
    net = bp.Network(pre=pre, post=post, syn=make(pre, post))
    runner = bp.DSRunner(net, monitors=[f"syn.{name}" for name in names], progress_bar=False)
    runner.run(steps * 0.1)
    return {name.split(".")[-1]: runner.mon[f"syn.{name}"] for name in names}


MODELS = {
    "DualExponential": (bp.dyn.DualExpon, {"tau_rise": 2.0}, ["g", "h"]),
    "Alpha": (bp.dyn.Alpha, {"tau_decay": 3.0}, ["g", "h"]),
    "NMDA": (bp.dyn.NMDA, {"tau_decay": 30.0}, ["g", "x"]),
    "AMPA": (bp.dyn.AMPA, {}, ["g", "spike_arrival_time"]),
    "GABAa": (bp.dyn.GABAa, {}, ["g"]),
    "BioNMDA": (bp.dyn.BioNMDA, {}, ["g", "x"]),
}


@pytest.mark.parametrize("name", list(MODELS))
def test_states_are_those_of_the_older_synapses(name, x64):
    kind, options, names = MODELS[name]
    output = bp.synouts.CUBA()
    older = in_a_network(
        lambda pre, post: getattr(bp.synapses, name)(pre, post, bp.conn.One2One(), output=output, **options), names
    )
    _, newer = stepped(kind(2, **options))
    for state in names:
        np.testing.assert_allclose(newer[state], older[state], rtol=1e-12, atol=1e-15)
    assert (newer["g"][:, 0] > 0).any()
    assert (newer["g"][:, 1] == 0).all()


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        (lambda: bp.dyn.STD(2, tau=20.0, U=0.3), lambda: bp.synplast.STD(tau=20.0, U=0.3)),
        (lambda: bp.dyn.STP(2, U=0.2, tau_f=50.0, tau_d=10.0), lambda: bp.synplast.STP(U=0.2, tau_f=50.0, tau_d=10.0)),
    ],
    ids=["STD", "STP"],
)
def test_plasticity_is_that_of_the_older_spelling(newer, older, x64):
    value, states = stepped(newer())
    names = [f"stp.{name}" for name in states]
    expected = in_a_network(lambda pre, post: bp.synapses.Exponential(pre, post, bp.conn.One2One(), stp=older()), names)
    for state, values in states.items():
        np.testing.assert_allclose(values, expected[state], rtol=1e-12)
    np.testing.assert_allclose(value, np.prod(list(states.values()), axis=0), rtol=1e-12)


def test_exponentials_add_up(x64):
    one, two = bp.dyn.Expon(2, tau=4.0), bp.dyn.DualExponV2(2, tau_decay=6.0, tau_rise=2.0, A=1.5)
    value, _ = stepped(one)
    t = 0.1 * np.arange(200)
    arrivals = [round(10 * time) + 1 for time in TIMES]
    np.testing.assert_allclose(
        value[:, 0], sum(np.where(np.arange(200) >= k, np.exp(-(t - 0.1 * k) / 4.0), 0) for k in arrivals), rtol=1e-9
    )
    value, _ = stepped(two)
    late = [np.maximum(t - 0.1 * k, 0) for k in arrivals]
    np.testing.assert_allclose(value[:, 0], sum(1.5 * (np.exp(-s / 6) - np.exp(-s / 2)) for s in late), atol=1e-12)


def test_dual_exponentials_have_the_peak_one(x64):
    bp.math.set_dt(0.01)
    for syn in (bp.dyn.DualExpon(1, tau_decay=8.0, tau_rise=1.0), bp.dyn.DualExponV2(1, tau_decay=8.0, tau_rise=1.0)):
        values = bp.math.for_loop(lambda i, s=syn: s(i == 0), bp.math.arange(1000), progress_bar=False)
        assert values.max() == pytest.approx(1.0, abs=0.01)


def test_outputs():
    v = np.array([-60.0, 0.0])
    assert bp.dyn.CUBA().update(2.0, v) == 2.0
    assert bp.dyn.COBA(E=[-80.0, 10.0]).update(2.0, v).tolist() == [-40.0, 20.0]
    block = bp.dyn.MgBlock(V_offset=5.0).update(1.0, v)
    np.testing.assert_allclose(block, -v / (1 + 1.2 / 3.57 * np.exp(-0.062 * (v - 5.0))))
    with pytest.raises(ValueError, match=r"COBA\.E"):
        bp.dyn.COBA(E="a")
    with pytest.raises(NotImplementedError, match='"scaling" of CUBA must be None'):
        bp.dyn.CUBA(scaling=1.0)


def test_descriptions():
    one, two = bp.dyn.Expon.desc(3, tau=[1.0, 2.0, 3.0]), bp.dyn.Expon.desc(3, tau=[1.0, 2.0, 3.0])
    assert one.identifier == two.identifier
    assert one.identifier != bp.dyn.Expon.desc(3, tau=[1.0, 2.0, 4.0]).identifier
    assert one.identifier != bp.dyn.DualExponV2.desc(3).identifier
    assert repr(bp.dyn.Expon.desc(3, tau=2.0)) == "Expon.desc(3, tau=2.0)"
    made = one(name="mine")
    assert made.name == "mine"
    assert made.tau.tolist() == [1.0, 2.0, 3.0]
