"""Synapses that are computed when a neuron fires: the same network as the stored one, without memory for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import bouton as bp
from bouton._core import Connection, Law

if TYPE_CHECKING:
    from collections.abc import Callable


def network(stored: bool, g_max: object, n: int = 6000, **options: object) -> bp.Network:
    """Irregularly firing neurons, connected at random."""
    bp.math.random.seed(4)
    group = bp.neurons.LIF(n, V_th=10.0, tau=10.0, tau_ref=2.0, V_initializer=bp.init.Uniform(0.0, 10.0))
    conn = bp.conn.FixedProb(0.02, include_self=False, seed=1, stored=stored)
    syn = bp.synapses.Exponential(group, group, conn, g_max=g_max, tau=3.0, output=bp.synouts.CUBA(), **options)
    return bp.Network(syn=syn, group=group)


def spikes(net: bp.Network) -> np.ndarray:
    """What the network does in 40 ms under a drive."""
    drive = np.linspace(9.0, 13.0, net.group.num)
    runner = bp.DSRunner(net, inputs=("group.input", drive), monitors=["group.spike"], progress_bar=False)
    runner.run(40.0)
    return runner.mon["group.spike"]


WEIGHTS: dict[str, Callable[[], object]] = {
    "one": lambda: 0.02,
    "normal": lambda: bp.init.Normal(0.02, 0.01, seed=3),
    "uniform": lambda: bp.init.Uniform(0.0, 0.04, seed=3),
    "gamma": lambda: bp.init.Gamma(2.0, 0.01, seed=3),
}


@pytest.mark.parametrize("weights", WEIGHTS)
def test_computed_is_stored(weights: str) -> None:
    want = spikes(network(True, WEIGHTS[weights]()))
    assert want.sum() > 1000
    assert np.array_equal(spikes(network(False, WEIGHTS[weights]())), want)


def test_weights_that_are_drawn_can_be_read() -> None:
    syn = network(False, bp.init.Normal(1.0, 0.1, seed=2), n=500).syn
    assert syn.g_max.shape == (syn.conn.connection.count,)
    assert abs(syn.g_max.mean() - 1) < 0.02
    assert not syn.g_max.flags.writeable


def test_delays_per_neuron() -> None:
    delays = np.arange(6000) % 30
    want = spikes(network(True, 0.02, delay_step=delays))
    assert np.array_equal(spikes(network(False, 0.02, delay_step=delays)), want)


def test_what_needs_memory_per_synapse_is_refused() -> None:
    with pytest.raises(bp.errors.UnsupportedError, match='"g_max" of synapses that are not stored'):
        network(False, np.ones((50, 50)), n=50)
    with pytest.raises(bp.errors.UnsupportedError, match='"g_max" of synapses that are not stored'):
        network(False, lambda shape: np.ones(shape), n=50)
    with pytest.raises(bp.errors.UnsupportedError, match='"delay_step" per synapse'):
        network(False, 1.0, n=50, delay_step=bp.init.PerSynapse(bp.init.Constant(3)))
    with pytest.raises(TypeError, match='"stored"'):
        bp.conn.FixedProb(0.1, stored="no")


def test_ten_thousand_million_synapses_are_described_at_once() -> None:
    syn = network(False, 0.001, n=700_000).syn
    assert syn.g_max == 0.001


def test_products_without_a_network() -> None:
    stored = Connection.fixed_prob(300, 5000, 0.05, 1.0, True, 1, 2)
    law = Law("uniform", (1.0, 2.0), 5, 6)
    indices, indptr = stored.csr()
    matrix = np.zeros((300, 5000))
    matrix[np.repeat(np.arange(300), np.diff(indptr)), indices] = law.draw(indices.size)
    values, back = np.arange(300.0) % 3, np.arange(5000.0) % 2
    assert np.allclose(stored.computed().multiply(values, law), values @ matrix)
    assert np.allclose(stored.computed().multiply(back, law, back=True), matrix @ back)
    events = (values == 2).astype(np.float32)
    assert np.allclose(stored.computed().multiply(events, 0.5), 0.5 * events @ (matrix > 0))
