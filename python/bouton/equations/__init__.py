"""Equations as mathematics: what a group computes, printed; and groups made from text."""

from __future__ import annotations

from .neuron import from_equations
from .printed import Equations, Line

__all__ = ["Equations", "Line", "from_equations"]
