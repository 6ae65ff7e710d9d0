"""What was measured, as JSON, and two such files beside each other."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tools.sources import ROOT
from tools.steps import Failure

FORMAT = 1


@dataclass
class Measurement:
    """One case of one row: a simulator, a variant of it, a number of threads (0: what it chooses)."""

    row: str
    simulator: str
    variant: str = ""
    threads: int = 0
    seconds: float = 0.0  # per second simulated
    noise: float = 0.0  # the part of `seconds` by which it may be wrong
    events: float = 0.0  # synaptic events per second
    ns_per_step: float = 0.0  # per neuron and step
    build: float = 0.0  # s
    memory: float = 0.0  # MiB
    rates: dict[str, float] = field(default_factory=dict)  # Hz
    draws: list[dict[str, float]] = field(default_factory=list)  # the rates of each network that was drawn
    digest: str = ""  # of its first spikes
    version: str = ""
    failure: str = ""  # why there are no numbers

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What tells it from others, in this file and the next."""
        return self.row, self.simulator, self.variant, self.threads

    @property
    def name(self) -> str:
        """Simulator and variant."""
        return f"{self.simulator} {self.variant}".strip()


def machine() -> dict[str, str]:
    """Where and when this was measured."""
    commit = _output("git", "describe", "--always", "--dirty")
    return {
        "processor": _processor(),
        "cores": str(_cores()),
        "system": platform.platform(),
        "python": platform.python_version(),
        "commit": commit,
        "date": time.strftime("%Y-%m-%d %H:%M:%S%z"),
    }


def write(file: Path, measurements: list[Measurement]) -> None:
    """Keep measurements, with the machine."""
    content = {"format": FORMAT, "machine": machine(), "measurements": [asdict(each) for each in measurements]}
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def read(file: Path) -> list[Measurement]:
    """The measurements of a file."""
    return read_with_machine(file)[0]


def read_with_machine(file: Path) -> tuple[list[Measurement], dict[str, str]]:
    """The measurements of a file, and where and when they were made."""
    try:
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise Failure(f"{file} has format {content['format']}, expected {FORMAT}: measure that commit again.")
        return [Measurement(**each) for each in content["measurements"]], content["machine"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Failure(f"{file} is not a file that `build.py bench --json` wrote: {error!r}") from None


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _output(*command: str) -> str:
    try:
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL
        ).stdout.strip()
    except OSError:
        return ""
