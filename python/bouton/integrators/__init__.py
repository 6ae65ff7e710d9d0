"""Integrators of a user's own equations."""

from __future__ import annotations

from .fractional import FDEIntegrator, fdeint
from .integrator import Integrator
from .joint import JointEq
from .ode import ODEIntegrator, odeint
from .runner import IntegratorRunner
from .sde import SDEIntegrator, sdeint

__all__ = [
    "FDEIntegrator",
    "Integrator",
    "IntegratorRunner",
    "JointEq",
    "ODEIntegrator",
    "SDEIntegrator",
    "fdeint",
    "odeint",
    "sdeint",
]
