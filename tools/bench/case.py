"""One thing to measure: a network in a simulator on so many threads, and what came out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

DT = 0.1  # ms, in all networks


@dataclass(frozen=True)
class Case:
    """A network, which simulator runs it, and how."""

    network: str
    simulator: str
    threads: int  # 0: as many as the simulator chooses
    variant: str  # of the simulator: a precision, or a backend
    sizes: dict[str, Any] = field(default_factory=dict)
    plan: tuple[float, ...] = ()  # one run() after the other, in ms
    factors: tuple[float, ...] = ()  # of a parameter: for each, the plan from the initial state instead
    seed: int = 2007

    def key(self) -> str:
        """What tells it from the others of its row, for people and files."""
        return f"{self.simulator} {self.variant} {self.threads or 'default'}"

    def to_json(self) -> str:
        """Itself as an argument for a worker."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Case:
        """The inverse of `to_json`."""
        fields = json.loads(text)
        return cls(**fields | {name: tuple(fields[name]) for name in ("plan", "factors")})


@dataclass
class Outcome:
    """What one process reported."""

    seconds: list[float]  # for each run of the plan
    rates: dict[str, float]  # of each population in the last run, Hz
    build: float  # seconds from after the imports to the end of the first step
    memory: float  # the most the process had, MiB
    version: str  # of the simulator
