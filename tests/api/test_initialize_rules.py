"""Initializers beyond constants, normal and uniform values; helpers that make Variables and noise."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import bouton as bp

SCALED = {
    "KaimingNormal": (2.0, "fan_in"), "KaimingUniform": (2.0, "fan_in"), "XavierNormal": (1.0, "fan_avg"),
    "XavierUniform": (1.0, "fan_avg"), "LecunNormal": (1.0, "fan_in"), "LecunUniform": (1.0, "fan_in"),
}  # fmt: skip
FANS = {"fan_in": 300, "fan_out": 500, "fan_avg": 400}


@pytest.mark.parametrize("name", SCALED)
def test_scaled_weights_have_their_variance(name):
    scale, mode = SCALED[name]
    weights = getattr(bp.init, name)(seed=2)((300, 500))
    assert weights.var() == pytest.approx(scale / FANS[mode], rel=0.02)
    assert abs(weights.mean()) < 5 * weights.std() / np.sqrt(weights.size)
    bound = np.sqrt(3 * scale / FANS[mode]) if "Uniform" in name else 2 * np.sqrt(scale / FANS[mode]) / 0.8796
    assert 0.98 * bound < np.abs(weights).max() <= bound * (1 + 1e-3)


@pytest.mark.parametrize("mode", FANS)
@pytest.mark.parametrize("distribution", ["truncated_normal", "normal", "uniform"])
def test_variance_scaling(mode, distribution):
    weights = bp.init.VarianceScaling(3.0, mode, distribution, seed=4)((300, 500))
    assert weights.var() == pytest.approx(3.0 / FANS[mode], rel=0.02)
    kernel = bp.init.VarianceScaling(3.0, mode, distribution, in_axis=0, out_axis=1, seed=4)((30, 50, 2, 5))
    assert kernel.var() == pytest.approx(3.0 / FANS[mode], rel=0.05)


def test_orthogonal_weights_have_orthonormal_rows_or_columns():
    for shape in [(5, 5), (3, 8), (8, 3)]:
        weights = bp.init.Orthogonal(2.0, seed=1)(shape)
        product = weights @ weights.T if shape[0] <= shape[1] else weights.T @ weights
        np.testing.assert_allclose(product, 4 * np.eye(min(shape)), atol=1e-12)
    folded = bp.init.Orthogonal(axis=0, seed=1)((4, 2, 3)).reshape(4, 6)
    np.testing.assert_allclose(folded @ folded.T, np.eye(4), atol=1e-12)


def test_all_orthogonal_matrices_are_equally_likely():
    draws = np.array([bp.init.Orthogonal(seed=seed)((2, 2)) for seed in range(2000)])
    assert abs((np.linalg.det(draws) > 0).mean() - 0.5) < 0.05
    angles = np.arctan2(draws[:, 1, 0], draws[:, 0, 0])
    counts = np.histogram(angles, bins=8, range=(-np.pi, np.pi))[0]
    assert np.sum((counts - 250) ** 2 / 250) < 24.3  # chi squared, 7 degrees of freedom, p = 0.001


def test_delta_orthogonal_has_its_matrix_in_the_middle():
    for shape in [(3, 2, 4), (5, 4, 2, 4), (1, 3, 3, 2, 2)]:
        weights = bp.init.DeltaOrthogonal()(shape)
        middle = tuple((n - 1) // 2 for n in shape[:-2])
        np.testing.assert_allclose(weights[middle] @ weights[middle].T, np.eye(2), atol=1e-12)
        assert np.count_nonzero(weights) == np.count_nonzero(weights[middle])


def test_laws_of_skewed_initializers():
    gamma = bp.init.Gamma(2.5, 2.0, seed=1)(100_000)
    assert (gamma.mean(), gamma.var()) == pytest.approx((5.0, 10.0), rel=0.02)
    exponential = bp.init.Exponential(3.0, seed=1)(100_000)
    assert (exponential.mean(), exponential.std()) == pytest.approx((3.0, 3.0), rel=0.02)
    cut = bp.init.TruncatedNormal(1.0, 2.0, lower=-1.0, upper=3.0, seed=1)(100_000)
    assert cut.mean() == pytest.approx(1.0, abs=0.02)
    assert cut.std() == pytest.approx(2.0 * 0.5396, rel=0.01)
    assert (cut.min() >= -1, cut.max() <= 3) == (True, True)
    free = bp.init.TruncatedNormal(seed=1)(100_000)
    assert (free.mean(), free.std()) == pytest.approx((0.0, 1.0), abs=0.02)


@pytest.mark.parametrize("name", ["Gamma", "Exponential", "TruncatedNormal", "Orthogonal", "KaimingNormal"])
def test_seeds_of_all_random_initializers(name):
    arguments = {"Gamma": (2.0,)}.get(name, ())
    own = getattr(bp.init, name)(*arguments, seed=3)
    first = own((4, 4))
    np.testing.assert_array_equal(first, getattr(bp.init, name)(*arguments, seed=3)((4, 4)))
    assert (first != own((4, 4))).any()


def decayed(shape, ranges, weight, periodic):
    """Weights of a group, pair by pair."""
    axes = [low + (high - low) * np.arange(n) / n for (low, high), n in zip(ranges, shape, strict=True)]
    places = list(itertools.product(*axes))
    matrix = np.zeros((len(places), len(places)))
    for (a, place), (b, other) in itertools.product(enumerate(places), repeat=2):
        apart = [abs(x - y) for x, y in zip(place, other, strict=True)]
        if periodic:
            apart = [min(d, high - low - d) for d, (low, high) in zip(apart, ranges, strict=True)]
        matrix[a, b] = weight(np.sqrt(sum(d * d for d in apart)))
    return matrix


@pytest.mark.parametrize("shape", [(7,), (4, 4), (2, 5), (2, 3, 4)])
@pytest.mark.parametrize("periodic", [False, True])
@pytest.mark.parametrize("encoding", [None, (-1.0, 2.0), "each"])
def test_weights_that_decay(shape, periodic, encoding):
    ranges = [(0, n) for n in shape] if encoding is None else [(-1.0, 2.0)] * len(shape)
    if encoding == "each":
        encoding = ranges = [(0.0, k + 1.0) for k in range(len(shape))]
    settings = {"encoding_values": encoding, "periodic_boundary": periodic}
    weights = bp.init.GaussianDecay(0.8, 2.0, **settings)(shape)

    def gauss(d):
        weight = 2.0 * np.exp(-(d**2) / (2 * 0.64))
        return weight if weight >= 0.01 else 0.0

    np.testing.assert_allclose(weights, decayed(shape, ranges, gauss, periodic), atol=1e-12)
    weights = bp.init.DOGDecay((0.5, 1.5), (2.0, 1.0), include_self=False, **settings)(shape)

    def difference(d):
        weight = 2.0 * np.exp(-(d**2) / (2 * 0.25)) - np.exp(-(d**2) / (2 * 2.25))
        return weight if abs(weight) >= 0.005 and d > 0 else 0.0

    np.testing.assert_allclose(weights, decayed(shape, ranges, difference, periodic), atol=1e-12)


def test_weights_that_decay_are_those_of_the_reference():
    settings = {"encoding_values": (0.0, 6.0), "periodic_boundary": True}
    ring = bp.init.GaussianDecay(sigma=1.0, max_w=1.5, **settings)(4)
    np.testing.assert_allclose(ring[0], [1.5, 0.4870, 0.0167, 0.4870], atol=5e-5)
    sheet = bp.init.GaussianDecay(sigma=1.0, max_w=1.5)((3, 3))
    expected = [0.9098, 1.5, 0.9098, 0.5518, 0.9098, 0.5518, 0.1231, 0.203, 0.1231]
    np.testing.assert_allclose(sheet[1], expected, atol=5e-5)


def test_clip_and_identity():
    normal = bp.init.Normal(seed=1)(1000)
    np.testing.assert_array_equal(bp.init.Clip(bp.init.Normal(seed=1), -0.5, 0.25)(1000), normal.clip(-0.5, 0.25))
    np.testing.assert_array_equal(bp.init.Clip(lambda shape: np.arange(shape[0]), max=1)(3), [0, 1, 1])
    np.testing.assert_array_equal(bp.init.Identity(2.0)(3), 2 * np.eye(3))
    np.testing.assert_array_equal(bp.init.Identity()((2, 4)), np.eye(2, 4))


def test_a_type_can_be_asked_for():
    assert bp.init.Normal()((2, 3), dtype=np.float32).dtype == np.float32
    assert bp.init.OneInit(2)(3, dtype=int).tolist() == [2, 2, 2]


def test_gains():
    gains = [bp.init.calculate_gain(name) for name in ("linear", "conv2d", "sigmoid", "tanh", "relu", "selu")]
    assert gains == pytest.approx([1, 1, 1, 5 / 3, np.sqrt(2), 0.75])
    assert bp.init.calculate_gain("leaky_relu") == pytest.approx(np.sqrt(2 / 1.0001))


@pytest.mark.parametrize(
    ("batch", "axis", "shape"),
    [(None, 0, (2, 3)), (False, 0, (2, 3)), (bp.math.nonbatching_mode, 0, (2, 3)), (4, 0, (4, 2, 3)), (4, 1, (2, 4, 3)),
     (4, -1, (2, 3, 4)), (True, 0, (1, 2, 3)), (bp.math.BatchingMode(5), 0, (5, 2, 3)),
     (bp.math.TrainingMode(5), 2, (2, 3, 5))],
)  # fmt: skip
def test_variables_with_a_batch(batch, axis, shape):
    drawn = bp.init.variable_(bp.init.Normal(), (2, 3), batch, axis)
    given = bp.init.variable_(np.arange(6.0).reshape(2, 3), None, batch, axis)
    assert drawn.shape == given.shape == shape
    assert np.unique(drawn.value).size == drawn.size
    if given.ndim == 3:
        assert given.batch_axis == axis % 3
        for one in np.moveaxis(given.value, axis, 0):
            np.testing.assert_array_equal(one, np.arange(6).reshape(2, 3))
    again = bp.init.variable(lambda shape: np.ones(shape), batch, (2, 3), axis)
    assert again.shape == shape


def test_variables_keep_integers_and_booleans():
    assert bp.init.variable_(lambda shape: np.zeros(shape, bool), 2).dtype == bool
    assert bp.init.variable_(np.arange(3), 3).dtype.kind == "i"
    assert bp.init.variable_(np.arange(3.0), 3).dtype == bp.math.float_
    assert bp.init.variable_(bp.init.ZeroInit(), 3).dtype == bp.math.float_


def test_a_variable_as_a_parameter_stays_one():
    weight = bp.math.Variable([1.0, 2.0])
    assert bp.init.parameter(weight, 2) is weight
    assert bp.init.parameter(np.arange(2), 2).dtype.kind == "i"
    with pytest.raises(ValueError, match="shape"):
        bp.init.parameter(weight, 3)


def test_noise():
    assert bp.init.noise(None, 3) is None
    assert bp.init.noise(0.5, 3)(1.0, 2.0, t=0.0) == 0.5
    assert bp.init.noise(bp.init.OneInit(2.0), 3)().tolist() == [2.0] * 3
    assert bp.init.noise([1.0, 2.0], 2, num_vars=3, noise_idx=1)()[1].tolist() == [1.0, 2.0]
    assert bp.init.noise(0.5, 2, num_vars=3, noise_idx=2)() == (None, None, 0.5)

    def strength(V, t):
        return V

    assert bp.init.noise(strength, 3) is strength


def test_delays():
    assert bp.init.delay(None, np.zeros(3)) == ("none", None, None)
    kind, steps, past = bp.init.delay(4, bp.math.Variable(3), delay_data=2.0)
    assert (kind, steps, past.delay_len) == ("homo", 4, 4)
    assert past(4).tolist() == [2.0] * 3
    kind, steps, past = bp.init.delay(lambda shape: np.arange(shape[0]), np.ones(3))
    assert (kind, steps.tolist(), past.delay_len) == ("heter", [0, 1, 2], 2)
    for wrong in (0.5, np.ones(3), -1, [1, 2]):
        with pytest.raises(ValueError, match='"delay_step" must'):
            bp.init.delay(wrong, np.zeros(3))


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda: bp.init.VarianceScaling(1.0, "fan", "normal"), '"mode" must be one of'),
        (lambda: bp.init.VarianceScaling(1.0, "fan_in", "cauchy"), '"distribution" must be one of'),
        (lambda: bp.init.VarianceScaling(0.0, "fan_in", "normal"), '"scale" must be greater than 0'),
        (lambda: bp.init.KaimingNormal()(5), '"shape" must have the axes in_axis=-2'),
        (lambda: bp.init.Orthogonal()(5), '"shape" must have two axes at least'),
        (lambda: bp.init.Orthogonal(axis=2)((5, 5)), "and axis 2"),
        (lambda: bp.init.DeltaOrthogonal()((3, 4, 2)), "at least as many outputs"),
        (lambda: bp.init.DeltaOrthogonal()((4, 4)), "one to three axes of places"),
        (lambda: bp.init.Identity()((2, 2, 2)), "one or two axes"),
        (lambda: bp.init.TruncatedNormal(lower=1.0, upper=1.0), '"lower" must be less than "upper"'),
        (lambda: bp.init.Gamma(0.0), '"shape" must be greater than 0'),
        (lambda: bp.init.GaussianDecay(1.0, 1.0, encoding_values=(2.0, 1.0))(3), '"encoding_values" must rise'),
        (lambda: bp.init.GaussianDecay(1.0, 1.0, encoding_values=[(0, 1)] * 3)((2, 2)), "for each of the 2 axes"),
        (lambda: bp.init.variable_(bp.init.ZeroInit()), '"sizes" must be given'),
        (lambda: bp.init.variable_([1.0], 3, batch_or_mode=-1), '"batch_or_mode" must be in'),
        (lambda: bp.init.variable_([1.0, 2.0], 3), r"shape \(3,\)"),
        (lambda: bp.init.noise(0.1, 3, num_vars=2, noise_idx=2), '"noise_idx" must be in'),
        (lambda: bp.init.calculate_gain("gelu"), '"nonlinearity" must be one of'),
    ],
)
def test_bad_arguments(attempt, message):
    with pytest.raises(ValueError, match=message):
        attempt()
