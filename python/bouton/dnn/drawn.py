"""Layers whose synapses are drawn: each pair of neurons with a probability.

They take no memory: the synapses of a neuron, and their weights, are computed when its value is not 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..connect import FixedProb
from ..initialize import Normal, Uniform
from ..initialize.base import Distribution
from .layer import Sparse

if TYPE_CHECKING:
    from .._typing import Shape
    from ..math.modes import Mode

__all__ = [
    "EventJitFPHomoLinear",
    "EventJitFPNormalLinear",
    "EventJitFPUniformLinear",
    "JitFPHomoLinear",
    "JitFPNormalLinear",
    "JitFPUniformLinear",
]


class _Drawn(Sparse):
    """A layer over drawn synapses.

    Parameters
    ----------
    num_in, num_out
        The number of values that come in, and that go out.
    prob
        The probability of a synapse for each pair, in [0, 1].
    weight
        One weight, or a law that gives each synapse its own.
    seed
        Of the synapses. None: they follow from the global seed.
    name, mode, sharding
        As for :class:`bouton.dnn.Layer`.
    """

    def __init__(
        self,
        num_in: int,
        num_out: int,
        prob: float,
        weight: float | Distribution,
        seed: int | None,
        name: str | None,
        mode: Mode | None,
        sharding: None,
    ) -> None:
        super().__init__(FixedProb(prob, seed=seed, stored=False)(num_in, num_out).connection, name, mode, sharding)
        self.num_in, self.num_out, self.prob = num_in, num_out, prob
        if isinstance(weight, Distribution):
            self._rows = weight.law()
            if seed is not None:
                self._rows = weight.law()  # another stream: the first of this seed has drawn the synapses
        else:
            self.weight = weight

    def _shape(self) -> Shape:
        return ()


class JitFPHomoLinear(_Drawn):
    """Synapses are drawn, and all have the same weight.

    Parameters
    ----------
    num_in, num_out
        The number of values that come in, and that go out.
    prob
        The probability of a synapse for each pair, in [0, 1].
    weight
        The weight.
    seed
        Of the synapses. None: they follow from the global seed.
    sharding, mode, name
        As for :class:`bouton.dnn.CSRLinear`.
    transpose, atomic
        There for BrainPy scripts; nothing depends on them.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dnn.JitFPHomoLinear(2, 3, prob=1.0, weight=0.5).update([1.0, 2.0]).tolist()
    [1.5, 1.5, 1.5]
    """

    def __init__(
        self,
        num_in: int,
        num_out: int,
        prob: float,
        weight: float,
        seed: int | None = None,
        sharding: None = None,
        mode: Mode | None = None,
        name: str | None = None,
        transpose: bool = False,
        atomic: bool = False,
    ) -> None:
        super().__init__(num_in, num_out, prob, weight, seed, name, mode, sharding)


class JitFPUniformLinear(_Drawn):
    """Synapses are drawn, and their weights between two bounds.

    Parameters
    ----------
    num_in, num_out, prob, seed, sharding, mode, name, transpose, atomic
        As for :class:`JitFPHomoLinear`.
    w_low, w_high
        The bounds of weights.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> layer = bp.dnn.JitFPUniformLinear(100, 100, prob=0.5, w_low=1.0, w_high=2.0)
    >>> bool(abs(layer.update(bp.math.ones(100)).mean() - 75.0) < 3.0)
    True
    """

    def __init__(
        self,
        num_in: int,
        num_out: int,
        prob: float,
        w_low: float,
        w_high: float,
        seed: int | None = None,
        sharding: None = None,
        mode: Mode | None = None,
        name: str | None = None,
        transpose: bool = False,
        atomic: bool = False,
    ) -> None:
        weights = Uniform(w_low, w_high, seed=seed)
        super().__init__(num_in, num_out, prob, weights, seed, name, mode, sharding)
        self.w_low, self.w_high = w_low, w_high


class JitFPNormalLinear(_Drawn):
    """Synapses are drawn, and their weights from a normal distribution.

    Parameters
    ----------
    num_in, num_out, prob, seed, sharding, mode, name, transpose, atomic
        As for :class:`JitFPHomoLinear`.
    w_mu, w_sigma
        Mean and standard deviation of weights.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> layer = bp.dnn.JitFPNormalLinear(100, 100, prob=0.5, w_mu=1.0, w_sigma=0.1)
    >>> bool(abs(layer.update(bp.math.ones(100)).mean() - 50.0) < 3.0)
    True
    """

    def __init__(
        self,
        num_in: int,
        num_out: int,
        prob: float,
        w_mu: float,
        w_sigma: float,
        seed: int | None = None,
        sharding: None = None,
        mode: Mode | None = None,
        name: str | None = None,
        transpose: bool = False,
        atomic: bool = False,
    ) -> None:
        weights = Normal(w_mu, w_sigma, seed=seed)
        super().__init__(num_in, num_out, prob, weights, seed, name, mode, sharding)
        self.w_mu, self.w_sigma = w_mu, w_sigma


EventJitFPHomoLinear = JitFPHomoLinear
EventJitFPUniformLinear = JitFPUniformLinear
EventJitFPNormalLinear = JitFPNormalLinear
