"""What belongs to a network, and what of it runs."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import bouton as bp


def quiet_runner(target, **options):
    return bp.DSRunner(target, progress_bar=False, **options)


def test_children_are_named_by_keyword_attribute_or_their_own_name():
    a, b, c = bp.neurons.LIF(1, name="a"), bp.neurons.LIF(1), bp.neurons.LIF(1)
    net = bp.Network(a, second=b)
    net.third = c
    assert net.children == {"a": a, "second": b, "third": c}
    assert (net.a, net["second"], net.third) == (a, b, c)
    del net.third
    assert "third" not in net.children
    with pytest.raises(AttributeError, match="no child or attribute 'third'"):
        _ = net.third


def test_attributes_may_come_before_the_constructor():
    class Pair(bp.DynSysGroup):
        def __init__(self):
            self.pre, self.post = bp.neurons.LIF(1), bp.neurons.LIF(1)
            self.syn = bp.synapses.Exponential(self.pre, self.post, bp.conn.All2All())
            super().__init__(self.syn, first=self.pre)

    net = Pair()
    assert list(net.children)[:3] == ["pre", "post", "syn"]
    runner = quiet_runner(net, inputs=("pre.input", 30.0), monitors=["pre.spike", "first.spike"])
    runner.run(30.0)
    assert runner.mon["pre.spike"].sum() > 0
    np.testing.assert_array_equal(runner.mon["pre.spike"], runner.mon["first.spike"])


@pytest.mark.parametrize("order", [("pre", "syn", "post"), ("syn", "post", "pre"), ("post", "pre", "syn")])
def test_synapses_run_before_groups_whatever_the_order(pair, order):
    expected = quiet_runner(pair, inputs=("pre.input", 25.0), monitors=["post.V"])
    expected.run(50.0)
    pair.reset()
    net = bp.Network(**{name: pair[name] for name in order})
    runner = quiet_runner(net, inputs=("pre.input", 25.0), monitors=["post.V"])
    runner.run(50.0)
    np.testing.assert_array_equal(runner.mon["post.V"], expected.mon["post.V"])


def test_a_group_outside_of_the_network_is_frozen_and_named_once(pair):
    pair.post.V = 7.0
    net = bp.Network(pre=pair.pre, syn=pair.syn)
    runner = quiet_runner(net, inputs=("pre.input", 25.0), monitors=["syn.g"])
    with pytest.warns(UserWarning, match=f"group {pair.post.name} is connected.*not in {net.name}") as caught:
        runner.run(30.0)
    assert len(caught) == 1
    assert pair.post.V.value.tolist() == [7.0]
    assert runner.mon["syn.g"].max() > 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pair.pre.tau = 11.0
        runner.run(1.0)


def test_no_output_means_no_effect_and_one_warning():
    pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), output=None)
    runner = quiet_runner(bp.Network(pre=pre, post=post, syn=syn), inputs=("pre.input", 30.0), monitors=["post.V"])
    with pytest.warns(UserWarning, match=f"synapse {syn.name} has no output.*reaches {post.name}"):
        runner.run(30.0)
    assert not runner.mon["post.V"].any()
    assert syn.g.value[0] > 0


def test_networks_in_networks():
    def column(**more):
        E = bp.neurons.LIF(3)
        return bp.Network(E=E, syn=bp.synapses.Exponential(E, E, bp.conn.All2All(), g_max=0.5), **more)

    inner, flat = column(), column()
    outer = quiet_runner(bp.Network(column=inner), inputs=("column.E.input", 25.0), monitors=["column.E.V"])
    single = quiet_runner(flat, inputs=("E.input", 25.0), monitors=["E.V"])
    outer.run(50.0)
    single.run(50.0)
    np.testing.assert_array_equal(outer.mon["column.E.V"], single.mon["E.V"])


def test_a_synapse_of_an_inner_network_sees_the_spikes_of_the_same_step():
    E = bp.neurons.LIF(3)
    syn = bp.synapses.Exponential(E, E, bp.conn.All2All())
    runner = quiet_runner(
        bp.Network(E=E, inner=bp.Network(syn=syn)), inputs=("E.input", 300.0), monitors=["E.spike", "inner.syn.g"]
    )
    runner.run(1.0)
    first = int(np.flatnonzero(runner.mon["E.spike"][:, 0])[0])
    assert runner.mon["inner.syn.g"][first, 0] == 3.0
    assert not runner.mon["inner.syn.g"][:first].any()


def test_a_group_without_a_step_is_refused_not_skipped():
    with pytest.raises(NotImplementedError, match=r"has no step: write a method update\(\)"):
        quiet_runner(bp.NeuGroup(1)).run(1.0)


def test_errors_of_ones_own_steps_are_ones_own():
    class Mine(bp.Network):
        def update(self):
            raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        quiet_runner(Mine(E=bp.neurons.LIF(1))).run(1.0)


def test_mixed_float_types_are_refused():
    E = bp.neurons.LIF(1)
    bp.math.enable_x64()
    net = bp.Network(E=E, I=bp.neurons.LIF(1))
    with pytest.raises(ValueError, match=r"one float type, got .* in float32 and .* in float64"):
        quiet_runner(net).run(1.0)


def test_reset_starts_anew_and_forgets_spikes_on_their_way():
    pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), g_max=5.0, delay_step=50)
    net = bp.Network(pre=pre, syn=syn, post=post)
    runner = quiet_runner(net, inputs=("pre.input", 25.0), monitors=["pre.V", "syn.g", "post.V"])
    runner.run(60.0)
    first = dict(runner.mon)
    runner.run(17.3)
    bp.reset_state(net)
    runner.i0 = 0
    runner.run(60.0)
    for key in first:
        np.testing.assert_array_equal(runner.mon[key], first[key])
    runner.run(60.0, reset_state=True)
    for key in first:
        np.testing.assert_array_equal(runner.mon[key], first[key])


def test_reset_draws_random_states_again():
    cell = bp.neurons.LIF(100, V_initializer=bp.init.Normal(-55.0, 2.0))
    before = cell.V.value
    cell.reset()
    assert (cell.V.value != before).mean() > 0.9


def test_names_are_unique_among_living_objects():
    cell = bp.neurons.LIF(1, name="cell")
    with pytest.raises(bp.errors.UniqueNameError, match="'cell' already"):
        bp.neurons.LIF(1, name="cell")
    del cell
    assert bp.neurons.LIF(1, name="cell").name == "cell"
    assert bp.neurons.LIF(1).name != bp.neurons.LIF(1).name


def test_vars_and_nodes(pair):
    assert {node.name for node in pair.nodes()} == {pair.name, pair.pre.name, pair.syn.name, pair.post.name}
    assert pair.vars()[f"{pair.syn.name}.g"] is pair.syn.g


def test_clear_input(pair):
    pair.pre.input = 3.0
    pair.clear_input()
    assert pair.pre.input.value.tolist() == [0.0]
