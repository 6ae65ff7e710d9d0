"""Wang's network for NEST, with its neuron of Brunel and Wang (2001), which approximates how NMDA rises."""

from __future__ import annotations

from typing import Any

import nest

from tools.bench.networks import wang as p
from tools.bench.simulators.nest import Model

NANO = 1000.0  # nS in a uS, pF in a nF


def network() -> Model:
    """Four populations, all pairs connected; background and stimulus are one Poisson generator per population."""
    groups = {name: population(name) for name in p.NEURONS}
    receptors = nest.GetDefaults("iaf_bw_2001", "receptor_types")
    for post in groups:
        cell = p.cell(post)
        rate = p.BACKGROUND + p.STIMULUS.get(post, 0.0)
        drive = nest.Create("poisson_generator", params={"rate": rate})
        connect(drive, groups[post], receptors["AMPA"], cell.external, nest.resolution)
        connect(groups["I"], groups[post], receptors["GABA"], cell.gaba, p.DELAY)
        for pre in "ABN":
            factor = p.potentiation(pre, post)
            connect(groups[pre], groups[post], receptors["AMPA"], cell.ampa * factor, p.DELAY)
            connect(groups[pre], groups[post], receptors["NMDA"], cell.nmda * factor, p.DELAY)
    return Model(groups)


def population(name: str) -> Any:
    """Leaky integrate-and-fire neurons of a kind, at rest in the beginning."""
    cell = p.cell(name)
    parameters = {
        "C_m": cell.C * NANO,
        "g_L": cell.g_leak * NANO,
        "E_L": p.V_REST,
        "V_m": p.V_REST,
        "V_th": p.V_TH,
        "V_reset": p.V_RESET,
        "t_ref": cell.tau_ref,
        "E_ex": p.E_E,
        "E_in": p.E_I,
        "tau_AMPA": p.TAU_AMPA,
        "tau_GABA": p.TAU_GABA,
        "tau_rise_NMDA": p.TAU_RISE,
        "tau_decay_NMDA": p.TAU_DECAY,
        "alpha": p.A,
        "conc_Mg2": p.MAGNESIUM,
    }
    return nest.Create("iaf_bw_2001", p.NEURONS[name], parameters)


def connect(pre: Any, post: Any, receptor: int, weight: float, delay: float) -> None:
    """All pairs."""
    synapse = {"weight": weight * NANO, "delay": delay, "receptor_type": receptor}
    nest.Connect(pre, post, "all_to_all", synapse)
