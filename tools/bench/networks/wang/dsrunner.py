"""Wang's network for bouton and BrainPy."""

from __future__ import annotations

from typing import Any

from tools.bench.case import DT
from tools.bench.networks import wang as p
from tools.bench.simulators.dsrunner import Model


def network(bp: Any) -> Model:
    """Four populations, all pairs connected; background and stimulus from Poisson neurons, one for each neuron."""
    groups = {name: population(bp, name) for name in p.NEURONS}
    noise = {name: bp.neurons.PoissonGroup(p.NEURONS[name], freqs=p.BACKGROUND) for name in p.NEURONS}
    stimuli = {name: bp.neurons.PoissonGroup(p.NEURONS[name], freqs=rate) for name, rate in p.STIMULUS.items()}
    synapses = [external(bp, pre[name], groups, name) for pre in (noise, stimuli) for name in pre]
    synapses += [excite(bp, groups, pre, post) for pre in "ABN" for post in groups]
    synapses += [nmda(bp, groups, pre, post) for pre in "ABN" for post in groups]
    synapses += [inhibit(bp, groups, post) for post in groups]
    return Model(bp.Network(*synapses, *noise.values(), *stimuli.values(), **groups), [], tuple(groups))


def population(bp: Any, name: str) -> Any:
    """Leaky integrate-and-fire neurons of a kind, at rest in the beginning."""
    cell = p.cell(name)
    return bp.neurons.LIF(
        p.NEURONS[name],
        V_rest=p.V_REST,
        V_th=p.V_TH,
        V_reset=p.V_RESET,
        tau=cell.C / cell.g_leak,
        R=1 / cell.g_leak,
        tau_ref=cell.tau_ref,
        V_initializer=bp.init.OneInit(p.V_REST),
    )


def external(bp: Any, pre: Any, groups: dict[str, Any], post: str) -> Any:
    """Spikes from outside, from one neuron to one."""
    conductance = bp.synouts.COBA(E=p.E_E)
    weight = p.cell(post).external
    return bp.synapses.Exponential(
        pre, groups[post], bp.conn.One2One(), conductance, g_max=weight, tau=p.TAU_AMPA, comp_method="dense"
    )


def excite(bp: Any, groups: dict[str, Any], pre: str, post: str) -> Any:
    """AMPA."""
    weight = p.cell(post).ampa * p.potentiation(pre, post)
    return recurrent(bp, groups, pre, post, weight, p.TAU_AMPA, p.E_E)


def inhibit(bp: Any, groups: dict[str, Any], post: str) -> Any:
    """GABA."""
    return recurrent(bp, groups, "I", post, p.cell(post).gaba, p.TAU_GABA, p.E_I)


def recurrent(bp: Any, groups: dict[str, Any], pre: str, post: str, weight: float, tau: float, E: float) -> Any:
    """A conductance that jumps with each spike, and decays."""
    return bp.synapses.Exponential(
        groups[pre],
        groups[post],
        bp.conn.All2All(),
        bp.synouts.COBA(E=E),
        g_max=weight,
        tau=tau,
        delay_step=round(p.DELAY / DT) + 1,  # k steps of delay arrive k - 1 steps later
        comp_method="dense",
    )


def nmda(bp: Any, groups: dict[str, Any], pre: str, post: str) -> Any:
    """NMDA."""
    return bp.synapses.NMDA(
        groups[pre],
        groups[post],
        bp.conn.All2All(),
        bp.synouts.MgBlock(E=p.E_E, cc_Mg=p.MAGNESIUM),
        g_max=p.cell(post).nmda * p.potentiation(pre, post),
        tau_decay=p.TAU_DECAY,
        tau_rise=p.TAU_RISE,
        a=p.A,
        delay_step=round(p.DELAY / DT) + 1,  # k steps of delay arrive k - 1 steps later
    )
