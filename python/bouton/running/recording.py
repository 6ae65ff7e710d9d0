"""What a run records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .dotdict import Deferred, DotDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._program import Program
    from .._typing import Array, Floats
    from .monitors import Monitor

__all__ = ["Recording"]


class Recording:
    """The arrays that a run fills, by key; a run that was interrupted gives what it has."""

    def __init__(self, program: Program, monitors: Sequence[Monitor], steps: int) -> None:
        self._monitors = monitors
        self._program = program
        self._arrays = program.record(steps)
        arrays = iter(self._arrays)
        self._rows: dict[str, Array] = {monitor.key: next(arrays) for monitor in monitors if monitor.probe is not None}
        self._called: dict[str, list[Any]] = {monitor.key: [] for monitor in monitors if monitor.function is not None}

    def run_step(self, row: int) -> None:
        """Run one step, and record what functions return at its end."""
        self._program.run_step(self._arrays, row)
        with self._program.at_end_of_step():
            values = [(monitor.key, np.array(monitor.function())) for monitor in self._monitors if monitor.function]
        for key, value in values:
            self._called[key].append(value)

    def complete(self, steps: int) -> int:
        """How many of the first ``steps`` steps are recorded in full."""
        return min([steps, *(len(values) for values in self._called.values())])

    def results(self, times: Floats, batch_first: bool = False) -> DotDict:
        """The recorded values of as many steps as there are times, and ``ts``."""
        values = {monitor.key: self._result(monitor, len(times), batch_first) for monitor in self._monitors}
        return DotDict({**values, "ts": times})

    def _result(self, monitor: Monitor, steps: int, batch_first: bool) -> Array | Deferred:
        if monitor.probe is None:
            values = self._called[monitor.key][:steps]
            return _ordered(np.stack(values) if values else np.zeros((0,)), batch_first)
        rows = self._rows[monitor.key]
        if not self._program.logs(monitor.probe):
            return _ordered(rows[:steps].reshape(steps, *monitor.shape), batch_first)
        places = self._program.logged(monitor.probe)

        def raster() -> Array:
            rows.reshape(-1)[places] = True
            return _ordered(rows[:steps].reshape(steps, *monitor.shape), batch_first)

        return Deferred(raster)


def _ordered(values: Array, batch_first: bool) -> Array:
    return values.swapaxes(0, 1) if batch_first and values.ndim > 1 else values
