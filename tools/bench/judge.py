"""What was asked for and what it is: whether rates agree, how much faster than the peers, what threads gain."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import mean, stdev

from tools.bench.results import Measurement
from tools.bench.suite import PROCESS, Row

ALIKE = 0.03  # rates that differ by no more than this part are alike, whatever the spread
SPREADS = 3.5  # times the standard error of the difference that the rates of a peer may be away, too
LARGE, TWO_THREADS = 40_000, 1.5  # networks of so many neurons are to be so many times as fast on two threads
OWN_CHOICE = 1.1  # the most that bouton's own choice may take of the time of one thread
NOISY = 0.2  # seconds that may be wrong by more than this part are named


def spread(good: Sequence[Measurement]) -> list[str]:
    """How much the rates of bouton differ from draw to draw."""
    return [
        f"the rates of {len(each.draws)} networks that bouton drew: "
        + ", ".join(f"{name} {mean(rates):.2f} ± {stdev(rates):.2f} Hz" for name, rates in _by_population(each))
        for each in good[:1]
        if len(each.draws) > 1
    ]


def disagreements(row: Row, good: Sequence[Measurement]) -> list[str]:
    """Whose rates are not those of the networks that bouton drew, with the reason if one is known."""
    counted = [each for each in good if each.draws]
    if not counted or counted[0].simulator != "bouton" or (len(counted[0].draws) == 1 and row.kind != PROCESS):
        return []
    ours = dict(_by_population(counted[0]))
    texts = (
        f"the rates of {each.name} differ: {row.differs.get(each.simulator, 'for a reason that nobody has found')}"
        for each in counted[1:]
        if any(not _agree(rates, ours[population]) for population, rates in _by_population(each))
    )
    return list(dict.fromkeys(texts))


def _by_population(each: Measurement) -> list[tuple[str, list[float]]]:
    return [(name, [rates[name] for rates in each.draws]) for name in each.rates]


def _agree(some: Sequence[float], ours: Sequence[float]) -> bool:
    """Whether rates of draws differ by no more than those of bouton differ from each other."""
    deviation = stdev(ours) if len(ours) > 1 else 0.0
    chance = SPREADS * deviation * math.sqrt(1 / len(some) + 1 / len(ours))
    return abs(mean(some) - mean(ours)) <= chance + ALIKE * max(mean(some), mean(ours))


def noise(good: Sequence[Measurement]) -> list[str]:
    """Whose seconds are known badly."""
    return [
        f"the seconds of {each.name} on {each.threads or 'its choice of'} threads are noise: they differ by "
        f"{100 * each.noise:.0f} % from run to run"
        for each in good
        if each.noise > NOISY
    ]


def verdicts(row: Row, good: Sequence[Measurement]) -> list[str]:
    """Each thing asked for, and what it is."""
    texts, target = [], row.target
    if target.ratio and (pair := best_pair(good, target.threads)):
        ending = "" if target.threads == 1 else "s"
        ratio, noise = ratio_of(*pair)
        said = "reached" if ratio >= target.ratio else "MISSED"
        doubt = "; that is within the noise" if abs(ratio - target.ratio) < noise else ""
        texts.append(
            f"{said}: {ratio:.1f} times as fast as the best peer ({pair[0].name}) with at most {target.threads} "
            f"thread{ending}, at least {target.ratio:g} are asked for{doubt}"
        )
    ours = [each for each in good if each.simulator == "bouton"]
    texts += _threading(row, {each.threads: each.seconds for each in ours if each.variant == ours[0].variant})
    texts += _reproducible(ours)
    for column, bound in target.bounds.items() if ours else ():
        value, noise = min(_value(each, column) for each in ours)
        doubt = "; that is within the noise" if abs(value - bound) < noise else ""
        texts.append(f"{'reached' if value <= bound else 'MISSED'}: {column} {value:.3g}, at most {bound:g}{doubt}")
    return texts


def _value(each: Measurement, column: str) -> tuple[float, float]:
    """What a column of the table says, and by how much that may be wrong."""
    others = {"build s": each.build, "MiB": each.memory}
    return (others[column], 0.0) if column in others else (each.seconds, each.seconds * each.noise)


def _threading(row: Row, seconds: Mapping[int, float]) -> list[str]:
    """Whether two threads gain enough in a large network, and whether bouton's own choice of threads costs anything."""
    texts = []
    if {1, 2} <= seconds.keys() and sum(row.neurons.values()) >= LARGE:
        gain = seconds[1] / seconds[2]
        said = "reached" if gain >= TWO_THREADS else "MISSED"
        texts.append(f"{said}: two threads are {gain:.2f} times as fast as one, at least {TWO_THREADS} are asked for")
    if {0, 1} <= seconds.keys():
        cost = seconds[0] / seconds[1]
        said = "reached" if cost <= OWN_CHOICE else "MISSED"
        texts.append(f"{said}: its choice of threads takes {cost:.2f} times as long as one, at most {OWN_CHOICE}")
    return texts


def _reproducible(ours: Sequence[Measurement]) -> list[str]:
    """Whether spikes are the same on any number of threads, and with synapses that are computed instead of stored."""
    digests: dict[str, set[str]] = {}
    for each in ours:
        if each.digest:
            digests.setdefault(each.variant, set()).add(each.digest)
    if not digests:
        return []
    said = "reached" if all(len(found) == 1 for found in digests.values()) else "MISSED"
    texts = [f"{said}: the same spikes on any number of threads"]
    texts += [
        f"{'reached' if digests[variant] == digests[stored] else 'MISSED'}: the same spikes {variant} as stored"
        for variant in digests
        if variant.endswith(" computed") and (stored := variant.removesuffix(" computed")) in digests
    ]
    return texts


def best_pair(good: Sequence[Measurement], threads: int) -> tuple[Measurement, Measurement] | None:
    """The best of the peers and bouton's best, both with at most so many threads."""

    def best(ours: bool) -> Measurement | None:
        fitting = (each for each in good if (each.simulator == "bouton") == ours and _within(each, threads))
        return min(fitting, key=lambda each: each.seconds, default=None)

    peer, our = best(False), best(True)
    return (peer, our) if peer and our else None


def ratio_of(peer: Measurement, our: Measurement) -> tuple[float, float]:
    """How many times bouton is as fast as a peer, and by how much that may be wrong."""
    ratio = peer.seconds / our.seconds
    return ratio, ratio * (peer.noise + our.noise)


def _within(each: Measurement, threads: int) -> bool:
    """Whether a measurement is one with at most so many threads; what chooses itself counts as the most."""
    return 0 < each.threads <= threads or (each.threads == 0 and threads > 1)
