"""Past spikes of groups that are stepped one at a time: what delayed synapses hear of them.

A run keeps them in the core. Outside of one each system is stepped in a program of its own, so they are kept here.
"""

from __future__ import annotations

import contextlib
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

from .._share import share
from ..errors import UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .._objects.dynsys import DynamicalSystem
    from .._typing import Array
    from ..synapses.synapse import Synapse

__all__ = ["as_heard", "listen", "noted"]


class _Past:
    """The spikes of a group in its last steps, by number of the step; those before a reset do not count."""

    def __init__(self) -> None:
        self.longest, self.resets = 0, 0
        self.steps: dict[int, Array] = {}

    def add(self, step: int, spikes: Array) -> None:
        self.steps[step] = spikes
        for old in [key for key in self.steps if not step - self.longest <= key <= step]:
            del self.steps[old]


_pasts: weakref.WeakKeyDictionary[DynamicalSystem, _Past] = weakref.WeakKeyDictionary()


def listen(group: DynamicalSystem, longest: int) -> None:
    """Keep the spikes of a group for a synapse with such a delay."""
    past = _pasts.setdefault(group, _Past())
    past.longest = max(past.longest, longest)


def noted(group: Any) -> None:
    """Take note of the spikes of a group that was just stepped."""
    step = share.load("i", None)
    if group in _pasts and step is not None:
        _past(group).add(int(step), group.spike.value)


@contextlib.contextmanager
def as_heard(synapse: Synapse) -> Iterator[Callable[[], None]]:
    """Let the delay of a synapse be none; gives what lets the spikes of ``pre`` be those that it hears in this step."""
    delay, step = synapse._delay_step, share.load("i", None)
    pre: Any = synapse.pre
    if delay is None or np.max(delay, initial=0) < 2 or step is None:
        yield lambda: None
        return
    if synapse._per_synapse:
        raise UnsupportedError(
            f"{synapse.name} has a delay for each synapse, which only a run can do: this step of it is done in Python."
        )
    now, past = pre.spike.value, _past(pre).steps
    lags = np.broadcast_to(delay, now.shape[-1:])
    heard = np.array(now)
    for lag in np.unique(lags[lags >= 2]):
        row = past.get(int(step) - int(lag) + 1, np.zeros_like(now))
        heard[..., lags == lag] = row[..., lags == lag]

    def hear() -> None:
        pre.spike.value = heard

    synapse._delay_step = None
    try:
        yield hear
    finally:
        synapse._delay_step, pre.spike.value = delay, now


def _past(group: DynamicalSystem) -> _Past:
    past = _pasts[group]
    if past.resets != group._resets:
        past.resets, past.steps = group._resets, {}
    return past
