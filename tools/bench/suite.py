"""What is measured: the networks, their sizes, how long they run, and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# The forms in which a simulator is measured, and the numbers of threads that each can run on; 0 is its own choice.
Variants = Mapping[str, Mapping[str, tuple[int, ...]]]
VARIANTS: Variants = {
    "bouton": {"float32": (1, 2, 0), "float64": (1, 2)},
    "brian2": {"C++": (1, 2)},
    "nest": {"": (1, 2)},
    "brainpy": {"float32": (1, 0)},
}
FORMS = {"bouton": (1, 2), "brainpy": (1, 0)}  # of other forms of a network, where there are some
ONCE: Variants = {simulator: {"": (0,)} for simulator in VARIANTS}  # where threads and precision do not matter

# The kinds of rows, each the unit of what is measured.
SLOPE = "s per s"  # seconds per second simulated
SWEEP = "s per run"  # runs with another parameter, without building the network again
PROCESS = "s, process"  # a script, from starting Python to its end
IMPORT = "s, import"  # of the simulator, after NumPy
BUSY = "its choice / 1 thread"  # the seconds of bouton, while other programs keep two cores busy

PEERS = {"brian2": "Brian2", "nest": "NEST", "brainpy": "BrainPy"}  # and their names for people


@dataclass(frozen=True)
class Target:
    """What is asked for: times as fast as the best peer with at most so many threads, and absolute bounds."""

    ratio: float = 0.0
    threads: int = 2
    bounds: Mapping[str, float] = field(default_factory=dict)  # by the name of a column, in its unit


@dataclass(frozen=True)
class Row:
    """A network of the suite. The README shows it if it has a `title`.

    `short` is the shorter of the durations whose difference counts, `long` the least longer. Both are run `repeats`
    times at most, a script and a sweep as often, the latter for `long`.
    """

    name: str
    network: str
    neurons: Mapping[str, int] = field(default_factory=dict)  # by population
    fan_out: Mapping[str, float] = field(default_factory=dict)  # synapses of each neuron
    sizes: Mapping[str, Any] = field(default_factory=dict)  # arguments of its definition
    kind: str = SLOPE
    short: float = 100.0  # ms
    long: float = 300.0  # ms
    repeats: int = 3
    target: Target = Target()
    title: str = ""
    without: Mapping[str, str] = field(default_factory=dict)  # which simulators lack it, and why
    differs: Mapping[str, str] = field(default_factory=dict)  # whose rates may differ, and why
    forms: tuple[str, ...] = ()  # other ways to write the network: files of its folder
    extra: bool = False  # measured only when named

    @property
    def variants(self) -> Variants:
        """In which forms each simulator is measured."""
        if self.kind == SWEEP:
            return {**VARIANTS, "brian2": {"cython": (1,)}}  # a C++ program cannot go back
        if self.kind == BUSY:
            return {"bouton": {"float32": (0,)}} | {peer: {} for peer in PEERS}
        if self.kind != SLOPE:
            return ONCE
        others = {name: {f"float32 {form}": threads for form in self.forms} for name, threads in FORMS.items()}
        return {name: {**forms, **others.get(name, {})} for name, forms in VARIANTS.items()}


def _balanced(name: str, network: str, neurons: int, fan_out: float = 80, **options: Any) -> Row:
    """Four fifths of excitatory neurons."""
    populations = {"E": neurons * 4 // 5, "I": neurons // 5}
    sizes = {"neurons": neurons} | options.pop("sizes", {})
    return Row(name, network, populations, dict.fromkeys(populations, fan_out), sizes, **options)


EXACT = {"nest": "its adaptive steps are exact; with steps of 0.02 ms instead of 0.1 ms bouton has its rates, too"}
STP_OTHERWISE = {
    "brainpy": "its short-term plasticity has an error that release 2.8.2 corrects",
    "nest": "in its synapses a spike counts as much as u x says before it uses x, not after that",
}
GOES_ON = {"nest": "it goes on from the last run, since it cannot go back to a state"}
NO_NMDA = {"nest": "it has NMDA that saturates for all-to-all connections only"}
SLOW = {"nest": "its adaptive steps take minutes, as coba-40000 shows"}
BIG = {"brian2": "minutes to build", "nest": "minutes to build", "brainpy": "minutes to build"}
ALL_TO_ALL = 2000
PROJECTIONS = ("projections",)  # the newer of BrainPy's ways to write a network, where it is faster

SUITE = (
    _balanced("cuba-4000", "cuba", 4000, title="CUBA, 4000 neurons", target=Target(4, threads=1)),
    _balanced("coba-4000", "coba", 4000, title="COBA, 4000 neurons", target=Target(6)),
    _balanced("coba-40000", "coba", 40_000, title="COBA, 40,000 neurons", short=50, long=150, target=Target(7)),
    _balanced(
        "coba-100000", "coba", 100_000, title="COBA, 100,000 neurons", short=20, long=60, target=Target(6), without=SLOW
    ),
    _balanced(
        "coba-1000000",
        "coba",
        1_000_000,
        title="COBA, 1,000,000 neurons",
        short=10,
        long=110,
        without=BIG,
        target=Target(bounds={"build s": 4.0, "MiB": 1024.0, SLOPE: 30.0}),
    ),
    _balanced(
        "brunel-12500",
        "brunel",
        12_500,
        1250,
        title="Brunel, 15.6 million synapses",
        short=20,
        long=60,
        target=Target(25, bounds={"build s": 0.6}),
    ),
    Row(
        "wang-2002",
        "wang",
        {"A": 240, "B": 240, "N": 1120, "I": 400},
        {"A": 2 * ALL_TO_ALL, "B": 2 * ALL_TO_ALL, "N": 2 * ALL_TO_ALL, "I": ALL_TO_ALL},  # AMPA and NMDA; GABA
        title="Wang, 2000 neurons, all to all",
        short=500,  # in which populations settle the competition
        long=1000,
        target=Target(5),
        differs=EXACT,
        forms=PROJECTIONS,
    ),
    _balanced(
        "coba-hh-4000",
        "coba_hh",
        4000,
        title="COBA with Hodgkin-Huxley, 4000 neurons",
        short=50,
        long=150,
        target=Target(8),
        differs=EXACT,
    ),
    _balanced(
        "nmda-4000",
        "nmda",
        4000,
        short=50,
        long=150,
        title="NMDA, 4000 neurons, 80 inputs each",
        sizes={"inputs": 80},
        without=NO_NMDA,
        target=Target(15),
        forms=PROJECTIONS,
    ),
    _balanced(
        "nmda-4000-1000",
        "nmda",
        4000,
        1000,
        short=20,
        long=60,
        title="NMDA, 4000 neurons, 1000 inputs each",
        sizes={"inputs": 1000},
        without=NO_NMDA,
        target=Target(40),
        forms=PROJECTIONS,
    ),
    _balanced("stp-4000", "stp", 4000, title="short-term plasticity, 4000 neurons", differs=STP_OTHERWISE),
    _balanced(
        "delays-4000",
        "delays",
        4000,
        title="a delay per synapse, 4000 neurons",
        without={"brainpy": "it has no delays per synapse"},
    ),
    _balanced(
        "sweep-4000",
        "cuba",
        4000,
        title="CUBA for 50 ms with another weight",
        kind=SWEEP,
        short=0,
        long=50,
        repeats=100,
        differs=GOES_ON,
    ),
    Row(
        "pair",
        "pair",
        title="two neurons, from starting Python to the result",
        kind=PROCESS,
        repeats=5,
        target=Target(1, bounds={PROCESS: 0.5}),
    ),
    Row(
        "import",
        "import",
        title="import, after that of NumPy",
        kind=IMPORT,
        repeats=5,
        target=Target(bounds={IMPORT: 0.1}),
    ),
    _balanced("coba-4000-busy", "coba", 4000, kind=BUSY, long=3000, repeats=60, target=Target(bounds={BUSY: 1.1})),
    _balanced("coba-40000-busy", "coba", 40_000, kind=BUSY, long=500, repeats=60, target=Target(bounds={BUSY: 1.1})),
    _balanced(
        "coba-20000-computed",
        "coba",
        20_000,
        400,
        sizes={"inputs": 400},
        forms=("computed",),
        without=dict.fromkeys(PEERS, "its synapses are stored"),
    ),
    _balanced(
        "coba-1000000-computed",
        "coba",
        1_000_000,
        20_000,
        sizes={"inputs": 20_000, "stored": False},
        short=2,
        long=102,
        repeats=1,
        extra=True,
        without=dict.fromkeys(PEERS, "20 billion synapses do not fit into memory"),
        target=Target(bounds={"MiB": 1024.0, SLOPE: 3000.0}),
    ),
)
