"""Weights whose variance keeps the size of signals from layer to layer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from .. import _checks, _core
from .base import Drawn

if TYPE_CHECKING:
    from .._typing import Floats, Shape

__all__ = [
    "KaimingNormal",
    "KaimingUniform",
    "LecunNormal",
    "LecunUniform",
    "VarianceScaling",
    "XavierNormal",
    "XavierUniform",
    "calculate_gain",
]

_MODES = ("fan_in", "fan_out", "fan_avg")
_DISTRIBUTIONS = ("truncated_normal", "normal", "uniform")
_CUT = 0.87962566103423978
"""The standard deviation of a standard normal distribution cut at two standard deviations."""


class VarianceScaling(Drawn):
    """Independent weights with mean 0 and variance ``scale / fan``.

    Parameters
    ----------
    scale
        Greater than 0.
    mode
        What ``fan`` is: ``"fan_in"`` the number of inputs of a unit, ``"fan_out"`` that of its outputs, ``"fan_avg"``
        the mean of both. Axes that are neither inputs nor outputs count in both.
    distribution
        ``"truncated_normal"`` (cut at two standard deviations), ``"normal"`` or ``"uniform"``.
    in_axis, out_axis
        Which axes of the shape are inputs and outputs: by default the last but one, and the last.
    seed
        An int: the initializer draws from streams of its own, and each call takes the next one. None: it takes the
        next stream of the global generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these; when called, if the shape does not have these axes.

    Examples
    --------
    >>> import bouton as bp
    >>> weights = bp.init.VarianceScaling(2.0, "fan_in", "normal", seed=1)((400, 300))
    >>> bool(abs(weights.var() * 400 - 2.0) < 0.05)
    True
    """

    def __init__(
        self,
        scale: float,
        mode: str,
        distribution: str,
        in_axis: int = -2,
        out_axis: int = -1,
        seed: int | None = None,
    ) -> None:
        super().__init__(seed)
        self.scale = _checks.positive(scale, "scale")
        self.mode = _checks.choice(mode, "mode", _MODES)
        self.distribution = _checks.choice(distribution, "distribution", _DISTRIBUTIONS)
        self.in_axis = _checks.integer(in_axis, "in_axis", -32, 31)
        self.out_axis = _checks.integer(out_axis, "out_axis", -32, 31)

    def _values(self, shape: Shape) -> Floats:
        deviation = math.sqrt(self.scale / self._fan(shape))
        if self.distribution == "normal":
            return self._generator.normal(0.0, deviation, shape)
        if self.distribution == "uniform":
            bound = math.sqrt(3) * deviation
            return self._generator.uniform(-bound, bound, shape)
        values = np.empty(shape)
        scale = deviation / _CUT
        _core.draw_truncated_normal(*self._generator.next_stream(), 0.0, scale, -2 * scale, 2 * scale, values)
        return values

    def _fan(self, shape: Shape) -> float:
        try:
            inputs, outputs = shape[self.in_axis], shape[self.out_axis]
        except IndexError:
            raise ValueError(
                f'"shape" must have the axes in_axis={self.in_axis} and out_axis={self.out_axis}, got {shape}.'
            ) from None
        others = math.prod(shape) / max(inputs * outputs, 1)
        fans = {"fan_in": inputs, "fan_out": outputs, "fan_avg": (inputs + outputs) / 2}
        return max(fans[self.mode] * others, 1.0)


class KaimingUniform(VarianceScaling):
    """Uniform weights with variance ``scale / fan_in``, for rectified units.

    Parameters
    ----------
    scale, mode, distribution, in_axis, out_axis, seed
        As for :class:`VarianceScaling`.

    Notes
    -----
    K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV (2015).

    Examples
    --------
    >>> import bouton as bp
    >>> bool(abs(bp.init.KaimingUniform(seed=1)((50, 40))).max() <= (6 / 50) ** 0.5)
    True
    """

    def __init__(
        self,
        scale: float = 2.0,
        mode: str = "fan_in",
        distribution: str = "uniform",
        in_axis: int = -2,
        out_axis: int = -1,
        seed: int | None = None,
    ) -> None:
        super().__init__(scale, mode, distribution, in_axis, out_axis, seed)


class KaimingNormal(KaimingUniform):
    """The same, normal weights, cut at two standard deviations.

    Parameters
    ----------
    scale, mode, distribution, in_axis, out_axis, seed
        As for :class:`VarianceScaling`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.KaimingNormal(seed=1)((50, 40)).shape
    (50, 40)
    """

    def __init__(
        self,
        scale: float = 2.0,
        mode: str = "fan_in",
        distribution: str = "truncated_normal",
        in_axis: int = -2,
        out_axis: int = -1,
        seed: int | None = None,
    ) -> None:
        super().__init__(scale, mode, distribution, in_axis, out_axis, seed)


class XavierUniform(VarianceScaling):
    """Uniform weights with variance ``scale / fan_avg``, for units that saturate on both sides.

    Parameters
    ----------
    scale, mode, distribution, in_axis, out_axis, seed
        As for :class:`VarianceScaling`.

    Notes
    -----
    X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS
    (2010).

    Examples
    --------
    >>> import bouton as bp
    >>> bool(abs(bp.init.XavierUniform(seed=1)((50, 40))).max() <= (3 / 45) ** 0.5)
    True
    """

    def __init__(
        self,
        scale: float = 1.0,
        mode: str = "fan_avg",
        distribution: str = "uniform",
        in_axis: int = -2,
        out_axis: int = -1,
        seed: int | None = None,
    ) -> None:
        super().__init__(scale, mode, distribution, in_axis, out_axis, seed)


class XavierNormal(XavierUniform):
    """The same, normal weights, cut at two standard deviations.

    Parameters
    ----------
    scale, mode, distribution, in_axis, out_axis, seed
        As for :class:`VarianceScaling`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.XavierNormal(seed=1)((50, 40)).shape
    (50, 40)
    """

    def __init__(
        self,
        scale: float = 1.0,
        mode: str = "fan_avg",
        distribution: str = "truncated_normal",
        in_axis: int = -2,
        out_axis: int = -1,
        seed: int | None = None,
    ) -> None:
        super().__init__(scale, mode, distribution, in_axis, out_axis, seed)


class LecunUniform(VarianceScaling):
    """Uniform weights with variance ``scale / fan_in``.

    Parameters
    ----------
    scale, mode, distribution, in_axis, out_axis, seed
        As for :class:`VarianceScaling`.

    Notes
    -----
    Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in: Neural Networks: Tricks of the Trade (1998).

    Examples
    --------
    >>> import bouton as bp
    >>> bool(abs(bp.init.LecunUniform(seed=1)((50, 40))).max() <= (3 / 50) ** 0.5)
    True
    """

    def __init__(
        self,
        scale: float = 1.0,
        mode: str = "fan_in",
        distribution: str = "uniform",
        in_axis: int = -2,
        out_axis: int = -1,
        seed: int | None = None,
    ) -> None:
        super().__init__(scale, mode, distribution, in_axis, out_axis, seed)


class LecunNormal(LecunUniform):
    """The same, normal weights, cut at two standard deviations.

    Parameters
    ----------
    scale, mode, distribution, in_axis, out_axis, seed
        As for :class:`VarianceScaling`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.LecunNormal(seed=1)((50, 40)).shape
    (50, 40)
    """

    def __init__(
        self,
        scale: float = 1.0,
        mode: str = "fan_in",
        distribution: str = "truncated_normal",
        in_axis: int = -2,
        out_axis: int = -1,
        seed: int | None = None,
    ) -> None:
        super().__init__(scale, mode, distribution, in_axis, out_axis, seed)


_GAINS = {
    "linear": 1.0,
    **{f"conv{n}d": 1.0 for n in (1, 2, 3)},
    **{f"conv_transpose{n}d": 1.0 for n in (1, 2, 3)},
    "sigmoid": 1.0,
    "tanh": 5.0 / 3.0,
    "relu": math.sqrt(2.0),
    "selu": 0.75,
}


def calculate_gain(nonlinearity: str, param: float | None = None) -> float:
    r"""By how much weights should be larger, to make up for a nonlinearity.

    Parameters
    ----------
    nonlinearity
        ``"linear"``, ``"conv1d"`` to ``"conv3d"``, ``"conv_transpose1d"`` to ``"conv_transpose3d"``, ``"sigmoid"``: 1;
        ``"tanh"``: 5/3; ``"relu"``: :math:`\sqrt 2`; ``"leaky_relu"``: :math:`\sqrt{2 / (1 + s^2)}`; ``"selu"``: 3/4.
    param
        The slope :math:`s` of ``"leaky_relu"`` below 0. None: 0.01.

    Raises
    ------
    TypeError, ValueError
        For another nonlinearity, or a slope that is no number.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.calculate_gain("leaky_relu", 1.0)
    1.0
    """
    if _checks.choice(nonlinearity, "nonlinearity", (*_GAINS, "leaky_relu")) == "leaky_relu":
        slope = 0.01 if param is None else _checks.number(param, "param")
        return math.sqrt(2.0 / (1 + slope**2))
    return _GAINS[nonlinearity]
