"""Brunel's network for NEST."""

from __future__ import annotations

from typing import Any

import nest

from tools.bench.networks import brunel as p
from tools.bench.simulators.nest import Model

NEURON = {
    "C_m": p.TAU,
    "tau_m": p.TAU,
    "E_L": p.V_REST,
    "V_th": p.V_TH,
    "V_reset": p.V_RESET,
    "t_ref": p.TAU_REF,
    "V_m": p.V_REST,
}


def network(neurons: int) -> Model:
    """Spikes move the potential by J or -g J after the delay; the drive is one generator of independent trains."""
    num_E, num_I, from_E, from_I = p.sizes(neurons)
    E, I = nest.Create("iaf_psc_delta", num_E, NEURON), nest.Create("iaf_psc_delta", num_I, NEURON)
    connect(E, E + I, from_E, p.J)
    connect(I, E + I, from_I, -p.G * p.J)
    drive = nest.Create("poisson_generator", params={"rate": from_E * p.drive(from_E)})
    nest.Connect(drive, E + I, syn_spec={"weight": p.J, "delay": nest.resolution})
    return Model({"E": E, "I": I})


def connect(pre: Any, post: Any, inputs: int, weight: float) -> None:
    """The same number of inputs for each neuron of `post`."""
    rule = {"rule": "fixed_indegree", "indegree": inputs, "allow_multapses": False}
    nest.Connect(pre, post, rule, {"weight": weight, "delay": p.DELAY})
