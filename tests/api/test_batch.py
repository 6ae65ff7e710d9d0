"""Batches: copies of a network side by side, each of which does what the network does alone."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

COPIES = 3
MODELS = [name for name in bp.neurons.__all__ if getattr(getattr(bp.neurons, name), "model", "")]
SYNAPSES = {
    "Delta": {"g_max": 0.7},
    "Exponential": {"g_max": 0.9, "tau": 5.0},
    "DualExponential": {"g_max": 0.9},
    "Alpha": {"g_max": 0.9},
    "NMDA": {"g_max": 0.9},
    "AMPA": {"g_max": 0.9},
    "GABAa": {"g_max": 0.9},
    "BioNMDA": {"g_max": 0.9},
}


@pytest.fixture(params=[np.float32, np.float64], ids=["float32", "float64"])
def any_precision(request):
    bp.math.set_float(request.param)


def batched(copies=COPIES):
    bp.math.set_mode(bp.math.BatchingMode(copies))


def cells(name, size=4, **options):
    first = {"SpikeTimeGroup": ([0, 2, 2], [0.3, 0.5, 1.0]), "PoissonGroup": (50.0,)}.get(name, ())
    return getattr(bp.neurons, name)(size, *first, **options)


def run(target, duration=2.0, **options):
    runner = bp.DSRunner(target, progress_bar=False, **options)
    runner.run(duration)
    return runner.mon


@pytest.mark.parametrize("name", MODELS)
def test_states_of_neurons_have_a_row_for_each_copy(name):
    batched()
    group = cells(name, (2, 3))
    names = [key.split(".")[1] for key in group.vars()]
    assert {variable.shape for variable in group.vars().values()} == {(COPIES, 6)}
    recorded = run(group, monitors=names)
    assert {recorded[key].shape for key in names} == {(COPIES, 20, 6)}
    assert recorded.ts.shape == (20,)


@pytest.mark.parametrize("name", SYNAPSES)
def test_states_of_synapses_have_a_row_for_each_copy(name):
    batched()
    pre, post = bp.neurons.LIF(4), bp.neurons.LIF(5)
    syn = getattr(bp.synapses, name)(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA(), stp=bp.synplast.STD())
    assert syn.mode.batch_size == COPIES
    size = 5 if name in ("Delta", "Exponential") else 4
    assert {state.variable.shape for state in syn._states.values()} <= {(COPIES, size)}
    assert syn.stp.x.shape == (COPIES, 4)


def circuit(name, **options):
    """Two groups and a synapse with all that synapses can have."""
    i, j = np.nonzero(np.random.default_rng(1).random((7, 5)) < 0.5)
    pre = bp.neurons.LIF(7, V_initializer=np.linspace(-5, 15, 7), tau_ref=1.0)
    post = bp.neurons.LIF(5, V_initializer=np.linspace(0, 10, 5))
    output = bp.synouts.CUBA("V") if name == "Delta" else bp.synouts.MgBlock(E=30.0)
    weights = {**SYNAPSES[name], "output": output, "stp": bp.synplast.STP(U=0.3), "delay_step": 5, **options}
    return bp.Network(pre=pre, syn=getattr(bp.synapses, name)(pre, post, bp.conn.IJConn(i, j), **weights), post=post)


def assert_rows_are_alone(build, drive, monitors, steps=400):
    """Each copy in a batch gives the bits of the same network alone, with its own input."""
    batched(len(drive))
    together = run(build(), steps * 0.1, inputs=("pre.input", drive), monitors=monitors)
    bp.math.set_mode(bp.math.nonbatching_mode)
    for row, current in enumerate(drive):
        alone = run(build(), steps * 0.1, inputs=("pre.input", current), monitors=monitors)
        for key in monitors:
            np.testing.assert_array_equal(together[key][row], alone[key], err_msg=f"{key} of copy {row}")
    spikes = together["pre.spike"].sum(axis=(1, 2))
    assert spikes.min() > 0
    assert len(set(spikes)) == len(drive)


@pytest.mark.usefixtures("any_precision")
@pytest.mark.parametrize("name", SYNAPSES)
@pytest.mark.parametrize("comp_method", ["sparse", "dense"])
def test_a_copy_gives_the_bits_of_the_network_alone(name, comp_method):
    drive = np.array([[21.0], [26.0], [40.0]]) + np.arange(7)
    monitors = ["pre.spike", "post.V", "syn.stp.x"] + ["syn.g"] * (name != "Delta")
    assert_rows_are_alone(lambda: circuit(name, comp_method=comp_method), drive, monitors)


@pytest.mark.parametrize("delay", [np.arange(7), bp.init.PerSynapse(lambda shape: np.arange(shape[0]) % 9)])
def test_delays_in_a_batch(delay):
    drive = np.array([[21.0], [26.0], [40.0]]) + np.arange(7)
    assert_rows_are_alone(lambda: circuit("Exponential", delay_step=delay), drive, ["pre.spike", "syn.g"])


def test_threads_do_not_change_a_batch():
    drive = np.linspace(18.0, 40.0, 8)[:, None]
    recorded = []
    for threads in (1, 3):
        bp.set_num_threads(threads)
        batched(8)
        recorded.append(run(circuit("NMDA"), 40.0, inputs=("pre.input", drive), monitors=["pre.spike", "post.V"]))
    for key in recorded[0]:
        np.testing.assert_array_equal(recorded[0][key], recorded[1][key])


@pytest.mark.parametrize("name", ["HH", "AdExIF", "GIF", "Izhikevich", "SpikeTimeGroup"])
def test_copies_without_inputs_of_their_own_are_equal(name):
    batched()
    recorded = run(cells(name), 20.0, monitors=["spike", "V"] if name != "SpikeTimeGroup" else ["spike"])
    for values in (recorded[key] for key in recorded if key != "ts"):
        assert (values == values[:1]).all()


def test_copies_draw_numbers_of_their_own():
    batched()
    spikes = run(cells("PoissonGroup", 50, seed=1), 50.0, monitors=["spike"]).spike
    noisy = run(bp.neurons.LIF(4, noise=1.0), 5.0, monitors=["V"]).V
    for values in (spikes, noisy):
        assert (values[0] != values[1]).any()
        assert (values[1] != values[2]).any()


def test_axes_of_what_is_recorded():
    batched()
    cell = bp.neurons.LIF((2, 3), keep_size=True)
    monitors = {"V": "V", "first": ("V", 0), "two": ("V", [2, 1]), "mean": lambda: cell.V.mean(axis=(1, 2))}
    batch_first = run(cell, 1.0, inputs=("input", 3.0), monitors=monitors)
    shapes = {"V": (3, 10, 2, 3), "first": (1, 10, 2, 3), "two": (2, 10, 2, 3), "mean": (3, 10), "ts": (10,)}
    assert {key: value.shape for key, value in batch_first.items()} == shapes
    cell.reset()
    time_first = run(cell, 1.0, inputs=("input", 3.0), monitors=monitors, data_first_axis="T")
    for key, value in batch_first.items():
        np.testing.assert_array_equal(time_first[key], value.swapaxes(0, 1) if value.ndim > 1 else value)


def test_what_a_group_returns():
    batched()
    cell = bp.neurons.LIF(4)
    assert bp.DSRunner(cell, progress_bar=False).run(1.0).shape == (COPIES, 10, 4)
    assert bp.DSRunner(cell, progress_bar=False, data_first_axis="T").run(1.0).shape == (10, COPIES, 4)


N, B, STEPS = 4, COPIES, 3  # as many steps as copies: shapes alone cannot tell them apart


@pytest.mark.parametrize("kind", ["fix", "iter", "func", "iterator"])
@pytest.mark.parametrize("shape", [(), (1,), (N,), (1, N), (B, 1), (B, N)], ids=str)
def test_shapes_of_inputs(kind, shape):
    batched()
    rows = np.random.default_rng(0).integers(0, 99, (STEPS, *shape)).astype(float)
    if kind in ("fix", "func"):
        rows[:] = rows[0]
    value = {"fix": rows[0], "iter": rows, "func": lambda: rows[0], "iterator": iter(rows)}[kind]
    given = ("input", value, kind.removesuffix("ator"))
    recorded = run(bp.neurons.LIF(N), STEPS * 0.1, inputs=given, monitors=["input"], data_first_axis="T")
    aligned = rows.reshape(STEPS, *[1] * (2 - len(shape)), *shape)
    np.testing.assert_array_equal(recorded.input, np.broadcast_to(aligned, (STEPS, B, N)))


@pytest.mark.parametrize("value", [np.ones(B), np.ones((B + 1, N)), np.ones((N, B)), np.ones((1, B, N))])
@pytest.mark.parametrize("kind", ["fix", "iter"])
def test_wrong_shapes_of_inputs(kind, value):
    batched()
    with pytest.raises(ValueError, match=r'input for "input" must .* shape \(4,\) or, with the batch, \(3, 4\), got'):
        run(bp.neurons.LIF(N), inputs=("input", value if kind == "fix" else value[None].repeat(20, 0), kind))


def test_inputs_of_a_run():
    batched()
    cell = bp.neurons.LIF(N)
    rows = np.arange(2.0 * B * N).reshape(B, 2, N)
    runner = bp.DSRunner(cell, monitors=["input"], progress_bar=False)
    assert runner.predict(inputs=rows).shape == (B, 2, N)
    np.testing.assert_array_equal(runner.mon.input, rows)
    other = bp.DSRunner(cell, monitors=["input"], progress_bar=False, data_first_axis="T")
    other.predict(inputs=rows.swapaxes(0, 1))
    np.testing.assert_array_equal(other.mon.input, rows.swapaxes(0, 1))
    with pytest.raises(ValueError, match=r'"inputs" of a run must have the shape \(3, steps, 4\).*got \(2, 4\)'):
        runner.predict(inputs=rows[0])


@pytest.mark.parametrize("kind", ["fix", "iter"])
def test_another_number_of_copies(kind):
    batched()
    net = circuit("Exponential")
    current = np.arange(20.0, 27.0)
    drive = ("pre.input", current if kind == "fix" else np.tile(current, (400, 1)), kind)
    runner = bp.DSRunner(net, inputs=drive, monitors=["pre.V", "syn.g"], progress_bar=False)
    runner.run(20.0)
    before = dict(runner.mon)
    for copies in (5, 2, COPIES):
        bp.reset_state(net, copies)
        runner.run(20.0, reset_state=True)
        assert runner.mon["pre.V"].shape == (copies, 200, 7)
        for key in before:
            np.testing.assert_array_equal(runner.mon[key][:1], before[key][:1])
    assert net.pre.V.shape == net.pre.input.shape == (COPIES, 7)


def test_another_number_of_copies_than_the_input_has():
    batched()
    cell = bp.neurons.LIF(N)
    runner = bp.DSRunner(cell, inputs=("input", np.ones((B, N))), progress_bar=False)
    cell.reset(batch_size=5)
    with pytest.raises(ValueError, match=r"with the batch, \(5, 4\), got shape \(3, 4\)"):
        runner.run(1.0)


def test_a_batch_size_is_set_for_all_or_none():
    one, several = bp.neurons.LIF(1), bp.neurons.LIF(1, mode=bp.math.BatchingMode(2))
    with pytest.raises(bp.errors.MathError, match=f'"batch_size" of {one.name} must be None'):
        bp.Network(several, one).reset(batch_size=4)
    assert several.mode.batch_size == 2
    net = bp.Network(several)
    net.reset(batch_size=4)
    assert run(net, 1.0, monitors=[f"{several.name}.V"])[f"{several.name}.V"].shape == (4, 10, 1)


def test_a_network_does_not_decide_for_its_groups():
    cell = bp.neurons.LIF(2)
    batched()
    assert run(bp.Network(cell=cell), 1.0, monitors=["cell.V"])["cell.V"].shape == (10, 2)


def test_modes_do_not_mix():
    one, several = bp.neurons.LIF(1), bp.neurons.LIF(1, mode=bp.math.BatchingMode(2))
    net = bp.Network(one, several)
    with pytest.raises(ValueError, match=rf"the same mode, got {one.name} in NonB.* and {several.name} in Batching"):
        run(net)
    with pytest.raises(ValueError, match=r"BatchingMode\(batch_size=3\) and .*BatchingMode\(batch_size=2\)"):
        run(bp.Network(bp.neurons.LIF(1, mode=bp.math.BatchingMode(3)), several))


def test_variables_take_values_for_the_whole_batch():
    batched(2)
    cell = bp.neurons.LIF(3, V_initializer=-1.0)
    cell.V = np.arange(6.0).reshape(2, 3)
    cell.V[1] = 9.0
    assert cell.V.tolist() == [[0, 1, 2], [9, 9, 9]]
    run(cell, 0.1)
    assert (cell.V[1] > cell.V[0]).all()
    cell.reset()
    assert cell.V.tolist() == [[-1] * 3] * 2
