"""The excitatory and inhibitory network of Brette et al. (2007), with synapses that change conductances (COBA).

Run it with ``python -m bouton.demo`` (from a checkout: ``python3 build.py demo``). It simulates one second of 4000
neurons, prints how active they were and how long that took, and draws the figure ``ei_net.png``.

Brette, R. et al. Simulation of networks of spiking neurons: a review of tools and strategies.
J. Comput. Neurosci. 23, 349-398 (2007), benchmark 1.
"""

from __future__ import annotations

import importlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import bouton as bp

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

SEED = 2007
DURATION = 1000.0  # ms
INPUTS = [("E.input", 20.0), ("I.input", 20.0)]
FIGURE = Path("ei_net.png")
COLOURS = {"E": "#2b6ca3", "I": "#c1432e"}
NAMES = {"E": "excitatory", "I": "inhibitory"}
RATE_WINDOW = 5.0  # ms
EDGE = 25  # steps, half a window


def main() -> None:
    """Build the network, run it, say what happened, draw it."""
    bp.math.random.seed(SEED)
    importlib.import_module("tqdm")  # which the progress bar would import while the simulation is timed
    start = time.perf_counter()
    runner = bp.DSRunner(network(), monitors=["E.spike", "I.spike"], inputs=INPUTS, progress_bar=False)
    runner.run(0.0)  # makes the program, and runs no step
    setup = time.perf_counter() - start
    runner.progress_bar = True
    seconds, _ = runner.run(DURATION, eval_time=True)
    spikes = {name: np.asarray(runner.mon[f"{name}.spike"]) for name in NAMES}
    for name, trains in spikes.items():
        rate = trains.sum() / trains.shape[1] / (DURATION / 1000)
        print(f"{NAMES[name]}: {trains.shape[1]:4} neurons, mean rate {rate:.1f} Hz")
    faster = DURATION / 1000 / seconds
    print(f"simulation of {DURATION:g} ms: {seconds:.3f} s, {faster:.0f} times faster than real time")
    print(f"set-up, connections included: {setup:.3f} s")
    draw(np.asarray(runner.mon.ts), spikes)
    print(f"figure: {FIGURE.resolve()}")


def network() -> bp.Network:
    """3200 excitatory and 800 inhibitory neurons, each pair connected with probability 0.02."""
    E, I = population(3200), population(800)  # noqa: E741
    sparse = bp.conn.FixedProb(0.02)
    E2E = bp.synapses.Exponential(E, E, sparse, g_max=0.6, tau=5.0, output=bp.synouts.COBA(E=0.0))
    E2I = bp.synapses.Exponential(E, I, sparse, g_max=0.6, tau=5.0, output=bp.synouts.COBA(E=0.0))
    I2E = bp.synapses.Exponential(I, E, sparse, g_max=6.7, tau=10.0, output=bp.synouts.COBA(E=-80.0))
    I2I = bp.synapses.Exponential(I, I, sparse, g_max=6.7, tau=10.0, output=bp.synouts.COBA(E=-80.0))
    return bp.Network(E2E, E2I, I2E, I2I, E=E, I=I)


def population(size: int) -> bp.neurons.LIF:
    """Leaky integrate-and-fire neurons that begin near their threshold of -50 mV."""
    return bp.neurons.LIF(
        size,
        V_rest=-60.0,
        V_th=-50.0,
        V_reset=-60.0,
        tau=20.0,
        tau_ref=5.0,
        V_initializer=bp.init.Normal(-55.0, 2.0),
    )


def draw(times: NDArray[np.floating], spikes: dict[str, NDArray[np.bool_]]) -> None:
    """Save a raster of all spikes, and under it the rate of each population over time."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.0, 5.0), layout="constrained")
    raster, rates = figure.subplots(2, 1, sharex=True, height_ratios=[3, 1])
    draw_raster(raster, times, spikes)
    complete = slice(EDGE, -EDGE)  # where the window does not reach beyond the run
    for name, trains in spikes.items():
        rate = bp.measure.firing_rate(trains, RATE_WINDOW)
        rates.plot(times[complete], rate[complete], color=COLOURS[name], linewidth=1.0)
    rates.set(xlabel="Time (ms)", ylabel="Rate (Hz)", xlim=(0.0, DURATION))
    rates.set_ylim(bottom=0.0)
    for axes in (raster, rates):
        axes.spines[["top", "right"]].set_visible(False)
    figure.align_ylabels()
    figure.savefig(FIGURE, dpi=200)


def draw_raster(axes: Axes, times: NDArray[np.floating], spikes: dict[str, NDArray[np.bool_]]) -> None:
    """Plot a dot for each spike, one population above the other, each named at its side."""
    first = 0
    for name, trains in spikes.items():
        step, neuron = np.nonzero(trains)
        axes.plot(times[step], first + neuron, ".", color=COLOURS[name], markersize=1.0, markeredgewidth=0)
        middle = first + trains.shape[1] / 2
        axes.text(1.01, middle, NAMES[name], color=COLOURS[name], transform=axes.get_yaxis_transform(),
                  rotation=90, va="center")  # fmt: skip
        first += trains.shape[1]
    axes.set(ylabel="Neuron", ylim=(0, first), yticks=range(0, first + 1, 1000))


if __name__ == "__main__":
    main()
