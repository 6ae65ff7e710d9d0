"""NMDA gating against its equations, integrated by SciPy to ten digits."""

from __future__ import annotations

import numpy as np
import pytest
from one_synapse import orders, record
from scipy.integrate import solve_ivp

import bouton as bp

SPIKES = (0.0, 10.0, 12.0, 13.6, 40.0)
"""Times of spikes (ms), multiples of all steps used here."""

UNTIL = 60.0
GATING = {"tau_decay": 30.0, "a": 0.4, "tau_rise": 2.0}


def nmda(spikes, steps, what="syn.g", **options):
    return record(bp.synapses.NMDA, spikes, steps, what, output=bp.synouts.CUBA(), **options)


def exact(times, tau_decay, a, tau_rise):
    """g at some times: from spike to spike by an eighth-order Runge-Kutta method."""

    def gating(_, y):
        g, x = y
        return [-g / tau_decay + a * x * (1 - g), -x / tau_rise]

    result, y = np.zeros(len(times)), np.zeros(2)
    for start, end in zip(SPIKES, (*SPIKES[1:], UNTIL), strict=True):
        y = [y[0], y[1] + 1.0]
        piece = solve_ivp(gating, (start, end), y, "DOP853", rtol=1e-10, atol=1e-13, dense_output=True)
        within = (times >= start - 1e-9) & (times < end - 1e-9)
        result[within] = piece.sol(times[within])[0]
        y = piece.y[:, -1]
    return result


def errors(method, steps_of_time):
    """The largest error of g for each length of a step."""
    worst = []
    for dt in steps_of_time:
        steps = round(UNTIL / dt)
        g = nmda([round(t / dt) for t in SPIKES], steps + 1, dt=dt, method=method, **GATING)[1:]  # seen one step later
        worst.append(np.abs(g - exact(np.arange(steps) * dt, **GATING)).max())
    return worst


@pytest.mark.parametrize(
    ("method", "order"),
    [("exp_auto", 1), ("euler", 1)]
    + [(method, 2) for method in ("midpoint", "heun2", "ralston2", "rk2")]
    + [(method, 3) for method in ("rk3", "heun3", "ralston3", "ssprk3")]
    + [(method, 4) for method in ("rk4", "ralston4", "rk4_38rule")],
)
def test_each_integrator_converges_in_its_order(x64, method, order):
    found = errors(method, (0.2, 0.1, 0.05))
    assert orders(found)[-1] == pytest.approx(order, abs=0.16)
    assert found[-1] < {1: 5e-3, 2: 6e-5, 3: 7e-7, 4: 2e-9}[order]


def test_x_is_exact_at_any_step(x64):
    for dt in (0.1, 0.4):
        steps = round(UNTIL / dt)
        x = nmda([round(t / dt) for t in SPIKES], steps + 1, "syn.x", dt=dt, **GATING)[1:]
        since = np.arange(steps)[:, None] * dt - SPIKES
        expected = np.where(since > -1e-9, np.exp(-np.maximum(since, 0.0) / GATING["tau_rise"]), 0.0).sum(axis=1)
        np.testing.assert_allclose(x, expected, rtol=1e-12)


def test_each_step_is_exact_for_an_x_that_stands_still(x64):
    """g relaxes to where opening and closing balance, with the rate of both."""
    spikes = np.flatnonzero(np.random.default_rng(6).random(900) < 0.05).tolist()
    g, x = nmda(spikes, 1000, ("syn.g", "syn.x"), tau_decay=80.0, a=0.7, tau_rise=1.5)
    rate = 1 / 80.0 + 0.7 * x[:-1]
    balance = 0.7 * x[:-1] / rate
    np.testing.assert_allclose(g[1:], balance + (g[:-1] - balance) * np.exp(-rate * 0.1), rtol=1e-12, atol=1e-15)
    assert g.max() > 0.5


def test_a_drive_that_stays_opens_a_known_fraction(x64):
    spikes, a, tau = [0, 1, 2], 0.02, 50.0
    g = nmda(spikes, 20_000, tau_rise=1e30, a=a, tau_decay=tau)
    rate = 1 / tau + a * len(spikes)
    assert g[-1] == pytest.approx(a * len(spikes) / rate, rel=1e-12)


def test_it_never_opens_more_than_everything(x64):
    g = nmda(list(range(0, 3000, 2)), 3000, dt=1.0, a=50.0)
    assert 0.9998 < g.max() <= 1.0
    assert (g >= 0.0).all()
