"""bouton. Variants: float32, float64, and after these another form of the network."""

from __future__ import annotations

import bouton as bp
from tools.bench.case import DT, Case
from tools.bench.simulators.dsrunner import DSRunnerSimulation, definition


def prepare(case: Case) -> None:
    """Set threads, precision, time step and seed."""
    bp.set_num_threads(case.threads)
    bp.math.set(dt=DT, x64=case.variant.startswith("float64"))
    bp.math.random.seed(case.seed)


def build(case: Case) -> DSRunnerSimulation:
    """The network of the case, ready to run."""
    return DSRunnerSimulation(bp, definition(case, "dsrunner")(bp, **case.sizes))
