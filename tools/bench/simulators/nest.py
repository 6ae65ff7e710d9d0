"""NEST. One variant."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import nest

from tools.bench.case import DT, Case
from tools.bench.worker import network, peak_memory


class Model(NamedTuple):
    """What a network file defines: the populations, and what a sweep changes."""

    populations: dict[str, Any]
    scale: Callable[[float], None] | None = None


def prepare(case: Case) -> None:
    """Set threads, time step and seed."""
    nest.set_verbosity("M_ERROR")
    nest.resolution = DT
    nest.local_num_threads = case.threads
    nest.rng_seed = case.seed


def build(case: Case) -> NestSimulation:
    """The network of the case, ready to run."""
    return NestSimulation(network(case, "nest")(**case.sizes))


class NestSimulation:
    """Populations whose spikes are recorded."""

    version: str = nest.__version__

    def __init__(self, model: Model) -> None:
        self._scale = model.scale
        self._populations = model.populations
        self._recorders = {name: nest.Create("spike_recorder") for name in model.populations}
        for name, population in model.populations.items():
            nest.Connect(population, self._recorders[name])
        self._last = 0.0  # ms, the length of the last run

    def run(self, plan: list[float]) -> list[float]:
        """Run for so many ms, one time after the other, and return the seconds of each."""
        return [self._timed(duration) for duration in plan]

    def sweep(self, factors: list[float], duration: float) -> list[float]:
        """Set a parameter to so many times its value and go on, for each factor: NEST cannot go back to a state."""
        return [self._varied(factor, duration) for factor in factors]

    def rates(self) -> dict[str, float]:
        """The mean rate of each population in the last run, in Hz."""
        begin = nest.biological_time - self._last
        spikes = {name: recorder.events["times"] > begin for name, recorder in self._recorders.items()}
        return {name: float(spikes[name].sum()) / len(self._populations[name]) / self._last * 1000 for name in spikes}

    def digest(self) -> str:
        """None: networks are not the same each time."""
        return ""

    def memory(self) -> float:
        """The most memory that this process had, in MiB."""
        return peak_memory()

    def _varied(self, factor: float, duration: float) -> float:
        start = time.perf_counter()
        assert self._scale is not None
        self._scale(factor)
        return time.perf_counter() - start + self._timed(duration)

    def _timed(self, duration: float) -> float:
        start = time.perf_counter()
        nest.Simulate(duration)
        self._last = duration
        return time.perf_counter() - start
