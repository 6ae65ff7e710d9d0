"""From conductances to currents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.describe import Parameter
from .._objects.dynsys import DynamicalSystem
from ..neurons.spiking import refuse
from .describing import Describable

if TYPE_CHECKING:
    from .._typing import ParameterLike
    from ..math.variables import Variable

__all__ = ["COBA", "CUBA", "MgBlock", "SynOut"]


class SynOut(DynamicalSystem, Describable):
    """The base of outputs: a conductance that a projection binds in each step, and the current that it makes.

    A subclass defines ``update(conductance, potential)``, which returns the current. The postsynaptic group calls the
    object with its potential when it sums its inputs.

    Parameters
    ----------
    name
        As for :class:`bouton.DynamicalSystem`.
    sharding, scaling
        None; there for BrainPy scripts.
    """

    def __init__(self, name: str | None = None, scaling: None = None, sharding: None = None) -> None:
        super().__init__(name)
        refuse(type(self).__name__, scaling=scaling, sharding=sharding)
        self._bound: Variable | None = None

    def serve(self, post: Any) -> None:
        """Have room for the conductances of a group."""
        if self._bound is None:
            self.mode = post.mode
            self._bound = self._state("bound", 0.0, post.varshape)

    def bind_cond(self, conductance: Any) -> None:
        """Let this be the conductance until the next one is bound."""
        if self._bound is None:
            raise RuntimeError(f"{self.name} belongs to no projection yet: give it to one as its out.")
        fits = np.shape(conductance) in ((), self._bound.shape)
        self._bound.value = conductance if fits else conductance + np.zeros(self._bound.shape)

    def __call__(self, *args: Any, **options: Any) -> Any:
        """The current of the conductance that is bound, for a potential."""
        if self._bound is None:
            raise RuntimeError(f"{self.name} belongs to no projection yet: give it to one as its out.")
        return self.update(self._bound.value, *args, **options)

    def _parameter_shape(self) -> Any:
        return None if self._bound is None else self._bound.shape


class _Formula(SynOut):
    """An output whose current is a formula of conductance and potential, also outside of a run."""

    def update(self, conductance: Any, potential: Any = None) -> Any:
        """The current.

        Parameters
        ----------
        conductance
            The conductance.
        potential
            The membrane potential (mV).
        """
        return self._current(conductance, potential)

    def _current(self, conductance: Any, potential: Any) -> Any:
        raise NotImplementedError


class CUBA(_Formula):
    """The conductance is the current.

    Parameters
    ----------
    name, scaling
        As for :class:`SynOut`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dyn.CUBA().update(2.0)
    2.0
    """

    def __init__(self, name: str | None = None, scaling: None = None) -> None:
        super().__init__(name, scaling)

    def _current(self, conductance: Any, potential: Any) -> Any:
        del potential
        return conductance


class COBA(_Formula):
    """A current that pulls V to a reversal potential, ``g (E - V)``.

    Parameters
    ----------
    E
        Reversal potential (mV): a number, or an array of one for each postsynaptic neuron.
    sharding, name, scaling
        As for :class:`SynOut`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dyn.COBA(E=0.0).update(2.0, -60.0)
    120.0
    """

    E = Parameter()

    def __init__(self, E: ParameterLike, sharding: None = None, name: str | None = None, scaling: None = None) -> None:
        super().__init__(name, scaling, sharding)
        self.E = E

    def _current(self, conductance: Any, potential: Any) -> Any:
        return conductance * (self.E - potential)


class MgBlock(_Formula):
    r"""A current through channels that magnesium blocks.

    .. math:: I = g \frac{E - V}{1 + [Mg] / \beta \cdot e^{-\alpha (V - V_{offset})}}

    Parameters
    ----------
    E
        Reversal potential (mV), 0. Like every parameter: a number, or an array of one for each postsynaptic neuron.
    cc_Mg
        Concentration of magnesium (mM), 1.2.
    alpha, beta
        How the block depends on V (1/mV), and on the concentration (mM); 0.062 and 3.57.
    V_offset
        A shift of the dependence on V (mV), 0.
    sharding, name, scaling
        As for :class:`SynOut`.

    References
    ----------
    C. E. Jahr and C. F. Stevens (1990). Voltage dependence of NMDA-activated macroscopic conductances predicted by
    single-channel kinetics. J. Neurosci. 10, 3178-3182.

    Examples
    --------
    >>> import bouton as bp
    >>> round(float(bp.dyn.MgBlock().update(1.0, -60.0)), 3)
    4.035
    """

    E = Parameter()
    cc_Mg = Parameter()
    alpha = Parameter()
    beta = Parameter()
    V_offset = Parameter()

    def __init__(
        self,
        E: ParameterLike = 0.0,
        cc_Mg: ParameterLike = 1.2,
        alpha: ParameterLike = 0.062,
        beta: ParameterLike = 3.57,
        V_offset: ParameterLike = 0.0,
        sharding: None = None,
        name: str | None = None,
        scaling: None = None,
    ) -> None:
        super().__init__(name, scaling, sharding)
        self.E, self.cc_Mg, self.alpha, self.beta, self.V_offset = E, cc_Mg, alpha, beta, V_offset

    def _current(self, conductance: Any, potential: Any) -> Any:
        block = 1 + self.cc_Mg / self.beta * np.exp(self.alpha * (self.V_offset - potential))
        return conductance * ((self.E - potential) / block)  # the quotient is the same for all projections


def checked(out: Any, name: str) -> SynOut:
    """An output, or an error that names the argument."""
    if not isinstance(out, SynOut):
        raise TypeError(f'"{name}" must be an output such as bouton.dyn.COBA(E=0.0), got {_checks.describe(out)}.')
    return out
