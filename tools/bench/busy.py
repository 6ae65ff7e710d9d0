"""bouton's own choice of threads against one thread, while other programs keep the cores busy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tools.bench.case import DT, Case

SPIN = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"


def seconds(simulator: Any, case: Case) -> list[float]:
    """The seconds of each run of the plan on one thread, then as it chooses: two networks, in turn."""
    both = [replace(case, threads=1), replace(case, threads=0)]
    networks = []
    for each in both:
        simulator.prepare(each)
        networks.append(simulator.build(each))
        networks[-1].run([DT, case.durations.short])
    taken = []
    with spinning(case.others):
        for duration in case.plan:
            for each, network in zip(both, networks, strict=True):
                simulator.prepare(each)
                taken += network.run([duration])
    return taken


@contextmanager
def spinning(count: int) -> Iterator[None]:
    """So many processes that do nothing, as fast as they can."""
    others = [subprocess.Popen([sys.executable, "-c", SPIN]) for _ in range(count)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()
