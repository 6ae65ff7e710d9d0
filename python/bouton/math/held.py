"""Values of Variables: copies that cannot be written, and so never seem to write the Variable."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from . import array_type

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Held"]


def _in_place(name: str) -> Callable[[Any, Any], Any]:
    """``a += b``, which makes a new array where ``a`` cannot be written: so ``V.value += b`` does what it says."""
    plain, own = getattr(operator, f"__{name[1:]}__"), getattr(np.ndarray, f"__{name}__")

    def assign(self: Any, other: Any) -> Any:
        return own(self, other) if self.flags.writeable else plain(self, other)

    return assign


class Held(np.ndarray[Any, np.dtype[Any]]):
    """The value of a Variable: a NumPy array that cannot be written."""

    __array_priority__ = -1.0

    def __getattr__(self, name: str) -> Any:
        """What arrays of ``bp.math`` have besides: ``.at``, ``.numpy()``."""
        if name.startswith("_") or name not in vars(array_type.Array):
            raise AttributeError(f"'array' object has no attribute '{name}'")
        return getattr(self.view(array_type.Array), name)

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Pickled as a plain array."""
        return np.asarray(self).__reduce_ex__(protocol)

    __iadd__ = _in_place("iadd")
    __isub__ = _in_place("isub")
    __imul__ = _in_place("imul")
    __itruediv__ = _in_place("itruediv")
    __ifloordiv__ = _in_place("ifloordiv")
    __imod__ = _in_place("imod")
    __ipow__ = _in_place("ipow")
    __iand__ = _in_place("iand")
    __ior__ = _in_place("ior")
    __ixor__ = _in_place("ixor")


Held.__name__ = Held.__qualname__ = "array"
