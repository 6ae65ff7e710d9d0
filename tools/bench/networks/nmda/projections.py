"""NMDA for BrainPy and bouton by projections, the newer of BrainPy's ways to write it."""

from __future__ import annotations

from typing import Any

from tools.bench.networks import coba, cuba
from tools.bench.networks import nmda as p
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int, inputs: int) -> Model:
    """Excitatory neurons with NMDA, inhibitory ones with plain conductances, each neuron with so many inputs."""
    num_E, num_I, _ = cuba.sizes(neurons)
    E, I = population(bp, num_E), population(bp, num_I)
    w_E, w_I = p.weight(p.W_E, inputs), p.weight(p.W_I, inputs)

    def sparse(pre: Any, post: Any) -> Any:
        return bp.conn.FixedProb(inputs / neurons, pre=pre.num, post=post.num)

    def excite(post: Any) -> Any:
        return bp.dyn.FullProjAlignPreSDMg(
            pre=E,
            syn=bp.dyn.NMDA.desc(E.num, a=p.A, tau_decay=p.TAU_DECAY, tau_rise=p.TAU_RISE),
            delay=None,
            comm=bp.dnn.CSRLinear(sparse(E, post), w_E),
            out=bp.dyn.MgBlock(E=coba.E_E, cc_Mg=p.MAGNESIUM),
            post=post,
        )

    def inhibit(post: Any) -> Any:
        return bp.dyn.FullProjAlignPostMg(
            pre=I,
            delay=None,
            comm=bp.dnn.EventCSRLinear(sparse(I, post), w_I),
            syn=bp.dyn.Expon.desc(post.num, tau=cuba.TAU_I),
            out=bp.dyn.COBA.desc(E=coba.E_I),
            post=post,
        )

    projections = excite(E), excite(I), inhibit(E), inhibit(I)

    class Recurrent(bp.DynSysGroup):  # type: ignore[misc]
        """Projections, then neurons under a constant input."""

        def __init__(self) -> None:
            super().__init__(*projections, E=E, I=I)

        def update(self) -> None:
            for projection in projections:
                projection()
            E(cuba.INPUT)
            I(cuba.INPUT)

    return Model(Recurrent(), [], ("E", "I"))


def population(bp: Any, size: int) -> Any:
    """The neurons of CUBA."""
    start = bp.init.Normal(cuba.V_MEAN, cuba.V_SD)
    return bp.dyn.LifRef(
        size,
        V_rest=cuba.V_REST,
        V_th=cuba.V_TH,
        V_reset=cuba.V_RESET,
        tau=cuba.TAU,
        tau_ref=cuba.TAU_REF,
        V_initializer=start,
    )
