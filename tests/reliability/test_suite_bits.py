"""Every network of the benchmark gives the same bits: on any threads, in parts, with vectors or plain loops."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import suite

import bouton as bp

PRECISIONS = ["float32", "float64"]
ROOT = Path(__file__).parents[2]  # where `tools` is


@pytest.fixture(params=PRECISIONS)
def precision(request: pytest.FixtureRequest) -> str:
    bp.math.enable_x64(request.param == "float64")
    return request.param


@cache
def reference(network: suite.Small, precision: str) -> suite.Did:
    """What the network does on one thread, in one run."""
    bp.math.enable_x64(precision == "float64")
    bp.set_num_threads(1)
    return suite.did(network)


@pytest.mark.parametrize("network", suite.NETWORKS, ids=suite.name)
def test_any_number_of_threads(network: suite.Small, precision: str) -> None:
    alone = reference(network, precision)
    assert alone.spikes > 30
    for threads in (2, 3, 8):
        bp.set_num_threads(threads)
        assert suite.did(network) == alone, f"{threads} threads"


@pytest.mark.parametrize("network", suite.NETWORKS, ids=suite.name)
def test_any_way_of_splitting_a_run(network: suite.Small, precision: str) -> None:
    bp.set_num_threads(2)
    assert suite.did(network, (0.1, 17.3, 0.0, 22.6)) == reference(network, precision)


def test_computed_synapses(precision: str) -> None:
    computed = [network for network in suite.NETWORKS if network.form == "computed"]
    assert computed
    for network in computed:
        assert reference(network, precision) == reference(network._replace(form="dsrunner"), precision)


@pytest.mark.parametrize("threads", [1, 3])
def test_plain_loops(threads: int) -> None:
    environment = os.environ | {"BOUTON_KERNELS": "plain"}
    command = [sys.executable, suite.__file__, str(threads)]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(command, env=environment | {"PYTHONPATH": paths}, capture_output=True, text=True, check=True)
    plain = json.loads(done.stdout)
    for precision in PRECISIONS:
        want = {suite.name(network): reference(network, precision).digest for network in suite.NETWORKS}
        assert plain[precision] == want
