"""Two neurons and an alpha synapse: a dual-exponential one whose two time constants are the same."""

import matplotlib.pyplot as plt

import bouton as bp

pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
syn = bp.synapses.Alpha(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA())
net = bp.Network(pre=pre, syn=syn, post=post)

runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["pre.V", "post.V", "syn.g", "syn.h"])
runner.run(150.0)

fig, gs = bp.visualize.get_figure(2, 1, 3, 8)
ax = fig.add_subplot(gs[0, 0])
bp.visualize.line_plot(runner.mon.ts, runner.mon["pre.V"], ax=ax, legend="pre.V")
bp.visualize.line_plot(runner.mon.ts, runner.mon["post.V"], ax=ax, legend="post.V", ylabel="Potential (mV)")
ax = fig.add_subplot(gs[1, 0])
bp.visualize.line_plot(runner.mon.ts, runner.mon["syn.g"], ax=ax, legend="g")
bp.visualize.line_plot(runner.mon.ts, runner.mon["syn.h"], ax=ax, legend="h", ylabel="Conductance, drive")
plt.show()
