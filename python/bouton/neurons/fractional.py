"""Neurons whose equations have derivatives of an order below 1: they remember what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.describe import Parameter
from .._share import share
from ..initialize import OneInit, ZeroInit
from .base import NeuGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._typing import ParameterLike, Size
    from ..math.variables import Variable

__all__ = ["FractionalFHR", "FractionalIzhikevich", "FractionalNeuron"]


class FractionalNeuron(NeuGroup):
    """The base of neurons with fractional derivatives: input, spikes, and a memory that a reset empties.

    Parameters
    ----------
    size, keep_size, name
        As for :class:`bouton.NeuGroup`.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.
    """

    V: Variable
    integral: Any

    def __init__(self, size: Size, keep_size: bool = False, name: str | None = None, input_var: bool = True) -> None:
        super().__init__(size, keep_size=keep_size, name=name)
        self.input_var = _checks.boolean(input_var, "input_var")

    def _begins(self, **starts: ParameterLike) -> None:
        """Declare the states of the equations, and those that all neurons have."""
        for name, start in starts.items():
            setattr(self, name, self._state(name, start, self.varshape))
        self.spike = self._state("spike", False, self.varshape, np.bool_)
        if self.input_var:
            self.input = self._state("input", 0.0, self.varshape)
        self._remembered = tuple(starts)

    def _current(self, x: Any) -> Any:
        """The current of this step."""
        if not self.input_var:
            return 0.0 if x is None else x
        if x is not None:
            self.input += x
        return self.input.value

    def clear_input(self) -> None:
        """Set the input to zero."""
        if self.input_var:
            self.input.value = 0.0

    def reset_state(self, batch_size: int | None = None) -> None:
        """Start anew, with an empty memory."""
        del batch_size
        self._restart()
        self.integral.reset([self._states[name].variable for name in self._remembered])


class FractionalFHR(FractionalNeuron):
    r"""FitzHugh-Rinzel neurons of fractional order.

    .. math::

        \frac{d^\alpha V}{dt^\alpha} &= V - V^3/3 - w + y + I \\
        \frac{d^\alpha w}{dt^\alpha} &= \delta (a + V - b w) \\
        \frac{d^\alpha y}{dt^\alpha} &= \mu (c - V - d y)

    A neuron fires where V passes ``Vth`` upwards. The derivatives are those of Grünwald and Letnikov, with a memory of
    so many steps.

    Parameters
    ----------
    size, keep_size, name, input_var
        As for :class:`FractionalNeuron`.
    alpha
        The order, in (0, 1]: one number, or one for each of V, w, y.
    num_memory
        How many past steps count, 1000.
    a, b, c, d, delta, mu
        Coefficients: 0.7, 0.8, -0.775, 1, 0.08, 0.0001.
    Vth
        Where a spike is counted, 1.8.
    V_initializer, w_initializer, y_initializer
        The start, 2.5, 0, 0.

    Attributes
    ----------
    V, w, y : Variable
        The states of the equations.
    input : Variable
        The current of the step, cleared after it.
    spike : Variable
        Whether the neuron fired in this step, boolean.

    Raises
    ------
    ValueError, UnsupportedError
        If a parameter is not one of the above.

    References
    ----------
    A. Mondal, S. K. Sharma, R. K. Upadhyay, A. Mondal (2019). Firing activities of a fractional-order FitzHugh-Rinzel
    bursting neuron model and its coupled dynamics. Scientific Reports 9, 15721.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.FractionalFHR(1, alpha=0.98, num_memory=50)
    >>> runner = bp.DSRunner(cell, inputs=("input", 0.3), monitors=["V"], progress_bar=False)
    >>> _ = runner.run(5.0)
    >>> bool(runner.mon.V[-1, 0] < 2.5)
    True
    """

    a = Parameter()
    b = Parameter()
    c = Parameter()
    d = Parameter()
    delta = Parameter()
    mu = Parameter()
    Vth = Parameter()

    def __init__(
        self,
        size: Size,
        alpha: float | Sequence[float],
        num_memory: int = 1000,
        a: ParameterLike = 0.7,
        b: ParameterLike = 0.8,
        c: ParameterLike = -0.775,
        d: ParameterLike = 1.0,
        delta: ParameterLike = 0.08,
        mu: ParameterLike = 0.0001,
        Vth: ParameterLike = 1.8,
        V_initializer: ParameterLike = OneInit(2.5),  # noqa: B008  (holds a number)
        w_initializer: ParameterLike = ZeroInit,
        y_initializer: ParameterLike = ZeroInit,
        input_var: bool = True,
        name: str | None = None,
        keep_size: bool = False,
    ) -> None:
        from .. import fde
        from ..integrators import JointEq

        super().__init__(size, keep_size, name, input_var)
        self.alpha = alpha
        self.a, self.b, self.c, self.d, self.delta, self.mu, self.Vth = a, b, c, d, delta, mu, Vth
        self._begins(V=V_initializer, w=w_initializer, y=y_initializer)
        rates = JointEq(self.dV, self.dw, self.dy)
        states = [self._states[name].variable for name in ("V", "w", "y")]
        self.integral = fde.GLShortMemory(rates, alpha=alpha, num_memory=num_memory, inits=states)

    def dV(self, V: Any, t: Any, w: Any, y: Any, I: Any) -> Any:  # noqa: E741
        """The rate of V."""
        return V - V**3 / 3 - w + y + I

    def dw(self, w: Any, t: Any, V: Any) -> Any:
        """The rate of w."""
        return self.delta * (self.a + V - self.b * w)

    def dy(self, y: Any, t: Any, V: Any) -> Any:
        """The rate of y."""
        return self.mu * (self.c - V - self.d * y)

    def update(self, x: Any = None) -> Any:
        """One step; returns the spikes."""
        before, states = self.V.value, self._states
        V, w, y = self.integral(
            before, states["w"].variable, states["y"].variable, share["t"], I=self._current(x), dt=share["dt"]
        )
        self.spike.value = np.logical_and(self.Vth <= V, before < self.Vth)
        for name, value in zip(("V", "w", "y"), (V, w, y), strict=True):
            states[name].variable.value = value
        return self.spike.value


class FractionalIzhikevich(FractionalNeuron):
    r"""Izhikevich's neurons of fractional order.

    .. math::

        \tau \frac{d^\alpha V}{dt^\alpha} &= f V^2 + g V + h - u + R I \\
        \tau \frac{d^\alpha u}{dt^\alpha} &= a (b V - u)

    When V reaches ``V_th`` the neuron fires, V is set to ``c`` and u grows by ``d``. The derivatives are those of
    Caputo, by the L1 scheme, with a memory of so many steps.

    Parameters
    ----------
    size, keep_size, name, input_var
        As for :class:`FractionalNeuron`.
    alpha
        The order, in (0, 1].
    num_memory
        How many past steps count; as many as the run has for the whole past.
    a, b, c, d, f, g, h
        Coefficients: 0.02, 0.2, -65, 8, 0.04, 5, 140.
    R, tau
        Resistance and time constant, 1 and 1.
    V_th
        Threshold (mV), 30.
    V_initializer, u_initializer
        The start, -65 and -13.

    Attributes
    ----------
    V, u : Variable
        Membrane potential (mV) and recovery.
    input : Variable
        The current of the step, cleared after it.
    spike : Variable
        Whether the neuron fired in this step, boolean.

    Raises
    ------
    ValueError, UnsupportedError
        If a parameter is not one of the above.

    References
    ----------
    W. W. Teka, R. K. Upadhyay, A. Mondal (2018). Spiking and bursting patterns of fractional-order Izhikevich model.
    Communications in Nonlinear Science and Numerical Simulation 56, 161-176.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.FractionalIzhikevich(1, alpha=0.9, num_memory=1000)
    >>> runner = bp.DSRunner(cell, inputs=("input", 10.0), monitors=["spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> int(runner.mon.spike.sum()) > 0
    True
    """

    a = Parameter()
    b = Parameter()
    c = Parameter()
    d = Parameter()
    f = Parameter()
    g = Parameter()
    h = Parameter()
    R = Parameter()
    V_th = Parameter()
    tau = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        alpha: float | Sequence[float],
        num_memory: int,
        a: ParameterLike = 0.02,
        b: ParameterLike = 0.20,
        c: ParameterLike = -65.0,
        d: ParameterLike = 8.0,
        f: ParameterLike = 0.04,
        g: ParameterLike = 5.0,
        h: ParameterLike = 140.0,
        R: ParameterLike = 1.0,
        tau: ParameterLike = 1.0,
        V_th: ParameterLike = 30.0,
        V_initializer: ParameterLike = OneInit(-65.0),  # noqa: B008  (holds a number)
        u_initializer: ParameterLike = OneInit(-13.0),  # noqa: B008
        keep_size: bool = False,
        input_var: bool = True,
        name: str | None = None,
    ) -> None:
        from .. import fde
        from ..integrators import JointEq

        super().__init__(size, keep_size, name, input_var)
        self.alpha = alpha
        self.a, self.b, self.c, self.d, self.f, self.g, self.h = a, b, c, d, f, g, h
        self.R, self.tau, self.V_th = R, tau, V_th
        self._begins(V=V_initializer, u=u_initializer)
        states = [self._states[name].variable for name in ("V", "u")]
        self.integral = fde.CaputoL1Schema(JointEq(self.dV, self.du), alpha=alpha, num_memory=num_memory, inits=states)

    def dV(self, V: Any, t: Any, u: Any, I: Any) -> Any:  # noqa: E741
        """The rate of V."""
        return (self.f * V * V + self.g * V + self.h - u + self.R * I) / self.tau

    def du(self, u: Any, t: Any, V: Any) -> Any:
        """The rate of u."""
        return self.a * (self.b * V - u) / self.tau

    def update(self, x: Any = None) -> Any:
        """One step; returns the spikes."""
        recovery = self._states["u"].variable
        V, u = self.integral(self.V.value, recovery.value, share["t"], I=self._current(x), dt=share["dt"])
        fires = self.V_th <= V
        self.spike.value = fires
        self.V.value = np.where(fires, self.c, V)
        recovery.value = np.where(fires, u + self.d, u)
        return self.spike.value
