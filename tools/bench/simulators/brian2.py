"""Brian2. Variants: C++ (a program of its own, with OpenMP on several threads), cython (inside Python)."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import brian2

from tools.bench.case import DT, Case
from tools.bench.worker import network, peak_memory

REPORT = "bench.txt"  # what the C++ program writes: the seconds of each run, and its memory in kB
INSERT_RUN = f'std::ofstream("{REPORT}", std::ios::app) << Network::_last_run_time << std::endl;'
INSERT_MEMORY = f"""{{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word && word != "VmHWM:");
    if (status >> word) std::ofstream("{REPORT}", std::ios::app) << word << std::endl;
}}"""


class Model(NamedTuple):
    """What a network file defines: all objects, a group for each population, and what a sweep changes."""

    objects: list[Any]
    populations: dict[str, Any]
    scale: Callable[[float], None] | None = None


def prepare(case: Case) -> None:
    """Set the backend, threads, time step and seed."""
    if case.variant == "C++":
        brian2.set_device("cpp_standalone", build_on_run=False)
        brian2.prefs.devices.cpp_standalone.extra_make_args_unix = ["-j2"]
        brian2.prefs.devices.cpp_standalone.openmp_threads = case.threads if case.threads > 1 else 0
    else:
        brian2.prefs.codegen.target = case.variant
    brian2.defaultclock.dt = DT * brian2.ms
    brian2.seed(case.seed)


def build(case: Case) -> Brian2Simulation:
    """The network of the case; C++ is compiled when it runs."""
    model = network(case, "brian2")(**case.sizes)
    return CppSimulation(model, _folder(case)) if case.variant == "C++" else Brian2Simulation(model)


class Brian2Simulation:
    """A network, run by this process."""

    version: str = brian2.__version__

    def __init__(self, model: Model) -> None:
        self._sizes = {name: len(group) for name, group in model.populations.items()}
        self._monitors = {name: brian2.SpikeMonitor(group) for name, group in model.populations.items()}
        self._scale = model.scale
        self._network = brian2.Network(*model.objects, *self._monitors.values())
        self._end, self._last = 0.0, 0.0  # ms: all runs, the last one

    def run(self, plan: list[float]) -> list[float]:
        """Run for so many ms, one time after the other, and return the seconds of each."""
        return [self._timed(duration) for duration in plan]

    def sweep(self, factors: list[float], duration: float) -> list[float]:
        """Set a parameter to so many times its value and run from the initial state, for each factor; the seconds."""
        self._network.store()
        return [self._varied(factor, duration) for factor in factors]

    def rates(self) -> dict[str, float]:
        """The mean rate of each population in the last run, in Hz."""
        begin = (self._end - self._last - DT / 2) * brian2.ms
        spikes = {name: int((monitor.t >= begin).sum()) for name, monitor in self._monitors.items()}
        return {name: spikes[name] / self._sizes[name] / self._last * 1000 for name in spikes}

    def memory(self) -> float:
        """The most memory that the process that runs it had, in MiB."""
        return peak_memory()

    def _varied(self, factor: float, duration: float) -> float:
        start = time.perf_counter()
        assert self._scale is not None
        self._scale(factor)
        self._network.restore()
        self._end = float(self._network.t / brian2.ms)
        return time.perf_counter() - start + self._timed(duration)

    def _timed(self, duration: float) -> float:
        start = time.perf_counter()
        self._network.run(duration * brian2.ms)
        self._end, self._last = self._end + duration, duration
        return time.perf_counter() - start


class CppSimulation(Brian2Simulation):
    """A network, run by a program that is written and compiled for it; what has not changed is not compiled again."""

    def __init__(self, model: Model, folder: Path) -> None:
        super().__init__(model)
        self._folder = folder
        self._kilobytes = 0.0

    def run(self, plan: list[float]) -> list[float]:
        """Write, compile, run: the program reports its own seconds, since it also builds the network."""
        for duration in plan:
            self._timed(duration)
            brian2.device.insert_code("main", INSERT_RUN)
        brian2.device.insert_code("main", INSERT_MEMORY)
        report = self._folder / REPORT
        report.unlink(missing_ok=True)
        brian2.device.build(directory=str(self._folder), compile=True, run=True, with_output=False)
        *seconds, self._kilobytes = map(float, report.read_text().split())
        return seconds

    def memory(self) -> float:
        """The most memory that the program had, in MiB."""
        return self._kilobytes / 1024


def _folder(case: Case) -> Path:
    """Where the program of a case is compiled, in the environment of Brian2."""
    what = f"{case.sizes} {case.plan} {case.threads}"
    return Path(sys.prefix) / "programs" / f"{case.network}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"
