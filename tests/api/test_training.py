"""Training mode, forwards: spikes are numbers, and resets are subtracted."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp


def trajectory(**options):
    cells = bp.neurons.LIF(2, mode=bp.math.TrainingMode(3), tau_ref=0.0, **options)
    runner = bp.DSRunner(cells, inputs=("input", 60.0), monitors=["V", "spike"], progress_bar=False)
    runner.run(20.0)
    return runner.mon


def test_spikes_are_numbers_in_a_batch(x64):
    mon = trajectory()
    assert mon.V.shape == (3, 200, 2)
    assert mon.spike.dtype == np.float64
    assert set(np.unique(mon.spike)) == {0.0, 1.0}


def test_resets(x64):
    """A soft reset keeps by how much V was above the threshold."""
    soft, hard = trajectory()["V"], trajectory(spk_reset="hard")["V"]
    assert hard.min() == -5.0
    assert -5.0 < soft.min() < -4.0


def test_networks_and_projections_in_training_mode():
    bp.math.set_mode(bp.math.TrainingMode(2))
    pre, post = bp.dyn.Lif(3, tau=5.0), bp.dyn.LifRef(1)
    path = bp.dyn.ProjAlignPostMg2(
        pre=pre, delay=None, comm=bp.dnn.Dense(3, 1, W_initializer=np.ones((3, 1))), syn=bp.dyn.Expon.desc(1),
        out=bp.dyn.CUBA.desc(), post=post,
    )  # fmt: skip

    class Net(bp.DynSysGroup):
        def update(self, x):
            path(), pre(x), post()
            return pre.spike.value, path.syn.g.value

    net = Net(pre, post, path)
    spikes, g = bp.math.for_loop(lambda i: net.step_run(i, 30.0), bp.math.arange(60), progress_bar=False)
    assert spikes.shape == (60, 2, 3)
    first = np.argmax(spikes.any(axis=(1, 2)))
    assert (g[: first + 1] == 0).all()
    assert (g[first + 1] > 2.9).all()


def test_what_cannot_be_trained():
    with pytest.raises(
        NotImplementedError, match=r'"mode" of FHN\d+ must .*TrainingMode\(batch_size=3\).*cannot be trained'
    ):
        bp.neurons.FHN(1, mode=bp.math.TrainingMode(3))
    bp.math.set_mode(bp.math.training_mode)
    with pytest.raises(NotImplementedError, match="cannot be trained"):
        bp.synapses.Exponential(bp.neurons.LIF(1), bp.neurons.LIF(1), bp.conn.All2All())
