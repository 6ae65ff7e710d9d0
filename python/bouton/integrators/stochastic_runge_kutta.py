"""Runge-Kutta methods of strong order 1.5 for Ito equations with one Wiener process for each variable.

A. Rößler (2010). Runge-Kutta methods for the strong approximation of solutions of stochastic differential equations.
SIAM Journal on Numerical Analysis 48, 922-952: SRI1W1 and SRI2W1.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .wiener import Wiener

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .sde import SDEIntegrator

__all__ = ["srk1w1", "srk2w1"]

Row = tuple[float, ...]


class Tableau(NamedTuple):
    """The coefficients: stages of f and of g, each of slopes of f and of strengths g; and the weights of both."""

    f_of_f: tuple[Row, ...]
    f_of_g: tuple[Row, ...]
    g_of_f: tuple[Row, ...]
    g_of_g: tuple[Row, ...]
    f_weights: Row
    g_weights: tuple[Row, ...]
    """One row for each of the integrals I1, I11/√dt, I10/dt and I111/dt."""


SRI1W1 = Tableau(
    f_of_f=((), (3 / 4,)),
    f_of_g=((), (3 / 2,)),
    g_of_f=((), (1 / 4,), (1,), (1 / 4,)),
    g_of_g=((), (1 / 2,), (-1, 0), (-5, 3, 1 / 2)),
    f_weights=(1 / 3, 2 / 3),
    g_weights=((-1, 4 / 3, 2 / 3, 0), (-1, 4 / 3, -1 / 3, 0), (2, -4 / 3, -2 / 3, 0), (-2, 5 / 3, -2 / 3, 1)),
)

SRI2W1 = Tableau(
    f_of_f=((), (1,), (1 / 4, 1 / 4)),
    f_of_g=((), (0,), (1, 1 / 2)),
    g_of_f=((), (1 / 4,), (1, 0), (0, 0, 1 / 4)),
    g_of_g=((), (-1 / 2,), (1, 0), (2, -1, 1 / 2)),
    f_weights=(1 / 6, 1 / 6, 2 / 3),
    g_weights=((-1, 4 / 3, 2 / 3, 0), (1, -4 / 3, 1 / 3, 0), (2, -4 / 3, -2 / 3, 0), (-2, 5 / 3, -2 / 3, 1)),
)


def _advanced(table: Tableau, integrator: SDEIntegrator, values: dict[str, Any], dt: Any) -> list[Any]:
    if integrator.wiener_type != "scalar":
        raise ValueError('"wiener_type" must be "scalar" for the methods srk1w1 and srk2w1.')
    noise, root = Wiener(integrator, values, dt), np.sqrt(dt)
    names, t = integrator.variables, values["t"]
    starts = [values[name] for name in names]
    first = [noise.increment(k, None) for k in range(len(names))]
    mixed = [(one + noise.normal(k, None) * root / np.sqrt(3)) / 2 for k, one in enumerate(first)]  # I10 / dt
    fs: list[list[Any]] = []
    gs: list[list[Any]] = []

    def stage(of_f: Row, of_g: Row, scale: Sequence[Any]) -> dict[str, Any]:
        inside = {
            name: _sum(starts[k], of_f, [f[k] * dt for f in fs], of_g, [_scaled(g[k], scale[k]) for g in gs])
            for k, name in enumerate(names)
        }
        return {**values, **inside, "t": t + sum(of_f) * dt}

    for s in range(len(table.g_of_f)):
        if s < len(table.f_of_f):
            fs.append(integrator.rates(stage(table.f_of_f[s], table.f_of_g[s], mixed)))
        gs.append(integrator.diffusions(stage(table.g_of_f[s], table.g_of_g[s], [root] * len(names))))
    results = []
    for k, (x, one) in enumerate(zip(starts, first, strict=True)):
        integrals = one, (one * one - dt) / (2 * root), mixed[k], (one * one - 3 * dt) * one / (6 * dt)
        strengths = [_scaled(g[k], _sum(0.0, [row[s] for row in table.g_weights], integrals)) for s, g in enumerate(gs)]
        results.append(_sum(x, table.f_weights, [f[k] * dt for f in fs], [1.0] * len(gs), strengths))
    return results


def _scaled(strength: Any, scale: Any) -> Any:
    return None if strength is None else strength * scale


def _sum(x: Any, *weighted: Sequence[Any]) -> Any:
    """``x`` plus weights times terms, given in turn; terms that are None are no noise."""
    for weights, terms in zip(weighted[::2], weighted[1::2], strict=True):
        for weight, term in zip(weights, terms, strict=False):
            if weight != 0 and term is not None:
                x = x + weight * term
    return x


srk1w1 = functools.partial(_advanced, SRI1W1)
srk2w1 = functools.partial(_advanced, SRI2W1)
