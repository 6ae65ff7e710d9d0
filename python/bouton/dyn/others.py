"""Simple dynamics: leaks, integrators, noise, and a place for inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._objects.describe import Parameter
from .._share import share
from ..initialize import ZeroInit
from ..neurons.base import NeuGroup
from ..neurons.spiking import refuse
from ..tracing.active import active
from .base import Integrating

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode
    from ..math.variables import Variable

__all__ = ["InputVar", "Integrator", "Leaky", "OUProcess"]


class _Simple(Integrating, NeuGroup):
    """A group of neurons that do not fire."""

    x: Variable

    def return_info(self) -> Any:
        """The Variable that projections read."""
        return self.x


class Leaky(_Simple):
    r"""A variable that leaks, and to which inputs are added.

    .. math:: \frac{dx}{dt} = -\frac{x}{\tau}

    Parameters
    ----------
    size, sharding, keep_size, mode, name, method
        As for :class:`bouton.dyn.SynDyn`.
    tau
        Time constant (ms), greater than 0; 10.
    init_var
        True; states exist from the start.

    Attributes
    ----------
    x : Variable
        The state.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dyn.Leaky(2).update([1.0, 0.0]).tolist()
    [1.0, 0.0]
    """

    tau = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        sharding: None = None,
        keep_size: bool = False,
        mode: Mode | None = None,
        name: str | None = None,
        tau: ParameterLike = 10.0,
        method: str = "exp_auto",
        init_var: bool = True,
    ) -> None:
        refuse(type(self).__name__, sharding=sharding)
        super().__init__(size, keep_size, name, mode, method)
        self.tau = tau
        self.x = self._zeros("x")

    def _update(self, x: Any = None) -> Any:
        (rest,) = self._integrated([self.x], lambda x: [-x / self.tau])
        self.x.value = rest + self.sum_current_inputs(rest, init=0.0 if x is None else x)
        return self.x.value


class Integrator(_Simple):
    r"""A variable that follows its input.

    .. math:: \tau \frac{dx}{dt} = -x + I

    Parameters
    ----------
    size, keep_size, sharding, name, mode, method
        As for :class:`bouton.dyn.SynDyn`.
    tau
        Time constant (ms), greater than 0; 10.
    x_initializer
        Its value at the start, 0: a number, an array, an Initializer or a function of the shape.
    init_var
        True; states exist from the start.

    Attributes
    ----------
    x : Variable
        The state.

    Examples
    --------
    >>> import bouton as bp
    >>> round(float(bp.dyn.Integrator(1).update(1.0)[0]), 5)
    0.00995
    """

    tau = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        name: str | None = None,
        mode: Mode | None = None,
        tau: ParameterLike = 10.0,
        x_initializer: ParameterLike = ZeroInit,
        method: str = "exp_auto",
        init_var: bool = True,
    ) -> None:
        refuse(type(self).__name__, sharding=sharding)
        super().__init__(size, keep_size, name, mode, method)
        self.tau = tau
        self.x = self._zeros("x", x_initializer)

    def _update(self, x: Any = None) -> Any:
        current = 0.0 if x is None else x
        (self.x.value,) = self._integrated([self.x], lambda x: [(-x + current) / self.tau])
        return self.x.value


class OUProcess(_Simple):
    r"""The Ornstein-Uhlenbeck process.

    .. math:: dx = \frac{\mu - x}{\tau} dt + \sigma dW

    Parameters
    ----------
    size, method, keep_size, mode, name
        As for :class:`bouton.dyn.SynDyn`.
    mean
        What x returns to, and starts from; 0.
    sigma
        Strength of the noise (1/√ms), 1.
    tau
        Time constant (ms), greater than 0; 10.

    Attributes
    ----------
    x : Variable
        The state.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dyn.OUProcess(3, mean=2.0, sigma=0.0).update().tolist()
    [2.0, 2.0, 2.0]
    """

    mean = Parameter()
    sigma = Parameter()
    tau = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        mean: ParameterLike = 0.0,
        sigma: ParameterLike = 1.0,
        tau: ParameterLike = 10.0,
        method: str = "exp_euler",
        keep_size: bool = False,
        mode: Mode | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(size, keep_size, name, mode, method)
        self.mean, self.sigma, self.tau = mean, sigma, tau
        self.x = self._zeros("x", self.mean)

    def _update(self) -> Any:
        trace = active()
        assert trace is not None
        (drift,) = self._integrated([self.x], lambda x: [(self.mean - x) / self.tau])
        kick = trace.draw("normal", None, self.x.shape)
        self.x.value = drift + self.sigma * np.sqrt(share["dt"]) * kick
        return self.x.value


class InputVar(Integrating, NeuGroup):
    """A Variable that runners write inputs to, and that projections read like a group.

    Parameters
    ----------
    size, keep_size, sharding, name, mode, method
        As for :class:`bouton.dyn.SynDyn`.

    Attributes
    ----------
    input : Variable
        The input of the step, cleared after it.

    Examples
    --------
    >>> import bouton as bp
    >>> source = bp.dyn.InputVar(2)
    >>> source.input = [1.0, 2.0]
    >>> source.update().tolist()
    [1.0, 2.0]
    """

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        name: str | None = None,
        mode: Mode | None = None,
        method: str = "exp_auto",
    ) -> None:
        refuse(type(self).__name__, sharding=sharding)
        super().__init__(size, keep_size, name, mode, method)
        self.input = self._zeros("input")

    def _update(self, *args: Any) -> Any:
        del args
        return self.input.value

    def return_info(self) -> Any:
        """The Variable that projections read."""
        return self.input
