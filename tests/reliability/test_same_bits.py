"""The contract: same seed, same bits, however many threads, however a run is split, watched or computed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import busy
import numpy as np
import pytest

import bouton as bp

THREADS = [1, 2, 3, 8]


@pytest.fixture(params=[False, True], ids=["float32", "float64"])
def precision(request: pytest.FixtureRequest) -> None:
    bp.math.enable_x64(request.param)


def in_a_new_process(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, Path(busy.__file__)], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_network_is_worth_a_digest() -> None:
    run = busy.runner()
    run.run(busy.DURATION)
    for name in ("E.spike", "I.refractory"):
        active = run.mon[name].any(axis=0).mean()
        assert active > 0.5, name
    assert 5 < run.mon["E.spike"].mean() * 1e4 < 60  # Hz
    assert len(busy.states(run.target)) == 14


@pytest.mark.usefixtures("precision")
def test_any_number_of_threads() -> None:
    digests = set()
    for threads in THREADS:
        bp.set_num_threads(threads)
        digests.add(busy.digest())
    assert len(digests) == 1


@pytest.mark.usefixtures("precision")
@pytest.mark.parametrize("durations", [(50.0,) * 4, (0.1, 120.0, 0.0, 79.9)], ids=str)
def test_any_way_of_splitting_a_run(durations: tuple[float, ...]) -> None:
    bp.set_num_threads(2)
    assert busy.digest(durations) == busy.digest()


def test_the_number_of_threads_may_change_between_runs() -> None:
    whole = busy.runner()
    whole.run(busy.DURATION)
    parts = busy.runner()
    for threads in THREADS:
        bp.set_num_threads(threads)
        parts.run(busy.DURATION / len(THREADS))
    assert busy.states(parts.target) == busy.states(whole.target)


def test_any_loops_and_any_process() -> None:
    here = busy.digest()
    assert in_a_new_process() == here
    assert in_a_new_process(BOUTON_KERNELS="plain") == here
    assert in_a_new_process(BOUTON_NUM_THREADS="3", BOUTON_KERNELS="plain") == here


@pytest.mark.parametrize("monitors", [[], ["I.spike"], [("E.V", [5, 1600])]], ids=str)
def test_watching_changes_nothing(monitors: list[str]) -> None:
    watched, unwatched = busy.runner(), busy.runner(monitors)
    for run in (watched, unwatched):
        run.run(busy.DURATION)
    assert busy.states(watched.target) == busy.states(unwatched.target)


def test_another_seed_gives_another_run() -> None:
    first = busy.runner()
    bp.math.random.seed(busy.SEED + 1)
    second = busy.runner(net=busy.network())
    for run in (first, second):
        run.run(10.0)
    assert not np.array_equal(first.mon["E.spike"], second.mon["E.spike"])


def test_a_seed_that_was_drawn_can_be_read_and_used_again() -> None:
    bp.math.random.seed()
    first = busy.runner(net=busy.network())
    bp.math.random.seed(bp.math.random.get_seed())
    second = busy.runner(net=busy.network())
    for run in (first, second):
        run.run(20.0)
    assert busy.states(first.target) == busy.states(second.target)
