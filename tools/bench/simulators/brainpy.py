"""BrainPy. Variants: float32, float64, and after these another form of the network.

On one thread it is kept on one core, since its libraries start their own.
"""

from __future__ import annotations

import importlib.util
import os

import brainpy as bp

from tools.bench.case import DT, Case
from tools.bench.simulators.dsrunner import DSRunnerSimulation, definition


def prepare(case: Case) -> None:
    """Set threads, precision, time step and seed."""
    if case.threads:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: case.threads])
    bp.math.set_platform("cpu")
    bp.math.set_dt(DT)
    if case.variant.startswith("float64"):
        bp.math.enable_x64()
    bp.math.random.seed(case.seed)


class BrainPySimulation(DSRunnerSimulation):
    """A model whose runner is made anew when a parameter has changed, since the old one has compiled it."""

    def digest(self) -> str:
        """None: the forms of a network are not drawn alike."""
        return ""

    def _reset(self, weight: float) -> None:
        for synapse in self._model.swept:
            synapse.comm.weight = weight
        self._model.net.reset_state()
        self._runner = self._new_runner()


def build(case: Case) -> BrainPySimulation:
    """The network of the case, ready to run."""
    own = importlib.util.find_spec(f"tools.bench.networks.{case.network}.brainpy")
    return BrainPySimulation(bp, definition(case, "brainpy" if own else "dsrunner")(bp, **case.sizes))
