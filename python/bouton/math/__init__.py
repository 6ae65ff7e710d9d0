"""Settings, arrays, Variables and random numbers (``bp.math``, usually imported as ``bm``).

``dt``, ``float_``, ``int_``, ``bool_`` and ``mode`` read the current settings: ``bp.math.dt``.
"""

from __future__ import annotations

from typing import Any

from .._names import clear_name_cache
from . import environment, random
from .arrays import array, as_numpy, asarray, ones, zeros
from .environment import (
    disable_x64,
    enable_x64,
    get_bool,
    get_dt,
    get_float,
    get_int,
    get_mode,
    get_platform,
    set,
    set_dt,
    set_environment,
    set_float,
    set_mode,
    set_platform,
)
from .modes import (
    BatchingMode,
    Mode,
    NonBatchingMode,
    TrainingMode,
    batching_mode,
    nonbatching_mode,
    training_mode,
)
from .variables import Variable

__all__ = [
    "BatchingMode",
    "Mode",
    "NonBatchingMode",
    "TrainingMode",
    "Variable",
    "array",
    "as_numpy",
    "asarray",
    "batching_mode",
    "clear_name_cache",
    "disable_x64",
    "enable_x64",
    "environment",
    "get_bool",
    "get_dt",
    "get_float",
    "get_int",
    "get_mode",
    "get_platform",
    "nonbatching_mode",
    "ones",
    "random",
    "set",
    "set_dt",
    "set_environment",
    "set_float",
    "set_mode",
    "set_platform",
    "training_mode",
    "zeros",
]

_SETTINGS = {"dt": get_dt, "float_": get_float, "int_": get_int, "bool_": get_bool, "mode": get_mode}


def __getattr__(name: str) -> Any:
    if name in _SETTINGS:
        return _SETTINGS[name]()
    raise AttributeError(f"module 'bouton.math' has no attribute '{name}'")
