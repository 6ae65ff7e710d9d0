"""Python and the core must describe the same models."""

from __future__ import annotations

import inspect

import pytest

import bouton as bp
from bouton import _core


def instances():
    group = bp.neurons.LIF(2)
    synapse = bp.synapses.Exponential(group, group, bp.conn.All2All(), output=bp.synouts.COBA())
    return {
        "Exponential": synapse,
        "COBA": synapse.output,
        "CUBA": bp.synapses.Exponential(group, group, bp.conn.All2All()).output,
    }


def classes():
    for module in (bp.synapses, bp.synouts):  # neurons: test_neurons.py
        for name in module.__all__:
            if getattr(module, name).model:
                yield name


@pytest.mark.parametrize("name", list(classes()))
def test_parameters_states_and_defaults_agree(name):
    described, model = instances()[name], _core.describe_model(name)
    signature = inspect.signature(type(described)).parameters
    defaults = {parameter.name: signature[parameter.name].default for parameter in described.parameters()}
    assert defaults == {parameter["name"]: parameter["default"] for parameter in model["params"] or []}
    assert {parameter.name for parameter in described.parameters() if parameter.positive} == {
        parameter["name"] for parameter in model["params"] or [] if parameter["positive"]
    }
    states = getattr(described, "_states", {})
    assert {key: (state.variable.dtype.kind == "b") for key, state in states.items()} == {
        state["name"]: state["bool"] for state in model["states"] or []
    }
    for state in model["states"] or []:
        assert (states[state["name"]].variable.value == state["init"]).all()
