"""Measures of activity, against their definitions and numbers of the reference."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import bouton as bp


def spikes_and_values():
    """The data behind the numbers of the reference."""
    draw = np.random.RandomState(1)
    spikes = draw.rand(300, 6) < 0.05
    spikes[:, 5] = False
    values = draw.randn(200, 5) + draw.randn(200, 1)
    x = draw.randn(6, 6)
    return spikes, values, x, x + draw.randn(6, 6)


def test_numbers_of_the_reference():
    spikes, values, x, y = spikes_and_values()
    assert bp.measure.cross_correlation(spikes, 1.0, dt=0.1) == pytest.approx(0.2945597363967554, rel=1e-12)
    assert bp.measure.cross_correlation(spikes, 7.0, dt=0.1, method="vmap") == pytest.approx(0.5905968606701005)
    assert bp.measure.voltage_fluctuation(values) == pytest.approx(0.5992244557730823, rel=1e-12)
    assert bp.measure.matrix_correlation(x, y) == pytest.approx(0.6656717426787656, rel=1e-12)
    assert bp.measure.weighted_correlation(x[0], y[0], np.abs(y[1])) == pytest.approx(0.4897789449644124, rel=1e-12)


def test_cross_correlation_is_the_mean_over_pairs():
    spikes = np.random.default_rng(3).random((95, 7)) < 0.03
    spikes[:, 2] = False
    bins = np.add.reduceat(spikes, range(0, 95, 10), axis=0) > 0
    pairs = []
    for i, j in itertools.combinations(range(7), 2):
        both = np.sqrt(bins[:, i].sum() * bins[:, j].sum())
        pairs.append((bins[:, i] & bins[:, j]).sum() / both if both else 0.0)
    assert bp.measure.cross_correlation(spikes, 1.0, dt=0.1) == pytest.approx(np.mean(pairs), rel=1e-12)


def test_synchrony_of_the_extremes():
    train = np.arange(100)[:, None] % 10 == 0
    assert bp.measure.cross_correlation(np.repeat(train, 4, axis=1), 0.1) == pytest.approx(1.0)
    assert bp.measure.cross_correlation(np.eye(20), 0.1) == 0.0
    assert bp.measure.cross_correlation(np.zeros((20, 3)), 0.1) == 0.0
    assert bp.measure.cross_correlation(np.zeros((0, 3)), 0.1) == 0.0
    assert bp.measure.cross_correlation(np.eye(4), 0.3, dt=0.1) == pytest.approx(0.5)  # 0.3 / 0.1 is three steps
    assert bp.measure.voltage_fluctuation(np.ones((5, 2))) == 1.0
    independent = np.random.default_rng(1).normal(size=(20_000, 10)) - 65
    assert bp.measure.voltage_fluctuation(independent) == pytest.approx(0.1, rel=0.1)
    assert bp.measure.voltage_fluctuation(independent.astype(np.float32)) == pytest.approx(0.1, rel=0.1)


def test_functional_connectivity():
    activities = np.random.default_rng(1).normal(size=(50, 3))
    activities[:, 2] = 4.0
    matrix = bp.measure.functional_connectivity(activities)
    assert matrix[0, 1] == pytest.approx(np.corrcoef(activities[:, 0], activities[:, 1])[0, 1])
    assert not matrix[2].any()
    assert not matrix[:, 2].any()
    assert bp.measure.functional_connectivity(activities[:, :1]).tolist() == [[1.0]]


AMPLITUDES = {
    "soma layer": (0.48, 3.0),
    "deep layer": (-0.16, -0.2),
    "superficial layer": (0.24, -1.2),
    "surface layer": (-0.08, 0.3),
}


@pytest.mark.parametrize("location", AMPLITUDES)
@pytest.mark.parametrize("kind", ["exc", "inh"])
def test_field_of_spikes_under_the_electrode(location, kind):
    times = np.arange(3000) * 0.1
    spikes = np.random.default_rng(2).random((3000, 4)) < 0.003
    lfp = bp.measure.unitary_LFP(times, spikes, kind, xmax=1e-12, ymax=1e-12, location=location)
    sigma = {"exc": 3.15, "inh": 2.1}[kind]
    waves = np.exp(-((times[:, None] - times[np.nonzero(spikes)[0]] - 10.4) ** 2) / (2 * sigma**2)).sum(axis=1)
    np.testing.assert_allclose(lfp, AMPLITUDES[location][kind == "inh"] * waves, atol=1e-9)


def test_field_falls_with_distance_and_comes_later():
    times = np.arange(2000) * 0.1
    spikes = np.zeros((2000, 3), bool)
    spikes[100] = [True, False, False]
    near, far = (
        bp.measure.unitary_LFP(times, spikes, "inh", xmax=size, ymax=size, va=0.05, seed=5) for size in (0.01, 0.4)
    )
    assert near.max() > far.max() > 0
    assert near.argmax() < far.argmax()
    again = bp.measure.unitary_LFP(times, spikes, "inh", xmax=0.4, ymax=0.4, va=0.05, seed=5)
    np.testing.assert_array_equal(far, again)
    distance = (times[far.argmax()] - 20.4) * 0.05
    assert far.max() == pytest.approx(3.0 * np.exp(-distance / 0.2), rel=0.02)
    assert not bp.measure.unitary_LFP(times, np.zeros((2000, 3)), "exc").any()


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda: bp.measure.cross_correlation(np.zeros(5), 1.0), r'"spikes" must have the shape \(steps, neurons\)'),
        (lambda: bp.measure.cross_correlation(np.zeros((5, 1)), 1.0), "of two neurons at least"),
        (lambda: bp.measure.cross_correlation(np.zeros((5, 2)), 0.01), "at least one step"),
        (lambda: bp.measure.cross_correlation(np.zeros((5, 2)), 1.0, method="map"), '"method" must be one of'),
        (lambda: bp.measure.voltage_fluctuation(np.zeros(5)), '"potentials" must have the shape'),
        (lambda: bp.measure.voltage_fluctuation(np.zeros((0, 5))), "must not be empty"),
        (lambda: bp.measure.matrix_correlation(np.zeros(5), np.zeros(5)), "must be matrices of one shape"),
        (lambda: bp.measure.functional_connectivity(np.zeros(5)), r"\(steps, n\)"),
        (lambda: bp.measure.weighted_correlation([1.0], [1.0], [1.0, 2.0]), r"one shape \(n,\)"),
        (lambda: bp.measure.unitary_LFP([0.0], np.zeros((2, 2)), "exc"), '"times" must have one time for each'),
        (lambda: bp.measure.unitary_LFP([0.0], np.zeros((1, 2)), "both"), '"spike_type" must be one of "exc", "inh"'),
        (lambda: bp.measure.unitary_LFP([0.0], np.zeros((1, 2)), "exc", location="soma"), '"location" must be one of'),
        (lambda: bp.measure.unitary_LFP([0.0], np.zeros((1, 2)), "exc", sig_e=0.0), '"sig_e" must be greater than 0'),
    ],
)
def test_bad_arguments(attempt, message):
    with pytest.raises(ValueError, match=message):
        attempt()
