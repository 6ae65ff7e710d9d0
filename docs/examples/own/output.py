"""An output of a synapse: a current that saturates."""

import bouton as bp
import bouton.math as bm


class Saturating(bp.SynOut):
    def __init__(self, most=10.0, target_var="input"):
        super().__init__(target_var=target_var)
        self.most = most

    def filter(self, g):
        return self.most * bm.tanh(g / self.most)


pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), g_max=50.0, output=Saturating())
net = bp.Network(pre=pre, syn=syn, post=post)
monitors = {"g": syn.g, "input": post.input}
runner = bp.DSRunner(net, inputs=("pre.input", 30.0), monitors=monitors, progress_bar=False)
runner.run(100.0)
assert runner.mon.g.max() > 50.0
assert 9.9 < runner.mon.input.max() <= 10.0
