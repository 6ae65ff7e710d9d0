"""The asynchronous state of inhibitory integrate-and-fire neurons, and the rhythm in which it breaks.

The theory of Brunel & Hakim (1999). A neuron that hears C others at the rate r gets a current whose mean and variance
depend on r; so its rate follows from the rate of the others. In the asynchronous state the two are equal. A small
modulation of the rate at a frequency f comes back multiplied by a complex number, the gain of the loop: where its phase
is zero and its size more than one, the modulation grows.

Both the rate and the gain come from the Fokker-Planck equation of the potential, integrated from the threshold down
(M. J. E. Richardson, Phys. Rev. E 76, 021919, 2007).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

Floats = NDArray[np.float64]
Complexes = NDArray[np.complex128]
Leak = complex | Complexes


@dataclass(frozen=True)
class Inhibitory:
    """Neurons that hear C others; times in ms, potentials in mV, rates in spikes per ms."""

    mu_ext: float = 25.0
    sigma_ext: float = 1.0
    J: float = 0.1
    C: int = 1000
    delay: float = 2.0
    tau: float = 20.0
    V_th: float = 20.0
    V_reset: float = 10.0

    def current(self, rate: float) -> tuple[float, float]:
        """Mean and variance of what a neuron gets."""
        heard = self.C * self.tau * rate
        return self.mu_ext - self.J * heard, self.sigma_ext**2 + self.J**2 * heard

    def _down(self, current: tuple[float, float], leak: Leak, push: Floats, flux: float) -> tuple[Complexes, Complexes]:
        """The density over V, from the threshold down, and the flux that is left at the lower end."""
        (mu, var), (V, dV) = current, self.grid
        reset = np.argmin(np.abs(V - self.V_reset))
        p = np.zeros((len(V), *np.shape(leak)), complex)
        j = np.full(np.shape(leak), flux, complex)
        for k in range(len(V) - 1, 0, -1):
            drift = 2.0 / var * (V[k] - mu) * dV
            mean = np.expm1(drift) / drift if drift else 1.0
            p[k - 1] = p[k] * np.exp(drift) + dV * mean * (2.0 * self.tau / var * j + push[k])
            j = j + leak * dV * p[k] - flux * (k == reset + 1)  # who fires comes back at the reset
        return p, j

    @property
    def grid(self) -> tuple[Floats, float]:
        """Potentials from far below the reset to the threshold, and their distance."""
        return np.linspace(self.V_reset - 15.0, self.V_th, 2501), (self.V_th - self.V_reset + 15.0) / 2500

    def answer(self, rate: float) -> tuple[float, Floats]:
        """The rate of a neuron that hears others at some rate, and the density of its potential."""
        V, dV = self.grid
        p, _ = self._down(self.current(rate), 0.0, np.zeros(len(V)), 1.0)
        own = 1.0 / (p.real.sum() * dV)
        return own, p.real * own

    @property
    def rate(self) -> float:
        """The rate of the asynchronous state."""
        return brentq(lambda rate: self.answer(rate)[0] - rate, 1e-4, 0.05)

    def gain(self, f: Floats) -> Complexes:
        """What the loop makes of a modulation at frequencies f (Hz)."""
        (V, _), rate = self.grid, self.rate
        mu, var = self.current(rate)
        density = self.answer(rate)[1]
        slope = 2.0 / var * ((mu - V) * density - self.tau * rate * (self.V_reset < V))
        mean, variance = -self.J * self.C * self.tau, self.J**2 * self.C * self.tau
        omega = 2j * np.pi * f / 1000.0
        _, free = self._down((mu, var), omega, np.zeros(len(V)), 1.0)
        _, driven = self._down((mu, var), omega, (variance * slope - 2.0 * mean * density) / var, 0.0)
        return -driven / free * np.exp(-omega * self.delay)

    @property
    def rhythm(self) -> tuple[float, float]:
        """The frequency (Hz) of phase zero, and the size of the gain there."""

        def phase(f: float) -> float:
            return float(np.angle(self.gain(np.array([f])))[0])

        guess = 1000.0 * 3.0 / 8.0 / self.delay  # phase lag of the neurons at high frequency: an eighth of a cycle
        f = brentq(phase, 0.6 * guess, 1.2 * guess, xtol=0.1)
        return f, float(np.abs(self.gain(np.array([f])))[0])
