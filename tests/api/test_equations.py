"""Equations as text: what groups compute, and groups made from it."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm

TEXT = "dV/dt = (-V + V_rest + R*I) / tau : mV"
PARAMETERS = {"V_rest": 0.0, "V_reset": -5.0, "V_th": 20.0, "R": 1.0, "tau": 10.0}


def lif(**changes):
    options = {"threshold": "V >= V_th", "reset": "V = V_reset", "refractory": 2.0, **PARAMETERS, **changes}
    return bp.neurons.from_equations(TEXT, **options)


def record(cell, current, duration=200.0, what="V"):
    runner = bp.DSRunner(cell, inputs=("input", current), monitors=[what, "spike"], progress_bar=False)
    runner.run(duration)
    return runner.mon


class TestFromEquations:
    @pytest.mark.parametrize("bits", [32, 64])
    def test_the_bits_of_the_built_in(self, bits):
        bm.set_float(f"float{bits}")
        starts, current = np.linspace(-5.0, 19.0, 50), np.linspace(0.0, 60.0, 50)
        own = record(lif()(50, V_initializer=starts), current)
        built_in = record(bp.neurons.LIF(50, V_initializer=starts, tau_ref=2.0), current)
        assert own["spike"].sum() > 100
        np.testing.assert_array_equal(own["V"], built_in["V"])
        np.testing.assert_array_equal(own["spike"], built_in["spike"])

    def test_two_variables_and_a_name_for_an_expression(self, x64):
        cell = bp.neurons.from_equations(
            """
            # adaptive, exponential
            rise = delta_T * exp((V - V_T)/delta_T)
            dV/dt = (-V + V_rest + rise
                     - R*w + R*I) / tau : mV
            dw/dt = (a*(V - V_rest) - w) / tau_w : nA
            """,
            threshold="V >= V_th",
            reset="V = V_reset; w += b",
            refractory="tau_ref",
            V_rest=-65.0, V_reset=-68.0, V_th=-55.0, V_T=-59.9, delta_T=3.48, a=1.0, b=1.0, tau=10.0, tau_w=30.0, R=1.0,
            tau_ref=1.0,
        )  # fmt: skip
        starts = np.linspace(-70.0, -60.0, 20)
        own = record(cell(20, V_initializer=starts), 60.0, what="w")
        built_in = record(bp.neurons.AdExIF(20, V_initializer=starts, tau_ref=1.0), 60.0, what="w")
        assert own["spike"].sum() > 100
        np.testing.assert_array_equal(own["w"], built_in["w"])

    def test_parameters_of_groups(self, x64):
        cells = lif(tau=5.0)(3, tau=[5.0, 10.0, 20.0], V_initializer=1.0)
        V = record(cells, 0.0, 10.0)["V"]
        np.testing.assert_allclose(V[-1], np.exp([-2.0, -1.0, -0.5]), rtol=1e-12)
        assert lif()(2).tau == 10.0

    def test_a_step_outside_of_a_run(self, x64):
        cell, other = (lif()(1, V_initializer=3.0) for _ in range(2))
        by_runner = record(cell, 30.0, 20.0)["V"]
        by_hand = []
        for i in range(200):
            other.step_run(i, 30.0)
            by_hand.append(other.V.value)
        np.testing.assert_allclose(by_hand, by_runner, rtol=1e-12)

    def test_white_noise(self, x64):
        """The variance of an Ornstein-Uhlenbeck process is σ² τ / 2."""
        process = bp.neurons.from_equations("dx/dt = -x/tau + sigma*xi", tau=10.0, sigma=0.5)
        cells = process(3000)
        cells.seed = 1
        runner = bp.DSRunner(cells, monitors=["x"], progress_bar=False)
        runner.run(100.0)
        assert runner.mon.x[-1].var() == pytest.approx(1.25, rel=0.08)

    def test_time_random_numbers_and_conditions(self, x64):
        cell = bp.neurons.from_equations(
            """
            on = 1.0 < t and not t >= 2.0
            dx/dt = a if on else 0.0
            dy/dt = rand() + where(x > 5, 1, 0)*0
            """,
            method="euler",
            a=10.0,
        )(50)
        runner = bp.DSRunner(cell, monitors=["x", "y"], progress_bar=False)
        runner.run(3.0)
        np.testing.assert_allclose(runner.mon.x[-1], 9.0)
        assert 1.2 < runner.mon.y[-1].mean() < 1.8
        assert runner.mon.y[-1].std() > 0.05

    def test_in_a_network(self):
        cell = lif(V_th=15.0)
        pre, post = cell(4, V_initializer=14.0, name="pre"), cell(4, name="post")
        synapse = bp.synapses.Exponential(pre, post, bp.conn.One2One(), g_max=20.0)
        net = bp.Network(pre=pre, synapse=synapse, post=post)
        runner = bp.DSRunner(net, inputs=("pre.input", 30.0), monitors=["post.V"], progress_bar=False)
        runner.run(20.0)
        assert runner.mon["post.V"].max() > 5.0

    def test_reset_state_starts_anew(self):
        cell = lif()(5, V_initializer=bp.init.Uniform(0.0, 10.0))
        first = cell.V.value
        record(cell, 10.0, 10.0)
        cell.reset_state()
        assert ((cell.V.value >= 0) & (cell.V.value <= 10) & (cell.V.value != first)).all()

    @pytest.mark.parametrize(
        ("text", "options", "message"),
        [
            ("dV/dt = (V - 3", {}, r'line 1: "\(" is never closed'),
            ("\ndV/dt = -V\ndw/dt = V + q", {}, 'line 3: unknown name "q".*\n    V . q\n        \\^'),
            ("dV/dt = V^2", {}, r"not a power: write \*\*\n    V.2\n    \^"),
            ("dV/dt = V) + 1", {}, "line 1: unmatched"),
            ("x = 3", {}, "needs a differential equation"),
            ("dV/dt = foo(V)", {}, '"foo" is no function here'),
            ("dV/dt = V.T", {}, "no expression of numbers"),
            ("dV/dt = 'a'", {}, "only numbers"),
            ("dV/dt = -V\nV = 3", {}, 'line 2: "V" is defined twice'),
            ("dV/dt = a*V\na = b\nb = 3", {}, '"a" uses "b", which is defined below'),
            ("neuron", {}, 'expected "dV/dt'),
            ("dV/dt = -V", {"V": 3}, 'parameter "V" has the name'),
            ("dV/dt = -V", {"reset": "V = 0"}, 'needs a "threshold"'),
            ("dV/dt = -V", {"threshold": "V > 1", "reset": "w = 0"}, 'reset, line 1: "w" is no variable'),
            ("dV/dt = -V", {"threshold": "V > 1", "reset": "V == 0"}, "expected an assignment"),
            ("dV/dt = -V", {"threshold": "V > th"}, 'threshold: unknown name "th"'),
        ],
    )
    def test_errors_point_into_the_text(self, text, options, message):
        with pytest.raises(bp.errors.EquationError, match=message):
            bp.neurons.from_equations(text, **options)

    def test_other_errors(self):
        with pytest.raises(ValueError, match="method"):
            lif(method="milstein")
        with pytest.raises(TypeError, match="no parameter V_rst; there are V_rest"):
            lif()(1, V_rst=3.0)


class TestEquations:
    @pytest.mark.parametrize("name", [n for n in bp.neurons.__all__ if n[0].isupper() and n != "NeuGroup"])
    def test_every_model_has_equations_that_can_be_read(self, name):
        model = getattr(bp.neurons, name)
        required = {
            "PoissonGroup": {"freqs": 1.0},
            "SpikeTimeGroup": {"times": [1.0], "indices": [0]},
            "FractionalFHR": {"alpha": 0.9},
            "FractionalIzhikevich": {"alpha": 0.9, "num_memory": 10},
        }
        group = model(2, **required.get(name, {}))
        if group.model:
            text, latex = repr(group.equations), group.equations._repr_latex_()
            assert text.startswith(f"{group.name}, ")
            assert latex.count("{") == latex.count("}")
            assert latex.count(r"\left") == latex.count(r"\right")

    def test_text_and_latex_of_a_model(self):
        equations = bp.neurons.AdExIF(1, noise=0.1).equations
        assert [line.left for line in equations.lines[:2]] == ["dV/dt", "dw/dt"]
        assert "+ noise * xi" in repr(equations)
        assert "  where spike:\n    V = V_reset\n    w += b\n" in repr(equations)
        assert r"\frac{dw}{dt} &= \frac{a \, \left(V - V_{\mathrm{rest}}\right) - w}{\tau_{w}}" in equations.latex
        assert r"\delta_{T} \, e^{\frac{V - V_{T}}{\delta_{T}}}" in equations.latex
        assert "refractory" not in repr(equations)
        assert "refractory = held or spike" in repr(bp.neurons.LIF(1, ref_var=True).equations)

    def test_products_of_equals_are_powers(self):
        latex = bp.neurons.HH(1).equations.latex
        assert r"m^{3} \, h" in latex
        assert "n^{4}" in latex

    def test_a_traced_model(self):
        equations = lif()(3, tau=[5.0, 10.0, 20.0], name="cells").equations
        assert repr(equations) == (
            "cells, Neuron\n"
            "  dV/dt = (-V + input) / tau\n"
            "  x1 = where(t - t_last_spike <= 2, V, next(V))\n"
            "  spike = x1 >= 20\n"
            "  t_last_spike = where(spike, t, t_last_spike)\n"
            "  V = where(spike, -5, x1)"
        )
        assert equations._repr_markdown_().startswith("**cells, Neuron**")

    def test_a_user_s_class(self):
        class Resonator(bp.NeuGroup):
            def __init__(self, size):
                super().__init__(size)
                self.x, self.v = bm.Variable(bm.zeros(size)), bm.Variable(bm.ones(size))
                self.integral = bp.odeint(bp.JointEq(lambda x, t, v: v, lambda v, t, x: -x - v**3), method="rk4")

            def update(self):
                self.x.value, self.v.value = self.integral(self.x, self.v, bp.share["t"], bp.share["dt"])

        group = Resonator(2)
        before = group.x.value
        assert repr(group.equations).splitlines()[1:3] == ["  dx/dt = v", "  dv/dt = -x - v * v * v"]
        np.testing.assert_array_equal(group.x.value, before)
