"""Models of the core as a step that is traced, for what the core's own step of them does not do.

The equations and what happens at a spike come from the core's description of the model. Written out here, currents of
projections can follow the potential within a step, jumps of the potential come after integration, and spikes of a
network that is trained are numbers whose reset is subtracted.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core
from .._share import share
from ..math.modes import TrainingMode
from ..tracing.active import active
from .script import evaluate, statements

if TYPE_CHECKING:
    from ..tracing.trace import Trace
    from .spiking import Neuron

__all__ = ["step"]

_described = functools.cache(_core.describe_model)


def step(group: Neuron, current: Any) -> None:
    """Write down a step of a group, with a current into it."""
    trace = active()
    assert trace is not None
    values = {name: state.variable.value for name, state in group._states.items()}
    values.update(group._settings(), t=share["t"], dt=share["dt"])
    values.update(_integrated(trace, group, values, current))
    _follow(trace, group, values)
    for name, state in group._states.items():
        if name != "input":
            state.variable.value = values[name]


def _integrated(trace: Trace, group: Neuron, values: dict[str, Any], current: Any) -> dict[str, Any]:
    """What the equations make of the states, with noise and jumps."""
    equations = _described(group.model)["equations"]
    names = [equation["state"] for equation in equations]

    def rates(states: list[Any], time: Any) -> list[Any]:
        del time  # no equation of the core depends on it
        inside = {**values, **dict(zip(names, states, strict=True)), "input": current}
        if group.liquid:
            inside["input"] = group.sum_current_inputs(inside["V"], init=current)
        return [evaluate(trace, equation["rate"], inside) for equation in equations]

    results = trace.integral(group.method, [values[name] for name in names], rates, values["t"])
    after = {f"next({name})": result for name, result in zip(names, results, strict=True)}
    if group.noise is not None:
        kick = trace.draw("normal", None, values["V"].shape)
        after["next(V)"] = after["next(V)"] + group.noise * np.sqrt(values["dt"]) * kick
    after["next(V)"] = group.sum_delta_inputs(init=after["next(V)"])
    return after


def _follow(trace: Trace, group: Neuron, values: dict[str, Any]) -> None:
    """What follows integration: who fires, and what that changes."""
    soft = isinstance(group.mode, TrainingMode) and group.spk_reset == "soft"
    threshold = None
    for target, adds, text, condition in statements(_described(group.model)["update"]):
        value = evaluate(trace, text, values)
        if adds:
            value = values[target] + value
        if target == "spike":
            threshold = values["V_th"]
        if condition is not None and text == "V_reset" and soft:
            value = values["V"] - (threshold - value) * values[condition]
        elif condition is not None:
            value = np.where(evaluate(trace, condition, values), value, values[target])
        values[target] = value
