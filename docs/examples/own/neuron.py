"""A neuron with an equation of its own: quadratic integrate-and-fire, with a refractory time."""

import bouton as bp
import bouton.math as bm


class Quadratic(bp.NeuGroup):
    def __init__(self, size, tau=10.0, V_rest=-65.0, V_reset=-70.0, V_peak=0.0, tau_ref=2.0, **options):
        super().__init__(size, **options)
        self.V_reset, self.V_peak, self.tau_ref = V_reset, V_peak, tau_ref
        self.V = bp.init.variable_(bp.init.Uniform(-70.0, -60.0), self.varshape, self.mode)
        self.input = bp.init.variable_(bm.zeros, self.varshape, self.mode)
        self.spike = bp.init.variable_(lambda shape: bm.zeros(shape, dtype=bool), self.varshape, self.mode)
        self.last = bp.init.variable_(lambda shape: bm.full(shape, -1e7), self.varshape, self.mode)
        self.integral = bp.odeint(lambda V, t, I: (0.05 * (V - V_rest) * (V + 50.0) + I) / tau, method="rk2")

    def update(self):
        t, dt = bp.share["t"], bp.share["dt"]
        waits = t - self.last < self.tau_ref
        V = bm.where(waits, self.V, self.integral(self.V, t, self.input, dt))
        self.spike.value = V >= self.V_peak
        self.V.value = bm.where(self.spike, self.V_reset, V)
        self.last.value = bm.where(self.spike, t, self.last)
        self.input[:] = 0.0


cells = Quadratic(100)
print(cells.equations)

runner = bp.DSRunner(cells, inputs=("input", 6.0), monitors=["V", "spike"], progress_bar=False)
runner.run(200.0)
assert runner.mon.spike.any(axis=0).all()
