"""What a synapse does depends neither on how its connection is stored nor on the number of threads."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse

import bouton as bp

PRE, POST = 230, 170
"""Enough for several workers, and no multiple of what a vector register or a block holds."""

OUTPUTS = {
    "CUBA": lambda: bp.synouts.CUBA(),
    "COBA": lambda: bp.synouts.COBA(E=30.0),
    "MgBlock": lambda: bp.synouts.MgBlock(E=30.0),
    "to V": lambda: bp.synouts.CUBA(target_var="V"),
}
PLASTICITY = {"STD": lambda: bp.synplast.STD(U=0.3), "STP": lambda: bp.synplast.STP(U=0.3, tau_f=50.0)}
MODELS = ["Delta", "Exponential", "DualExponential", "Alpha", "NMDA", "AMPA", "GABAa", "BioNMDA"]
CASES = (
    [(model, "CUBA", None) for model in MODELS]
    + [(model, output, None) for model in ("Exponential", "NMDA") for output in ("COBA", "MgBlock", "to V")]
    + [(model, "CUBA", stp) for model in MODELS for stp in PLASTICITY]
)

WITH_CURRENTS_OF_THEIR_OWN = {
    "STP": lambda pre, post, conn, g_max, **_: bp.synapses.STP(pre, post, conn, A=g_max),
    "GapJunction": lambda pre, post, conn, g_max, **_: bp.synapses.GapJunction(pre, post, conn, g_max=g_max / 50),
}


def synapse(model, pre, post, conn, output="CUBA", stp=None, **options):
    if model in WITH_CURRENTS_OF_THEIR_OWN:
        return WITH_CURRENTS_OF_THEIR_OWN[model](pre, post, conn, **options)
    options |= {"stp": PLASTICITY[stp]()} if stp else {}
    return getattr(bp.synapses, model)(pre, post, conn, output=OUTPUTS[output](), **options)


def random_spikes():
    """Neurons that fire at random, whatever else happens: 40 Hz for 30 ms."""
    rng = np.random.default_rng(12)
    indices = np.repeat(np.arange(PRE), rng.poisson(1.2, PRE))
    return bp.neurons.SpikeTimeGroup(PRE, indices, rng.uniform(0.0, 30.0, indices.size))


def received(model, output, stp, conn, **options):
    """What reaches neurons that do not fire, and what it does to them."""
    pre, post = random_spikes(), bp.neurons.LIF(POST, V_th=1e9)
    syn = synapse(model, pre, post, conn, output, stp, **options)
    net = bp.Network(pre=pre, syn=syn, post=post)
    runner = bp.DSRunner(net, monitors=["post.input", "post.V"], progress_bar=False)
    runner.run(40.0)
    assert (runner.mon["post.V"][-1] != 0.0).mean() > 0.9
    return np.hstack([runner.mon["post.input"], runner.mon["post.V"]])


def some_pairs():
    rng = np.random.default_rng(3)
    return rng.random((PRE, POST)) < 0.1, rng.normal(1.0, 0.3, (PRE, POST))


@pytest.mark.parametrize(("model", "output", "stp"), CASES)
def test_dense_and_sparse_agree(x64, model, output, stp):
    pairs, weights = some_pairs()
    dense, sparse = (
        received(model, output, stp, bp.conn.MatConn(pairs), g_max=weights, comp_method=method)
        for method in ("dense", "sparse")
    )
    np.testing.assert_allclose(dense, sparse, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_every_form_of_a_connection_agrees(x64, model):
    pairs, weights = some_pairs()
    i, j = np.nonzero(pairs)
    forms = [
        (pairs, weights[pairs]),
        ({"i": i, "j": j}, weights[pairs]),
        (bp.conn.IJConn(i, j), weights),
        (scipy.sparse.csr_array(pairs), weights),
        (bp.conn.All2All(), weights * pairs),
    ]
    first, *others = (received(model, "CUBA", None, conn, g_max=g_max) for conn, g_max in forms)
    for other in others:
        np.testing.assert_allclose(other, first, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("method", ["exp_auto", "euler", "rk4"])
@pytest.mark.parametrize("stp", [None, *PLASTICITY])
@pytest.mark.parametrize("model", ["DualExponential", "Alpha", "NMDA", "AMPA", "GABAa", "BioNMDA"])
def test_what_arrives_is_the_product_of_g_and_the_weights(x64, model, stp, method):
    """However it is computed: as events, as sums kept at the other side, or as a product."""
    pairs, weights = some_pairs()
    pre, post = random_spikes(), bp.neurons.LIF(POST, V_th=1e9)
    syn = synapse(model, pre, post, bp.conn.MatConn(pairs), stp=stp, g_max=weights, method=method, delay_step=12)
    runner = bp.DSRunner(bp.Network(pre=pre, syn=syn, post=post), monitors=["post.input", "syn.g"], progress_bar=False)
    runner.run(60.0)
    g = runner.mon["syn.g"]
    assert np.ptp(g[-1]) > 0.0
    np.testing.assert_allclose(runner.mon["post.input"], g @ (pairs * weights), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("include_self", [True, False])
@pytest.mark.parametrize("model", MODELS)
def test_one_weight_for_all_pairs_is_a_matrix_of_it(x64, model, include_self):
    """A sum of everything, minus oneself, in place of a product."""
    results = []
    for g_max in (0.02, np.full((PRE, PRE), 0.02)):
        pre, post = random_spikes(), bp.neurons.LIF(PRE, V_th=1e9)
        syn = synapse(model, pre, post, bp.conn.All2All(include_self=include_self), g_max=g_max)
        net = bp.Network(pre=pre, syn=syn, post=post)
        runner = bp.DSRunner(net, monitors=["post.input"], progress_bar=False)
        runner.run(30.0)
        results.append(runner.mon["post.input"])
    assert results[0].any()
    assert (np.ptp(results[0], axis=1).max() > 1e-3) is np.bool_(not include_self)
    np.testing.assert_allclose(*results, rtol=1e-12, atol=1e-12)


def busy(model, output="CUBA", stp=None, conn=None, **options):
    """Two groups that fire and drive each other: the bits of all that is recorded, and of all states at the end."""
    bp.math.random.seed(5)
    cell = {"tau": 20.0, "V_th": 10.0, "V_reset": 0.0, "tau_ref": 2.0, "V_initializer": bp.init.Uniform(-5.0, 9.0)}
    E, P = bp.neurons.LIF(PRE, **cell), bp.neurons.LIF(POST, **cell)
    conn, weight = conn or bp.conn.FixedProb(0.1), {} if "g_max" in options else {"g_max": 0.1}
    children = {
        "E2E": synapse(model, E, E, conn, output, stp, **weight, **options),
        "E2P": synapse(model, E, P, bp.conn.FixedProb(0.1), output, stp, g_max=0.1, delay_step=7),
        "P2E": bp.synapses.Exponential(P, E, bp.conn.FixedProb(0.1), g_max=-0.2),
    }
    net = bp.Network(E=E, P=P, **children)
    current = np.linspace(9.0, 14.0, PRE)
    monitors = ["E.V", "E.spike", "E.input", "P.spike", "P.input"]
    runner = bp.DSRunner(net, inputs=("E.input", current), monitors=monitors, progress_bar=False)
    runner.run(30.0)
    assert runner.mon["E.spike"].sum() > 50
    assert max(runner.mon["P.spike"].sum(), np.count_nonzero(runner.mon["P.input"])) > 50
    parts = net.children | {f"{name}.stp": syn.stp for name, syn in children.items() if getattr(syn, "stp", None)}
    states = {
        f"{name}.{key}": value.value
        for name, part in parts.items()
        for key, value in vars(part).items()
        if isinstance(value, bp.math.Variable)
    }
    return {("end", name): value.tobytes() for name, value in states.items()} | {
        ("run", name): value.tobytes() for name, value in runner.mon.items()
    }


def assert_same_bits(*arguments, **options):
    bp.set_num_threads(1)
    alone = busy(*arguments, **options)
    for threads in (2, 3, 8):
        bp.set_num_threads(threads)
        together = busy(*arguments, **options)
        assert [name for name, bits in together.items() if bits != alone[name]] == []


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize(("model", "output", "stp"), [*CASES, ("STP", None, None), ("GapJunction", None, None)])
def test_any_number_of_threads(model, output, stp, precision):
    bp.math.enable_x64(precision == "float64")
    assert_same_bits(model, output, stp)


CONNECTIONS = {
    "all to all": lambda: {"conn": bp.conn.All2All(), "g_max": 0.003},
    "all to all others": lambda: {"conn": bp.conn.All2All(include_self=False), "g_max": 0.003},
    "matrix": lambda: {"conn": bp.conn.All2All(), "g_max": bp.init.Normal(0.003, 0.001)},
    "one to one": lambda: {"conn": bp.conn.One2One(), "g_max": 2.0},
    "weights": lambda: {"g_max": bp.init.Uniform(0.0, 0.2)},
    "dense": lambda: {"comp_method": "dense", "g_max": 0.1},
    "delays": lambda: {"delay_step": np.arange(PRE) % 30},
}


@pytest.mark.parametrize("kind", CONNECTIONS)
@pytest.mark.parametrize("model", MODELS)
def test_any_number_of_threads_over_any_connection(model, kind):
    assert_same_bits(model, **CONNECTIONS[kind]())


@pytest.mark.parametrize("model", ["Delta", "Exponential", "DualExponential", "Alpha"])
def test_any_number_of_threads_with_a_delay_for_each_synapse(model):
    delays = np.random.default_rng(7).integers(0, 40, (PRE, PRE))
    assert_same_bits(model, delay_step=delays)
