"""Delays: for all synapses, for each neuron, for each synapse."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

import bouton as bp

MATRIX = np.array([[1, 0, 1], [0, 1, 0], [1, 1, 0], [0, 0, 1]])
STEPS = np.array([[3, 0, 12], [0, 7, 0], [2, 30, 0], [0, 0, 100]])
ARRIVES = np.where(MATRIX > 0, np.maximum(STEPS - 1, 1), 0)


def arrivals(conn=MATRIX, steps=110, **options):
    """In which step after its spike each neuron of pre reaches each neuron of post; 0: it does not."""
    pre, post = bp.neurons.LIF(4), bp.neurons.LIF(3)
    syn = bp.synapses.Delta(pre, post, conn, **options)
    net = bp.Network(pre=pre, syn=syn, post=post)
    found = np.zeros((4, 3), int)
    for j in range(4):
        net.reset()
        drive = np.zeros((steps, 4))
        drive[0, j] = 1e6
        runner = bp.DSRunner(net, inputs=("pre.input", drive, "iter"), monitors=["syn.g"], progress_bar=False)
        runner.run(steps * 0.1)
        found[j] = runner.mon["syn.g"].argmax(axis=0)
    return found


def as_sparse(value):
    i, j = np.nonzero(MATRIX)
    return sparse.csc_matrix((value[i, j], (i, j)), shape=value.shape)  # entries that are 0 stay


FORMS = {
    "matrix": STEPS,
    "list": STEPS.tolist(),
    "sparse": as_sparse(STEPS),
    "PerSynapse": bp.init.PerSynapse(lambda shape: STEPS[MATRIX > 0].reshape(shape)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_delay_for_each_synapse(form):
    assert arrivals(delay_step=FORMS[form]).tolist() == ARRIVES.tolist()


def test_delays_follow_unsorted_pairs():
    i, j = [2, 0, 3, 0, 1, 2], [1, 2, 2, 0, 1, 0]
    by_row = np.lexsort((np.arange(6), i))
    steps = STEPS[i, j][by_row]
    assert arrivals(bp.conn.IJConn(i, j), delay_step=bp.init.PerSynapse(lambda _: steps)).tolist() == ARRIVES.tolist()
    assert arrivals(bp.conn.IJConn(i, j), delay_step=as_sparse(STEPS)).tolist() == ARRIVES.tolist()


def test_delays_for_each_synapse_agree_with_delays_for_each_neuron():
    per_neuron = [2, 5, 9, 20]
    matrix = np.repeat(np.array(per_neuron)[:, None], 3, axis=1)
    for model, state in (("Delta", "g"), ("Exponential", "g"), ("Alpha", "h"), ("DualExponential", "h")):
        ends = []
        for delay in (per_neuron, matrix):
            pre, post = bp.neurons.SpikeTimeGroup(4, [0, 1, 2, 3, 0], [1.0, 2.0, 2.0, 3.0, 4.0]), bp.neurons.LIF(3)
            syn = getattr(bp.synapses, model)(pre, post, MATRIX, output=bp.synouts.CUBA(), delay_step=delay)
            runner = bp.DSRunner(bp.Network(pre=pre, syn=syn, post=post), monitors=["post.input"], progress_bar=False)
            runner.run(10.0)
            ends.append(runner.mon["post.input"])
        assert ends[0].any(), (model, state)
        np.testing.assert_allclose(ends[0], ends[1], rtol=1e-5, atol=1e-6, err_msg=model)


def test_delays_can_be_read_and_changed():
    syn = bp.synapses.Delta(bp.neurons.LIF(4), bp.neurons.LIF(3), MATRIX, delay_step=STEPS)
    assert syn.delay_step.tolist() == [3, 12, 7, 2, 30, 100]
    with pytest.raises(ValueError, match="read-only"):
        syn.delay_step[0] = 1
    syn.delay_step = 5
    assert syn.delay_step == 5
    syn.delay_step = None
    assert syn.delay_step is None


BAD = {
    "matrix shape": (STEPS.T, ValueError, r'"delay_step" must be .*\(pre, post\) = \(4, 3\).*got shape \(3, 4\)'),
    "sparse shape": (sparse.csr_matrix(STEPS.T), ValueError, r"\(pre, post\) = \(4, 3\) as a matrix, got \(3, 4\)"),
    "sparse pattern": (sparse.csr_matrix(STEPS), ValueError, "one entry for each of the 6 connected pairs.*got 6"),
    "one per synapse": (STEPS[MATRIX > 0], ValueError, r"PerSynapse, got shape \(6,\)"),
    "fraction": (STEPS + 0.5, TypeError, "in whole steps"),
    "negative": (-STEPS, ValueError, r"must lie in 0\.\."),
    "PerSynapse shape": (bp.init.PerSynapse(lambda _: [1, 2]), ValueError, r"got shape \(2,\)"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_delays(name):
    delay, error, message = BAD[name]
    if name == "sparse pattern":
        delay = as_sparse(STEPS).tolil()
        delay[0, 0], delay[0, 1] = 0, 5
    with pytest.raises(error, match=message):
        bp.synapses.Delta(bp.neurons.LIF(4), bp.neurons.LIF(3), MATRIX, delay_step=delay)


@pytest.mark.parametrize("model", ["NMDA", "AMPA", "GABAa", "BioNMDA", "STP"])
def test_what_saturates_has_no_delay_for_each_synapse(model):
    with pytest.raises(NotImplementedError, match=f'"delay_step" of {model} .* per presynaptic neuron'):
        getattr(bp.synapses, model)(bp.neurons.LIF(4), bp.neurons.LIF(3), MATRIX, delay_step=STEPS)


def test_an_initializer_of_one_value_per_synapse():
    with pytest.raises(TypeError, match=r'"initializer" must be an Initializer.*got 3'):
        bp.init.PerSynapse(3)
    weights = bp.init.PerSynapse(lambda shape: np.arange(shape[0]))
    syn = bp.synapses.Delta(bp.neurons.LIF(4), bp.neurons.LIF(3), bp.conn.All2All(), g_max=weights)
    assert syn.g_max.tolist() == list(range(12))
