"""The errors of bouton. Each is also the built-in exception that fits, so ``except ValueError`` works as well.

Examples
--------
>>> import bouton as bp
>>> issubclass(bp.errors.ConnectorError, ValueError)
True
"""

from __future__ import annotations

__all__ = [
    "BoutonError",
    "BrainPyError",
    "ConnectorError",
    "DiffEqError",
    "EquationError",
    "MathError",
    "MonitorError",
    "NamingError",
    "PackageMissingError",
    "RunningError",
    "UniqueNameError",
    "UnsupportedError",
]


class BoutonError(Exception):
    """The root of all errors that bouton defines."""


BrainPyError = BoutonError
"""The root under the name that BrainPy scripts catch."""


class RunningError(BoutonError, ValueError):
    """A runner was given something it cannot run: a target, an input, a time step."""


class MonitorError(RunningError):
    """A monitor does not say what to record."""


class ConnectorError(BoutonError, ValueError):
    """A connection does not fit the two groups it is to connect."""


class EquationError(BoutonError, ValueError):
    """A model written as text that cannot be read; the message shows where."""


class MathError(BoutonError, ValueError):
    """A value does not fit the Variable it is written to."""


class DiffEqError(BoutonError, ValueError):
    """A function of rates of change that cannot be integrated."""


class NamingError(BoutonError, ValueError):
    """A name is not a Python identifier."""


class UniqueNameError(NamingError):
    """A name is in use by another object."""


class UnsupportedError(BoutonError, NotImplementedError):
    """A combination of options that bouton does not have."""


class PackageMissingError(BoutonError, ImportError):
    """An optional package is needed for this and is not installed."""
