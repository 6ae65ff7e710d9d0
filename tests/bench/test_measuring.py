"""Numbers are made of what processes report."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import stdev
from typing import Any

import pytest
from tools.bench import measure, process
from tools.bench.calibrate import calibrate
from tools.bench.case import Case, Durations, Outcome
from tools.bench.suite import PROCESS, SWEEP, Row
from tools.steps import Failure

ROW = Row("two", "two", {"E": 80, "I": 20}, {"E": 10, "I": 5}, short=100.0, long=1100.0)


def outcome(seconds: list[float], rate: float = 10.0, **others: Any) -> Outcome:
    ending = {"build": 2.0, "memory": 50.0, "version": "1.0", "plan": (100.0, 1100.0) * (len(seconds) // 2)}
    return Outcome(seconds, {"E": rate, "I": 20.0}, **ending | others)


def test_slope_is_between_the_fastest_runs_of_two_durations() -> None:
    runs = [(100.0, 0.5), (1100.0, 1.6), (100.0, 0.3), (1100.0, 1.3)]
    assert measure.slope(runs) == pytest.approx((1.0, 0.5))
    assert measure.slope(runs[2:]) == pytest.approx((1.0, 0.0))


@dataclass
class Simulator:
    """Calls that cost something once, and something for each second."""

    once: float
    per_second: float
    called: list[float] = field(default_factory=list)

    def run(self, duration: float) -> float:
        self.called.append(duration)
        return self.once + self.per_second * duration / 1000


@pytest.mark.parametrize("per_second", [0.003, 0.03, 0.3, 3.0])
def test_the_longer_run_takes_as_much_more_as_is_wanted(per_second: float) -> None:
    slow = Simulator(1.0, per_second)
    short, long = calibrate(Durations(100.0, 300.0, 60_000.0, worth=0.5, repeats=1), slow.run)
    more = per_second * (long - short) / 1000
    assert more >= 0.5 or long == 60_000.0
    assert more < 1.5 or long == 300.0
    assert long % short == 0
    assert len(slow.called) < 8


def test_runs_are_repeated_within_the_budget() -> None:
    durations = Durations(100.0, 200.0, 1000.0, worth=1.0, repeats=3)
    assert calibrate(durations, Simulator(0.0, 10.0).run) == (100.0, 200.0) * 3
    assert calibrate(durations, Simulator(2.0, 10.0).run) == (100.0, 200.0) * 2
    assert calibrate(durations, Simulator(2.0, 50.0).run) == (100.0, 200.0) * 2
    assert calibrate(durations, Simulator(0.0, 500.0).run) == (100.0, 200.0)


def test_runs_that_take_no_longer_the_longer_they_are_end_at_the_most() -> None:
    assert calibrate(Durations(100.0, 200.0, 1000.0, worth=1.0, repeats=2), lambda _: 1.0) == (100.0, 1000.0) * 2


def test_summary() -> None:
    case = Case("two", "nest", 2)
    outcomes = [outcome([0.3, 0.9]), outcome([0.4, 0.8], rate=12.0, build=1.0, memory=60.0)]
    result = measure.summary(ROW, case, outcomes, "")
    assert (result.row, result.simulator, result.threads, result.version) == ("two", "nest", 2, "1.0")
    assert result.seconds == pytest.approx(0.5)
    assert result.noise == pytest.approx(0.4)
    assert result.rates == {"E": 11.0, "I": 20.0}
    assert result.events == pytest.approx((11 * 80 * 10 + 20 * 20 * 5) / 0.5)
    assert result.ns_per_step == pytest.approx(0.5 * 1e9 / 100 / 10_000)
    assert (result.build, result.memory) == (1.0, 60.0)


def test_summary_of_noise_is_no_number() -> None:
    case = Case("two", "nest", 2)
    assert "too busy" in measure.summary(ROW, case, [outcome([0.9, 0.8])], "").failure


def test_a_sweep_counts_its_mean_and_a_script_its_fastest() -> None:
    outcomes = [outcome([1.0, 3.0]), outcome([2.0, 2.5])]
    assert measure.typical(Row("s", "s", kind=SWEEP), outcomes) == 2.0
    assert measure.typical(Row("p", "p", kind=PROCESS), outcomes) == 1.0


def test_rounds_alternate_with_other_seeds_and_end_where_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []

    def run(row: Row, case: Case, python: Path) -> Outcome:
        called.append((case.simulator, case.seed, python))
        if case.simulator == "nest":
            raise Failure("no such thing")
        return outcome([0.1, 0.2] * 2)

    monkeypatch.setattr(process, "run", run)
    row = Row("pair", "pair", kind=PROCESS, without={"brainpy": "a reason"})
    pythons = {name: Path(name) for name in ("bouton", "nest", "brainpy")}
    results = list(measure.measure(row, pythons, {"brian2": "not there"}, rounds=2, quick=False))
    assert called == [("bouton", 2007, Path("bouton")), ("nest", 2007, Path("nest")), ("bouton", 2008, Path("bouton"))]
    failures = {result.simulator: result.failure for result in results}
    assert failures == {"bouton": "", "nest": "no such thing", "brainpy": "a reason", "brian2": "not there"}


def test_what_takes_long_is_run_once(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    monkeypatch.setattr(process, "run", lambda *given: called.append(given) or outcome([1.0]))
    monkeypatch.setattr(measure, "PATIENCE", -1.0)
    list(measure.measure(Row("pair", "pair", kind=PROCESS), {"bouton": Path()}, {}, rounds=3, quick=False))
    assert len(called) == 1


def test_later_rounds_have_the_durations_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    monkeypatch.setattr(process, "run", lambda _, case, __: called.append(case.plan) or outcome([0.1, 0.2]))
    monkeypatch.setattr(Row, "variants", {"nest": {"": (1,)}})
    list(measure.measure(ROW, {"nest": Path()}, {}, rounds=3, quick=False))
    assert called == [(), (100.0, 1100.0), (100.0, 1100.0)]


def test_networks_are_drawn_where_rates_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "run", lambda _, case, __: outcome([0.1, 0.2], rate=float(case.seed)))
    monkeypatch.setattr(Row, "variants", {name: {"": (1, 2)} for name in ("bouton", "nest")})
    row, both = Row("two", "two", {"E": 80, "I": 20}, {"E": 10, "I": 5}), {"bouton": Path(), "nest": Path()}
    first, *others = measure.measure(row, both, {}, rounds=2, quick=False)
    assert [rates["E"] for rates in first.draws] == [2008 + draw for draw in range(measure.DRAWS)]
    assert [[rates["E"] for rates in each.draws] for each in others] == [[2007, 2008]] * 3
    alone, *_ = measure.measure(row, {"bouton": Path()}, {}, rounds=1, quick=False)
    quick, *_ = measure.measure(row, both, {}, rounds=1, quick=True)
    assert len(alone.draws) == len(quick.draws) == 1


def test_quick_plans_are_short_and_in_full_steps() -> None:
    row = Row("r", "r", short=7.0, long=33.0)
    assert measure.cases(row, ["nest"], quick=True)[0].plan == pytest.approx((0.7, 3.3))
    assert measure.cases(row, ["nest"], quick=False)[0].plan == ()


def test_durations_of_large_networks_are_bounded_by_what_is_recorded() -> None:
    (small, large) = (measure.cases(Row("r", "r", {"E": n}), ["brainpy"], quick=False)[0] for n in (4000, 400_000))
    assert small.durations == Durations(100.0, 300.0, 10_000.0, worth=2.0, repeats=3)
    assert large.durations.most == 300.0


def test_sweeps_go_from_the_first_to_the_last_factor() -> None:
    (case,) = measure.cases(Row("s", "s", kind=SWEEP, long=50.0, repeats=100), ["brian2"], quick=False)
    assert case.plan == (50.0,)
    assert len(case.factors) == 100
    assert case.factors[0] == measure.SWEPT[0]
    assert case.factors[-1] == pytest.approx(measure.SWEPT[1])


def test_a_process_that_fails_says_its_error() -> None:
    row, case = Row("no", "no_such_network"), Case("no_such_network", "bouton", 1, "float32")
    with pytest.raises(Failure, match="No module named"):
        process.run(row, case, Path(sys.executable))


def test_a_process_reports() -> None:
    case = Case("cuba", "bouton", 1, "float32", {"neurons": 500}, (100.0, 200.0))
    report = process.run(Row("cuba", "cuba"), case, Path(sys.executable))
    assert len(report.seconds) == 2
    assert report.plan == (100.0, 200.0)
    assert set(report.rates) == {"E", "I"}


def test_a_process_finds_its_durations() -> None:
    durations = Durations(10.0, 20.0, 80.0, worth=1e6, repeats=2)
    case = Case("cuba", "bouton", 1, "float32", {"neurons": 500}, durations=durations)
    assert process.run(Row("cuba", "cuba"), case, Path(sys.executable)).plan == (10.0, 80.0) * 2


def test_its_choice_costs_what_the_sums_say() -> None:
    ratio, noise = measure.cost([1.0, 1.0, 3.0, 5.0])
    assert ratio == 1.5
    assert noise == pytest.approx(stdev([1.0, 5 / 3]) / 2**0.5 / 1.5)


def test_cores_are_kept_busy_while_it_chooses() -> None:
    case = Case("cuba", "bouton", 0, "float32", {"neurons": 500}, (20.0, 20.0, 20.0), others=2)
    report = process.run(Row("cuba", "cuba"), case, Path(sys.executable))
    assert len(report.seconds) == 6
    assert min(report.seconds) > 0


def test_spikes_have_a_digest() -> None:
    row, case = Row("cuba", "cuba"), Case("cuba", "bouton", 1, "float32", {"neurons": 500}, (1.0, 2.0))
    one, same, other = (
        process.run(row, each, Path(sys.executable)).digest
        for each in (case, replace(case, threads=2, plan=(3.0, 4.0)), replace(case, seed=1))
    )
    assert one == same != other


def test_a_script_is_timed_as_a_whole() -> None:
    row, case = Row("pair", "pair", kind=PROCESS, repeats=1), Case("pair", "bouton", 0, "")
    report = process.run(row, case, Path(sys.executable))
    assert report.rates["post"] == pytest.approx(2.606, abs=1e-3)
    assert 0.02 < report.seconds[0] < 60
