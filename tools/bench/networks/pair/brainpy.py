"""Two neurons in BrainPy."""

import json

import brainpy as bp

pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
synapse = bp.synapses.Exponential(pre, post, bp.conn.All2All(), g_max=5.0, tau=8.0)
net = bp.Network(pre=pre, synapse=synapse, post=post)
runner = bp.DSRunner(net, monitors=["post.V"], inputs=[("pre.input", 25.0)], progress_bar=False)
runner.run(150.0)
print(json.dumps({"post": float(runner.mon["post.V"].max())}))
