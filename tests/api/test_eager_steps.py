"""Steps outside of a run, or of a network that Python has to step: the same numbers as in the core."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm


class Net(bp.DynSysGroup):
    """Two groups and a synapse, updated in some order."""

    def __init__(self, order="sE", delay=None, counts=False):
        super().__init__()
        self.E = bp.neurons.LIF(2, V_initializer=np.array([0.0, 10.0]))
        self.I = bp.neurons.LIF(3)
        self.s = bp.synapses.Exponential(self.E, self.I, bp.conn.All2All(), g_max=1.0, delay_step=delay)
        self.order, self.counts, self.steps = order, counts, 0

    def update(self):
        if self.counts:
            self.steps += 1
        self.E.input += 30.0
        for name in self.order:
            getattr(self, name)()
        self.I()


def by_runner(net, steps=300):
    runner = bp.DSRunner(net, monitors={"V": net.I.V}, progress_bar=False)
    runner.run(steps * 0.1)
    return runner.mon["V"]


def by_hand(net, steps=300):
    potentials = []
    for i in range(steps):
        net.step_run(i)
        potentials.append(net.I.V.value)
    return np.array(potentials)


DELAYS = [None, 1, 2, 7, np.array([3, 9])]


@pytest.mark.parametrize("order", ["sE", "Es"])
@pytest.mark.parametrize("delay", DELAYS, ids=str)
def test_one_step_at_a_time(order, delay):
    expected = by_runner(Net(order, delay))
    assert expected.max() > 0.5
    np.testing.assert_array_equal(by_hand(Net(order, delay)), expected)


@pytest.mark.parametrize("delay", DELAYS, ids=str)
def test_a_network_that_python_steps(delay):
    net = Net(delay=delay, counts=True)
    with pytest.warns(UserWarning, match="'steps' changed"):
        counted = by_runner(net)
    assert net.steps == 300
    np.testing.assert_array_equal(counted, by_runner(Net(delay=delay)))


def test_a_reset_forgets_spikes_on_their_way():
    net = Net(delay=50)
    first = by_hand(net)
    net.reset_state()
    np.testing.assert_array_equal(by_hand(net), first)


def test_delays_of_single_synapses_need_a_run():
    net = Net(delay=np.full((2, 3), 5))
    with pytest.raises(bp.errors.UnsupportedError, match="a delay for each synapse"):
        by_hand(net, 2)


def test_values_of_variables_can_be_changed_by_assignment_alone():
    x = bm.Variable(np.array([1.0, 2.0], np.float32))
    x.value += 1
    x.value *= 2
    assert x.value.tolist() == [4.0, 6.0]
    with pytest.raises(ValueError, match="read-only"):
        x.value[0] = 3.0
    before = x.value
    x.value -= 1.0
    assert before.tolist() == [4.0, 6.0]
    assert repr(x.value) == "array([3., 5.], dtype=float32)"
    flag = bm.Variable(np.array([True, False]))
    flag.value |= np.array([False, True])
    assert flag.value.all()
