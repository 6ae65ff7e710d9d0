"""Delays by numbers of steps: what a Variable held some steps ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..tracing.active import active
from . import arrays
from .delays import Ring
from .variables import Variable

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike

__all__ = ["LengthDelay"]


class LengthDelay:
    """The last values of something, in steps: a model of your own pushes one in each step, and looks some steps back.

    Parameters
    ----------
    delay_target
        An array or a Variable: the newest value at first.
    delay_len
        How many steps back one can look, at least 0.
    initial_delay_data
        The older values at first: a number, an array ``(delay_len, *shape)``, or a function of that shape and the type.
        None: 0.
    name, batch_axis, update_method
        There for BrainPy scripts; nothing depends on them.

    Raises
    ------
    ValueError
        If one looks further back than ``delay_len`` steps.

    Examples
    --------
    >>> import bouton.math as bm
    >>> delay = bm.LengthDelay(bm.zeros(1), 2)
    >>> for value in (1.0, 2.0, 3.0):
    ...     delay.update(bm.array([value]))
    >>> delay(0).tolist(), delay(2).tolist()
    ([3.0], [1.0])
    """

    def __init__(
        self,
        delay_target: ArrayLike | Variable,
        delay_len: int,
        initial_delay_data: ArrayLike | Callable[..., ArrayLike] | None = None,
        name: str | None = None,
        batch_axis: int | None = None,
        update_method: str | None = None,
    ) -> None:
        self.target = delay_target if isinstance(delay_target, Variable) else None
        self.delay_len = _checks.integer(delay_len, "delay_len", 0, 2**24)
        self.name, self.batch_axis = name, batch_axis
        newest = arrays.asarray(np.asarray(delay_target))
        rows = np.zeros((self.delay_len + 2, *newest.shape), newest.dtype)
        older = initial_delay_data
        if callable(older):
            older = np.asarray(older((self.delay_len, *newest.shape), newest.dtype))
        if older is not None:
            rows[1 : self.delay_len + 1] = older
        rows[0] = newest
        self.data = Ring(len(rows), newest.shape, newest.dtype, rows[::-1])
        self._newest = -1

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of a value."""
        return self.data.shape[1:]

    def update(self, value: Any = None) -> None:
        """Push the value of this step; None: what the target of the delay holds.

        Parameters
        ----------
        value
            An array of the shape of the target.
        """
        if value is None:
            if self.target is None:
                raise ValueError('"value" must be given: the delay was not made for a Variable.')
            value = self.target.value
        if active() is not None:
            self.data.push(value)
            return
        self._newest = self._now()
        rows = self.data._read()
        rows[self._newest % len(rows)] = np.asarray(value)
        self.data._write(rows)

    def __call__(self, delay_len: Any, *indices: Any) -> Any:
        """The value of so many steps before the newest; ``indices`` select from it.

        Parameters
        ----------
        delay_len
            One integer, or an array of them, which is broadcast against the first of ``indices``.
        indices
            An index into the value.
        """
        self._check(delay_len)
        if np.ndim(delay_len) == 0:
            value = self._pulled(delay_len)
            return value[indices if len(indices) > 1 else indices[0]] if indices else value
        kinds, which = np.unique(np.asarray(delay_len), return_inverse=True)
        rows = np.stack([self._pulled(int(kind)) for kind in kinds])
        return rows[(which.reshape(np.shape(delay_len)), *indices)]

    retrieve = __call__

    def _check(self, delay_len: Any) -> None:
        trace = active()
        if trace is not None and trace.is_traced(delay_len):
            return
        steps = np.asarray(delay_len)
        if steps.dtype.kind not in "iu" or (steps.size and not 0 <= steps.min() <= steps.max() <= self.delay_len):
            raise ValueError(f'"delay_len" must be integers from 0 to {self.delay_len}, got {delay_len}.')

    def _pulled(self, steps: Any) -> Any:
        trace = active()
        if trace is None:
            now = self._now()
            newest = self._newest if self._newest in (now, now - 1) else now - 1
            rows = self.data._read()
            return rows[(newest - steps) % len(rows)]
        return self.data.pulled(steps if trace.has_pushed(self.data) else steps + 1)

    def _now(self) -> int:
        """The number of the step that Python is in; outside of steps, each push is one."""
        from .._share import share

        step = share.load("i", None)
        return self._newest + 1 if step is None else int(step)

    def __repr__(self) -> str:
        return f"LengthDelay(shape={self.shape}, delay_len={self.delay_len})"
