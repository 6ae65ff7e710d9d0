"""Fractional differential equations: what comes depends on all that was, with a weight that falls as a power.

Equations have the order ``alpha`` in (0, 1]; the methods keep the last ``num_memory`` values.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..errors import UnsupportedError
from ..math import settings
from ..math.variables import Variable
from .integrator import Integrator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._typing import Array, Floats

__all__ = ["CaputoEuler", "CaputoL1Schema", "FDEIntegrator", "GLShortMemory", "fdeint"]


class FDEIntegrator(Integrator):
    """The base of integrators of fractional differential equations.

    Parameters
    ----------
    f
        The rates of change, as for :func:`bouton.odeint`.
    alpha
        The order, more than 0 and at most 1: a number, or one for each variable.
    num_memory
        How many past steps count.
    inits
        The values at the start: a sequence in the order of the variables, or a dict by name.
    dt, name, state_delays
        As for :func:`bouton.odeint`.

    Raises
    ------
    UnsupportedError
        (a NotImplementedError) if ``alpha`` is not in (0, 1].
    ValueError
        If there is not one order and one initial value for each variable.
    """

    kind = "fdeint"

    def __init__(
        self,
        f: Callable[..., Any],
        alpha: Any,
        num_memory: int,
        inits: Any,
        dt: float | None = None,
        name: str | None = None,
        state_delays: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f, type(self).__name__, dt, name, state_delays)
        orders = np.ravel(np.asarray(alpha, np.float64))
        if not ((orders > 0) & (orders <= 1)).all():
            raise UnsupportedError(f'"alpha" must be more than 0 and at most 1, got {alpha}.')
        if orders.size not in (1, len(self.variables)):
            raise ValueError(f'"alpha" must have a number for each of {", ".join(self.variables)}, got {orders.size}.')
        self.alpha = np.array(np.broadcast_to(orders, len(self.variables)))
        self.num_memory = _checks.integer(num_memory, "num_memory", 1, _checks.LARGEST)
        starts = self._starts(inits)
        self._first = [Variable(start, start.dtype) for start in starts]
        self._memory = [Variable(np.zeros((self.num_memory, *start.shape), start.dtype)) for start in starts]
        self.reset(inits)

    def _starts(self, inits: Any) -> list[Array]:
        if hasattr(inits, "items"):
            unknown = [name for name in inits if name not in self.variables]
            values = [inits[name] for name in self.variables if name in inits]
        else:
            unknown, values = [], list(inits)
        if unknown or len(values) != len(self.variables):
            raise ValueError(f'"inits" must have a value for each of {", ".join(self.variables)}, got {inits}.')
        return [np.atleast_1d(np.asarray(value, settings.get_float())) for value in values]

    def reset(self, inits: Any) -> None:
        """Forget what was, and start from these values.

        Parameters
        ----------
        inits
            As for the constructor.
        """
        for first, memory, start in zip(self._first, self._memory, self._starts(inits), strict=True):
            first.value = start
            memory.value = np.zeros(memory.shape)

    def _remembered(self, k: int, value: Any) -> Any:
        """The memory of a variable, latest first, after it took up a value."""
        memory = self._memory[k]
        row = np.reshape(np.broadcast_to(value, memory.shape[1:]), (1, *memory.shape[1:]))
        memory.value = np.concatenate([row, memory.value[:-1]])
        return memory.value

    def _weighted(self, weights: Floats, memory: Any) -> Any:
        """The sum of the memory with weights."""
        return np.sum(weights.astype(memory.dtype).reshape(-1, *(1,) * (memory.ndim - 1)) * memory, axis=0)


class GLShortMemory(FDEIntegrator):
    """Grünwald and Letnikov's derivative, of the last ``num_memory`` steps.

    .. math:: x_{n+1} = h^α f(x_n) - \\sum_{j=1}^{L} c_j x_{n+1-j}, \\quad c_j = (1 - (1 + α)/j)\\, c_{j-1},\\ c_0 = 1

    Parameters
    ----------
    f, alpha, inits, num_memory, dt, name, state_delays
        As for :class:`FDEIntegrator`.

    References
    ----------
    I. Podlubny (1999). Fractional Differential Equations. Academic Press.

    Examples
    --------
    >>> import bouton as bp
    >>> relaxation = bp.fde.GLShortMemory(lambda x, t: -x, alpha=0.5, inits=[1.0], num_memory=500)
    >>> runner = bp.IntegratorRunner(relaxation, inits=[1.0], monitors=["x"], dt=0.01, progress_bar=False)
    >>> runner.run(1.0)
    >>> runner.mon.x.shape
    (100, 1)
    """

    def __init__(
        self,
        f: Callable[..., Any],
        alpha: Any,
        inits: Any,
        num_memory: int,
        dt: float | None = None,
        name: str | None = None,
        state_delays: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f, alpha, num_memory, inits, dt, name, state_delays)
        steps = np.arange(1, num_memory + 1)
        self._weights = [np.cumprod(1 - (1 + order) / steps) for order in self.alpha]

    @property
    def binomial_coef(self) -> Floats:
        """The weights of past values, latest first, a column for each variable."""
        return np.stack(self._weights, axis=1)

    def _advance(self, values: dict[str, Any], dt: Any) -> list[Any]:
        results = []
        for k, (name, rate) in enumerate(zip(self.variables, self.rates(values), strict=True)):
            past = self._weighted(self._weights[k], self._remembered(k, values[name]))
            results.append(dt ** float(self.alpha[k]) * rate - past)
        return results


class CaputoL1Schema(FDEIntegrator):
    """Caputo's derivative by the L1 scheme.

    .. math:: x_{n+1} = h^α Γ(2-α) f(x_n) + x_n - \\sum_{k=1}^{n} [(k+1)^{1-α} - k^{1-α}] (x_{n+1-k} - x_{n-k})

    Parameters
    ----------
    f, alpha, num_memory, inits, state_delays, dt, name
        As for :class:`FDEIntegrator`.

    References
    ----------
    K. B. Oldham and J. Spanier (1974). The Fractional Calculus. Academic Press.

    Examples
    --------
    >>> import bouton as bp
    >>> relaxation = bp.fde.CaputoL1Schema(lambda x, t: -x, alpha=1.0, num_memory=10, inits=[1.0])
    >>> relaxation(1.0, 0.0, dt=0.1)
    array([0.9], dtype=float32)
    """

    def __init__(
        self,
        f: Callable[..., Any],
        alpha: Any,
        num_memory: int,
        inits: Any,
        state_delays: Mapping[str, Any] | None = None,
        dt: float | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(f, alpha, num_memory, inits, dt, name, state_delays)
        steps = np.arange(1, num_memory + 2, dtype=np.float64)
        self._weights = [np.diff(steps ** (1 - order)) for order in self.alpha]

    def _advance(self, values: dict[str, Any], dt: Any) -> list[Any]:
        results = []
        for k, (name, rate) in enumerate(zip(self.variables, self.rates(values), strict=True)):
            x, before = values[name], self._first[k]
            past = self._weighted(self._weights[k], self._remembered(k, x - before.value))
            before.value = x
            results.append(dt ** float(self.alpha[k]) * math.gamma(2 - self.alpha[k]) * rate + x - past)
        return results


class CaputoEuler(FDEIntegrator):
    """Caputo's derivative by Euler's method for the integral equation.

    .. math:: x_{n+1} = x_0 + \\frac{h^α}{Γ(α+1)} \\sum_{j=0}^{n} [(n+1-j)^α - (n-j)^α] f(x_j)

    Parameters
    ----------
    f, alpha, num_memory, inits, dt, name, state_delays
        As for :class:`FDEIntegrator`.

    References
    ----------
    C. Li and F. Zeng (2013). The finite difference methods for fractional ordinary differential equations. Numerical
    Functional Analysis and Optimization 34, 149-179.

    Examples
    --------
    >>> import bouton as bp
    >>> growth = bp.fde.CaputoEuler(lambda x, t: 1.0 + 0 * x, alpha=0.5, num_memory=10, inits=[0.0])
    >>> growth(0.0, 0.0, dt=1.0).round(4)
    array([1.1284], dtype=float32)
    """

    def __init__(
        self,
        f: Callable[..., Any],
        alpha: Any,
        num_memory: int,
        inits: Any,
        dt: float | None = None,
        name: str | None = None,
        state_delays: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f, alpha, num_memory, inits, dt, name, state_delays)
        steps = np.arange(num_memory + 1, dtype=np.float64)
        self._weights = [np.diff(steps**order) / math.gamma(order + 1) for order in self.alpha]

    def _advance(self, values: dict[str, Any], dt: Any) -> list[Any]:
        results = []
        for k, rate in enumerate(self.rates(values)):
            start = self._first[k].value
            past = self._weighted(self._weights[k], self._remembered(k, rate))
            results.append(start + dt ** float(self.alpha[k]) * past)
        return results


_METHODS: dict[str, type[FDEIntegrator]] = {"l1": CaputoL1Schema, "euler": CaputoEuler, "short-memory": GLShortMemory}


def fdeint(
    alpha: Any,
    num_memory: int,
    inits: Any,
    f: Callable[..., Any] | None = None,
    method: str = "l1",
    dt: float | None = None,
    name: str | None = None,
) -> Any:
    """Integrate fractional differential equations.

    Parameters
    ----------
    alpha, num_memory, inits, dt, name
        As for :class:`bouton.fde.FDEIntegrator`.
    f
        The rates of change, as for :func:`bouton.odeint`. None: the result is a decorator.
    method
        ``"l1"`` (default), ``"euler"`` or ``"short-memory"``: :class:`CaputoL1Schema`, :class:`CaputoEuler`,
        :class:`GLShortMemory`.

    Returns
    -------
    FDEIntegrator
        The function that does a step, called like that of :func:`bouton.odeint`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.fdeint(0.9, 100, [1.0], lambda x, t: -x)
    fdeint(<lambda>(x, t, dt), method='CaputoL1Schema')
    """
    made = _METHODS[_checks.choice(method, "method", tuple(_METHODS))]

    def integrator(function: Callable[..., Any]) -> FDEIntegrator:
        return made(function, alpha=alpha, num_memory=num_memory, inits=inits, dt=dt, name=name)

    return integrator if f is None else integrator(f)
