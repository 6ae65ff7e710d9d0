"""Random models: a run, traced, gives what the same update() gives when Python executes it step by step in NumPy."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bouton as bp
import bouton.math as bm

N, M, STEPS = 5, 3, 4
SHAPES = {"s": (), "one": (1,), "v": (N,), "u": (N,), "w": (M,), "g": (N, M), "h": (M, N)}
"""The Variables of a model; besides, ``flag`` (N,) of booleans and ``count`` (M,) of integers."""

VALUES: list = []
"""Temporary values of a step."""

MATRIX = np.arange(N * M, dtype=float).reshape(N, M) % 4 - 1

UNARY = {
    "exact": [np.negative, np.abs, np.floor, np.sign, np.square, lambda x: np.clip(x, -2, 3)],
    # what grows fast would make much of the last digit of what it is a function of
    "smooth": [np.tanh, np.sin, np.arctan, lambda x: np.cosh(np.clip(x, -2, 2)), lambda x: np.exp(-np.abs(x)),
               lambda x: np.sqrt(np.abs(x)), lambda x: np.log1p(np.abs(x)),
               lambda x: np.arcsinh(x), lambda x: 1 / (2 + np.cos(x))],
}  # fmt: skip
BINARY = [np.add, np.subtract, np.multiply, np.maximum, np.minimum, np.fmax, np.copysign]
TESTS = [np.less, np.less_equal, np.greater, np.equal, np.not_equal]


@st.composite
def expressions(draw, shape: tuple[int, ...], kind: str, depth: int):
    """A function of a model and its temporary values that gives an array broadcastable to ``shape``."""
    part = lambda s=shape: draw(expressions(s, kind, depth - 1))  # noqa: E731
    choice = draw(st.integers(0, 3 if depth == 0 else 17))
    if choice <= 1:
        names = [name for name, s in SHAPES.items() if s in ((), (1,) if shape else (), shape)]
        name = draw(st.sampled_from(names))
        return lambda m: getattr(m, name).value
    if choice == 2:
        number = float(draw(st.integers(-4, 4)))
        return lambda m: number
    if choice == 3:
        known = draw(st.integers(0, 2))
        return lambda m: m.remembered(known, shape)
    if choice <= 5:
        function, x = draw(st.sampled_from(UNARY[kind])), part()
        return lambda m: function(x(m))
    if choice <= 8:
        function, x, y = draw(st.sampled_from(BINARY)), part(), part()
        return lambda m: function(x(m), y(m))
    if choice == 9:
        test, a, b, x, y = draw(st.sampled_from(TESTS)), part(), part(), part(), part()
        return lambda m: np.where(test(a(m), b(m)), x(m), y(m))
    if choice == 10:
        return lambda m: bp.share["i"] * np.ones(shape)
    return draw(moved(shape, kind, depth)) if shape else draw(reduced(kind, depth))


@st.composite
def reduced(draw, kind: str, depth: int):
    """One number made of an array."""
    name = draw(st.sampled_from(["v", "g", "h", "w"]))
    x = draw(expressions(SHAPES[name], kind, depth - 1))
    function = draw(st.sampled_from([np.sum, np.max, np.min, np.argmax, np.any, np.all]))
    return lambda m: function(np.broadcast_to(x(m), SHAPES[name])) * 1.0


@st.composite
def moved(draw, shape: tuple[int, ...], kind: str, depth: int):
    """An array whose elements come from elsewhere, or are sums over an axis or over products."""
    full = lambda s: (lambda x: lambda m: np.broadcast_to(x(m), s))(draw(expressions(s, kind, depth - 1)))  # noqa: E731
    n = shape[0]
    choice = draw(st.integers(0, 7))
    if shape == (1,):
        x = full(())
        return lambda m: np.reshape(x(m), (1,))
    if len(shape) == 2:
        x, y, k = full(shape[::-1]), full(shape[1:]), draw(st.integers(0, n - 1))
        return [lambda m: x(m).T, lambda m: np.outer(np.arange(n) - 1.0, y(m)), lambda m: np.roll(x(m).T, k, axis=0),
                lambda m: np.stack([y(m) * j for j in range(n)])][choice % 4]  # fmt: skip
    other = N + M - n
    a, b, c = full(shape), full((n, other)), full((other,))
    places = np.array(draw(st.lists(st.integers(-n, n - 1), min_size=n, max_size=n)))
    cut, flag = draw(st.integers(1, n - 1)), draw(st.booleans())
    weights = MATRIX if shape == (N,) else MATRIX.T
    variable = "g" if shape == (N,) else "h"
    return [
        lambda m: a(m)[places],
        lambda m: bm.asarray(a(m))[np.abs(m.count.value[0]) % n] if flag else a(m)[::-1],
        lambda m: np.concatenate([a(m)[cut:], a(m)[:cut] + 1]),
        lambda m: np.sum(b(m), axis=1) if flag else np.max(b(m), axis=-1),
        lambda m: weights @ c(m),
        lambda m: np.dot(getattr(m, variable).value, c(m)),
        lambda m: np.cumsum(a(m)) if flag else np.diff(np.concatenate([[1.0], a(m)])),
        lambda m: b(m)[:, cut % other],
    ][choice]


@st.composite
def statements(draw, kind: str):
    """A function that changes a model."""
    name = draw(st.sampled_from(list(SHAPES)))
    shape = SHAPES[name]
    x = draw(expressions(shape, kind, 2))
    choice = draw(st.sampled_from([0, 0, 0, 4, 5, 5, 6, 7, 8, 9, 9, 10, 10, 11, 11]))
    k = draw(st.integers(0, 2))
    if choice == 0:
        return lambda m: m.give(name, x(m))
    if choice == 4:
        return lambda m: m.give(name, getattr(m, name) + x(m))
    if choice == 5:
        return lambda m: m.remember(x(m), shape)
    if choice == 6:
        y = draw(expressions((N,), kind, 1))
        return lambda m: setattr(m.flag, "value", np.broadcast_to(y(m) > 0, (N,)))
    if choice == 7:
        y = draw(expressions((M,), kind, 1))
        return lambda m: setattr(m.count, "value", np.floor(np.broadcast_to(bounded(y(m)), (M,))).astype(m.count.dtype))
    if choice == 8:
        y = draw(expressions((), kind, 1))
        return lambda m: m.v.__setitem__([k, 4], bounded(y(m))) if k else m.v.__setitem__(m.flag.value, bounded(y(m)))
    if choice == 9:
        y = draw(expressions((N,), kind, 1))
        return lambda m: m.fire(y(m))
    if choice == 10:
        return lambda m: m.awkward()
    y = draw(expressions((N,), kind, 1))
    return lambda m: m.delayed(y(m), k)


def bounded(x):
    """Numbers that neither grow without limit nor lose bits: integers stay integers."""
    return np.remainder(x, 7.0) - 3.0


class Awkward(bp.DynamicalSystem):
    """What only Python can step."""

    def __init__(self, model) -> None:
        super().__init__()
        self.one = model.one
        self.w = model.w

    def update(self):
        if self.one.value[0] > 0:
            self.w.value = self.w.value[::-1] + 1
        else:
            self.one.value = self.one.value + 2


class Model(bp.DynamicalSystem):
    """Variables of many shapes, a group of the core, a delay, an object stepped in Python; and random statements."""

    def __init__(self, program, python: bool) -> None:
        super().__init__()
        for k, (name, shape) in enumerate(SHAPES.items()):
            size = int(np.prod(shape))
            setattr(self, name, bm.Variable(((np.arange(size) * (k + 2)) % 5 - 2.0).reshape(shape)))
        self.flag = bm.Variable(np.arange(N) % 2 == 0)
        self.count = bm.Variable(np.arange(M))
        self.ring = bm.LengthDelay(self.u, 2)
        self.cell = bp.neurons.LIF(N, tau=2.0, V_th=1.5)
        self.awkward = Awkward(self) if python else lambda: None
        self.program = program

    def give(self, name, x):
        variable = getattr(self, name)
        variable.value = np.broadcast_to(bounded(x), variable.shape)

    def remember(self, x, shape):
        VALUES.append((np.broadcast_to(x, shape), shape))

    def remembered(self, k, shape):
        fitting = [value for value, s in VALUES if s == shape]
        return fitting[k % len(fitting)] if fitting else 1.0

    def fire(self, x):
        if not any(shape == "cell" for _, shape in VALUES):  # once in a step
            VALUES.append((self.cell(bounded(x)) * 1.0, "cell"))

    def delayed(self, x, lag):
        self.u.value = bounded(self.ring(lag) + x)
        self.ring.update(self.u.value)

    def update(self):
        VALUES.clear()
        for statement in self.program:
            statement(self)
        VALUES.clear()

    def watched(self):
        return {**{name: getattr(self, name) for name in [*SHAPES, "flag", "count"]}, "V": self.cell.V}


def by_hand(model):
    """Every Variable after each step, stepped in NumPy."""
    rows: dict[str, list] = {name: [] for name in model.watched()}
    for i in range(STEPS):
        bp.share.save(i=i, t=i * bm.get_dt())
        model.update()
        model.cell.input.value = 0.0
        for name, variable in model.watched().items():
            rows[name].append(np.array(variable.value))
    bp.share.forget()
    return {name: np.array(values) for name, values in rows.items()}


def by_runner(model, parts):
    runner = bp.DSRunner(model, monitors=model.watched(), progress_bar=False)
    recorded = []
    for steps in parts:
        runner.run(steps * bm.get_dt())
        recorded.append(dict(runner.mon))
    return {name: np.concatenate([part[name] for part in recorded]) for name in model.watched()}


@pytest.mark.parametrize("kind", ["exact", "smooth"])
@given(data=st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_run_gives_what_python_gives(kind, data):
    program = data.draw(st.lists(statements(kind), min_size=3, max_size=10))
    python = data.draw(st.booleans())
    parts = data.draw(st.sampled_from([[STEPS], [1, STEPS - 1]]))
    with bm.environment(x64=True), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore" if python else "error", UserWarning)  # all is traced that can be
        want = by_hand(Model(program, python))
        got = by_runner(Model(program, python), parts)
    for name, values in want.items():
        tolerance = 0 if kind == "exact" and name != "V" else 1e-12
        np.testing.assert_allclose(got[name], values, rtol=tolerance, atol=tolerance, err_msg=name)
