"""bouton: spiking neural networks, with a core in Go under BrainPy's Python API.

>>> import bouton as bp
>>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
>>> syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), g_max=5.0)
>>> net = bp.Network(pre=pre, syn=syn, post=post)
>>> runner = bp.DSRunner(net, monitors=["post.V"], inputs=[("pre.input", 25.0)], progress_bar=False)
>>> runner.run(150.0)
>>> round(float(runner.mon["post.V"].max()), 4)
2.6061
"""

from __future__ import annotations

import sys

from . import (
    channels,
    check,
    connect,
    dnn,
    dyn,
    errors,
    fde,
    initialize,
    inputs,
    integrators,
    math,
    measure,
    neurons,
    ode,
    running,
    sde,
    synapses,
    synouts,
    synplast,
    tools,
    visualize,
)
from . import connect as conn
from . import dnn as layers
from . import hints as types
from . import initialize as init
from ._dynsys import DynamicalSystem, reset_state
from ._dynsys import DynamicalSystem as DynamicalSystemNS
from ._share import share
from ._threads import get_num_threads, set_num_threads
from ._version import __version__
from .delays import VarDelay
from .dyn import CondNeuGroup
from .integrators import IntegratorRunner, JointEq, fdeint, odeint, sdeint
from .network import DynSysGroup, Network
from .neurons import NeuGroup
from .neurons import NeuGroup as Dynamic
from .neurons import NeuGroup as NeuGroupNS
from .running import DSRunner, LoopOverTime
from .synapses import Projection, TwoEndConn
from .synapses import TwoEndConn as SynConn
from .synouts import SynOut
from .synplast import SynSTP

sys.modules[f"{__name__}.conn"] = conn
sys.modules[f"{__name__}.init"] = init
sys.modules[f"{__name__}.layers"] = layers
sys.modules[f"{__name__}.types"] = types

__all__ = [
    "CondNeuGroup",
    "DSRunner",
    "DynSysGroup",
    "Dynamic",
    "DynamicalSystem",
    "DynamicalSystemNS",
    "IntegratorRunner",
    "JointEq",
    "LoopOverTime",
    "Network",
    "NeuGroup",
    "NeuGroupNS",
    "Projection",
    "SynConn",
    "SynOut",
    "SynSTP",
    "TwoEndConn",
    "VarDelay",
    "__version__",
    "channels",
    "check",
    "conn",
    "connect",
    "dnn",
    "dyn",
    "errors",
    "fde",
    "fdeint",
    "get_num_threads",
    "init",
    "initialize",
    "inputs",
    "integrators",
    "layers",
    "math",
    "measure",
    "neurons",
    "ode",
    "odeint",
    "reset_state",
    "running",
    "sde",
    "sdeint",
    "set_num_threads",
    "share",
    "synapses",
    "synouts",
    "synplast",
    "tools",
    "types",
    "visualize",
]
