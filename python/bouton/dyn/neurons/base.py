"""What tells neurons of the newer spelling from those of ``bouton.neurons``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...neurons.spiking import IntegrateAndFire, SpikingNeuron

if TYPE_CHECKING:
    from ..._typing import Size

__all__ = ["Driven", "NeverRefractory"]


class Driven(SpikingNeuron):
    """Neurons without a Variable ``input``: projections, and the argument of a step, are all that drives them."""

    def _receives(self, input_var: bool) -> None:
        del input_var
        self._state("input", 0.0, self.varshape)


class NeverRefractory(Driven, IntegrateAndFire):
    """Neurons that spikes do not hold.

    Parameters
    ----------
    size
        As for :class:`bouton.NeuGroup`.
    options
        As for the neurons with a refractory period, which alone have ``tau_ref`` and ``ref_var``.
    """

    def __init__(self, size: Size, **options: Any) -> None:
        for name in ("tau_ref", "ref_var"):
            if name in options:
                owner = type(self).__name__
                raise TypeError(f"{owner}.__init__() got {name!r}, which only {_with_refractory(owner)} has.")
        super().__init__(size, **options)


def _with_refractory(owner: str) -> str:
    return f"{owner.removesuffix('LTC')}Ref{'LTC' if owner.endswith('LTC') else ''}"
