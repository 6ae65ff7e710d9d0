"""Measure one case: ``python -m tools.bench.worker CASE``, run by the Python that has the simulator.

Nothing of bouton's own may be imported here: the environment of a peer does not have it.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from dataclasses import asdict
from typing import Any, Protocol

from tools.bench import busy
from tools.bench.calibrate import calibrate
from tools.bench.case import DT, Case, Outcome

MARK = "bench-outcome "  # begins the line that is the result: simulators print as they like


class Simulation(Protocol):
    """A network in a simulator, as the modules of `simulators` give it."""

    version: str

    def run(self, plan: list[float]) -> list[float]:
        """Run for so many ms, one time after the other, and return the seconds of each.

        It goes on from the last call, or begins anew, but with the network built: the first run is then not typical.
        """

    def sweep(self, factors: list[float], duration: float) -> list[float]:
        """Set a parameter to so many times its value and run from the initial state, for each factor; the seconds."""

    def rates(self) -> dict[str, float]:
        """The mean rate of each population in the last run, in Hz."""

    def digest(self) -> str:
        """A digest of the spikes of the last run, if a simulator promises the same ones each time."""

    def memory(self) -> float:
        """The most memory that the process that runs it had, in MiB."""


def measure(case: Case) -> Outcome:
    """Build the network, run one step, then what the plan or the sweep says."""
    simulator: Any = importlib.import_module(f"tools.bench.simulators.{case.simulator}")
    if case.others:
        return Outcome(busy.seconds(simulator, case), {}, 0.0, 0.0, "", case.plan)
    simulator.prepare(case)
    start = time.perf_counter()
    simulation: Simulation = simulator.build(case)
    simulation.run([DT])
    build = time.perf_counter() - start
    plan, digest = case.plan, ""
    if case.factors:
        seconds = simulation.sweep(list(case.factors), sum(case.plan))
        memory = simulation.memory()
    else:
        simulation.run([case.durations.short])
        memory = simulation.memory()  # before long runs, whose spikes are all kept
        digest = simulation.digest()
        plan = plan or calibrate(case.durations, lambda duration: simulation.run([duration])[0])
        _, *seconds = simulation.run([case.durations.short, *plan])  # the first one is not counted
    return Outcome(seconds, simulation.rates(), build, memory, simulation.version, plan, digest)


def peak_memory() -> float:
    """The most that this process had at a time, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def network(case: Case, file: str) -> Any:
    """The function that defines the network for a simulator."""
    return importlib.import_module(f"tools.bench.networks.{case.network}.{file}").network


if __name__ == "__main__":
    print(f"\n{MARK}{json.dumps(asdict(measure(Case.from_json(sys.argv[1]))))}", flush=True)
