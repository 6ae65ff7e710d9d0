"""Inputs of every type and operation on every kind of variable; runs that start anew."""

from __future__ import annotations

import operator
import warnings

import numpy as np
import pytest

import bouton as bp

STEPS = 40
OPERATIONS = {"=": lambda old, new: new, "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def circuit():
    pre = bp.neurons.LIF(3, V_initializer=np.array([0.0, 5.0, 10.0]), ref_var=True)
    post = bp.neurons.GIF(2)
    stp = bp.synplast.STP(U=0.3)
    syn = bp.synapses.DualExponential(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA(), stp=stp, delay_step=4)
    return bp.Network(pre=pre, syn=syn, post=post)


def quiet_runner(target, **options):
    return bp.DSRunner(target, progress_bar=False, **options)


def recorded(net, inputs, monitors=("pre.V", "pre.spike", "syn.g", "syn.h", "post.V"), steps=STEPS):
    runner = quiet_runner(net, inputs=inputs, monitors=list(monitors))
    runner.run(steps * 0.1)
    return dict(runner.mon)


PATHS = ["pre.input", "pre.V", "pre.t_last_spike", "syn.g", "syn.h", "syn.stp.x", "syn.stp.u", "post.V_th", "post.I1"]


@pytest.mark.parametrize("op", OPERATIONS)
@pytest.mark.parametrize("path", PATHS)
def test_every_type_does_the_same(op, path):
    """Core and Python apply it alike, and arrays of equal rows are fixed values."""
    drive = ("pre.V", 3.0)
    value = np.linspace(0.9, 1.1, 2 if path.startswith("post") else 3)
    given = [
        (path, value, "fix", op),
        (path, np.tile(value, (STEPS, 1)), "iter", op),
        (path, lambda: value, "func", op),
        (path, iter([value] * STEPS), "iter", op),
        (path, [list(value)] * STEPS, "iter", op),
    ]
    monitors = list({"pre.V", "pre.spike", "syn.g", "post.V", path})
    results = [recorded(circuit(), [drive] * (path != "pre.V") + [item], monitors) for item in given]
    for result in results[1:]:
        for key, values in results[0].items():
            np.testing.assert_array_equal(result[key], values, err_msg=key)


@pytest.mark.parametrize("op", OPERATIONS)
@pytest.mark.parametrize("kind", ["fix", "iter", "func"])
def test_operations(op, kind, x64):
    """On a state that nothing else changes much: what is there changes by the operation, then by its equation."""
    cell = bp.neurons.LIF(2, tau=1e12, V_initializer=np.array([3.0, -7.0]), V_th=1e9)
    value = np.array([1.25, 0.5])
    rows = np.tile(value, (5, 1)) if kind != "iter" else np.outer([1.0, 2.0, 3.0, 4.0, 5.0], value)
    given = {"fix": value, "iter": rows, "func": lambda: value}[kind]
    runner = quiet_runner(cell, inputs=("V", given, kind, op), monitors=["V"])
    runner.run(0.5)
    expected, V = [], np.array([3.0, -7.0])
    for row in rows:
        V = OPERATIONS[op](V, row)
        expected.append(V)
    np.testing.assert_allclose(runner.mon.V, expected, rtol=1e-9)


def test_several_inputs_of_one_type_apply_in_the_order_of_operations_then_of_the_list():
    cell = bp.neurons.LIF(1)
    given = [("input", 2.0, "fix", "*"), ("input", 5.0), ("input", 7.0, "fix", "="), ("input", 1.0, "fix", "-"),
             ("input", 4.0, "fix", "/"), ("input", 3.0, "fix", "="), ("input", 6.0)]  # fmt: skip
    runner = quiet_runner(cell, inputs=given, monitors=["input"])
    runner.run(0.2)
    assert runner.mon["input"].tolist() == [[(3 + 5 + 6 - 1) * 2 / 4]] * 2


@pytest.mark.parametrize("kind", ["fix", "func"])
def test_spikes_can_be_put_in(kind):
    pre, post = bp.neurons.LIF(3), bp.neurons.LIF(3)
    syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), tau=1e30)
    spikes = np.array([True, False, True])
    given = ("pre.spike", spikes if kind == "fix" else lambda: spikes, kind, "=")
    result = recorded(bp.Network(pre=pre, syn=syn, post=post), given, ["syn.g"], steps=3)
    assert result["syn.g"].tolist() == [[1, 0, 1], [2, 0, 2], [3, 0, 3]]


def test_a_variable_instead_of_a_name():
    net = circuit()
    by_name = recorded(net, [("pre.input", 30.0), ("syn.g", 0.9, "fix", "*")])
    net.reset()
    by_variable = recorded(net, [(net.pre.input, 30.0), (net.syn.g, 0.9, "fix", "*")])
    for key, values in by_name.items():
        np.testing.assert_array_equal(by_variable[key], values)


def test_functions_beside_each_other():
    net = circuit()

    def before():
        net.pre.input += 30.0

    called = {"inputs": before, "monitors": {"V": lambda: net.pre.V.value, "t": lambda tdi: tdi.t, "g": "syn.g"}}
    by_function = quiet_runner(net, **called)
    by_function.run(4.0)
    net.reset()
    by_core = quiet_runner(net, inputs=("pre.input", 30.0), monitors={"V": net.pre.V, "g": net.syn.g})
    by_core.run(4.0)
    for key in ("V", "g", "ts"):
        np.testing.assert_array_equal(by_function.mon[key], by_core.mon[key])
    np.testing.assert_array_equal(by_function.mon.t, by_function.mon.ts.astype(np.float32))
    also = quiet_runner(net, fun_inputs=before, fun_monitors={"V": lambda: net.pre.V.value}, monitors=["syn.g"])
    net.reset()
    also.run(4.0)
    np.testing.assert_array_equal(also.mon.V, by_core.mon.V)
    np.testing.assert_array_equal(also.mon["syn.g"], by_core.mon.g)


