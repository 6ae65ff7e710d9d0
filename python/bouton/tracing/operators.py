"""Element-wise operations: which NumPy function becomes which expression of the core."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .kinds import BOOL, FLOAT, INT

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["OPERATIONS", "TEMPLATES", "Operation", "of_ufunc", "power"]


class Operation(NamedTuple):
    """An element-wise operation: how it is written for the core, and the kind of its result."""

    name: str
    template: str
    kind: Callable[..., str]


def _widest(*kinds: str) -> str:
    return max(kinds, key="bif".index)


def _number(*kinds: str) -> str:
    """Arithmetic with booleans counts them."""
    return _widest(INT, *kinds)


def _always(kind: str) -> Callable[..., str]:
    return lambda *kinds: kind


_float, _bool, _int = _always(FLOAT), _always(BOOL), _always(INT)

_TABLE: dict[str, tuple[str, Callable[..., str]]] = {
    "add": ("({0} + {1})", _number),
    "subtract": ("({0} - {1})", _number),
    "multiply": ("({0} * {1})", _widest),
    "divide": ("({0} / {1})", _float),
    "floor_divide": ("where({1} == 0, {0} / {1}, round(({0} - mod({0}, {1})) / {1}))", _number),
    "remainder": ("mod({0}, {1})", _number),
    "fmod": ("where({0} < 0, -mod(-{0}, abs({1})), mod({0}, abs({1})))", _number),
    "power": ("pow({0}, {1})", _number),
    "negative": ("(-{0})", _number),
    "positive": ("{0}", _widest),
    "absolute": ("abs({0})", _widest),
    "fabs": ("abs({0})", _float),
    "sign": ("sign({0})", _number),
    "square": ("({0} * {0})", _number),
    "cube": ("({0} * {0} * {0})", _number),
    "fourth": ("(({0} * {0}) * ({0} * {0}))", _number),
    "reciprocal": ("(1 / {0})", _float),
    "maximum": ("max({0}, {1})", _widest),
    "minimum": ("min({0}, {1})", _widest),
    "fmax": ("where({0} >= {1} || {1} != {1}, {0}, {1})", _widest),
    "fmin": ("where({0} <= {1} || {1} != {1}, {0}, {1})", _widest),
    "signbit": ("({0} < 0 || ({0} == 0 && 1 / {0} < 0))", _bool),
    "copysign": ("where({1} < 0 || ({1} == 0 && 1 / {1} < 0), -abs({0}), abs({0}))", _float),
    "heaviside": ("where({0} == 0, {1}, where({0} < 0, 0, where({0} > 0, 1, {0})))", _float),
    "sqrt": ("sqrt({0})", _float),
    "cbrt": ("cbrt({0})", _float),
    "exp": ("exp({0})", _float),
    "exp2": ("exp2({0})", _float),
    "expm1": ("expm1({0})", _float),
    "exprel": ("exprel({0})", _float),
    "log": ("log({0})", _float),
    "log2": ("log2({0})", _float),
    "log10": ("log10({0})", _float),
    "log1p": ("log1p({0})", _float),
    "logaddexp": ("where({0} == {1}, {0} + 0.6931471805599453, max({0}, {1}) + log1p(exp(-abs({0} - {1}))))", _float),
    "logaddexp2": (
        "where({0} == {1}, {0} + 1, max({0}, {1}) + 1.4426950408889634 * log1p(exp2(-abs({0} - {1}))))",
        _float,
    ),
    "expit": ("(1 / (1 + exp(-{0})))", _float),
    "sin": ("sin({0})", _float),
    "cos": ("cos({0})", _float),
    "tan": ("tan({0})", _float),
    "arcsin": ("asin({0})", _float),
    "arccos": ("acos({0})", _float),
    "arctan": ("atan({0})", _float),
    "arctan2": ("atan2({0}, {1})", _float),
    "hypot": ("hypot({0}, {1})", _float),
    "sinh": ("sinh({0})", _float),
    "cosh": ("cosh({0})", _float),
    "tanh": ("tanh({0})", _float),
    "arcsinh": ("asinh({0})", _float),
    "arccosh": ("acosh({0})", _float),
    "arctanh": ("atanh({0})", _float),
    "erf": ("erf({0})", _float),
    "deg2rad": ("({0} * 0.017453292519943295)", _float),
    "rad2deg": ("({0} * 57.29577951308232)", _float),
    "floor": ("floor({0})", _widest),
    "ceil": ("ceil({0})", _widest),
    "rint": ("round({0})", _widest),
    "trunc": ("trunc({0})", _widest),
    "less": ("({0} < {1})", _bool),
    "less_equal": ("({0} <= {1})", _bool),
    "greater": ("({0} > {1})", _bool),
    "greater_equal": ("({0} >= {1})", _bool),
    "equal": ("({0} == {1})", _bool),
    "not_equal": ("({0} != {1})", _bool),
    "logical_and": ("({0} && {1})", _bool),
    "logical_or": ("({0} || {1})", _bool),
    "logical_xor": ("((!{0}) != (!{1}))", _bool),
    "logical_not": ("(!{0})", _bool),
    "isnan": ("({0} != {0})", _bool),
    "isfinite": ("({0} - {0} == 0)", _bool),
    "isinf": ("({0} == {0} && {0} - {0} != 0)", _bool),
    "where": ("where({0}, {1}, {2})", lambda mask, *kinds: _widest(*kinds)),
    "to_int": ("trunc({0})", _int),
    "to_bool": ("({0} != 0)", _bool),
    "to_float": ("{0}", _float),
}

OPERATIONS = {name: Operation(name, template, kind) for name, (template, kind) in _TABLE.items()}
"""All element-wise operations by name."""

TEMPLATES = {name: operation.template for name, operation in OPERATIONS.items()}

_ALIASES = {
    "true_divide": "divide",
    "mod": "remainder",
    "abs": "absolute",
    "conjugate": "positive",
    "float_power": "power",
    "radians": "deg2rad",
    "degrees": "rad2deg",
}

_BITWISE = {
    "bitwise_and": "logical_and",
    "bitwise_or": "logical_or",
    "bitwise_xor": "logical_xor",
    "invert": "logical_not",
}


@functools.cache
def _names() -> dict[str, str]:
    return {**{name: name for name in OPERATIONS}, **_ALIASES}


def of_ufunc(ufunc: np.ufunc, kinds: tuple[str, ...]) -> Operation | None:
    """The operation that a NumPy or SciPy ufunc stands for; None if there is none."""
    name: Any = _names().get(ufunc.__name__)
    if name is None and set(kinds) == {BOOL}:
        name = _BITWISE.get(ufunc.__name__)
    return None if name is None else OPERATIONS[name]


def power(exponent: Any) -> str | None:
    """The operation for a constant exponent that is a product or a root, else None.

    Small integer powers are products, in the order ``(x*x)*x`` and ``(x*x)*(x*x)``.
    """
    if isinstance(exponent, bool) or not isinstance(exponent, (int, float)):
        return None
    return {1: "positive", 2: "square", 3: "cube", 4: "fourth", 0.5: "sqrt", -1: "reciprocal"}.get(exponent)
