"""Random numbers: their laws, their forms, and that a seed decides them."""

from __future__ import annotations

import copy
import inspect
import pickle

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm

R = bm.random
COUNT = 200_000
EULER = 0.5772156649015329

LAWS = {
    # law: arguments, mean, variance
    "random": ((), 1 / 2, 1 / 12),
    "random_sample": ((), 1 / 2, 1 / 12),
    "ranf": ((), 1 / 2, 1 / 12),
    "sample": ((), 1 / 2, 1 / 12),
    "uniform": ((2.0, 5.0), 3.5, 9 / 12),
    "randint": ((3, 9), 5.5, 35 / 12),
    "random_integers": ((3, 8), 5.5, 35 / 12),
    "normal": ((-5.0, 2.0), -5.0, 4.0),
    "standard_normal": ((), 0.0, 1.0),
    "lognormal": ((0.5, 0.25), np.exp(0.5 + 0.03125), (np.exp(0.0625) - 1) * np.exp(1.0625)),
    "maxwell": ((), 2 * np.sqrt(2 / np.pi), 3 - 8 / np.pi),
    "exponential": ((2.0,), 2.0, 4.0),
    "standard_exponential": ((), 1.0, 1.0),
    "gamma": ((3.0, 2.0), 6.0, 12.0),
    "standard_gamma": ((0.5,), 0.5, 0.5),
    "loggamma": ((2.0,), 1 - EULER, np.pi**2 / 6 - 1),
    "chisquare": ((5.0,), 5.0, 10.0),
    "noncentral_chisquare": ((3.0, 2.0), 5.0, 14.0),
    "f": ((5.0, 12.0), 1.2, 2 * 144 * 15 / (5 * 100 * 8)),
    "noncentral_f": ((5.0, 12.0, 3.0), 12 * 8 / (5 * 10), 2 * (144 / 25) * ((8**2 + 11 * 10) / (100 * 8))),
    "beta": ((2.0, 3.0), 0.4, 0.04),
    "rayleigh": ((2.0,), 2 * np.sqrt(np.pi / 2), (4 - np.pi) / 2 * 4),
    "weibull": ((2.0,), np.sqrt(np.pi) / 2, 1 - np.pi / 4),
    "weibull_min": ((2.0, 3.0), 3 * np.sqrt(np.pi) / 2, 9 * (1 - np.pi / 4)),
    "pareto": ((5.0,), 1 / 4, 5 / (16 * 3)),
    "power": ((3.0,), 3 / 4, 3 / (16 * 5)),
    "wald": ((2.0, 8.0), 2.0, 1.0),
    "laplace": ((1.0, 2.0), 1.0, 8.0),
    "logistic": ((1.0, 2.0), 1.0, 4 * np.pi**2 / 3),
    "gumbel": ((1.0, 2.0), 1.0 + 2 * EULER, 4 * np.pi**2 / 6),
    "standard_t": ((8.0,), 0.0, 8 / 6),
    "t": ((8.0,), 0.0, 8 / 6),
    "triangular": ((), 0.0, 1 / 6),
    "vonmises": ((0.5, 40.0), 0.5, 0.02532),
    "bernoulli": ((0.3,), 0.3, 0.21),
    "poisson": ((4.0,), 4.0, 4.0),
    "binomial": ((10, 0.3), 3.0, 2.1),
    "negative_binomial": ((4.0, 0.4), 6.0, 15.0),
    "geometric": ((0.25,), 4.0, 12.0),
    "hypergeometric": ((6, 14, 5), 1.5, 5 * 0.3 * 0.7 * 15 / 19),
    "zipf": ((6.0,), 1.0369277551 / 1.0173430620, 1.0823232337 / 1.0173430620 - (1.0369277551 / 1.0173430620) ** 2),
    "logseries": ((0.5,), 1 / np.log(2), (2 * np.log(2) - 1) / np.log(2) ** 2),
    "categorical": (([0.0, np.log(2.0), 0.0],), 1.0, 0.5),
}
INTEGERS = {"randint", "random_integers", "poisson", "binomial", "negative_binomial", "geometric", "hypergeometric",
            "zipf", "logseries", "categorical"}  # fmt: skip
