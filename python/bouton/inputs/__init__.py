"""Currents over time, with a value for each step of a run (``bp.inputs``): for inputs of the type ``"iter"``.

Times are in ms. A duration has as many steps as a run of it, so that a current fits the run that it is made for.
"""

from __future__ import annotations

from .chance import ou_process, wiener_process
from .pulses import constant_input, ramp_input, section_input, spike_input
from .waves import sinusoidal_input, square_input

__all__ = [
    "constant_input",
    "ou_process",
    "ramp_input",
    "section_input",
    "sinusoidal_input",
    "spike_input",
    "square_input",
    "wiener_process",
]
