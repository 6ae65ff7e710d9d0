"""Tracing: a step that Python describes becomes a program of the core.

Python runs the step once with arrays that have no numbers (:class:`~bouton.tracing.traced.Traced`); what is done to
them is a graph (``graph``), with the order in which Variables change (``trace``). From it the operations of the core
follow (``lowering``): statements for what is element-wise (``code``), one operation each for what moves (``shapes``),
sums (``reductions``) or multiplies by matrices (``products``). What cannot be traced is stepped in Python (``steps``).
"""

from __future__ import annotations

from .active import active, paused, recording
from .errors import Untraceable

__all__ = ["Untraceable", "active", "paused", "recording"]
