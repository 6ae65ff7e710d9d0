"""Many Poisson neurons at once, as what they add to a Variable."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .. import _checks
from .._share import share
from ..math import random
from .base import Projection

if TYPE_CHECKING:
    from ..math.modes import Mode
    from ..math.variables import Variable

__all__ = ["PoissonInput"]

_MANY = 5
"""How many spikes, and how many neurons without one, make the number of spikes normally distributed."""


class PoissonInput(Projection):
    """Each element of a Variable is driven by Poisson neurons of its own, of which only the sum is computed.

    In each step the number of spikes is drawn for each element, binomial or, where many are expected, normal with the
    same mean and variance. Times the weight it is added to the Variable.

    Parameters
    ----------
    target_var
        The Variable, ``cells.input`` or ``cells.V``.
    num_input
        The number of neurons for each element.
    freq
        Their rate (Hz), at least 0.
    weight
        What a spike adds.
    mode, name
        As for :class:`bouton.DynamicalSystem`.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.neurons.LIF(1000, V_th=1e9)
    >>> net = bp.Network(bp.synapses.PoissonInput(cells.input, num_input=100, freq=50.0, weight=2.0), cells)
    >>> runner = bp.DSRunner(net, monitors={"input": cells.input}, progress_bar=False)
    >>> runner.run(10.0)
    >>> bool(abs(runner.mon.input.mean() - 100 * 50.0 * 1e-4 * 2.0) < 0.02)
    True
    """

    def __init__(
        self,
        target_var: Variable,
        num_input: int,
        freq: float,
        weight: float,
        mode: Mode | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(name, mode)
        if not hasattr(type(target_var), "__bouton_variable__"):
            raise TypeError(f'"target_var" must be a Variable, got {_checks.describe(target_var)}.')
        self.target_var = target_var
        self.num_input = _checks.integer(num_input, "num_input", 1, 2**31 - 1)
        self.freq = _checks.number(freq, "freq")
        if self.freq < 0:
            raise ValueError(f'"freq" must not be negative, got {freq}.')
        self.weight = _checks.number(weight, "weight")

    def _update(self) -> None:
        """Add the spikes of a step."""
        self.target_var += self._spikes() * self.weight

    def _spikes(self) -> Any:
        chance = min(self.freq * share["dt"] / 1000.0, 1.0)
        with_spike, without = self.num_input * chance, self.num_input * (1 - chance)
        if with_spike > _MANY and without > _MANY:
            return random.normal(with_spike, math.sqrt(with_spike * (1 - chance)), self.target_var.shape)
        return random.binomial(self.num_input, chance, self.target_var.shape)

    def _describe(self) -> str:
        return f"num_input={self.num_input}, freq={self.freq}, weight={self.weight}"
