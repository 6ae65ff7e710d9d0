"""Progress on the terminal: one line per step with its seconds, and failures in one sentence."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class Failure(Exception):
    """Something a person can act on, said in one sentence."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Announce `what`, and print the seconds it took once it is done."""
    print(f"→ {what}", flush=True)
    start = time.perf_counter()
    yield
    print(f"  done in {time.perf_counter() - start:.1f} s", flush=True)


def show(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> None:
    """Run a command whose output the reader wants to see."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Failure(f"`{_name(command)}` failed with exit code {done.returncode} (see above)")


def quiet(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> str:
    """Run a command, return its standard output; what it printed is shown only if it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="", flush=True)
        raise Failure(f"`{_name(command)}` failed with exit code {done.returncode} (see above)")
    return done.stdout


def _name(command: Sequence[str | Path]) -> str:
    """The program and its first words, enough to recognise a command by."""
    return " ".join([Path(command[0]).name, *(str(part) for part in command[1:4])])
