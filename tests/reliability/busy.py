"""A network that is busy and irregular, and a digest of everything it does.

Run as a program it prints the digest, for tests that need another process.
"""

from __future__ import annotations

import hashlib

import numpy as np

import bouton as bp

SEED = 2007
DURATION = 200.0


def network() -> bp.Network:
    """Excitation and inhibition with delays, single and per neuron, in the balance that keeps them irregular."""
    cell = {"V_rest": -60.0, "V_th": -50.0, "V_reset": -60.0, "tau": 20.0, "tau_ref": 5.0}
    E = bp.neurons.LIF(1601, **cell, V_initializer=bp.init.Normal(-55.0, 2.0))
    I = bp.neurons.LIF(399, **cell, V_initializer=bp.init.Uniform(-60.0, -50.0), ref_var=True)  # noqa: E741
    sparse = bp.conn.FixedProb(0.04)
    excite, inhibit = {"g_max": 0.6, "tau": 5.0}, {"g_max": 6.7, "tau": 10.0}
    delays = np.arange(1601) % 19
    return bp.Network(
        E=E,
        I=I,
        E2E=bp.synapses.Exponential(E, E, sparse, **excite, output=bp.synouts.COBA(E=0.0), delay_step=delays),
        E2I=bp.synapses.Exponential(E, I, sparse, **excite, output=bp.synouts.COBA(E=0.0)),
        I2E=bp.synapses.Exponential(I, E, sparse, **inhibit, output=bp.synouts.COBA(E=-80.0), delay_step=8),
        I2I=bp.synapses.Exponential(I, I, sparse, **inhibit, output=bp.synouts.COBA(E=-80.0)),
        I2E_total=bp.synapses.Exponential(I, E, bp.conn.All2All(), g_max=-1e-4, output=bp.synouts.CUBA()),
    )


MONITORS = ["E.V", "E.spike", "E.input", "I.V", "I.refractory", "E2E.g", "E2I.g", "I2E.g", "I2I.g", "I2E_total.g"]


def runner(monitors: list[str] = MONITORS, net: bp.Network | None = None) -> bp.DSRunner:
    """A runner of the network under a current that rises."""
    current = np.linspace(15.0, 25.0, 10_000)
    inputs = [("E.input", current, "iter"), ("I.input", 20.0)]
    return bp.DSRunner(net or seeded(), monitors=monitors, inputs=inputs, progress_bar=False)


def seeded() -> bp.Network:
    """The network that the seed gives."""
    bp.math.random.seed(SEED)
    return network()


def states(net: bp.Network) -> dict[str, bytes]:
    """Every variable at the end of a run, bit by bit; automatic names differ from network to network."""
    return {
        f"{name}.{key}": np.asarray(value.value).tobytes()
        for name, child in net.children.items()
        for key, value in vars(child).items()
        if isinstance(value, bp.math.Variable)
    }


def digest(durations: tuple[float, ...] = (DURATION,)) -> str:
    """A digest of all that was recorded, and of all states at the end."""
    run, pieces = runner(), []
    for duration in durations:
        run.run(duration)
        pieces.append(dict(run.mon))
    every = hashlib.sha256()
    for key in sorted(pieces[0]):
        every.update(np.concatenate([piece[key] for piece in pieces]).tobytes())
    for key, content in sorted(states(run.target).items()):
        every.update(key.encode() + content)
    return every.hexdigest()


if __name__ == "__main__":
    print(digest())
