"""Comparisons, logic and bits, element by element."""

from __future__ import annotations

import numpy as np

from .wrapping import array_function

__all__ = [
    "allclose", "array_equal", "array_equiv", "bitwise_and", "bitwise_not", "bitwise_or", "bitwise_xor", "equal",
    "greater", "greater_equal", "invert", "isclose", "iscomplex", "iscomplexobj", "isfinite", "isinf", "isnan",
    "isneginf", "isposinf", "isreal", "isrealobj", "isscalar", "left_shift", "less", "less_equal", "logical_and",
    "logical_not", "logical_or", "logical_xor", "not_equal", "packbits", "right_shift", "unpackbits",
]  # fmt: skip

equal = array_function(np.equal, "Whether two are equal, ``x1 == x2``.")
not_equal = array_function(np.not_equal, "Whether two differ, ``x1 != x2``.")
less = array_function(np.less, "Whether the first is the lesser, ``x1 < x2``.")
less_equal = array_function(np.less_equal, "Whether the first is not the greater, ``x1 <= x2``.")
greater = array_function(np.greater, "Whether the first is the greater, ``x1 > x2``.")
greater_equal = array_function(np.greater_equal, "Whether the first is not the lesser, ``x1 >= x2``.")
isclose = array_function(np.isclose, "Whether two are equal within a tolerance, element by element.")
allclose = array_function(np.allclose, "Whether two arrays are equal within a tolerance.")
array_equal = array_function(np.array_equal, "Whether two arrays have the same shape and elements.")
array_equiv = array_function(np.array_equiv, "Whether two arrays have the same elements once broadcast.")

logical_and = array_function(np.logical_and, "Whether both are true.")
logical_or = array_function(np.logical_or, "Whether one of both is true.")
logical_xor = array_function(np.logical_xor, "Whether exactly one of both is true.")
logical_not = array_function(np.logical_not, "Whether it is false.")

isnan = array_function(np.isnan, "Whether it is not a number.")
isinf = array_function(np.isinf, "Whether it is infinite.")
isfinite = array_function(np.isfinite, "Whether it is a number, and finite.")
isposinf = array_function(np.isposinf, "Whether it is plus infinity.")
isneginf = array_function(np.isneginf, "Whether it is minus infinity.")
isreal = array_function(np.isreal, "Whether it has no imaginary part.")
iscomplex = array_function(np.iscomplex, "Whether it has an imaginary part.")
isrealobj = array_function(np.isrealobj, "Whether an array is of a real type.")
iscomplexobj = array_function(np.iscomplexobj, "Whether an array is of a complex type.")
isscalar = array_function(np.isscalar, "Whether it is a number, not an array.")

bitwise_and = array_function(np.bitwise_and, "The bits that both have, ``x1 & x2``.")
bitwise_or = array_function(np.bitwise_or, "The bits that one of both has, ``x1 | x2``.")
bitwise_xor = array_function(np.bitwise_xor, "The bits that exactly one of both has, ``x1 ^ x2``.")
invert = bitwise_not = array_function(np.invert, "All bits turned over, ``~x``.")
left_shift = array_function(np.left_shift, "Bits moved up, ``x1 << x2``.")
right_shift = array_function(np.right_shift, "Bits moved down, ``x1 >> x2``.")
packbits = array_function(np.packbits, "Eight booleans in a byte.")
unpackbits = array_function(np.unpackbits, "The bits of bytes.")
