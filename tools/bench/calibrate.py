"""How long to run: so long that what a call costs once, and how much that varies, is small beside the difference."""

from __future__ import annotations

from collections.abc import Callable

from tools.bench.case import Durations

BUDGET = 20.0  # s, of all runs that are compared; if it suffices for one pair, there are two, to see them differ
GROWTH = (2.0, 8.0)  # the least and the most that a duration grows by
AMPLE = 1.2  # times the duration that would just be worth it, since seconds vary


def calibrate(durations: Durations, run: Callable[[float], float]) -> tuple[float, ...]:
    """The shorter and the longer duration in turn, as often as is wanted and the budget allows.

    The longer one grows until it takes so many seconds more than the shorter one as are wanted.
    """
    short = durations.short
    fewer = run(short)
    long = max(durations.long, 2 * short)
    while (more := run(long)) - fewer < durations.worth and long < durations.most:
        long = min(durations.most, _longer(short, long, durations.worth / max(more - fewer, 1e-9)))
    affordable = int(BUDGET / (fewer + more))
    return (short, long) * min(durations.repeats, max(2, affordable) if affordable else 1)


def _longer(short: float, long: float, times: float) -> float:
    """A duration whose difference to the short one is so many times as large; the next multiple of the short one."""
    least, most = GROWTH
    wanted = short + AMPLE * times * (long - short)
    return -(-min(max(wanted, least * long), most * long) // short) * short
