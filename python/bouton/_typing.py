"""Types of the public signatures. Imported by type checkers only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]
Floats: TypeAlias = npt.NDArray[np.float64]
Shape: TypeAlias = tuple[int, ...]
Size: TypeAlias = int | Sequence[int]

ArrayLike: TypeAlias = npt.ArrayLike
"""A number, a (nested) sequence of numbers, an array, a Variable."""

ParameterLike: TypeAlias = ArrayLike | Callable[[Shape], ArrayLike] | type[Callable[[Shape], ArrayLike]]
"""A value for every neuron, one per neuron, or a function of the shape: an Initializer, or its class."""
