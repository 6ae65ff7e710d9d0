"""Wang's network for Brian2: since all pairs are connected, one sum of the gating of a population serves all."""

from __future__ import annotations

from typing import Any

import brian2
from brian2 import Hz, ms

from tools.bench.networks import wang as p
from tools.bench.simulators.brian2 import Model

EQUATIONS = """
dv/dt = (g_leak * (V_REST - v) + (g_external + g_ampa) * (E_E - v) + g_gaba * (E_I - v)
         + w_nmda * nmda * block * (E_E - v)) / C / ms : 1 (unless refractory)
block = 1 / (1 + MAGNESIUM * exp(-0.062 * v) / 3.57) : 1
nmda = {nmda} : 1
sum_A : 1 (linked)
sum_B : 1 (linked)
sum_N : 1 (linked)
dg_external/dt = -g_external / tau_ampa : 1
dg_ampa/dt = -g_ampa / tau_ampa : 1
dg_gaba/dt = -g_gaba / tau_gaba : 1
dg/dt = -g / tau_decay + a * x * (1 - g) : 1
dx/dt = -x / tau_rise : 1
"""
CONSTANTS = {
    "V_REST": p.V_REST,
    "E_E": p.E_E,
    "E_I": p.E_I,
    "MAGNESIUM": p.MAGNESIUM,
    "tau_ampa": p.TAU_AMPA * ms,
    "tau_gaba": p.TAU_GABA * ms,
    "tau_decay": p.TAU_DECAY * ms,
    "tau_rise": p.TAU_RISE * ms,
    "a": p.A / ms,
}


def network() -> Model:
    """Four populations; background and stimulus are Poisson inputs of each neuron."""
    sums = brian2.NeuronGroup(1, "total_A : 1\ntotal_B : 1\ntotal_N : 1")
    groups = {name: population(name, sums) for name in p.NEURONS}
    objects: list[Any] = [sums, *groups.values()]
    for pre in "ABN":
        opening = brian2.Synapses(groups[pre], groups[pre], on_pre="x_post += 1", delay=p.DELAY * ms)
        opening.connect(j="i")
        gating = brian2.Synapses(groups[pre], sums, f"total_{pre}_post = g_pre : 1 (summed)")
        gating.connect()
        objects += [opening, gating]
    for post in groups:
        rate, weight = (p.BACKGROUND + p.STIMULUS.get(post, 0.0)) * Hz, p.cell(post).external
        objects.append(brian2.PoissonInput(groups[post], "g_external", 1, rate, weight))
        objects.append(connect(groups, "I", post, f"g_gaba_post += {p.cell(post).gaba}"))
        objects += [excite(groups, pre, post) for pre in "ABN"]
    return Model(objects, groups)


def population(name: str, sums: Any) -> Any:
    """Leaky integrate-and-fire neurons of a kind, at rest in the beginning."""
    cell = p.cell(name)
    nmda = " + ".join(f"{p.potentiation(pre, name)} * sum_{pre}" for pre in "ABN")
    group = brian2.NeuronGroup(
        p.NEURONS[name],
        EQUATIONS.format(nmda=nmda),
        threshold=f"v >= {p.V_TH}",
        reset=f"v = {p.V_RESET}",
        refractory=cell.tau_ref * ms,
        method="exponential_euler",
        namespace=CONSTANTS | {"C": cell.C, "g_leak": cell.g_leak, "w_nmda": cell.nmda},
    )
    group.v = p.V_REST
    group.sum_A, group.sum_B, group.sum_N = (brian2.linked_var(sums, f"total_{pre}") for pre in "ABN")
    return group


def excite(groups: dict[str, Any], pre: str, post: str) -> Any:
    """AMPA."""
    return connect(groups, pre, post, f"g_ampa_post += {p.cell(post).ampa * p.potentiation(pre, post)}")


def connect(groups: dict[str, Any], pre: str, post: str, effect: str) -> Any:
    """All pairs."""
    synapses = brian2.Synapses(groups[pre], groups[post], on_pre=effect, delay=p.DELAY * ms)
    synapses.connect()
    return synapses