FORMS = {"rand", "randn", "rand_like", "randn_like", "randint_like"}
OTHERS = {"truncated_normal", "multivariate_normal", "orthogonal", "dirichlet", "multinomial", "standard_cauchy",
          "choice", "permutation", "shuffle"}  # fmt: skip
MACHINERY = {"DEFAULT", "Generator", "RandomState", "checked_seed", "default", "default_rng", "generator", "get_seed",
             "seed", "split_key", "split_keys"}  # fmt: skip


@pytest.fixture(autouse=True)
def seeded():
    R.seed(2024)


def test_every_name_is_tested():
    assert set(R.__all__) == set(LAWS) | FORMS | OTHERS | MACHINERY


@pytest.mark.parametrize("law", LAWS)
def test_means_and_variances(law):
    args, mean, variance = LAWS[law]
    x = getattr(R, law)(*args, size=COUNT)
    assert x.shape == (COUNT,)
    wide = np.asarray(x, np.float64)
    fourth = ((wide - wide.mean()) ** 4).mean()
    assert abs(wide.mean() - mean) < 5 * np.sqrt(variance / COUNT)
    assert abs(wide.var() - variance) < 6 * np.sqrt((fourth - wide.var() ** 2) / COUNT)


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("x64", [False, True])
def test_types_and_forms(law, x64):
    bm.enable_x64(x64)
    draw, args = getattr(R, law), LAWS[law][0]
    kind = bm.int_ if law in INTEGERS else bm.bool_ if law == "bernoulli" else bm.float_
    for size, shape in ((3, (3,)), ((2, 4), (2, 4)), ([5], (5,)), ((0,), (0,)), (np.int64(2), (2,))):
        x = draw(*args, size=size)
        assert (type(x), x.shape, x.dtype) == (bm.Array, shape, kind)
    python = int if law in INTEGERS else bool if law == "bernoulli" else float
    assert type(draw(*args)) is python
    with pytest.raises(ValueError, match='"size" must not be negative'):
        draw(*args, size=(-1,))


@pytest.mark.parametrize("law", LAWS)
def test_a_seed_decides_and_calls_differ(law):
    draw, args = getattr(R, law), LAWS[law][0]
    first, second = draw(*args, size=50), draw(*args, size=50)
    R.seed(2024)
    np.testing.assert_array_equal(draw(*args, size=50), first)
    assert not np.array_equal(first, second)
    own = getattr(R.RandomState(2024), law)(*args, size=50)
    np.testing.assert_array_equal(own, first)
    np.testing.assert_array_equal(draw(*args, size=50, key=7), draw(*args, size=50, key=7))


def test_forms_by_axes_and_by_example():
    assert R.rand(2, 3).shape == R.randn(2, 3).shape == (2, 3)
    assert isinstance(R.rand(), float)
    assert isinstance(R.randn(), float)
    model = np.zeros((2, 3), np.int32)
    assert R.rand_like(model).shape == R.randn_like(bm.Variable(model)).shape == (2, 3)
    assert R.rand_like(model, dtype=np.float64).dtype == np.float64
    assert R.randint_like(model, 5, 6).tolist() == [[5] * 3] * 2


def test_numbers_are_those_of_the_core():
    """The laws on which others rest: pinned, since the same seed is to give the same bits for ever."""
    R.seed(1)
    bm.enable_x64()
    np.testing.assert_array_equal(R.random(3), bp.init.Uniform(0.0, 1.0, seed=1)(3))
    R.seed(1)
    np.testing.assert_array_equal(R.normal(size=3), bp.init.Normal(0.0, 1.0, seed=1)(3))


