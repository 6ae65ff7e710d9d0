"""COBA-HH for bouton and BrainPy: neurons of one's own."""

from __future__ import annotations

from typing import Any

from tools.bench.networks import coba_hh as p
from tools.bench.networks import cuba
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, num_I, prob = cuba.sizes(neurons)
    HH = neuron(bp)
    E, I = HH(num_E), HH(num_I)

    def excite(post: Any) -> Any:
        sparse, conductance = bp.conn.FixedProb(prob), bp.synouts.COBA(E=p.E_E)
        return bp.synapses.Exponential(E, post, sparse, conductance, g_max=p.W_E, tau=p.TAU_E)

    def inhibit(post: Any) -> Any:
        sparse, conductance = bp.conn.FixedProb(prob), bp.synouts.COBA(E=p.E_I)
        return bp.synapses.Exponential(I, post, sparse, conductance, g_max=p.W_I, tau=p.TAU_I)

    net = bp.Network(excite(E), excite(I), inhibit(E), inhibit(I), E=E, I=I)
    return Model(net, [], ("E", "I"))


def neuron(bp: Any) -> Any:
    """The class of the neurons."""
    bm = bp.math

    class HH(bp.NeuGroup):  # type: ignore[misc]
        """Hodgkin-Huxley neurons after Traub and Miles."""

        def __init__(self, size: int) -> None:
            super().__init__(size)
            self.V = bm.Variable(p.V_MEAN + p.V_SD * bm.random.randn(self.num))
            self.m = bm.Variable(bm.zeros(self.num))
            self.h = bm.Variable(bm.zeros(self.num))
            self.n = bm.Variable(bm.zeros(self.num))
            self.input = bm.Variable(bm.zeros(self.num))
            self.spike = bm.Variable(bm.zeros(self.num, dtype=bool))
            self.integral = bp.odeint(bp.JointEq(self.dV, self.dm, self.dh, self.dn), method="exp_auto")

        def dV(self, V: Any, t: Any, m: Any, h: Any, n: Any, current: Any) -> Any:
            sodium = p.G_NA * m**3 * h * (p.E_NA - V)
            potassium = p.G_K * n**4 * (p.E_K - V)
            return (p.G_LEAK * (p.E_LEAK - V) + sodium + potassium + current) / p.C

        def dm(self, m: Any, t: Any, V: Any) -> Any:
            up = 13.0 - V + p.V_T
            down = V - p.V_T - 40.0
            return 0.32 * up / (bm.exp(up / 4.0) - 1.0) * (1 - m) - 0.28 * down / (bm.exp(down / 5.0) - 1.0) * m

        def dh(self, h: Any, t: Any, V: Any) -> Any:
            beta = 4.0 / (1.0 + bm.exp((40.0 - V + p.V_T) / 5.0))
            return 0.128 * bm.exp((17.0 - V + p.V_T) / 18.0) * (1 - h) - beta * h

        def dn(self, n: Any, t: Any, V: Any) -> Any:
            up = 15.0 - V + p.V_T
            return 0.032 * up / (bm.exp(up / 5.0) - 1.0) * (1 - n) - 0.5 * bm.exp((10.0 - V + p.V_T) / 40.0) * n

        def update(self, x: Any = None) -> None:
            t, dt = bp.share["t"], bp.share["dt"]
            V, m, h, n = self.integral(self.V, self.m, self.h, self.n, t, self.input, dt=dt)
            self.spike.value = bm.logical_and(self.V < p.V_TH, p.V_TH <= V)
            self.V.value, self.m.value, self.h.value, self.n.value = V, m, h, n

        def clear_input(self) -> None:
            self.input[:] = 0.0

    return HH
