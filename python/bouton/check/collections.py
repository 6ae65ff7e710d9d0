"""Checks of one object, a sequence or a dict of them."""

from __future__ import annotations

from typing import Any

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from ..math.variables import Variable

__all__ = ["is_all_objs", "is_all_vars", "is_elem_or_seq_or_dict"]


def is_elem_or_seq_or_dict(targets: Any, elem_type: Any, out_as: str | None = "tuple") -> Any:
    """Objects of some type: one, a tuple or list of them, or a dict with them as values.

    Parameters
    ----------
    targets
        What is checked. None: no objects.
    elem_type
        A type, or a tuple of types.
    out_as
        What comes back: ``"tuple"``, ``"list"`` or ``"dict"``, in which those without a key get their ``id``. None:
        ``targets`` as they are.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.is_elem_or_seq_or_dict({"a": 1, "b": 2}, int)
    (1, 2)
    """
    if out_as is not None:
        _checks.choice(out_as, "out_as", ("tuple", "list", "dict"))
    if isinstance(targets, dict):
        keys, found = list(targets), list(targets.values())
    else:
        found = [] if targets is None else list(targets) if isinstance(targets, (tuple, list)) else [targets]
        keys = list(map(id, found))
    wrong = next((item for item in found if not isinstance(item, elem_type)), None)
    if wrong is not None:
        raise ValueError(f"Expected one {elem_type}, or a tuple, list or dict of them, got {_checks.describe(wrong)}.")
    results = {None: targets, "tuple": tuple(found), "list": found, "dict": dict(zip(keys, found, strict=True))}
    return results[out_as]


def is_all_vars(dyn_vars: Any, out_as: str | None = "tuple") -> Any:
    """Variables: one, a tuple or list of them, or a dict with them as values.

    Parameters
    ----------
    dyn_vars
        What is checked. None: no Variables.
    out_as
        As for :func:`is_elem_or_seq_or_dict`.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> len(bp.check.is_all_vars(bp.math.Variable(3)))
    1
    """
    return is_elem_or_seq_or_dict(dyn_vars, Variable, out_as)


def is_all_objs(targets: Any, out_as: str | None = "tuple") -> Any:
    """Groups, synapses, networks: one, a tuple or list of them, or a dict with them as values.

    Parameters
    ----------
    targets
        What is checked. None: no objects.
    out_as
        As for :func:`is_elem_or_seq_or_dict`.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> len(bp.check.is_all_objs([bp.neurons.LIF(1), bp.neurons.LIF(2)]))
    2
    """
    return is_elem_or_seq_or_dict(targets, DynamicalSystem, out_as)
