"""What the tables say."""

from __future__ import annotations

import re
from typing import Any

from tools.bench import judge, kernels, table
from tools.bench.results import Measurement
from tools.bench.suite import PROCESS, SLOPE, Row, Target


def measured(simulator: str, threads: int, seconds: float, rate: float = 20.0, **others: Any) -> Measurement:
    return Measurement("net", simulator, "", threads, seconds=seconds, rates={"E": rate}, **others)


def test_markdown_is_aligned() -> None:
    lines = table.markdown(("a", "number"), [("one", "1"), ("eleven", "11.5")]).splitlines()
    assert lines == ["| a      | number |", "| ------ | -----: |", "| one    |      1 |", "| eleven |   11.5 |"]


def test_a_row_has_its_cases_ratios_and_reasons() -> None:
    found = [measured("bouton", 1, 0.1), measured("nest", 1, 0.45), Measurement("net", "brainpy", failure="no wheel")]
    text = table.of_row(Row("net", "net"), found)
    assert text.startswith("### net\n")
    nest = next(line for line in text.splitlines() if line.startswith("| nest"))
    assert "4.50" in nest
    assert "20.00" in nest
    assert "* brainpy: no wheel" in text


def test_rates_that_differ_are_named_with_their_reason() -> None:
    ours = measured("bouton", 1, 0.1, draws=[{"E": rate} for rate in (19.0, 20.0, 21.0, 20.0)])
    near, far = (measured(name, 1, 0.4, draws=[{"E": rate}]) for name, rate in (("nest", 22.5), ("brian2", 31.0)))
    found = [ours, near, far, far]
    assert judge.spread(found) == ["the rates of 4 networks that bouton drew: E 20.00 ± 0.82 Hz"]
    differs = {"nest": "a finer step", "brian2": "a coarse step"}
    assert judge.disagreements(Row("net", "net", differs=differs), found) == [
        "the rates of brian2 differ: a coarse step"
    ]
    assert "nobody has found" in judge.disagreements(Row("net", "net"), found)[0]
    sure = measured("nest", 1, 0.4, draws=[{"E": 22.5}] * 20)
    assert len(judge.disagreements(Row("net", "net"), [ours, sure])) == 1


def test_the_rates_of_a_single_draw_say_nothing() -> None:
    found = [measured(name, 1, 0.1, draws=[{"E": rate}]) for name, rate in (("bouton", 20.0), ("nest", 31.0))]
    assert judge.disagreements(Row("net", "net"), found) == judge.spread(found) == []
    assert len(judge.disagreements(Row("script", "script", kind=PROCESS), found)) == 1
    assert judge.disagreements(Row("script", "script", kind=PROCESS), [measured("bouton", 1, 0.1), found[1]]) == []


def test_the_best_peer_has_at_most_as_many_threads() -> None:
    found = [
        measured("bouton", 1, 0.1),
        measured("bouton", 2, 0.06),
        measured("nest", 1, 0.5),
        measured("nest", 2, 0.3),
    ]
    assert judge.best_pair(found, 1) == (found[2], found[0])
    assert judge.best_pair(found, 2) == (found[3], found[1])
    chooses = measured("brainpy", 0, 0.12)
    assert judge.best_pair([*found, chooses], 1) == (found[2], found[0])
    assert judge.best_pair([*found, chooses], 2) == (chooses, found[1])
    assert judge.best_pair(found[:2], 2) is None


def test_targets_are_reached_or_missed() -> None:
    found = [measured("bouton", 2, 0.1, build=3.0), measured("nest", 2, 0.5)]
    row = Row("net", "net", target=Target(6, bounds={"build s": 4.0, SLOPE: 0.05}))
    ratio, build, seconds = judge.verdicts(row, found)
    assert ratio.startswith("MISSED: 5.0 times")
    assert build.startswith("reached: build s 3")
    assert seconds.startswith("MISSED: s per s 0.1")


def test_what_is_noise_is_called_noise() -> None:
    found = [measured("bouton", 2, 0.1, noise=0.05), measured("nest", 2, 0.55, noise=0.3)]
    assert judge.noise(found) == ["the seconds of nest on 2 threads are noise: they differ by 30 % from run to run"]
    (near,) = judge.verdicts(Row("net", "net", target=Target(6)), found)
    assert near.startswith("MISSED: 5.5 times as fast as the best peer (nest)")
    assert near.endswith("within the noise")
    (far,) = judge.verdicts(Row("net", "net", target=Target(3)), found)
    assert far.endswith("asked for")
    bounds = Row("net", "net", target=Target(bounds={SLOPE: 0.097}))
    assert judge.verdicts(bounds, found[:1]) == ["MISSED: s per s 0.1, at most 0.097; that is within the noise"]