def test_time_of_functions_follows_t0_and_dt():
    cell = bp.neurons.LIF(1)
    seen = []
    runner = quiet_runner(cell, inputs=lambda tdi: seen.append((tdi.t, tdi.i, tdi.dt)), t0=5.0, dt=0.25)
    runner.run(0.5)
    runner.run(0.25)
    assert seen == [(5.0, 0, 0.25), (5.25, 1, 0.25), (5.5, 2, 0.25)]
    assert runner.mon.ts.tolist() == [5.5]


def test_shared_arguments():
    cell = bp.neurons.LIF(1)
    runner = quiet_runner(cell, inputs=("input", lambda: bp.share["gain"], "func"), monitors=["input"])
    runner.run(0.2, shared_args={"gain": 3.0})
    assert runner.mon["input"].tolist() == [[3.0], [3.0]]


def test_refractoriness_follows_t0():
    """The time of the last spike is absolute; a run that starts later gives the same spikes."""
    spikes = []
    for t0 in (0.0, 64.0):
        cell = bp.neurons.LIF(1, tau_ref=2.0)
        runner = quiet_runner(cell, inputs=("input", 40.0), t0=t0, dt=0.125, monitors=["spike"])
        runner.run(50.0)
        spikes.append(runner.mon.spike)
    assert spikes[0].any()
    np.testing.assert_array_equal(*spikes)


def test_starting_anew():
    net = circuit()
    runner = quiet_runner(
        net, inputs=("pre.input", np.linspace(20.0, 40.0, STEPS), "iter"), monitors=["pre.V", "syn.g"]
    )
    runner.run(STEPS * 0.1)
    first = dict(runner.mon)
    runner.run(STEPS * 0.1, reset_state=True)
    assert runner.i0 == STEPS
    for key, values in first.items():
        np.testing.assert_array_equal(runner.mon[key], values)
    runner.reset_state()
    assert runner.i0 == 0
    assert net.pre.V.tolist() == [0.0, 5.0, 10.0]


@pytest.mark.parametrize("reset", [bp.reset_state, lambda net: net.reset(), lambda net: net.reset_state()])
def test_a_reset_of_a_network(reset):
    """All states start anew, spikes on their way are gone, and the runner goes on in time."""
    net = circuit()
    variables = net.vars()
    runner = quiet_runner(net, inputs=("pre.input", 100.0), monitors=["syn.h"])
    runner.run(4.0)
    reset(net)
    for key, variable in net.vars().items():
        assert variable is variables[key]
    fresh = circuit()
    for name in ("pre", "syn", "post"):
        for key, state in net[name]._states.items():
            np.testing.assert_array_equal(state.variable.value, fresh[name]._states[key].variable.value, err_msg=key)
    silent = quiet_runner(net, monitors=["syn.h"])
    silent.run(4.0)
    assert not silent.mon["syn.h"].any()
    runner.run(0.1)
    assert runner.mon.ts.tolist() == [4.0]


def test_a_reset_draws_initial_values_again():
    cell = bp.neurons.LIF(5, V_initializer=bp.init.Uniform(0.0, 10.0))
    before = cell.V.value
    cell.reset()
    assert (cell.V.value != before).all()


def test_a_duration_beside_inputs_of_a_run():
    runner = quiet_runner(bp.neurons.LIF(2))
    with pytest.warns(UserWarning, match='"duration" has no effect beside "inputs"') as caught:
        assert runner.predict(5.0, inputs=np.ones((3, 2))).shape == (3, 2)
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert runner.predict(inputs=[1.0, 2.0]).shape == (2, 2)


def test_one_input_may_be_a_list_itself():
    cell = bp.neurons.LIF(2)
    quiet_runner(cell, inputs=["input", 40.0, "fix"]).run(0.2)
    other = bp.neurons.LIF(2)
    quiet_runner(other, inputs=("input", 40.0, "fix")).run(0.2)
    assert cell.V.value.tolist() == other.V.value.tolist()
    assert cell.V.value[0] > 0


def test_inputs_of_a_run_add_to_those_of_the_runner():
    cell = bp.neurons.LIF(2)
    runner = quiet_runner(cell, inputs=[("input", [10.0, 20.0]), ("input", np.arange(5.0), "iter")], monitors=["input"])
    runner.predict(inputs=np.full((2, 2), 100.0))
    runner.run(0.1)
    assert runner.mon["input"].tolist() == [[12, 22]]
    runner.predict(inputs=[100.0, 200.0])
    assert runner.mon["input"].tolist() == [[113, 123], [214, 224]]
    with pytest.raises(ValueError, match="values for 5 steps, but the run goes on to step 6"):
        runner.predict(inputs=[1.0])


def test_time_of_a_run():
    cell = bp.neurons.LIF(2)
    seconds, spikes = quiet_runner(cell).run(5.0, eval_time=True)
    assert 0 < seconds < 5
    assert spikes.shape == (50, 2)
