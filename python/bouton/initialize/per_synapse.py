"""A value for each synapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _checks
from .base import Initializer

if TYPE_CHECKING:
    from .._typing import ArrayLike, ParameterLike, Size

__all__ = ["PerSynapse"]


class PerSynapse(Initializer):
    """One value for each synapse, where without it there would be one for each neuron: for ``delay_step``.

    Parameters
    ----------
    initializer
        An Initializer, its class, or a function of the shape: it is called with (synapses,) and gives the values in row
        order.

    Raises
    ------
    TypeError
        If it cannot be called.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> pre, post = bp.neurons.LIF(2), bp.neurons.LIF(3)
    >>> syn = bp.synapses.Exponential(
    ...     pre, post, bp.conn.All2All(), delay_step=bp.init.PerSynapse(lambda shape: 2 + np.arange(shape[0])))
    >>> syn.delay_step.tolist()
    [2, 3, 4, 5, 6, 7]
    """

    def __init__(self, initializer: ParameterLike) -> None:
        made = initializer() if isinstance(initializer, type) else initializer
        if not callable(made):
            raise TypeError(
                f'"initializer" must be an Initializer or a function of the shape, got {_checks.describe(made)}.'
            )
        self.initializer = made

    def __call__(self, shape: Size) -> ArrayLike:  # type: ignore[override]
        """Values in an array of ``shape``."""
        return self.initializer(_checks.size(shape, "shape"))
