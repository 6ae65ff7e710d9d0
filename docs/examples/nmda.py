"""Two Hodgkin-Huxley neurons and an NMDA synapse: g saturates under a train of spikes, and outlasts it."""

import matplotlib.pyplot as plt

import bouton as bp

bp.math.random.seed(1)  # the potentials at the start decide whether the first neuron fires under this current
pre, post = bp.neurons.HH(1), bp.neurons.HH(1)
syn = bp.synapses.NMDA(pre, post, bp.conn.All2All())
net = bp.Network(pre=pre, syn=syn, post=post)

runner = bp.DSRunner(net, inputs=("pre.input", 5.0), monitors=["pre.V", "post.V", "syn.g", "syn.x"])
runner.run(150.0)

fig, gs = bp.visualize.get_figure(2, 1, 3, 8)
ax = fig.add_subplot(gs[0, 0])
bp.visualize.line_plot(runner.mon.ts, runner.mon["pre.V"], ax=ax, legend="pre.V")
bp.visualize.line_plot(runner.mon.ts, runner.mon["post.V"], ax=ax, legend="post.V", ylabel="Potential (mV)")
ax = fig.add_subplot(gs[1, 0])
bp.visualize.line_plot(runner.mon.ts, runner.mon["syn.g"], ax=ax, legend="g")
bp.visualize.line_plot(runner.mon.ts, runner.mon["syn.x"], ax=ax, legend="x", ylabel="Open fraction, drive")
plt.show()
