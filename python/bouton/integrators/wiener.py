"""The increments of Wiener processes in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..math import random

if TYPE_CHECKING:
    from .sde import SDEIntegrator

__all__ = ["Wiener"]


class Wiener:
    """The noise of a step: one process for each element of each variable, or several along a last axis of g.

    Parameters
    ----------
    integrator
        The equations.
    values
        The values of all arguments.
    dt
        The step.
    """

    def __init__(self, integrator: SDEIntegrator, values: dict[str, Any], dt: Any) -> None:
        self._starts = [values[name] for name in integrator.variables]
        self._several = integrator.wiener_type == "vector"
        self._ito = integrator.intg_type == "Ito"
        self._dt, self._root = dt, np.sqrt(dt)
        self._drawn: dict[int, Any] = {}

    def increment(self, k: int, strength: Any) -> Any:
        """The increment of variable ``k``, drawn once."""
        if k not in self._drawn:
            self._drawn[k] = self.normal(k, strength) * self._root
        return self._drawn[k]

    def normal(self, k: int, strength: Any) -> Any:
        """Standard normal numbers for variable ``k``."""
        shape = np.shape(self._starts[k])
        if self._several:
            if not np.shape(strength):
                raise ValueError('With wiener_type="vector" g must have one more axis than the variable, got a number.')
            shape = (*shape, np.shape(strength)[-1])
        return random.randn(*shape)

    def added(self, values: list[Any], strengths: list[Any]) -> list[Any]:
        """Values and their noise."""
        return [
            x if g is None else x + self._total(g * self.increment(k, g))
            for k, (x, g) in enumerate(zip(values, strengths, strict=True))
        ]

    def squared(self, values: list[Any], factors: list[Any]) -> list[Any]:
        """Values and the squared increments times factors; less their mean, for Ito integrals."""
        return [
            x if c is None else x + self._total(c * self._square(k, c))
            for k, (x, c) in enumerate(zip(values, factors, strict=True))
        ]

    def _square(self, k: int, strength: Any) -> Any:
        square = self.increment(k, strength) ** 2
        return square - self._dt if self._ito else square

    def _total(self, terms: Any) -> Any:
        return np.sum(terms, axis=-1) if self._several else terms
