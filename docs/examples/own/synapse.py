"""A synapse with an equation of its own: the more of it is open, the faster it closes."""

import bouton as bp
import bouton.math as bm


class Closing(bp.TwoEndConn):
    def __init__(self, pre, post, conn, weight=1.0, tau=8.0, delay=2.0):
        super().__init__(pre, post, conn)
        self.to_post = self.conn.require("pre2post")  # where each neuron leads
        self.weight = weight
        self.g = bm.Variable(bm.zeros(post.num))
        self.steps = self.register_delay("spikes", round(delay / bm.get_dt()) + 1, pre.spike)
        self.integral = bp.odeint(lambda g, t: -g * (1.0 + g) / tau, method="rk4")

    def update(self):
        spikes = self.get_delay_data("spikes", self.steps)
        arrived = bm.event.csrmv(self.weight, *self.to_post, spikes, shape=self.shape, transpose=True)
        self.g.value = self.integral(self.g, bp.share["t"], bp.share["dt"]) + arrived
        self.post.input += self.g * (0.0 - self.post.V)

    @property
    def shape(self):
        return self.pre.num, self.post.num


pre = bp.neurons.SpikeTimeGroup(3, indices=[0, 1, 2], times=[10.0, 10.0, 30.0])
post = bp.neurons.LIF(4, V_rest=-65.0, V_th=1000.0, V_initializer=-65.0)
net = bp.Network(pre=pre, closing=Closing(pre, post, bp.conn.All2All()), post=post)
runner = bp.DSRunner(net, monitors=["closing.g", "post.V"], progress_bar=False)
runner.run(60.0)

g = runner.mon["closing.g"][:, 0]
assert g[:120].max() == 0.0
assert g[120] == g.max() == 2.0  # two spikes at 10 ms arrive at 12 ms
