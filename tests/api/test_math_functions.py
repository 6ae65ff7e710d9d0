"""The array functions of bp.math are NumPy's, in the types of the session."""

from __future__ import annotations

import functools
import inspect
import pickle

import numpy as np
import pytest

import bouton.math as bm
from bouton.math import (
    comparisons,
    creation,
    elementwise,
    linalg,
    products,
    reductions,
    searching,
    shapes,
)

X = np.array([0.25, 0.5, 0.75, 0.125], np.float32)
Y = np.array([0.5, 0.5, -2.0, 3.0], np.float32)
N = np.array([3, 0, 7, 4], np.int32)
M = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]], np.float32)
A = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
HOLES = np.array([1.0, np.nan, 3.0], np.float32)
MASK = np.array([True, False, True, True])

NUMPY_NAMES = {
    "fix": "trunc", "row_stack": "vstack", "in1d": "isin", "product": "prod", "alltrue": "all", "sometrue": "any",
    "cumproduct": "cumprod", "round_": "round", "amax": "max", "amin": "min", "permute_dims": "transpose",
    "bitwise_not": "invert", "conj": "conjugate",
}  # fmt: skip

SPECIAL = {
    # functions that need arguments of their own
    **dict.fromkeys(["gcd", "lcm", "bitwise_and", "bitwise_or", "bitwise_xor"], (N, N[::-1])),
    **dict.fromkeys(["left_shift", "right_shift"], (N, np.int32(2))),
    **dict.fromkeys(["invert", "bitwise_not"], (N,)),
    **dict.fromkeys(["logical_and", "logical_or", "logical_xor"], (MASK, MASK[::-1])),
    "ldexp": (X, N), "arccosh": (X + 1,), "power": (X, Y), "float_power": (X, 2.0), "clip": (Y, -1.0, 1.0),
    "nan_to_num": (HOLES,), "interp": (X, [0.0, 1.0], [1.0, 3.0]), "isclose": (X, X + 1e-9), "allclose": (X, X + 1e-9),
    "array_equal": (X, X), "array_equiv": (X, X), "isscalar": (3.0,), "packbits": (MASK,), "round": (Y, 1),
    "around": (Y, 1), "round_": (Y, 1), "unpackbits": (np.array([5], np.uint8),),
    "percentile": (X, 30.0), "quantile": (X, 0.3), "nanpercentile": (HOLES, 30.0), "nanquantile": (HOLES, 0.3),
    "average": (X, 0, N), "cov": (M,), "corrcoef": (M,), "histogram": (X, 3), "histogram2d": (X, Y, 2),
    "histogramdd": (M, 2), "histogram_bin_edges": (X, 3), "bincount": (N,), "digitize": (X, [0.2, 0.6]),
    "apply_along_axis": (np.sum, 0, M), "apply_over_axes": (np.sum, A, [0, 1]),
    "reshape": (A, (4, 6)), "swapaxes": (A, 0, 2), "moveaxis": (A, 0, -1), "rollaxis": (A, 2),
    "expand_dims": (X, 0), "broadcast_to": (X, (2, 4)), "broadcast_arrays": (X, M[:, :1]),
    "broadcast_shapes": ((3, 1), (4,)), "concatenate": ([X, Y],), "block": ([[X, Y]],), "append": (X, Y),
    "insert": (X, 1, 9.0), "delete": (X, 1), "split": (X, 2), "array_split": (X, 3), "hsplit": (X, 2), "vsplit": (A, 2),
    "dsplit": (A, 2), "tile": (X, 2), "repeat": (X, 2), "resize": (X, (2, 3)), "roll": (X, 1), "pad": (X, 1),
    "trim_zeros": (np.array([0.0, 1.0, 0.0], np.float32),), "fliplr": (A,), "rot90": (M,), "diagonal": (M,),
    **dict.fromkeys(["stack", "vstack", "row_stack", "hstack", "dstack", "column_stack"], ([X, Y],)),
    "where": (MASK, X, Y), "select": ([MASK], [X]), "choose": (np.array([0, 1, 1, 0]), [X, Y]),
    "piecewise": (X, [X < 0.3], [1.0, 2.0]), "take": (X, [0, 2]), "take_along_axis": (X, np.array([1, 0]), 0),
    "compress": (MASK, X), "extract": (MASK, X), "searchsorted": ([0.1, 0.3, 0.6], X), "lexsort": ([X, Y],),
    "partition": (X, 2), "argpartition": (X, 2), "tril_indices": (3,), "triu_indices": (3,), "diag_indices": (3,),
    "mask_indices": (3, np.triu), "unravel_index": (5, (2, 3)), "ravel_multi_index": (([0, 1], [2, 0]), (2, 3)),
    "ix_": ([0, 1], [2, 3]), "indices": ((2, 3),), "isin": (N, [3, 4]), "in1d": (N, [3, 4]),
    **dict.fromkeys(["intersect1d", "union1d", "setdiff1d", "setxor1d"], (N, [3, 5])),
    **dict.fromkeys(["tril_indices_from", "triu_indices_from", "diag_indices_from", "trace"], (M,)),
    **dict.fromkeys(["matmul", "kron"], (M, M)),
    **dict.fromkeys(["dot", "inner", "outer", "vdot", "convolve", "correlate"], (X, Y)),
    "tensordot": (M, M, 1), "einsum": ("ij,jk->ik", M, M), "einsum_path": ("ij,jk->ik", M, M), "cross": (M[0], M[1]),
    **dict.fromkeys(["polyadd", "polydiv", "polymul", "polysub", "polyval"], (X, Y)), "polyfit": (X, Y, 1),
    "arange": (5,), "linspace": (0.0, 1.0, 5), "logspace": (0.0, 1.0, 5), "geomspace": (1.0, 8.0, 4),
    **dict.fromkeys(["eye", "identity", "tri", "bartlett", "blackman", "hamming", "hanning"], (4,)),
    "meshgrid": (X, Y), **dict.fromkeys(["diag", "diagflat", "tril", "triu"], (M,)), "kaiser": (4, 2.0),
    "fromfunction": (lambda i, j: i + j, (2, 2)), "frombuffer": (X.tobytes(), np.float32), "vander": (X, 3),
    "lstsq": (M, X[:3]), "matrix_power": (M, 3), "multi_dot": ([M, M, M],), "solve": (M, X[:3]),
    "tensorinv": (np.eye(6).reshape(2, 3, 6)[..., :6].reshape(6, 2, 3), 1),
    "tensorsolve": (M, X[:3]),
}  # fmt: skip


