"""Models of synapses."""

from __future__ import annotations

from ..synouts import SynOut
from ..synplast import SynSTP
from .alpha import Alpha
from .ampa import AMPA
from .base import Projection, TwoEndConn
from .bio_nmda import BioNMDA
from .compat import AlphaCOBA, AlphaCUBA, DeltaSynapse, DualExpCOBA, DualExpCUBA, ExpCOBA, ExpCUBA
from .delta import Delta
from .dual_exponential import DualExponential
from .exponential import Exponential
from .gabaa import GABAa
from .gap_junction import GapJunction
from .nmda import NMDA
from .poisson_input import PoissonInput
from .stp import STP
from .synapse import Synapse

__all__ = [
    "AMPA",
    "NMDA",
    "STP",
    "Alpha",
    "AlphaCOBA",
    "AlphaCUBA",
    "BioNMDA",
    "Delta",
    "DeltaSynapse",
    "DualExpCOBA",
    "DualExpCUBA",
    "DualExponential",
    "ExpCOBA",
    "ExpCUBA",
    "Exponential",
    "GABAa",
    "GapJunction",
    "PoissonInput",
    "Projection",
    "SynOut",
    "SynSTP",
    "Synapse",
    "TwoEndConn",
]
