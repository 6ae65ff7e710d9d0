"""Groups of neurons made from text."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks, _methods
from .._share import share
from ..initialize.generic import parameter
from ..integrators.gradient import Tracked, gradient
from ..integrators.ode import odeint
from ..integrators.sde import METHODS, sdeint
from ..math import random
from ..neurons.base import NeuGroup
from .definition import Definition
from .grammar import applied

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import Size

__all__ = ["TextGroup", "from_equations"]


class TextGroup(NeuGroup):
    """The base of groups that :func:`from_equations` defines.

    Parameters
    ----------
    size, keep_size, name, mode, method
        As for :class:`bouton.NeuGroup`.
    values
        Other values of parameters, and of variables at the start, as ``V_initializer``.
    """

    definition: Definition
    default_method = "exp_auto"

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        name: str | None = None,
        mode: Any = None,
        method: str | None = None,
        **values: Any,
    ) -> None:
        super().__init__(size, keep_size=keep_size, name=name, mode=mode)
        definition = self.definition
        self.method = _method(definition, method or self.default_method)
        starts = {variable: values.pop(f"{variable}_initializer", 0.0) for variable in definition.rates}
        unknown = [key for key in values if key not in definition.parameters]
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no parameter {', '.join(unknown)}; there are "
                f"{', '.join(definition.parameters)}, and {', '.join(f'{v}_initializer' for v in definition.rates)}."
            )
        for key, default in definition.parameters.items():
            setattr(self, key, parameter(values.get(key, default), self.varshape, allow_none=False, name=key))
        for variable, start in starts.items():
            setattr(self, variable, self._state(variable, start, self.varshape))
        self.input = self._state("input", 0.0, self.varshape)
        self.spike = self._state("spike", False, self.varshape, np.bool_)
        self.t_last_spike = self._state("t_last_spike", -1e7, self.varshape)
        names = [*definition.rates, "t"]
        drift = _function(self._drift, names)
        if definition.noisy:
            self._integral = sdeint(drift, _function(self._noise, names), method=self.method)
        else:
            self._integral = odeint(drift, method=self.method)

    def _values(self, variables: dict[str, Any], t: Any, xi: Any = 0.0) -> dict[str, Any]:
        """What all names stand for."""
        values = {key: getattr(self, key) for key in self.definition.parameters}
        values = {"I": self.input, "input": self.input, "t": t, "i": share.load("i", 0), "dt": share["dt"], **values}
        values.update(variables, xi=xi)
        for name, expression in self.definition.shorthands.items():
            values[name] = expression(values, self._draw)
        return values

    def _draw(self, law: str) -> Any:
        return getattr(random, law)(*self.varshape)

    def _drift(self, t: Any, **variables: Any) -> list[Any]:
        values = self._values(variables, t)
        return [rate(values, self._draw) for rate in self.definition.rates.values()]

    def _noise(self, t: Any, **variables: Any) -> list[Any]:
        """What multiplies white noise: the derivatives with respect to it. None where there is none."""
        strengths = []
        for variable, rate in self.definition.rates.items():
            xi = Tracked(np.zeros(np.shape(variables[variable])))
            result = rate(self._values(variables, t, xi), self._draw)
            strengths.append(gradient(result, xi)[1] if isinstance(result, Tracked) else None)
        return strengths

    def update(self, current: Any = None) -> Any:
        """One step: integrate, hold, fire, reset.

        Parameters
        ----------
        current
            Something to add to ``input``.

        Returns
        -------
        The spikes.
        """
        if current is not None:
            self.input += current
        definition, t = self.definition, share["t"]
        variables = {name: getattr(self, name).value for name in definition.rates}
        results = self._integral(**variables, t=t, dt=share["dt"])
        after = dict(zip(variables, results if len(variables) > 1 else [results], strict=True))
        if definition.refractory is not None:
            first = next(iter(variables))
            pause = definition.refractory(self._values(variables, t), self._draw)
            after[first] = np.where(t - self.t_last_spike <= pause, variables[first], after[first])
        if definition.threshold is not None:
            after = self._fired(after, t)
        for name, value in after.items():
            getattr(self, name).value = value
        return self.spike.value

    def _fired(self, after: dict[str, Any], t: Any) -> dict[str, Any]:
        """The variables after those neurons were reset that fired."""
        assert self.definition.threshold is not None
        spike = self.definition.threshold(self._values(after, t), self._draw)
        changed = dict(after)
        for target, sign, expression in self.definition.resets:
            changed[target] = applied(sign, changed[target], expression(self._values(changed, t), self._draw))
        self.spike.value = spike
        self.t_last_spike.value = np.where(spike, t, self.t_last_spike)
        return {
            name: value if changed[name] is value else np.where(spike, changed[name], value)
            for name, value in after.items()
        }


def _method(definition: Definition, method: str) -> str:
    """A method for equations with or without noise."""
    return _checks.choice(method, "method", tuple(METHODS) if definition.noisy else _methods.METHODS)


def _function(function: Callable[..., Any], names: list[str]) -> Callable[..., Any]:
    """A function that tells which arguments it takes."""

    def rates(**values: Any) -> Any:
        return function(**values)

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    rates.__signature__ = inspect.Signature([inspect.Parameter(name, kind) for name in names])  # type: ignore[attr-defined]
    return rates


def from_equations(
    model: str,
    threshold: str | None = None,
    reset: str | None = None,
    refractory: float | str | None = None,
    method: str = "exp_auto",
    name: str = "Neuron",
    **parameters: Any,
) -> type[TextGroup]:
    """Define a neuron by its equations, as text.

    Parameters
    ----------
    model
        A line for each equation, ``dV/dt = (V_rest - V + R*I)/tau : mV``, with the unit after a colon if you like; or
        for a name for an expression, ``a = 0.1*(V + 40)``, above the lines that use it. ``I`` is the input current,
        ``t`` the time (ms), ``xi`` white noise. There are ``+ - * / ** %``, comparisons, ``and or not``, ``x if c else
        y``, the usual functions, ``rand()`` and ``randn()``, and comments after ``#``.
    threshold
        When a neuron fires: a condition on the variables, ``"V >= V_th"``. None: never.
    reset
        What a spike changes, ``"V = V_reset; w += b"``.
    refractory
        For how long the first variable keeps its value after a spike: a number (ms), or an expression.
    method
        The integrator, as for :func:`bouton.odeint`; with white noise as for :func:`bouton.sdeint`.
    name
        The name of the class.
    parameters
        A value for each other name in the text: a number, an array, an Initializer or a function of the shape.

    Returns
    -------
    type
        A class of neurons: ``Neuron(size, V_initializer=..., tau=..., name=...)``, with the variables of the equations,
        ``input`` and ``spike``.

    Raises
    ------
    EquationError
        (a ValueError) if the text is no model; it points to the line and the place.

    Examples
    --------
    >>> import bouton as bp
    >>> LIF = bp.neurons.from_equations(
    ...     '''dV/dt = (V_rest - V + R*I) / tau : mV''',
    ...     threshold="V >= V_th", reset="V = V_reset", refractory=2.0,
    ...     V_rest=-60.0, V_reset=-60.0, V_th=-50.0, R=1.0, tau=10.0, name="LIF",
    ... )
    >>> cells = LIF(3, V_initializer=-60.0, tau=[5.0, 10.0, 20.0], name="cells")
    >>> runner = bp.DSRunner(cells, inputs=("input", 15.0), monitors=["spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> runner.mon.spike.sum(axis=0).tolist()
    [13, 7, 4]
    >>> print(LIF.definition.units["V"])
    mV
    """
    definition = Definition.read(model, threshold, reset, refractory, parameters)
    _method(definition, method)
    if not isinstance(name, str) or not name.isidentifier():
        raise ValueError(f'"name" must be a Python identifier, got {_checks.describe(name)}.')
    return type(name, (TextGroup,), {"definition": definition, "default_method": method, "__doc__": model})
