"""The alpha synapse against the closed form of its steps, and against the alpha function that these approach."""

from __future__ import annotations

import numpy as np
import pytest
from one_synapse import after, orders, record

import bouton as bp


def alpha(spikes, steps, what="syn.g", **options):
    return record(bp.synapses.Alpha, spikes, steps, what, output=bp.synouts.CUBA(), **options)


def steps_of_g(since, tau, dt):
    """g when h stands still within each step: (1 - p) n p^(n-1), with p what a step leaves of both."""
    n = np.maximum(since, 0)
    return -np.expm1(-dt / tau) * n * np.exp(-(n - 1.0) * dt / tau)


@pytest.mark.parametrize("dt", [0.02, 0.1, 1.0])
@pytest.mark.parametrize("tau", [0.3, 10.0, 1e4])
def test_one_spike(x64, tau, dt):
    g, h = alpha([7], 400, ("syn.g", "syn.h"), dt=dt, tau_decay=tau)
    since = after([7], 400)[:, 0]
    drives = np.where(since >= 0, np.exp(-np.maximum(since, 0) * dt / tau), 0.0)
    np.testing.assert_allclose(h, drives, rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(g, steps_of_g(since, tau, dt), rtol=1e-12, atol=1e-300)


def test_a_train_of_spikes_is_a_sum(x64):
    spikes = np.flatnonzero(np.random.default_rng(4).random(1000) < 0.1).tolist()
    expected = steps_of_g(after(spikes, 1200), 4.0, 0.1).sum(axis=1)
    np.testing.assert_allclose(alpha(spikes, 1200, tau_decay=4.0), expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("tau", [2.0, 10.0])
def test_its_steps_approach_the_alpha_function_in_first_order(x64, tau):
    errors, peaks = [], []
    for dt in (0.2, 0.1, 0.05, 0.025):
        steps = round(25.0 / dt)
        g = alpha([0], steps, dt=dt, tau_decay=tau)[1:]
        t = np.arange(steps - 1) * dt
        errors.append(np.abs(g - t / tau * np.exp(-t / tau)).max())
        peaks.append(abs(g.max() - np.exp(-1.0)))
        assert abs(t[g.argmax()] - tau) <= dt
    np.testing.assert_allclose(orders(errors)[1:], 1.0, atol=0.05)
    np.testing.assert_allclose(orders(peaks)[1:], 1.0, atol=0.05)


def test_it_is_a_dual_exponential_of_equal_time_constants(x64):
    """Which peaks at 1 where an alpha synapse peaks at 1/e."""
    dual = record(bp.synapses.DualExponential, [3], 300, output=bp.synouts.CUBA(), tau_decay=5.0, tau_rise=5.0)
    np.testing.assert_allclose(dual, np.e * alpha([3], 300, tau_decay=5.0), rtol=1e-12, atol=1e-300)
