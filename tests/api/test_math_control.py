"""Branches and transformations of bp.math, outside of a run and in a traced step."""

from __future__ import annotations

import numpy as np
import pytest

import bouton.math as bm


def steps(body, *operands):
    """What a function returns for each row of the operands, run by the core."""
    return bm.for_loop(body, operands)


def test_functions_come_back_from_jit():
    def f(x):
        return x + 1

    for transform in (bm.jit, bm.cls_jit, bm.to_object, bm.function):
        assert transform(f) is f
        assert transform(static_argnums=0)(f) is f


def test_one_branch_is_called():
    calls = []
    assert bm.cond(np.bool_(True), lambda x: calls.append(x) or x, lambda x: 1 / 0, 3) == 3
    assert bm.cond(False, 1.0, 2.0) == 2.0
    assert bm.ifelse(True, [lambda: 1, lambda: 2]) == 1
    assert bm.ifelse([False, np.array([True]), True], [lambda x: 1, lambda x: 2, lambda x: 3, None], [0]) == 2
    assert bm.ifelse(conditions=[False], branches=["a", "b"]) == "b"
    assert calls == [3]


def test_a_condition_of_its_own():
    select = bm.make_cond(lambda x: x + 1, lambda x: x - 1)
    assert (select(True, 3), select(False, 3)) == (4, 2)


def test_a_function_of_slices():
    x, y = np.arange(6.0).reshape(2, 3), np.array([1.0, 2.0, 3.0])
    assert bm.vmap(lambda a, b: (a.sum(), a * b), in_axes=(0, None))(x, y)[0].tolist() == [3.0, 12.0]
    np.testing.assert_array_equal(bm.vmap(lambda a: {"twice": 2 * a}, in_axes=1, out_axes=1)(x)["twice"], 2 * x)
    with pytest.raises(ValueError, match=r"the same length along their axes, got \[2, 3\]"):
        bm.vmap(lambda a, b: a)(x, y)


def test_wrong_branches():
    with pytest.raises(ValueError, match='"branches" must be one more than "conditions", which are 2, got 2'):
        bm.ifelse([True, False], [1, 2])
    with pytest.raises(ValueError, match=r"one boolean, got an array of shape \(2,\); see where"):
        bm.cond(np.array([True, False]), 1, 2)


def test_a_traced_condition_selects_what_branches_return():
    x = np.linspace(-1, 1, 5)
    result = steps(lambda x: bm.cond(x > 0, lambda a: (a, {"b": 2 * a}), lambda a: (-a, {"b": 0.0}), x), x)
    np.testing.assert_allclose(result[0], abs(x))
    np.testing.assert_allclose(result[1]["b"], np.maximum(2 * x, 0))


def test_several_traced_conditions():
    x = np.array([-3.0, 0.5, 2.0, 20.0])
    branches = [lambda a: -a, lambda a: 10 * a, lambda a: a * 0 + 7.0, lambda a: 0.0]
    result = steps(lambda x: bm.ifelse([x < 0, x < 1, x < 10], branches, (x,)), x)
    assert result.tolist() == [3.0, 5.0, 7.0, 0.0]


def test_a_traced_condition_selects_what_branches_write():
    a, b = bm.Variable(np.zeros(2)), bm.Variable(1)

    def body(x):
        def yes():
            a[0] = x
            b.value = bm.zeros(1) + bm.cond(x > 2, lambda: 100.0, lambda: 1.0)

        def no():
            b.value += a[0]

        bm.cond(x > 0, yes, no)
        return a, b

    result = steps(body, np.array([1.0, -1.0, 3.0, -5.0]))
    assert result[0].tolist() == [[1.0, 0.0], [1.0, 0.0], [3.0, 0.0], [3.0, 0.0]]
    assert result[1].tolist() == [[1.0], [2.0], [100.0], [103.0]]


def test_branches_of_different_structure_are_an_error():
    with pytest.raises(ValueError, match="The branches return different structures, of 2 and of 1 arrays"):
        steps(lambda x: bm.cond(x > 0, lambda: (x, x), lambda: x), np.ones(2))


X = np.linspace(-3, 3, 13)


@pytest.mark.parametrize("name", [
    "relu", "sigmoid", "softplus", "tanh", "exp", "square", "abs", "sign", "floor", "expm1", "elu", "gelu", "exprel",
    "erf", "leaky_relu", "soft_shrink", "hard_sigmoid", "log_sigmoid", "silu", "sin", "logical_not", "softmax", "mean",
    "max", "cat", "flatten", "reduce_sum", "reduce_logsumexp", "clip_by_norm", "zeros_like", "full_like", "asarray",
    "as_jax",
])  # fmt: skip
def test_functions_say_the_same_in_a_traced_step(name):
    """What the core computes is what NumPy computes outside of a run."""
    function = getattr(bm, name)
    args = {"full_like": (2.0,), "clip_by_norm": (1.0,)}.get(name, ())

    def call(x):
        return function([x, x] if name == "cat" else x, *args)

    np.testing.assert_allclose(steps(call, X[None])[0], call(X), rtol=2e-6, atol=1e-6)


def test_slices_of_traced_arrays():
    x = np.arange(12.0).reshape(2, 3, 2)
    np.testing.assert_allclose(steps(bm.vmap(lambda row: bm.sum(row)), x), x.sum(axis=2))


def test_lists_of_traced_numbers_become_arrays():
    result = steps(lambda x: (bm.array([x, 2 * x, 1.0]), bm.asarray(x > 0, dtype=int)), np.array([1.0, -2.0]))
    assert result[0].tolist() == [[1.0, 2.0, 1.0], [-2.0, -4.0, 1.0]]
    assert (result[1].tolist(), result[1].dtype) == ([1, 0], np.int32)
