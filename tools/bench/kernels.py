"""The Go benchmarks of kernels/ as a table: each vector loop beside the plain loop that says what it computes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tools.bench.table import markdown
from tools.sources import ROOT
from tools.steps import quiet
from tools.toolchain import go_environment

LINE = re.compile(r"Benchmark(?P<name>\S+?)(?:-\d+)?\s+\d+\s+.*?(?P<value>[\d.e+-]+) ns/elem")
PLAIN = "plain"


def main() -> None:
    """Run them and print the best of several."""
    command = ["go", "test", "-run=^$", "-bench=.", "-benchtime=2ms", "-count=15", "./kernels"]
    print(table(quiet(command, cwd=ROOT, env=go_environment()).splitlines()))


def table(lines: Iterable[str]) -> str:
    """ns per element of each loop on each kind of vectors, and how many times the best is as fast as the plain one."""
    best: dict[str, dict[str, float]] = {}
    for match in filter(None, map(LINE.match, lines)):
        loop, _, tier = match["name"].rpartition("/")
        times = best.setdefault(loop, {})
        times[tier] = min(float(match["value"]), times.get(tier, float("inf")))
    tiers = sorted({tier for times in best.values() for tier in times} - {PLAIN})
    rows = [
        [loop, *(f"{times[tier]:.3f}" if tier in times else "" for tier in (*tiers, PLAIN)), _gain(times)]
        for loop, times in best.items()
    ]
    return markdown(("ns per element", *tiers, PLAIN, "times as fast"), rows)


def _gain(times: dict[str, float]) -> str:
    vector = min((value for tier, value in times.items() if tier != PLAIN), default=None)
    return f"{times[PLAIN] / vector:.1f}" if vector and PLAIN in times else ""
