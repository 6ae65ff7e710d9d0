"""Every network of the suite is defined for whom it says, and bouton's definition runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.bench import process
from tools.bench.case import Case, Durations
from tools.bench.measure import cases
from tools.bench.suite import IMPORT, PEERS, PROCESS, SUITE, SWEEP, VARIANTS, Row
from tools.bench.worker import measure

NETWORKS = [row for row in SUITE if row.kind not in (PROCESS, IMPORT)]
SMALL = {"neurons": 500, "inputs": 100}


def by_name(row: Row) -> str:
    return row.name


def small(row: Row, variant: str = "float64") -> Case:
    """The network with few neurons, for 20 ms."""
    sizes = {key: min(value, SMALL.get(key, value)) for key, value in row.sizes.items()}
    factors = (0.9, 1.1) if row.kind == SWEEP else ()
    return Case(row.network, "bouton", 2, variant, sizes, (20.0,), factors, Durations(short=1.0))


@pytest.mark.parametrize("row", NETWORKS, ids=by_name)
def test_networks_run_and_every_population_is_counted(row: Row) -> None:
    outcome = measure(small(row))
    assert outcome.rates.keys() == row.neurons.keys() == row.fan_out.keys()
    assert sum(outcome.rates.values()) > 0
    assert all(0 <= rate < 500 for rate in outcome.rates.values())
    assert len(outcome.seconds) == (2 if row.kind == SWEEP else 1)
    assert min(outcome.seconds) > 0
    assert outcome.build > 0
    assert outcome.memory > 10


@pytest.mark.parametrize("row", [row for row in NETWORKS if "projections" in row.forms], ids=by_name)
def test_networks_by_projections_are_the_same(row: Row) -> None:
    usual, newer = (measure(small(row, variant)).rates for variant in ("float64", "float64 projections"))
    assert newer == pytest.approx(usual, rel=0.2, abs=1.0)


@pytest.mark.parametrize("row", [row for row in SUITE if row.kind != IMPORT], ids=by_name)
def test_a_file_is_there_for_every_simulator_that_is_not_excused(row: Row) -> None:
    folder = Path(process.__file__).parent / "networks" / row.network
    for simulator in VARIANTS.keys() - row.without:
        shared = row.kind != PROCESS and simulator in ("bouton", "brainpy")
        assert (folder / ("dsrunner.py" if shared else f"{simulator}.py")).exists(), simulator


def test_names_are_unique_and_excuses_are_of_peers() -> None:
    names = [row.name for row in SUITE]
    assert len(names) == len(set(names))
    assert all(set(row.without) <= set(PEERS) and set(row.differs) <= set(PEERS) for row in SUITE)


def test_cases_have_keys_of_their_own() -> None:
    for row in SUITE:
        keys = [case.key() for case in cases(row, VARIANTS, quick=True)]
        assert len(keys) == len(set(keys)) > 0


def test_a_case_survives_the_way_to_its_worker() -> None:
    case = Case("coba", "nest", 2, "", {"neurons": 40}, (0.1, 5.0), (0.9, 1.1))
    assert Case.from_json(case.to_json()) == case
