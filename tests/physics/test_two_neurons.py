"""Two neurons and each of the five synapses: the scripts in docs/examples, with the numbers of BrainPy's docstrings."""

from __future__ import annotations

import runpy
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

import bouton as bp

FOLDER = Path(__file__).parents[2] / "docs" / "examples"
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.py"))


def example(name):
    """What a script has recorded, and its two plots: the lines of each, by the label."""
    matplotlib.use("Agg")
    runner = runpy.run_path(str(FOLDER / f"{name}.py"))["runner"]
    plots = [{line.get_label(): line for line in ax.get_lines()} for ax in plt.gcf().axes]
    plt.close("all")
    return runner.mon, plots


def peaks(mon):
    return {name: float(values.max()) for name, values in mon.items()}


@pytest.mark.parametrize("name", EXAMPLES)
def test_potentials_on_top_and_states_of_the_synapse_below(name):
    mon, (potentials, states) = example(name)
    assert list(potentials) == ["pre.V", "post.V"]
    assert list(states) == [key.removeprefix("syn.") for key in mon if key.startswith("syn.")]
    for label, line in {**potentials, **{f"syn.{label}": line for label, line in states.items()}}.items():
        np.testing.assert_array_equal(line.get_xdata(), mon.ts)
        np.testing.assert_array_equal(line.get_ydata(), mon[label][:, 0])
        assert np.ptp(mon[label]) > 0.0


def test_all_five_are_there():
    assert EXAMPLES == ["alpha", "delta", "dual_exponential", "exponential", "nmda"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("exponential", {"syn.g": 5.58909, "post.V": 2.60610}),
        ("dual_exponential", {"syn.g": 1.28446, "syn.h": 1.29155, "post.V": 0.849528}),
        ("alpha", {"syn.g": 0.632631, "syn.h": 1.198033, "post.V": 0.579060}),
    ],
)
def test_the_numbers_of_brainpy(name, expected):
    found = peaks(example(name)[0])
    assert {key: found[key] for key in expected} == pytest.approx(expected, rel=4e-6)


def test_jumps_of_5_mV():
    mon, _ = example("delta")
    V, seen = mon["post.V"][:, 0], np.flatnonzero(mon["syn.g"])
    assert len(seen) == 8
    leak = np.exp(-0.1 / 10.0)
    np.testing.assert_allclose(V[seen], (V[seen - 1] + 5.0 - 10.0) * leak + 10.0, rtol=1e-6)


def test_nmda_receptors_stay_open_between_spikes():
    mon, _ = example("nmda")
    fired = np.flatnonzero(np.diff((mon["pre.V"][:, 0] > 20.0).astype(int)) == 1)
    assert len(fired) >= 3
    assert mon["syn.g"][fired[2] :].min() > 0.5


def hh_pair(V_pre, V_post):
    pre, post = bp.neurons.HH(1, V_initializer=[V_pre]), bp.neurons.HH(1, V_initializer=[V_post])
    net = bp.Network(pre=pre, syn=bp.synapses.NMDA(pre, post, bp.conn.All2All()), post=post)
    runner = bp.DSRunner(net, inputs=("pre.input", 5.0), monitors=["pre.V", "syn.g"], progress_bar=False)
    runner.run(150.0)
    return peaks(runner.mon)


def test_whether_a_bistable_neuron_fires_depends_on_its_start():
    assert hh_pair(-64.359116, -66.197174) == pytest.approx({"pre.V": 36.2, "syn.g": 0.880, "ts": 149.9}, abs=0.02)
    assert hh_pair(-61.0388, -66.0)["syn.g"] == 0.0


def test_without_an_output_nothing_arrives(x64):
    """The first example of BrainPy, which shows an alpha synapse without an output for a Delta synapse."""
    pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    syn = bp.synapses.Alpha(pre, post, bp.conn.All2All(), g_max=5.0)
    inputs, monitors = [("pre.input", 25.0), ("post.input", 10.0)], ["pre.spike", "post.V"]
    runner = bp.DSRunner(bp.Network(pre=pre, syn=syn, post=post), inputs, monitors, progress_bar=False)
    with pytest.warns(UserWarning, match="has no output"):
        runner.run(150.0)
    assert runner.mon["pre.spike"].sum() == 8
    assert runner.mon["post.V"].max() == pytest.approx(9.99999694, abs=1e-8)
