"""Wang's network for BrainPy and bouton by projections, the newer of BrainPy's ways to write it."""

from __future__ import annotations

from typing import Any

from tools.bench.networks import wang as p
from tools.bench.simulators.dsrunner import Model


def network(bp: Any) -> Model:
    """Four populations, all pairs connected; background and stimulus from Poisson neurons, one for each neuron."""
    groups = {name: population(bp, name) for name in p.NEURONS}
    noise = {name: bp.dyn.PoissonGroup(p.NEURONS[name], freqs=p.BACKGROUND) for name in p.NEURONS}
    stimuli = {name: bp.dyn.PoissonGroup(p.NEURONS[name], freqs=rate) for name, rate in p.STIMULUS.items()}
    projections = [external(bp, pre[name], groups, name) for pre in (noise, stimuli) for name in pre]
    projections += [excite(bp, groups, pre, post) for pre in "ABN" for post in groups]
    projections += [nmda(bp, groups, pre, post) for pre in "ABN" for post in groups]
    projections += [inhibit(bp, groups, post) for post in groups]

    class Decision(bp.DynSysGroup):  # type: ignore[misc]
        """Projections, then neurons."""

        def __init__(self) -> None:
            super().__init__(*projections, *noise.values(), *stimuli.values(), **groups)

        def update(self) -> None:
            for part in (*projections, *noise.values(), *stimuli.values(), *groups.values()):
                part()

    return Model(Decision(), [], tuple(groups))


def population(bp: Any, name: str) -> Any:
    """Leaky integrate-and-fire neurons of a kind, at rest in the beginning."""
    cell = p.cell(name)
    return bp.dyn.LifRef(
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
    each = bp.dnn.OneToOne(p.NEURONS[post], p.cell(post).external)
    return decaying(bp, pre, groups[post], each, p.TAU_AMPA, p.E_E, None)


def excite(bp: Any, groups: dict[str, Any], pre: str, post: str) -> Any:
    """AMPA."""
    pairs = all_pairs(bp, pre, post, p.cell(post).ampa * p.potentiation(pre, post))
    return decaying(bp, groups[pre], groups[post], pairs, p.TAU_AMPA, p.E_E, p.DELAY)


def inhibit(bp: Any, groups: dict[str, Any], post: str) -> Any:
    """GABA."""
    pairs = all_pairs(bp, "I", post, p.cell(post).gaba)
    return decaying(bp, groups["I"], groups[post], pairs, p.TAU_GABA, p.E_I, p.DELAY)


def nmda(bp: Any, groups: dict[str, Any], pre: str, post: str) -> Any:
    """NMDA: the gating is kept where the presynaptic neurons are."""
    return bp.dyn.FullProjAlignPreSDMg(
        pre=groups[pre],
        syn=bp.dyn.NMDA.desc(p.NEURONS[pre], a=p.A, tau_decay=p.TAU_DECAY, tau_rise=p.TAU_RISE),
        delay=p.DELAY,
        comm=all_pairs(bp, pre, post, p.cell(post).nmda * p.potentiation(pre, post)),
        out=bp.dyn.MgBlock(E=p.E_E, cc_Mg=p.MAGNESIUM),
        post=groups[post],
    )


def all_pairs(bp: Any, pre: str, post: str, weight: float) -> Any:
    """All pairs, with one weight."""
    return bp.dnn.AllToAll(p.NEURONS[pre], p.NEURONS[post], weight)


def decaying(bp: Any, pre: Any, post: Any, comm: Any, tau: float, E: float, delay: float | None) -> Any:
    """A conductance that jumps with each spike and decays; those of one `post` with the same tau and E are one."""
    return bp.dyn.FullProjAlignPostMg(
        pre=pre,
        delay=delay,
        comm=comm,
        syn=bp.dyn.Expon.desc(post.num, tau=tau),
        out=bp.dyn.COBA.desc(E=E),
        post=post,
    )
