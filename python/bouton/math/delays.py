"""Rings: what a Variable held in the steps before this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..tracing.active import active
from .variables import Variable

if TYPE_CHECKING:
    import numpy.typing as npt

    from .._typing import Array, ArrayLike, Shape

__all__ = ["Ring"]


class Ring(Variable):
    """Values of past steps, one row each; the row of a step is its number modulo the number of rows.

    Parameters
    ----------
    depth
        The number of steps that are kept, this one among them; at least 2 rows are made.
    shape
        The shape of a value.
    dtype
        Its type.
    start
        What all rows hold at first: a number, one value for all rows, or all rows.

    Examples
    --------
    >>> import bouton as bp
    >>> ring = Ring(3, (2,), "float32")
    >>> ring.shape, ring.depth
    ((3, 2), 3)
    """

    def __init__(self, depth: int, shape: Shape, dtype: npt.DTypeLike, start: ArrayLike = 0) -> None:
        rows = np.empty((max(depth, 2), *shape), dtype)
        rows[...] = start
        super().__init__(rows, rows.dtype)

    @property
    def depth(self) -> int:
        """The number of rows."""
        return self.shape[0]

    def push(self, value: ArrayLike) -> None:
        """Keep a value as that of this step."""
        trace = active()
        if trace is not None:
            trace.push(self, value)
            return
        rows = self._read()
        rows[_step() % self.depth] = value
        self._write(rows)

    def pulled(self, lags: Any) -> Any:
        """The value of so many steps before this one (0: this step): one integer, or one for each element.

        Lags that are known must be less than the depth.
        """
        trace = active()
        if trace is None or not trace.is_traced(lags):
            self._check(np.asarray(lags))
        if trace is not None:
            return trace.pulled(self, lags, self.shape[1:])
        rows = self._read()
        places = np.broadcast_to((_step() - np.asarray(lags)) % self.depth, self.shape[1:])
        return np.take_along_axis(rows, places[None], axis=0)[0]

    def _check(self, lags: Array) -> None:
        if lags.dtype.kind not in "iu" or (lags.size and not 0 <= lags.min() <= lags.max() < self.depth):
            raise ValueError(f'"lags" must be integers from 0 to {self.depth - 1}, got {lags}.')

    def deepened(self, depth: int, start: ArrayLike = 0) -> Ring:
        """This ring, or a new one where it is not deep enough."""
        return self if depth <= self.depth else Ring(depth, self.shape[1:], self.dtype, start)


def _step() -> int:
    """The number of the step that Python is in."""
    from .._share import share

    return int(share.load("i"))
