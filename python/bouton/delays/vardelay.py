"""What a Variable held some time ago."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from ..initialize.generic import initial
from ..math import settings
from ..math.delays import Ring
from ..math.variables import Variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._typing import Array, ParameterLike
    from ..math.modes import Mode

__all__ = ["Delay", "VarDelay", "delay_of", "steps_of"]

RETURNED = "delay of what it returns"
"""The key by which a group keeps the delay of what it returns."""


class Delay(DynamicalSystem):
    """The base of delays.

    Parameters
    ----------
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    """


class VarDelay(Delay):
    """The past of a Variable, read by the names of *entries*, each with a delay of its own.

    Call it once in each step, after the Variable has changed. An entry that was registered with a delay of k steps then
    gives the value of k - 1 steps before the last call: read before the call of a step, as projections of a network do,
    that is the value of k - 1 steps before the Variable's own. 0, 1 and None are the value that the Variable has now.

    Parameters
    ----------
    target
        The Variable.
    time
        The longest delay (ms) to be asked for; entries may ask for more.
    init
        What it held before the first step: a number, an array, or a function of the shape. None: zeros.
    entries
        Delays (ms) by name; None means no delay.
    method
        There for BrainPy scripts: past values are kept in a ring.
    name, mode
        As for :class:`bouton.DynamicalSystem`.

    Raises
    ------
    TypeError, ValueError
        If ``target`` is no Variable, or a delay is negative or no number.
    KeyError
        If an entry is registered twice.

    Examples
    --------
    >>> import bouton as bp
    >>> x = bp.math.Variable([0.0])
    >>> past = bp.VarDelay(x, entries={"now": None, "before": 0.3})
    >>> def step(i):
    ...     x.value = [1.0 * i]
    ...     past()
    ...     return past.at("now"), past.at("before")
    >>> now, before = bp.math.for_loop(step, bp.math.arange(5), progress_bar=False)
    >>> now.ravel().tolist(), before.ravel().tolist()
    ([0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 0.0, 0.0, 1.0, 2.0])
    """

    def __init__(
        self,
        target: Variable,
        time: float | None = None,
        init: ParameterLike | None = None,
        entries: Mapping[str, float | None] | None = None,
        method: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(name, mode)
        if not _is_variable(target):
            raise TypeError(f'"target" must be a Variable, got {_checks.describe(target)}.')
        if method is not None:
            _checks.choice(method, "method", ("rotation", "concat"))
        self.target, self._init = target, init
        self.data: Ring | None = None
        self._entries: dict[str, int] = {}
        self._grow(steps_of(time))
        for entry, delay in (entries or {}).items():
            self.register_entry(entry, delay)

    def register_entry(self, entry: str, delay_time: float | None = None, delay_step: int | None = None) -> VarDelay:
        """Name a delay, so that :meth:`at` can read it.

        Parameters
        ----------
        entry
            The name.
        delay_time
            The delay (ms); a part of a step counts as a whole one.
        delay_step
            The delay in steps, in place of a time.

        Returns
        -------
        VarDelay
            The delay itself.
        """
        if entry in self._entries:
            raise KeyError(f"the entry {entry!r} of {self.name} exists already: use another name.")
        self._entries[entry] = steps_of(delay_time, delay_step)
        self._grow(self._entries[entry])
        return self

    def at(self, entry: str, *indices: Any) -> Any:
        """What an entry reads, or elements of it: ``at("E", slice(0, 10))``."""
        if entry not in self._entries:
            raise KeyError(f"{self.name} has no entry {entry!r}, only {list(self._entries)}.")
        value = self.retrieve(self._entries[entry])
        return value[indices] if indices else value

    def retrieve(self, delay_step: int) -> Any:
        """The value for a delay of so many steps, at most as many as the longest entry has."""
        if delay_step <= 1:
            return self.target.value
        if self.data is None or delay_step > self.data.depth:
            raise ValueError(f'"delay_step" of {self.name} must be at most {self.depth}, got {delay_step}.')
        return self.data.pulled(delay_step - 1)

    @property
    def depth(self) -> int:
        """The longest delay, in steps."""
        return 1 if self.data is None else self.data.depth

    def _update(self, *args: Any) -> None:
        """Keep the value of this step: what the Variable holds."""
        del args  # a step calls this with what its object returned: that is what the Variable holds
        if self.data is not None:
            self.data.push(self.target.value)

    def _grow(self, steps: int) -> None:
        if steps > 1 and (self.data is None or steps > self.data.depth):
            ring = Ring(steps, self.target.shape, self.target.dtype, self._start(steps))
            vars(self)["data"] = ring  # another one, and not its values for the former
            self._version += 1

    def _start(self, steps: int) -> Array:
        """What the rows hold at first."""
        shape = (max(steps, 2), *self.target.shape)
        value: Any = 0 if self._init is None else self._init
        if np.shape(value) not in ((), shape, shape[1:]) and not callable(value):
            raise ValueError(f'"init" of {self.name} must have the shape {shape[1:]}, got {np.shape(value)}.')
        given = np.broadcast_to(value, shape) if np.ndim(value) else value
        return initial(given, shape, self.target.dtype, f"{type(self).__name__}.init")

    def _restart(self) -> None:
        super()._restart()
        if self.data is not None:
            rows = self._start(self.data.depth)
            self.data.restart(np.array(rows))

    def _describe(self) -> str:
        return f"entries={self._entries}"


def steps_of(time: float | None, step: int | None = None) -> int:
    """A delay in steps: a part of a step counts as a whole one, a rounding error of the division does not."""
    if step is not None:
        if time is not None:
            raise ValueError(f'"delay_step" must be None where "delay_time" is given, got {step} and {time}.')
        return _checks.integer(step, "delay_step", 0, 2**31 - 1)
    if time is None:
        return 0
    count = _checks.number(time, "delay_time") / settings.get_dt()
    if count < 0:
        raise ValueError(f'"delay_time" must not be negative, got {time}.')
    nearest = round(count)
    return nearest if math.isclose(count, nearest, rel_tol=1e-9) else math.ceil(count)


def delay_of(system: Any) -> VarDelay:
    """The one delay of what an object returns, which all projections from it share; it is made when first asked for."""
    if not system.has_aft_update(RETURNED):
        system.add_aft_update(RETURNED, VarDelay(system.return_info(), mode=system.mode))
    found: VarDelay = system.get_aft_update(RETURNED)
    return found


def _is_variable(value: Any) -> bool:
    return hasattr(type(value), "__bouton_variable__")
