"""One thing to measure: a network in a simulator on so many threads, and what came out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

DT = 0.1  # ms, in all networks


@dataclass(frozen=True)
class Durations:
    """What bounds the two durations whose difference counts."""

    short: float = 100.0  # ms, of the shorter one
    long: float = 0.0  # ms, the least of the longer one
    most: float = 10_000.0  # ms, and the most
    worth: float = 1.0  # s that the longer one is to take more than the shorter one
    repeats: int = 3  # of both, at most


@dataclass(frozen=True)
class Case:
    """A network, which simulator runs it, and how."""

    network: str
    simulator: str
    threads: int  # 0: as many as the simulator chooses
    variant: str = ""  # of the simulator: a precision, or a backend
    sizes: dict[str, Any] = field(default_factory=dict)
    plan: tuple[float, ...] = ()  # one run() after the other, in ms; without one it is made within `durations`
    factors: tuple[float, ...] = ()  # of a parameter: for each, the plan from the initial state instead
    durations: Durations = Durations()
    others: int = 0  # processes that keep cores busy while bouton runs the plan on one thread and as it chooses
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
        tuples = {name: tuple(fields[name]) for name in ("plan", "factors")}
        return cls(**fields | tuples | {"durations": Durations(**fields["durations"])})


@dataclass
class Outcome:
    """What one process reported."""

    seconds: list[float]  # for each run of the plan
    rates: dict[str, float]  # of each population in the last run, Hz
    build: float  # seconds from after the imports to the end of the first step
    memory: float  # the most the process had, MiB
    version: str  # of the simulator
    plan: tuple[float, ...] = ()  # ms of each run
    digest: str = ""  # of the spikes of the first run, where these are to be the same each time

    @classmethod
    def from_json(cls, text: str) -> Outcome:
        """The outcome that was written as JSON."""
        fields = json.loads(text)
        return cls(**fields | {"plan": tuple(fields["plan"])})