@pytest.mark.parametrize(("law", "args", "shape"), [
    ("normal", (np.zeros((2, 1)), [1.0, 2.0, 3.0]), (2, 3)), ("uniform", (0.0, bm.Variable(np.ones(4))), (4,)),
    ("poisson", ([0.0, 1000.0],), (2,)), ("bernoulli", ([0.0, 1.0],), (2,)), ("binomial", (5, [0.0, 1.0]), (2,)),
    ("gamma", ([1.0, 2.0],), (2,)), ("exponential", (np.ones((3, 2)),), (3, 2)), ("randint", ([1, 2], [2, 3]), (2,)),
])  # fmt: skip
def test_parameters_for_each_element(law, args, shape):
    draw = getattr(R, law)
    assert draw(*args).shape == shape
    assert draw(*args, size=(5, *shape)).shape == (5, *shape)
    with pytest.raises(ValueError, match=r"has shape .*, which does not fit size=\(7, 7\)"):
        draw(*args, size=(7, 7))


def test_each_element_follows_its_own_parameter():
    x = R.normal([0.0, 100.0], [1.0, 10.0], size=(COUNT, 2))
    np.testing.assert_allclose(x.mean(axis=0), [0.0, 100.0], atol=0.2)
    np.testing.assert_allclose(x.std(axis=0), [1.0, 10.0], rtol=0.02)
    assert R.bernoulli([0.0, 1.0]).tolist() == [False, True]
    assert R.randint([1, 5], [2, 6]).tolist() == [1, 5]


def test_bounds_hold_in_single_precision_too():
    x = R.uniform(1000.0, 1000.001, size=COUNT)
    assert x.min() >= np.float32(1000.0)
    assert x.max() < np.float32(1000.001)
    assert R.uniform(2.0, 2.0, size=3).tolist() == [2.0] * 3
    assert R.random(COUNT).max() < 1.0
    assert set(R.randint(2, size=100).tolist()) == {0, 1}
    for law in ("laplace", "logistic", "gumbel", "exponential", "geometric"):
        assert np.isfinite(getattr(R, law)(*LAWS[law][0], size=COUNT)).all()
    assert R.geometric(1.0, size=5).tolist() == [1] * 5


def test_truncated_normal():
    x = R.truncated_normal(-1.0, 2.0, size=COUNT)
    assert (x.min() >= -1.0, x.max() <= 2.0, x.dtype) == (True, True, np.float32)
    stats = pytest.importorskip("scipy.stats").truncnorm(-1.0, 2.0)
    assert abs(x.mean() - stats.mean()) < 0.01
    assert abs(x.std() - stats.std()) < 0.01
    x = R.truncated_normal(-65.0, np.inf, 1000, loc=-60.0, scale=5.0, dtype=np.float64)
    assert (x.min() >= -65.0, x.dtype) == (True, np.float64)
    with pytest.raises(ValueError, match='"lower" must be less than "upper"'):
        R.truncated_normal(2.0, 1.0)


def test_vectors_of_correlated_numbers():
    mean, cov = [1.0, -1.0], [[2.0, 0.6], [0.6, 1.0]]
    x = R.multivariate_normal(mean, cov, COUNT)
    np.testing.assert_allclose(x.mean(axis=0), mean, atol=0.02)
    np.testing.assert_allclose(np.cov(x.T), cov, atol=0.03)
    assert R.multivariate_normal(mean, cov).shape == (2,)
    with pytest.raises(ValueError, match='"cov" must be positive definite'):
        R.multivariate_normal(mean, [[1.0, 2.0], [2.0, 1.0]])
    with pytest.raises(ValueError, match=r'"cov" must have shape \(2, 2\) for 2 means, got \(3, 3\)'):
        R.multivariate_normal(mean, np.eye(3))


