"""Types and constants."""

from __future__ import annotations

from numpy import (
    complex64,
    complex128,
    e,
    euler_gamma,
    finfo,
    float16,
    float32,
    float64,
    iinfo,
    inf,
    int8,
    int16,
    int32,
    int64,
    nan,
    newaxis,
    pi,
    promote_types,
    result_type,
    uint8,
    uint16,
    uint32,
    uint64,
)  # fmt: skip

from .settings import get_float, get_int

__all__ = [
    "complex64", "complex128", "dftype", "ditype", "e", "euler_gamma", "finfo", "float16", "float32", "float64",
    "iinfo", "inf", "int8", "int16", "int32", "int64", "nan", "newaxis", "pi", "promote_types", "result_type",
    "uint8", "uint16", "uint32", "uint64",
]  # fmt: skip

dftype, ditype = get_float, get_int
"""Names of :func:`get_float` and :func:`get_int` in older versions of BrainPy."""
