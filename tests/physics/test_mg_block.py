"""The magnesium block against its formula, at potentials that are held."""

from __future__ import annotations

import numpy as np
import pytest
from one_synapse import clamped, record

import bouton as bp

V = np.linspace(-120.0, 80.0, 201)


def current(output, V=V):
    """What a conductance of 1 that stays makes of each potential."""
    what, post = ("post.input", "post.V"), clamped(V)
    currents, held = record(bp.synapses.Exponential, [0], 3, what, post=post, tau=1e30, output=output)
    np.testing.assert_allclose(held[-1], V, rtol=0, atol=1e-25)
    np.testing.assert_array_equal(currents[1], currents[2])
    return currents[1]


def block(V, cc_Mg=1.2, alpha=0.062, beta=3.57):
    """The share of channels that magnesium leaves open."""
    return 1 / (1 + cc_Mg / beta * np.exp(-alpha * V))


def test_the_default_curve(x64):
    np.testing.assert_allclose(current(bp.synouts.MgBlock()), -V * block(V), rtol=1e-12)


@pytest.mark.parametrize("cc_Mg", [0.1, 1.0, 2.0])
@pytest.mark.parametrize("E", [-70.0, 0.0, 20.0])
def test_any_parameters(x64, E, cc_Mg):
    parameters = {"cc_Mg": cc_Mg, "alpha": 0.08, "beta": 2.1}
    expected = (E - V) * block(V, **parameters)
    np.testing.assert_allclose(current(bp.synouts.MgBlock(E=E, **parameters)), expected, rtol=1e-12, atol=1e-13)


def test_parameters_for_each_neuron(x64):
    rng = np.random.default_rng(2)
    E, cc_Mg, alpha, beta = (rng.uniform(*ends, size=V.size) for ends in ((-10, 10), (0.5, 2), (0.05, 0.07), (3, 4)))
    found = current(bp.synouts.MgBlock(E=E, cc_Mg=cc_Mg, alpha=alpha, beta=beta))
    np.testing.assert_allclose(found, (E - V) * block(V, cc_Mg, alpha, beta), rtol=1e-12, atol=1e-13)


def test_half_the_channels_are_blocked_where_the_exponential_is_1(x64):
    half = np.log(1.2 / 3.57) / 0.062
    assert -20 < half < -15
    assert current(bp.synouts.MgBlock(), np.array([half]))[()] == pytest.approx(-half / 2, rel=1e-12)


def test_without_magnesium_it_is_a_plain_conductance(x64):
    np.testing.assert_array_equal(current(bp.synouts.MgBlock(cc_Mg=0.0, E=-5.0)), current(bp.synouts.COBA(E=-5.0)))


def test_an_inward_current_has_its_maximum_between_block_and_reversal(x64):
    """The hump of the current-voltage curve of NMDA receptors, which makes cells bistable."""
    inward = current(bp.synouts.MgBlock())
    peak = V[inward.argmax()]
    assert -40 < peak < -20
    assert (np.diff(inward)[V[1:] <= peak] > 0).all()
    assert (np.diff(inward)[V[:-1] >= peak] < 0).all()


def test_float32_follows_within_its_precision():
    np.testing.assert_allclose(current(bp.synouts.MgBlock()), -V * block(V), rtol=1e-5, atol=1e-5)
