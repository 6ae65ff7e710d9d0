"""Names for the types of arguments, for the hints of scripts (``bp.types``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from .connect import Connector
from .initialize import Initializer as _Rule
from .math.variables import Variable

__all__ = [
    "Array",
    "ArrayType",
    "Connector",
    "Initializer",
    "Monitor",
    "Output",
    "Parameter",
    "PyTree",
    "Shape",
    "Sharding",
]

Array: TypeAlias = npt.NDArray[Any] | Variable
ArrayType: TypeAlias = Array
Parameter: TypeAlias = float | Array
PyTree = TypeVar("PyTree")
Shape: TypeAlias = int | Sequence[int]
Initializer: TypeAlias = _Rule | Callable[[Any], npt.ArrayLike] | npt.NDArray[np.generic] | Variable
Output = TypeVar("Output")
Monitor = TypeVar("Monitor")
Sharding: TypeAlias = Sequence[str] | None