def test_orthogonal_matrices():
    bm.enable_x64()
    q = R.orthogonal(4, 50)
    np.testing.assert_allclose(q @ np.swapaxes(q, 1, 2), np.broadcast_to(np.eye(4), (50, 4, 4)), atol=1e-14)
    assert abs(q[:, 0, 0].mean()) < 0.3
    assert R.orthogonal(3).shape == (3, 3)


def test_shares():
    x = R.dirichlet([1.0, 2.0, 7.0], 20000)
    np.testing.assert_allclose(x.sum(axis=1), 1.0, rtol=1e-6)
    np.testing.assert_allclose(x.mean(axis=0), [0.1, 0.2, 0.7], atol=0.01)
    assert R.dirichlet([1.0, 1.0]).shape == (2,)


def test_counts_of_outcomes():
    x = R.multinomial(10, [0.2, 0.3, 0.5], 5000)
    assert (x.sum(axis=1) == 10).all()
    np.testing.assert_allclose(x.mean(axis=0), [2.0, 3.0, 5.0], atol=0.1)
    assert R.multinomial(10, [0.5, 0.5]).shape == (2,)


def test_categories():
    logits = np.log([[0.1, 0.9], [0.9, 0.1]])
    x = R.categorical(logits, size=(5000, 2))
    np.testing.assert_allclose(x.mean(axis=0), [0.9, 0.1], atol=0.03)
    assert R.categorical(logits, axis=0).shape == (2,)


def test_cauchy():
    x = R.standard_cauchy(COUNT)
    np.testing.assert_allclose(np.quantile(x, [0.25, 0.5, 0.75]), [-1.0, 0.0, 1.0], atol=0.02)


def test_choice():
    assert set(R.choice(3, 100).tolist()) == {0, 1, 2}
    assert R.choice(3, 5).dtype == np.int32
    assert set(R.choice([0.5, 1.5], 50).tolist()) == {0.5, 1.5}
    assert R.choice(bm.Variable([[1.0, 2.0], [1.0, 2.0]])).tolist() == [1.0, 2.0]
    assert isinstance(R.choice(4), int)
    x = R.choice(4, COUNT, p=[0.1, 0.2, 0.3, 0.4])
    np.testing.assert_allclose(np.bincount(x) / COUNT, [0.1, 0.2, 0.3, 0.4], atol=0.006)
    assert sorted(R.choice(6, (2, 3), replace=False).ravel().tolist()) == list(range(6))


def test_choice_without_replacement_by_chances():
    firsts = [R.choice(3, 2, replace=False, p=[0.5, 0.3, 0.2]).tolist() for _ in range(4000)]
    assert all(a != b for a, b in firsts)
    np.testing.assert_allclose(np.bincount([a for a, _ in firsts]) / 4000, [0.5, 0.3, 0.2], atol=0.04)
    assert sorted(R.choice(3, 2, replace=False, p=[0.5, 0.0, 0.5]).tolist()) == [0, 2]


@pytest.mark.parametrize(("args", "message"), [
    ((3, 4, False), '"size" asks for 4 of 3 elements'), ((0, 1), '"size" asks for 1 of 0 elements'),
    ((3, 1, True, [0.5, 0.5]), '"p" must be 3 probabilities that sum to 1'),
    ((3, 2, False, [1.0, 0.0, 0.0]), '"p" must be above 0 for at least 2 elements, got 1'),
])  # fmt: skip
def test_wrong_choices(args, message):
    with pytest.raises(ValueError, match=message):
        R.choice(*args)


def test_permutations():
    assert sorted(R.permutation(10).tolist()) == list(range(10))
    x = np.arange(12).reshape(3, 4)
    assert sorted(R.permutation(x)[:, 0].tolist()) == [0, 4, 8]
    assert sorted(R.permutation(x, axis=1)[0].tolist()) == [0, 1, 2, 3]
    mixed = R.permutation(np.tile(np.arange(50), (3, 1)), axis=1, independent=True)
    assert (np.sort(mixed, axis=1) == np.arange(50)).all()
    assert not np.array_equal(mixed[0], mixed[1])
    firsts = [R.permutation(3)[0] for _ in range(3000)]
    np.testing.assert_allclose(np.bincount(firsts) / 3000, 1 / 3, atol=0.04)


