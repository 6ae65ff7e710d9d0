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
    initialize,
    inputs,
    integrators,
    math,
    measure,
    neurons,
    running,
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
from ._share import share
from ._threads import get_num_threads, set_num_threads
from ._version import __version__
from .delays import VarDelay
from .network import DynSysGroup, Network
from .integrators import IntegratorRunner, JointEq, odeint, sdeint
from .neurons import NeuGroup
from .running import DSRunner
from .synapses import Projection, TwoEndConn

sys.modules[f"{__name__}.conn"] = conn
sys.modules[f"{__name__}.init"] = init
sys.modules[f"{__name__}.layers"] = layers
sys.modules[f"{__name__}.types"] = types

__all__ = [
    "DSRunner",
    "DynSysGroup",
    "DynamicalSystem",
    "IntegratorRunner",
    "JointEq",
    "Network",
    "NeuGroup",
    "Projection",
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
    "get_num_threads",
    "init",
    "initialize",
    "inputs",
    "integrators",
    "layers",
    "math",
    "measure",
    "neurons",
    "odeint",
    "reset_state",
    "running",
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
