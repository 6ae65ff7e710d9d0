"""One draw: standard random numbers of a shape, now or, while a step is traced, whenever it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...tracing import Untraceable, active
from ..wrapping import in_session
from .parameters import shape_asked_for, shape_of

if TYPE_CHECKING:
    from ..._typing import Shape, Size
    from .streams import Generator

__all__ = ["Draw"]


class Draw:
    """What a call of a distribution draws from, and the form of its result.

    Distributions are arithmetic on a few standard laws. Here these are drawn: outside of a run in double precision from
    the next stream of a generator, while a step is traced as an instruction of its program.

    Parameters
    ----------
    generator
        The streams to draw from. A traced step draws from those of its network.
    size
        The shape that the caller asked for. None: that of the parameters.
    parameters
        What the result depends on, by name; their shapes must fit ``size``.

    Raises
    ------
    ValueError
        If a parameter does not fit ``size``.
    """

    def __init__(self, generator: Generator, size: Size | None, **parameters: Any) -> None:
        self.generator, self.trace = generator, active()
        shapes = {name: shape_of(value) for name, value in parameters.items()}
        if size is None:
            self.shape: Shape = _common(shapes)
        else:
            self.shape = shape_asked_for(size)
            _check_fit(shapes, self.shape)
        self.is_number = size is None and self.shape == ()

    def uniform(self) -> Any:
        """Numbers of [0, 1), all equally likely."""
        if self.trace is not None:
            return self.trace.draw("uniform", self.generator, self.shape)
        return self.generator.uniform(0.0, 1.0, self.shape)

    def normal(self) -> Any:
        """Numbers of the normal law with mean 0 and standard deviation 1."""
        if self.trace is not None:
            return self.trace.draw("normal", self.generator, self.shape)
        return self.generator.normal(0.0, 1.0, self.shape)

    def exponential(self) -> Any:
        """Numbers of the exponential law with mean 1."""
        if self.trace is not None:
            return -np.log1p(-self.uniform())
        return self.generator.exponential(1.0, self.shape)

    def gamma(self, form: Any) -> Any:
        """Numbers of the gamma law with scale 1."""
        if self.trace is not None:
            return self.trace.draw("gamma", self.generator, self.shape, form)
        if isinstance(form, float) and form > 0:
            return self.generator.gamma(form, 1.0, self.shape)
        return self.generator.numpy().standard_gamma(form, self.shape)

    def bernoulli(self, p: Any) -> Any:
        """True with a probability, else False."""
        if self.trace is not None:
            return self.trace.draw("bernoulli", self.generator, self.shape, p)
        return self.uniform() < p

    def poisson(self, lam: Any) -> Any:
        """Whole numbers of the Poisson law."""
        if self.trace is not None:
            return self.trace.draw("poisson", self.generator, self.shape, lam)
        return self.generator.numpy().poisson(lam, self.shape)

    def binomial(self, n: Any, p: Any) -> Any:
        """Whole numbers of the binomial law."""
        if self.trace is not None:
            return self.trace.draw("binomial", self.generator, self.shape, n, p)
        return self.generator.numpy().binomial(np.asarray(n, np.int64), p, self.shape)

    def numpy(self, law: str, *parameters: Any) -> Any:
        """Numbers of a law that NumPy alone has, which no step of the core can draw."""
        if self.trace is not None:
            raise Untraceable(f"bouton.math.random.{law} in a step")
        return getattr(self.generator.numpy(), law)(*parameters, self.shape)

    def result(self, values: Any, within: tuple[Any, Any] | None = None) -> Any:
        """The numbers in the types of the session: a Python number for one, if the caller asked for no shape.

        ``within`` are bounds, [low, high), that rounding must respect.
        """
        if self.trace is not None:
            return values
        rounded = np.asarray(values) if self.is_number else in_session(np.asarray(values))
        if within is not None:
            low, high = (np.asarray(bound, rounded.dtype) for bound in within)
            rounded = np.minimum(rounded, np.maximum(low, np.nextafter(high, low)))
        return rounded.item() if self.is_number else rounded


def _common(shapes: dict[str, Shape]) -> Shape:
    try:
        return np.broadcast_shapes(*shapes.values())
    except ValueError:
        listed = ", ".join(f'"{name}" {shape}' for name, shape in shapes.items())
        raise ValueError(f"The shapes of the parameters do not fit each other: {listed}.") from None


def _check_fit(shapes: dict[str, Shape], size: Shape) -> None:
    for name, shape in shapes.items():
        try:
            fits = np.broadcast_shapes(shape, size) == size
        except ValueError:
            fits = False
        if not fits:
            raise ValueError(f'"{name}" has shape {shape}, which does not fit size={size}.')
