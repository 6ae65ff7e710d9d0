"""Integrators: the numbers of the reference, in a run and outside of it; how they are called; what they refuse."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm
from bouton.integrators import runge_kutta
from bouton.integrators.gradient import Tracked, gradient

REFERENCE = {
    "euler": (0.5823790501759596, -0.3397425068478309),
    "midpoint": (0.5064842864579626, -0.4351231747201235),
    "heun2": (0.5176619446150017, -0.4207631018997854),
    "ralston2": (0.5103623015471961, -0.43009741021297876),
    "rk2": (0.5103623015471961, -0.43009741021297876),
    "rk3": (0.5108233072356073, -0.42097321839529916),
    "heun3": (0.5116030931816767, -0.4193390030340589),
    "ralston3": (0.5112359740234619, -0.42024403552795075),
    "ssprk3": (0.5116237136913971, -0.42021221777003287),
    "rk4": (0.5114339533911806, -0.42138321027555603),
    "ralston4": (0.5113738070639768, -0.4215257347694408),
    "rk4_38rule": (0.511512032767701, -0.4212213181773296),
    "heun_euler": (0.5176619446150017, -0.4207631018997854),
    "rkf12": (0.5065253218777523, -0.4350147416063276),
    "rkdp": (0.5111989164122985, -0.421566022444384),
    "ck": (0.5112411942834136, -0.4214926330047622),
    "BoSh3": (0.5112359740234619, -0.42024403552795075),
    "exp_auto": (0.5336761486789362, -0.427918434259153),
    "exp_euler": (0.5336761486789362, -0.427918434259153),
}
"""x and y after four steps of 0.25 from (0.5, -1), by BrainPy 2.6.0."""


def dx(x, t, y, p):
    return bm.exp(-t) * p - x * x + y


def dy(y, t, x):
    return 0.5 * bm.sin(x) - y * y * y


def called(method, steps=4, dt=0.25):
    integral = bp.odeint(bp.JointEq(dx, dy), method=method, dt=dt)
    x, y = np.array([0.5]), np.array([-1.0])
    for k in range(steps):
        x, y = integral(x, y, k * dt, 1.5)
    return float(x[0]), float(y[0])


def traced(method, duration=1.0, dt=0.25):
    integral = bp.odeint(bp.JointEq(dx, dy), method=method)
    runner = bp.IntegratorRunner(integral, inits=[0.5, -1.0], monitors=["x", "y"], dt=dt, progress_bar=False)
    runner.run(duration, args={"p": 1.5})
    return float(runner.mon.x[-1, 0]), float(runner.mon.y[-1, 0])


@pytest.mark.parametrize("method", REFERENCE)
def test_numbers_of_the_reference(x64, method):
    np.testing.assert_allclose(called(method), REFERENCE[method], rtol=1e-12)
    np.testing.assert_allclose(traced(method), REFERENCE[method], rtol=1e-12)


@pytest.mark.parametrize("method", ["rkf45", "bs"])
def test_where_the_tables_of_the_reference_have_slips(x64, method):
    """A node of rkf45 and a coefficient of bs are not those of their authors; here the order is what it should be."""
    order = {"rkf45": 5, "bs": 3}[method]
    solution = called("rkdp", 400, 0.0025)
    errors = [np.hypot(*np.subtract(called(method, n, 1 / n), solution)) for n in (8, 16)]
    assert np.log2(errors[0] / errors[1]) > order - 0.3


def test_stages_are_at_their_times(x64):
    """x' = t² has the exact solution t³/3 by methods of order 3: only if the stages are later than t."""
    for method in ("rk3", "rk4", "rkdp"):
        integral = bp.odeint(lambda x, t: t * t + 0 * x, method=method)
        runner = bp.IntegratorRunner(integral, monitors=["x"], dt=0.5, progress_bar=False)
        runner.run(2.0)
        assert runner.mon.x[-1, 0] == pytest.approx(8 / 3, rel=1e-12)


