"""What the models of neurons share: input, noise, spikes, and the time after a spike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks, _core
from .._objects.describe import Parameter
from ..errors import UnsupportedError
from ..math.modes import TrainingMode
from . import written
from .base import NeuGroup

if TYPE_CHECKING:
    from .._typing import Floats, ParameterLike, Shape, Size

__all__: list[str] = []


class Neuron(NeuGroup):
    """Neurons with an equation for V, which input and noise drive.

    Parameters
    ----------
    size
        As for :class:`bouton.NeuGroup`, like all that is in ``basics``.
    noise
        Strength of white noise (mV/√ms). None: no noise.
    init_var
        True; states exist from the start.
    spk_reset
        ``"soft"`` or ``"hard"``: how spikes that have a gradient reset V. Without effect in a forward run.
    sharding, spk_dtype, scaling
        None: what BrainPy has them for does not exist.
    basics
        ``keep_size``, ``name``, ``mode``, ``method``.
    """

    noise = Parameter(optional=True)

    liquid = False
    """Whether currents of projections follow V within a step, and not only from step to step."""

    def __init__(
        self,
        size: Size,
        noise: ParameterLike | None = None,
        init_var: bool = True,
        spk_reset: str = "soft",
        sharding: None = None,
        spk_dtype: None = None,
        scaling: None = None,
        **basics: Any,
    ) -> None:
        super().__init__(size, **basics)
        owner = type(self).__name__
        refuse(owner, sharding=sharding, spk_dtype=spk_dtype, scaling=scaling)
        self.spk_reset = _checks.choice(spk_reset, "spk_reset", ("soft", "hard"))
        if not _checks.boolean(init_var, "init_var"):
            raise UnsupportedError(f'"init_var" of {owner} must be True: states exist from the start.')
        self.noise = noise

    @property
    def _in_core(self) -> bool:
        """Whether the core's own step does all that is asked of this group; else it is traced."""
        soft = isinstance(self.mode, TrainingMode) and self._trains
        return not (self.liquid or soft or self._attached("delta_inputs"))

    @property
    def _is_custom(self) -> bool:
        return super()._is_custom or not self._in_core

    def _update(self, *args: Any) -> Any:
        if self._in_core:
            return super()._update(*args)
        x = args[0] if args and args[0] is not None else 0.0
        if "input" in self._states:
            x = self._states["input"].variable.value + x
        written.step(self, x if self.liquid else self.sum_current_inputs(self._membrane(), init=x))
        return self.return_info().value

    def _receives(self, input_var: bool) -> None:
        """Declare the state ``input``, if it is wanted."""
        if _checks.boolean(input_var, "input_var"):
            self.input = self._state("input", 0.0, self.varshape)

    def _start(self, state: str, given: ParameterLike | None) -> ParameterLike:
        """What a state starts from: what was given, or else what the model says, for the V at the start."""
        if given is not None:
            return given

        def computed(shape: Shape) -> Floats:
            known = {p.name: getattr(self, p.name) for p in self.parameters()}
            known["V"] = self._states["V"].variable.value.ravel()[: self.num]
            known = {name: value for name, value in known.items() if value is not None}
            return _core.model_start(self.model, state, known, self.num).reshape(shape)

        return computed


class SpikingNeuron(Neuron):
    """Neurons that fire."""

    def _fires(self, input_var: bool) -> None:
        """Declare the states that come after those of the equations."""
        self._receives(input_var)
        numbers = isinstance(self.mode, TrainingMode) and self._trains
        self.spike = self._state("spike", False, self.varshape, None if numbers else np.bool_)


class IntegrateAndFire(SpikingNeuron):
    """Neurons that are reset when they fire, and then held for ``tau_ref``.

    Parameters
    ----------
    size, neuron
        As for :class:`Neuron`.
    tau_ref
        Refractory period (ms).
    ref_var
        Whether to keep the state ``refractory``.
    """

    tau_ref = Parameter()
    _trains = True

    def __init__(self, size: Size, tau_ref: ParameterLike = 0.0, ref_var: bool = False, **neuron: Any) -> None:
        super().__init__(size, **neuron)
        self.tau_ref = tau_ref
        self.ref_var = _checks.boolean(ref_var, "ref_var")

    def _fires(self, input_var: bool, since: float = -1e7) -> None:
        """Declare the states that come after those of the equations; ``since``: nobody fired after that."""
        super()._fires(input_var)
        self.t_last_spike = self._state("t_last_spike", since, self.varshape)
        if self.ref_var:
            self.refractory = self._state("refractory", False, self.varshape, np.bool_)

    def _flags(self) -> tuple[str, ...]:
        return ("ref_var",) if self.ref_var else ()


def refuse(owner: str, **options: object) -> None:
    """Options that only make sense elsewhere must be left alone."""
    for name, value in options.items():
        if value is not None:
            raise UnsupportedError(f'"{name}" of {owner} must be None, got {_checks.describe(value)}: none exists yet.')
