"""When a spike arrives, through every delay."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse
from one_synapse import spikes_in

import bouton as bp

DELAYS = [None, *range(101)]
FIRED = 3
SEEN = {"Delta": 0, "Exponential": 0, "DualExponential": 1, "Alpha": 1, "NMDA": 1, "AMPA": 0, "GABAa": 0, "BioNMDA": 1,
        "STP": 0}  # fmt: skip
"""How many steps each model takes from a spike that it sees to a conductance that is not 0."""

LINEAR = ["Delta", "Exponential", "DualExponential", "Alpha"]


def lag(delay):
    """After how many steps a spike is seen: None, 0, 1 and 2 are the shortest delay."""
    return max(1, (delay or 0) - 1)


def synapse(model, pre, post, conn, **options):
    """A synapse whose conductance is the current, and which does not care when: its pulses of transmitter end between
    two steps, and its plasticity stays as it is until there is a spike.
    """
    if model in ("AMPA", "GABAa"):
        options["T_duration"] = 0.45
    if model == "BioNMDA":
        options["T_dur"] = 0.45
    options |= {"tau_f": 1e30} if model == "STP" else {"output": bp.synouts.CUBA()}
    return getattr(bp.synapses, model)(pre, post, conn, **options)


def record(net, monitors, steps=150):
    runner = bp.DSRunner(net, monitors=monitors, progress_bar=False)
    runner.run(steps * 0.1)
    return runner.mon


def response(model, steps=150):
    """The conductance from the step on in which a spike is seen."""
    pre, post = spikes_in([0]), bp.neurons.LIF(1)
    net = bp.Network(pre=pre, syn=synapse(model, pre, post, bp.conn.All2All()), post=post)
    return record(net, ["post.input"], steps + 1)["post.input"][1:, 0]


def later(trace, steps):
    """A trace, and nothing before it."""
    return np.r_[np.zeros(steps), trace[: len(trace) - steps]]


@pytest.mark.parametrize("model", SEEN)
def test_one_spike_through_every_delay(x64, model):
    pre = spikes_in([FIRED])
    posts = {f"post_{delay}": bp.neurons.LIF(1) for delay in DELAYS}
    synapses = {
        f"syn_{delay}": synapse(model, pre, posts[f"post_{delay}"], bp.conn.All2All(), delay_step=delay)
        for delay in DELAYS
    }
    found = record(bp.Network(pre=pre, **posts, **synapses), ["pre.spike", *(f"{name}.input" for name in posts)])
    assert np.flatnonzero(found["pre.spike"]).tolist() == [FIRED]
    expected = response(model)
    assert np.flatnonzero(expected)[0] == SEEN[model]
    for delay, name in zip(DELAYS, posts, strict=True):
        np.testing.assert_array_equal(found[f"{name}.input"][:, 0], later(expected, FIRED + lag(delay)))


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("model", SEEN)
def test_one_delay_for_each_neuron(x64, model, threads):
    bp.set_num_threads(threads)
    delays = np.random.default_rng(3).permutation(101)
    pre, post = bp.neurons.SpikeTimeGroup(101, np.arange(101), np.full(101, FIRED - 0.5) * 0.1), bp.neurons.LIF(101)
    syn = synapse(model, pre, post, bp.conn.One2One(), delay_step=delays)
    found = record(bp.Network(pre=pre, syn=syn, post=post), ["post.input"])["post.input"]
    expected = response(model)
    for delay, trace in zip(delays, found.T, strict=True):
        np.testing.assert_array_equal(trace, later(expected, FIRED + lag(delay)))


FORMS = {
    "matrix": lambda delays: delays,
    "sparse matrix": scipy.sparse.csr_array,
    "function": lambda delays: bp.init.PerSynapse(lambda shape: delays.reshape(shape)),
}


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("model", LINEAR)
def test_one_delay_for_each_synapse(x64, model, form, threads):
    """What reaches a neuron is the sum over its synapses of what each would do alone."""
    bp.set_num_threads(threads)
    rng = np.random.default_rng(9)
    delays = rng.integers(1, 101, size=(3, 150))
    weights = rng.normal(size=delays.shape)
    fired = [FIRED, 11, 40]
    pre, post = bp.neurons.SpikeTimeGroup(3, [0, 1, 2], (np.array(fired) - 0.5) * 0.1), bp.neurons.LIF(150, V_th=1e9)
    syn = synapse(model, pre, post, bp.conn.All2All(), g_max=weights, delay_step=FORMS[form](delays))
    found = record(bp.Network(pre=pre, syn=syn, post=post), ["post.input"])["post.input"]
    expected, alone = np.zeros_like(found), response(model)
    for (i, j), weight in np.ndenumerate(weights):
        expected[:, j] += weight * later(alone, fired[i] + lag(delays[i, j]))
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("model", sorted(SEEN.keys() - LINEAR))
def test_what_saturates_has_no_delay_for_each_synapse(model):
    with pytest.raises(NotImplementedError, match=r"delay_step.*one synapse object for each delay"):
        synapse(model, spikes_in([0]), bp.neurons.LIF(2), bp.conn.All2All(), delay_step=bp.init.PerSynapse(np.zeros))


def test_many_spikes_on_their_way_at_once_keep_their_distances():
    spikes = np.flatnonzero(np.random.default_rng(8).random(300) < 0.3)
    pre, post = spikes_in(spikes), bp.neurons.LIF(1)
    syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), delay_step=73, tau=1e30)
    g = record(bp.Network(pre=pre, syn=syn, post=post), ["syn.g"], 400)["syn.g"]
    np.testing.assert_array_equal(np.flatnonzero(np.diff(g[:, 0], prepend=0.0)), spikes + 72)


@pytest.mark.parametrize("model", ["Exponential", "DualExponential"])
def test_plasticity_follows_the_spikes_that_arrive(x64, model):
    """A delay moves everything that follows a spike, and changes nothing else."""
    traces = []
    for delay in (None, 31):
        pre, post = spikes_in([0, 20, 35, 90]), bp.neurons.LIF(1)
        stp = bp.synplast.STD(U=0.4)
        syn = synapse(model, pre, post, bp.conn.All2All(), stp=stp, delay_step=delay)
        traces.append(record(bp.Network(pre=pre, syn=syn, post=post), ["syn.stp.x", "post.input"]))
    at_once, delayed = traces
    np.testing.assert_allclose(delayed["post.input"][29:], at_once["post.input"][:-29], rtol=1e-12)
    np.testing.assert_allclose(delayed["syn.stp.x"][29:], at_once["syn.stp.x"][:-29], rtol=1e-12)
