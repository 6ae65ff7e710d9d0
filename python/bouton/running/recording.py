"""What a run records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dotdict import Deferred, DotDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._program.program import Program
    from .._typing import Array, Floats
    from .monitors import Monitor

__all__ = ["Recording"]


class Recording:
    """The arrays that a run fills, by key; a run that was interrupted gives what it has."""

    def __init__(self, program: Program, monitors: Sequence[Monitor], steps: int) -> None:
        self._monitors = monitors
        self._program = program
        self._arrays = program.record(steps)
        self._rows = dict(zip([monitor.key for monitor in monitors], self._arrays, strict=True))

    def results(self, times: Floats, batch_first: bool = False) -> DotDict:
        """The recorded values of as many steps as there are times, and ``ts``."""
        values = {monitor.key: self._result(monitor, len(times), batch_first) for monitor in self._monitors}
        return DotDict({**values, "ts": times})

    def _result(self, monitor: Monitor, steps: int, batch_first: bool) -> Array | Deferred:
        rows, probe = self._rows[monitor.key], monitor.probe
        assert probe is not None
        if not self._program.logs(probe):
            values = rows[:steps].reshape(steps, *monitor.shape).astype(probe.variable.dtype, copy=False)
            return _ordered(values, batch_first)
        places = self._program.logged(probe)

        def raster() -> Array:
            rows.reshape(-1)[places] = True
            return _ordered(rows[:steps].reshape(steps, *monitor.shape), batch_first)

        return Deferred(raster)


def _ordered(values: Array, batch_first: bool) -> Array:
    return values.swapaxes(0, 1) if batch_first and values.ndim > 1 else values
