"""Names of objects: given or counted, and unique among the objects that are alive."""

from __future__ import annotations

import collections
import itertools
import weakref

from ..errors import NamingError, UniqueNameError

_used: weakref.WeakValueDictionary[str, object] = weakref.WeakValueDictionary()
_counters: collections.defaultdict[str, itertools.count[int]] = collections.defaultdict(itertools.count)


def register(owner: object, name: str | None) -> str:
    """Take ``name`` for ``owner``, or the next free ``LIF0``, ``LIF1``, ... when it is None."""
    if name is None:
        name = _next(type(owner).__name__)
    elif not isinstance(name, str) or not name.isidentifier():
        raise NamingError(f'"name" must be a Python identifier, such as "E" or "E2I", got {name!r}.')
    elif name in _used:
        raise UniqueNameError(
            f'"name" must be unique, but {_used[name]!r} is called {name!r} already. Choose another one, '
            "or forget the names of earlier trials with bouton.math.clear_name_cache()."
        )
    _used[name] = owner
    return name


def clear_name_cache(ignore_warn: bool = True) -> None:
    """Forget all names in use, so that a script can build the same network again.

    Parameters
    ----------
    ignore_warn
        Accepted for BrainPy scripts; there is no warning to ignore.

    Examples
    --------
    >>> import bouton as bp
    >>> first = bp.neurons.LIF(1, name="trial")
    >>> bp.math.clear_name_cache()
    >>> second = bp.neurons.LIF(1, name="trial")
    """
    _used.clear()
    _counters.clear()


def _next(prefix: str) -> str:
    return next(name for i in _counters[prefix] if (name := f"{prefix}{i}") not in _used)
