"""Each operation of the core gives what NumPy gives, within the error that it states, in units in the last place."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bouton as bp
import bouton.math as bm

N = 64
ANY, POSITIVE, UNIT, SMALL = (-1e6, 1e6), (1e-6, 1e6), (-1.0, 1.0), (-40.0, 40.0)

# name: the domain of each argument, the bounds in float64 and float32; 0 means the same bits
OPERATIONS = {
    "add": ((ANY, ANY), 0, 0),
    "subtract": ((ANY, ANY), 0, 0),
    "multiply": ((ANY, ANY), 0, 0),
    "divide": ((ANY, POSITIVE), 0, 0),
    "negative": ((ANY,), 0, 0),
    "absolute": ((ANY,), 0, 0),
    "sign": ((ANY,), 0, 0),
    "square": ((ANY,), 0, 0),
    "reciprocal": ((POSITIVE,), 0, 0),
    "sqrt": ((POSITIVE,), 0, 0),
    "maximum": ((ANY, ANY), 0, 0),
    "minimum": ((ANY, ANY), 0, 0),
    "floor": ((ANY,), 0, 0),
    "ceil": ((ANY,), 0, 0),
    "rint": ((ANY,), 0, 0),
    "trunc": ((ANY,), 0, 0),
    "remainder": ((ANY, POSITIVE), 0, 0),
    "fmod": ((ANY, POSITIVE), 0, 0),
    "floor_divide": ((SMALL, POSITIVE), 0, 0),
    "less": ((UNIT, UNIT), 0, 0),
    "less_equal": ((UNIT, UNIT), 0, 0),
    "greater": ((UNIT, UNIT), 0, 0),
    "greater_equal": ((UNIT, UNIT), 0, 0),
    "equal": ((UNIT, UNIT), 0, 0),
    "not_equal": ((UNIT, UNIT), 0, 0),
    "logical_and": ((UNIT, UNIT), 0, 0),
    "logical_or": ((UNIT, UNIT), 0, 0),
    "logical_xor": ((UNIT, UNIT), 0, 0),
    "logical_not": ((UNIT,), 0, 0),
    "exp": ((SMALL,), 1.03, 0.98),
    "exp2": ((SMALL,), 1.25, 1),
    "expm1": ((SMALL,), 2.1, 1.6),
    "log": ((POSITIVE,), 0.78, 0.83),
    "log2": ((POSITIVE,), 2, 1),
    "log10": ((POSITIVE,), 2, 1),
    "log1p": ((POSITIVE,), 2, 1),
    "sin": ((ANY,), 1.75, 1),
    "cos": ((ANY,), 1.75, 1),
    "tan": ((SMALL,), 3, 1),
    "arcsin": ((UNIT,), 2, 1),
    "arccos": ((UNIT,), 2, 1),
    "arctan": ((ANY,), 2, 1),
    "arctan2": ((ANY, POSITIVE), 2, 1),
    "sinh": ((SMALL,), 3, 1),
    "tanh": ((SMALL,), 3, 3),
    "arcsinh": ((ANY,), 2, 1),
    "arccosh": (((1.0, 1e6),), 2, 1),
    "arctanh": (((-0.999, 0.999),), 2, 1),
    "hypot": ((ANY, ANY), 1.5, 1),
    "cbrt": ((ANY,), 1, 1),
    "power": ((POSITIVE, (-5.0, 5.0)), 1.25, 1),
}


class Applied(bp.DynamicalSystem):
    """One operation on Variables: a step of the core."""

    def __init__(self, name):
        super().__init__()
        self.function = getattr(bm, name)
        self.x, self.y, self.z = (bm.Variable(bm.zeros(N)) for _ in range(3))
        self.count = len(OPERATIONS[name][0])

    def update(self):
        self.z.value = self.function(*(self.x, self.y)[: self.count])


def reference(name, arguments):
    """The result in a precision beyond that of the arguments."""
    wide = np.longdouble if arguments[0].dtype == np.float64 else np.float64
    return getattr(np, name)(*(argument.astype(wide) for argument in arguments))


def units(got, exact):
    """The distances in units in the last place of the exact results."""
    spacing = np.spacing(np.abs(exact.astype(got.dtype)))
    return np.abs((got.astype(exact.dtype) - exact) / spacing.astype(exact.dtype))


def check(name, runner, seed, scale):
    """One step for numbers of a seed, drawn evenly or by magnitude."""
    domains, *bounds = OPERATIONS[name]
    dtype = runner.target.x.dtype
    random = np.random.default_rng(seed)
    arguments = []
    for variable, (low, high) in zip((runner.target.x, runner.target.y), domains, strict=False):
        values = random.uniform(low, high, N)
        if scale and low <= 0:
            values = np.clip(values * 10.0 ** random.uniform(-6, 0, N), low, high)
        if name in ("equal", "not_equal", "less_equal", "logical_and", "logical_or", "logical_xor", "logical_not"):
            values = np.round(values * 2) / 2
        variable.value = values
        arguments.append(np.array(variable.value))
    runner.run(bm.get_dt())
    got = np.array(runner.target.z.value)
    bound = bounds[0 if dtype == np.float64 else 1]
    if bound == 0:
        with np.errstate(all="ignore"):
            expected = getattr(np, name)(*arguments).astype(dtype)
        assert np.array_equal(got, expected)
    else:
        assert units(got, reference(name, arguments)).max() <= bound


@pytest.mark.parametrize("double", [False, True], ids=["float32", "float64"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_agrees_with_numpy(name, double):
    if double:
        bm.enable_x64()
    try:
        runner = bp.DSRunner(Applied(name), progress_bar=False)

        @settings(max_examples=20, deadline=None)
        @given(st.integers(0, 2**32 - 1), st.booleans())
        def campaign(seed, scale):
            check(name, runner, seed, scale)

        campaign()
    finally:
        bm.disable_x64()


def test_the_step_is_one_of_the_core():
    runner = bp.DSRunner(Applied("sin"), progress_bar=False)
    runner.run(bm.get_dt())
    assert any("sin(" in code for code in runner._program.codes)
    assert math.isclose(float(runner.target.z[0]), 0.0)
