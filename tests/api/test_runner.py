"""Runs, and what goes into and comes out of them."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

import bouton as bp


def quiet_runner(target, **options):
    return bp.DSRunner(target, progress_bar=False, **options)


def recorded_input(inputs, steps=5, size=2, **options):
    """What ``input`` was in each step."""
    cell = bp.neurons.LIF(size)
    runner = quiet_runner(bp.Network(cell=cell), inputs=inputs, monitors=["cell.input"], **options)
    runner.run(steps * 0.1)
    return runner.mon["cell.input"].astype(float).round(5).tolist()


def test_the_pair_of_the_reference(pair, x64):
    runner = quiet_runner(pair, inputs=[("pre.input", 25.0)], monitors=["syn.g", "post.V"])
    runner.run(150.0)
    assert runner.mon["syn.g"].max() == pytest.approx(5.58909, abs=1e-5)
    assert runner.mon["post.V"].max() == pytest.approx(2.60610, abs=1e-5)


@pytest.mark.parametrize(
    ("duration", "dt", "steps"),
    [(0.0, 0.1, 0), (0.3, 0.1, 3), (0.7, 0.1, 7), (0.69, 0.1, 6), (150, 0.1, 1500), (1e4, 0.025, 400_000), (1, 0.3, 3)],
)
def test_step_count(duration, dt, steps):
    runner = quiet_runner(bp.neurons.LIF(1), dt=dt)
    runner.run(duration)
    assert runner.i0 == steps
    assert runner.mon.ts.shape == (steps,)


def test_times_do_not_accumulate_rounding():
    runner = quiet_runner(bp.neurons.LIF(1), dt=0.1, t0=7.3)
    runner.run(10.0)
    first = runner.mon.ts
    runner.run(10.0)
    np.testing.assert_array_equal(np.r_[first, runner.mon.ts], 7.3 + np.arange(200) * 0.1)
    assert runner.mon.ts.dtype == np.float64


def test_runs_continue_each_other(pair):
    whole, parts = [], []
    for durations, out in (([80.0], whole), ([20.0, 0.0, 33.3, 26.7], parts)):
        pair.reset()
        runner = quiet_runner(pair, inputs=("pre.input", 25.0), monitors=["pre.V", "syn.g", "post.V"])
        for duration in durations:
            runner.run(duration)
            out.append(dict(runner.mon))
    for key in whole[0]:
        np.testing.assert_array_equal(np.concatenate([part[key] for part in parts]), whole[0][key])


def test_runners_share_state_and_are_not_changed_by_watching(pair):
    alone = quiet_runner(pair, inputs=("pre.input", 25.0), monitors=["post.V"])
    alone.run(40.0)
    pair.reset()
    first = quiet_runner(pair, inputs=("pre.input", 25.0))
    second = quiet_runner(pair, inputs=("pre.input", 25.0), monitors={"V": "post.V", "call": lambda: pair.pre.V + 0})
    first.run(20.0)
    second.i0 = first.i0
    second.run(10.0)
    middle = second.mon.V
    first.i0 = second.i0
    first.run(10.0)
    assert first.mon.keys() == {"ts"}
    np.testing.assert_array_equal(middle, alone.mon["post.V"][200:300])
    np.testing.assert_array_equal(pair.post.V.value, alone.mon["post.V"][-1])


def test_parameters_may_change_between_runs(pair):
    runner = quiet_runner(pair, inputs=("pre.input", 25.0), monitors=["pre.V", "syn.g"])
    runner.run(30.0)
    V, g = pair.pre.V.value, pair.syn.g.value
    pair.pre.tau = 1e6
    pair.syn.tau = 4.0
    runner.run(0.1)
    assert runner.mon["pre.V"][0] == pytest.approx(V, abs=1e-4)
    assert runner.mon["syn.g"][0] == pytest.approx(g * np.exp(-0.1 / 4.0), rel=1e-5)
    assert runner.mon.ts.tolist() == [30.0]


def delayed_pair():
    """A spike in the first step arrives 29 steps later, and stays."""
    pre, post = bp.neurons.LIF(3), bp.neurons.LIF(3)
    syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), delay_step=30, tau=1e30)
    return bp.Network(pre=pre, post=post, syn=syn), ("pre.input", np.r_[1e6, np.zeros(99)], "iter")


def test_spikes_on_their_way_survive_a_change_of_parameters():
    net, drive = delayed_pair()
    runner = quiet_runner(net, inputs=drive, monitors=["syn.g"])
    runner.run(1.0)
    net.post.tau = 11.0
    runner.run(5.0)
    assert (np.argmax(runner.mon["syn.g"], axis=0) + 10).tolist() == [29] * 3
    assert net.syn.g.tolist() == [1.0] * 3


def test_spikes_on_their_way_go_along_to_another_runner_and_back():
    net, drive = delayed_pair()
    first, second = quiet_runner(net, inputs=drive, monitors=["syn.g"]), quiet_runner(net, monitors=["syn.g"])
    first.run(1.0)
    second.i0 = 10
    second.run(1.0)
    first.i0 = 20
    first.run(1.0)
    assert (np.argmax(first.mon["syn.g"], axis=0) + 20).tolist() == [29] * 3
    second.i0 = 30
    second.run(5.0)
    assert net.syn.g.tolist() == [1.0] * 3


def test_a_group_alone_returns_its_spikes():
    cell = bp.neurons.LIF((2, 3), keep_size=True)
    runner = quiet_runner(cell, inputs=("input", 30.0), monitors=["spike", ("V", 1)])
    spikes = runner.predict(40.0)
    assert spikes.shape == (400, 2, 3)
    assert spikes.dtype == np.bool_
    np.testing.assert_array_equal(spikes, runner.mon.spike)
    assert runner.mon.V.shape == (400, 1, 3)
    assert set(runner.mon) == {"spike", "V", "ts"}


def test_eval_time_and_call(pair):
    runner = quiet_runner(pair)
    seconds, out = runner(1.0, eval_time=True)
    assert seconds > 0
    assert out is None
    assert runner.i0 == 10


def test_inputs_of_a_run():
    cell = bp.neurons.LIF(2)
    runner = quiet_runner(cell, monitors=["input"])
    for _ in range(2):
        runner.predict(inputs=np.arange(6.0).reshape(3, 2))
        assert runner.mon["input"].tolist() == [[0, 1], [2, 3], [4, 5]]
    with pytest.raises(ValueError, match='for a group with a variable "input"'):
        quiet_runner(bp.Network(cell=cell)).predict(inputs=np.ones((3, 2)))


def test_fixed_inputs():
    assert recorded_input(("cell.input", 3)) == [[3.0, 3.0]] * 5
    assert recorded_input([("cell.input", [1.0, 2.0])]) == [[1.0, 2.0]] * 5
    assert recorded_input(None) == recorded_input(()) == [[0.0, 0.0]] * 5
    cell = bp.neurons.LIF(1)
    runner = quiet_runner(cell, inputs=(cell.input, 4.0), monitors=["input"])
    runner.run(0.1)
    assert runner.mon["input"].tolist() == [[4.0]]


@pytest.mark.parametrize("make", [np.array, list, lambda v: iter(v)], ids=["array", "list", "iterator"])
def test_inputs_per_step(make):
    assert recorded_input([("cell.input", make([1.0, 2.0, 3.0, 4.0, 5.0]), "iter")]) == [[i, i] for i in range(1, 6)]
    rows = [[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]
    assert recorded_input([("cell.input", make(rows), "iter")], steps=3) == rows


def test_inputs_per_step_go_on_in_the_next_run():
    cell = bp.neurons.LIF(1)
    runner = quiet_runner(cell, inputs=("input", np.arange(10.0), "iter"), monitors=["input"])
    runner.run(0.4)
    runner.run(0.6)
    assert runner.mon["input"].ravel().tolist() == [4, 5, 6, 7, 8, 9]
    with pytest.raises(ValueError, match="values for 10 steps, but the run goes on to step 11"):
        runner.run(0.1)
    assert runner.i0 == 10


def test_operations_apply_by_type_then_in_a_fixed_order():
    plus, equal = ("cell.input", 4.0, "fix", "+"), ("cell.input", 2.0, "fix", "=")
    assert recorded_input([plus, equal], steps=1) == [[6.0, 6.0]]
    everything = [
        ("cell.input", lambda: 5.0, "func", "*"),
        ("cell.input", np.arange(5.0), "iter", "+"),
        ("cell.input", 2.0, "fix", "/"),
        ("cell.input", 1.0, "fix", "-"),
        ("cell.input", 9.0, "fix", "="),
    ]
    assert recorded_input(everything[1:]) == [[4.0 + i] * 2 for i in range(5)]
    assert recorded_input(everything) == [[(4.0 + i) * 5] * 2 for i in range(5)]


def test_python_and_core_apply_inputs_alike(pair):
    inputs = [("pre.input", 25.1), ("pre.input", 1.07, "fix", "*"), ("post.V", 0.993, "fix", "*")]
    inputs += [("pre.input", np.sin(np.arange(500)), "iter", "-")]
    core = quiet_runner(pair, inputs=inputs, monitors=["pre.V", "post.V", "syn.g"])
    core.run(50.0)
    pair.reset()
    python = quiet_runner(pair, inputs=[*inputs, ("pre.V", lambda: 0.0, "func")], monitors=["pre.V", "post.V", "syn.g"])
    python.run(50.0)
    for key in core.mon:
        np.testing.assert_array_equal(python.mon[key], core.mon[key])


def test_functions_get_the_time():
    expected = [[v, v] for v in (1.0, 1.2, 1.4, 1.6, 1.8)]
    assert recorded_input([("cell.input", lambda: bp.share["t"] * 2 + 1, "func")]) == expected
    assert recorded_input([("cell.input", lambda tdi: tdi["t"] * 2 + 1, "func")]) == expected
    assert recorded_input([("cell.input", lambda tdi: tdi.i * tdi.dt * 2 + 1, "func")]) == expected


def test_a_function_as_inputs():
    cell = bp.neurons.LIF(1)

    def drive(tdi):
        cell.input += 10.0 * (tdi.i % 2)

    for options in ({"inputs": drive}, {"fun_inputs": drive}):
        runner = quiet_runner(cell, monitors=["input"], **options)
        runner.run(0.4)
        assert runner.mon["input"].ravel().tolist() == [0.0, 10.0, 0.0, 10.0]


def test_monitors_see_the_end_of_a_step_before_inputs_are_cleared():
    cell = bp.neurons.LIF(2)
    monitors = {"core": cell.input, "python": lambda: cell.input.value, "twice": lambda tdi: cell.V * 2 + 0 * tdi.t}
    runner = quiet_runner(cell, inputs=("input", [1.0, 2.0]), monitors={**monitors, "V": "V"})
    runner.run(0.5)
    assert runner.mon.core.tolist() == runner.mon.python.tolist() == [[1.0, 2.0]] * 5
    np.testing.assert_array_equal(runner.mon.twice, runner.mon.V * 2)
    assert not cell.input.value.any()


@pytest.mark.parametrize(
    ("index", "chosen"),
    [(1, [1]), (-1, [4]), ([3, 0], [3, 0]), (slice(1, 5, 2), [1, 3]), (np.array([2]), [2]), ([], []),
     (np.array([True, False, False, True, False]), [0, 3])],
)  # fmt: skip
def test_monitor_indices(index, chosen):
    cell = bp.neurons.LIF(5, V_initializer=np.arange(5.0))
    runner = quiet_runner(cell, monitors={"all": "V", "some": ("V", index)})
    runner.run(1.0)
    np.testing.assert_array_equal(runner.mon.some, runner.mon["all"][:, chosen])
    assert runner.mon.some.shape == (10, len(chosen))


def test_monitors_by_other_names(pair):
    runner = quiet_runner(pair, monitors=["syn.syn.g", f"{pair.post.name}.V", ("pre.V",)])
    runner.run(1.0)
    assert {key: value.shape for key, value in runner.mon.items()} == {
        "syn.syn.g": (10, 1), f"{pair.post.name}.V": (10, 1), "pre.V": (10, 1), "ts": (10,),
    }  # fmt: skip


def test_old_recordings_stay(pair):
    runner = quiet_runner(pair, inputs=("pre.input", 25.0), monitors=["pre.V"])
    runner.run(5.0)
    first = runner.mon["pre.V"]
    kept = first.copy()
    runner.run(5.0)
    np.testing.assert_array_equal(first, kept)


def test_groups_of_no_neurons():
    runner = quiet_runner(bp.neurons.LIF(0), inputs=("input", 1.0), monitors=["V", "spike"])
    assert runner.run(1.0).shape == (10, 0)
    assert runner.mon.V.shape == (10, 0)


def test_an_error_in_a_function_keeps_what_was_recorded():
    cell = bp.neurons.LIF(1)

    def fails(tdi):
        if tdi.i == 3:
            raise RuntimeError("mine")
        return 1.0

    runner = quiet_runner(cell, inputs=("input", fails, "func"), monitors={"V": "V", "f": lambda: cell.V.value})
    with pytest.raises(RuntimeError, match="mine"):
        runner.run(1.0)
    assert runner.i0 == 3
    assert runner.mon.V.shape == runner.mon.f.shape == (3, 1)
    np.testing.assert_array_equal(runner.mon.V, runner.mon.f)


def test_progress_bar(pair, capsys):
    bp.DSRunner(pair).run(1.0)
    assert "10/10" in capsys.readouterr().err
    bp.DSRunner(pair, progress_bar=False).run(1.0)
    assert capsys.readouterr().err == ""


def test_dt_of_the_runner_beats_that_of_the_session(pair):
    bp.math.set_dt(0.5)
    assert quiet_runner(pair).dt == 0.5
    runner = quiet_runner(pair, dt=1)
    runner.run(3.0)
    assert runner.mon.ts.tolist() == [0.0, 1.0, 2.0]


def test_spikes_are_the_same_however_they_are_read(pair: bp.Network) -> None:
    """The raster of a group is made when it is read; a selection of it, and steps through Python, are recorded."""

    def run(**monitors):
        bp.reset_state(pair)
        runner = bp.DSRunner(pair, inputs=("pre.input", 25.0), monitors=monitors, progress_bar=False)
        runner.run(100.0)
        return runner.mon

    logged, selected = run(a=pair.pre.spike), run(a=(pair.pre.spike, [0]))
    stepped = run(a=pair.pre.spike, b=lambda: 0)
    assert selected["a"].sum() > 3
    assert logged.a.dtype == np.bool_
    assert logged.a is logged["a"]
    np.testing.assert_array_equal(logged["a"], selected["a"])
    np.testing.assert_array_equal(stepped["a"], selected["a"])


@pytest.mark.parametrize(
    "read",
    [
        lambda mon: mon["a"],
        lambda mon: mon.a,
        lambda mon: mon.get("a"),
        lambda mon: mon.pop("a"),
        lambda mon: dict(mon)["a"],
        lambda mon: {**mon}["a"],
        lambda mon: dict(mon.items())["a"],
        lambda mon: list(mon.values())[list(mon).index("a")],
        lambda mon: mon.copy()["a"],
        lambda mon: copy.deepcopy(mon)["a"],
        lambda mon: pickle.loads(pickle.dumps(mon))["a"],
        lambda mon: (lambda **items: items["a"])(**mon),
    ],
)
def test_spikes_can_be_read_in_every_way_that_dicts_know(pair: bp.Network, read) -> None:
    runner = bp.DSRunner(pair, inputs=("pre.input", 25.0), monitors={"a": pair.pre.spike}, progress_bar=False)
    runner.run(20.0)
    spikes = read(runner.mon)
    assert spikes.shape == (200, 1)
    assert spikes.any()
