"""Measurements as tables in Markdown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from tools.bench import judge
from tools.bench.results import Measurement
from tools.bench.suite import IMPORT, PEERS, PROCESS, Row

ALONE = (PROCESS, IMPORT)  # kinds for which threads do not matter
COLUMNS = (
    "simulator",
    "threads",
    "{}",
    "± %",
    "against bouton",
    "events/s",
    "ns/neuron·step",
    "build s",
    "MiB",
    "rates Hz",
)


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with columns as wide as they must be; the first one to the left, the others to the right."""
    lines = [list(header), *map(list, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    aligned = [[cells[0].ljust(widths[0]), *map(str.rjust, cells[1:], widths[1:])] for cells in lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (aligned[0], rule, *aligned[1:]))


def of_row(row: Row, measurements: Sequence[Measurement]) -> str:
    """The table of one network, and below it what must be said: rates that differ, what is missing, the target."""
    good = [each for each in measurements if not each.failure]
    ours = [each for each in good if each.simulator == "bouton"]
    lines = [f"### {row.name}", "", markdown(_columns(row), (_cells(each, ours) for each in good)), ""]
    lines += [f"* {each.name}: {each.failure}" for each in measurements if each.failure]
    said = (*judge.spread(good), *judge.disagreements(row, good), *judge.noise(good), *judge.verdicts(row, good))
    return "\n".join([*lines, *(f"* {text}" for text in said)])


def summary(rows: Sequence[Row], measurements: Sequence[Measurement]) -> str:
    """All networks in one table: bouton on one and two threads, the best of each peer, and how many times as fast."""
    lines = []
    for row in rows:
        good = [each for each in measurements if each.row == row.name and not each.failure]
        ours = [_least(good, "bouton", threads) for threads in ({0, 1} if row.kind in ALONE else {1}, {2})]
        theirs = [_least(good, peer, {0, 1, 2}) for peer in PEERS]
        pair = judge.best_pair(good, row.target.threads)
        lines.append([row.name, row.kind, *ours, *theirs, f"{judge.ratio_of(*pair)[0]:.1f}" if pair else ""])
    return markdown(("network", "unit", "bouton, 1 thread", "2 threads", *PEERS, "times as fast"), lines)


def readme(rows: Sequence[Row], measurements: Sequence[Measurement]) -> str:
    """What the README shows: the best of each simulator."""
    names = ("bouton", *PEERS)
    lines = []
    for row in rows:
        good = [each for each in measurements if each.row == row.name and not each.failure]
        if row.title and good:
            unit = row.kind.partition(",")[0]
            lines.append([f"{row.title}: {unit}", *(_two_digits(good, name) for name in names)])
    releases = {each.simulator: each.version.rpartition(".")[0] for each in measurements if each.version}
    header = ["", "bouton", *(f"{PEERS[peer]} {releases.get(peer, '')}".strip() for peer in PEERS)]
    return markdown(header, lines)


def _two_digits(good: Sequence[Measurement], simulator: str) -> str:
    """The least seconds of a simulator in two digits that count, without an exponent."""
    seconds = min((each.seconds for each in good if each.simulator == simulator), default=0.0)
    if not seconds:
        return "–"
    rounded = float(f"{seconds:.2g}")
    return f"{rounded:.{max(1 - math.floor(math.log10(rounded)), 0)}f}"


def _least(good: Sequence[Measurement], simulator: str, threads: set[int]) -> str:
    """The least seconds of a simulator with any of these numbers of threads."""
    seconds = [each.seconds for each in good if each.simulator == simulator and each.threads in threads]
    return f"{min(seconds):.3g}" if seconds else "–"


def compared(old: Sequence[Measurement], new: Sequence[Measurement]) -> str:
    """What two commits have in common: seconds per second of both, and how many times the new one is as fast."""
    before = {each.key: each for each in old if not each.failure}
    rows = [
        [
            each.row,
            each.name,
            _threads(each),
            f"{b.seconds:.4g}",
            f"{each.seconds:.4g}",
            f"{b.seconds / each.seconds:.2f}",
        ]
        for each in new
        if not each.failure and (b := before.get(each.key))
    ]
    return markdown(("network", "simulator", "threads", "old s per s", "new s per s", "times as fast"), rows)


def _columns(row: Row) -> tuple[str, ...]:
    return tuple(column.format(row.kind) for column in COLUMNS)


def _cells(each: Measurement, ours: Sequence[Measurement]) -> list[str]:
    """One line: columns that do not apply are empty."""
    reference = next((our for our in ours if our.threads == each.threads), min(ours, key=_seconds, default=None))
    rates = " ".join(f"{population} {rate:.2f}" for population, rate in each.rates.items())
    return [
        each.name,
        _threads(each),
        f"{each.seconds:.4g}",
        f"{100 * each.noise:.0f}" if each.noise else "",
        f"{each.seconds / reference.seconds:.2f}" if reference else "",
        f"{each.events:.2e}" if each.events else "",
        f"{each.ns_per_step:.2f}" if each.ns_per_step else "",
        f"{each.build:.2f}" if each.build else "",
        f"{each.memory:.0f}" if each.memory else "",
        rates,
    ]


def _seconds(each: Measurement) -> float:
    return each.seconds


def _threads(each: Measurement) -> str:
    return str(each.threads or "its choice")
