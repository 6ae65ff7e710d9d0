"""Models as users write them: what a run makes of them is what their lines say."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm

pytestmark = pytest.mark.usefixtures("x64")


class Step(bp.DynamicalSystem):
    """Variables by keyword, and a function of them as the step."""

    def __init__(self, step, **values):
        super().__init__()
        self.step = step
        for name, value in values.items():
            setattr(self, name, bm.Variable(np.array(value)))

    def update(self):
        return self.step(self)


class Stepped(bp.DynamicalSystem):
    """The same, stepped in Python: its step needs the numbers."""

    def __init__(self, step, **values):
        super().__init__()
        self.step = step
        for name, value in values.items():
            setattr(self, name, bm.Variable(np.array(value)))

    def update(self):
        assert float(bp.share["t"]) >= 0
        return self.step(self)


def run(model, steps=3, **options):
    runner = bp.DSRunner(model, progress_bar=False, **options)
    result = runner.run(steps * bm.get_dt())
    return runner, result


SPECIAL = np.array([0.0, -0.0, 1.0, -1.0, 0.3, -2.5, 5.5, np.inf, -np.inf, np.nan, 7.0, -7.0])
OTHER = np.array([1.0, 2.0, 0.0, -0.0, 0.1, -2.0, np.nan, 1.0, 2.0, 3.0, -3.0, -2.0])


@pytest.mark.parametrize(
    "name", ["fmod", "floor_divide", "fmax", "fmin", "logaddexp", "logaddexp2", "copysign", "heaviside"]
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_functions_of_two_numbers(name):
    model = Step(lambda m: m.o.__setattr__("value", getattr(np, name)(m.a, m.b)), a=SPECIAL, b=OTHER, o=SPECIAL * 0)
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        run(model, 1)
    np.testing.assert_allclose(model.o.value, getattr(np, name)(SPECIAL, OTHER), rtol=1e-15)


@pytest.mark.parametrize("name", ["isfinite", "isinf", "signbit", "arcsinh", "arccosh", "arctanh", "nan_to_num"])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_functions_of_one_number(name):
    model = Step(lambda m: m.o.__setattr__("value", getattr(np, name)(m.a.value)), a=SPECIAL, o=SPECIAL * 0)
    run(model, 1)
    np.testing.assert_allclose(model.o.value, getattr(np, name)(SPECIAL).astype(float), rtol=1e-15)


ARRAYS = {
    "cumsum": lambda x, m: bm.cumsum(x),
    "cumsum of rows": lambda x, m: np.cumsum(m, axis=1),
    "cumprod": lambda x, m: np.cumprod(x),
    "diff": lambda x, m: bm.diff(x),
    "diff of columns": lambda x, m: np.diff(m, n=2, axis=0),
    "einsum": lambda x, m: np.einsum("ij,kj->ik", m, m),
    "einsum of a vector": lambda x, m: np.einsum("ij,j", m, m[0]),
    "tensordot": lambda x, m: np.tensordot(m, m.T, axes=1),
    "triu": lambda x, m: bm.triu(m, 1),
    "tril": lambda x, m: np.tril(m),
    "ptp": lambda x, m: np.ptp(m, axis=0),
    "rows times a matrix": lambda x, m: m @ (np.arange(8.0).reshape(4, 2) - 3),
    "a matrix times columns": lambda x, m: (np.arange(9.0).reshape(3, 3) - 4) @ m,
    "stacked": lambda x, m: bm.array([x[0] - x[1], x[1] - x[0]]),
}


@pytest.mark.parametrize("name", ARRAYS)
def test_functions_of_arrays(name):
    x, m = np.linspace(-1, 2, 6) ** 2, np.arange(12.0).reshape(3, 4) % 5 - 1.5
    want = ARRAYS[name](x, m)
    model = Step(lambda s: s.o.__setattr__("value", ARRAYS[name](s.x.value, s.m.value)), x=x, m=m, o=want * 0)
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        run(model, 1)
    np.testing.assert_allclose(model.o.value, want, rtol=1e-14, atol=1e-14)


def test_a_variable_without_axes_keeps_its_shape():
    assert bm.Variable(np.array(2.0)).value.shape == ()


def test_what_moves_by_a_number_of_the_step_moves_by_it():
    model = Step(lambda m: m.v.__setattr__("value", np.roll(m.v.value, m.k.value)), v=np.arange(5.0), k=2)
    with pytest.warns(UserWarning, match="numpy.roll whose shift"):
        run(model, 1)
    assert model.v.value.tolist() == [3, 4, 0, 1, 2]


def test_an_assignment_in_place_makes_a_new_array_of_a_value():
    def step(m):
        x = m.v.value
        before = x
        x += 1
        m.a.value, m.b.value = before, x

    for kind in (Step, Stepped):
        model = kind(step, v=[1.0], a=[0.0], b=[0.0])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            run(model, 1)
        assert [model.v[0], model.a[0], model.b[0]] == [1, 1, 2]


def test_places_of_a_value_outside_of_a_trace():
    assert bm.Variable(np.zeros(2)).value.at[1].add(3.0).tolist() == [0, 3]


def test_arrays_in_a_rate_that_is_differentiated():
    integral = bp.odeint(lambda V, t: -V + 0.5 * bm.array([V[0] - V[1], V[1] - V[0]]), method="exp_auto")
    model = Step(lambda m: m.V.__setattr__("value", integral(m.V, bp.share["t"], dt=bp.share["dt"])), V=[1.0, 3.0])
    run(model, 1)
    V = np.array([1.0, 3.0])
    rate = -V + 0.5 * (V - V[::-1])
    # the rates are summed before they are differentiated: what V[0] adds to the second goes into its slope too
    np.testing.assert_allclose(model.V.value, V + 0.1 * np.expm1(-0.1) / -0.1 * rate, rtol=1e-12)


class Leak(bp.dyn.NeuDyn):
    """Takes the input of a run as an argument."""

    def update(self, x=0.0):
        self.V.value = self.V * 0.9 + x
        return self.V.value

    def __init__(self, size, **options):
        super().__init__(size, **options)
        self.V = bp.init.variable_(bm.zeros, self.varshape, self.mode)


class OldLeak(Leak):
    """As older scripts write it."""

    def update(self, tdi, x=None):
        self.V.value = self.V * 0.9 + (0.0 if x is None else x)
        return self.V.value


@pytest.mark.parametrize("kind", [Leak, OldLeak])
@pytest.mark.parametrize("size", [3, (2, 3)])
@pytest.mark.parametrize("rows", ["numbers", "arrays"])
def test_an_update_gets_the_rows_of_a_run(kind, size, rows):
    group = kind(size, keep_size=True)
    values = np.arange(6.0) if rows == "numbers" else np.random.default_rng(0).random((6, *group.varshape))
    runner = bp.DSRunner(group, progress_bar=False)
    results = [runner.run(inputs=values), runner.run(inputs=2 * values), runner.run(0.2)]
    V, want = np.zeros(group.varshape), []
    for row in [*values, *2 * values, 0.0, 0.0]:
        V = V * 0.9 + row
        want.append(V)
    np.testing.assert_allclose(np.concatenate(results), want, rtol=1e-14)


def test_an_update_of_a_batch_gets_the_rows_of_a_run():
    with bm.environment(mode=bm.BatchingMode(2)):
        group = Leak(3)
    values = np.random.default_rng(0).random((2, 4, 3))
    result = bp.DSRunner(group, progress_bar=False).run(inputs=values)
    np.testing.assert_allclose(result[:, 1], 0.9 * values[:, 0] + values[:, 1], rtol=1e-14)


GAIN = 1.0


@pytest.mark.parametrize("what", ["attribute", "array", "list", "dict", "closure", "global"])
def test_whatever_changes_between_runs_counts(what, monkeypatch):
    table, box, named, factor = np.ones(2), [1.0], {"k": 1.0}, 1.0

    def step(m):
        m.v.value = m.own * m.table * m.box[0] * m.named["k"] * factor * GAIN * np.ones(2)

    model = Step(step, v=np.zeros(2))
    model.own, model.table, model.box, model.named = 1.0, table, box, named
    runner = bp.DSRunner(model, progress_bar=False)
    for _ in range(3):
        runner.run(0.1)
    if what == "attribute":
        model.own = 5.0
    elif what == "array":
        table[:] = 5.0
    elif what == "list":
        box[0] = 5.0
    elif what == "dict":
        named["k"] = 5.0
    elif what == "closure":
        factor = 5.0
    else:
        monkeypatch.setitem(globals(), "GAIN", 5.0)
    runner.run(0.1)
    assert model.v.value.tolist() == [5, 5]


def test_a_function_of_a_monitor_may_change_between_runs():
    cell, scale = bp.neurons.LIF(1, V_initializer=bp.init.OneInit(1.0)), 1.0
    runner = bp.DSRunner(cell, monitors={"V": lambda: cell.V * 0 + scale}, progress_bar=False)
    for _ in range(3):
        runner.run(0.1)
    scale = 3.0
    runner.run(0.1)
    assert runner.mon.V.tolist() == [[3.0]]


@pytest.mark.filterwarnings("ignore:The step of")
def test_delays_and_lists_of_what_is_stepped_in_python():
    def step(m):
        y = m.delay(2)
        m.parts[0].value = m.parts[0] + 1
        m.v.value = y + m.parts[0]
        m.delay.update(m.v.value)

    models = []
    for kind in (Step, Stepped):
        model = kind(step, v=[1.0, 2.0])
        model.delay, model.parts = bm.LengthDelay(model.v, 3), [bm.Variable(np.zeros(2))]
        run(model, 9)
        models.append(model)
    assert models[0].parts[0].value.tolist() == models[1].parts[0].value.tolist() == [9, 9]
    assert models[0].v.value.tolist() == models[1].v.value.tolist()


@pytest.mark.filterwarnings("ignore:The step of")
def test_a_function_that_python_calls_changes_a_variable_once_in_a_step():
    counted = bm.Variable(np.zeros(1))

    def given():
        counted.value = counted + 1
        return 5.0 if float(counted[0]) > 3 else 1.0

    cell = bp.neurons.LIF(1)
    runner, _ = run(cell, 6, inputs=("input", given, "func"), monitors=["input"])
    assert runner.mon.input.ravel().tolist() == [1, 1, 1, 5, 5, 5]
    assert counted[0] == 6


@pytest.mark.filterwarnings("ignore:The step of")
def test_ctrl_c_in_python_leaves_whole_steps():
    at = [-1]

    class Inner(bp.DynamicalSystem):
        def __init__(self):
            super().__init__()
            self.z = bm.Variable(np.zeros(1))

        def update(self):
            self.z += 0.5
            if float(bp.share["i"]) == at[0]:
                at[0] = -1
                raise KeyboardInterrupt

    class Outer(bp.DynamicalSystem):
        def __init__(self):
            super().__init__()
            self.v, self.inner = bm.Variable(np.zeros(1)), Inner()

        def update(self):
            self.v += 1
            self.inner()

    whole, parts = Outer(), Outer()
    run(whole, 10)
    runner = bp.DSRunner(parts, progress_bar=False, monitors=["v"])
    at[0] = 4
    with pytest.raises(KeyboardInterrupt):
        runner.run(1.0)
    assert runner.mon.v.ravel().tolist() == [1, 2, 3, 4]
    runner.run(0.6)
    assert (parts.v[0], parts.inner.z[0]) == (whole.v[0], whole.inner.z[0]) == (10, 5)


class Counts(bp.DynamicalSystem):
    """Keeps a number in a Python attribute: of a count, or of what is traced."""

    def __init__(self, kind):
        super().__init__()
        self.kind, self.number, self.v = kind, 0.0, bm.Variable(np.ones(1))

    def update(self):
        self.v.value = self.v + 1
        self.number = self.number + 1 if self.kind == "count" else self.v * 2


class Reads(bp.DynamicalSystem):
    """Reads it from another object."""

    def __init__(self, other):
        super().__init__()
        self.other, self.v = other, bm.Variable(np.zeros(1))

    def update(self):
        self.v.value = self.v + self.other.number


@pytest.mark.filterwarnings("ignore:The step of")
@pytest.mark.parametrize("kind", ["count", "value"])
@pytest.mark.parametrize("first", ["sets", "reads"])
def test_attributes_carry_numbers_between_objects(kind, first):
    counts = Counts(kind)
    parts = [counts, Reads(counts)] if first == "sets" else [Reads(counts), counts]
    reads = parts[1] if first == "sets" else parts[0]
    net = bp.DynSysGroup(*parts)
    net.update = lambda: [part() for part in parts] and None
    runner = bp.DSRunner(net, monitors={"seen": lambda: counts.number * np.ones(1)}, progress_bar=False)
    runner.run(0.4)
    numbers = [1, 2, 3, 4] if kind == "count" else [4, 6, 8, 10]
    assert runner.mon["seen"].ravel().tolist() == numbers
    assert reads.v[0] == sum(numbers if first == "sets" else numbers[:-1])


@pytest.mark.filterwarnings("ignore:The step of")
def test_an_attribute_carries_a_value_to_the_next_step():
    def step(m):
        m.total.value = m.total + m.last
        m.v.value = m.v + 1
        m.last = m.v.value * 2

    model = Step(step, v=[1.0], total=[0.0])
    model.last = 0.0
    run(model, 4)
    assert model.total[0] == 4 + 6 + 8


def test_an_attribute_that_is_set_before_it_is_read_is_traced():
    def step(m):
        m.kept = m.v * 2
        m.v.value = m.kept + 1

    model = Step(step, v=[1.0])
    model.kept = 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run(model, 3)
    assert model.v[0] == 15


@pytest.mark.parametrize("monitor", ["V", "k", "w"])
def test_variables_that_are_no_part_of_a_batch(monitor):
    class Mixed(bp.dyn.NeuDyn):
        def __init__(self):
            super().__init__(4)
            self.V = bp.init.variable_(bm.zeros, self.varshape, self.mode)
            self.k, self.w = bm.Variable(np.array(0.0)), bm.Variable(np.arange(4.0))

        def update(self):
            self.k += 1
            self.w.value = self.w * 0.5 + self.k
            self.V.value = self.V + self.w * self.k

    with bm.environment(mode=bm.BatchingMode(3)):
        group = Mixed()
    runner, _ = run(group, 3, monitors=[monitor], data_first_axis="T")
    V, w = np.zeros((3, 4)), np.arange(4.0)
    for k in (1.0, 2.0, 3.0):
        w = w * 0.5 + k
        V = V + w * k
    want = {"V": V, "k": np.array(3.0), "w": w}
    for name, value in want.items():
        np.testing.assert_array_equal(getattr(group, name).value, value)
    np.testing.assert_array_equal(runner.mon[monitor][-1], want[monitor])
