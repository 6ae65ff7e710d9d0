"""The exponential synapse and its outputs against their closed forms."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

KICK = 1e6
"""Makes a neuron of 10 ms fire in the step it comes in."""


def response(steps_of_spikes, steps, what="syn.g", dt=0.1, post=None, **options):
    """What one synapse does when its presynaptic neuron fires in some steps."""
    pre, post = bp.neurons.LIF(1), post or bp.neurons.LIF(1)
    syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), **options)
    kicks = np.zeros(steps)
    kicks[steps_of_spikes] = KICK
    runner = bp.DSRunner(
        bp.Network(pre=pre, syn=syn, post=post),
        inputs=("pre.input", kicks, "iter"),
        monitors=["pre.spike", what],
        dt=dt,
        progress_bar=False,
    )
    runner.run(steps * dt)
    assert np.flatnonzero(runner.mon["pre.spike"]).tolist() == list(steps_of_spikes)
    return runner.mon[what][:, 0]


@pytest.mark.parametrize("dt", [0.01, 0.1, 2.0])
@pytest.mark.parametrize("tau", [0.3, 5.0, 1e4])
def test_a_spike_jumps_and_decays_exponentially(x64, dt, tau):
    g = response([10], 500, dt=dt, g_max=0.7, tau=tau)
    since = np.arange(500) - 11  # seen in the step after it
    expected = np.where(since >= 0, 0.7 * np.exp(-np.maximum(since, 0) * dt / tau), 0.0)
    np.testing.assert_allclose(g, expected, rtol=1e-12, atol=1e-300)


def test_spikes_add_up(x64):
    rng = np.random.default_rng(5)
    spikes = np.sort(rng.choice(900, 120, replace=False))
    g = response(spikes, 1000, g_max=1.3, tau=6.0, delay_step=17)
    since = (np.arange(1000)[:, None] - spikes - 16) * 0.1
    expected = np.where(since >= -1e-9, 1.3 * np.exp(-np.maximum(since, 0) / 6.0), 0.0).sum(axis=1)
    np.testing.assert_allclose(g, expected, rtol=1e-12, atol=1e-14)


def test_euler_has_its_own_decay_and_converges_in_first_order(x64):
    errors = []
    for dt in (0.4, 0.2, 0.1, 0.05):
        steps = round(12.0 / dt)
        g = response([0], steps + 2, dt=dt, tau=5.0, method="euler")
        np.testing.assert_allclose(g[1:], (1 - dt / 5.0) ** np.arange(steps + 1), rtol=1e-12)
        errors.append(abs(g[-1] - np.exp(-12.0 / 5.0)))
    np.testing.assert_allclose(np.array(errors[:-1]) / errors[1:], 2.0, rtol=0.05)


def test_coba_ends_where_its_currents_balance(x64):
    """One spike opens a conductance that stays: V ends at the mean of rest and E, weighted by conductances."""
    for E, weight in ((0.0, 0.05), (-80.0, 0.7), (-60.0, 2.0)):
        post = bp.neurons.LIF(1, V_rest=-60.0, V_th=1e9, R=0.5, tau=10.0, V_initializer=-60.0)
        V = response([0], 5000, "post.V", post=post, g_max=weight, tau=1e30, output=bp.synouts.COBA(E=E))
        assert V[-1] == pytest.approx((-60.0 + 0.5 * weight * E) / (1 + 0.5 * weight), rel=1e-12)


def test_cuba_is_the_convolution_of_membrane_and_synapse(x64):
    """A double exponential; the current of a step is its conductance at the end, which is off by first order."""
    tau, tau_syn, weight = 20.0, 5.0, 3.0
    errors = []
    for dt in (0.1, 0.05, 0.025):
        post = bp.neurons.LIF(1, V_th=1e9, tau=tau)
        V = response([0], round(40 / dt), "post.V", dt=dt, post=post, g_max=weight, tau=tau_syn)
        t = np.arange(len(V)) * dt
        exact = weight * tau_syn / (tau - tau_syn) * (np.exp(-t / tau) - np.exp(-t / tau_syn))
        errors.append(np.abs(V - exact).max())
    assert errors[0] < 0.02
    np.testing.assert_allclose(np.array(errors[:-1]) / errors[1:], 2.0, rtol=0.1)


def test_the_sum_over_many_synapses_is_the_matrix_product(x64):
    rng = np.random.default_rng(1)
    weights = rng.normal(size=(60, 40))
    fired = rng.random(60) < 0.4
    pre, post = bp.neurons.LIF(60), bp.neurons.LIF(40, V_th=1e9)
    syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), g_max=weights)
    net = bp.Network(pre=pre, syn=syn, post=post)
    kicks = np.stack([fired * KICK, np.zeros(60)])
    runner = bp.DSRunner(net, inputs=("pre.input", kicks, "iter"), monitors=["syn.g"], progress_bar=False)
    runner.run(0.2)
    np.testing.assert_allclose(runner.mon["syn.g"][1], fired @ weights, rtol=1e-12, atol=1e-14)
