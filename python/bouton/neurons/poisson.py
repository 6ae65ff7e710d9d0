"""Neurons that fire at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._objects.describe import Parameter
from .._share import share
from ..errors import UnsupportedError
from ..math import random
from ..math.random import checked_seed
from ..math.variables import Variable
from .base import NeuGroup
from .spiking import refuse

if TYPE_CHECKING:
    from .._core import Net
    from .._typing import ParameterLike, Shape, Size
    from ..math.modes import Mode

__all__ = ["PoissonGroup"]


class _Rate(Parameter):
    """A parameter that is not negative. A Variable stays one, so that it can change while the network runs."""

    def checked(self, owner: object, value: ParameterLike | None, shape: Shape) -> Any:
        result: Any = super().checked(owner, value, shape)
        if isinstance(value, Variable):
            result = value
        if np.any(np.asarray(result) < 0):
            raise ValueError(f'"{type(owner).__name__}.{self.name}" must not be negative, got {result}.')
        return result


class PoissonGroup(NeuGroup):
    r"""Neurons that fire at random, independently of each other and of the past.

    In each step a neuron fires with the probability :math:`f\,dt/1000`.

    Parameters
    ----------
    size, keep_size, name, mode
        As for :class:`bouton.NeuGroup`.
    freqs
        The rate (Hz), at least 0: a number, an array or list of the shape of the states, an Initializer, a function of
        the shape, or a Variable of that shape or of one element, which may change while the network runs.
    seed
        An int from 0 to 2**63 - 1: the group fires as this seed says, in whatever network it is. None: as the seed of
        the network says, as it has to where ``freqs`` is a Variable.
    sharding, spk_type
        None; there for BrainPy scripts.

    Attributes
    ----------
    spike : Variable
        Whether the neuron fired in this step, boolean.

    Raises
    ------
    ValueError
        If a rate is negative or of the wrong shape.
    UnsupportedError
        (a NotImplementedError) with a ``seed`` where ``freqs`` is a Variable.

    Examples
    --------
    >>> import bouton as bp
    >>> noise = bp.neurons.PoissonGroup(1000, freqs=20.0, seed=1)
    >>> runner = bp.DSRunner(noise, monitors=["spike"], progress_bar=False)
    >>> _ = runner.run(1000.0)
    >>> bool(abs(runner.mon.spike.sum() / 1000 - 20.0) < 0.5)
    True
    """

    model = "PoissonGroup"

    freqs = _Rate()

    def __init__(
        self,
        size: Size,
        freqs: ParameterLike,
        keep_size: bool = False,
        sharding: None = None,
        spk_type: None = None,
        name: str | None = None,
        mode: Mode | None = None,
        seed: int | None = None,
    ) -> None:
        super().__init__(size, keep_size=keep_size, name=name, mode=mode)
        refuse("PoissonGroup", sharding=sharding, spk_type=spk_type)
        self.freqs = freqs
        self._own_seed = None if seed is None else checked_seed(seed)
        if self._own_seed is not None and not self._in_core:
            raise UnsupportedError(
                '"seed" of PoissonGroup must be None where "freqs" is a Variable: the seed of the network rules then.'
            )
        self.spike = self._state("spike", False, self.varshape, np.bool_)

    @property
    def _in_core(self) -> bool:
        """Whether the core's own step draws the spikes; it knows no rates that change."""
        return not isinstance(self.freqs, Variable)

    @property
    def _is_custom(self) -> bool:
        return super()._is_custom or not self._in_core

    def _update(self, *args: Any) -> Any:
        if self._in_core:
            return super()._update(*args)
        self.spike.value = random.random(self.spike.shape) <= self.freqs * share["dt"] / 1000.0
        return self.spike.value

    def _install(self, net: Net) -> int:
        group = super()._install(net)
        if self._own_seed is not None:
            net.seed_group(group, self._own_seed)
        return group
