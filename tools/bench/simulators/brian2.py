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

PLAN = "plan.txt"  # what the C++ program reads: the ms of each run
REPORT = "bench.txt"  # what it writes: their seconds, and its memory in kB
RUNS = f"""{{
    std::ifstream plan("{PLAN}");
    std::ofstream report("{REPORT}");
    for (double duration; plan >> duration;) {{
        const auto start = std::chrono::steady_clock::now();
        NETWORK.run(duration / 1000, NULL, 10.0);
        report << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << std::endl;
    }}
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word && word != "VmHWM:");
    if (status >> word) report << word << std::endl;
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
        brian2.prefs.codegen.cpp.headers = [*brian2.prefs.codegen.cpp.headers, "<chrono>"]
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

    def digest(self) -> str:
        """None: networks are not the same each time."""
        return ""

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
        self._compiled = False
        self._kilobytes = 0.0

    def run(self, plan: list[float]) -> list[float]:
        """Run the program: it builds the network, then runs so many times, and reports the seconds of each."""
        if not self._compiled:
            self._compile()
        (self._folder / PLAN).write_text(" ".join(map(str, plan)))
        brian2.device.run(str(self._folder), with_output=False)
        self._end, self._last = DT + sum(plan), plan[-1]
        *seconds, self._kilobytes = map(float, (self._folder / REPORT).read_text().split())
        return seconds

    def _compile(self) -> None:
        """Write and compile a program that runs one step and then reads what else to run."""
        self._network.run(DT * brian2.ms)
        brian2.device.insert_code("main", RUNS.replace("NETWORK", self._network.name))
        brian2.device.build(directory=str(self._folder), compile=True, run=False)
        self._compiled = True

    def memory(self) -> float:
        """The most memory that the program had, in MiB."""
        return self._kilobytes / 1024


def _folder(case: Case) -> Path:
    """Where the program of a case is compiled, in the environment of Brian2."""
    what = f"{case.sizes} {case.threads}"
    return Path(sys.prefix) / "programs" / f"{case.network}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"
