"""The loops of bouton as tables: vectors beside the plain loop that says what they compute, and beside C."""

from __future__ import annotations

import re
import shlex
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.bench.table import markdown
from tools.sources import ROOT
from tools.steps import Failure, quiet
from tools.toolchain import find_cc, go_environment

LINE = re.compile(r"Benchmark(?P<name>\S+?)(?:-\d+)?\s+\d+\s+.*?(?P<value>[\d.e+-]+) ns/(?:elem|event|number|neuron)")
PLAIN = "plain"
LOOPS = Path(__file__).parent / "loops.c"
C_FLAGS = ("-O3", "-march=native", "-ffast-math", "-std=gnu11")
WIDTHS = ((), ("-mprefer-vector-width=512",))  # of vectors in C: what the compiler prefers is not always best
MOST = {"LIF": 1.5, "HH": 1.0, "one": 1.2, "own": 1.2}  # times the time of C
ROUNDS = 3


def main() -> None:
    """Run them all and print the best of several."""
    times = go_benchmarks("-bench=.", "-benchtime=2ms", "-count=15", "./kernels", "./core/rng")
    print(beside_plain(times), alone(times), sep="\n\n", flush=True)
    print(f"\n{beside_c()}")


def go_benchmarks(*arguments: str) -> dict[str, float]:
    """The ns per element, event or number of Go's benchmarks."""
    return best(quiet(["go", "test", "-run=^$", *arguments], cwd=ROOT, env=go_environment()).splitlines())


def best(lines: Iterable[str]) -> dict[str, float]:
    """The least time of each benchmark in the output of `go test`."""
    times: dict[str, float] = {}
    for match in filter(None, map(LINE.match, lines)):
        times[match["name"]] = min(float(match["value"]), times.get(match["name"], float("inf")))
    return times


def beside_plain(times: dict[str, float]) -> str:
    """What has a plain twin: each kind of vectors, and how many times the best of them is as fast."""
    loops = [name.removesuffix(f"/{PLAIN}") for name in times if name.endswith(f"/{PLAIN}")]
    tiers = sorted({name.rpartition("/")[2] for name in times if name.rpartition("/")[0] in loops} - {PLAIN})
    rows = []
    for loop in loops:
        of_tiers = [times.get(f"{loop}/{tier}") for tier in (*tiers, PLAIN)]
        vector = min((value for value in of_tiers[:-1] if value), default=None)
        gain = f"{times[f'{loop}/{PLAIN}'] / vector:.1f}" if vector else ""
        rows.append([loop, *(f"{value:.3f}" if value else "" for value in of_tiers), gain])
    return markdown(("ns per element", *tiers, PLAIN, "times as fast"), rows)


def alone(times: dict[str, float]) -> str:
    """What has none."""
    twins = {name.rpartition("/")[0] for name in times if name.endswith(f"/{PLAIN}")}
    rows = [[name, f"{value:.3f}"] for name, value in times.items() if name.rpartition("/")[0] not in twins]
    return markdown(("no plain twin", "ns"), rows)


def beside_c() -> str:
    """Delivery and neurons against the same loops in C, in turn; float32, one core."""
    with tempfile.TemporaryDirectory() as folder:
        programs = list(compiled(Path(folder)))
        c: dict[str, float] = {}
        ours: dict[str, float] = {}
        for _ in range(ROUNDS):
            for program in programs:
                said = quiet([program], cwd=ROOT, env=go_environment()).splitlines()
                keep(c, {name: float(value) for name, value in map(str.split, said)})
            rows = go_benchmarks("-bench=Rows|Neuron", "-benchtime=20ms", "-count=5", "./core/net")
            keep(ours, {name.partition("/")[2]: value for name, value in rows.items()})
    return against(c, ours)


def compiled(folder: Path) -> Iterator[Path]:
    """The loops in C, with vectors of each width that the compiler knows."""
    compiler = shlex.split(find_cc() or "cc")
    for number, width in enumerate(WIDTHS):
        program = folder / f"loops{number}"
        try:
            quiet([*compiler, *C_FLAGS, *width, LOOPS, "-o", program, "-lm"], cwd=ROOT, env=go_environment())
        except Failure:
            if not width:
                raise
            continue
        yield program


def keep(least: dict[str, float], times: dict[str, float]) -> None:
    """Keep the least of each."""
    least.update({name: min(value, least.get(name, value)) for name, value in times.items()})


def against(c: dict[str, float], ours: dict[str, float]) -> str:
    """The table: what both have."""
    if not c.keys() & ours.keys():
        raise Failure("none of the loops in C has the name of one of bouton's.")
    rows = []
    for name in c.keys() & ours.keys():
        ratio, most = ours[name] / c[name], MOST[name.partition("/")[0]]
        rows.append(
            [name, f"{c[name]:.3f}", f"{ours[name]:.3f}", f"{ratio:.2f}", f"{most}", "" if ratio <= most else "MISSED"]
        )
    return markdown(("ns", "C", "bouton", "bouton / C", "at most", ""), sorted(rows))
