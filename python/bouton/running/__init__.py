"""Runners: they run a network and record it."""

from __future__ import annotations

from .dotdict import DotDict
from .over_time import LoopOverTime
from .runner import DSRunner, Runner

__all__ = ["DSRunner", "DotDict", "LoopOverTime", "Runner"]
