"""How long the network of `bouton.demo` takes: to import, to begin, and to run on one core.

The bounds are promises, the numbers printed are what this machine does: each the best of several, since other
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
bp.DSRunner(demo.network(), monitors=["E.spike"], inputs=[("E.input", 20.0), ("I.input", 20.0)]).run(100.0)
"""


def process(code: str, repeats: int = 5) -> float:
    """The shortest time of a whole Python process that runs `code`, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def test_import_takes_a_tenth_of_a_second_beyond_numpy() -> None:
    seconds = process("import numpy, bouton") - process("import numpy")
    print(f"\nimport bouton: {seconds * 1000:.0f} ms beyond numpy")
    assert seconds < 0.1


def test_a_hundred_ms_are_there_within_a_second() -> None:
    seconds = process(BEGIN)
    print(f"\nfrom the start of Python to the end of 100 ms: {seconds:.2f} s")
    assert seconds < 1.0


def test_one_core_is_twenty_times_faster_than_real_time() -> None:
    bp.set_num_threads(1)
    bp.math.random.seed(demo.SEED)
    inputs = [("E.input", 20.0), ("I.input", 20.0)]
    runner = bp.DSRunner(demo.network(), monitors=["E.spike"], inputs=inputs, progress_bar=False)
    runner.run(1.0)  # set-up
    times = []
    for _ in range(5):
        start = time.perf_counter()
        runner.run(1000.0)
        times.append(time.perf_counter() - start)
    print(f"\n1000 ms on one core: {min(times):.4f} s, {1 / min(times):.1f} times faster than real time")
    assert min(times) < 1 / 20
