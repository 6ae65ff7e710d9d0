"""The network that decides of Wang (2002): two selective groups that excite themselves and inhibit each other."""

from __future__ import annotations

import bouton as bp
import bouton.math as bm


class Evidence(bp.NeuGroup):
    """Poisson neurons with one rate, drawn anew every 50 ms; silent before they are shown anything."""

    def __init__(self, size, mean, sd=10.0, every=50.0, onset=100.0):
        super().__init__(size)
        self.mean, self.sd, self.every, self.onset = mean, sd, every, onset
        self.rng = bm.random.RandomState()
        self.rate = bp.init.variable_(bm.zeros, 1, self.mode)
        self.spike = bp.init.variable_(lambda shape: bm.zeros(shape, dtype=bool), self.varshape, self.mode)

    def update(self):
        t, dt = bp.share["t"], bp.share["dt"]
        anew = bp.share["i"] % round(self.every / dt) == 0
        rate = bm.where(anew, self.rng.normal(self.mean, self.sd, self.rate.shape), self.rate)
        self.rate.value = bm.where(t >= self.onset, rate, 0.0)
        self.spike.value = self.rng.random(self.spike.shape) < self.rate * dt / 1000.0


class Decision(bp.Network):
    """The network for one coherence (%), or for one of each row of a batch; conductances in nS, potentials in mV.

    A and B are the selective groups, N the other excitatory neurons, I the inhibitory ones. A synapse is named after
    the groups that it connects: AN leads from A to N.
    """

    def __init__(self, coherence, mean=40.0, f=0.15, w_plus=1.7):
        cell = {"V_rest": -70.0, "V_reset": -55.0, "V_th": -50.0, "V_initializer": bp.init.OneInit(-70.0)}
        pyramidal, inter = {"tau": 20.0, "R": 0.04, "tau_ref": 2.0}, {"tau": 10.0, "R": 0.05, "tau_ref": 1.0}
        sizes = {"A": round(1600 * f), "B": round(1600 * f), "N": round(1600 * (1.0 - 2.0 * f))}
        groups = {name: bp.neurons.LIF(size, **cell, **pyramidal) for name, size in sizes.items()}
        groups["I"] = bp.neurons.LIF(400, **cell, **inter)
        super().__init__(**groups)

        w_minus = 1.0 - f * (w_plus - 1.0) / (1.0 - f)
        weights = {"AA": w_plus, "BB": w_plus, "AB": w_minus, "BA": w_minus, "NA": w_minus, "NB": w_minus}
        for name, post in groups.items():
            ampa, nmda, gaba, outside = (0.04, 0.13, 1.0, 1.62) if name == "I" else (0.05, 0.165, 1.3, 2.1)
            for source in sizes:
                weight = weights.get(source + name, 1.0)
                self._connect(source + name, groups[source], post, g_max=ampa * weight, tau=2.0)
                self._saturate(f"{source}{name}_NMDA", groups[source], post, nmda * weight)
            self._connect(f"I{name}", groups["I"], post, E=-70.0, g_max=gaba, tau=5.0)
            self._listen(f"noise_{name}", bp.neurons.PoissonGroup(post.num, freqs=2400.0), post, outside)
        for name, sign in (("A", 1.0), ("B", -1.0)):
            evidence = Evidence(groups[name].num, mean * (1.0 + sign * coherence / 100.0))
            self._listen(f"evidence_{name}", evidence, groups[name], 2.1)

    def _connect(self, name, pre, post, conn=bp.conn.All2All, E=0.0, **options):
        output = bp.synouts.COBA(E=E)
        setattr(self, name, bp.synapses.Exponential(pre, post, conn(), delay_step=5, output=output, **options))

    def _saturate(self, name, pre, post, g_max):
        options = {
            "tau_decay": 100.0,
            "tau_rise": 2.0,
            "a": 0.5,
            "delay_step": 5,
            "output": bp.synouts.MgBlock(E=0.0, cc_Mg=1.0),
        }
        setattr(self, name, bp.synapses.NMDA(pre, post, bp.conn.All2All(), g_max=g_max, **options))

    def _listen(self, name, source, post, g_max):
        setattr(self, name, source)
        self._connect(f"{name}_in", source, post, conn=bp.conn.One2One, g_max=g_max, tau=2.0)
