"""Networks of neurons and stimuli written in Python do what the papers say that they do. Seeds are fixed."""

from __future__ import annotations

import numpy as np
import pytest
from fokker_planck import Inhibitory
from scipy import signal
from wang_2002 import Decision

import bouton as bp
import bouton.math as bm


class Noisy(bp.NeuGroup):
    """An integrate-and-fire neuron in white noise."""

    def __init__(self, size, theory):
        super().__init__(size)
        self.V_th, self.V_reset = theory.V_th, theory.V_reset
        self.V = bm.Variable(bm.random.uniform(theory.V_reset, theory.V_th, size))
        self.spike = bm.Variable(bm.zeros(size, dtype=bool))
        noise = theory.sigma_ext / bm.sqrt(theory.tau)
        self.integral = bp.sdeint(lambda V, t: (theory.mu_ext - V) / theory.tau, lambda V, t: noise)

    def update(self):
        V = self.integral(self.V, bp.share["t"], bp.share["dt"])
        self.spike.value = self.V_th <= V
        self.V.value = bm.where(self.spike, self.V_reset, V)


def inhibit(theory, size=5000):
    """Spikes of two seconds of a network of Brunel & Hakim (1999), without the first 200 ms."""
    bm.random.seed(1999)
    cells = Noisy(size, theory)
    conn = bp.conn.FixedProb(theory.C / size)
    later = round(theory.delay / bm.get_dt()) + 1
    output = bp.synouts.CUBA(target_var="V")
    syn = bp.synapses.Delta(cells, cells, conn, g_max=-theory.J, delay_step=later, output=output)
    runner = bp.DSRunner(bp.Network(cells=cells, syn=syn), monitors=["cells.spike"], progress_bar=False)
    runner.run(2200.0)
    return runner.mon["cells.spike"][2000:]


def peak(rate):
    """The frequency (Hz) at which the spectrum of a population rate has its peak."""
    f, power = signal.welch(rate, 1e4, nperseg=2500)
    return f[power[f > 50.0].argmax() + (f <= 50.0).sum()]


@pytest.mark.parametrize(("delay", "sigma"), [(1.5, 1.5), (2.0, 2.0), (3.0, 3.0)])
def test_brunel_hakim_oscillates_at_the_frequency_of_the_theory(delay, sigma):
    """Where the asynchronous state has just lost its stability, so that the linear theory holds."""
    theory = Inhibitory(sigma_ext=sigma, delay=delay)
    frequency, gain = theory.rhythm
    assert 1.0 < gain < 1.25
    rate = inhibit(theory).mean(axis=1)
    assert peak(rate) == pytest.approx(frequency, rel=0.06)
    assert rate.mean() * 10 == pytest.approx(theory.rate, rel=0.03)  # spikes per ms


def test_brunel_hakim_beats_faster_than_its_neurons_fire():
    """With little noise from outside, far beyond the onset, the rhythm is slower than at the onset by some 10 %."""
    theory = Inhibitory()
    spikes = inhibit(theory)
    frequency, gain = theory.rhythm
    assert gain > 1.5
    assert 0.85 < peak(spikes.mean(axis=1)) / frequency < 1.0
    assert 3.0 < spikes.mean() * 1e4 < 6.0
    intervals = [np.diff(np.flatnonzero(neuron)) for neuron in spikes.T[:1000] if neuron.sum() > 5]
    assert np.mean([times.std() / times.mean() for times in intervals]) > 0.5


def test_wang_decides():
    """20 trials without evidence for either side, four with much of it for A, four for B; all at once."""
    coherence = np.repeat([0.0, 51.2, -51.2], [20, 4, 4])
    bm.random.seed(2002)
    bm.set_mode(bm.BatchingMode(len(coherence)))
    net = Decision(coherence[:, None])
    rates = {name: lambda group=net.children[name]: bm.mean(group.spike, axis=-1) for name in "AB"}
    runner = bp.DSRunner(net, monitors=rates, progress_bar=False)
    runner.run(1100.0)
    A, B = (runner.mon[name].reshape(len(coherence), -1)[:, -1500:].mean(axis=1) * 1e4 for name in "AB")
    assert (np.maximum(A, B) > 25.0).sum() >= 26  # Hz: decided
    assert (np.minimum(A, B) < 12.0).all()
    assert 5 <= (A > B)[:20].sum() <= 15
    assert (A > B)[20:24].all()
    assert (A < B)[24:].all()
