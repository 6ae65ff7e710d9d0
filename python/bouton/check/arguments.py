"""Checks of arguments in scripts: each gives the argument back, or raises an error that names it."""

from __future__ import annotations

import numbers
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..connect import Connector
from ..errors import UnsupportedError
from ..initialize import Initializer
from ..math.variables import Variable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "is_callable",
    "is_connector",
    "is_dict_data",
    "is_float",
    "is_initializer",
    "is_instance",
    "is_integer",
    "is_sequence",
    "is_string",
    "is_subclass",
    "serialize_kwargs",
]


def is_callable(fun: Any, name: str | None = None, allow_none: bool = False) -> Any:
    """A function, or anything else that can be called.

    Parameters
    ----------
    fun
        What is checked.
    name
        How errors call it.
    allow_none
        Whether None passes, too.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_callable(abs)(-3)
    3
    """
    return _one_of(fun, callable, "a function", name, allow_none)


def is_initializer(initializer: Any, name: str | None = None, allow_none: bool = False) -> Any:
    """An Initializer, an array, a Variable, or a function of the shape.

    Parameters
    ----------
    initializer
        What is checked.
    name
        How errors call it.
    allow_none
        Whether None passes, too.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_initializer(bp.init.OneInit(2.0))
    OneInit(value=2.0)
    """
    expected = "an Initializer, an array or a function of the shape"
    return _one_of(initializer, lambda x: _is(x, Initializer), expected, name, allow_none)


def is_connector(connector: Any, name: str | None = None, allow_none: bool = False) -> Any:
    """A connector, an array, a Variable, or a function.

    Parameters
    ----------
    connector
        What is checked.
    name
        How errors call it.
    allow_none
        Whether None passes, too.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_connector(bp.conn.All2All())
    All2All(include_self=True)
    """
    expected = "a connector, an array or a function"
    return _one_of(connector, lambda x: _is(x, Connector), expected, name, allow_none)


def is_float(
    value: Any,
    name: str | None = None,
    min_bound: float | None = None,
    max_bound: float | None = None,
    allow_none: bool = False,
    allow_int: bool = True,
) -> Any:
    """A number within bounds.

    Parameters
    ----------
    value
        What is checked.
    name
        How errors call it.
    min_bound, max_bound
        The bounds, which pass; None: none on this side.
    allow_none
        Whether None passes, too.
    allow_int
        Whether integers pass; True by default.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_float(0.5, "p", min_bound=0.0, max_bound=1.0)
    0.5
    """
    kinds = (float, int, np.floating, np.integer) if allow_int else (float, np.floating)
    value = _one_of(value, lambda x: isinstance(x, kinds), "a float", name, allow_none)
    return _within(value, name, min_bound, max_bound)


def is_integer(
    value: Any,
    name: str | None = None,
    min_bound: float | None = None,
    max_bound: float | None = None,
    allow_none: bool = False,
) -> Any:
    """An integer within bounds.

    Parameters
    ----------
    value
        What is checked.
    name
        How errors call it.
    min_bound, max_bound
        The bounds, which pass; None: none on this side.
    allow_none
        Whether None passes, too.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_integer(0, "n", min_bound=1)
    Traceback (most recent call last):
        ...
    ValueError: "n" must be at least 1, got 0.
    """

    def fits(x: Any) -> bool:
        return isinstance(x, numbers.Integral) or (hasattr(x, "dtype") and x.ndim == 0 and x.dtype.kind in "iu")

    return _within(_one_of(value, fits, "an integer", name, allow_none), name, min_bound, max_bound)


def is_string(
    value: Any, name: str | None = None, candidates: Sequence[str] | None = None, allow_none: bool = False
) -> Any:
    """A text, out of a few.

    Parameters
    ----------
    value
        What is checked.
    name
        How errors call it.
    candidates
        The texts that pass. None: all.
    allow_none
        Whether None passes, too.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_string("mean", candidates=["mean", "sum"])
    'mean'
    """
    expected = "a text" if candidates is None else "one of " + ", ".join(map(repr, candidates))
    return _one_of(
        value, lambda x: isinstance(x, str) and (candidates is None or x in candidates), expected, name, allow_none
    )


