"""Integrators of fractional differential equations."""

from __future__ import annotations

from .integrators.fractional import CaputoEuler, CaputoL1Schema, FDEIntegrator, GLShortMemory

__all__ = ["CaputoEuler", "CaputoL1Schema", "FDEIntegrator", "GLShortMemory"]
