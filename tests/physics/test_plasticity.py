"""Short-term plasticity under regular firing against the recurrence of its equations."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

DT = 0.1
PERIODS = np.array([20, 50, 100, 300, 1000])
"""Steps from spike to spike, one neuron for each: 500, 200, 100, 33 and 10 Hz."""


def regular(steps):
    """A neuron for each period, from step 5 on; and the steps in which each fires."""
    fired = [np.arange(5, steps - 1, period) for period in PERIODS]
    indices = np.repeat(np.arange(len(PERIODS)), [len(each) for each in fired])
    return bp.neurons.SpikeTimeGroup(len(PERIODS), indices, (np.concatenate(fired) - 0.5) * DT), fired


def weights_of_spikes(stp, steps, names):
    """What each spike of each neuron counts, and the states of the plasticity right after it."""
    pre, fired = regular(steps)
    post = bp.neurons.LIF(len(PERIODS), V_th=1e9)
    syn = bp.synapses.Delta(pre, post, bp.conn.One2One(), stp=stp)
    names = ["syn.g", *(f"syn.stp.{name}" for name in names)]
    net = bp.Network(pre=pre, syn=syn, post=post)
    runner = bp.DSRunner(net, monitors=names, dt=DT, progress_bar=False)
    runner.run(steps * DT)
    assert np.count_nonzero(runner.mon["syn.g"]) == sum(map(len, fired))
    return [[runner.mon[name][each + 1, neuron] for name in names] for neuron, each in enumerate(fired)]


def depression(period, count, tau, U):
    """The resource right after each spike: it relaxes to 1, and a spike leaves 1 - U of it."""
    x, found = 1.0, []
    rest = np.exp(-period * DT / tau)
    for number in range(count):
        before = x if number == 0 else 1 - (1 - x) * rest
        x = (1 - U) * before
        found.append(x)
    return np.array(found)


def facilitation(period, count, U, tau_f, tau_d):
    """u and x right after each spike; u decays from the start, for seven steps until the first one is seen."""
    u, x, found = U, 1.0, []
    for number in range(count):
        since = (7 if number == 0 else period) * DT
        u *= np.exp(-since / tau_f)
        u += U * (1 - u)
        x = (1 - (1 - x) * np.exp(-since / tau_d)) * (1 - u)
        found.append((u, x))
    return np.array(found).T


@pytest.mark.parametrize(("tau", "U"), [(200.0, 0.07), (50.0, 0.5), (800.0, 0.9)])
def test_depression(x64, tau, U):
    found = weights_of_spikes(bp.synplast.STD(tau=tau, U=U), 20_000, ["x"])
    for period, (weight, x) in zip(PERIODS, found, strict=True):
        np.testing.assert_allclose(x, depression(period, len(x), tau, U), rtol=1e-12, atol=1e-15)
        np.testing.assert_array_equal(weight, x)
        rest = np.exp(-period * DT / tau)
        steady = (1 - U) * (1 - rest) / (1 - (1 - U) * rest)
        left = ((1 - U) * rest) ** len(x)  # of the way from 1
        assert abs(x[-1] - steady) <= left + 1e-12


@pytest.mark.parametrize(
    ("U", "tau_f", "tau_d"), [(0.15, 1500.0, 200.0), (0.45, 50.0, 750.0), (0.03, 530.0, 130.0)], ids=str
)
def test_facilitation(x64, U, tau_f, tau_d):
    found = weights_of_spikes(bp.synplast.STP(U=U, tau_f=tau_f, tau_d=tau_d), 60_000, ["u", "x"])
    for period, (weight, u, x) in zip(PERIODS, found, strict=True):
        np.testing.assert_allclose([u, x], facilitation(period, len(u), U, tau_f, tau_d), rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(weight, u * x, rtol=1e-15)
        rest_f, rest_d = np.exp(-period * DT / tau_f), np.exp(-period * DT / tau_d)
        steady_u = U / (1 - (1 - U) * rest_f)
        steady_x = (1 - steady_u) * (1 - rest_d) / (1 - (1 - steady_u) * rest_d)
        np.testing.assert_allclose([u[-1], x[-1]], [steady_u, steady_x], rtol=1e-3)


def test_which_way_a_synapse_goes(x64):
    """Long facilitation lets the second spike of a pair count more, long recovery lets it count less."""
    for stp, grows in ((bp.synplast.STP(U=0.1, tau_f=1000.0, tau_d=50.0), True),
                       (bp.synplast.STP(U=0.5, tau_f=20.0, tau_d=700.0), False)):  # fmt: skip
        weight, *_ = weights_of_spikes(stp, 1200, ["u", "x"])[3]
        assert (weight[1] > weight[0]) is np.bool_(grows)


def test_a_plastic_current_is_an_exponential_synapse_with_plasticity(x64):
    pre, _ = regular(5000)
    post = bp.neurons.LIF(len(PERIODS), V_th=1e9)
    conn, plasticity = bp.conn.One2One(), {"U": 0.2, "tau_f": 300.0, "tau_d": 150.0}
    one = bp.synapses.STP(pre, post, conn, **plasticity, tau=6.0)
    other = bp.synapses.Exponential(pre, post, conn, tau=6.0, stp=bp.synplast.STP(**plasticity))
    net = bp.Network(pre=pre, one=one, other=other, post=post)
    runner = bp.DSRunner(net, monitors=["one.I", "other.g"], progress_bar=False)
    runner.run(500.0)
    assert runner.mon["one.I"].any(axis=0).all()
    np.testing.assert_allclose(runner.mon["one.I"], runner.mon["other.g"], rtol=1e-12)
