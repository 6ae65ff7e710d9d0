"""Computing modes: what shape the states of a network have."""

from __future__ import annotations

from .. import _checks
from ..errors import MathError, UnsupportedError

__all__ = [
    "BatchingMode",
    "Mode",
    "NonBatchingMode",
    "TrainingMode",
    "batching_mode",
    "nonbatching_mode",
    "training_mode",
]


class Mode:
    """The base of all computing modes."""

    def __repr__(self) -> str:
        return type(self).__name__


class NonBatchingMode(Mode):
    """One network, one trial: states have the shape of their group. The default.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.neurons.LIF(2, mode=bp.math.NonBatchingMode()).V.shape
    (2,)
    """


class BatchingMode(Mode):
    """``batch_size`` copies of the network side by side, which share parameters and connections.

    States get a leading axis, and so do the arrays that a runner returns: (batch, time, neurons).

    Parameters
    ----------
    batch_size
        How many, at least 1.

    Raises
    ------
    TypeError, ValueError
        If it is no integer, or less than 1.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.neurons.LIF(2, mode=bp.math.BatchingMode(3)).V.shape
    (3, 2)
    """

    def __init__(self, batch_size: int = 1) -> None:
        self.batch_size = _checks.integer(batch_size, "batch_size", 1, 2**31 - 1)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(batch_size={self.batch_size})"


class TrainingMode(BatchingMode):
    """A batch of ``batch_size`` copies whose spikes are numbers, 0 or 1, that a derivative can pass through.

    Integrate-and-fire neurons with a ``V_reset`` are then reset by subtraction: a spike takes ``V_th - V_reset`` from
    V, unless they have ``spk_reset="hard"``.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.neurons.LIF(2, mode=bp.math.TrainingMode(3)).spike.dtype
    dtype('float32')
    """


nonbatching_mode = NonBatchingMode()
batching_mode = BatchingMode()
training_mode = TrainingMode()


def checked(mode: Mode | None, default: Mode, owner: str, trains: bool = False) -> Mode:
    """The mode of an object: its own or the default, if it is one that it can run in; ``trains``: also training."""
    if mode is None:
        mode = default
    if not isinstance(mode, Mode):
        raise ValueError(f'"mode" of {owner} must be a bouton.math.Mode, got {mode!r} ({type(mode).__name__}).')
    if isinstance(mode, TrainingMode) and not trains:
        raise UnsupportedError(
            f'"mode" of {owner} must be NonBatchingMode() or BatchingMode(n), got {mode!r}: it cannot be trained.'
        )
    return mode


def rows(mode: Mode) -> tuple[int, ...]:
    """The leading axis of states: nothing, or the size of the batch."""
    return (mode.batch_size,) if isinstance(mode, BatchingMode) else ()


def resized(mode: Mode, batch_size: int, owner: str) -> Mode:
    """The same mode with another number of copies."""
    if not isinstance(mode, BatchingMode):
        raise MathError(f'"batch_size" of {owner} must be None, since its mode is {mode!r}, got {batch_size!r}.')
    return type(mode)(batch_size)
