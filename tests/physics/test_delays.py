"""When a spike arrives, through every delay."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

DELAYS = [None, *range(101)]
FIRED = 3


def lag(delay):
    """After how many steps a spike is seen: None, 0, 1 and 2 are the shortest delay."""
    return max(1, (delay or 0) - 1)


def arrivals(net, monitors, steps=120):
    """The first step in which each monitored conductance is not zero."""
    kicks = np.zeros(steps)
    kicks[FIRED] = 1e6
    runner = bp.DSRunner(net, inputs=("pre.input", kicks, "iter"), monitors=monitors, progress_bar=False)
    runner.run(steps * 0.1)
    return {name: np.argmax(runner.mon[name] != 0, axis=0) - FIRED for name in monitors}


def test_one_spike_through_every_delay():
    pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    synapses = {
        f"delay_{delay}": bp.synapses.Exponential(pre, post, bp.conn.All2All(), delay_step=delay) for delay in DELAYS
    }
    found = arrivals(bp.Network(pre=pre, post=post, **synapses), [f"{name}.g" for name in synapses])
    assert [int(steps[0]) for steps in found.values()] == [lag(delay) for delay in DELAYS]


@pytest.mark.parametrize("threads", [1, 3])
def test_one_delay_for_each_neuron(threads):
    bp.set_num_threads(threads)
    delays = np.random.default_rng(3).permutation(101)
    pre, post = bp.neurons.LIF(101), bp.neurons.LIF(101)
    syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), delay_step=delays)
    found = arrivals(bp.Network(pre=pre, syn=syn, post=post), ["syn.g"])
    assert found["syn.g"].tolist() == [lag(delay) for delay in delays]


def test_many_spikes_on_their_way_at_once_keep_their_distances():
    spikes = np.flatnonzero(np.random.default_rng(8).random(300) < 0.3)
    pre, post = bp.neurons.LIF(1, tau=1e-3), bp.neurons.LIF(1)
    syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), delay_step=73, tau=1e30)
    kicks = np.zeros(400)
    kicks[spikes] = 1e6
    net = bp.Network(pre=pre, syn=syn, post=post)
    runner = bp.DSRunner(net, inputs=("pre.input", kicks, "iter"), monitors=["syn.g"], progress_bar=False)
    runner.run(40.0)
    arrived = np.flatnonzero(np.diff(runner.mon["syn.g"][:, 0], prepend=0.0))
    np.testing.assert_array_equal(arrived, spikes + 72)
