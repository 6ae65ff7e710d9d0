"""One process per case: what is started, and how its report is read."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

from tools.bench.case import Case, Outcome
from tools.bench.suite import IMPORT, PROCESS, Row
from tools.bench.worker import MARK
from tools.sources import ROOT
from tools.steps import Failure

TIME_LIMIT = 1800.0  # s, of one process
LAST_WORDS = 200  # characters of an error that are shown
NETWORKS = Path(__file__).parent / "networks"
IMPORTING = """
import time, numpy
start = time.perf_counter()
import {0}
print(time.perf_counter() - start)
"""


def run(row: Row, case: Case, python: Path) -> Outcome:
    """What a case reports, or a Failure with the last words of its process."""
    if row.kind == PROCESS:
        return _script(case, python, row.repeats)
    if row.kind == IMPORT:
        code = IMPORTING.format(case.simulator)
        seconds = [float(_output([str(python), "-c", code])[-1]) for _ in range(row.repeats)]
        return Outcome(seconds, {}, 0.0, 0.0, "")
    for line in _output([str(python), "-m", "tools.bench.worker", case.to_json()]):
        if line.startswith(MARK):
            return Outcome.from_json(line.removeprefix(MARK))
    raise Failure("it ended without a report")


def _script(case: Case, python: Path, repeats: int) -> Outcome:
    """A script, timed from outside; its last line is its result. (-P: its folder has files named like packages.)"""
    command = [str(python), "-P", str(NETWORKS / case.network / f"{case.simulator}.py")]
    seconds, result = [], {}
    for _ in range(repeats):
        start = time.perf_counter()
        result = json.loads(_output(command)[-1])
        seconds.append(time.perf_counter() - start)
    return Outcome(seconds, result, 0.0, 0.0, "")


def _output(command: list[str]) -> list[str]:
    """The lines that a process printed."""
    env = os.environ | {"PYTHONWARNINGS": "ignore"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=TIME_LIMIT
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"not done in {TIME_LIMIT:g} s") from None
    if done.returncode:
        words = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}").splitlines()
        error = next((line for line in reversed(words) if "Error" in line), words[-1])
        raise Failure(error[:LAST_WORDS])
    return done.stdout.strip().splitlines()
