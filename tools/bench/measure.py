"""Run the cases of a row in turn, each in a process of its own, and make numbers of what they report."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean, stdev

from tools.bench import process
from tools.bench.case import DT, Case, Durations, Outcome
from tools.bench.results import Measurement
from tools.bench.suite import BUSY, SLOPE, SWEEP, Row
from tools.steps import Failure

PATIENCE = 120.0  # s; a process that takes longer is run once only
WORTH = {"bouton": 0.1, "brainpy": 2.0}  # s that a long run takes more than a short one: what calls cost once varies
MORE = {"bouton": 4}  # times as many of both: runs that are short are disturbed more by what else the machine does
RECORDED = 4e8  # steps times neurons of a run, at most: a simulator may keep a byte for each
SWEPT = (0.9, 1.1)  # the first and the last factor of a sweep
OTHERS = 2  # processes that keep cores busy
DRAWS = 10  # networks of bouton whose rates tell how much those of one may differ from those of another


def measure(
    row: Row, pythons: Mapping[str, Path], missing: Mapping[str, str], rounds: int, quick: bool
) -> Iterator[Measurement]:
    """All cases of a row: one after the other, so many times, that what else the machine does meets all of them.

    Each round draws other networks: the rates of one small network depend on the draw.
    """
    todo = cases(row, pythons, quick)
    outcomes: dict[str, list[Outcome]] = {case.key(): [] for case in todo}
    failures: dict[str, str] = {}
    slow: set[str] = set()
    for count in range(rounds):
        for case in [case for case in todo if case.key() not in failures.keys() | slow]:
            start, so_far = time.perf_counter(), outcomes[case.key()]
            plan = so_far[0].plan if so_far else case.plan
            try:
                so_far += [process.run(row, replace(case, seed=case.seed + count, plan=plan), pythons[case.simulator])]
            except Failure as failure:
                failures[case.key()] = str(failure)
            if time.perf_counter() - start > PATIENCE:
                slow.add(case.key())
    found = [summary(row, case, outcomes[case.key()], failures.get(case.key(), "")) for case in todo]
    simulators = {each.simulator for each in found if not each.failure}
    if row.kind in (SLOPE, SWEEP) and not quick and not found[0].failure and {"bouton"} < simulators:
        found[0].draws = draws(row, todo[0], pythons["bouton"])
    yield from found
    reasons = {simulator: reason for simulator, reason in row.without.items() if simulator in pythons}
    for simulator, reason in {**reasons, **missing}.items():
        yield Measurement(row.name, simulator, failure=reason)


def draws(row: Row, case: Case, python: Path) -> list[dict[str, float]]:
    """The rates of networks that are drawn anew, after some time to settle and for no longer than those of peers."""
    once = replace(case, plan=case.plan or (row.short, row.long, row.long), factors=case.factors[-1:])
    return [process.run(row, replace(once, seed=case.seed + 1 + draw), python).rates for draw in range(DRAWS)]


def cases(row: Row, simulators: Iterable[str], quick: bool) -> list[Case]:
    """Every simulator that is there and has the network, in all its variants."""
    return [
        Case(
            row.network,
            simulator,
            threads,
            variant,
            dict(row.sizes),
            *_plan(row, quick),
            _durations(row, simulator),
            OTHERS if row.kind == BUSY else 0,
        )
        for simulator in simulators
        if simulator not in row.without
        for variant, numbers in row.variants[simulator].items()
        for threads in numbers
    ]


def summary(row: Row, case: Case, outcomes: list[Outcome], failure: str) -> Measurement:
    """The numbers of a case from all its processes."""
    result = Measurement(row.name, case.simulator, case.variant, case.threads, failure=failure)
    if failure:
        return result
    if row.kind == SLOPE:
        result.seconds, result.noise = slope(
            [run for each in outcomes for run in zip(each.plan, each.seconds, strict=True)]
        )
    elif row.kind == BUSY:
        result.seconds, result.noise = cost([s for outcome in outcomes for s in outcome.seconds])
    else:
        result.seconds = typical(row, outcomes)
    if result.seconds <= 0:
        result.failure = "a long run took no longer than a short one: the machine is too busy, or the runs too short"
        return result
    result.draws = [outcome.rates for outcome in outcomes]
    result.rates = {name: mean(rates[name] for rates in result.draws) for name in result.draws[0]}
    if row.kind == SLOPE:
        spikes = {name: rate * row.neurons[name] for name, rate in result.rates.items()}
        result.events = sum(spikes[name] * row.fan_out[name] for name in spikes) / result.seconds
        result.ns_per_step = result.seconds / sum(row.neurons.values()) * DT / 1000 * 1e9
    result.build = min(outcome.build for outcome in outcomes)
    result.memory = max(outcome.memory for outcome in outcomes)
    result.digest, result.version = outcomes[0].digest, outcomes[0].version
    return result


def slope(runs: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Seconds per second simulated, and by which part of it they may be wrong, from durations in ms and their seconds.

    It is between the fastest run of the shortest and of the longest duration. How far the second fastest are from these
    tells how well they are known.
    """
    seconds: dict[float, list[float]] = {}
    for duration, taken in sorted(runs):
        seconds.setdefault(duration, []).append(taken)
    short, long = min(seconds), max(seconds)
    difference = seconds[long][0] - seconds[short][0]
    gaps = [taken[1] - taken[0] for taken in (seconds[short], seconds[long]) if len(taken) > 1]
    return difference / (long - short) * 1000, sum(gaps) / difference if difference > 0 else 0.0


def cost(seconds: Sequence[float]) -> tuple[float, float]:
    """How many times as long bouton takes with its choice of threads as on one; both in turn, the latter first.

    Where others are at work no run is undisturbed, so the sums count, and the spread of the ratios tells how well.
    """
    one, own = seconds[::2], seconds[1::2]
    ratios = [b / a for a, b in zip(one, own, strict=True)]
    ratio = sum(own) / sum(one)
    return ratio, stdev(ratios) / math.sqrt(len(ratios)) / ratio


def typical(row: Row, outcomes: list[Outcome]) -> float:
    """The fastest process; of a sweep, the mean of its runs."""
    return min(mean(outcome.seconds) if row.kind == SWEEP else min(outcome.seconds) for outcome in outcomes)


def _plan(row: Row, quick: bool) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The runs of a process in full steps if they are known, and the factors of a sweep; quick: a few, and short."""
    if row.kind == SWEEP:
        runs = 3 if quick else row.repeats
        first, last = SWEPT
        return (row.long,), tuple(first + (last - first) * k / (runs - 1) for k in range(runs))
    if row.kind == BUSY:
        return (row.long / 10 if quick else row.long,) * (2 if quick else row.repeats), ()
    if row.kind == SLOPE and quick:
        return tuple(max(DT, round(duration / 10 / DT) * DT) for duration in (row.short, row.long)), ()
    return (), ()


def _durations(row: Row, simulator: str) -> Durations:
    """What bounds the durations of a network in a simulator."""
    most = max(row.long, RECORDED / max(sum(row.neurons.values()), 1) * DT)
    return Durations(row.short, row.long, most, WORTH.get(simulator, 1.0), row.repeats * MORE.get(simulator, 1))
