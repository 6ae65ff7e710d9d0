"""Computing modes: what shape the states of a network have."""

from __future__ import annotations

from ..errors import UnsupportedError

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
    """``batch_size`` copies of the network side by side."""

    def __init__(self, batch_size: int = 1) -> None:
        self.batch_size = batch_size

    def __repr__(self) -> str:
        return f"{type(self).__name__}(batch_size={self.batch_size})"


class TrainingMode(BatchingMode):
    """A batch of ``batch_size`` copies whose spikes can be differentiated."""


nonbatching_mode = NonBatchingMode()
batching_mode = BatchingMode()
training_mode = TrainingMode()


def checked(mode: Mode | None, default: Mode, owner: str) -> Mode:
    """The mode of an object: its own or the default, if it is one that objects can run in."""
    if mode is None:
        mode = default
    if not isinstance(mode, Mode):
        raise ValueError(f'"mode" of {owner} must be a bouton.math.Mode, got {mode!r} ({type(mode).__name__}).')
    if not isinstance(mode, NonBatchingMode):
        raise UnsupportedError(f'"mode" of {owner} must be NonBatchingMode(), got {mode!r}: there are no batches yet.')
    return mode
