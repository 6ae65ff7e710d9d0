"""Integrators of stochastic equations: the numbers of the reference for given noise, order, and statistics."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm

REFERENCE = {
    ("euler", "Ito"): ([0.583767031139987, 0.615167769263384, -0.006615172129022802], 0.5396138982900093),
    ("milstein", "Ito"): ([0.5976658452869603, 0.6243863495635151, -0.006248376024161402], 0.5443046831206793),
    ("milstein", "Stratonovich"): ([0.603263671864291, 0.6337945407417799, -0.006818801291841432], 0.549551281760672),
    ("milstein2", "Ito"): ([0.6007243034782608, 0.6209392874704429, -0.008775786259704075], 0.544859157519829),
    ("milstein2", "Stratonovich"): (
        [0.6073662546378193, 0.6241322566492854, -0.004462916117666419],
        0.5513599464936205,
    ),
    ("exp_euler", "Ito"): ([0.5836356247886659, 0.61571817511184, -0.008787634656751302], 0.5394500370765783),
}
"""x after five steps with the noise below, alone, and its first element with y beside it; by BrainPy 2.6.0."""


def f(x, t, y, p):
    return -x * 0.3 + y * p + 0.1 * x * x


def g(x, t, y, p):
    return 0.2 * x + 0.1 * x * x


X, Y = np.array([0.5, 1.0, -0.3]), np.array([0.2, -0.4, 0.9])


@pytest.fixture
def given_noise(monkeypatch):
    """Standard normal numbers that are known."""
    numbers = iter(np.random.default_rng(3).normal(size=(400, 3)))
    monkeypatch.setattr(bm.random, "randn", lambda *shape: next(numbers))


@pytest.mark.parametrize(("method", "kind"), REFERENCE)
def test_numbers_of_the_reference(x64, given_noise, method, kind):
    integral = bp.sdeint(f, g, method=method, intg_type=kind, dt=0.05)
    x = X
    for k in range(5):
        x = integral(x, k * 0.05, Y, 1.2)
    np.testing.assert_allclose(x, REFERENCE[method, kind][0], rtol=1e-12)


@pytest.mark.parametrize(("method", "kind"), REFERENCE)
def test_numbers_of_the_reference_for_two_variables(x64, given_noise, method, kind):
    drift = bp.JointEq(f, lambda y, t, x: -0.5 * y + 0.2 * x)
    noise = bp.JointEq(g, lambda y, t, x: 0.3 * bm.sin(y))
    integral = bp.sdeint(drift, noise, method=method, intg_type=kind, dt=0.05)
    x, y = X, Y
    for k in range(5):
        x, y = integral(x, y, k * 0.05, 1.2)
    assert x[0] == pytest.approx(REFERENCE[method, kind][1], rel=1e-12)


ORDERS = {"euler": 0.5, "exp_auto": 0.5, "milstein": 1.0, "milstein2": 1.0, "klpl": 1.0, "srk1w1": 1.5, "srk2w1": 1.5}


@pytest.mark.parametrize("method", ORDERS)
def test_strong_order(x64, monkeypatch, method):
    """Geometric Brownian motion has a solution in terms of the path, which all step lengths share."""
    a, b, paths, finest = 1.5, 1.0, 4000, 512
    rng = np.random.default_rng(1)
    increments = rng.normal(size=(finest, paths)) / np.sqrt(finest)
    errors, counts = [], [16, 32, 64, 128]
    solution = np.exp((a - b * b / 2) + b * increments.sum(axis=0))
    middle = np.cumsum(increments, axis=0)
    for count in counts:
        dt, many = 1 / count, finest // count
        first = increments.reshape(count, many, paths).sum(axis=1)
        before = np.concatenate([np.zeros((1, paths)), middle[many - 1 : -1 : many]])
        area = (middle.reshape(count, many, paths) - before[:, None]).mean(axis=1) - first / (2 * many)
        second = (2 * area - first) * np.sqrt(3 / dt)  # I10 = dt (I1 + N √dt/√3) / 2
        numbers = iter(np.stack([first / np.sqrt(dt), second], axis=1).reshape(-1, paths))
        two = method.startswith("srk")
        drawn = numbers if two else iter(first / np.sqrt(dt))
        monkeypatch.setattr(bm.random, "randn", lambda *shape, drawn=drawn: next(drawn))
        integral = bp.sdeint(lambda x, t: a * x, lambda x, t: b * x, method=method, dt=dt)
        x = np.ones(paths)
        for k in range(count):
            x = integral(x, k * dt)
        errors.append(np.mean(np.abs(x - solution)))
    slope = -np.polyfit(np.log2(counts), np.log2(errors), 1)[0]
    assert slope == pytest.approx(ORDERS[method], abs=0.2)


@pytest.mark.parametrize("method", ["euler", "heun"])
def test_stratonovich(x64, given_noise, method):
    """Heun's correction: for g = b x a step is x (1 + b dW + b² dW² / 2)."""
    integral = bp.sdeint(lambda x, t: 0 * x, lambda x, t: 0.5 * x, method=method, intg_type="Stratonovich", dt=0.04)
    noise = np.random.default_rng(3).normal(size=3) * 0.2
    np.testing.assert_allclose(integral(X, 0.0), X * (1 + 0.5 * noise + 0.125 * noise**2), rtol=1e-12)


