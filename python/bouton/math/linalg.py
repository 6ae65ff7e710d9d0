"""Linear algebra (``bp.math.linalg``): NumPy's, in the types of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .wrapping import array_function

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "cholesky", "cond", "det", "eig", "eigh", "eigvals", "eigvalsh", "inv", "lstsq", "matrix_power", "matrix_rank",
    "multi_dot", "norm", "pinv", "qr", "slogdet", "solve", "svd", "tensorinv", "tensorsolve",
]  # fmt: skip


def _function(function: Callable[..., Any], summary: str) -> Callable[..., Any]:
    return array_function(function, summary, "numpy.linalg")


cholesky = _function(np.linalg.cholesky, "The triangular factor of a positive definite matrix.")
cond = _function(np.linalg.cond, "The condition number.")
det = _function(np.linalg.det, "The determinant.")
eig = _function(np.linalg.eig, "The eigenvalues and eigenvectors of a square matrix.")
eigh = _function(np.linalg.eigh, "The eigenvalues and eigenvectors of a symmetric matrix.")
eigvals = _function(np.linalg.eigvals, "The eigenvalues of a square matrix.")
eigvalsh = _function(np.linalg.eigvalsh, "The eigenvalues of a symmetric matrix.")
inv = _function(np.linalg.inv, "The inverse of a square matrix.")
lstsq = _function(np.linalg.lstsq, "The solution of least squares.")
matrix_power = _function(np.linalg.matrix_power, "A square matrix to an integer power.")
matrix_rank = _function(np.linalg.matrix_rank, "The rank.")
multi_dot = _function(np.linalg.multi_dot, "The product of several matrices, in the cheapest order.")
norm = _function(np.linalg.norm, "The length of vectors, or the norm of a matrix.")
pinv = _function(np.linalg.pinv, "The pseudo-inverse.")
qr = _function(np.linalg.qr, "The orthogonal and triangular factors.")
slogdet = _function(np.linalg.slogdet, "The sign of the determinant and the logarithm of its size.")
solve = _function(np.linalg.solve, "The solution of linear equations.")
svd = _function(np.linalg.svd, "The singular value decomposition.")
tensorinv = _function(np.linalg.tensorinv, "The inverse of a tensor.")
tensorsolve = _function(np.linalg.tensorsolve, "The solution of a tensor equation.")
