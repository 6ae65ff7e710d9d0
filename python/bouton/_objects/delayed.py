"""Looking back: what Variables held some steps ago, for objects with a step of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .._typing import ParameterLike
    from ..delays.vardelay import VarDelay
    from ..math.modes import Mode
    from ..math.variables import Variable
    from .dynsys import DynamicalSystem

__all__ = ["Delayed"]


class Delayed:
    """An object whose step needs what Variables held before, its own or those of others."""

    if TYPE_CHECKING:  # what DynamicalSystem has, which this is a part of
        mode: Mode

        def _variables(self) -> dict[str, Variable]: ...
        def nodes(self) -> Iterator[DynamicalSystem]: ...
        def has_aft_update(self, key: Any) -> bool: ...
        def add_aft_update(self, key: Any, fun: Callable[..., Any]) -> None: ...
        def get_aft_update(self, key: Any) -> Any: ...

    def register_delay(
        self,
        identifier: str,
        delay_step: int | ParameterLike | Callable[..., Any] | None,
        delay_target: Variable,
        initial_delay_data: ParameterLike | None = None,
    ) -> Any:
        """Let the past of a Variable be kept, as far back as asked for.

        Parameters
        ----------
        identifier
            A name for it. The same name for the same Variable is the same delay, in whichever object.
        delay_step
            The delay in steps, one or one for each element, or a function of the shape. None: no delay.
        delay_target
            The Variable; each step of the object that it belongs to is kept.
        initial_delay_data
            What it held before the first step. None: zeros.

        Returns
        -------
        int, ndarray or None
            The delay in steps, for :meth:`get_delay_data`.

        Examples
        --------
        >>> import bouton as bp
        >>> class Copy(bp.TwoEndConn):
        ...     def __init__(self, pre, post):
        ...         super().__init__(pre, post)
        ...         self.steps = self.register_delay("spikes", 5, pre.spike)
        ...     def update(self):
        ...         self.post.input += 30.0 * self.get_delay_data("spikes", self.steps)
        >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
        >>> net = bp.Network(pre=pre, copy=Copy(pre, post), post=post)
        >>> what = {"inputs": ("pre.input", 30.0), "monitors": ["pre.spike", "post.input"], "progress_bar": False}
        >>> runner = bp.DSRunner(net, **what)
        >>> runner.run(20.0)
        >>> int(runner.mon["post.input"].argmax() - runner.mon["pre.spike"].argmax())
        4
        """
        from ..delays.vardelay import VarDelay

        if not hasattr(type(delay_target), "__bouton_variable__"):
            raise TypeError(f'"delay_target" must be a Variable, got {_checks.describe(delay_target)}.')
        steps = _steps(delay_step, delay_target)
        owner = self._owner_of(delay_target)
        if not owner.has_aft_update(identifier):
            owner.add_aft_update(identifier, VarDelay(delay_target, init=initial_delay_data, mode=owner.mode))
        delay: VarDelay = owner.get_aft_update(identifier)
        if delay.target is not delay_target:
            raise ValueError(f'"identifier" {identifier!r} is that of another Variable of {owner.name} already.')
        delay._grow(0 if steps is None else int(np.max(steps, initial=0)))
        vars(self).setdefault("_delays", {})[identifier] = delay
        return steps

    def get_delay_data(self, identifier: str, delay_pos: Any, *indices: Any) -> Any:
        """What a Variable held so many steps ago.

        Parameters
        ----------
        identifier
            The name that it was registered with.
        delay_pos
            The delay in steps, as :meth:`register_delay` gave it.
        indices
            An index into the value.

        Returns
        -------
        ndarray
            The value: for k > 1 that of k - 1 steps before the newest, else the one that the Variable holds.
        """
        delays = vars(self).get("_delays", {})
        if identifier not in delays:
            raise KeyError(f"nothing was registered as {identifier!r}, only {list(delays)}.")
        delay: VarDelay = delays[identifier]
        if delay_pos is None or np.ndim(delay_pos) == 0:
            value = delay.retrieve(int(delay_pos or 0))
        else:
            value = delay.target.value
            for steps in (int(k) for k in np.unique(delay_pos) if k > 1):
                value = np.where(np.asarray(delay_pos) == steps, delay.retrieve(steps), value)
        return value[indices if len(indices) > 1 else indices[0]] if indices else value

    def register_local_delay(
        self, var_name: str, delay_name: str, delay_time: float | None = None, delay_step: int | None = None
    ) -> None:
        """Let the past of a Variable of this object be kept, and name a delay of it.

        Parameters
        ----------
        var_name
            The name of the Variable.
        delay_name
            A name for the delay, not used before.
        delay_time
            The delay (ms). None: as ``delay_step`` says, or none.
        delay_step
            The delay in steps.

        Examples
        --------
        >>> import bouton as bp
        >>> cell = bp.neurons.LIF(2)
        >>> cell.register_local_delay("V", "slow", delay_time=1.0)
        >>> past = {"past": lambda: cell.get_local_delay("V", "slow")}
        >>> runner = bp.DSRunner(cell, inputs=("input", 5.0), monitors=past, progress_bar=False)
        >>> _ = runner.run(1.5)
        >>> int((runner.mon.past[:, 0] == 0).sum())
        9
        """
        from ..delays.vardelay import VarDelay

        if var_name not in self._variables():
            raise AttributeError(f"{self!r} has no Variable {var_name!r}.")
        key = "local", var_name
        if not self.has_aft_update(key):
            target = self._variables()[var_name]
            self.add_aft_update(key, VarDelay(target, mode=self.mode))
        self.get_aft_update(key).register_entry(delay_name, delay_time, delay_step)

    def get_local_delay(self, var_name: str, delay_name: str) -> Any:
        """What a Variable of this object held, as :meth:`register_local_delay` named it."""
        return self.get_aft_update(("local", var_name)).at(delay_name)

    def _owner_of(self, variable: Variable) -> Any:
        """The object whose Variable it is, among this one and what it knows."""
        for node in self.nodes():
            if any(own is variable for own in node._variables().values()):
                return node
        return self


def _steps(delay_step: Any, target: Variable) -> Any:
    """A delay in steps as an int, an array of ints, or None."""
    if callable(delay_step):
        delay_step = delay_step(target.shape)
    if delay_step is None:
        return None
    steps = np.asarray(delay_step)
    whole = np.round(steps).astype(np.int64) if steps.dtype.kind in "iufb" else None
    if whole is None or not np.array_equal(whole, steps) or (steps.size and whole.min() < 0):
        raise ValueError(f'"delay_step" must be made of integers, at least 0, got {_checks.describe(delay_step)}.')
    if steps.ndim and steps.shape != target.shape:
        raise ValueError(f'"delay_step" must be one number or have the shape {target.shape}, got shape {steps.shape}.')
    return int(whole) if steps.ndim == 0 else whole
