"""Settings for a while."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from . import modes, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

__all__ = ["batching_environment", "environment", "training_environment"]


@contextlib.contextmanager
def environment(
    mode: modes.Mode | None = None,
    dt: float | None = None,
    x64: bool | None = None,
    float_: npt.DTypeLike | None = None,
) -> Iterator[None]:
    """Other settings inside of a ``with`` block, or of a function that is decorated with it.

    Parameters
    ----------
    mode, dt, x64, float_
        As for :func:`bouton.math.set`; what is None stays.

    Examples
    --------
    >>> import bouton as bp
    >>> with bp.math.environment(dt=0.02):
    ...     bp.math.get_dt()
    0.02
    >>> bp.math.get_dt()
    0.1
    """
    before: dict[str, Any] = {
        "mode": settings.get_mode(),
        "dt": settings.get_dt(),
        "float_": settings.get_float(),
    }
    try:
        settings.set(mode, dt, x64, float_)
        yield
    finally:
        settings.set(**before)


def batching_environment(
    dt: float | None = None, x64: bool | None = None, float_: npt.DTypeLike | None = None, batch_size: int = 1
) -> contextlib.AbstractContextManager[None]:
    """An :func:`environment` in which objects are made in batching mode.

    Parameters
    ----------
    dt, x64, float_
        As for :func:`environment`.
    batch_size
        The number of trials side by side.
    """
    return environment(modes.BatchingMode(batch_size), dt, x64, float_)


def training_environment(
    dt: float | None = None, x64: bool | None = None, float_: npt.DTypeLike | None = None, batch_size: int = 1
) -> contextlib.AbstractContextManager[None]:
    """An :func:`environment` in which objects are made in training mode.

    Parameters
    ----------
    dt, x64, float_
        As for :func:`environment`.
    batch_size
        The number of trials side by side.
    """
    return environment(modes.TrainingMode(batch_size), dt, x64, float_)
