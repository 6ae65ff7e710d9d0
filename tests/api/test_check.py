"""Checks and helpers that scripts use."""

from __future__ import annotations

import sys

import numpy as np
import pytest

import bouton as bp

V = bp.math.Variable


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        ("is_callable", [abs, lambda: 0], [3, "abs"]),
        ("is_initializer", [bp.init.OneInit(), np.ones(3), V(3), np.ones], [3.0, "one"]),
        ("is_connector", [bp.conn.All2All(), np.ones((2, 2)), abs], [0.1, "all"]),
        ("is_float", [1.5, 2, np.float32(1), np.int8(1)], ["1.0", [1.0]]),
        ("is_integer", [2, np.int8(1), np.array(3)], [1.5, "1", np.array([1]), np.array(1.0)]),
        ("is_string", ["a"], [1]),
        ("is_sequence", [(), [1, "a"]], ["ab", 1, {1}]),
        ("is_dict_data", [{}, {1: 2}], [[1], "a"]),
    ],
)
def test_kinds_of_arguments(check, good, bad):
    function = getattr(bp.check, check)
    for value in good:
        assert function(value) is value
    for value in bad:
        with pytest.raises(ValueError, match=r'^"x" must be '):
            function(value, name="x")
    assert function(None, allow_none=True) is None
    with pytest.raises(ValueError, match=r"^The argument must be .*, got None"):
        function(None, allow_none=False)


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda: bp.check.is_float(2, "x", allow_int=False), '"x" must be a float'),
        (lambda: bp.check.is_float(2.5, "x", max_bound=2.0), '"x" must be at most 2.0, got 2.5'),
        (lambda: bp.check.is_integer(2, "x", min_bound=3), '"x" must be at least 3, got 2'),
        (lambda: bp.check.is_string("c", "x", candidates=["a", "b"]), "\"x\" must be one of 'a', 'b'"),
        (lambda: bp.check.is_sequence([1, "a"], "x", int), "of type int"),
        (lambda: bp.check.is_dict_data({1: 1}, key_type=str), "keys of type str"),
        (lambda: bp.check.is_dict_data({"a": 1}, val_type=(str, float)), "values of type str or float"),
        (lambda: bp.check.serialize_kwargs({"a": [1]}), '"shared_kwargs" must be a dict'),
        (lambda: bp.check.is_instance(3, str, "x"), '"x" must be of type str, got 3'),
        (lambda: bp.check.is_subclass(3, [str, float], "x"), "of type str or float"),
    ],
)
def test_what_is_wrong_is_said(attempt, message):
    with pytest.raises((ValueError, bp.errors.UnsupportedError), match=message):
        attempt()


def test_instances_and_subclasses():
    class A: ...

    class B(A): ...

    assert isinstance(bp.check.is_instance(B(), A), B)
    assert isinstance(bp.check.is_subclass(A(), B), A)
    with pytest.raises(NotImplementedError):
        bp.check.is_instance(A(), B)


def test_objects_and_collections_of_them():
    a, b = V(2), V(3)
    assert bp.check.is_all_vars(None) == ()
    assert bp.check.is_all_vars([a, b, a], "list") == [a, b, a]
    assert bp.check.is_all_vars({"a": a}, "dict")["a"] is a
    assert list(bp.check.is_all_vars((a, b), "dict")) == [id(a), id(b)]
    given = [a]
    assert bp.check.is_all_vars(given, None) is given
    with pytest.raises(ValueError, match="Expected one"):
        bp.check.is_all_vars([a, 3])
    with pytest.raises(ValueError, match="Expected one"):
        bp.check.is_all_objs({"a": a})


def test_shapes():
    assert bp.check.is_shape_consistency([(2, 3), (2, 3)]) is None
    assert bp.check.is_shape_consistency([(2, 3), (4, 3)], [0], True) == ((3,), ((2,), (4,)))
    assert bp.check.is_shape_consistency([(2, 3)], None, True) == ((2, 3), None)
    assert bp.check.is_shape_broadcastable([(1, 3), (3,)]) is None
    assert bp.check.check_shape({"a": (5, 2, 4), "b": (1, 7)}, free_axes=(-1,)) == ([[4], [7]], [5, 2])
    assert bp.check.check_shape_except_batch((1, 2), (5, 2))
    for attempt in (
        lambda: bp.check.is_shape_consistency([(2, 3), (2, 4)]),
        lambda: bp.check.is_shape_consistency([(2, 3), (2,)]),
        lambda: bp.check.is_shape_broadcastable([(2, 3), (3,)]),
        lambda: bp.check.check_shape([(5, 2), (3, 2)]),
        lambda: bp.check.check_shape_except_batch((1, 2), (1, 3)),
    ):
        with pytest.raises(ValueError, match="The shapes must"):
            attempt()


def test_conditions():
    seen = []
    bp.check.jit_error(np.zeros(3), seen.append, 1)
    bp.check.jit_error_checking(np.ones(3), seen.append, 2)
    assert seen == [2]
    with pytest.raises(ValueError, match="negative"):
        bp.check.jit_error_checking_no_args([False, True], ValueError("negative"))


def test_tools():
    assert (bp.tools.to_size(None), bp.tools.to_size([2, 3])) == (None, (2, 3))
    assert (bp.tools.size2num(4), bp.tools.size2num((2, 3))) == (4, 6)
    assert bp.tools.replicate("ab", 2, "x") == ("ab", "ab")
    assert bp.tools.replicate([1], 3, "x") == (1, 1, 1)
    assert bp.tools.replicate((1, 2), 2, "x") == (1, 2)
    with pytest.raises(TypeError, match='"x" must be one, or 1 or 3 in a sequence'):
        bp.tools.replicate((1, 2), 3, "x")
    bp.math.random.seed(1)
    drawn = bp.tools.format_seed()
    bp.math.random.seed(1)
    assert bp.tools.format_seed() == drawn


def test_numba_or_not():
    @bp.tools.numba_jit(cache=False)
    def total(n):
        result = 0
        for k in bp.tools.numba_range(n):
            result += k
        return result

    if "numba" not in sys.modules:
        assert total(5) == 10
        assert bp.tools.numba_range is range
    bp.tools.numba_seed(3)
    with pytest.raises(AttributeError):
        _ = bp.tools.nothing
