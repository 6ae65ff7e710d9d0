"""The only door to the native module: its types, errors, addresses and ownership.

The core is Go behind a C boundary that knows integers, floats, text and addresses. Here each function gets its Python
types back: errors become exceptions of the fitting kind, handles become objects that free what they hold, and a
process made by ``fork()``, in which the threads of the core do not exist, gets a clear error instead of a hang.

Two variables of the environment are read by the core when it is loaded: ``BOUTON_NUM_THREADS`` forces the number of
threads, ``BOUTON_KERNELS=plain`` forces the portable loops. Neither changes a bit of any result.
"""

from __future__ import annotations

from .connection import Connection
from .functions import (
    Law,
    describe_model,
    draw_exponential,
    draw_gamma,
    draw_normal,
    draw_truncated_normal,
    draw_uniform,
    kernels,
    model_start,
    num_threads,
    set_threads,
    tableau,
)
from .net import Net

__all__ = [
    "Connection",
    "Law",
    "Net",
    "describe_model",
    "draw_exponential",
    "draw_gamma",
    "draw_normal",
    "draw_truncated_normal",
    "draw_uniform",
    "kernels",
    "model_start",
    "num_threads",
    "set_threads",
    "tableau",
]
