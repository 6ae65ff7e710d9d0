"""Currents over time."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp


@pytest.fixture(autouse=True)
def float64(x64):
    pass


def test_sections_are_as_long_as_a_run_of_them():
    assert bp.inputs.section_input([1, 2.0], [0.2, 0.3]).tolist() == [1, 1, 2, 2, 2]
    current, duration = bp.inputs.section_input([1.0, 2.0], [0.2, 0.3], dt=0.05, return_length=True)
    assert (current.tolist(), duration) == ([1.0] * 4 + [2.0] * 6, 0.5)
    assert bp.inputs.section_input([1.0, 2.0, 3.0], [0.15, 0.15, 0.1]).tolist() == [1, 2, 2, 3]
    assert bp.inputs.section_input([], []).shape == (0,)
    tenths = bp.inputs.section_input(np.arange(1000.0), np.full(1000, 0.1))
    assert tenths.tolist() == list(range(1000))


def test_a_section_current_fits_its_run():
    for durations in ([0.1, 0.2], [0.7, 0.6, 0.1], [33.3, 33.3, 33.4]):
        current, duration = bp.inputs.section_input(np.arange(len(durations)), durations, return_length=True)
        runner = bp.DSRunner(
            bp.neurons.LIF(1), inputs=("input", current, "iter"), monitors=["input"], progress_bar=False
        )
        runner.run(duration)
        assert runner.mon["input"].ravel().tolist() == current.tolist()


def test_values_may_be_arrays():
    current = bp.inputs.section_input([0.0, np.array([1.0, 2.0]), [3.0, 4.0]], [0.1, 0.2, 0.1])
    assert current.tolist() == [[0, 0], [1, 2], [1, 2], [3, 4]]
    current, duration = bp.inputs.constant_input([(np.array([1.0, 2.0]), 0.1), (5, 0.1)])
    assert current.tolist() == [[1, 2], [5, 5]]
    assert duration == 0.2


def test_pulses():
    assert bp.inputs.spike_input([0.1, 0.5], 0.2, 2.0, 0.7).tolist() == [0, 2, 2, 0, 0, 2, 2]
    assert bp.inputs.spike_input([0.0, 0.4], [0.1, 0.5], [1.0, 3.0], 0.6).tolist() == [1, 0, 0, 0, 3, 3]
    assert bp.inputs.spike_input([], 1.0, 1.0, 0.2).tolist() == [0, 0]


def test_ramps():
    assert bp.inputs.ramp_input(2.0, 0.0, 0.5).tolist() == [2.0, 1.5, 1.0, 0.5, 0.0]
    assert bp.inputs.ramp_input(0.0, 1.0, 0.6, t_start=0.1, t_end=0.4).tolist() == [0, 0, 0.5, 1, 0, 0]
    assert bp.inputs.ramp_input(1.0, 2.0, 0.4, 0.2, 0.4, 0.1).tolist() == [0, 0, 1, 2]


def test_waves():
    times = np.arange(1000) * 0.1
    np.testing.assert_allclose(
        bp.inputs.sinusoidal_input(2.0, 50.0, 100.0), 2 * np.sin(0.1 * np.pi * times), atol=1e-12
    )
    square = bp.inputs.square_input(3.0, 40.0, 100.0)
    np.testing.assert_array_equal(square, np.tile(np.repeat([3.0, -3.0], 125), 4))
    np.testing.assert_array_equal(bp.inputs.square_input(3.0, 40.0, 100.0, bias=True), square + 3)
    np.testing.assert_array_equal(
        bp.inputs.sinusoidal_input(1.0, 500.0, 0.8, t_start=0.3, t_end=0.6, bias=True),
        [0, 0, 0, *(1 + np.sin(np.pi * np.arange(3) * 0.1)), 0, 0],
    )


@pytest.mark.parametrize("dt", [0.1, 0.025, 0.3, 1 / 3])
def test_square_waves_keep_their_phase(dt):
    half = bp.inputs.square_input(1.0, 1000 / (10 * dt), 1000 * dt, dt=dt).reshape(100, 10)
    assert (half == [1] * 5 + [-1] * 5).all()


def test_noise():
    noise = bp.inputs.wiener_process(500.0, dt=0.05, n=20, seed=1, t_start=100.0, t_end=400.0)
    assert noise.shape == (10_000, 20)
    assert not noise[:2000].any()
    assert not noise[8000:].any()
    within = noise[2000:8000]
    assert within.mean() == pytest.approx(0, abs=4 * np.sqrt(0.05 / within.size))
    assert within.var() == pytest.approx(0.05, rel=4 * np.sqrt(2 / within.size))


@pytest.mark.parametrize("dt", [0.1, 5.0])
def test_ornstein_uhlenbeck(dt):
    x = bp.inputs.ou_process(mean=3.0, sigma=2.0, tau=10.0, duration=20_000 * dt, dt=dt, n=50, seed=4) - 3.0
    assert x[0].std() < x[-1].std()
    late = x[int(100 / dt) :]
    assert late.mean() == pytest.approx(0, abs=0.2)
    assert late.var() == pytest.approx(4 * 10 / 2, rel=0.05)
    lag = max(1, int(5 / dt))
    correlation = (late[lag:] * late[:-lag]).mean() / late.var()
    assert correlation == pytest.approx(np.exp(-lag * dt / 10), abs=0.03)


@pytest.mark.parametrize("draw", [bp.inputs.wiener_process, lambda d, **o: bp.inputs.ou_process(0.0, 1.0, 5.0, d, **o)])
def test_seeds_of_noise(draw):
    np.testing.assert_array_equal(draw(5.0, seed=3), draw(5.0, seed=3))
    bp.math.random.seed(2)
    first, second = draw(5.0), draw(5.0)
    assert (first != second).any()
    bp.math.random.seed(2)
    np.testing.assert_array_equal(draw(5.0), first)


def test_the_float_type_is_that_of_the_session():
    bp.math.disable_x64()
    made = [
        bp.inputs.section_input([1], [1]),
        bp.inputs.spike_input([1], 1, 1, 5),
        bp.inputs.ramp_input(0, 1, 5),
        bp.inputs.square_input(1, 10, 5),
        bp.inputs.sinusoidal_input(1, 10, 5),
        bp.inputs.wiener_process(5),
        bp.inputs.ou_process(0, 1, 5, 5),
    ]
    assert {current.dtype for current in made} == {np.dtype(np.float32)}


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: bp.inputs.section_input([1.0, 2.0], [1.0]), ValueError, '"values" and "durations" .*got 2 and 1'),
        (lambda: bp.inputs.section_input([1.0], [-1.0]), ValueError, '"durations" must not be negative'),
        (lambda: bp.inputs.section_input([[1.0], [1.0, 2.0], [0, 0, 0]], [1, 1, 1]), ValueError, '"values" .*shapes'),
        (lambda: bp.inputs.section_input(["a"], [1.0]), ValueError, "\"values\" must be made of numbers, got 'a'"),
        (lambda: bp.inputs.section_input([1.0], ["a"]), TypeError, '"durations" must be a number'),
        (lambda: bp.inputs.section_input([1.0], [1.0], dt=0.0), ValueError, '"dt" must be greater than 0'),
        (lambda: bp.inputs.constant_input([(1.0, 1.0), 3]), ValueError, r'"I_and_duration" must be pairs.*got 3'),
        (lambda: bp.inputs.spike_input([1.0, 2.0], [1.0] * 3, 1.0, 5.0), ValueError, '"sp_lens" .* 2, got 3'),
        (lambda: bp.inputs.spike_input([-1.0], 1.0, 1.0, 5.0), ValueError, '"sp_times" must not be negative'),
        (lambda: bp.inputs.ramp_input(0, 1, 1.0, t_start=2.0), ValueError, '"t_start" and "t_end" must lie'),
        (lambda: bp.inputs.ramp_input(0, 1, 5.0, 3.0, 2.0), ValueError, '"t_start" and "t_end" must lie'),
        (lambda: bp.inputs.ramp_input(0, "a", 5.0), TypeError, '"c_end" must be a number'),
        (lambda: bp.inputs.square_input(1.0, 10.0, -1.0), ValueError, '"duration" must not be negative'),
        (lambda: bp.inputs.sinusoidal_input(1.0, None, 1.0), TypeError, '"frequency" must be a number'),
        (lambda: bp.inputs.wiener_process(1.0, n=1.5), TypeError, '"n" must be an integer'),
        (lambda: bp.inputs.ou_process(0.0, -1.0, 1.0, 1.0), ValueError, '"sigma" must not be negative'),
        (lambda: bp.inputs.ou_process(0.0, 1.0, 0.0, 1.0), ValueError, '"tau" must be greater than 0'),
    ],
)
def test_bad_arguments(call, error, message):
    with pytest.raises(error, match=message):
        call()
