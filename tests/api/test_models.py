"""Python and the core must describe the same models."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

import bouton as bp
from bouton import _core


def instance(module, name):
    """A part of a synapse, in the synapse that it is a part of."""
    made, group = getattr(module, name), bp.neurons.LIF(2)
    if module is bp.synapses:
        return made(group, group, bp.conn.All2All())
    part = "stp" if module is bp.synplast else "output"
    return getattr(bp.synapses.Exponential(group, group, bp.conn.All2All(), **{part: made}), part)


def classes():
    for module in (bp.synapses, bp.synouts, bp.synplast):  # neurons: test_neurons.py
        for name in module.__all__:
            if getattr(module, name).model:
                yield pytest.param(module, name, id=f"{module.__name__}.{name}")


@pytest.mark.parametrize(("module", "name"), list(classes()))
def test_parameters_states_and_defaults_agree(module, name):
    described = instance(module, name)
    model = _core.describe_model(described.model)
    params = {parameter["name"]: parameter for parameter in model["params"] or []}
    if described.model == "DualExponential":
        del params["a"]  # follows from A and the time constants
    signature = inspect.signature(type(described)).parameters
    assert {parameter.name for parameter in described.parameters()} == set(params)
    for key in params.keys() & signature.keys():  # AlphaCUBA has one name for two time constants
        assert signature[key].default == params[key]["default"], key
    for flag in ("positive", "scalar"):
        assert {parameter.name for parameter in described.parameters() if getattr(parameter, flag)} == {
            key for key, parameter in params.items() if parameter.get(flag)
        }, flag
    states = getattr(described, "_states", {})
    assert {key: (state.variable.dtype.kind == "b") for key, state in states.items()} == {
        state["name"]: state["bool"] for state in model["states"] or []
    }
    for state in model["states"] or []:
        np.testing.assert_array_equal(states[state["name"]].variable.value, np.float32(state["init"]))
