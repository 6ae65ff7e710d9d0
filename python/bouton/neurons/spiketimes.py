"""Neurons that fire at given times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from ..errors import UnsupportedError
from .base import NeuGroup
from .spiking import refuse

if TYPE_CHECKING:
    from .._core import Net
    from .._typing import Array, ArrayLike, Size
    from ..math.modes import Mode

__all__ = ["SpikeTimeGroup"]


class SpikeTimeGroup(NeuGroup):
    """Neurons that fire at given times: each in the first step at or after the time.

    Times before the start are due in the first step; two of one neuron that are due in the same step are one spike.
    Runs go on in the list where the last one ended, and :func:`bouton.reset_state` goes back to its beginning.

    Parameters
    ----------
    size
        The number of neurons, or a tuple of numbers for a grid.
    indices
        Which neuron fires, ints from 0 to the number of neurons - 1.
    times
        When (ms), one for each index, in any order.
    name, mode
        As for :class:`bouton.NeuGroup`.
    keep_size
        False.
    sharding, spk_type, need_sort
        There for BrainPy scripts.

    Attributes
    ----------
    spike : Variable
        Whether the neuron fired in this step, boolean.
    t_next_spike : Variable
        When it fires next (ms); infinite after the last time.

    Raises
    ------
    ValueError
        If indices and times are of different length, or a time is NaN.
    IndexError
        If an index is out of range.

    Examples
    --------
    >>> import bouton as bp
    >>> pulse = bp.neurons.SpikeTimeGroup(2, indices=[0, 1, 0], times=[1.0, 1.5, 2.0])
    >>> runner = bp.DSRunner(pulse, monitors=["spike"], progress_bar=False)
    >>> _ = runner.run(3.0)
    >>> [runner.mon.ts[runner.mon.spike[:, i]].round(2).tolist() for i in (0, 1)]
    [[1.0, 2.0], [1.5]]
    """

    model = "SpikeTimeGroup"

    def __init__(
        self,
        size: Size,
        indices: ArrayLike,
        times: ArrayLike,
        spk_type: None = None,
        name: str | None = None,
        sharding: None = None,
        keep_size: bool = False,
        mode: Mode | None = None,
        need_sort: bool = True,
    ) -> None:
        super().__init__(size, name=name, mode=mode)
        refuse("SpikeTimeGroup", spk_type=spk_type, sharding=sharding)
        if _checks.boolean(keep_size, "keep_size"):
            raise UnsupportedError('"keep_size" of SpikeTimeGroup must be False: indices count neurons in a row.')
        _checks.boolean(need_sort, "need_sort")
        self.indices = _indices(indices, self.num)
        self.times = _times(times, self.indices.size)
        first = np.full(self.num, np.inf)
        np.minimum.at(first, self.indices, self.times)
        self.spike = self._state("spike", False, self.varshape, np.bool_)
        self.t_next_spike = self._state("t_next_spike", first, self.varshape)

    def _install(self, net: Net) -> int:
        group = super()._install(net)
        net.timetable(group, self.indices, self.times)
        return group


def _indices(value: ArrayLike, num: int) -> Array:
    """Numbers of neurons, in a read-only array."""
    indices = np.atleast_1d(_checks.array(value, "indices"))
    if indices.ndim != 1 or (indices.size and indices.dtype.kind not in "iu"):
        raise ValueError(f'"indices" must be ints in one row, got {_checks.describe(value)}.')
    wrong = indices[(indices < 0) | (indices >= num)]
    if wrong.size:
        raise IndexError(f'"indices" must be in [0, {num - 1}] for {num} neurons, got {wrong[0]}.')
    return _frozen(indices.astype(np.int64))


def _times(value: ArrayLike, count: int) -> Array:
    """Times in ms, in a read-only array."""
    times = np.atleast_1d(_checks.array(value, "times"))
    if times.ndim != 1 or (times.size and times.dtype.kind not in "iuf"):
        raise ValueError(f'"times" must be numbers of ms in one row, got {_checks.describe(value)}.')
    if times.size != count:
        raise ValueError(f'"indices" and "times" must have the same length, got {count} and {times.size}.')
    if np.isnan(times).any():
        raise ValueError('"times" must not contain NaN.')
    return _frozen(times.astype(np.float64))


def _frozen(array: Array) -> Array:
    array.flags.writeable = False
    return array
