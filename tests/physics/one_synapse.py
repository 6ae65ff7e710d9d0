"""One synapse between two neurons, and what the tests know about it without a simulator."""

from __future__ import annotations

from typing import Any

import numpy as np

import bouton as bp


def spikes_in(steps: list[int], dt: float = 0.1) -> bp.neurons.SpikeTimeGroup:
    """A neuron that fires in the steps given."""
    times = (np.asarray(steps) - 0.5) * dt  # due half a step before, so that rounding plays no part
    return bp.neurons.SpikeTimeGroup(1, np.zeros(len(steps), dtype=int), times)


def clamped(V: float | np.ndarray) -> bp.neurons.LIF:
    """Neurons whose potentials stay what they are, whatever current reaches them."""
    return bp.neurons.LIF(np.size(V), tau=1e30, V_th=1e9, V_initializer=np.atleast_1d(V))


def record(
    model: type[bp.synapses.Synapse],
    spikes: list[int],
    steps: int,
    what: str | tuple[str, ...] = "syn.g",
    dt: float = 0.1,
    post: bp.neurons.NeuGroup | None = None,
    **options: Any,
) -> Any:
    """What a synapse does when its presynaptic neuron fires in some steps: a trace, or one for each name."""
    pre, post = spikes_in(spikes, dt), post or clamped(0.0)
    syn = model(pre, post, bp.conn.All2All(), **options)
    names = [what] if isinstance(what, str) else list(what)
    net = bp.Network(pre=pre, syn=syn, post=post)
    runner = bp.DSRunner(net, monitors=["pre.spike", *names], dt=dt, progress_bar=False)
    runner.run(steps * dt)
    assert np.flatnonzero(runner.mon["pre.spike"]).tolist() == list(spikes)
    traces = [runner.mon[name][:, 0] if runner.mon[name].shape[1] == 1 else runner.mon[name] for name in names]
    return traces[0] if isinstance(what, str) else traces


def after(spikes: list[int], steps: int) -> np.ndarray:
    """How many steps ago each spike was seen, in each step; negative before it was."""
    return np.arange(steps)[:, None] - np.asarray(spikes) - 1


def orders(errors: list[float]) -> np.ndarray:
    """The order of convergence that errors show, from step to half the step."""
    return np.log2(np.array(errors[:-1]) / errors[1:])
