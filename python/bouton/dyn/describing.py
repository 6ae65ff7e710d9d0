"""Descriptions: a class and its arguments, from which a projection makes the object when it needs one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["Describable", "Description"]

_Made = TypeVar("_Made")


class Description(Generic[_Made]):
    """What to make: a class and its arguments. Projections whose descriptions are equal share one object.

    Parameters
    ----------
    cls
        The class.
    args, options
        Its arguments.

    Attributes
    ----------
    identifier
        Equal for equal descriptions: numbers count by value, arrays by their elements, all else by identity.

    Examples
    --------
    >>> import bouton as bp
    >>> syn = bp.dyn.Expon.desc(3, tau=5.0)
    >>> syn().tau, syn() is syn()
    (5.0, False)
    """

    def __init__(self, cls: type[_Made], *args: Any, **options: Any) -> None:
        self.cls, self.args, self.options = cls, args, options

    def __call__(self, *args: Any, **options: Any) -> _Made:
        """Make the object, with further arguments."""
        return self.cls(*self.args, *args, **self.options, **options)

    @property
    def identifier(self) -> Hashable:
        """What tells descriptions apart."""
        named = tuple(sorted((key, _identity(value)) for key, value in self.options.items()))
        return self.cls, tuple(map(_identity, self.args)), named

    def __repr__(self) -> str:
        arguments = [*map(repr, self.args), *(f"{key}={value!r}" for key, value in self.options.items())]
        return f"{self.cls.__name__}.desc({', '.join(arguments)})"


class Describable:
    """A class with ``desc``, which describes an object in place of making it."""

    @classmethod
    def desc(cls, *args: Any, **options: Any) -> Description[Any]:
        """Describe an object of this class, for projections that share what is described alike.

        Parameters
        ----------
        args, options
            The arguments of the class.

        Examples
        --------
        >>> import bouton as bp
        >>> bp.dyn.COBA.desc(E=-80.0)
        COBA.desc(E=-80.0)
        """
        return Description(cls, *args, **options)


def _identity(value: Any) -> str:
    """A text that is equal for equal values."""
    if isinstance(value, (bool, int, float, str, type(None))):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return repr(tuple(map(_identity, value)))
    if isinstance(value, (np.ndarray, np.generic)):
        array = np.asarray(value)
        return f"{array.dtype}{array.shape}{array.tobytes().hex()}"
    return f"{type(value).__name__} {id(value)}"
