"""How long the network of `bouton.demo` takes: to import, to begin, and to run on one core.

The bounds are promises; what is printed is what this machine does. Each time is the best of several, since other
programs share the machine.
"""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

import bouton as bp
from bouton import demo

pytestmark = pytest.mark.bench

BEGIN = """
import bouton as bp
from bouton import demo
bp.DSRunner(demo.network(), monitors=["E.spike"], inputs=demo.INPUTS).run(100.0)
"""


def process(code: str, repeats: int = 7) -> float:
    """The shortest time of a whole Python process that runs `code`, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def report(what: str, seconds: float, bound: float) -> None:
    """Print a time, and which part of its bound it takes."""
    print(f"\n{what}: {seconds:.3f} s, {seconds / bound:.0%} of the {bound:g} s it may take")
    assert seconds < bound


def test_import_beyond_numpy() -> None:
    report("import bouton, beyond import numpy", process("import numpy, bouton") - process("import numpy"), 0.1)


def test_whole_process_to_the_end_of_100_ms() -> None:
    report("a whole process, from import to the end of 100 ms", process(BEGIN), 1.0)


@pytest.mark.parametrize(
    "monitors", [[], ["E.spike"], ["E.spike", "I.spike"]], ids=lambda names: " ".join(names) or "-"
)
def test_one_core_is_twenty_times_faster_than_real_time(monitors: list[str]) -> None:
    bp.set_num_threads(1)
    bp.math.random.seed(demo.SEED)
    runner = bp.DSRunner(demo.network(), monitors=monitors, inputs=demo.INPUTS, progress_bar=False)
    runner.run(100.0)  # set-up
    seconds = min(runner.run(demo.DURATION, eval_time=True)[0] for _ in range(7))
    ratio = demo.DURATION / 1000 / seconds
    print(f"\none core, recording {', '.join(monitors) or 'nothing'}: {ratio:.1f} times faster than real time")
    assert ratio > 20


def test_the_default_number_of_threads_is_never_slower_than_one() -> None:
    times = {}
    for threads in (1, 0):
        bp.set_num_threads(threads)
        bp.math.random.seed(demo.SEED)
        runner = bp.DSRunner(demo.network(), monitors=["E.spike"], inputs=demo.INPUTS, progress_bar=False)
        runner.run(100.0)
        times[threads] = min(runner.run(demo.DURATION, eval_time=True)[0] for _ in range(7))
    print(f"\ndefault number of threads against one: {times[1] / times[0]:.2f} times as fast")
    assert times[0] < 1.15 * times[1]
