"""What cannot be traced runs in Python: here an `if` on a state."""

import warnings

import numpy as np

import bouton as bp
import bouton.math as bm


class Traced(bp.NeuGroup):
    def __init__(self, size):
        super().__init__(size)
        self.V, self.input = bm.Variable(bm.linspace(0.0, 1.0, size)), bm.Variable(bm.zeros(size))
        self.spike = bm.Variable(bm.zeros(size, dtype=bool))

    def update(self):
        self.V += 0.1 * (self.input - self.V)
        self.spike.value = self.V >= 1.0
        self.V.value = bm.where(bm.any(self.spike), 0.0, self.V)
        self.input[:] = 0.0


class Stepped(Traced):
    def update(self):
        self.V += 0.1 * (self.input - self.V)
        self.spike.value = self.V >= 1.0
        if self.spike.any():
            self.V[:] = 0.0
        self.input[:] = 0.0


def run(cells):
    runner = bp.DSRunner(cells, inputs=("input", 1.5), monitors=["V"], progress_bar=False)
    runner.run(20.0)
    return runner.mon.V


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    np.testing.assert_allclose(run(Stepped(50)), run(Traced(50)), rtol=1e-6)
print(caught[0].message)
assert "if self.spike.any():" in str(caught[0].message)