class Walk(bp.DynamicalSystem):
    """An Ornstein-Uhlenbeck process for each element."""

    def __init__(self, size, method, noise):
        super().__init__()
        self.x = bm.Variable(bm.zeros(size))
        self.integral = bp.sdeint(lambda x, t: -x / 10.0, noise, method=method)

    def update(self):
        self.x.value = self.integral(self.x, bp.share["t"], bp.share["dt"])


@pytest.mark.parametrize("method", ORDERS)
def test_statistics_of_a_run(x64, method):
    """The variance of the process is g² τ / 2, and elements are independent."""
    walk = Walk(4000, method, lambda x, t: 0.5)
    walk.seed = 5
    runner = bp.DSRunner(walk, monitors=["x"], progress_bar=False)
    runner.run(100.0)
    last = runner.mon.x[-1]
    assert last.mean() == pytest.approx(0.0, abs=0.08)
    assert last.var() == pytest.approx(0.25 * 10.0 / 2, rel=0.08)
    assert abs(np.corrcoef(last[:-1], last[1:])[0, 1]) < 0.06


def test_no_noise(x64):
    """None stands for no noise: then it is the equation without."""
    plain = bp.odeint(lambda x, t: -x / 10.0, method="exp_auto")
    expected = plain(np.ones(2), 0.0)
    for method in ORDERS:
        if method != "milstein":
            integral = bp.sdeint(lambda x, t: -x / 10.0, lambda x, t: None, method=method)
            np.testing.assert_allclose(integral(np.ones(2), 0.0), expected, rtol=1e-4)


def test_several_processes(x64, given_noise):
    """With a vector of processes each strength has its own noise, and the terms are summed."""
    rng = np.random.default_rng(3).normal(size=(400, 3))
    integral = bp.sdeint(lambda x, t: 0 * x, lambda x, t: np.array([1.0, 2.0, 0.5]), wiener_type="vector", dt=0.25)
    assert integral(np.array(2.0), 0.0) == pytest.approx(2.0 + 0.5 * np.dot(rng[0], [1.0, 2.0, 0.5]))


def test_decorators():
    drift = bp.sdeint(g=lambda x, t: None)
    assert drift(lambda x, t: 1.0)(0.0, 0.0) == pytest.approx(0.1)
    noise = bp.sdeint(f=lambda x, t: 1.0)
    assert noise(lambda x, t: None).variables == ["x"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"method": "rk4"}, "method"),
        ({"method": "heun"}, "Stratonovich"),
        ({"method": "srk1w1", "intg_type": "Stratonovich"}, "Ito"),
        ({"intg_type": "Euler"}, "intg_type"),
        ({"wiener_type": "matrix"}, "wiener_type"),
        ({"g": lambda y, t: 1.0}, "must be the same"),
        ({"f": None, "g": None}, "must be given"),
    ],
)
def test_arguments_that_do_not_fit(options, message):
    with pytest.raises(ValueError, match=message):
        bp.sdeint(**{"f": lambda x, t: x, "g": lambda x, t: 1.0, **options})
