"""Whatever the arrays: bp.math says what NumPy says, in the types of the session."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import bouton.math as bm

UNARY = [
    "negative", "positive", "reciprocal", "abs", "sign", "signbit", "square", "sqrt", "cbrt", "exp", "exp2",
    "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh",
    "tanh", "arcsinh", "arccosh", "arctanh", "deg2rad", "rad2deg", "rint", "floor", "ceil", "trunc", "isnan",
    "isinf", "isfinite", "logical_not", "round",
]  # fmt: skip
BINARY = [
    "add", "subtract", "multiply", "divide", "floor_divide", "remainder", "fmod", "power", "maximum", "minimum",
    "fmax", "fmin", "hypot", "arctan2", "copysign", "heaviside", "logaddexp", "equal", "not_equal", "less",
    "less_equal", "greater", "greater_equal", "logical_and", "logical_or", "logical_xor",
]  # fmt: skip
REDUCTIONS = [
    "sum", "prod", "mean", "std", "var", "max", "min", "ptp", "median", "all", "any", "argmax", "argmin",
    "count_nonzero", "cumsum", "cumprod",
]  # fmt: skip

kinds = st.sampled_from([np.float64, np.float32, np.int64, np.int32, np.bool_])
shapes = hnp.array_shapes(min_dims=0, max_dims=3, min_side=1, max_side=4)
pairs = hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=4)


def numbers(kind):
    if np.dtype(kind).kind == "f":
        return st.floats(-50, 50, width=32)
    return st.booleans() if np.dtype(kind).kind == "b" else st.integers(-20, 20)


@st.composite
def arrays(draw, shape=shapes):
    kind = draw(kinds)
    return draw(hnp.arrays(kind, shape, elements=numbers(kind)))


def in_session(kind):
    """The type of the session for one of NumPy's; half precision is what NumPy makes of booleans."""
    if bm.float_ is np.float32:
        return {"float64": "float32", "float16": "float32", "int64": "int32"}.get(kind, kind)
    return {"float16": "float64"}.get(kind, kind)


def expected(function, *args, **options):
    """NumPy's answer, or the error that it raises."""
    with np.errstate(all="ignore"):
        try:
            return function(*args, **options)
        except (TypeError, ValueError, IndexError) as error:
            return type(error)


def agrees(name, *args, **options):
    """Whether bp.math gives NumPy's answer, narrowed, and raises where NumPy does."""
    answer = expected(getattr(np, name), *args, **options)
    with np.errstate(all="ignore"):
        if isinstance(answer, type):
            with pytest.raises(answer):
                getattr(bm, name)(*args, **options)
            return
        result = getattr(bm, name)(*args, **options)
        if isinstance(answer, int):  # NumPy 1 counts in Python's integers
            assert result == answer
            return
        kind = in_session(answer.dtype.name)
        assert result.dtype == kind
        np.testing.assert_array_equal(result, answer.astype(kind))


@given(st.sampled_from(UNARY), arrays())
def test_functions_of_one_array(name, x):
    agrees(name, x)


@given(st.sampled_from(BINARY), pairs, st.data())
def test_functions_of_two_arrays(name, form, data):
    one, other = (data.draw(arrays(st.just(shape))) for shape in form.input_shapes)
    agrees(name, one, other)


@given(st.sampled_from(REDUCTIONS), arrays(hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)), st.data())
def test_reductions(name, x, data):
    agrees(name, x, axis=data.draw(st.none() | st.integers(-x.ndim, x.ndim - 1)))


@given(arrays(), st.data())
def test_choosing(x, data):
    mask = data.draw(hnp.arrays(np.bool_, x.shape))
    agrees("where", mask, x, 1)
    agrees("clip", x, -1, 1)
    agrees("where", mask, x, np.float64(0.1))


