"""How many threads a network runs on."""

from __future__ import annotations

from . import _checks, _core

__all__ = ["get_num_threads", "set_num_threads"]

_MOST = 1024


def set_num_threads(n: int) -> None:
    """Force the number of threads; results do not depend on it, to the bit.

    Parameters
    ----------
    n
        The number, from 1. 0: each network chooses, and small ones take one. The variable ``BOUTON_NUM_THREADS`` of the
        environment does the same when bouton is imported.

    Raises
    ------
    TypeError, ValueError
        If ``n`` is not an integer from 0 to 1024.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.set_num_threads(2)
    >>> bp.get_num_threads()
    2
    >>> bp.set_num_threads(0)
    """
    _core.set_threads(_checks.integer(n, "n", 0, _MOST))


def get_num_threads() -> int:
    """The number of threads that was forced; 0 when each network chooses.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.set_num_threads(0)
    >>> bp.get_num_threads()
    0
    """
    return _core.num_threads()
