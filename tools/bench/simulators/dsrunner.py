"""What bouton and BrainPy share: groups of neurons in a DSRunner."""

from __future__ import annotations

import hashlib
import time
from typing import Any, NamedTuple

import numpy as np

from tools.bench.case import DT, Case
from tools.bench.worker import network, peak_memory


class Model(NamedTuple):
    """What a network file defines: the network, its inputs, the groups whose rate counts, and what a sweep changes."""

    net: Any
    inputs: list[tuple[Any, ...]]
    populations: tuple[str, ...]
    swept: tuple[Any, ...] = ()  # synapses
    weight: float = 0.0  # of these


def definition(case: Case, usual: str) -> Any:
    """The function that defines the network: in the file that the variant names after the precision, or the usual."""
    _, _, form = case.variant.partition(" ")
    return network(case, form or usual)


class DSRunnerSimulation:
    """A model that records the spikes of its populations."""

    def __init__(self, bp: Any, model: Model) -> None:
        self.version: str = bp.__version__
        self._bp, self._model = bp, model
        self._runner = self._new_runner()

    def run(self, plan: list[float]) -> list[float]:
        """Run for so many ms, one time after the other, and return the seconds of each."""
        return [self._timed(duration) for duration in plan]

    def sweep(self, factors: list[float], duration: float) -> list[float]:
        """Set a parameter to so many times its value and run from the initial state, for each factor; the seconds."""
        return [self._varied(factor, duration) for factor in factors]

    def rates(self) -> dict[str, float]:
        """The mean rate of each population in the last run, in Hz."""
        return {
            name: float(self._rate(key)) for name, key in zip(self._model.populations, self._monitors(), strict=True)
        }

    def digest(self) -> str:
        """A digest of the spikes of the last run."""
        trains = (np.packbits(np.asarray(self._runner.mon[key])) for key in self._monitors())
        return hashlib.sha256(b"".join(train.tobytes() for train in trains)).hexdigest()

    def memory(self) -> float:
        """The most memory that this process had, in MiB."""
        return peak_memory()

    def _new_runner(self) -> Any:
        inputs, monitors = self._model.inputs, self._monitors()
        return self._bp.DSRunner(self._model.net, inputs=inputs, monitors=monitors, progress_bar=False)

    def _monitors(self) -> list[str]:
        return [f"{name}.spike" for name in self._model.populations]

    def _varied(self, factor: float, duration: float) -> float:
        start = time.perf_counter()
        self._reset(factor * self._model.weight)
        return time.perf_counter() - start + self._timed(duration)

    def _reset(self, weight: float) -> None:
        for synapse in self._model.swept:
            synapse.g_max = weight
        self._runner.reset_state()

    def _timed(self, duration: float) -> float:
        start = time.perf_counter()
        self._runner.run(duration)
        return time.perf_counter() - start

    def _rate(self, monitor: str) -> Any:
        trains = np.asarray(self._runner.mon[monitor])
        return np.count_nonzero(trains) / trains.size / DT * 1000