def test_shuffle_changes_what_it_is_given():
    for target in (np.arange(20), bm.arange(20), bm.Variable(np.arange(20))):
        assert R.shuffle(target) is None
        assert sorted(np.asarray(target).tolist()) == list(range(20))
        assert np.asarray(target).tolist() != list(range(20))


@pytest.mark.parametrize(("law", "args", "error", "message"), [
    ("normal", (0.0, -1.0), ValueError, '"scale" must be at least 0, got -1.0'),
    ("normal", ("a", 1.0), TypeError, '"loc" must be a number or an array of numbers, got \'a\''),
    ("normal", (np.nan, 1.0), ValueError, '"loc" must be finite, got nan'),
    ("uniform", (2.0, 1.0), ValueError, '"high" must not be less than "low", got low=2.0, high=1.0'),
    ("uniform", ([[1.0], [1.0, 2.0]],), ValueError, '"low" must be an array.*ragged'),
    ("randint", (5, 5), ValueError, '"high" must be greater than "low"'),
    ("poisson", (-1.0,), ValueError, '"lam" must be at least 0'),
    ("bernoulli", (1.5,), ValueError, r'"p" must be in \[0, 1\], got 1.5'),
    ("binomial", (2.5, 0.5), ValueError, '"n" must be whole numbers, got 2.5'),
    ("exponential", (-2.0,), ValueError, '"scale" must be at least 0'),
    ("gamma", (0.0,), ValueError, '"shape" must be greater than 0'),
    ("beta", (1.0, -1.0), ValueError, '"b" must be greater than 0'),
    ("normal", ([0.0, 1.0], [1.0, 1.0, 1.0]), ValueError, r'do not fit each other: "loc" \(2,\), "scale" \(3,\)'),
    ("seed", (-1,), ValueError, '"seed" must be in'), ("seed", (1.5,), TypeError, '"seed" must be an integer'),
    ("permutation", (2.5,), TypeError, '"x" must be an int or an array with an axis'),
    ("split_keys", (-1,), ValueError, '"n" must be in'),
])  # fmt: skip
def test_wrong_arguments(law, args, error, message):
    with pytest.raises(error, match=message):
        getattr(R, law)(*args)


def test_generators_of_ones_own():
    a, b = R.RandomState(3), R.RandomState(seed=3)
    assert a.rand(3).tolist() == b.rand(3).tolist() != a.rand(3).tolist()
    assert (a.get_seed(), repr(a)) == (3, "RandomState(3)")
    a.seed(4)
    assert a.rand(2).tolist() == R.RandomState(4).rand(2).tolist()
    assert R.RandomState().get_seed() != R.RandomState().get_seed()
    assert R.default_rng(3).rand() == R.RandomState(3).rand()
    assert R.default_rng(clone=False) is R.DEFAULT
    assert R.default_rng().rand() != R.default_rng().rand()


def test_keys():
    key = R.split_key()
    assert (key.shape, key.dtype) == ((2,), np.uint32)
    assert R.split_keys(3).shape == (3, 2)
    assert R.rand(4, key=key).tolist() == R.RandomState(key).rand(4).tolist()
    R.seed(2024)
    assert R.split_key().tolist() == key.tolist()


def test_generators_survive_copying_and_pickling():
    a = R.RandomState(5)
    a.rand(2)
    twins = copy.deepcopy(a), pickle.loads(pickle.dumps(a))
    expected = a.normal(size=3).tolist()
    assert [twin.normal(size=3).tolist() for twin in twins] == [expected, expected]


