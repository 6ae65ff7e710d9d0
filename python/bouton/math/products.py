"""Products of vectors and matrices, sums over products, polynomials."""

from __future__ import annotations

import numpy as np

from .wrapping import array_function

__all__ = [
    "convolve", "correlate", "cross", "dot", "einsum", "einsum_path", "inner", "kron", "matmul", "outer", "poly",
    "polyadd", "polyder", "polydiv", "polyfit", "polyint", "polymul", "polysub", "polyval", "roots", "tensordot",
    "trace", "vdot",
]  # fmt: skip

dot = array_function(np.dot, "The product of vectors or matrices.")
matmul = array_function(np.matmul, "The matrix product, ``x1 @ x2``, of stacks of matrices too.")
inner = array_function(np.inner, "The sum of products along the last axes.")
outer = array_function(np.outer, "All products of the elements of two vectors.")
vdot = array_function(np.vdot, "The product of two flattened arrays, the first one conjugated.")
tensordot = array_function(np.tensordot, "The sum of products along chosen axes.")
einsum = array_function(np.einsum, "Sums of products, in Einstein's notation.")
einsum_path = array_function(np.einsum_path, "The cheapest order of contraction for :func:`einsum`.")
kron = array_function(np.kron, "The Kronecker product.")
cross = array_function(np.cross, "The cross product.")
trace = array_function(np.trace, "The sum of the diagonal.")
convolve = array_function(np.convolve, "The convolution of two sequences.")
correlate = array_function(np.correlate, "The cross-correlation of two sequences.")

poly = array_function(np.poly, "The polynomial with given roots.")
polyadd = array_function(np.polyadd, "The sum of two polynomials.")
polyder = array_function(np.polyder, "The derivative of a polynomial.")
polydiv = array_function(np.polydiv, "The quotient and the remainder of two polynomials.")
polyfit = array_function(np.polyfit, "The polynomial that fits points best.")
polyint = array_function(np.polyint, "The integral of a polynomial.")
polymul = array_function(np.polymul, "The product of two polynomials.")
polysub = array_function(np.polysub, "The difference of two polynomials.")
polyval = array_function(np.polyval, "The values of a polynomial.")
roots = array_function(np.roots, "The roots of a polynomial.")
