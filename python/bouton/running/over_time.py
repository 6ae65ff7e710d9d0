"""A system as a function of a whole input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from .._share import share
from .._time import steps
from ..math import modes, settings
from ..math.loops import for_loop
from ..tracing.structure import leaves, restored

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["LoopOverTime"]


class LoopOverTime(DynamicalSystem):
    """Calls a system for each row of an input, or for some time, and stacks what it returns.

    Calls continue each other.

    Parameters
    ----------
    target
        The system.
    out_vars
        Variables to record as well: one, or a tuple, list or dict of them.
    no_state
        There for BrainPy scripts.
    t0, i0
        Time (ms) and number of the first step; the time is that of the step, ``t0`` must be 0 where ``i0`` is.
    dt
        The step (ms). None: that of the session; another one must be set there.
    shared_arg
        More values for ``bouton.share``.
    data_first_axis
        ``"T"`` (default): inputs and results have the shape (steps, batch, ...); ``"B"``: (batch, steps, ...).
    name
        As for :class:`bouton.DynamicalSystem`.
    jit, remat
        There for BrainPy scripts.

    Raises
    ------
    TypeError, ValueError
        If an argument is not one of the above.

    Examples
    --------
    >>> import bouton as bp
    >>> import bouton.math as bm
    >>> cell = bp.neurons.LIF(1)
    >>> over_time = bp.LoopOverTime(cell, out_vars=cell.V)
    >>> spikes, potentials = over_time(bm.ones((500, 1)) * 25.0)
    >>> potentials.shape, int(spikes.sum())
    ((500, 1), 2)
    """

    def __init__(
        self,
        target: DynamicalSystem,
        out_vars: Any = None,
        no_state: bool = False,
        t0: float | None = 0.0,
        i0: int | None = 0,
        dt: float | None = None,
        shared_arg: dict[str, Any] | None = None,
        data_first_axis: str = "T",
        name: str | None = None,
        jit: bool = True,
        remat: bool = False,
    ) -> None:
        super().__init__(name)
        if not isinstance(target, DynamicalSystem):
            raise TypeError(f'"target" must be a system, got {_checks.describe(target)}.')
        self.target, self.out_vars = target, out_vars
        self.dt = settings.get_dt() if dt is None else _checks.positive(dt, "dt")
        if self.dt != settings.get_dt():
            raise ValueError(
                f'"dt" must be that of the session, {settings.get_dt()}, got {dt}: call bouton.math.set_dt.'
            )
        self.i0 = 0 if i0 is None else _checks.integer(i0, "i0", 0, _checks.LARGEST)
        if t0 not in (None, 0.0) and not np.isclose(t0, self.i0 * self.dt):
            raise ValueError(f'"t0" must be the time of step i0, {self.i0 * self.dt}, got {t0}.')
        self.shared_arg = dict(shared_arg or {})
        self.data_first_axis = _checks.choice(data_first_axis, "data_first_axis", ("T", "B"))

    def __call__(self, duration_or_xs: Any) -> Any:
        """Do the steps.

        Parameters
        ----------
        duration_or_xs
            How long (ms), a float; or the input: an array with the steps first, or tuples, lists and dicts of them.

        Returns
        -------
        What the steps returned, stacked; with ``out_vars`` a pair of that and the recorded values.
        """
        share.save(**self.shared_arg)
        if isinstance(duration_or_xs, (float, int)):
            return self._looped(steps(duration_or_xs, self.dt), ())
        rows = [self._swapped(np.asarray(leaf)) for leaf in leaves(duration_or_xs)]
        if not rows or rows[0].ndim == 0:
            raise ValueError(f'"duration_or_xs" must be a time or an input with steps, got {duration_or_xs!r}.')
        return self._looped(len(rows[0]), (restored(duration_or_xs, rows),))

    def _looped(self, count: int, inputs: tuple[Any, ...]) -> Any:
        target, watched = self.target, self.out_vars

        def step(i: Any, *row: Any) -> Any:
            result = target.step_run(i, *row)
            return result if watched is None else (result, restored(watched, [v.value for v in leaves(watched)]))

        results = for_loop(step, (np.arange(self.i0, self.i0 + count), *inputs))
        self.i0 += count
        return restored(results, [self._swapped(array) for array in leaves(results)])

    def _swapped(self, array: Array) -> Array:
        """With the steps first, or back again."""
        batched = bool(modes.rows(self.target.mode))
        return np.swapaxes(array, 0, 1) if batched and self.data_first_axis == "B" and array.ndim > 1 else array
