"""The models of neurons, as Python sees them."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

import bouton as bp
from bouton import _core

MODELS = [name for name in bp.neurons.__all__ if getattr(getattr(bp.neurons, name), "model", "")]
NEEDED = {"PoissonGroup": {"freqs": 20.0}, "SpikeTimeGroup": {"indices": [], "times": []}}
EVERYTHING = {"ref_var": True, "tau_ref": 1.0}
"""Options that switch states on."""


def make(name, size=2, **options):
    return getattr(bp.neurons, name)(size, **NEEDED.get(name, {}), **options)


def complete(name):
    """A group with all states that the model has."""
    known = inspect.signature(getattr(bp.neurons, name)).parameters
    return make(name, **{key: value for key, value in EVERYTHING.items() if key in known})


def run(target, duration, **options):
    runner = bp.DSRunner(target, progress_bar=False, **options)
    runner.run(duration)
    return runner.mon


@pytest.mark.parametrize("name", MODELS)
def test_parameters_and_defaults_are_those_of_the_core(name):
    group = complete(name)
    model = _core.describe_model(group.model)
    own = [parameter for parameter in group.parameters() if not parameter.optional and name != "PoissonGroup"]
    signature = inspect.signature(getattr(bp.neurons, name)).parameters
    core = {p["name"]: p for p in model["params"] or []}
    assert {p.name: signature[p.name].default for p in own} == {p.name: core[p.name]["default"] for p in own}
    everything = {parameter.name for parameter in group.parameters()}
    assert set(core) == everything - {"noise"}
    assert {p.name for p in group.parameters() if p.positive} == {key for key, p in core.items() if p["positive"]}


@pytest.mark.parametrize("name", MODELS)
def test_states_are_those_of_the_core(name):
    states = complete(name)._states
    model = _core.describe_model(getattr(bp.neurons, name).model)["states"]
    assert {key: state.variable.dtype.kind == "b" for key, state in states.items()} == {
        state["name"]: state["bool"] for state in model
    }
    for state in model:
        random = name in ("HH", "MorrisLecar") and state["name"] == "V"
        if not random and not state.get("start") and state["name"] != "t_next_spike":
            assert (states[state["name"]].variable.value == state["init"]).all(), state["name"]


@pytest.mark.parametrize("name", MODELS)
def test_runs_with_defaults(name):
    """Nothing diverges from its own initial state, in float32."""
    mon = run(make(name, 3), 50.0, monitors=list(make(name)._states))
    for key, values in mon.items():
        assert np.isfinite(values).all() or key == "t_next_spike", key


@pytest.mark.parametrize("name", ["HH", "MorrisLecar"])
def test_random_start_is_drawn_again_at_a_reset(name):
    group = make(name, 100)
    first = group.V.value
    assert first.min() >= -70
    assert first.max() < -60
    group.reset_state()
    assert (group.V.value != first).any()


def test_gates_start_at_rest_for_the_potential_that_was_drawn(x64):
    group = bp.neurons.HH((2, 3), keep_size=True)
    for _ in range(2):
        V = group.V.value
        alpha, beta = 0.07 * np.exp(-(V + 65) / 20), 1 / (1 + np.exp(-(V + 35) / 10))
        np.testing.assert_allclose(group.h.value, alpha / (alpha + beta), rtol=1e-12)
        group.reset_state()
    held = bp.neurons.HH(2, V_initializer=-65.0, m_initializer=0.5)
    assert held.m.tolist() == [0.5, 0.5]


def test_recovery_of_izhikevich_starts_from_b_and_V():
    group = bp.neurons.Izhikevich(2, b=[0.2, 0.25], V_initializer=[-60.0, -80.0])
    assert group.u.tolist() == [-12.0, -20.0]


def test_noise_follows_the_seed():
    def noisy(seed):
        group = bp.neurons.LIF(5, noise=[0.0, 1.0, 1.0, 2.0, 2.0])
        group.seed = seed
        return run(group, 10.0, monitors=["V"]).V

    a, b = noisy(1), noisy(2)
    assert (a[:, 0] == 0).all()
    assert (a[:, 1] != a[:, 2]).all()
    assert (a == noisy(1)).all()
    assert (a[:, 1:] != b[:, 1:]).all()


def test_seed_comes_from_the_global_generator():
    seeds = []
    for _ in range(2):
        bp.math.random.seed(5)
        seeds.append([bp.neurons.LIF(1).seed, bp.neurons.LIF(1).seed])
    assert seeds[0] == seeds[1]
    assert seeds[0][0] != seeds[0][1]


def test_noise_goes_on_where_the_last_run_ended_and_is_new_after_a_reset():
    def group():
        made = bp.neurons.ExpIF(3, noise=1.0, V_initializer=-65.0)
        made.seed = 1
        return made

    whole = run(group(), 20.0, monitors=["V"]).V
    runner = bp.DSRunner(group(), monitors=["V"], progress_bar=False)
    parts = []
    for _ in range(2):
        runner.run(10.0)
        parts.append(runner.mon.V)
        runner.target.R = 1.0  # the program is made anew
    assert (np.concatenate(parts) == whole).all()
    runner.run(10.0, reset_state=True)
    assert (parts[0] != runner.mon.V).any()


@pytest.mark.parametrize("bad", [-1.0, None, "a", np.ones(3), np.nan])
def test_bad_rates(bad):
    with pytest.raises(ValueError, match=r"PoissonGroup\.freqs"):
        bp.neurons.PoissonGroup(2, freqs=bad)


def test_poisson_rates_per_neuron():
    group = bp.neurons.PoissonGroup(2000, freqs=np.repeat([0.0, 100.0], 1000), seed=1)
    spikes = run(group, 1000.0, monitors=["spike"]).spike
    assert spikes[:, :1000].sum() == 0
    assert abs(spikes[:, 1000:].sum() / 1000 - 100) < 1


def test_poisson_seed_of_a_group_holds_in_every_network():
    def spikes(*before):
        group = bp.neurons.PoissonGroup(50, freqs=100.0, seed=3)
        return run(bp.Network(*before, group=group), 50.0, monitors=["group.spike"])["group.spike"]

    assert (spikes() == spikes(bp.neurons.LIF(3), bp.neurons.PoissonGroup(50, freqs=100.0))).all()


def test_spike_times_go_on_and_start_again():
    group = bp.neurons.SpikeTimeGroup(2, indices=[0, 1, 0], times=[0.2, 0.9, 1.3])
    runner = bp.DSRunner(group, monitors=["spike"], progress_bar=False)

    def steps():
        runner.run(1.0)
        return np.argwhere(runner.mon.spike).tolist()

    first, second = steps(), steps()
    assert first == [[2, 0], [9, 1]]
    assert second == [[3, 0]]
    assert np.isinf(group.t_next_spike.value).all()
    assert steps() == []
    runner.reset_state()
    assert steps() == first


def test_spike_times_survive_a_new_program():
    group = bp.neurons.SpikeTimeGroup(1, indices=[0, 0], times=[0.2, 1.5])
    first = bp.DSRunner(group, progress_bar=False)
    assert np.argwhere(first.run(1.0)).tolist() == [[2, 0]]
    second = bp.DSRunner(bp.Network(group=group), monitors=["group.spike"], t0=1.0, progress_bar=False)
    second.run(1.0)
    assert np.argwhere(second.mon["group.spike"]).tolist() == [[5, 0]]


@pytest.mark.parametrize(
    ("indices", "times", "error", "message"),
    [
        ([0, 1], [1.0], ValueError, "same length, got 2 and 1"),
        ([2], [1.0], IndexError, r'"indices" must be in \[0, 1\] for 2 neurons, got 2'),
        ([-1], [1.0], IndexError, "got -1"),
        ([0.5], [1.0], ValueError, '"indices" must be ints'),
        ([0], ["a"], ValueError, '"times" must be numbers'),
        ([0], [np.nan], ValueError, "NaN"),
    ],
)
def test_bad_spike_times(indices, times, error, message):
    with pytest.raises(error, match=message):
        bp.neurons.SpikeTimeGroup(2, indices=indices, times=times)


def test_a_group_without_spikes_is_no_source():
    leaky, cell = bp.neurons.LeakyIntegrator(2), bp.neurons.LIF(2)
    with pytest.raises(AttributeError, match='"pre" must have a state "spike"'):
        bp.synapses.Exponential(leaky, cell, bp.conn.One2One())
    syn = bp.synapses.Exponential(cell, leaky, bp.conn.One2One(), g_max=2.0)
    mon = run(bp.Network(cell=cell, leaky=leaky, syn=syn), 50.0, inputs=("cell.input", 30.0), monitors=["leaky.V"])
    assert mon["leaky.V"].max() > 0


def test_the_older_name_of_alif_is_the_same_neuron():
    runs = [
        run(model(2, V_initializer=-65.0, tau_ref=2.0), 50.0, inputs=("input", 20.0), monitors=["V", "spike"])
        for model in (bp.neurons.ALIFBellec2020, bp.neurons.LIF_SFA_Bellec2020)
    ]
    assert (runs[0].V == runs[1].V).all()
    assert runs[0].spike.any()


def test_alif_is_never_held_without_tau_ref():
    group = bp.neurons.ALIFBellec2020(1)
    assert "refractory" not in group._states
    assert run(group, 1.0, monitors=["spike"]).spike.all()


@pytest.mark.parametrize("name", ["InputGroup", "OutputGroup"])
def test_passing_groups_return_what_they_get(name):
    group = getattr(bp.neurons, name)(2)
    x = object()
    assert group.update(x) is x
    assert run(bp.Network(group=group), 1.0).ts.size == 10  # nothing of it runs


@pytest.mark.parametrize(
    "name", [name for name in MODELS if "noise" in inspect.signature(getattr(bp.neurons, name)).parameters]
)
def test_noise_moves_every_neuron(name):
    quiet, noisy = (
        run(make(name, 1, V_initializer=-65.0, noise=noise), 1.0, monitors=["V"]).V for noise in (None, 0.1)
    )
    assert (quiet != noisy).any()


def test_the_rate_of_a_poisson_group_can_change_while_it_runs():
    rate, rates = bp.math.Variable(1), bp.math.asarray(np.repeat([10.0, 50.0, 0.0], 1000))
    group = bp.neurons.PoissonGroup(1000, freqs=rate)

    def change():
        group.freqs[0] = rates[bp.share["i"]]

    runner = bp.DSRunner(group, monitors=["spike"], inputs=change, progress_bar=False)
    runner.run(300.0)
    counts = runner.mon.spike.reshape(3, -1).sum(axis=1)
    assert counts[:2] / 100 == pytest.approx([10.0, 50.0], rel=0.15)
    assert counts[2] == 0
    assert rate.value.tolist() == [0.0]


def test_a_poisson_group_with_a_changing_rate_has_no_seed_of_its_own():
    with pytest.raises(bp.errors.UnsupportedError, match='"seed" of PoissonGroup must be None'):
        bp.neurons.PoissonGroup(3, freqs=bp.math.Variable([1.0]), seed=3)
    with pytest.raises(ValueError, match="must not be negative"):
        bp.neurons.PoissonGroup(3, freqs=bp.math.Variable([-1.0]))


def test_no_seed_is_one_of_the_global_generator():
    noise = bp.neurons.PoissonGroup(10, freqs=50.0)
    noise.seed = 7
    noise.seed = None
    bp.math.random.seed(1)
    drawn = noise.seed
    bp.math.random.seed(1)
    assert bp.neurons.PoissonGroup(10, freqs=50.0).seed == drawn != 7