def functions():
    for module in (elementwise, comparisons, reductions, shapes, searching, products, creation, linalg):
        for name in module.__all__:
            function = getattr(module, name)
            if hasattr(function, "__wrapped__"):
                yield pytest.param(module, name, id=name)


def numpys(module, name):
    home = np.linalg if module is linalg else np
    return getattr(home, NUMPY_NAMES.get(name, name), None) or getattr(np, name)


def arguments(name, function):
    if name in SPECIAL:
        return SPECIAL[name]
    if isinstance(function, np.ufunc):
        return (X, Y)[: function.nin]
    return (M,) if name in linalg.__all__ else (X,)


def same(result, expected):
    """Whether values, types (float64 and int64 narrowed), and structure agree."""
    if isinstance(expected, (list, tuple)):
        assert type(result) is type(expected)
        assert len(result) == len(expected)
        for part, wanted in zip(result, expected, strict=True):
            same(part, wanted)
    elif isinstance(expected, (np.ndarray, np.generic)):
        narrow = {"float64": "float32", "int64": "int32", "complex128": "complex64"}
        kind = narrow.get(expected.dtype.name, expected.dtype.name) if bm.float_ is np.float32 else expected.dtype.name
        assert result.dtype == np.dtype(kind)
        assert isinstance(result, bm.Array if isinstance(expected, np.ndarray) else np.generic)
        np.testing.assert_array_equal(result, expected.astype(kind))
    else:
        assert result == expected


@pytest.mark.parametrize(("module", "name"), list(functions()))
@pytest.mark.parametrize("x64", [False, True])
@pytest.mark.filterwarnings("ignore:Casting complex")
def test_values_are_those_of_numpy(module, name, x64):
    function = numpys(module, name)
    args = arguments(name, function)
    bm.enable_x64(x64)
    same(getattr(module, name)(*args), function(*args))