def test_parameters_stand_still_within_a_step(x64):
    """A current that depends on time is the same at all stages, as is what bouton.share has."""

    class Driven(bp.DynamicalSystem):
        def __init__(self):
            super().__init__()
            self.x = bm.Variable(bm.zeros(1))
            self.integral = bp.odeint(lambda x, t, current: current + bp.share["t"], method="rk4")

        def update(self):
            self.x.value = self.integral(self.x, bp.share["t"], bp.share["t"] * 2, bp.share["dt"])

    runner = bp.DSRunner(Driven(), monitors=["x"], dt=0.5, progress_bar=False)
    runner.run(2.0)
    np.testing.assert_allclose(runner.mon["x"].ravel(), np.cumsum(3 * np.arange(4) * 0.5 * 0.5), rtol=1e-12)


W = np.array([[0.1, 0.4], [-0.3, 0.2]])
COUPLED = {
    "exp_auto": (lambda u, t, current: -u + bm.dot(W, u * u / (1 + bm.sum(u * u))) + current, (0.24504409, 0.03918119)),
    "rk4": (
        lambda u, t, current: -u * bm.max(u) + bm.mean(u**2) * bm.abs(u) + bm.maximum(u, 0.0) + current,
        (1.91731363, 0.09740186),
    ),
}


@pytest.mark.parametrize("method", COUPLED)
def test_rates_that_mix_elements(x64, method):
    """Numbers of BrainPy 2.6.0: a derivative by exp_auto is that of the summed rates."""
    rates, expected = COUPLED[method]
    integral = bp.odeint(rates, method=method, dt=0.5)
    u = np.array([0.3, -0.8])
    for _ in range(4):
        u = integral(u, 0.0, 0.2)
    np.testing.assert_allclose(u, expected, atol=5e-9)
    runner = bp.IntegratorRunner(integral, inits={"u": [0.3, -0.8]}, monitors=["u"], dt=0.5, progress_bar=False)
    runner.run(2.0, args={"current": 0.2})
    np.testing.assert_allclose(runner.mon.u[-1], u, rtol=1e-13)


def test_every_method_of_the_core_has_its_table():
    from bouton._methods import METHODS

    for method in METHODS:
        if not method.startswith("exp"):
            *rows, weights = runge_kutta._tableau(method)
            assert len(rows) == len(weights) - 1
            assert sum(weights) == pytest.approx(1.0, abs=1e-8)


