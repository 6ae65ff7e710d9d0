"""A network with a step of its own, driven in two ways: by a runner, and by a loop over steps."""

import numpy as np

import bouton as bp
import bouton.math as bm


class Chain(bp.DynSysGroup):
    def __init__(self):
        super().__init__()
        self.first = bp.neurons.LIF(100, V_initializer=bp.init.Uniform(0.0, 20.0))
        self.second = bp.neurons.LIF(100)
        self.link = bp.synapses.Exponential(self.first, self.second, bp.conn.FixedProb(0.1, seed=1), g_max=6.0)

    def update(self, current=25.0):
        self.first.input += current * bm.sin(bp.share["t"] / 20.0) ** 2
        self.first()
        self.link()
        self.second()
        return bm.sum(self.second.spike)


bm.random.seed(1)
runner = bp.DSRunner(Chain(), monitors=["second.spike"], progress_bar=False)
runner.run(300.0)

bm.random.seed(1)
chain = Chain()
counts = bm.for_loop(lambda i: chain.step_run(i, 25.0), np.arange(3000))
assert counts.sum() > 100
np.testing.assert_array_equal(counts, runner.mon["second.spike"].sum(axis=1))