@pytest.mark.parametrize(
    "name", ["exp", "sum", "sort", "cumsum", "diff", "median", "flip", "expand_dims", "dot", "where"]
)
def test_lists_and_variables_count_as_arrays(name):
    args = {"expand_dims": (0,), "dot": ([1.0, 2.0, 3.0, 4.0],), "where": (1.0, 0.0)}.get(name, ())
    variable = bm.Variable(X)
    same(getattr(bm, name)(variable, *args), getattr(np, name)(X, *args))
    same(getattr(bm, name)(X.tolist(), *args), getattr(np, name)(X.tolist(), *args))


@pytest.mark.parametrize("name", ["concatenate", "stack", "vstack", "hstack", "column_stack"])
def test_variables_among_others(name):
    result = getattr(bm, name)([bm.Variable(X), Y, X.tolist()])
    same(result, getattr(np, name)([X, Y, X]))


def test_keyword_arguments():
    same(bm.sum(A, axis=(0, 2), keepdims=True), np.sum(A, axis=(0, 2), keepdims=True))
    same(bm.linspace(0, 1, num=3, endpoint=False), np.linspace(0, 1, num=3, endpoint=False))
    same(bm.std(A, axis=1, ddof=1), np.std(A, axis=1, ddof=1))
    same(bm.unique([3, 1, 3], return_counts=True), np.unique([3, 1, 3], return_counts=True))
    same(bm.concatenate([X, Y], axis=0), np.concatenate([X, Y], axis=0))


def test_a_type_that_is_asked_for_is_given():
    assert bm.sum(X, dtype=np.float64).dtype == np.float64
    assert bm.arange(3, dtype=float).dtype == np.float32
    assert bm.arange(3, dtype=int).dtype == np.int32
    assert bm.zeros(2, dtype=complex).dtype == np.complex64
    assert bm.eye(2, dtype=bool).dtype == np.bool_
    assert bm.linspace(0, 1, 3, dtype="float64").dtype == np.float64


def test_results_stay_arrays_of_the_session_in_further_arithmetic():
    x = bm.arange(4) * 0.5 + bm.linspace(0, 1, 4)
    assert (type(x), x.dtype) == (bm.Array, np.float32)
    assert isinstance(bm.sqrt(5), np.float32)


def test_an_output_array_is_filled_and_returned():
    out = np.zeros(4)
    assert bm.add(X, Y, out=out) is not None
    np.testing.assert_array_equal(out, X + Y)
    variable = bm.Variable(4)
    assert bm.add(X, Y, out=variable) is variable
    np.testing.assert_array_equal(variable, X + Y)


def test_errors_are_numpys():
    with pytest.raises(ValueError, match="could not be broadcast"):
        bm.add(X, [1.0, 2.0])
    with pytest.raises(TypeError):
        bm.exp()
    with pytest.raises(np.exceptions.AxisError):
        bm.sum(X, axis=3)


def test_functions_have_names_signatures_and_texts():
    assert bm.exp.__name__ == "exp"
    assert list(inspect.signature(bm.argmax).parameters) == ["a", "axis", "out", "keepdims"]
    first, _, second, *_ = bm.sum.__doc__.splitlines()
    assert first == "The sum along axes, or of all elements."
    assert second.startswith("The parameters are those of :func:`numpy.sum`")
    assert pickle.loads(pickle.dumps(bm.exp)) is bm.exp
    assert functools.reduce(lambda known, name: known and name in dir(bm), bm.__all__, True)


@pytest.mark.parametrize("name", ["fft", "ifft", "fft2", "ifft2", "fftn", "ifftn", "rfft", "irfft", "rfft2", "irfft2",
                                  "rfftn", "irfftn", "hfft", "ihfft", "fftshift", "ifftshift"])  # fmt: skip
def test_fourier_transforms(name):
    x = np.random.default_rng(1).normal(size=(4, 6))
    result, expected = getattr(bm.fft, name)(x), getattr(np.fft, name)(x)
    assert result.dtype == (np.complex64 if np.iscomplexobj(expected) else np.float32)
    np.testing.assert_allclose(result, expected, rtol=1e-6, atol=1e-6)


def test_frequencies_of_fourier_transforms():
    same(bm.fft.fftfreq(5, 0.1), np.fft.fftfreq(5, 0.1))
    same(bm.fft.rfftfreq(5, 0.1), np.fft.rfftfreq(5, 0.1))
