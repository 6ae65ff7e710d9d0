"""What single models of synapses promise beyond the numbers of the goldens."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import bouton as bp

MODELS = ["Delta", "Exponential", "DualExponential", "Alpha", "NMDA", "AMPA", "GABAa", "BioNMDA", "STP"]
PRE_SIDE = ["DualExponential", "Alpha", "NMDA", "AMPA", "GABAa", "BioNMDA"]


def driven(syn, monitors, duration=30.0, **options):
    """A run of a synapse between neurons that fire."""
    net = bp.Network(pre=syn.pre, syn=syn, post=syn.post)
    runner = bp.DSRunner(net, inputs=("pre.input", 40.0), monitors=monitors, progress_bar=False, **options)
    runner.run(duration)
    return runner.mon


def between(model, pre=4, post=3, conn=None, **options):
    make = getattr(bp.synapses, model)
    return make(bp.neurons.LIF(pre), bp.neurons.LIF(post), bp.conn.All2All() if conn is None else conn, **options)


@pytest.mark.parametrize("model", ["Delta", "Exponential", *PRE_SIDE])
@pytest.mark.parametrize("conn", ["All2All", "without self", "One2One", "matrix"])
def test_dense_and_sparse_agree(model, conn, x64):
    conn = {
        "All2All": bp.conn.All2All(),
        "without self": bp.conn.All2All(include_self=False),
        "One2One": bp.conn.One2One(),
        "matrix": np.random.default_rng(1).random((5, 5)) < 0.5,
    }[conn]
    weights = np.random.default_rng(2).random((5, 5))
    ends = []
    for comp_method in ("dense", "sparse"):
        syn = between(model, 5, 5, conn, comp_method=comp_method, g_max=weights, output=bp.synouts.CUBA())
        syn.pre.V = np.linspace(0.0, 15.0, 5)
        ends.append(driven(syn, ["post.input"])["post.input"])
    assert ends[0].any()
    np.testing.assert_allclose(ends[0], ends[1], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_threads_do_not_change_a_bit(model):
    ends = []
    for threads in (1, 2, 3):
        bp.set_num_threads(threads)
        output = {} if model == "STP" else {"output": bp.synouts.CUBA()}
        syn = between(model, 100, 70, bp.conn.FixedProb(0.2, seed=1), **output)
        syn.pre.V = np.linspace(0.0, 19.0, 100)
        ends.append(driven(syn, ["post.V", "pre.spike"], 20.0))
    assert ends[0]["pre.spike"].any()
    assert np.ptp(ends[0]["post.V"]) > 0
    assert all((end["post.V"] == ends[0]["post.V"]).all() for end in ends)


@pytest.mark.parametrize("model", [*PRE_SIDE, "STP"])
def test_states_have_the_shape_of_pre(model):
    pre, post = bp.neurons.LIF((2, 3), keep_size=True), bp.neurons.LIF((4, 2))
    syn = getattr(bp.synapses, model)(pre, post, bp.conn.All2All())
    assert all(state.variable.shape == (2, 3) for state in syn._states.values())
    for state in syn._states:
        assert getattr(syn.syn, state) is getattr(syn, state)
    mon = driven(syn, [f"syn.syn.{state}" for state in syn._states], 5.0)
    assert all(values.shape == (50, 2, 3) for name, values in mon.items() if name != "ts")


@pytest.mark.parametrize("model", ["Delta", "Exponential", *PRE_SIDE])
def test_plasticity_on_every_model(model):
    stp = bp.synplast.STD(U=0.5)
    first, second = between(model, stp=stp), between(model, stp=stp)
    assert first.stp is stp
    assert second.stp is not stp
    assert (second.stp.U, second.stp.name != stp.name) == (0.5, True)
    assert driven(first, ["syn.stp.x"])["syn.stp.x"].min() < 0.5
    assert second.stp.x.tolist() == [1.0] * 4
    assert f"{stp.name}.x" in first.vars()
    first.reset()
    assert first.stp.x.tolist() == [1.0] * 4


def test_plasticity_by_its_class_and_parameters_per_neuron():
    syn = between("Exponential", stp=bp.synplast.STP)
    assert isinstance(syn.stp, bp.synplast.STP)
    syn = between("Exponential", stp=bp.synplast.STP(U=[0.1, 0.2, 0.3, 0.4]))
    np.testing.assert_allclose(syn.stp.u.value, [0.1, 0.2, 0.3, 0.4], rtol=1e-6)
    syn.stp.U = 0.5
    syn.reset()
    assert syn.stp.u.tolist() == [0.5] * 4
    with pytest.raises(ValueError, match=r"STD.tau.*shape \(4,\), .*got shape \(3,\)"):
        between("Exponential", stp=bp.synplast.STD(tau=np.ones(3)))


def test_plasticity_in_a_batch():
    bp.math.set_mode(bp.math.BatchingMode(2))
    syn = between("NMDA", stp=bp.synplast.STP())
    assert (syn.g.shape, syn.stp.x.shape) == ((2, 4), (2, 4))
    assert driven(syn, ["syn.stp.u"], 5.0)["syn.stp.u"].shape == (2, 50, 4)


EACH = {"delay_step": np.arange(20).reshape(4, 5)}


@pytest.mark.parametrize(
    ("model", "options"),
    [("GapJunction", {}), ("STP", {}),
     *((model, {"stp": bp.synplast.STP}) for model in ("Delta", "Exponential", *PRE_SIDE)),
     *((model, EACH) for model in ("Delta", "Exponential", "Alpha", "DualExponential")),
     ("DualExponential", {"A": [1.0, 2.0, 3.0, 4.0], "stp": bp.synplast.STD, **EACH})],
)  # fmt: skip
def test_a_batch_is_that_many_networks(model, options, x64):
    starts = np.random.default_rng(1).uniform(0.0, 15.0, (3, 4))

    def run(mode, start):
        bp.math.set_mode(mode)
        output = {} if model in ("GapJunction", "STP") else {"output": bp.synouts.CUBA()}
        syn = between(model, 4, 5, np.eye(4, 5) + np.eye(4, 5, 2), **output, **options)
        syn.pre.V = start
        return driven(syn, ["post.V"], 20.0)["post.V"]

    batch = run(bp.math.BatchingMode(3), starts)
    assert np.ptp(batch, axis=0).any()
    np.testing.assert_array_equal(batch, [run(bp.math.nonbatching_mode, start) for start in starts])


def test_a_frozen_parameter_of_plasticity_counts_in_the_next_run():
    syn = between("Delta", stp=bp.synplast.STD(U=0.0))
    net = bp.Network(pre=syn.pre, syn=syn, post=syn.post)
    runner = bp.DSRunner(net, inputs=("pre.input", 40.0), monitors=["syn.stp.x"], progress_bar=False)
    runner.run(20.0)
    assert runner.mon["syn.stp.x"].min() == 1.0
    syn.stp.U = 0.5
    runner.run(20.0)
    assert runner.mon["syn.stp.x"].min() < 0.6


@pytest.mark.parametrize(("rise", "decay"), [(1.0, 10.0), (10.0, 1.0), (5.0, 5.0), (5.0, 5.000000005), (0.5, 80.0)])
def test_dual_exponential_peaks_at_one(rise, decay, x64):
    bp.math.set_dt(0.001)
    pre, post = bp.neurons.SpikeTimeGroup(1, [0], [0.0]), bp.neurons.LIF(1)
    syn = bp.synapses.DualExponential(
        pre, post, bp.conn.All2All(), output=bp.synouts.CUBA(), tau_rise=rise, tau_decay=decay
    )
    net = bp.Network(pre=pre, syn=syn, post=post)
    runner = bp.DSRunner(net, monitors=["syn.g"], progress_bar=False)
    runner.run(30.0)
    assert runner.mon["syn.g"].max() == pytest.approx(1.0, abs=2e-3)


def test_dual_exponential_amplitude():
    syn = between("DualExponential", output=bp.synouts.CUBA(), A=2.0)
    assert (syn.A, syn.a) == (2.0, pytest.approx(2.0 * 9.0 / 10.0))
    assert between("DualExponential", tau_rise=4.0, tau_decay=4.0).a == pytest.approx(np.e / 4.0)
    with pytest.raises(ValueError, match=r'"tau_rise" and "tau_decay".*must differ.*got 5\.0.*synapses\.Alpha'):
        between("DualExponential", tau_rise=5.0, tau_decay=5.0, A=1.0)
    with pytest.raises(ValueError, match=r"DualExponential\.A.*got shape \(3,\)"):
        between("DualExponential", A=np.ones(3))


@pytest.mark.parametrize("stp", [None, bp.synplast.STD])
@pytest.mark.parametrize("conn", [bp.conn.All2All(), np.eye(4, 3) + 1])
def test_an_amplitude_for_each_neuron_is_a_weight_for_each_row(stp, conn, x64):
    amplitudes = np.array([0.5, 1.0, 2.0, 4.0])
    ends = []
    for options in ({"A": amplitudes}, {"A": 1.0, "g_max": np.repeat(amplitudes[:, None], 3, axis=1)}):
        syn = between("DualExponential", conn=conn, output=bp.synouts.CUBA(), stp=stp, **options)
        ends.append(driven(syn, ["post.input", "syn.h"]))
    np.testing.assert_allclose(ends[0]["post.input"], ends[1]["post.input"], rtol=1e-12)
    np.testing.assert_allclose(ends[0]["syn.h"], ends[1]["syn.h"] * amplitudes, rtol=1e-12)
    assert ends[0]["post.input"].any()


def test_the_third_positional_argument_of_dual_exponential_is_stp():
    pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    syn = bp.synapses.DualExponential(pre, post, bp.conn.All2All(), bp.synplast.STD(), bp.synouts.CUBA())
    assert isinstance(syn.stp, bp.synplast.STD)
    assert isinstance(syn.output, bp.synouts.CUBA)


SCALAR = {"DualExponential": ["tau_decay", "tau_rise"], "Alpha": ["tau_decay"], "NMDA": ["tau_decay", "tau_rise", "a"]}


@pytest.mark.parametrize(("model", "name"), [(model, name) for model, names in SCALAR.items() for name in names])
def test_scalar_parameters(model, name):
    with pytest.raises(ValueError, match=f'"{name}" must be a scalar or a tensor with size of 1, got array'):
        between(model, **{name: np.ones(4)})
    syn = between(model, **{name: np.ones(1) * 3})
    assert getattr(syn, name) == 3.0
    with pytest.raises(ValueError, match=f'"{name}" must be a scalar'):
        setattr(syn, name, [1.0, 2.0])
    if name.startswith("tau"):
        with pytest.raises(ValueError, match="must be greater than 0"):
            between(model, **{name: 0.0})


@pytest.mark.parametrize("model", ["AMPA", "GABAa", "BioNMDA", "STP"])
def test_kinetic_parameters_per_neuron(model):
    name = {"BioNMDA": "alpha1", "STP": "tau"}.get(model, "alpha")
    syn = between(model, **{name: [0.1, 0.2, 0.3, 0.4]})
    state = "I" if model == "STP" else "g"
    assert np.all(np.diff(driven(syn, [f"syn.{state}"], 10.0)[f"syn.{state}"].sum(axis=0)) > 0)


def test_default_outputs():
    assert between("Delta").output.target_var == "V"
    assert between("GABAa").output.E == -80.0
    assert between("AMPA").output.E == 0.0
    assert isinstance(between("NMDA").output, bp.synouts.MgBlock)
    assert isinstance(between("BioNMDA").output, bp.synouts.MgBlock)
    assert isinstance(between("STP").output, bp.synouts.CUBA)
    first, second = between("Delta"), between("Delta")
    assert first.output is not second.output


@pytest.mark.parametrize("model", ["Alpha", "DualExponential"])
def test_no_output_is_said_once(model):
    syn = between(model)
    net = bp.Network(pre=syn.pre, syn=syn, post=syn.post)
    runner = bp.DSRunner(net, inputs=("pre.input", 40.0), monitors=["post.V", "syn.g"], progress_bar=False)
    with pytest.warns(UserWarning, match=r"has no output.*output=bouton\.synouts\.CUBA\(\)"):
        runner.run(20.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        runner.run(20.0)
    assert runner.mon["syn.g"].any()
    assert not runner.mon["post.V"].any()


def test_refractory_neurons_receive_no_jump():
    def jumps(**options):
        pre = bp.neurons.SpikeTimeGroup(1, [0, 0], [0.0, 3.0])
        post = bp.neurons.LIF(1, tau_ref=10.0, ref_var=True, tau=1e9)
        syn = bp.synapses.Delta(pre, post, bp.conn.All2All(), g_max=30.0, **options)
        runner = bp.DSRunner(bp.Network(pre=pre, syn=syn, post=post), monitors=["post.spike"], progress_bar=False)
        runner.run(8.0)
        return np.flatnonzero(runner.mon["post.spike"]).tolist()

    assert jumps() == [1, 31]
    assert jumps(post_ref_key="refractory") == [1]


def test_post_ref_key_names_a_boolean():
    with pytest.raises(ValueError, match=r'"post_ref_key" must name a boolean variable.*which has spike.*ref_var=True'):
        between("Delta", post_ref_key="refractory")
    with pytest.raises(ValueError, match='"post_ref_key" must name a boolean'):
        between("Delta", post_ref_key="V")
    with pytest.raises(TypeError, match=r'"post_ref_key" must be the name of a variable.*got 3'):
        between("Delta", post_ref_key=3)


SECOND_ORDER = ["midpoint", "heun2", "ralston2", "rk2"]
HIGHER_ORDER = ["rk3", "heun3", "ralston3", "ssprk3", "rk4", "ralston4", "rk4_38rule"]


@pytest.mark.parametrize("method", ["exp_auto", "exp_euler", "euler", *SECOND_ORDER, *HIGHER_ORDER])
def test_methods_approach_the_exact_solution(method, x64):
    """One step of x' = -x/tau from 1: the error is of the order that the method promises."""
    error = []
    for dt in (0.2, 0.1):
        bp.math.set_dt(dt)
        syn = between("NMDA", method=method, tau_rise=1.0)
        syn.x = 1.0
        runner = bp.DSRunner(bp.Network(pre=syn.pre, syn=syn, post=syn.post), progress_bar=False)
        runner.run(dt)
        error.append(abs(syn.x.value[0] - np.exp(-dt)))
    if method.startswith("exp"):
        assert max(error) < 1e-15
        return
    order = {"euler": 1, "rk4_38rule": 4, "midpoint": 2}.get(method) or int(method[-1])
    assert np.log2(error[0] / error[1]) == pytest.approx(order + 1, abs=0.2)


