"""What synapses take: connections, weights, delays, outputs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

import bouton as bp

MATRIX = np.array([[1, 0, 1], [0, 1, 0], [1, 1, 0], [0, 0, 1]])
WEIGHTS = MATRIX * np.arange(1.0, 13.0).reshape(4, 3)
ROWS = WEIGHTS[MATRIX > 0]


def synapse(conn=MATRIX, pre=4, post=3, **options):
    return bp.synapses.Exponential(bp.neurons.LIF(pre), bp.neurons.LIF(post), conn, **options)


def jumps(syn, fired=None, steps=2):
    """How g of all post neurons rises when some pre neurons fire in the first step, step after step."""
    fired = np.ones(syn.pre.num) if fired is None else np.asarray(fired)
    drive = np.zeros((steps, syn.pre.num))
    drive[0] = fired * 1e6
    syn.tau = 1e30
    net = bp.Network(pre=syn.pre, syn=syn, post=syn.post)
    runner = bp.DSRunner(net, inputs=("pre.input", drive, "iter"), monitors=["syn.g"], progress_bar=False)
    runner.run(steps * 0.1)
    return np.diff(runner.mon["syn.g"].astype(float), axis=0)


def forms_of_the_matrix():
    i, j = np.nonzero(MATRIX)
    rows = sparse.csr_array(MATRIX)
    yield "array", MATRIX
    yield "list", MATRIX.tolist()
    yield "dict", {"i": i, "j": j}
    yield "scipy", sparse.coo_matrix(MATRIX)
    yield "MatConn", bp.conn.MatConn(MATRIX > 0)
    yield "IJConn", bp.conn.IJConn(i.tolist(), j.tolist())
    yield "CSRConn", bp.conn.CSRConn(rows.indices, rows.indptr)


@pytest.mark.parametrize("form", range(7))
@pytest.mark.parametrize("comp_method", ["sparse", "dense"])
@pytest.mark.parametrize("g_max", [2.5, WEIGHTS, ROWS], ids=["scalar", "matrix", "rows"])
def test_all_forms_of_a_connection_mean_the_same(form, comp_method, g_max):
    name, conn = list(forms_of_the_matrix())[form]
    syn = synapse(conn, comp_method=comp_method, g_max=g_max)
    fired = [1, 0, 1, 1]
    expected = fired @ (WEIGHTS if np.ndim(g_max) else 2.5 * MATRIX)
    np.testing.assert_allclose(jumps(syn, fired)[0], expected, rtol=1e-6, err_msg=name)


def test_weights_follow_unsorted_pairs():
    i, j, w = [2, 0, 0, 2], [1, 2, 0, 0], [1.0, 2.0, 3.0, 4.0]
    syn = synapse(bp.conn.IJConn(i, j), g_max=[2.0, 3.0, 1.0, 4.0])
    expected = np.zeros((4, 3))
    expected[i, j] = w
    np.testing.assert_allclose(jumps(syn)[0], expected.sum(axis=0))


def test_a_pair_that_comes_twice():
    pairs = {"i": [0, 0, 1], "j": [1, 1, 0]}
    assert jumps(synapse(pairs, comp_method="sparse"))[0].tolist() == [1.0, 2.0, 0.0]
    assert jumps(synapse(pairs, comp_method="dense"))[0].tolist() == [1.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("conn", "asked"),
    [(bp.conn.All2All(), (4, 4)), (bp.conn.One2One(), (4,)), (bp.conn.IJConn([0, 1], [2, 2]), (2,))],
    ids=["All2All", "One2One", "IJConn"],
)
def test_functions_and_initializers_get_the_shape_of_the_weights(conn, asked):
    shapes = []

    def weights(shape):
        shapes.append(shape)
        return np.full(shape, 0.5)

    syn = synapse(conn, post=4, g_max=weights)
    assert shapes == [asked]
    drawn = synapse(conn, post=4, g_max=bp.init.Uniform(1.0, 2.0, seed=3))
    assert drawn.g_max.shape == asked
    assert jumps(drawn)[0].max() >= 1.0
    assert jumps(syn)[0].max() == 0.5 * {(4, 4): 4, (4,): 1, (2,): 2}[asked]


@pytest.mark.parametrize("g_max", [3, np.float32(3), [3.0], np.array(3.0), np.ones(1) * 3, bp.init.Constant(3.0)])
def test_one_weight_in_many_forms(g_max):
    np.testing.assert_allclose(jumps(synapse(bp.conn.All2All(), g_max=g_max))[0], [12.0] * 3)


def test_weights_can_be_changed():
    syn = synapse(g_max=WEIGHTS)
    with pytest.raises(ValueError, match="read-only"):
        syn.g_max[0, 0] = 2.0
    np.testing.assert_allclose(jumps(syn)[0], WEIGHTS.sum(axis=0))
    syn.reset()
    syn.g_max = 2 * syn.g_max
    np.testing.assert_allclose(jumps(syn)[0], 2 * WEIGHTS.sum(axis=0))
    syn.reset()
    syn.g_max = 0.5
    assert syn.g_max == 0.5
    np.testing.assert_allclose(jumps(syn)[0], 0.5 * MATRIX.sum(axis=0))


def test_all_to_all_without_self():
    np.testing.assert_allclose(
        jumps(synapse(bp.conn.All2All(include_self=False), g_max=WEIGHTS + 1, post=3), [1, 0, 0, 1])[0],
        (WEIGHTS + 1)[3] + [0.0, *(WEIGHTS + 1)[0, 1:]],
    )
    assert jumps(synapse(bp.conn.All2All(include_self=False), post=4), [1, 0, 0, 0])[0].tolist() == [0, 1, 1, 1]


@pytest.mark.parametrize(("delay", "lag"), [(None, 1), (0, 1), (1, 1), (2, 1), (3, 2), (7, 6), (100, 99)])
def test_one_delay(delay, lag):
    rise = jumps(synapse(bp.conn.All2All(), delay_step=delay), [1, 0, 0, 0], steps=102)
    assert (np.nonzero(rise[:, 0])[0] + 1).tolist() == [lag]


@pytest.mark.parametrize(
    "delay",
    [[0, 3, 5, 9], np.array([1, 3, 5, 9]), [2.0, 3.0, 5.0, 9.0], lambda shape: np.arange(shape[0]) * 2 + [2, 1, 1, 3]],
    ids=["list", "array", "floats", "function"],
)
def test_a_delay_for_each_neuron(delay):
    rise = jumps(synapse(bp.conn.One2One(), post=4, delay_step=delay), steps=12)
    assert (np.argmax(rise, axis=0) + 1).tolist() == [1, 2, 4, 8]
    assert rise.sum() == 4


@pytest.mark.parametrize("delay", [np.int64(5), 5.0, np.array([5]), bp.init.OneInit(5), bp.math.asarray(5)])
def test_one_delay_in_many_forms(delay):
    assert np.nonzero(jumps(synapse(delay_step=delay), steps=8))[0].min() == 3


def test_delays_do_not_disturb_each_other():
    """Beside a longer delay, delay_step=1 is still the shortest (BrainPy: it becomes the longest)."""
    pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    delays = {"a": 1, "b": 20}
    syns = {
        key: bp.synapses.Exponential(pre, post, bp.conn.All2All(), delay_step=delay) for key, delay in delays.items()
    }
    net = bp.Network(pre=pre, post=post, **syns)
    drive = np.zeros(30)
    drive[0] = 1e6
    runner = bp.DSRunner(net, inputs=("pre.input", drive, "iter"), monitors=["a.g", "b.g"], progress_bar=False)
    runner.run(3.0)
    assert [int(np.flatnonzero(runner.mon[f"{key}.g"])[0]) for key in delays] == [1, 19]


def test_outputs_are_bound_once_and_copied_after_that():
    pre, post, other = bp.neurons.LIF(4), bp.neurons.LIF(3), bp.neurons.LIF(2)
    output = bp.synouts.COBA(E=lambda shape: np.full(shape, -80.0))
    first = bp.synapses.Exponential(pre, post, bp.conn.All2All(), output=output)
    second = bp.synapses.Exponential(pre, other, bp.conn.All2All(), output=output)
    assert first.output is output
    assert second.output is not output
    assert (first.output.E.shape, second.output.E.shape) == ((3,), (2,))
    assert second.output.name != output.name


def test_an_output_that_was_refused_can_be_used_elsewhere():
    output = bp.synouts.COBA(E=np.ones(2))
    with pytest.raises(ValueError, match=r"COBA.E.*shape \(3,\)"):
        synapse(output=output)
    assert synapse(bp.conn.All2All(), post=2, output=output).output is output


def test_coba_depends_on_the_potential():
    post = bp.neurons.LIF(3, V_initializer=[-90.0, -60.0, 0.0], V_rest=[-90.0, -60.0, 0.0])
    syn = bp.synapses.Exponential(bp.neurons.LIF(4), post, bp.conn.All2All(), output=bp.synouts.COBA(E=-80.0))
    syn.g = 1.0
    net = bp.Network(syn=syn, post=post, pre=syn.pre)
    runner = bp.DSRunner(net, monitors=["post.input", "syn.g"], progress_bar=False)
    runner.run(0.1)
    np.testing.assert_allclose(
        runner.mon["post.input"][0], runner.mon["syn.g"][0] * [10.0, -20.0, -80.0], rtol=1e-6
    )  # fmt: skip


@pytest.mark.parametrize("by_name", [True, False])
def test_outputs_reach_any_variable(by_name):
    post = bp.neurons.LIF(3, tau=1e30)
    output = bp.synouts.CUBA("V" if by_name else post.V)
    syn = bp.synapses.Exponential(bp.neurons.LIF(4), post, bp.conn.All2All(), output=output, tau=1e30)
    syn.g = [1.0, 2.0, 3.0]
    runner = bp.DSRunner(bp.Network(syn=syn, post=post, pre=syn.pre), monitors=["post.V"], progress_bar=False)
    runner.run(0.2)
    np.testing.assert_allclose(runner.mon["post.V"], [[1, 2, 3], [2, 4, 6]], rtol=1e-6)


def test_groups_on_grids():
    pre, post = bp.neurons.LIF((2, 2)), bp.neurons.LIF((3, 1), keep_size=True)
    syn = bp.synapses.Exponential(pre, post, WEIGHTS, g_max=WEIGHTS, tau=np.full((3, 1), 8.0))
    assert (pre.V.shape, post.V.shape, syn.g.shape) == ((4,), (3, 1), (3, 1))
    net = bp.Network(pre=pre, syn=syn, post=post)
    runner = bp.DSRunner(net, inputs=("pre.input", 1e6), monitors=["syn.g"], progress_bar=False)
    runner.run(0.2)
    np.testing.assert_allclose(runner.mon["syn.g"][1].ravel(), WEIGHTS.sum(axis=0))


def test_a_group_onto_itself():
    E = bp.neurons.LIF(3)
    syn = bp.synapses.Exponential(E, E, bp.conn.All2All(include_self=False))
    runner = bp.DSRunner(bp.Network(E=E, syn=syn), inputs=("E.input", [1e6, 0, 0]), progress_bar=False)
    runner.run(0.2)
    assert syn.g.tolist() == [0.0, 1.0, 1.0]


def test_one_connector_for_several_synapses():
    conn = bp.conn.FixedProb(0.3, seed=5)
    big, small = synapse(conn, pre=40, post=30), synapse(conn, pre=20, post=10)
    assert big.g_max == small.g_max == 1.0
    for syn, post in ((big, 30), (small, 10)):
        rise = jumps(syn)[0]
        assert rise.shape == (post,)
        assert 0.1 < rise.sum() / (syn.pre.num * post) < 0.5


@pytest.mark.parametrize("method", ["exp_auto", "exp_euler", "exponential_euler", "euler"])
def test_methods(method):
    syn = synapse(method=method, tau=2.0)
    syn.g = 1.0
    runner = bp.DSRunner(bp.Network(syn=syn, pre=syn.pre, post=syn.post), progress_bar=False, dt=0.5)
    runner.run(0.5)
    assert syn.g.value[0] == pytest.approx(0.75 if method == "euler" else np.exp(-0.25), rel=1e-6)
