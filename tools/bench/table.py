"""Measurements as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tools.bench.results import Measurement
from tools.bench.suite import Row, Target

AGREE = 0.1  # rates that differ by more than this part of the greater one, and by more than AGREE_HZ, do not agree
AGREE_HZ = 1.0
COLUMNS = ("simulator", "threads", "s per s", "against bouton", "events/s", "ns/neuron·step", "build s", "MiB", "Hz")


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
    lines = [f"### {row.name}", "", markdown(COLUMNS, (_cells(each, ours) for each in good)), ""]
    lines += [f"* {name(each)}: {each.failure}" for each in measurements if each.failure]
    lines += [f"* {text}" for text in disagreements(row, good)]
    lines += [f"* {text}" for text in verdicts(row.target, good)]
    return "\n".join(lines)


def name(each: Measurement) -> str:
    """Simulator and variant."""
    return f"{each.simulator} {each.variant}".strip()


def disagreements(row: Row, good: Sequence[Measurement]) -> list[str]:
    """Whose rates are not those of bouton's first case, with the reason if one is known."""
    if not good or good[0].simulator != "bouton":
        return []
    reference = good[0].rates
    return [
        f"the rates of {name(each)} differ: {row.differs.get(each.simulator, 'for a reason that nobody has found')}"
        for each in good
        if any(not _agree(rate, reference[population]) for population, rate in each.rates.items())
    ]


def verdicts(target: Target, good: Sequence[Measurement]) -> list[str]:
    """Each thing asked for, and what it is."""
    texts = []
    ratio = best_ratio(good, target.threads)
    if target.ratio and ratio:
        ending = "" if target.threads == 1 else "s"
        said = "reached" if ratio >= target.ratio else "MISSED"
        texts.append(
            f"{said}: {ratio:.1f} times as fast as the best peer with at most {target.threads} thread{ending}, "
            f"at least {target.ratio:g} are asked for"
        )
    ours = [each for each in good if each.simulator == "bouton"]
    for column, bound in target.bounds.items() if ours else ():
        value = min(_value(each, column) for each in ours)
        texts.append(f"{'reached' if value <= bound else 'MISSED'}: {column} {value:.3g}, at most {bound:g}")
    return texts


def best_ratio(good: Sequence[Measurement], threads: int) -> float | None:
    """How many times bouton's best is as fast as the best of the peers, both with at most so many threads."""

    def best(ours: bool) -> float | None:
        seconds = (e.seconds for e in good if (e.simulator == "bouton") == ours and _within(e, threads))
        return min(seconds, default=None)

    peer, our = best(False), best(True)
    return peer / our if peer and our else None


def compared(old: Sequence[Measurement], new: Sequence[Measurement]) -> str:
    """What two commits have in common: seconds per second of both, and how many times the new one is as fast."""
    before = {each.key: each for each in old if not each.failure}
    rows = [
        [
            each.row,
            name(each),
            _threads(each),
            f"{b.seconds:.4g}",
            f"{each.seconds:.4g}",
            f"{b.seconds / each.seconds:.2f}",
        ]
        for each in new
        if not each.failure and (b := before.get(each.key))
    ]
    return markdown(("network", "simulator", "threads", "old s per s", "new s per s", "times as fast"), rows)


def _cells(each: Measurement, ours: Sequence[Measurement]) -> list[str]:
    reference = next((our.seconds for our in ours if our.threads == each.threads), 0.0) or min(
        (our.seconds for our in ours), default=0.0
    )
    ratio = f"{each.seconds / reference:.2f}" if reference else ""
    rates = " ".join(f"{population} {rate:.1f}" for population, rate in each.rates.items())
    return [
        name(each), _threads(each), f"{each.seconds:.4g}", ratio, f"{each.events:.2e}", f"{each.ns_per_step:.2f}",
        f"{each.build:.2f}", f"{each.memory:.0f}", rates,
    ]  # fmt: skip


def _value(each: Measurement, column: str) -> float:
    return {"s per s": each.seconds, "build s": each.build, "MiB": each.memory}[column]


def _threads(each: Measurement) -> str:
    return str(each.threads or "its choice")


def _within(each: Measurement, threads: int) -> bool:
    """Whether a measurement is one with at most so many threads; what chooses itself counts as the most."""
    return 0 < each.threads <= threads or (each.threads == 0 and threads > 1)


def _agree(a: float, b: float) -> bool:
    return abs(a - b) <= max(AGREE_HZ, AGREE * max(a, b))
