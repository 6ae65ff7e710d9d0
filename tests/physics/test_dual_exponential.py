"""The dual-exponential synapse against the closed form of its steps, and against the kernel that these approach."""

from __future__ import annotations

import numpy as np
import pytest
from one_synapse import after, orders, record

import bouton as bp

TAUS = [(10.0, 1.0), (100.0, 0.5), (6.0, 6.0), (6.0, 6.0 + 1e-9), (1.0, 10.0)]
"""Decay and rise: the default, far apart, equal, nearly equal, and the other way round."""


def dual_exponential(spikes, steps, what="syn.g", **options):
    return record(bp.synapses.DualExponential, spikes, steps, what, output=bp.synouts.CUBA(), **options)


def drive(decay, rise):
    """What a spike adds to h for a peak of 1, from where the two exponentials differ most."""
    if decay == rise:
        return np.e / decay
    t_peak = np.log1p((decay - rise) / rise) * rise * decay / (decay - rise)
    return np.exp(t_peak / rise) / decay  # there dg/dt = 0, so that 1 = g = decay h


def steps_of_g(since, decay, rise, a, dt):
    """g when h stands still within each step: a sum of p^(n-1-k) q^k, with p and q what a step leaves of g and h."""
    n = np.maximum(since, 0)
    p, apart = np.exp(-dt / decay), dt / decay - dt / rise
    terms = np.expm1(n * apart) / np.expm1(apart) if apart else n
    return a * decay * -np.expm1(-dt / decay) * p ** (n - 1.0) * terms


def kernel(t, decay, rise, a):
    """g of the differential equation, t after a spike."""
    if decay == rise:
        return a * t * np.exp(-t / decay)
    return a * np.exp(-t / decay) * -np.expm1(t / decay - t / rise) * decay * rise / (decay - rise)


@pytest.mark.parametrize("dt", [0.02, 0.1, 1.0])
@pytest.mark.parametrize(("decay", "rise"), TAUS)
def test_one_spike(x64, decay, rise, dt):
    g, h = dual_exponential([7], 400, ("syn.g", "syn.h"), dt=dt, tau_decay=decay, tau_rise=rise)
    since, a = after([7], 400)[:, 0], drive(decay, rise)
    drives = np.where(since >= 0, a * np.exp(-np.maximum(since, 0) * dt / rise), 0.0)
    np.testing.assert_allclose(h, drives, rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(g, steps_of_g(since, decay, rise, a, dt), rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize(("decay", "rise"), TAUS)
def test_a_train_of_spikes_is_a_sum(x64, decay, rise):
    spikes = np.flatnonzero(np.random.default_rng(4).random(1000) < 0.1).tolist()
    g = dual_exponential(spikes, 1200, tau_decay=decay, tau_rise=rise)
    expected = steps_of_g(after(spikes, 1200), decay, rise, drive(decay, rise), 0.1).sum(axis=1)
    np.testing.assert_allclose(g, expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("A", [1.0, 0.3, -2.0])
@pytest.mark.parametrize(("decay", "rise"), [(10.0, 1.0), (1.0, 10.0)])
def test_with_an_amplitude_it_is_the_difference_of_two_exponentials(x64, decay, rise, A):
    """One minus the other, times A: that is what the kernel of g is then, and its steps follow from `a`."""
    a = A * (decay - rise) / (rise * decay)
    t = np.arange(400) * 0.1
    np.testing.assert_allclose(
        kernel(t, decay, rise, a), A * (np.exp(-t / decay) - np.exp(-t / rise)), rtol=1e-12, atol=1e-14
    )
    g = dual_exponential([7], 400, tau_decay=decay, tau_rise=rise, A=A)
    np.testing.assert_allclose(g, steps_of_g(after([7], 400)[:, 0], decay, rise, a, 0.1), rtol=1e-12, atol=1e-300)


def test_equal_time_constants_are_the_limit_of_different_ones(x64):
    equal, near = (dual_exponential([0], 500, tau_decay=5.0, tau_rise=5.0 + apart) for apart in (0.0, 1e-6))
    np.testing.assert_allclose(near[2:], equal[2:], rtol=1e-5)


@pytest.mark.parametrize(("decay", "rise"), TAUS)
def test_its_steps_approach_the_kernel_in_first_order(x64, decay, rise):
    errors = []
    for dt in (0.2, 0.1, 0.05, 0.025):
        steps = round(25.0 / dt)
        g = dual_exponential([0], steps, dt=dt, tau_decay=decay, tau_rise=rise)
        t = np.arange(steps - 1) * dt
        errors.append(np.abs(g[1:] - kernel(t, decay, rise, drive(decay, rise))).max())
    np.testing.assert_allclose(orders(errors)[1:], 1.0, atol=0.12)


@pytest.mark.parametrize(("decay", "rise"), TAUS)
def test_a_single_spike_peaks_at_1_in_the_limit_of_short_steps(x64, decay, rise):
    errors = []
    for dt in (0.1, 0.05, 0.025, 0.0125):
        g = dual_exponential([0], round(30.0 / dt), dt=dt, tau_decay=decay, tau_rise=rise)
        errors.append(abs(g.max() - 1.0))
    np.testing.assert_allclose(orders(errors)[1:], 1.0, atol=0.12)
    assert errors[-1] < dt / min(rise, decay)
