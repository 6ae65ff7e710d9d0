"""Checks of shapes that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import _checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._typing import Shape

__all__ = ["check_shape", "check_shape_except_batch", "is_shape_broadcastable", "is_shape_consistency"]


def is_shape_consistency(
    shapes: Sequence[Sequence[int]], free_axes: int | Sequence[int] | None = None, return_format_shapes: bool = False
) -> Any:
    """Shapes that are the same, but for some axes.

    Parameters
    ----------
    shapes
        The shapes.
    free_axes
        The axes in which they may differ, one or several; None: none.
    return_format_shapes
        Whether to give back what they share, and what each has in the free axes.

    Returns
    -------
    tuple or None
        The common shape without the free axes, and the lengths of the free axes.

    Raises
    ------
    ValueError
        If they differ in another axis, or in their number of axes.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_shape_consistency([(3, 4), (3, 5)], free_axes=-1, return_format_shapes=True)
    ((3,), (4, 5))
    """
    ndim = _ndim(shapes)
    axes = [axis % ndim for axis in _axes(free_axes)] if ndim else []
    rests = {tuple(length for axis, length in enumerate(shape) if axis not in axes) for shape in shapes}
    if len(rests) > 1:
        but = f" but in the axes {axes}" if axes else ""
        raise ValueError(f"The shapes must be the same{but}, got {list(map(tuple, shapes))}.")
    if not return_format_shapes:
        return None
    free: Any = tuple(tuple(shape[axis] for axis in axes) for shape in shapes)
    if isinstance(free_axes, int):
        free = tuple(lengths[0] for lengths in free)
    return rests.pop(), None if free_axes is None else free


def is_shape_broadcastable(
    shapes: Sequence[Sequence[int]], free_axes: int | Sequence[int] = (), return_format_shapes: bool = False
) -> Any:
    """The same for shapes of different numbers of axes, after axes of length 1 have been put in front.

    Parameters
    ----------
    shapes, free_axes, return_format_shapes
        As for :func:`is_shape_consistency`.

    Returns
    -------
    tuple or None
        As :func:`is_shape_consistency`.

    Raises
    ------
    ValueError
        If they differ in another axis.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_shape_broadcastable([(1, 4), (5,)], free_axes=-1, return_format_shapes=True)
    ((1,), (4, 5))
    """
    return is_shape_consistency(_filled(shapes), free_axes, return_format_shapes)


def check_shape_except_batch(
    shape1: Sequence[int], shape2: Sequence[int], batch_idx: int = 0, mode: str = "raise"
) -> bool:
    """Two shapes that are the same, but for the axis of the batch.

    Parameters
    ----------
    shape1, shape2
        The shapes.
    batch_idx
        The axis of the batch; the first by default.
    mode
        ``"raise"``: raise an error if they differ. ``"bool"``: return whether they are the same.

    Raises
    ------
    ValueError
        If they differ, in the mode ``"raise"``.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.check_shape_except_batch((8, 3), (16, 4), mode="bool")
    False
    """
    _checks.choice(mode, "mode", ("raise", "bool"))
    try:
        is_shape_consistency([shape1, shape2], batch_idx)
    except ValueError:
        if mode == "raise":
            raise
        return False
    return True


def check_shape(all_shapes: Any, free_axes: int | Sequence[int] = -1) -> tuple[list[Any], list[int]]:
    """Shapes that NumPy would broadcast against each other, but for some axes.

    Parameters
    ----------
    all_shapes
        The shapes, in a tuple, a list, or as the values of a dict.
    free_axes
        The axes that do not count, one or several; the last by default.

    Returns
    -------
    tuple of list
        What each shape has in the free axes, and the lengths of the others after broadcasting.

    Raises
    ------
    ValueError
        If they do not fit.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.check_shape([(1, 4), (8, 5)])
    ([4, 5], [8])
    """
    shapes = _filled(list(all_shapes.values()) if isinstance(all_shapes, dict) else list(all_shapes))
    ndim = len(shapes[0])
    axes = [axis % ndim for axis in _axes(free_axes)]
    fixed = [{shape[axis] for shape in shapes} for axis in range(ndim) if axis not in axes]
    if any(len(lengths - {1}) > 1 for lengths in fixed):
        raise ValueError(f"The shapes must fit but in the axes {axes}, got {shapes}.")
    free: list[Any] = [[shape[axis] for axis in axes] for shape in shapes]
    if isinstance(free_axes, int):
        free = [lengths[0] for lengths in free]
    return free, [max(lengths) for lengths in fixed]


def _axes(free_axes: int | Sequence[int] | None) -> list[int]:
    if free_axes is None:
        return []
    return [free_axes] if isinstance(free_axes, int) else list(free_axes)


def _ndim(shapes: Sequence[Sequence[int]]) -> int:
    numbers = {len(shape) for shape in shapes}
    if len(numbers) != 1:
        raise ValueError(f"The shapes must have one number of axes, got {list(map(tuple, shapes))}.")
    return numbers.pop()


def _filled(shapes: Sequence[Sequence[int]]) -> list[Shape]:
    """The shapes with axes of length 1 in front."""
    ndim = max(map(len, shapes))
    return [(1,) * (ndim - len(shape)) + tuple(shape) for shape in shapes]
