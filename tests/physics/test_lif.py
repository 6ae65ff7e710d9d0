"""The leaky integrate-and-fire neuron against the solution of its equation."""

from __future__ import annotations

import math

import numpy as np
import pytest

import bouton as bp

V_REST, V_RESET, V_TH = -60.0, -65.0, -50.0


def record(cell, duration, current, what="V", dt=0.1):
    runner = bp.DSRunner(cell, inputs=("input", current), monitors=[what], dt=dt, progress_bar=False)
    runner.run(duration)
    return runner.mon.ts, runner.mon[what]


def relaxation(t, V0, V_inf, tau):
    """The membrane on its way from V0 to V_inf."""
    return V_inf + (V0 - V_inf) * np.exp(-t / tau)


@pytest.mark.parametrize("dt", [0.01, 0.1, 1.0, 7.0])
@pytest.mark.parametrize("tau", [0.5, 20.0, 1e4])
def test_exp_auto_is_exact_below_threshold(x64, dt, tau):
    starts = np.linspace(-90.0, -51.0, 17)
    cell = bp.neurons.LIF(17, V_rest=V_REST, V_th=V_TH, R=2.0, tau=tau, V_initializer=starts)
    ts, V = record(cell, 100 * dt, 3.0, dt=dt)
    expected = relaxation(ts[:, None] + dt, starts, V_REST + 2.0 * 3.0, tau)
    np.testing.assert_allclose(V, expected, rtol=1e-12)


def test_float32_follows_within_its_precision():
    cell = bp.neurons.LIF(1, V_rest=V_REST, V_th=V_TH, tau=20.0, V_initializer=-70.0)
    ts, V = record(cell, 1000.0, 5.0)
    np.testing.assert_allclose(V[:, 0], relaxation(ts + 0.1, -70.0, -55.0, 20.0), rtol=1e-5)


def test_exp_auto_is_exact_for_a_current_in_steps(x64):
    current, dt, tau = np.repeat([4.0, -8.0, 0.0, 9.0], 50), 0.2, 15.0
    cell = bp.neurons.LIF(1, V_rest=V_REST, V_th=V_TH, tau=tau, V_initializer=V_REST)
    runner = bp.DSRunner(cell, inputs=("input", current, "iter"), monitors=["V"], dt=dt, progress_bar=False)
    runner.run(len(current) * dt)
    V = V_REST
    for section in range(4):
        steps = np.arange(1, 51)
        expected = relaxation(steps * dt, V, V_REST + current[50 * section], tau)
        np.testing.assert_allclose(runner.mon.V[50 * section :][:50, 0], expected, rtol=1e-12)
        V = expected[-1]


def test_euler_is_of_first_order(x64):
    errors = []
    for dt in (0.4, 0.2, 0.1, 0.05):
        cell = bp.neurons.LIF(1, V_rest=V_REST, V_th=V_TH, tau=10.0, V_initializer=-80.0, method="euler")
        _, V = record(cell, 8.0, 6.0, dt=dt)
        errors.append(abs(V[-1, 0] - relaxation(8.0, -80.0, -54.0, 10.0)))
    ratios = np.array(errors[:-1]) / errors[1:]
    np.testing.assert_allclose(ratios, 2.0, rtol=0.03)


def steps_to_threshold(current, tau, dt):
    """How many steps the exact solution needs from reset to threshold."""
    V_inf = V_REST + current
    return math.ceil(tau / dt * math.log((V_inf - V_RESET) / (V_inf - V_TH)))


@pytest.mark.parametrize("dt", [0.025, 0.1, 0.5])
def test_intervals_between_spikes_are_those_of_the_closed_form_to_the_step(x64, dt):
    tau, tau_ref = 20.0, 2.0 + 0.4 * dt
    held = int(tau_ref / dt)  # not a multiple of dt, so rounding plays no part
    currents = np.linspace(10.13, 60.0, 40)
    cell = bp.neurons.LIF(40, V_rest=V_REST, V_reset=V_RESET, V_th=V_TH, tau=tau, tau_ref=tau_ref, V_initializer=V_REST)
    _, spikes = record(cell, 1000.0, currents, "spike", dt)
    for train, current in zip(spikes.T, currents, strict=True):
        intervals = np.diff(np.flatnonzero(train))
        assert len(intervals) >= 4
        assert set(intervals.tolist()) == {held + steps_to_threshold(current, tau, dt)}


def test_rate_follows_the_f_i_curve(x64):
    tau, tau_ref, dt = 20.0, 5.0, 0.1
    currents = np.linspace(5.0, 60.0, 56)
    cell = bp.neurons.LIF(56, V_rest=V_REST, V_reset=V_RESET, V_th=V_TH, tau=tau, tau_ref=tau_ref, V_initializer=V_REST)
    _, spikes = record(cell, 2000.0, currents, "spike", dt)
    silent = V_REST + currents <= V_TH
    assert silent.any()
    assert not spikes[:, silent].any()
    for train, current in zip(spikes.T[~silent], currents[~silent], strict=True):
        V_inf = V_REST + current
        period = tau_ref + tau * math.log((V_inf - V_RESET) / (V_inf - V_TH))
        measured = np.diff(np.flatnonzero(train)).mean() * dt
        assert -dt < measured - period < 2 * dt  # a spike waits for the end of its step, so does the refractory period


def test_the_potential_stands_still_while_refractory(x64):
    cell = bp.neurons.LIF(1, V_rest=V_REST, V_reset=V_RESET, V_th=V_TH, tau=20.0, tau_ref=3.05, V_initializer=V_REST)
    runner = bp.DSRunner(cell, inputs=("input", 40.0), monitors=["V", "spike"], progress_bar=False)
    runner.run(100.0)
    first = np.flatnonzero(runner.mon.spike[:, 0])[0]
    V = runner.mon.V[first:, 0]
    assert (V[:31] == V_RESET).all()
    assert V[31] == pytest.approx(relaxation(0.1, V_RESET, V_REST + 40.0, 20.0), rel=1e-12)
