"""Settings, arrays, Variables and random numbers (``bp.math``, usually imported as ``bm``).

The array functions are NumPy's. Outside of a run they compute; while a step is traced they say what the core is to
compute. ``dt``, ``float_``, ``int_``, ``bool_``, ``complex_`` and ``mode`` read the current settings: ``bp.math.dt``.
"""

# ruff: noqa: F403  (each module lists what it adds)

from __future__ import annotations

import importlib
from typing import Any

from .._objects.names import clear_name_cache
from . import (
    activations,
    array_type,
    arrays,
    comparisons,
    context,
    control,
    creation,
    dtypes,
    elementwise,
    event,
    jitconn,
    linalg,
    loops,
    modes,
    platform,
    products,
    random,
    reductions,
    searching,
    settings,
    shapes,
    sparse,
    special,
    synonyms,
    trainable,
)  # fmt: skip
from .activations import *
from .array_type import *
from .arrays import *
from .comparisons import *
from .context import *
from .control import *
from .creation import *
from .dtypes import *
from .elementwise import *
from .length_delay import LengthDelay
from .loops import *
from .modes import *
from .platform import *
from .products import *
from .reductions import *
from .searching import *
from .settings import *
from .shapes import *
from .sparse import pre2post_event_sum, pre2post_sum
from .special import *
from .synonyms import *
from .trainable import *
from .variables import Variable

__all__ = [
    "LengthDelay",
    "Variable",
    "clear_name_cache",
    "event",
    "jitconn",
    "linalg",
    "pre2post_event_sum",
    "pre2post_sum",
    "random",
    "sparse",
]
__all__ += activations.__all__
__all__ += arrays.__all__
__all__ += comparisons.__all__
__all__ += context.__all__
__all__ += control.__all__
__all__ += creation.__all__
__all__ += dtypes.__all__
__all__ += elementwise.__all__
__all__ += modes.__all__
__all__ += array_type.__all__
__all__ += loops.__all__
__all__ += platform.__all__
__all__ += products.__all__
__all__ += reductions.__all__
__all__ += searching.__all__
__all__ += settings.__all__
__all__ += shapes.__all__
__all__ += special.__all__
__all__ += synonyms.__all__
__all__ += trainable.__all__

_SETTINGS = {
    "dt": settings.get_dt,
    "float_": settings.get_float,
    "int_": settings.get_int,
    "bool_": settings.get_bool,
    "complex_": settings.get_complex,
    "mode": settings.get_mode,
}


def __getattr__(name: str) -> Any:
    if name in _SETTINGS:
        return _SETTINGS[name]()
    if name == "fft":  # NumPy imports its own when it is first needed, too
        return importlib.import_module("bouton.math.fft")
    raise AttributeError(f"module 'bouton.math' has no attribute '{name}'")
