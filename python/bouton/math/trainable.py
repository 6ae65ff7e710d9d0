"""Variables that a script marks as parameters to be learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .variables import Variable

if TYPE_CHECKING:
    import numpy.typing as npt

    from .._typing import ArrayLike

__all__ = ["Parameter", "TrainVar", "as_variable"]


class TrainVar(Variable):
    """A Variable for weights that training changes. In a run it is a Variable like any other.

    Parameters
    ----------
    value_or_size, dtype, batch_axis
        As for :class:`Variable`.
    """


class Parameter(Variable):
    """A Variable for values that a script sets between runs. In a run it is a Variable like any other.

    Parameters
    ----------
    value_or_size, dtype, batch_axis
        As for :class:`Variable`.
    """


def as_variable(tensor: ArrayLike, dtype: npt.DTypeLike | None = None) -> Any:
    """A Variable that holds an array; a Variable is returned as it is.

    Parameters
    ----------
    tensor
        The array.
    dtype
        The type wanted. None: as :func:`asarray`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.as_variable([1.0, 2.0])
    Variable([1. 2.], dtype=float32)
    """
    return tensor if isinstance(tensor, Variable) and dtype is None else Variable(tensor, dtype)
