"""Projections of the newer spelling: what they share, when spikes arrive, resets, batches, errors."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import bouton as bp

MATRIX = np.array([[1, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 1]], bool)


def conn():
    return bp.conn.MatConn(MATRIX)(4, 3)


def merged(pre, post, delay=None, syn=None, out=None, **options):
    return bp.dyn.ProjAlignPostMg2(
        pre=pre,
        delay=delay,
        comm=bp.dnn.EventCSRLinear(conn(), 1.0),
        syn=syn or bp.dyn.Expon.desc(3, tau=5.0),
        out=out or bp.dyn.CUBA.desc(),
        post=post,
        **options,
    )


class Net(bp.DynSysGroup):
    """All kinds of projections; ``reason`` makes the step one that cannot be traced."""

    def __init__(self, reason=""):
        super().__init__()
        self.a, self.b, self.c = bp.dyn.LifRef(4, tau=5.0, tau_ref=1.0), bp.dyn.Lif(3), bp.neurons.LIF(3)
        layer = bp.dnn.CSRLinear
        self.post = merged(self.a, self.b, 0.5, bp.dyn.Expon.desc(3, tau=8.0))
        self.sd = bp.dyn.ProjAlignPreMg1(
            self.a, bp.dyn.NMDA.desc(4), 0.3, layer(conn(), 0.2), bp.dyn.COBA(E=50.0), self.b
        )
        self.delta = bp.dyn.FullProjDelta(self.a, None, layer(conn(), 1.2), self.b)
        self.ds = bp.dyn.ProjAlignPreMg2(self.a, 0.3, bp.dyn.STP.desc(4), layer(conn(), 9.0), bp.dyn.CUBA(), self.c)
        self.direct = bp.dyn.VanillaProj(bp.dnn.OneToOne(3, 0.1), bp.dyn.CUBA(), self.c)
        self.reason, self.count = reason, 0

    def update(self, x):
        if self.reason == "if" and float(self.a.V[0]) > 1e9:
            return None
        if self.reason == "counter":
            self.count += 1
        self.post(), self.sd(), self.delta(), self.ds()
        self.direct(self.b.V.value)
        self.a(x), self.b(), self.c()
        return self.a.V.value, self.b.V.value, self.c.V.value, self.a.spike.value


def run(net, steps=150, first=0):
    inputs = np.random.default_rng(1).uniform(20, 30, (400, 4))[first : first + steps]
    return bp.math.for_loop(net.step_run, (np.arange(first, first + steps), inputs), progress_bar=False)


@pytest.mark.filterwarnings("error")
def test_a_traced_network_runs_in_parts_and_after_a_reset(x64):
    net = Net()
    whole = run(net, 300)
    assert whole[3].sum() > 10
    bp.reset_state(net)
    parts = [run(net, 130), run(net, 170, 130)]
    for values, one, two in zip(whole, *parts, strict=True):
        assert (values == np.concatenate([one, two])).all()


@pytest.mark.parametrize("reason", ["if", "counter"])
def test_what_cannot_be_traced_gives_the_same_numbers(reason, x64):
    traced = run(Net())
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        stepped = run(Net(reason))
    assert ["runs in Python" in str(warning.message) for warning in said] == [True]
    for one, two in zip(traced, stepped, strict=True):
        np.testing.assert_allclose(one, two, rtol=1e-12)


def test_threads_do_not_change_bits():
    bp.set_num_threads(1)
    one = run(Net())
    bp.set_num_threads(3)
    for values, again in zip(one, run(Net()), strict=True):
        assert (values == again).all()


def test_what_projections_share():
    pre, post = bp.dyn.Lif(4), bp.dyn.Lif(3)
    tau = np.array([1.0, 2.0, 3.0])
    first = merged(pre, post, syn=bp.dyn.Expon.desc(3, tau=tau))
    same = merged(pre, post, syn=bp.dyn.Expon.desc(3, tau=tau.copy()))
    other_tau = merged(pre, post, syn=bp.dyn.Expon.desc(3, tau=tau + 1))
    other_out = merged(pre, post, syn=bp.dyn.Expon.desc(3, tau=tau), out=bp.dyn.COBA.desc(E=0.0))
    labelled = merged(pre, post, syn=bp.dyn.Expon.desc(3, tau=tau), out_label="x")
    assert first.syn is same.syn
    assert first.out is same.out
    assert len({id(p.syn) for p in (first, other_tau, other_out, labelled)}) == 4
    assert len({id(p.delay) for p in (first, same, other_tau)}) == 1
    assert (first.pre, first.post, first.comm) == (pre, post, first.refs["comm"])
    with pytest.raises(AttributeError, match="'foo'"):
        first.foo  # noqa: B018
    one = bp.dyn.ProjAlignPreMg2(pre, 0.5, bp.dyn.NMDA.desc(4), bp.dnn.CSRLinear(conn(), 1.0), bp.dyn.CUBA(), post)
    two = bp.dyn.ProjAlignPreMg2(pre, 0.5, bp.dyn.NMDA.desc(4), bp.dnn.CSRLinear(conn(), 1.0), bp.dyn.CUBA(), post)
    later = bp.dyn.ProjAlignPreMg2(pre, 0.6, bp.dyn.NMDA.desc(4), bp.dnn.CSRLinear(conn(), 1.0), bp.dyn.CUBA(), post)
    assert one.syn is two.syn
    assert one.syn is not later.syn


@pytest.mark.parametrize("longer", [False, True])
@pytest.mark.parametrize(("delay", "steps"), [(None, 1), (0.0, 1), (0.1, 1), (0.2, 1), (0.3, 2), (1.0, 9), (1.05, 10)])
def test_when_spikes_arrive(delay, steps, longer):
    """In the step after the spike, as for synapses: k > 1 steps mean k - 1 steps, whatever other projections need."""
    pre, post = bp.neurons.SpikeTimeGroup(4, [0, 1], [2.0, 2.0]), bp.dyn.Lif(3)
    path = merged(pre, post, delay)
    extra = {"other": merged(pre, bp.dyn.Lif(3), 3.0)} if longer else {}
    net = bp.Network(path=path, pre=pre, post=post, **extra)
    runner = bp.DSRunner(net, monitors={"g": path.syn.g, "spike": pre.spike}, progress_bar=False)
    runner.run(5.0)
    spike, arrival = (np.argmax(runner.mon[key].any(axis=1)) for key in ("spike", "g"))
    assert arrival - spike == steps


@pytest.mark.parametrize("delay", [None, 0.5])
def test_projections_from_a_part_of_a_group(delay, x64):
    def trajectory(part):
        group, post = bp.dyn.Lif(8, tau=5.0), bp.dyn.Lif(3)
        path = merged(group[2:6] if part else group, post, delay)
        if not part:
            matrix = np.zeros((8, 3), bool)
            matrix[2:6] = MATRIX
            path.comm = bp.dnn.EventCSRLinear(bp.conn.MatConn(matrix)(8, 3), 1.0)

        class Part(bp.DynSysGroup):
            def update(self, x):
                path(), group(x), post()
                return post.V.value

        net = Part(group, post, path)
        return bp.math.for_loop(
            lambda i: net.step_run(i, np.linspace(20, 40, 8)), bp.math.arange(150), progress_bar=False
        )

    whole = trajectory(False)
    assert whole.max() > 0
    assert (trajectory(True) == whole).all()


def test_default_order_of_a_network():
    """Projections first, whatever the order in which they were put in; what holds projections passes its call on."""

    class Holder(bp.Projection):
        def __init__(self, pre, post):
            super().__init__()
            self.proj = merged(pre, post)

    pre, post = bp.neurons.SpikeTimeGroup(4, [0], [0.5]), bp.neurons.LIF(3)
    net = bp.Network(pre=pre, post=post, holder=Holder(pre, post))
    runner = bp.DSRunner(net, monitors=["pre.spike", "post.V"], progress_bar=False)
    runner.run(2.0)
    assert np.argmax(runner.mon["post.V"].any(axis=1)) == np.argmax(runner.mon["pre.spike"].any(axis=1)) + 1
    assert (runner.mon["post.V"][-1] > 0).tolist() == MATRIX[0].tolist()
    with pytest.raises(NotImplementedError, match="has no step"):
        bp.Projection().update()


def test_batches():
    bp.math.set_mode(bp.math.BatchingMode(2))
    pre, post = bp.dyn.Lif(4, tau=5.0), bp.dyn.Lif(3)
    path, pulse = merged(pre, post, 0.4), bp.dyn.FullProjDelta(pre, 0.3, bp.dnn.CSRLinear(conn(), 0.5), post)

    class Batch(bp.DynSysGroup):
        def update(self, x):
            path(), pulse(), pre(x), post()
            return post.V.value

    net = Batch(pre, post, path, pulse)
    inputs = np.random.default_rng(2).uniform(20, 40, (100, 2, 4))
    both = bp.math.for_loop(net.step_run, (np.arange(100), inputs), progress_bar=False)
    assert both.shape == (100, 2, 3)
    assert (both[-1, 0] != both[-1, 1]).any()
    bp.reset_state(net)
    swapped = bp.math.for_loop(net.step_run, (np.arange(100), inputs[:, ::-1]), progress_bar=False)
    assert (swapped == both[:, ::-1]).all()
    bp.reset_state(net, 3)
    three = np.concatenate([inputs, inputs[:, :1]], axis=1)
    again = bp.math.for_loop(net.step_run, (np.arange(100), three), progress_bar=False)
    assert (again == np.concatenate([both, both[:, :1]], axis=1)).all()


@pytest.mark.parametrize("kind", ["Lif", "LifLTC", "HH", "HHLTC"])
def test_older_synapses_reach_newer_neurons(kind):
    pre = bp.neurons.SpikeTimeGroup(2, [0, 1], [0.5, 0.5])
    post = getattr(bp.dyn, kind)(2, V_initializer=-65.0, **({} if "HH" in kind else {"V_rest": -65.0, "V_th": 0.0}))
    syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), g_max=50.0)
    runner = bp.DSRunner(bp.Network(pre, post, syn), monitors={"V": post.V}, progress_bar=False)
    runner.run(5.0)
    assert (runner.mon.V.max(axis=0) > -60).all()


def test_newer_neurons_fire_into_older_synapses():
    for kind in ("Lif", "LifLTC"):
        pre, post = getattr(bp.dyn, kind)(2), bp.neurons.LIF(2)
        pre.add_inp_fun("drive", lambda V: 30.0)
        syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), g_max=5.0)
        net = bp.Network(pre, post, syn)
        runner = bp.DSRunner(net, monitors={"V": post.V, "spike": pre.spike}, progress_bar=False)
        runner.run(20.0)
        assert np.argmax(runner.mon.V.any(axis=1)) == np.argmax(runner.mon.spike.any(axis=1)) + 1


def test_wrong_parts():
    pre, post, layer = bp.dyn.Lif(4), bp.dyn.Lif(3), bp.dnn.CSRLinear(conn(), 1.0)
    expon, cuba = bp.dyn.Expon.desc(3), bp.dyn.CUBA.desc()
    wrong = [
        (lambda: bp.dyn.ProjAlignPostMg1(3, expon, cuba, post), '"comm" must be a bouton.DynamicalSystem, got 3'),
        (
            lambda: bp.dyn.ProjAlignPostMg1(layer, bp.dyn.Expon(3), cuba, post),
            '"syn" must be a description.*Expon.desc',
        ),
        (lambda: bp.dyn.ProjAlignPostMg1(layer, expon, bp.dyn.CUBA(), post), '"out" must be a description.*COBA.desc'),
        (lambda: bp.dyn.ProjAlignPostMg1(layer, expon, cuba, None), '"post" must be'),
        (
            lambda: bp.dyn.ProjAlignPostMg1(layer, bp.dyn.NMDA.desc(3), cuba, post),
            '"syn" must be a synapse that adds up',
        ),
        (lambda: bp.dyn.ProjAlignPostMg2("E", None, layer, expon, cuba, post), "\"pre\" must be.*got 'E'"),
        (lambda: bp.dyn.ProjAlignPost1(layer, bp.dyn.Expon(3), 3, post), '"out" must be an output.*got 3'),
        (lambda: bp.dyn.ProjAlignPreMg2(pre, None, bp.dyn.NMDA(4), layer, bp.dyn.CUBA(), post), '"syn" must be a desc'),
    ]
    for make, message in wrong:
        with pytest.raises(TypeError, match=message):
            make()
    with pytest.raises(ValueError, match='"delay_time" must not be negative'):
        merged(pre, post, -0.5)
    with pytest.raises(RuntimeError, match="belongs to no projection yet"):
        bp.dyn.CUBA()(3.0)
    with pytest.raises(ValueError, match='"tau_decay" and "tau_rise" must differ'):
        _ = bp.dyn.DualExpon(1, tau_decay=2.0, tau_rise=2.0).a


@pytest.mark.usefixtures("x64")
@pytest.mark.parametrize("kind", ["SD", "SD late", "DS", "DS late"])
def test_nmda_through_sparse_synapses_is_the_product_with_the_gate(kind):
    """What arrives is followed from spike to spike; also after somebody has written to the gate."""
    pre, post = bp.neurons.PoissonGroup(300, freqs=80.0), bp.dyn.LifRef(200)
    chosen = bp.conn.FixedProb(0.2, seed=1, pre=300, post=200)
    syn, comm, out = bp.dyn.NMDA.desc(300), bp.dnn.CSRLinear(chosen, 0.3), bp.dyn.CUBA()
    delay = 0.5 if "late" in kind else None
    projection = bp.dyn.FullProjAlignPreSDMg if "SD" in kind else bp.dyn.FullProjAlignPreDSMg
    path = projection(pre=pre, syn=syn, delay=delay, comm=comm, out=out, post=post)
    runner = bp.DSRunner(bp.Network(path, pre, post), monitors={"g": path.syn.g}, progress_bar=False)
    matrix = 0.3 * chosen.require("conn_mat")
    for start in 0.0, 0.7:
        path.syn.g[:] = start
        runner.run(150.0)
        then = -5 if kind == "SD late" else -2
        np.testing.assert_allclose(out._bound.value, runner.mon.g[then] @ matrix, rtol=1e-10)
        assert path.syn.g.value.max() > 0.3
        np.testing.assert_array_equal(path.syn.g.value, runner.mon.g[-1])
