"""Neurons against SciPy's DOP853 on the published equations, written here once more.

Exponential Euler is of first order: the error must halve with the step.
"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.integrate import solve_ivp

import bouton as bp


def opening(x, width):
    """x/(1 - exp(-x/width)), in units of width."""
    return x / width / -np.expm1(-x / width)


def hodgkin_huxley(current):
    """Hodgkin and Huxley (1952), with today's sign of V and rest at -65 mV."""

    def rates(t, state):
        V, m, h, n = state
        dV = current - 120 * m**3 * h * (V - 50) - 36 * n**4 * (V + 77) - 0.3 * (V + 54.387)
        dm = opening(V + 40, 10) * (1 - m) - 4 * np.exp(-(V + 65) / 18) * m
        dh = 0.07 * np.exp(-(V + 65) / 20) * (1 - h) - h / (1 + np.exp(-(V + 35) / 10))
        dn = 0.1 * opening(V + 55, 10) * (1 - n) - 0.125 * np.exp(-(V + 65) / 80) * n
        return dV, dm, dh, dn

    return rates


def wang_buzsaki(current):
    """Wang and Buzsáki (1996), equations 2.1 to 2.4."""

    def rates(t, state):
        V, h, n = state
        open_m, close_m = opening(V + 35, 10), 4 * np.exp(-(V + 60) / 18)
        m = open_m / (open_m + close_m)
        dV = current - 35 * m**3 * h * (V - 55) - 9 * n**4 * (V + 90) - 0.1 * (V + 65)
        dh = 5 * (0.07 * np.exp(-(V + 58) / 20) * (1 - h) - h / (np.exp(-(V + 28) / 10) + 1))
        dn = 5 * (0.1 * opening(V + 34, 10) * (1 - n) - 0.125 * np.exp(-(V + 44) / 80) * n)
        return dV, dh, dn

    return rates


def morris_lecar(current):
    """Morris and Lecar (1981), equation 9, in the notation of Rinzel and Ermentrout."""

    def rates(t, state):
        V, W = state
        m, w = (1 + np.tanh((V + 1.2) / 18)) / 2, (1 + np.tanh((V - 2) / 30)) / 2
        dV = (current - 4.4 * m * (V - 130) - 8 * W * (V + 84) - 2 * (V + 60)) / 20
        return dV, 0.04 * (w - W) * np.cosh((V - 2) / 60)

    return rates


def hindmarsh_rose(current):
    """Hindmarsh and Rose (1984)."""

    def rates(t, state):
        x, y, z = state
        return y - x**3 + 3 * x**2 - z + current, 1 - 5 * x**2 - y, 0.01 * (4 * (x + 1.6) - z)

    return rates


def fitzhugh_nagumo(current):
    """FitzHugh (1961), equations 1 and 2, with Nagumo's sign."""

    def rates(t, state):
        v, w = state
        return v - v**3 / 3 - w + current, (v + 0.7 - 0.8 * w) / 12.5

    return rates


def adaptive_exponential(current):
    """Brette and Gerstner (2005), below the threshold."""

    def rates(t, state):
        V, w = state
        return (-(V + 65) + 3.48 * np.exp((V + 59.9) / 3.48) - w + current) / 10, ((V + 65) - w) / 30

    return rates


CASES = {
    "HH": (hodgkin_huxley, {"V": -60.0, "m": 0.1, "h": 0.5, "n": 0.4}, 8.0, {"gL": 0.3}),
    "WangBuzsakiModel": (wang_buzsaki, {"V": -60.0, "h": 0.6, "n": 0.32}, 1.0, {}),
    "MorrisLecar": (morris_lecar, {"V": -20.0, "W": 0.1}, 90.0, {}),
    "HindmarshRose": (hindmarsh_rose, {"V": 0.0, "y": -1.0, "z": 1.0}, 2.0, {}),
    "FHN": (fitzhugh_nagumo, {"V": 0.0, "w": 0.0}, 0.6, {}),
    "AdExIF": (adaptive_exponential, {"V": -64.0, "w": 0.5}, 3.0, {}),
}
DURATION = 20.0


@pytest.fixture(autouse=True)
def float64():
    bp.math.enable_x64()
    yield
    bp.math.disable_x64()


def final(name, dt):
    """The states after DURATION."""
    _, start, current, options = CASES[name]
    group = getattr(bp.neurons, name)(1, **{f"{key}_initializer": value for key, value in start.items()}, **options)
    bp.DSRunner(group, inputs=("input", current), dt=dt, progress_bar=False).run(DURATION)
    return np.array([getattr(group, key).value[0] for key in start])


@pytest.mark.parametrize("name", CASES)
def test_first_order_towards_the_published_equations(name):
    equations, start, current, _ = CASES[name]
    exact = solve_ivp(equations(current), (0, DURATION), list(start.values()), "DOP853", rtol=1e-11, atol=1e-11).y[
        :, -1
    ]
    errors = [np.linalg.norm(final(name, dt) - exact) / np.linalg.norm(exact) for dt in (0.01, 0.005, 0.0025)]
    assert errors[-1] < 0.05
    assert [a / b for a, b in itertools.pairwise(errors)] == pytest.approx([2, 2], abs=0.25)


def test_wang_buzsaki_rate():
    """59 Hz at 1 uA/cm², of the equations above; ten times the paper's rate of n, as in BrainPy, gives another."""
    cell = bp.neurons.WangBuzsakiModel(1)
    runner = bp.DSRunner(cell, inputs=("input", 1.0), monitors=["spike"], dt=0.005, progress_bar=False)
    runner.run(1000.0)
    assert abs(int(runner.mon.spike.sum()) - 59) <= 2