class TestCalls:
    @pytest.fixture
    def integral(self):
        return bp.odeint(lambda V, w, t, current, a=2.0: (a * w + current, -V), dt=0.5)

    def test_by_position_and_by_name(self, integral):
        expected = [1.0 + 0.5 * (2.0 * 2.0 + 3.0), 2.0 - 0.5]
        assert integral(1.0, 2.0, 0.0, 3.0) == expected
        assert integral(1.0, 2.0, 0.0, 3.0, 2.0, 0.5) == expected
        assert integral(1.0, w=2.0, t=0.0, current=3.0, dt=0.5) == expected
        assert integral(1.0, 2.0, 0.0, 3.0, a=0.0)[0] == 2.5

    def test_attributes(self, integral):
        assert integral.variables == ["V", "w"]
        assert integral.parameters == ["t", "current", "a"]
        assert integral.arguments == ["V", "w", "t", "current", "a=2.0", "dt=0.5"]
        assert integral.dt == 0.5
        assert integral.f(1.0, 2.0, 0.0, 3.0) == (7.0, -1.0)

    def test_step_of_the_session(self):
        bm.set_dt(0.25)
        assert bp.odeint(lambda x, t: 1.0)(0.0, 0.0) == 0.25

    @pytest.mark.parametrize(
        ("args", "kwargs", "message"),
        [
            ((1.0, 2.0, 0.0), {}, "lacks current"),
            ((1.0, 2.0, 0.0, 3.0), {"b": 1.0}, 'no argument "b"'),
            ((1.0, 2.0, 0.0, 3.0), {"V": 1.0}, '"V" twice'),
            (range(7), {}, "takes 6 arguments, got 7"),
        ],
    )
    def test_arguments_that_do_not_fit(self, integral, args, kwargs, message):
        with pytest.raises(TypeError, match=message):
            integral(*args, **kwargs)

    def test_decorator_and_shapes(self):
        @bp.odeint(method="exp_auto")
        def decay(x, t, tau):
            return -x / tau

        x = decay(np.ones((2, 3), np.float32), 0.0, np.float64(5.0))
        assert x.shape == (2, 3)
        assert x.dtype == np.float32
        np.testing.assert_allclose(x, np.exp(-0.1 / 5.0), rtol=1e-6)

    def test_python_decides_on_numbers(self, x64):
        integral = bp.odeint(lambda x, t: -x if x[0] > 0 else -2 * x, method="exp_auto", dt=1.0)
        np.testing.assert_allclose(integral(np.array([1.0]), 0.0), np.exp(-1))
        np.testing.assert_allclose(integral(np.array([-1.0]), 0.0), -np.exp(-2))

    def test_methods_of_objects(self, x64):
        class Oscillator:
            k = 2.0

            def dx(self, x, t, v):
                return v

            def dv(self, v, t, x):
                return -self.k * x

        own = Oscillator()
        x, v = bp.odeint(bp.JointEq([own.dx, own.dv]))(1.0, 0.0, 0.0)
        assert (x, v) == (1.0, -0.2)

    def test_show_code(self, capsys):
        bp.odeint(lambda x, t, p: p, method="rk4", show_code=True)
        assert "x, t, p, dt" in capsys.readouterr().out

    def test_no_function_of_rates(self):
        with pytest.raises(bp.errors.DiffEqError, match="no argument t"):
            bp.odeint(lambda x: x)
        with pytest.raises(bp.errors.DiffEqError, match="no variable before t"):
            bp.odeint(lambda t, x: x)
        with pytest.raises(bp.errors.DiffEqError, match='argument "\\*p"'):
            bp.odeint(lambda x, t, *p: x)
        with pytest.raises(bp.errors.DiffEqError, match='"dt"'):
            bp.odeint(lambda x, t, dt: x)
        with pytest.raises(bp.errors.DiffEqError, match="got 3"):
            bp.odeint(3)
        with pytest.raises(bp.errors.DiffEqError, match=r"2 variables \(x, y\) and returned 1"):
            bp.odeint(lambda x, y, t: x)(1.0, 2.0, 0.0)

    def test_no_method(self):
        with pytest.raises(ValueError, match="method"):
            bp.odeint(lambda x, t: x, method="rk5")
        with pytest.raises(bp.errors.UnsupportedError, match="adaptive"):
            bp.odeint(lambda x, t: x, method="rkf45", adaptive=True)


class TestJointEq:
    def test_names_are_merged(self):
        eq = bp.JointEq(lambda V, t, w, current, a=1.0: V, lambda w, t, V, b, a=1.0: w)
        integral = bp.odeint(bp.JointEq(eq, [lambda z, t, V, current: z]))
        assert integral.arguments == ["V", "w", "z", "t", "current", "b", "a=1.0", "dt=0.1"]

    def test_all_see_old_values(self, x64):
        swap = bp.odeint(bp.JointEq(lambda x, t, y: y - x, lambda y, t, x: x - y), dt=1.0)
        assert swap(3.0, 5.0, 0.0) == [5.0, 3.0]

    @pytest.mark.parametrize(
        ("eqs", "message"),
        [
            ((lambda x, t: x, lambda x, t: x), 'have the variable "x"'),
            ((lambda x, t, a=1: x, lambda y, t, a=2: y), "two default values, 1 and 2"),
            ((3,), "got 3"),
        ],
    )
    def test_equations_that_do_not_fit(self, eqs, message):
        with pytest.raises(bp.errors.DiffEqError, match=message):
            bp.JointEq(*eqs)


