"""Processes and threads around a network: pools of every kind, and fork() while the core is at work."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import joblib
import numpy as np
import pytest

import bouton as bp

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = range(4)


def spikes(seed: int) -> str:
    """A digest of the spikes of a small network, alone in the world."""
    conn = bp.conn.FixedProb(0.1, seed=seed)
    cell = bp.neurons.LIF(500, V_initializer=bp.init.Uniform(0.0, 20.0, seed=seed))
    syn = bp.synapses.Exponential(cell, cell, conn, g_max=0.05, delay_step=7)
    run = bp.DSRunner(bp.Network(cell=cell, syn=syn), inputs=("cell.input", 22.0), monitors=["cell.spike"],
                      progress_bar=False)  # fmt: skip
    run.run(50.0)
    return hashlib.sha256(np.packbits(run.mon["cell.spike"]).tobytes()).hexdigest()


def processes(method: str) -> Callable[[], Executor]:
    return lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method))


POOLS = {
    "threads": lambda: ThreadPoolExecutor(3),
    "spawn": processes("spawn"),
    "forkserver": processes("forkserver"),
}


@pytest.mark.parametrize("pool", POOLS)
def test_pools_give_what_one_process_gives(pool: str) -> None:
    expected = [spikes(seed) for seed in SEEDS]
    assert len(set(expected)) == len(expected)
    with POOLS[pool]() as executor:
        assert list(executor.map(spikes, SEEDS)) == expected


def test_joblib() -> None:
    parallel = joblib.Parallel(2)  # its default backend: loky
    assert parallel(joblib.delayed(spikes)(seed) for seed in SEEDS) == [spikes(seed) for seed in SEEDS]


FORK_WHILE_RUNNING = f"""
import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
import os, threading, busy, bouton as bp
bp.set_num_threads(2)
calm, busy_one = busy.runner(), busy.runner()
calm.run(200.0)
thread = threading.Thread(target=busy_one.run, args=(200.0,))
thread.start()
children = []
for _ in range(5):
    child = os.fork()
    if child == 0:
        try:
            bp.neurons.LIF(3)
            bp.DSRunner(bp.neurons.LIF(3), progress_bar=False).run(1.0)
        except RuntimeError as error:
            os._exit(7 if "fork()" in str(error) else 1)
        os._exit(2)
    children.append(child)
thread.join()
assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [7] * 5
assert busy.states(calm.target) == busy.states(busy_one.target)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork()")
def test_fork_while_the_core_works() -> None:
    """The children say what is wrong, and the parent does not notice."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORK_WHILE_RUNNING],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_programs_may_be_started_at_any_time() -> None:
    bp.set_num_threads(2)
    before = spikes(1)
    assert subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True, check=True).stdout.strip() == b"1"
    assert spikes(1) == before
