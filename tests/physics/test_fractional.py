"""Fractional differential equations against the reference and against a solution."""

from __future__ import annotations

import math

import numpy as np
import pytest

import bouton as bp


def rates(x, y, t):
    return y - x * x, -0.5 * x + 0.1 * y


REFERENCE = {
    bp.fde.GLShortMemory: (7, [0.3933483564692624, 0.33262800891399635, 0.07019869954468419, -0.11719966461739378]),
    bp.fde.CaputoL1Schema: (30, [0.4461044153128092, 0.39639355849458147, 0.07462438846372027, -0.25460643105690145]),
}
"""The memory, and x after 1, 2, 10 and 20 steps of 0.1, by BrainPy 2.6.0."""


@pytest.mark.parametrize("method", REFERENCE)
def test_numbers_of_the_reference(x64, method):
    memory, expected = REFERENCE[method]
    start = [0.5, -0.2]

    def made():
        return method(rates, alpha=[0.9, 0.7], inits=start, num_memory=memory)

    runner = bp.IntegratorRunner(made(), inits=start, monitors=["x"], dt=0.1, progress_bar=False)
    runner.run(2.0)
    np.testing.assert_allclose(runner.mon.x[[0, 1, 9, 19], 0], expected, rtol=1e-13)
    integral, x, y, each = made(), np.array([0.5]), np.array([-0.2]), []
    for k in range(20):
        x, y = integral(x, y, 0.1 * k, dt=0.1)
        each.append(x[0])
    np.testing.assert_allclose(each, runner.mon.x[:, 0], rtol=1e-12)


@pytest.mark.parametrize("method", ["l1", "euler"])
def test_relaxation_of_order_one_half(x64, method):
    """Caputo's derivative of order 1/2 equal to -x from 1: x = exp(t) erfc(√t)."""
    errors = []
    for steps in (100, 200):
        integral = bp.fdeint(0.5, 400, [1.0], lambda x, t: -x, method=method)
        runner = bp.IntegratorRunner(integral, inits=[1.0], monitors=["x"], dt=2.0 / steps, progress_bar=False)
        runner.run(2.0)
        errors.append(abs(runner.mon.x[-1, 0] - math.exp(2.0) * math.erfc(math.sqrt(2.0))))
    assert errors[1] < 0.01
    assert errors[1] < 0.75 * errors[0]


@pytest.mark.parametrize("method", ["l1", "short-memory", "euler"])
def test_order_one_is_an_ordinary_equation(x64, method):
    integral = bp.fdeint(1.0, 50, [1.0], lambda x, t: -x, method=method)
    x = np.array([1.0])
    for k in range(10):
        x = integral(x, k * 0.1, dt=0.1)
    assert x[0] == pytest.approx(0.9**10, rel=1e-12)


def test_reset_forgets(x64):
    integral = bp.fde.GLShortMemory(lambda x, t: -x, alpha=0.5, inits=[1.0], num_memory=20)
    first = integral(1.0, 0.0, dt=0.1)
    integral(first, 0.1, dt=0.1)
    integral.reset([1.0])
    assert integral(1.0, 0.0, dt=0.1) == first
    np.testing.assert_allclose(integral.binomial_coef[:3, 0], [-0.5, -0.125, -0.0625])


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"alpha": 1.5}, NotImplementedError, "alpha"),
        ({"alpha": [0.5, 0.5]}, ValueError, "number for each of x, got 2"),
        ({"inits": [1.0, 2.0]}, ValueError, "value for each of x"),
        ({"inits": {"z": 1.0}}, ValueError, "value for each of x"),
        ({"num_memory": 0}, ValueError, "num_memory"),
        ({"method": "l2"}, ValueError, "method"),
    ],
)
def test_arguments_that_do_not_fit(options, error, message):
    with pytest.raises(error, match=message):
        bp.fdeint(**{"alpha": 0.5, "num_memory": 10, "inits": [1.0], "f": lambda x, t: -x, **options})