def test_threads_are_judged() -> None:
    row = Row("net", "net", {"E": 40_000})
    slow = [measured("bouton", 1, 0.3), measured("bouton", 2, 0.25), measured("bouton", 0, 0.36)]
    gain, choice = judge.verdicts(row, slow)
    assert gain.startswith("MISSED: two threads are 1.20 times")
    assert choice.startswith("MISSED: its choice of threads takes 1.20 times")
    fast = [measured("bouton", 1, 0.3), measured("bouton", 2, 0.18), measured("bouton", 0, 0.18)]
    assert all(text.startswith("reached") for text in judge.verdicts(row, fast))


def test_the_summary_has_the_best_of_each() -> None:
    found = [
        measured("bouton", 1, 0.1),
        measured("bouton", 2, 0.06),
        measured("nest", 1, 0.5),
        measured("nest", 2, 0.3),
    ]
    assert cells(table.summary([Row("net", "net")], found)) == [["net", SLOPE, "0.1", "0.06", "–", "0.3", "–", "5.0"]]


def test_the_readme_has_the_best_of_each_in_two_digits() -> None:
    found = [
        measured("bouton", 1, 0.0123, version="0.1"),
        measured("bouton", 2, 0.00996),
        measured("nest", 1, 123.4, version="3.10.0"),
        measured("brainpy", 0, 2.96, version="2.6.0"),
    ]
    text = table.readme([Row("net", "net", title="Net"), Row("other", "other")], found)
    assert [cell.strip() for cell in text.splitlines()[0].split("|")[2:-1]] == [
        "bouton",
        "Brian2",
        "NEST 3.10",
        "BrainPy 2.6",
    ]
    assert cells(text) == [["Net: s per s", "0.010", "–", "120", "3.0"]]


def test_spikes_are_judged() -> None:
    found = [
        measured("bouton", 1, 0.1, digest="a"),
        measured("bouton", 2, 0.1, digest="a"),
        Measurement("net", "bouton", " computed", 1, seconds=0.1, digest="a"),
    ]
    row = Row("net", "net")
    same = ["reached: the same spikes on any number of threads", "reached: the same spikes  computed as stored"]
    assert judge.verdicts(row, found) == same
    found[1].digest = "b"
    assert all(text.startswith("MISSED") for text in judge.verdicts(row, found))


LINES = [
    "BenchmarkElementwise/Add/float32/plain-2   100   20.0 ns/op   0.250 ns/elem",
    "BenchmarkElementwise/Add/float32/avx512-2  100    4.0 ns/op   0.060 ns/elem",
    "BenchmarkElementwise/Add/float32/avx512-2  100    3.0 ns/op   0.050 ns/elem",
    "BenchmarkFill/uniform-2                      1  321.0 ns/op   1306.63 MB/s   3.061 ns/number",
    "ok   kernels 1.2s",
]


def cells(text: str) -> list[list[str]]:
    """The lines of a table without its header."""
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()[2:]]


def test_kernels_stand_beside_their_plain_loops() -> None:
    times = kernels.best(LINES)
    assert times["Fill/uniform"] == 3.061
    assert cells(kernels.beside_plain(times)) == [["Elementwise/Add/float32", "0.050", "0.250", "5.0"]]
    assert cells(kernels.alone(times)) == [["Fill/uniform", "3.061"]]


def test_loops_stand_beside_c() -> None:
    table_of_both = kernels.against({"LIF": 0.4, "one/4000x80": 0.5, "HH": 5.0}, {"LIF": 0.5, "one/4000x80": 0.7})
    assert cells(table_of_both) == [
        ["LIF", "0.400", "0.500", "1.25", "1.5", ""],
        ["one/4000x80", "0.500", "0.700", "1.40", "1.2", "MISSED"],
    ]


def test_every_loop_in_c_has_a_bound() -> None:
    printed = re.findall(r'update\("(\w+)"|printf\("(\w+)/', kernels.LOOPS.read_text())
    assert {name for names in printed for name in names if name} == kernels.MOST.keys() - {"own"}
    assert "own/%dx%d" in kernels.LOOPS.read_text()
