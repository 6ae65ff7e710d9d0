"""Short-term plasticity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .base import SynDyn

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["STD", "STP"]


class STD(SynDyn):
    r"""Short-term depression.

    .. math:: \frac{dx}{dt} = \frac{1 - x}{\tau}

    A spike takes the share U of x.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    tau
        Time constant of recovery (ms), greater than 0; 200.
    U
        The share of resources that a spike uses, 0.07.

    Attributes
    ----------
    x : Variable
        What is left of the resources, 1 at the start.

    Examples
    --------
    >>> import bouton as bp
    >>> float(bp.dyn.STD(1, U=0.5).update([True])[0])
    0.5
    """

    tau = Parameter(positive=True)
    U = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        tau: ParameterLike = 200.0,
        U: ParameterLike = 0.07,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.tau = tau
        self.U = U
        self.x = self._zeros("x", 1.0)

    def _update(self, x: Any) -> Any:
        (rest,) = self._integrated([self.x], lambda x: [(1 - x) / self.tau])
        self.x.value = rest - x * self.U * rest
        return self.x.value

    def return_info(self) -> Any:
        """The Variable that projections read: the resources."""
        return self.x


class STP(SynDyn):
    r"""Short-term facilitation and depression.

    .. math:: \frac{du}{dt} = -\frac{u}{\tau_f}, \qquad \frac{dx}{dt} = \frac{1 - x}{\tau_d}

    A spike adds U (1 - u) to u, and then takes the share u of x. The step returns u x.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    U
        How much a spike facilitates, 0.15.
    tau_f, tau_d
        Time constants of facilitation and of depression (ms), greater than 0; 1500 and 200.

    Attributes
    ----------
    u, x : Variable
        Use, U at the start, and resources, 1 at the start.

    Examples
    --------
    >>> import bouton as bp
    >>> round(float(bp.dyn.STP(1, U=0.5).update([False])[0]), 3)
    0.5
    """

    U = Parameter()
    tau_f = Parameter(positive=True)
    tau_d = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        U: ParameterLike = 0.15,
        tau_f: ParameterLike = 1500.0,
        tau_d: ParameterLike = 200.0,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.U = U
        self.tau_f = tau_f
        self.tau_d = tau_d
        self.x = self._zeros("x", 1.0)
        self.u = self._zeros("u", U)

    def _update(self, x: Any) -> Any:
        u, rest = self._integrated([self.u, self.x], lambda u, x: [-u / self.tau_f, (1 - x) / self.tau_d])
        self.u.value = u + x * self.U * (1 - u)
        self.x.value = rest - x * self.u.value * rest
        return self.conductance()

    def conductance(self) -> Any:
        """Use times resources, as they are now."""
        return self.u.value * self.x.value
