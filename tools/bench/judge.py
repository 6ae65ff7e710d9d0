"""What was asked for and what it is: whether rates agree, how much faster than the peers, what threads gain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tools.bench.results import Measurement
from tools.bench.suite import Row

AGREE = 0.15  # rates that differ by more than this part of the greater one, and by more than AGREE_HZ, do not agree
AGREE_HZ = 1.5
LARGE, TWO_THREADS = 40_000, 1.5  # networks of so many neurons are to be so many times as fast on two threads
OWN_CHOICE = 1.1  # the most that bouton's own choice may take of the time of one thread
NOISY = 0.2  # seconds that may be wrong by more than this part are named


def disagreements(row: Row, good: Sequence[Measurement]) -> list[str]:
    """Whose rates are not those of bouton's first case, with the reason if one is known."""
    if not good or good[0].simulator != "bouton":
        return []
    reference = good[0].rates
    return [
        f"the rates of {each.name} differ: {row.differs.get(each.simulator, 'for a reason that nobody has found')}"
        for each in good
        if any(not _agree(rate, reference[population]) for population, rate in each.rates.items())
    ]


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
    for column, bound in target.bounds.items() if ours else ():
        value = min({"build s": each.build, "MiB": each.memory}.get(column, each.seconds) for each in ours)
        texts.append(f"{'reached' if value <= bound else 'MISSED'}: {column} {value:.3g}, at most {bound:g}")
    return texts


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


def _agree(a: float, b: float) -> bool:
    return abs(a - b) <= max(AGREE_HZ, AGREE * max(a, b))