def test_global_generator_and_initializers_share_streams():
    R.seed(9)
    one = bp.init.Normal(0.0, 1.0)(2), R.rand(2)
    R.seed(9)
    two = bp.init.Normal(0.0, 1.0)(2), R.rand(2)
    np.testing.assert_array_equal(one, two)
    assert R.get_seed() == 9


@pytest.mark.parametrize("name", [name for name in R.__all__ if inspect.ismethod(getattr(R, name))])
def test_methods_say_what_they_take(name):
    method = getattr(R, name)
    text = inspect.getdoc(method)
    names = list(inspect.signature(method).parameters)
    assert [parameter for parameter in names if parameter not in text] == []
    assert not names or "Parameters\n---" in text


def drawn(law, *args, size=(50,), seed=1, steps=400):
    """What a law gives in each step of a run."""

    def body(_):
        return getattr(R, law)(*args, size=size)

    R.seed(seed)
    return bm.for_loop(body, bm.zeros(steps))


@pytest.mark.parametrize("law", ["random", "uniform", "randint", "normal", "standard_normal", "lognormal", "maxwell",
                                 "exponential", "rayleigh", "weibull", "pareto", "power", "wald", "laplace", "logistic",
                                 "gumbel", "triangular", "bernoulli", "geometric", "poisson", "binomial", "gamma",
                                 "standard_gamma", "chisquare", "beta", "standard_t", "negative_binomial",
                                 "noncentral_chisquare", "f", "categorical", "loggamma"])  # fmt: skip
def test_laws_in_a_step(law):
    args, mean, variance = LAWS[law]
    x = drawn(law, *args)
    assert x.shape == (400, 50)
    assert x.dtype == (bm.int_ if law in INTEGERS else bm.bool_ if law == "bernoulli" else bm.float_)
    wide = np.asarray(x, np.float64)
    fourth = ((wide - wide.mean()) ** 4).mean()
    assert abs(wide.mean() - mean) < 5 * np.sqrt(variance / wide.size)
    assert abs(wide.var() - variance) < 6 * np.sqrt((fourth - wide.var() ** 2) / wide.size)
    np.testing.assert_array_equal(x, drawn(law, *args))
    assert not np.array_equal(x, drawn(law, *args, seed=2))
    assert not np.array_equal(x[0], x[1])


def test_choice_in_a_step():
    def body(_):
        return R.choice(3, 50, p=[0.2, 0.3, 0.5]), R.choice([0.5, 1.5], 50), R.choice(4)

    places, elements, one = bm.for_loop(body, bm.zeros(400))
    np.testing.assert_allclose(np.bincount(places.ravel()) / places.size, [0.2, 0.3, 0.5], atol=0.02)
    assert set(elements.ravel().tolist()) == {0.5, 1.5}
    assert abs(elements.mean() - 1.0) < 0.02
    assert set(one.tolist()) == {0, 1, 2, 3}


def test_what_the_core_cannot_draw_is_drawn_in_python():
    def body(_):
        return R.vonmises(0.0, 1.0, 3)

    with pytest.warns(UserWarning, match=r"runs in Python.*bouton.math.random.vonmises in a step"):
        x = bm.for_loop(body, bm.zeros(4))
    assert len(set(x.ravel().tolist())) == 12


def test_parameters_of_laws_in_a_step_may_be_computed_there():
    rate = bm.Variable(np.array([0.0, 1.0]))

    def body(x):
        return R.bernoulli(rate), R.normal(rate * x, 0.0), R.uniform(rate, rate), R.rand(2), R.randn(2)

    result = bm.for_loop(body, bm.asarray([1.0, 2.0]))
    assert result[0].tolist() == [[False, True]] * 2
    assert result[1].tolist() == [[0.0, 1.0], [0.0, 2.0]]
    assert result[2].tolist() == [[0.0, 1.0]] * 2
    assert not np.array_equal(result[3], result[4])
