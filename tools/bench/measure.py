"""Run the cases of a row in turn, each in a process of its own, and make numbers of what they report."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.bench.case import DT, Case, Outcome
from tools.bench.results import Measurement
from tools.bench.suite import VARIANTS, Row
from tools.bench.worker import MARK
from tools.sources import ROOT
from tools.steps import Failure

TIME_LIMIT = 1800.0  # s, of one process
LAST_WORDS = 200  # characters of an error that are shown


def cases(row: Row, simulators: Iterable[str], quick: bool) -> list[Case]:
    """Every simulator that is there and has the network, in all its variants."""
    plan = _plan(row, quick)
    return [
        Case(row.network, simulator, threads, variant, dict(row.sizes), plan)
        for simulator in simulators
        if simulator not in row.without
        for variant, numbers in VARIANTS[simulator].items()
        for threads in numbers
    ]


def measure(
    row: Row, pythons: Mapping[str, Path], missing: Mapping[str, str], rounds: int, quick: bool
) -> Iterator[Measurement]:
    """All cases of a row: one after the other, so many times, that what else the machine does meets all of them."""
    todo = cases(row, pythons, quick)
    outcomes: dict[str, list[Outcome]] = {case.key(): [] for case in todo}
    failures: dict[str, str] = {}
    for _ in range(rounds):
        for case in todo:
            if case.key() in failures:
                continue
            try:
                outcomes[case.key()].append(run(case, pythons[case.simulator]))
            except Failure as failure:
                failures[case.key()] = str(failure)
    for case in todo:
        yield summary(row, case, outcomes[case.key()], failures.get(case.key(), ""))
    reasons = {simulator: reason for simulator, reason in row.without.items() if simulator in pythons}
    for simulator, reason in {**reasons, **missing}.items():
        yield Measurement(row.name, simulator, failure=reason)


def run(case: Case, python: Path) -> Outcome:
    """One process: what it reported, or a Failure with its last words."""
    command = [str(python), "-m", "tools.bench.worker", case.to_json()]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=TIME_LIMIT
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"not done in {TIME_LIMIT:g} s") from None
    for line in done.stdout.splitlines():
        if line.startswith(MARK):
            return Outcome(**json.loads(line.removeprefix(MARK)))
    words = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}").splitlines()
    raise Failure(words[-1][:LAST_WORDS])


def slope(durations: tuple[float, ...], seconds: list[float]) -> float:
    """Seconds per second simulated: between the fastest run of the shortest and of the longest duration."""
    best = {
        duration: min(s for d, s in zip(durations, seconds, strict=True) if d == duration) for duration in durations
    }
    short, long = min(best), max(best)
    return (best[long] - best[short]) / (long - short) * 1000


def summary(row: Row, case: Case, outcomes: list[Outcome], failure: str) -> Measurement:
    """The numbers of a case from all its processes."""
    if failure or not outcomes:
        return Measurement(row.name, case.simulator, case.variant, case.threads, failure=failure)
    durations = case.plan * len(outcomes)
    speed = slope(durations, [s for outcome in outcomes for s in outcome.seconds])
    if speed <= 0:
        failure = "a long run took no longer than a short one: the machine is too busy, or the runs are too short"
        return Measurement(row.name, case.simulator, case.variant, case.threads, failure=failure)
    rates = outcomes[-1].rates
    events = sum(rates[name] * row.neurons[name] * row.fan_out[name] for name in rates)
    return Measurement(
        row.name,
        case.simulator,
        case.variant,
        case.threads,
        seconds=speed,
        events=events / speed,
        ns_per_step=speed / sum(row.neurons.values()) * DT / 1000 * 1e9,
        build=min(outcome.build for outcome in outcomes),
        memory=max(outcome.memory for outcome in outcomes),
        rates=rates,
        version=outcomes[-1].version,
    )


def _plan(row: Row, quick: bool) -> tuple[float, ...]:
    """Short and long in turn, in full steps; quick: once, and a tenth of it."""
    if quick:
        return tuple(max(DT, round(duration / 10 / DT) * DT) for duration in (row.short, row.long))
    return (row.short, row.long) * row.repeats
