"""Brunel's network for bouton and BrainPy."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from tools.bench.case import DT
from tools.bench.networks import brunel as p
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int, connector: Callable[[Any, int], Any] | None = None) -> Model:
    """Spikes move the potential by J or -g J after the delay, unless the neuron is refractory."""
    num_E, num_I, from_E, from_I = p.sizes(neurons)
    E, I = population(bp, num_E), population(bp, num_I)

    def connect(pre: Any, post: Any, inputs: int, weight: float) -> Any:
        delay = round(p.DELAY / DT) + 1  # k steps of delay arrive k - 1 steps later
        jump = bp.synouts.CUBA(target_var="V")
        inputs_of_each = connector(pre, inputs) if connector else bp.conn.FixedPreNum(inputs)
        return bp.synapses.Delta(
            pre, post, inputs_of_each, jump, g_max=weight, delay_step=delay, post_ref_key="refractory"
        )

    Drive = driver(bp)
    spikes = from_E * p.drive(from_E) * DT / 1000  # to each neuron in a step
    net = bp.Network(
        *(connect(E, post, from_E, p.J) for post in (E, I)),
        *(connect(I, post, from_I, -p.G * p.J) for post in (E, I)),
        *(Drive(post, spikes) for post in (E, I)),
        E=E,
        I=I,
    )
    return Model(net, [], ("E", "I"))


def population(bp: Any, size: int) -> Any:
    """Leaky integrate-and-fire neurons that begin at rest."""
    return bp.neurons.LIF(
        size,
        V_rest=p.V_REST,
        V_th=p.V_TH,
        V_reset=p.V_RESET,
        tau=p.TAU,
        tau_ref=p.TAU_REF,
        V_initializer=bp.init.Constant(p.V_REST),
        ref_var=True,
    )


def driver(bp: Any) -> Any:
    """The class of the Poisson drive."""

    class Drive(bp.NeuGroup):  # type: ignore[misc]
        """Spikes from outside. As input that lasts a step they move V by J, and not where V is held after a spike."""

        def __init__(self, post: Any, spikes: float) -> None:
            super().__init__(post.num)
            self.post, self.spikes = post, spikes
            self.weight = p.J / -math.expm1(-DT / p.TAU)

        def update(self, x: Any = None) -> None:
            self.post.input += self.weight * bp.math.random.poisson(self.spikes, self.num)

    return Drive
