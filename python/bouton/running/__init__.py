"""Runners: they run a network and record it."""

from __future__ import annotations

from .dotdict import DotDict
from .runner import DSRunner, Runner

__all__ = ["DSRunner", "DotDict", "Runner"]