def test_a_wrong_method_is_answered_with_the_right_ones():
    for make in (lambda: between("NMDA", method="foo"), lambda: bp.synplast.STD(method="foo")):
        with pytest.raises(ValueError, match=r'must be one of "exp_auto".*"euler".*"rk4_38rule".*"ck", got \'foo\''):
            make()


def test_several_synapses_between_the_same_groups_add_up(x64):
    pre, post = bp.neurons.LIF(4), bp.neurons.LIF(4)

    def total(**synapses):
        net = bp.Network(pre=pre, post=post, **synapses)
        net.reset()
        runner = bp.DSRunner(net, inputs=("pre.input", 40.0), monitors=["post.input"], progress_bar=False)
        runner.run(15.0)
        return runner.mon["post.input"]

    kinds = {
        "a": bp.synapses.Exponential(pre, post, bp.conn.One2One()),
        "b": bp.synapses.Alpha(pre, post, bp.conn.All2All(), bp.synouts.CUBA(), delay_step=7),
        "c": bp.synapses.NMDA(pre, post, bp.conn.All2All(include_self=False), bp.synouts.CUBA()),
        "d": bp.synapses.Exponential(pre, post, bp.conn.One2One(), tau=3.0, g_max=-0.5),
    }
    parts = [total(**{name: syn}) for name, syn in kinds.items()]
    np.testing.assert_allclose(total(**kinds), sum(parts), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_a_group_onto_itself(model):
    group = bp.neurons.LIF(5, V_initializer=np.linspace(0.0, 15.0, 5))
    syn = getattr(bp.synapses, model)(group, group, bp.conn.All2All())
    if model in ("Alpha", "DualExponential"):
        syn = getattr(bp.synapses, model)(group, group, bp.conn.All2All(), output=bp.synouts.CUBA())
    alone = bp.DSRunner(group, inputs=("input", 40.0), monitors=["V"], progress_bar=False)
    alone.run(20.0)
    group.reset()
    net = bp.Network(E=group, syn=syn)
    runner = bp.DSRunner(net, inputs=("E.input", 40.0), monitors=["E.V"], progress_bar=False)
    runner.run(20.0)
    assert (runner.mon["E.V"] != alone.mon["V"]).any()


def test_gap_junctions_conserve_current(x64):
    rng = np.random.default_rng(3)
    conn, weights = rng.random((4, 3)) < 0.7, rng.random((4, 3))
    pre = bp.neurons.LIF(4, V_initializer=rng.normal(size=4))
    post = bp.neurons.LIF(3, V_initializer=rng.normal(size=3))
    u, v = pre.V.value, post.V.value
    gap = bp.synapses.GapJunction(pre, post, conn, g_max=weights)
    net = bp.Network(pre=pre, gap=gap, post=post)
    runner = bp.DSRunner(net, monitors=["pre.input", "post.input"], progress_bar=False)
    runner.run(0.1)
    flow = conn * weights * (u[:, None] - v)
    np.testing.assert_allclose(runner.mon["post.input"][0], flow.sum(axis=0), atol=1e-14)
    np.testing.assert_allclose(runner.mon["pre.input"][0], -flow.sum(axis=1), atol=1e-14)


def test_gap_junctions_need_potentials():
    with pytest.raises(AttributeError, match='"pre" must have a state "V"'):
        bp.synapses.GapJunction(bp.neurons.PoissonGroup(1, 5.0), bp.neurons.LIF(1), bp.conn.One2One())
    with pytest.raises(AttributeError, match='"post" must have a state "input"'):
        bp.synapses.GapJunction(bp.neurons.LIF(1), bp.neurons.LIF(1, input_var=False), bp.conn.One2One())


def test_names_of_early_brainpy():
    pre, post = bp.neurons.LIF(4), bp.neurons.LIF(3, ref_var=True)
    conn = bp.conn.All2All()
    delta = bp.synapses.DeltaSynapse(pre, post, conn, "dense", 2.0, post_input_key="V", post_has_ref=True)
    assert (delta.comp_method, delta.g_max, delta.post_ref_key) == ("dense", 2.0, "refractory")
    assert bp.synapses.ExpCOBA(pre, post, conn, E=-80.0).output.E == -80.0
    dual = bp.synapses.DualExpCUBA(pre, post, conn, tau_decay=20.0, tau_rise=2.0)
    assert (dual.tau_decay, dual.tau_rise) == (20.0, 2.0)
    assert bp.synapses.AlphaCOBA(pre, post, conn, tau_decay=20.0, E=5.0).a == pytest.approx(np.e / 20.0)
