"""Delays."""

from __future__ import annotations

from .vardelay import Delay, VarDelay

__all__ = ["Delay", "VarDelay"]
