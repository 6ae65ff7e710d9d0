"""Models of neurons."""

from __future__ import annotations

from .adexif import AdExIF
from .adquaif import AdQuaIF
from .alif import ALIFBellec2020, LIF_SFA_Bellec2020
from .base import NeuGroup
from .expif import ExpIF
from .fhn import FHN
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

from ..equations.neuron import from_equations  # isort: skip  (its groups derive from those above)

__all__ = [
    "FHN",
    "GIF",
    "HH",
    "LIF",
    "ALIFBellec2020",
    "AdExIF",
    "AdQuaIF",
    "ExpIF",
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
