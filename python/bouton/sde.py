"""Methods for stochastic equations by name: ``bp.sde.Milstein(f, g)`` is ``bp.sdeint(f, g, method="milstein")``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .integrators.sde import sdeint

if TYPE_CHECKING:
    from collections.abc import Callable

_METHODS = {
    "Euler": "euler",
    "Heun": "heun",
    "Milstein": "milstein",
    "MilsteinGradFree": "milstein2",
    "ExponentialEuler": "exp_auto",
    "SRK1W1": "srk1w1",
    "SRK2W1": "srk2w1",
    "KlPl": "klpl",
}

__all__ = list(_METHODS)


def _named(name: str, method: str) -> Callable[..., Any]:
    def integrator(f: Callable[..., Any] | None = None, g: Callable[..., Any] | None = None, **options: Any) -> Any:
        return sdeint(f, g, method=method, **options)

    integrator.__name__ = integrator.__qualname__ = name
    integrator.__doc__ = f"""``bouton.sdeint(f, g, method="{method}", **options)``.

    Parameters
    ----------
    f, g, options
        As for :func:`bouton.sdeint`.
    """
    return integrator


globals().update({name: _named(name, method) for name, method in _METHODS.items()})
