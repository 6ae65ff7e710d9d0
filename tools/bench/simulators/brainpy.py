"""BrainPy. Variants: float32, float64; on one thread it is kept on one core, since its libraries start their own."""

from __future__ import annotations

import os

import brainpy as bp

from tools.bench.case import DT, Case
from tools.bench.simulators.dsrunner import DSRunnerSimulation
from tools.bench.worker import network


def prepare(case: Case) -> None:
    """Set threads, precision, time step and seed."""
    if case.threads:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: case.threads])
    bp.math.set_platform("cpu")
    bp.math.set_dt(DT)
    if case.variant == "float64":
        bp.math.enable_x64()
    bp.math.random.seed(case.seed)


def build(case: Case) -> DSRunnerSimulation:
    """The network of the case, ready to run."""
    return DSRunnerSimulation(bp, network(case, "dsrunner")(bp, **case.sizes))