M = np.arange(49.0).reshape(7, 7)
DERIVATIVES = {
    "exp": (bm.exp, -1.0, 1.0), "expm1": (bm.expm1, -1.0, 1.0), "exp2": (bm.exp2, -1.0, 1.0),
    "log": (bm.log, 0.5, 2.0), "log1p": (bm.log1p, -0.5, 1.0), "log2": (bm.log2, 0.5, 2.0),
    "log10": (bm.log10, 0.5, 2.0), "sqrt": (bm.sqrt, 0.5, 2.0), "cbrt": (bm.cbrt, 0.5, 2.0),
    "tanh": (bm.tanh, -1.0, 1.0), "sinh": (bm.sinh, -1.0, 1.0), "cosh": (bm.cosh, -1.0, 1.0),
    "sin": (bm.sin, -1.0, 1.0), "cos": (bm.cos, -1.0, 1.0), "tan": (bm.tan, -1.0, 1.0),
    "arcsin": (bm.arcsin, -0.5, 0.5), "arccos": (bm.arccos, -0.5, 0.5), "arctan": (bm.arctan, -1.0, 1.0),
    "abs": (bm.abs, 0.5, 1.0), "square": (bm.square, -1.0, 1.0),
    "power": (lambda x: x**2.5 + 1.5**x, 0.5, 2.0),
    "divide": (lambda x: (1 + x) / (2 + x * x), -1.0, 1.0),
    "maximum": (lambda x: bm.maximum(x, 0.1) * bm.minimum(2 * x, 0.2), -1.0, 1.0),
    "where": (lambda x: bm.where(x > 0.1, x * x, -x), -1.0, 1.0),
    "clip": (lambda x: bm.clip(x * x, 0.1, 0.5), -1.0, 1.0),
    "hypot": (lambda x: bm.hypot(x, 2.0) * bm.arctan2(x, 2.0), -1.0, 1.0),
    "sum": (lambda x: x * bm.sum(x * x), -1.0, 1.0),
    "mean": (lambda x: bm.exp(x) * bm.mean(x, keepdims=True), -1.0, 1.0),
    "dot": (lambda x: bm.dot(M, x * x) + bm.dot(x, M), -1.0, 1.0),
    "moved": (lambda x: x[::-1] * bm.reshape(x, (7,)) + bm.roll(x, 2) ** 2 + x[3] * x, -1.0, 1.0),
    "outer": (lambda x: bm.sum(x[:, None] * bm.exp(x)[None, :], axis=1), -1.0, 1.0),
}  # fmt: skip


@pytest.mark.parametrize("name", DERIVATIVES)
def test_derivatives_agree_with_differences(x64, name):
    function, low, high = DERIVATIVES[name]
    x = np.linspace(low, high, 7) + 0.013
    tracked = Tracked(x)
    value, slope = gradient(function(tracked), tracked)
    np.testing.assert_array_equal(value, function(x))
    h = 1e-6
    differences = [np.sum(function(x + h * e) - function(x - h * e)) / (2 * h) for e in np.eye(7)]
    np.testing.assert_allclose(slope, differences, rtol=1e-7, atol=1e-8)


def test_methods_by_name(x64):
    """``bp.ode.RK4(f)``, and the names of all methods of the core."""
    from bouton._methods import METHODS

    methods = {getattr(bp.ode, name)(lambda x, t: -x).method for name in bp.ode.__all__}
    assert methods == {method for method in METHODS if not method.startswith("exp_e") and method != "exponential_euler"}
    decay = bp.ode.RK4(lambda x, t: -x, dt=0.5)
    assert decay(1.0, 0.0) == bp.odeint(lambda x, t: -x, method="rk4", dt=0.5)(1.0, 0.0)
    for name in bp.sde.__all__:
        options = {"intg_type": "Stratonovich"} if name == "Heun" else {}
        assert getattr(bp.sde, name)(lambda x, t: -x, lambda x, t: x, **options)(1.0, 0.0) > 0