@given(arrays(hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)), st.data())
def test_moving(x, data):
    axis = data.draw(st.integers(-x.ndim, x.ndim - 1))
    agrees("flip", x, axis)
    agrees("roll", x, data.draw(st.integers(-5, 5)), axis)
    agrees("moveaxis", x, axis, 0)
    agrees("sort", x, axis=axis)
    agrees("repeat", x, 2, axis=axis)
    agrees("expand_dims", x, axis)
    agrees("concatenate", [x, x], axis=axis)
    agrees("stack", [x, x], axis=axis)
    agrees("reshape", x, (-1,))


@given(arrays(hnp.array_shapes(min_dims=1, max_dims=2, max_side=4)), arrays(hnp.array_shapes(min_dims=1, max_dims=2)))
def test_products(x, y):
    agrees("dot", x, y)
    agrees("outer", x, y)
    agrees("inner", x, y)


@given(st.sampled_from(UNARY), arrays())
def test_variables_and_lists_count_as_arrays(name, x):
    variable = bm.Variable(x, x.dtype) if x.dtype != np.int64 else None
    for same in (variable, x.tolist()):
        answer = expected(getattr(np, name), np.asarray(same))
        assume(same is not None and not isinstance(answer, type))
        with np.errstate(all="ignore"):
            np.testing.assert_array_equal(getattr(bm, name)(same), answer.astype(getattr(bm, name)(same).dtype))


@pytest.mark.usefixtures("x64")
@given(st.sampled_from(UNARY + BINARY), arrays())
def test_double_precision_is_numpys_own(name, x):
    agrees(name, *([x] * getattr(getattr(np, name), "nin", 1)))


@given(arrays(), st.data())
def test_arithmetic_of_arrays_of_the_session_stays_in_it(x, data):
    y = data.draw(arrays(st.just(x.shape)))
    assume(x.dtype != np.bool_)
    with np.errstate(all="ignore"):
        for result in (bm.asarray(x) * 0.5, bm.asarray(x) + y, bm.asarray(x) / 3, bm.asarray(x) > y):
            assert result.dtype in (np.float32, np.int32, np.bool_)


@given(arrays(hnp.array_shapes(min_dims=1, max_dims=2, max_side=5)), st.data())
def test_changed_copies(x, data):
    places = data.draw(hnp.basic_indices(x.shape, allow_newaxis=False))
    changed = bm.asarray(x).copy()
    changed[places] = 1
    copied = bm.asarray(x).at[places].set(1)
    np.testing.assert_array_equal(copied, changed)


@given(st.integers(0, 2**63 - 1), hnp.array_shapes(max_side=5), st.floats(-1e3, 1e3), st.floats(0, 1e3))
def test_uniform_numbers_lie_between_their_bounds(seed, shape, low, width):
    high = low + width
    x = bm.random.RandomState(seed).uniform(low, high, shape)
    assert (x.shape, x.dtype) == (shape, np.float32)
    assert (x >= np.float32(low)).all()
    assert (x < np.float32(high)).all() or np.float32(low) == np.float32(high)


@given(st.integers(0, 2**63 - 1), st.integers(-1000, 1000), st.integers(1, 1000))
def test_integers_lie_between_their_bounds(seed, low, width):
    x = bm.random.RandomState(seed).randint(low, low + width, 20)
    assert ((x >= low) & (x < low + width)).all()


@given(st.integers(0, 2**63 - 1), st.integers(1, 40), st.data())
def test_orders_and_samples(seed, count, data):
    state = bm.random.RandomState(seed)
    assert sorted(state.permutation(count).tolist()) == list(range(count))
    some = data.draw(st.integers(0, count))
    sample = state.choice(count, some, replace=False).tolist()
    assert len(set(sample)) == some
    assert set(sample) <= set(range(count))


@given(st.integers(0, 2**63 - 1), st.integers(0, 40), st.sampled_from(["normal", "uniform", "exponential", "poisson"]))
def test_a_seed_decides(seed, size, law):
    one, other = bm.random.RandomState(seed), bm.random.RandomState(seed)
    for _ in range(2):
        np.testing.assert_array_equal(getattr(one, law)(size=size), getattr(other, law)(size=size))
