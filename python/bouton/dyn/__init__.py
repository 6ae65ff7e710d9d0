"""The newer spelling: neurons, synapses, outputs, and the projections that join them.

A projection is made of parts: a layer of :mod:`bouton.dnn` brings spikes from one side to the other, a synapse makes a
conductance of them, an output a current. It attaches that current to the postsynaptic group, whose step sums it.

>>> import bouton as bp
>>> class Net(bp.DynSysGroup):
...     def __init__(self):
...         super().__init__()
...         self.E = bp.dyn.LifRef(100, tau_ref=2.0)
...         self.E2E = bp.dyn.ProjAlignPostMg2(
...             pre=self.E,
...             delay=1.0,
...             comm=bp.dnn.EventCSRLinear(bp.conn.FixedProb(0.1, pre=100, post=100), 0.2),
...             syn=bp.dyn.Expon.desc(100, tau=5.0),
...             out=bp.dyn.COBA.desc(E=0.0),
...             post=self.E,
...         )
...     def update(self, x):
...         self.E2E()
...         return self.E(x)
>>> net = Net()
>>> bp.math.for_loop(lambda i: net.step_run(i, 30.0), bp.math.arange(100), progress_bar=False).shape
(100, 100)
"""

from __future__ import annotations

from ..delays import Delay, VarDelay
from ..neurons.passing import InputGroup, OutputGroup
from ..neurons.poisson import PoissonGroup
from ..neurons.spiketimes import SpikeTimeGroup
from ..synapses.base import TwoEndConn as SynConn
from ..synapses.poisson_input import PoissonInput
from .align_post import FullProjAlignPost, FullProjAlignPostMg, HalfProjAlignPost, HalfProjAlignPostMg
from .align_pre import FullProjAlignPreDS, FullProjAlignPreDSMg, FullProjAlignPreSD, FullProjAlignPreSDMg
from .base import NeuDyn, SynDyn
from .conductances import CondNeuGroup, CondNeuGroupLTC
from .direct import FullProjDelta, HalfProjDelta, VanillaProj
from .expon import Alpha, DualExpon, DualExponV2, Expon
from .neurons import *  # noqa: F403
from .neurons import __all__ as _neurons
from .nmda import NMDA
from .others import InputVar, Integrator, Leaky, OUProcess
from .outs import COBA, CUBA, MgBlock, SynOut
from .plasticity import STD, STP
from .pulsed import AMPA, BioNMDA, GABAa

NeuGroup = NeuDyn
ProjAlignPostMg1 = HalfProjAlignPostMg
ProjAlignPostMg2 = FullProjAlignPostMg
ProjAlignPost1 = HalfProjAlignPost
ProjAlignPost2 = FullProjAlignPost
ProjAlignPreMg1 = FullProjAlignPreSDMg
ProjAlignPreMg2 = FullProjAlignPreDSMg
ProjAlignPre1 = FullProjAlignPreSD
ProjAlignPre2 = FullProjAlignPreDS

__all__ = [
    "AMPA",
    "COBA",
    "CUBA",
    "NMDA",
    "STD",
    "STP",
    "Alpha",
    "BioNMDA",
    "CondNeuGroup",
    "CondNeuGroupLTC",
    "Delay",
    "DualExpon",
    "DualExponV2",
    "Expon",
    "FullProjAlignPost",
    "FullProjAlignPostMg",
    "FullProjAlignPreDS",
    "FullProjAlignPreDSMg",
    "FullProjAlignPreSD",
    "FullProjAlignPreSDMg",
    "FullProjDelta",
    "GABAa",
    "HalfProjAlignPost",
    "HalfProjAlignPostMg",
    "HalfProjDelta",
    "InputGroup",
    "InputVar",
    "Integrator",
    "Leaky",
    "MgBlock",
    "NeuDyn",
    "NeuGroup",
    "OUProcess",
    "OutputGroup",
    "PoissonGroup",
    "PoissonInput",
    "ProjAlignPost1",
    "ProjAlignPost2",
    "ProjAlignPostMg1",
    "ProjAlignPostMg2",
    "ProjAlignPre1",
    "ProjAlignPre2",
    "ProjAlignPreMg1",
    "ProjAlignPreMg2",
    "SpikeTimeGroup",
    "SynConn",
    "SynDyn",
    "SynOut",
    "VanillaProj",
    "VarDelay",
    *_neurons,
]
