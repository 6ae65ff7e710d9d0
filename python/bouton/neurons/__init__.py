"""Models of neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .adexif import AdExIF
from .adquaif import AdQuaIF
from .alif import ALIFBellec2020, LIF_SFA_Bellec2020
from .base import NeuGroup
from .expif import ExpIF
from .fhn import FHN
from .fractional import FractionalFHR, FractionalIzhikevich, FractionalNeuron
from .gif import GIF
from .hh import HH
from .hindmarshrose import HindmarshRose
from .izhikevich import Izhikevich
from .leakyintegrator import LeakyIntegrator
from .lif import LIF
from .morrislecar import MorrisLecar
from .passing import InputGroup, OutputGroup
from .poisson import PoissonGroup
from .quaif import QuaIF
from .spiketimes import SpikeTimeGroup
from .wangbuzsaki import WangBuzsakiModel

if TYPE_CHECKING:
    from ..equations.neuron import from_equations

__all__ = [
    "FHN",
    "GIF",
    "HH",
    "LIF",
    "ALIFBellec2020",
    "AdExIF",
    "AdQuaIF",
    "ExpIF",
    "FractionalFHR",
    "FractionalIzhikevich",
    "FractionalNeuron",
    "HindmarshRose",
    "InputGroup",
    "Izhikevich",
    "LIF_SFA_Bellec2020",
    "LeakyIntegrator",
    "MorrisLecar",
    "NeuGroup",
    "OutputGroup",
    "PoissonGroup",
    "QuaIF",
    "SpikeTimeGroup",
    "WangBuzsakiModel",
    "from_equations",
]


def __getattr__(name: str) -> Any:
    """Equations as text are loaded when they are first used."""
    if name != "from_equations":
        raise AttributeError(f"module 'bouton.neurons' has no attribute {name!r}")
    from ..equations.neuron import from_equations

    return from_equations
