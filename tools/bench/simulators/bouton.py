"""bouton. Variants: float32, float64."""

from __future__ import annotations

import bouton as bp
from tools.bench.case import DT, Case
from tools.bench.simulators.dsrunner import DSRunnerSimulation
from tools.bench.worker import network


def prepare(case: Case) -> None:
    """Set threads, precision, time step and seed."""
    bp.set_num_threads(case.threads)
    bp.math.set(dt=DT, x64=case.variant == "float64")
    bp.math.random.seed(case.seed)


def build(case: Case) -> DSRunnerSimulation:
    """The network of the case, ready to run."""
    return DSRunnerSimulation(bp, network(case, "dsrunner")(bp, **case.sizes))
