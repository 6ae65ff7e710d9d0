"""The layers of :mod:`bouton.dnn`, under the name that BrainPy has for them too."""

from __future__ import annotations

from .dnn import *  # noqa: F403
from .dnn import __all__ as __all__
