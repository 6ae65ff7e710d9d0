"""A stimulus with chance: Poisson spikes at a rate that is drawn anew every 50 ms."""

import bouton as bp
import bouton.math as bm


class Flicker(bp.NeuGroup):
    def __init__(self, size, mean=40.0, sd=10.0, every=50.0):
        super().__init__(size)
        self.mean, self.sd, self.every = mean, sd, every
        self.rate = bm.Variable(bm.zeros(1))
        self.spike = bm.Variable(bm.zeros(size, dtype=bool))
        self.rng = bm.random.RandomState(5)

    def update(self):
        dt = bp.share["dt"]
        anew = bp.share["i"] % round(self.every / dt) == 0
        self.rate.value = bm.where(anew, self.rng.normal(self.mean, self.sd, 1), self.rate)
        self.spike.value = self.rng.random(self.num) < self.rate * dt / 1000.0


eyes = Flicker(1000)
runner = bp.DSRunner(eyes, monitors=["rate", "spike"], progress_bar=False)
runner.run(1000.0)
assert len(set(runner.mon.rate.ravel())) == 20
assert abs(runner.mon.spike.mean() * 1e4 / runner.mon.rate.mean() - 1.0) < 0.05
