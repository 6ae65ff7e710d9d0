"""What bouton and BrainPy share: groups of neurons in a DSRunner."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

import numpy as np

from tools.bench.case import DT
from tools.bench.worker import peak_memory


class Model(NamedTuple):
    """What a network file defines: the network, its inputs, and the names of the groups whose rate counts."""

    net: Any
    inputs: list[tuple[Any, ...]]
    populations: tuple[str, ...]


class DSRunnerSimulation:
    """A model that records the spikes of its populations."""

    def __init__(self, bp: Any, model: Model) -> None:
        self.version: str = bp.__version__
        self._populations = model.populations
        monitors = [f"{name}.spike" for name in model.populations]
        self._runner = bp.DSRunner(model.net, inputs=model.inputs, monitors=monitors, progress_bar=False)

    def run(self, plan: list[float]) -> list[float]:
        """Run for so many ms, one time after the other, and return the seconds of each."""
        return [self._timed(duration) for duration in plan]

    def rates(self) -> dict[str, float]:
        """The mean rate of each population in the last run, in Hz."""
        return {name: float(self._rate(f"{name}.spike")) for name in self._populations}

    def memory(self) -> float:
        """The most memory that this process had, in MiB."""
        return peak_memory()

    def _timed(self, duration: float) -> float:
        start = time.perf_counter()
        self._runner.run(duration)
        return time.perf_counter() - start

    def _rate(self, monitor: str) -> Any:
        trains = np.asarray(self._runner.mon[monitor])
        return np.count_nonzero(trains) / trains.size / DT * 1000