def is_sequence(value: Any, name: str | None = None, elem_type: Any = None, allow_none: bool = True) -> Any:
    """A tuple or list, of elements of some type.

    Parameters
    ----------
    value
        What is checked.
    name
        How errors call it.
    elem_type
        A type, or a tuple of types. None: any.
    allow_none
        Whether None passes, too; True by default.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_sequence((1, 2), elem_type=int)
    (1, 2)
    """

    def fits(x: Any) -> bool:
        return isinstance(x, (tuple, list)) and (elem_type is None or all(isinstance(item, elem_type) for item in x))

    return _one_of(value, fits, "a tuple or list" + _of(elem_type), name, allow_none)


def is_dict_data(
    a_dict: Any, key_type: Any = None, val_type: Any = None, name: str | None = None, allow_none: bool = True
) -> Any:
    """A dict with keys and values of some types.

    Parameters
    ----------
    a_dict
        What is checked.
    key_type, val_type
        A type, or a tuple of types. None: any.
    name
        How errors call it.
    allow_none
        Whether None passes, too; True by default.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_dict_data({"a": 1}, key_type=str, val_type=int)
    {'a': 1}
    """
    keys, values = (object if kind is None else kind for kind in (key_type, val_type))

    def fits(x: Any) -> bool:
        return isinstance(x, dict) and all(isinstance(k, keys) and isinstance(v, values) for k, v in x.items())

    expected = f"a dict with keys{_of(key_type)} and values{_of(val_type)}" if key_type or val_type else "a dict"
    return _one_of(a_dict, fits, expected, name, allow_none)


def is_instance(instance: Any, supported_types: Any, name: str = "") -> Any:
    """An object of some type, or of a class derived from it.

    Parameters
    ----------
    instance
        What is checked.
    supported_types
        A type, or a tuple of types.
    name
        How errors call it.

    Raises
    ------
    UnsupportedError
        (a NotImplementedError) for anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_instance(bp.math.nonbatching_mode, bp.math.Mode)
    NonBatchingMode
    """
    if not isinstance(instance, supported_types):
        raise UnsupportedError(f"{_called(name)} must be{_of(supported_types)}, got {_checks.describe(instance)}.")
    return instance


def is_subclass(instance: Any, supported_types: Any, name: str = "") -> Any:
    """An object of some type, or of a class that this type is derived from.

    Parameters
    ----------
    instance
        What is checked.
    supported_types
        A type, or a tuple or list of types.
    name
        How errors call it.

    Raises
    ------
    UnsupportedError
        (a NotImplementedError) for anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_subclass(bp.math.batching_mode, (bp.math.TrainingMode, bp.math.NonBatchingMode))
    BatchingMode(batch_size=1)
    """
    kinds = (supported_types,) if isinstance(supported_types, type) else tuple(supported_types)
    if not any(issubclass(kind, type(instance)) for kind in kinds):
        raise UnsupportedError(f"{_called(name)} must be{_of(kinds)}, got {_checks.describe(instance)}.")
    return instance


def serialize_kwargs(shared_kwargs: dict[str, Any] | None) -> str:
    """One text for a dict of numbers and texts, whatever the order of its keys.

    Parameters
    ----------
    shared_kwargs
        The dict. None: an empty one.

    Raises
    ------
    ValueError
        For other keys and values.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.serialize_kwargs({"b": 1, "a": True})
    "{'a': True, 'b': 1}"
    """
    given = is_dict_data(shared_kwargs or {}, str, (bool, float, int, complex, str), "shared_kwargs")
    return str(dict(sorted(given.items())))


def _is(value: Any, kind: type) -> bool:
    return isinstance(value, (kind, np.ndarray, Variable)) or callable(value)


def _one_of(value: Any, fits: Callable[[Any], bool], expected: str, name: str | None, allow_none: bool) -> Any:
    """The value, if it fits or is a None that is allowed."""
    if (value is None and allow_none) or (value is not None and fits(value)):
        return value
    raise ValueError(f"{_called(name)} must be {expected}, got {_checks.describe(value)}.")


def _within(value: Any, name: str | None, low: float | None, high: float | None) -> Any:
    if value is not None and low is not None and value < low:
        raise ValueError(f"{_called(name)} must be at least {low}, got {value}.")
    if value is not None and high is not None and value > high:
        raise ValueError(f"{_called(name)} must be at most {high}, got {value}.")
    return value


def _called(name: str | None) -> str:
    return f'"{name}"' if name else "The argument"


def _of(kinds: Any) -> str:
    """The names of types, for an error message."""
    if kinds is None:
        return ""
    return " of type " + " or ".join(kind.__name__ for kind in (kinds if isinstance(kinds, tuple) else (kinds,)))
