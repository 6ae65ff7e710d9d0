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

import importlib
import sys
from typing import TYPE_CHECKING, Any

from . import connect, errors, initialize, inputs, math, neurons, running, synapses, synouts, synplast
from . import connect as conn
from . import hints as types
from . import initialize as init
from ._objects.dynsys import DynamicalSystem, reset_state
from ._objects.dynsys import DynamicalSystem as DynamicalSystemNS
from ._share import share
from ._threads import get_num_threads, set_num_threads
from ._version import __version__
from .network import DynSysGroup, Network
from .neurons import NeuGroup
from .neurons import NeuGroup as Dynamic
from .neurons import NeuGroup as NeuGroupNS
from .running import DSRunner, LoopOverTime
from .synapses import Projection, TwoEndConn
from .synapses import TwoEndConn as SynConn
from .synouts import SynOut
from .synplast import SynSTP

if TYPE_CHECKING:
    from . import channels, check, dnn, dyn, fde, integrators, layers, measure, ode, sde, tools, visualize
    from .delays import VarDelay
    from .dyn import CondNeuGroup
    from .integrators import IntegratorRunner, JointEq, fdeint, odeint, sdeint

sys.modules[f"{__name__}.conn"] = conn
sys.modules[f"{__name__}.init"] = init
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

_LATER = {
    "CondNeuGroup": "dyn",
    "IntegratorRunner": "integrators",
    "JointEq": "integrators",
    "VarDelay": "delays",
    "fdeint": "integrators",
    "odeint": "integrators",
    "sdeint": "integrators",
    **dict.fromkeys(
        [
            "channels",
            "check",
            "dnn",
            "dyn",
            "fde",
            "integrators",
            "layers",
            "measure",
            "ode",
            "sde",
            "tools",
            "visualize",
        ]
    ),
}
"""What is loaded when it is first used, and the module that it comes from; None for modules."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'bouton' has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_LATER[name] or name}")
    found = globals()[name] = getattr(module, name) if _LATER[name] else module
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
