"""Networks that several tests of the API use."""

from __future__ import annotations

import pytest

import bouton as bp


@pytest.fixture
def pair() -> bp.Network:
    """The example of the reference: two neurons and a synapse."""
    pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), g_max=5.0, output=bp.synouts.CUBA())
    return bp.Network(pre=pre, syn=syn, post=post)
