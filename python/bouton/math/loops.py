"""Loops over steps: what the body does in one step is traced, and the core repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..tracing.active import active
from ..tracing.structure import leaves, restored
from . import array_type
from .variables import Variable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .._typing import Array

__all__ = ["for_loop", "make_loop", "scan", "while_loop"]


def for_loop(
    body_fun: Callable[..., Any],
    operands: Any,
    reverse: bool = False,
    unroll: int = 1,
    remat: bool = False,
    jit: bool | None = None,
    progress_bar: bool = False,
    unroll_kwargs: dict[str, Any] | None = None,
    dyn_vars: Any = None,
    child_objs: Any = None,
) -> Any:
    """Call a function for each row of some arrays, and stack what it returns. Variables keep what it wrote.

    The body is one step: it is traced once, and the core does it for all rows, of whatever models it calls. Integers
    that count up by one are the numbers of steps, from which ``bouton.share`` has its ``t`` and ``i``: so
    ``for_loop(net.step_run, bm.arange(n))`` runs a network, and a second loop from ``n`` on continues it.

    Parameters
    ----------
    body_fun
        The function. It gets a row of each operand.
    operands
        An array with steps along its first axis, or a tuple or list of them: one for each argument. An argument may be
        a dict, list or tuple of arrays.
    reverse
        Whether to begin with the last row. Results have the order of the operands.
    unroll, remat, dyn_vars, child_objs
        There for BrainPy scripts.
    jit
        False: call the function in Python for each row.
    progress_bar
        Whether to show a progress bar.
    unroll_kwargs
        Arguments that are the same in all steps.

    Returns
    -------
    What the function returned, each array with the steps as first axis.

    Raises
    ------
    ValueError
        If the operands have no rows, or not equally many.

    Examples
    --------
    >>> import bouton as bp
    >>> import bouton.math as bm
    >>> total = bm.Variable(bm.zeros(1))
    >>> def add(x):
    ...     total.value += x
    ...     return total.value
    >>> bm.for_loop(add, bm.arange(1.0, 4.0)).ravel().tolist()
    [1.0, 3.0, 6.0]
    """
    arguments = operands if isinstance(operands, (tuple, list)) else (operands,)
    rows, steps = _rows(arguments)
    options = unroll_kwargs or {}
    order = range(steps)[::-1] if reverse else range(steps)
    if active() is not None or jit is False or not steps:
        return _in_python(lambda values: body_fun(*restored(arguments, values), **options), rows, order)
    from .._program.rounds import rounds

    results = rounds(
        body_fun,
        lambda values: body_fun(*restored(arguments, values), **options),
        [row[::-1] for row in rows] if reverse else rows,
        _checks.boolean(progress_bar, "progress_bar"),
    )
    return restored(results, [(array[::-1] if reverse else array).view(array_type.Array) for array in leaves(results)])


def _rows(arguments: Any) -> tuple[list[Any], int]:
    """The arrays that a loop goes over, and how many rows they have."""
    rows = [leaf if active() and active().is_traced(leaf) else _numbers(leaf) for leaf in leaves(arguments)]  # type: ignore[union-attr]
    lengths = sorted({np.shape(row)[0] if np.ndim(row) else -1 for row in rows})
    if not rows or lengths[0] < 0:
        raise ValueError('"operands" must be arrays with the steps along their first axis.')
    if len(lengths) > 1:
        raise ValueError(f'"operands" must have equally many rows, got {" and ".join(map(str, lengths))}.')
    return rows, lengths[0]


def _numbers(leaf: Any) -> Array:
    array = np.asarray(leaf)
    if array.dtype.kind not in "fiub":
        raise TypeError(f'"operands" must be arrays of numbers, got {_checks.describe(leaf)}.')
    return array


def _in_python(body: Callable[[list[Any]], Any], rows: Sequence[Any], order: Sequence[int]) -> Any:
    """Call the body for each row; its results are stacked in the order of the rows."""
    results = {k: body([row[k] for row in rows]) for k in order}
    if not results:
        return None
    each = [leaves(results[k]) for k in sorted(results)]
    return restored(results[0], [np.stack(list(column)) for column in zip(*each, strict=True)])


def scan(
    body_fun: Callable[[Any, Any], tuple[Any, Any]],
    init: Any,
    operands: Any,
    reverse: bool = False,
    unroll: int = 1,
    remat: bool = False,
    progress_bar: bool = False,
) -> tuple[Any, Any]:
    """A loop that carries values from step to step.

    Parameters
    ----------
    body_fun
        A function of what is carried and of a row of the operands; it returns what to carry on, and a result.
    init
        What is carried at first: a number, an array, or tuples, lists and dicts of them.
    operands
        Arrays with steps along the first axis: one, or tuples, lists and dicts of them.
    reverse, unroll, remat, progress_bar
        As for :func:`for_loop`.

    Returns
    -------
    What is carried at last, and the results stacked.

    Examples
    --------
    >>> import bouton.math as bm
    >>> last, sums = bm.scan(lambda s, x: (s + x, s + x), 0.0, bm.arange(1.0, 4.0))
    >>> float(last), sums.tolist()
    (6.0, [1.0, 3.0, 6.0])
    """
    carried = [Variable(np.asarray(value)) for value in leaves(init)]

    def body(row: Any) -> Any:
        values, result = body_fun(restored(init, [variable.value for variable in carried]), row)
        for variable, value in zip(carried, leaves(values), strict=True):
            variable.value = value
        return result

    results = for_loop(body, (operands,), reverse=reverse, progress_bar=progress_bar)
    return restored(init, [variable.value for variable in carried]), results


def while_loop(
    body_fun: Callable[..., Any],
    cond_fun: Callable[..., Any],
    operands: Any,
    dyn_vars: Any = None,
    child_objs: Any = None,
) -> Any:
    """Call a function as long as a condition holds.

    How often depends on numbers, so a step with such a loop in it is done in Python.

    Parameters
    ----------
    body_fun
        The function of the operands; it returns their new values, or None to keep them.
    cond_fun
        The condition, a function of the operands.
    operands
        A value, or a tuple or list of them: one for each argument.
    dyn_vars, child_objs
        There for BrainPy scripts.

    Returns
    -------
    The operands at last.

    Examples
    --------
    >>> import bouton.math as bm
    >>> bm.while_loop(lambda x, n: (x / 2, n + 1), lambda x, n: x > 1, (10.0, 0))
    (0.625, 4)
    """
    values = operands if isinstance(operands, (tuple, list)) else (operands,)
    while cond_fun(*values):
        result = body_fun(*values)
        if result is not None:
            values = result if isinstance(result, (tuple, list)) else (result,)
    return tuple(values) if isinstance(operands, (tuple, list)) else values[0]


def make_loop(
    body_fun: Callable[..., Any], dyn_vars: Any = None, out_vars: Any = None, has_return: bool = False
) -> Callable[[Any], Any]:
    """A function that loops, and returns what Variables were after each step.

    Parameters
    ----------
    body_fun
        The function of a row, as for :func:`for_loop`.
    dyn_vars
        There for BrainPy scripts.
    out_vars
        The Variables to record: one, or a tuple, list or dict of them.
    has_return
        Whether what ``body_fun`` returns is wanted as well.

    Returns
    -------
    A function of the operands. It returns the values of ``out_vars``, or a pair of them and the results.

    Examples
    --------
    >>> import bouton.math as bm
    >>> total = bm.Variable(bm.zeros(1))
    >>> def add(x):
    ...     total.value += x
    >>> bm.make_loop(add, out_vars=total)(bm.arange(1.0, 4.0)).ravel().tolist()
    [1.0, 3.0, 6.0]
    """

    def body(*row: Any) -> Any:
        result = body_fun(*row)
        return restored(out_vars, [variable.value for variable in leaves(out_vars)]), result if has_return else None

    def loop(operands: Any) -> Any:
        values, results = for_loop(body, operands)
        return (values, results) if has_return else values

    return loop
