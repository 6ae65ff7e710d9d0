"""The networks of the benchmark, small, and digests of what they do.

Run as a program it prints the digests as JSON, for tests that need another process.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
from typing import Any, NamedTuple

import numpy as np
from tools.bench.suite import SLOPE, SUITE, SWEEP, Row

import bouton as bp

NEURONS = 2000
DURATION = 40.0  # ms
SEED = 2007


class Small(NamedTuple):
    """A definition, and its arguments for few neurons."""

    network: str
    form: str  # of the definition
    sizes: tuple[tuple[str, Any], ...]


def small(row: Row, form: str) -> Small:
    """The network of a row, as densely connected but with few neurons."""
    sizes = dict(row.sizes)
    if "inputs" in sizes:
        sizes["inputs"] = sizes["inputs"] * NEURONS // sizes["neurons"]
    if "neurons" in sizes:
        sizes["neurons"] = NEURONS
    return Small(row.network, form, tuple(sizes.items()))


ROWS = [row for row in SUITE if row.kind in (SLOPE, SWEEP)]
NETWORKS = list(dict.fromkeys(small(row, form) for row in ROWS for form in ("dsrunner", *row.forms)))


def name(network: Small) -> str:
    """For people and as a key."""
    return "-".join((network.network, network.form, *(str(value) for _, value in network.sizes)))


class Did(NamedTuple):
    """What a network did."""

    spikes: int
    digest: str


def did(network: Small, durations: tuple[float, ...] = (DURATION,)) -> Did:
    """All spikes, and all states at the end, bit by bit."""
    bp.math.random.seed(SEED)
    define = importlib.import_module(f"tools.bench.networks.{network.network}.{network.form}").network
    model = define(bp, **dict(network.sizes))
    keys = [f"{population}.spike" for population in model.populations]
    runner = bp.DSRunner(model.net, inputs=model.inputs, monitors=keys, progress_bar=False)
    every, spikes, pieces = hashlib.sha256(), 0, []
    for duration in durations:
        runner.run(duration)
        pieces.append({key: runner.mon[key] for key in keys})
    for key in keys:
        train = np.concatenate([piece[key] for piece in pieces])
        spikes += int(np.count_nonzero(train))
        every.update(train.tobytes())
    for variable in model.net.vars().values():
        every.update(np.asarray(variable.value).tobytes())
    return Did(spikes, every.hexdigest())


def digests(precision: str, threads: int) -> dict[str, str]:
    """Of all networks."""
    bp.math.enable_x64(precision == "float64")
    bp.set_num_threads(threads)
    return {name(network): did(network).digest for network in NETWORKS}


if __name__ == "__main__":
    print(json.dumps({precision: digests(precision, int(sys.argv[1])) for precision in ("float32", "float64")}))
