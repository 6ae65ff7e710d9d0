"""Memory stays flat however often a model is built, run, changed or interrupted."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import bouton as bp

if TYPE_CHECKING:
    from collections.abc import Callable

STATM = Path("/proc/self/statm")

pytestmark = pytest.mark.skipif(not STATM.exists(), reason="memory is read from /proc")


def resident() -> float:
    """What this process holds, in MB."""
    gc.collect()
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def network(size: int = 1000) -> bp.Network:
    """About 3 MB of connections, states and delays."""
    cell = bp.neurons.LIF(size, V_initializer=bp.init.Uniform(0.0, 20.0))
    weights = np.linspace(0.001, 0.002, size * size // 4).reshape(size, -1)
    indices = np.tile(np.arange(size // 4), (size, 1))
    conn = bp.conn.CSRConn(indices.ravel(), np.arange(size + 1) * (size // 4))
    syn = bp.synapses.Exponential(cell, cell, conn, g_max=weights.ravel(), delay_step=50)
    return bp.Network(cell=cell, syn=syn)


def runner(net: bp.Network) -> bp.DSRunner:
    return bp.DSRunner(net, inputs=("cell.input", 25.0), monitors=["cell.V"], progress_bar=False)


def built_anew() -> None:
    runner(network()).run(2.0)


def built_and_never_run() -> None:
    network()


def failed() -> None:
    net = network()
    with pytest.raises(ValueError, match="values for 3 steps"):
        bp.DSRunner(net, inputs=("cell.input", [1.0] * 3, "iter"), progress_bar=False).run(1.0)


def grows(cycle: Callable[[], object], times: int) -> float:
    """How many MB are held after many cycles more than after some; the first ones fill caches."""
    for _ in range(times // 4):
        cycle()
    before = resident()
    for _ in range(times):
        cycle()
    return resident() - before


@pytest.mark.parametrize("cycle", [built_anew, built_and_never_run, failed])
def test_networks_give_their_memory_back(cycle: Callable[[], None]) -> None:
    assert grows(cycle, 200) < 30  # of 600 that they held in all


def test_runners_of_one_network_give_their_memory_back() -> None:
    net = network()
    assert grows(lambda: runner(net).run(2.0), 200) < 30


def test_parameters_of_one_runner_can_change_for_ever() -> None:
    run = runner(network())
    values = iter(np.linspace(5.0, 20.0, 1000))

    def cycle() -> None:
        run.target.cell.tau = next(values)
        run.run(2.0)

    assert grows(cycle, 200) < 30
