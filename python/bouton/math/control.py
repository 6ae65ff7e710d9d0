"""What transforms functions in BrainPy. Here a step is traced as a whole, so most of it has nothing left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from ..tracing import active
from ..tracing.structure import leaves, restored
from .wrapping import in_session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["cls_jit", "cond", "function", "ifelse", "jit", "make_cond", "to_object", "vmap"]

_Function = TypeVar("_Function", bound="Callable[..., Any]")


def jit(func: Any = None, **kwargs: Any) -> Any:
    """The function itself: nothing needs to be compiled. Also for use as a decorator.

    Parameters
    ----------
    func
        The function, or an object that can be called. None: a decorator is returned.
    kwargs
        Accepted for BrainPy scripts.

    Examples
    --------
    >>> import bouton as bp
    >>> @bp.math.jit
    ... def double(x):
    ...     return 2 * x
    >>> double(3)
    6
    """
    return _itself if func is None else func


cls_jit = to_object = function = jit
"""The same for methods, and for functions as objects."""


def _itself(func: _Function) -> _Function:
    return func


def cond(pred: Any, true_fun: Any, false_fun: Any, operands: Any = (), **kwargs: Any) -> Any:
    """What one of two functions returns, as a condition decides.

    Outside of a run, or if the condition is known before it, that function alone is called. While a step is traced,
    both are: of the values that they return and of the Variables that they write, the condition selects.

    Parameters
    ----------
    pred
        The condition, one boolean.
    true_fun, false_fun
        The functions, or values in place of them.
    operands
        Their arguments: a tuple, or a single one.
    kwargs
        Accepted for BrainPy scripts.

    Raises
    ------
    ValueError
        If ``pred`` is not a single boolean, or the functions return different structures.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.cond(True, lambda x: x + 1, lambda x: x - 1, (1,))
    2
    """
    return ifelse([pred], [true_fun, false_fun], operands)


def make_cond(true_fun: Any, false_fun: Any, dyn_vars: Any = None) -> Callable[..., Any]:
    """A function of a condition and an operand that calls :func:`cond`.

    Parameters
    ----------
    true_fun, false_fun
        As for :func:`cond`.
    dyn_vars
        Accepted for BrainPy scripts.
    """

    def call(pred: Any, x: Any = None) -> Any:
        return cond(pred, true_fun, false_fun, (x,))

    return call


def ifelse(conditions: Any, branches: Sequence[Any], operands: Any = (), **kwargs: Any) -> Any:
    """What the first branch returns whose condition holds, or else the last branch, as for :func:`cond`.

    Parameters
    ----------
    conditions
        The conditions, one boolean each; a single one need not be a list.
    branches
        Functions, or values in place of them: one more than conditions.
    operands
        Their arguments: a tuple or a list, or a single one.
    kwargs
        Accepted for BrainPy scripts.

    Raises
    ------
    ValueError
        If the number of branches does not fit, a condition is not a single boolean, or branches return different
        structures.

    Examples
    --------
    >>> import bouton as bp
    >>> def size(x):
    ...     return bp.math.ifelse([x > 100, x > 10], ["large", "medium", "small"])
    >>> size(50)
    'medium'
    """
    tests = list(conditions) if isinstance(conditions, (list, tuple)) else [conditions]
    if len(branches) != len(tests) + 1:
        raise ValueError(
            f'"branches" must be one more than "conditions", which are {len(tests)}, got {len(branches)} branches.'
        )
    for test in tests:
        if np.size(test) != 1:
            raise ValueError(f"A condition must be one boolean, got an array of shape {np.shape(test)}; see where().")
    given = () if operands is None else tuple(operands) if isinstance(operands, (list, tuple)) else (operands,)
    return _first(tests, list(branches), given)


def _first(tests: list[Any], branches: list[Any], operands: tuple[Any, ...]) -> Any:
    if not tests:
        return _result(branches[0], operands)
    trace = active()
    if trace is None or not trace.is_traced(tests[0]):
        return _result(branches[0], operands) if tests[0] else _first(tests[1:], branches[1:], operands)
    test: Any = np.not_equal(np.reshape(tests[0], ()), 0)
    with trace.under(test):
        held = _result(branches[0], operands)
    with trace.under(np.logical_not(test)):
        otherwise = _first(tests[1:], branches[1:], operands)
    return _selected(test, held, otherwise)


def _result(branch: Any, operands: tuple[Any, ...]) -> Any:
    return branch(*operands) if callable(branch) else branch


def _selected(test: Any, held: Any, otherwise: Any) -> Any:
    """Of two values of the same structure, the parts that a traced condition selects."""
    ones, others = leaves(held), leaves(otherwise)
    if len(ones) != len(others):
        raise ValueError(f"The branches return different structures, of {len(ones)} and of {len(others)} arrays.")
    return restored(held, [np.where(test, one, other) for one, other in zip(ones, others, strict=True)])


def vmap(func: Callable[..., Any], in_axes: Any = 0, out_axes: int = 0, **kwargs: Any) -> Callable[..., Any]:
    """A function that is applied to each slice of its arguments, and whose results are stacked.

    Parameters
    ----------
    func
        The function of one slice.
    in_axes
        Along which axis to slice: one for all arguments, or one for each; None: not at all.
    out_axes
        Along which axis results are stacked.
    kwargs
        Accepted for BrainPy scripts.

    Raises
    ------
    ValueError
        When it is called: if there is no argument to slice, or their lengths differ.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.vmap(bp.math.sum)(bp.math.ones((2, 3)))
    array([3., 3.], dtype=float32)
    """

    def mapped(*args: Any) -> Any:
        axes = in_axes if isinstance(in_axes, (list, tuple)) else (in_axes,) * len(args)
        pairs = list(zip(args, axes, strict=True))
        counts = {np.shape(arg)[axis] for arg, axis in pairs if axis is not None}
        if len(counts) != 1:
            raise ValueError(f"Arguments must have the same length along their axes, got {sorted(counts)}.")
        results = [
            func(*(arg if axis is None else in_session(np.take(arg, k, axis=axis)) for arg, axis in pairs))
            for k in range(counts.pop())
        ]
        columns = zip(*map(leaves, results), strict=True)
        return restored(results[0], [in_session(np.stack(list(column), axis=out_axes)) for column in columns])

    return mapped
