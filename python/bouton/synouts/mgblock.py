"""Conductance-based output through NMDA receptors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._objects.describe import Parameter
from .base import ConductanceOut

if TYPE_CHECKING:
    from .._typing import ParameterLike
    from ..math.variables import Variable

__all__ = ["MgBlock"]


class MgBlock(ConductanceOut):
    r"""The current depends on the potential twice: by the driving force, and because magnesium blocks the channels.

    .. math:: I = \frac{g\,(E - V)}{1 + \frac{[\mathrm{Mg}^{2+}]}{\beta}\,e^{-\alpha V}}

    V is the potential after the step before, with what inputs and other synapses added to it in this step.

    Parameters
    ----------
    E
        Reversal potential (mV), 0: a number, an array or list of the shape of ``post``, an Initializer, or a function
        of the shape. The same holds for the next three.
    cc_Mg
        Concentration of magnesium outside the neuron (mM), 1.2.
    alpha
        How steeply the block depends on V (1/mV), 0.062.
    beta
        Concentration that blocks one half of the channels at V = 0 (mM), 3.57.
    target_var
        The variable of ``post`` to add to, by name or as the Variable itself; ``"input"``. None: the current reaches
        nothing.
    membrane_var
        The variable of ``post`` that is V, by name or as the Variable itself; ``"V"``.
    name
        A Python identifier. None: counted.

    Raises
    ------
    KeyError
        When it meets a synapse whose ``post`` has no such variable.
    TypeError
        When a variable is given as neither a name nor a Variable.
    ValueError
        When a parameter is of another type or shape.

    References
    ----------
    C. E. Jahr, C. F. Stevens (1990). Voltage dependence of NMDA-activated macroscopic conductances predicted by
    single-channel kinetics. Journal of Neuroscience 10, 3178-3182.

    Examples
    --------
    The share of channels that is open, at rest and at 0 mV:

    >>> import bouton as bp
    >>> import numpy as np
    >>> post = bp.neurons.LIF(2, V_rest=[-65.0, 0.0], V_initializer=[-65.0, 0.0], V_th=50.0)
    >>> syn = bp.synapses.Exponential(bp.neurons.LIF(1), post, bp.conn.All2All(), output=bp.synouts.MgBlock(E=10.0))
    >>> syn.g = 1.0
    >>> net = bp.Network(pre=syn.pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, monitors=["post.input", "syn.g"], progress_bar=False)
    >>> _ = runner.run(0.1)
    >>> driven = runner.mon["syn.g"] * [75.0, 10.0]
    >>> np.round(runner.mon["post.input"] / driven, 3).astype(float).tolist()
    [[0.05, 0.748]]
    """

    model = "MgBlock"

    E = Parameter()
    cc_Mg = Parameter()
    alpha = Parameter()
    beta = Parameter()

    def __init__(
        self,
        E: ParameterLike = 0.0,
        cc_Mg: ParameterLike = 1.2,
        alpha: ParameterLike = 0.062,
        beta: ParameterLike = 3.57,
        target_var: str | Variable | None = "input",
        membrane_var: str | Variable = "V",
        name: str | None = None,
    ) -> None:
        super().__init__(name, target_var, membrane_var)
        self.E = E
        self.cc_Mg = cc_Mg
        self.alpha = alpha
        self.beta = beta

    def _current(self, g: Any) -> Any:
        V = self._potential
        return g * (self.E - V) / (1 + self.cc_Mg / self.beta * np.exp(-self.alpha * V))
