"""Neurons with fractional derivatives: the numbers of BrainPy 2.6.0, and a reset that empties the memory."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

pytestmark = pytest.mark.usefixtures("x64")


def rinzel():
    return bp.neurons.FractionalFHR(2, alpha=[0.98, 0.95, 0.9], num_memory=60)


def izhikevich():
    return bp.neurons.FractionalIzhikevich(2, alpha=0.9, num_memory=500)


@pytest.mark.parametrize(
    ("make", "current", "duration", "expected", "spikes"),
    [
        (rinzel, 0.3125, 20.0, [1.8150845194693004, 1.4908184318125355, -1.7249114302750108], 0),
        (izhikevich, 10.0, 40.0, [-57.89383624763335, -50.73317911529752, -36.724759982260366], 4),
    ],
)
@pytest.mark.filterwarnings("error:The step of")
def test_the_numbers_of_the_reference(make, current, duration, expected, spikes):
    runner = bp.DSRunner(make(), inputs=("input", current), monitors=["V", "spike"], progress_bar=False)
    for _ in range(2):
        runner.run(duration)
        np.testing.assert_allclose(runner.mon.V[[9, 49, -1], 0], expected, rtol=1e-11)
        assert runner.mon.spike.sum() == spikes
        runner.reset_state()


def test_without_input_the_current_is_an_argument():
    cell = bp.neurons.FractionalIzhikevich(1, alpha=1.0, num_memory=10, input_var=False)
    assert not hasattr(cell, "input")
    with pytest.raises(NotImplementedError, match="alpha"):
        bp.neurons.FractionalFHR(1, alpha=1.5)