def test_kinks_are_those_of_the_reference():
    """As automatic differentiation in JAX: half at ties, 0 for the absolute value."""
    x = Tracked(np.zeros(1))
    assert gradient(np.maximum(x, 0.0), x)[1] == 0.5
    assert gradient(np.minimum(0.0, x), x)[1] == 0.5
    assert gradient(np.abs(x), x)[1] == 0.0
    assert gradient(np.floor(x) + x, x)[1] == 1.0


def test_what_has_no_derivative_says_so():
    integral = bp.odeint(lambda x, t: np.sort(x), method="exp_auto")
    with pytest.raises(bp.errors.UnsupportedError, match=r"numpy\.sort; choose another method"):
        integral(np.ones(2), 0.0)


class TestIntegratorRunner:
    @pytest.fixture
    def integral(self):
        return bp.odeint(bp.JointEq(lambda x, t, y, p: p - x, lambda y, t, x: x - y), method="exp_auto")

    def test_shapes_times_and_continuation(self, integral, x64):
        def made():
            return bp.IntegratorRunner(
                integral, inits={"x": np.linspace(0, 1, 5)}, monitors=["x", ("y", [0, 4])], progress_bar=False
            )

        whole, parts = made(), made()
        whole.run(10.0, args={"p": 2.0})
        parts.run(4.0, args={"p": 2.0})
        first = parts.mon.x
        parts.run(6.0, args={"p": 2.0})
        assert whole.mon.x.shape == (100, 5)
        assert whole.mon.y.shape == (100, 2)
        np.testing.assert_allclose(whole.mon.ts, np.arange(1, 101) * 0.1)
        np.testing.assert_allclose(parts.mon.ts, np.arange(41, 101) * 0.1)
        np.testing.assert_array_equal(np.concatenate([first, parts.mon.x]), whole.mon.x)

    def test_changing_parameters(self, integral, x64):
        runner = bp.IntegratorRunner(integral, monitors=["x"], progress_bar=False)
        p = np.arange(20.0)
        runner.run(2.0, dyn_args={"p": p})
        x, expected = 0.0, []
        for value in p:
            x = value + (x - value) * np.exp(-0.1)
            expected.append(x)
        np.testing.assert_allclose(runner.mon.x.ravel(), expected, rtol=1e-12)

    def test_functions_and_time(self, integral):
        runner = bp.IntegratorRunner(
            integral, monitors=[], fun_monitors={"twice": lambda: 2 * runner.variables["x"]}, progress_bar=False
        )
        assert runner.run(1.0, args={"p": 1.0}, eval_time=True) > 0
        assert runner.mon.twice.shape == (10, 1)

    @pytest.mark.parametrize(
        ("options", "run", "error", "message"),
        [
            ({"inits": [1.0]}, {}, ValueError, "value for each of x, y, got 1"),
            ({"inits": {"z": 1.0}}, {}, ValueError, "has z, the variables are x, y"),
            ({"monitors": ["z"]}, {}, bp.errors.MonitorError, 'no variable "z"'),
            ({}, {"args": {"q": 1.0}}, bp.errors.RunningError, 'has "q", the parameters are p'),
            ({}, {"dyn_args": {"p": np.zeros(3)}}, bp.errors.RunningError, "each of the 10 steps"),
        ],
    )
    def test_arguments_that_do_not_fit(self, integral, options, run, error, message):
        with pytest.raises(error, match=message):
            bp.IntegratorRunner(integral, **options, progress_bar=False).run(1.0, **{"args": {"p": 1.0}, **run})

    def test_no_integrator(self):
        with pytest.raises(TypeError, match="odeint"):
            bp.IntegratorRunner(lambda x, t: x)
