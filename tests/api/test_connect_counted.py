"""Connectors with a fixed number of partners, and grids."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import bouton as bp

COUNTED = {"FixedPreNum": 0, "FixedPostNum": 1}
"""The axis of the matrix along which the synapses are counted."""


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("include_self", [True, False])
@pytest.mark.parametrize(("num", "expected"), [(0, 0), (1, 1), (7, 7), (25, 25), (39, 39), (0.29, 29), (0.99, 99)])
def test_every_neuron_has_as_many_partners(name, include_self, num, expected):
    size = 100 if isinstance(num, float) else 40
    matrix = getattr(bp.conn, name)(num, include_self=include_self)(size, size).require("conn_mat")
    assert (matrix.sum(axis=COUNTED[name]) == expected).all()
    assert include_self or not matrix.diagonal().any()


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("num", [2, 4])
def test_every_set_of_partners_is_equally_likely(name, num):
    n = 12_000
    sizes = (6, n) if name == "FixedPreNum" else (n, 6)
    matrix = getattr(bp.conn, name)(num, seed=3)(*sizes).require("conn_mat")
    rows = matrix.T if name == "FixedPreNum" else matrix
    counts = np.bincount(rows @ (1 << np.arange(6)), minlength=64)
    sets = [sum(1 << k for k in chosen) for chosen in itertools.combinations(range(6), num)]
    expected = n / len(sets)
    assert counts.sum() == counts[sets].sum() == n
    assert np.sum((counts[sets] - expected) ** 2 / expected) < 36.1  # chi squared, 14 degrees of freedom, p = 0.001


@pytest.mark.parametrize("name", COUNTED)
def test_multiple_synapses_of_a_pair(name):
    conn = getattr(bp.conn, name)(50, allow_multi_conn=True)(10, 10)
    pre, post = conn.require("coo")
    assert np.bincount((post, pre)[COUNTED[name]]).tolist() == [50] * 10
    assert len(set(zip(pre.tolist(), post.tolist(), strict=True))) < 500


@pytest.mark.parametrize("name", COUNTED)
def test_seeds_of_counted_connectors(name):
    first, second = (getattr(bp.conn, name)(5, seed=8)(30, 30).require("conn_mat") for _ in range(2))
    np.testing.assert_array_equal(first, second)
    bp.math.random.seed(1)
    conn = getattr(bp.conn, name)(5)
    third, fourth = conn(30, 30).require("conn_mat"), conn(30, 30).require("conn_mat")
    assert (third != fourth).any()
    bp.math.random.seed(1)
    np.testing.assert_array_equal(getattr(bp.conn, name)(5)(30, 30).require("conn_mat"), third)


@pytest.mark.parametrize(
    ("num", "error", "message"),
    [
        (5, bp.errors.ConnectorError, '"num" must be at most 3, the neurons in (pre|post) to choose from, got 5'),
        (-1, ValueError, '"num" must be in'),
        (1.5, ValueError, r'"num" must be in \[0, 1\]'),
        ("a", TypeError, '"num" must be an integer'),
        (True, TypeError, '"num" must be an integer'),
    ],
)
@pytest.mark.parametrize("name", COUNTED)
def test_bad_numbers(name, num, error, message):
    with pytest.raises(error, match=message):
        getattr(bp.conn, name)(num)(3, 3)


def neighbours(shape, near, periodic):
    """The connection matrix of a grid, place by place."""
    places = list(itertools.product(*map(range, shape)))
    matrix = np.zeros((len(places), len(places)), bool)
    for (a, place), (b, other) in itertools.product(enumerate(places), repeat=2):
        apart = [abs(x - y) for x, y in zip(place, other, strict=True)]
        if periodic:
            apart = [min(d, n - d) for d, n in zip(apart, shape, strict=True)]
        matrix[a, b] = near(apart)
    return matrix


@pytest.mark.parametrize("shape", [(5,), (4, 3), (2, 2), (1, 4), (3, 2, 4), (6, 7)])
@pytest.mark.parametrize("periodic", [False, True])
@pytest.mark.parametrize("include_self", [False, True])
def test_grids(shape, periodic, include_self):
    rules = {
        bp.conn.GridFour: lambda apart: sum(apart) <= 1,
        bp.conn.GridEight: lambda apart: max(apart) <= 1,
    }
    for kind, near in rules.items():
        matrix = kind(include_self, periodic)(shape, shape).require("conn_mat")
        expected = neighbours(shape, lambda apart, near=near: near(apart) and (include_self or any(apart)), periodic)
        np.testing.assert_array_equal(matrix, expected)
    for N in (0, 2, 9):
        matrix = bp.conn.GridN(N, include_self, periodic)(shape, shape).require("conn_mat")
        expected = neighbours(shape, lambda apart, N=N: max(apart) <= N and (include_self or any(apart)), periodic)
        np.testing.assert_array_equal(matrix, expected)


def test_grids_must_have_the_same_size():
    with pytest.raises(bp.errors.ConnectorError, match=r"connects groups of the same size, got \(3,\).*\(4,\)"):
        bp.conn.GridFour()(3, 4)
    with pytest.raises(ValueError, match='"N" must be in'):
        bp.conn.GridN(-1)


def test_a_grid_in_a_network():
    cells = bp.neurons.LIF((4, 4))
    syn = bp.synapses.Exponential(cells, cells, bp.conn.GridFour(), tau=1e30)
    runner = bp.DSRunner(bp.Network(cells=cells, syn=syn), progress_bar=False)
    cells.spike = np.arange(16) == 5
    runner.run(0.1)
    assert np.flatnonzero(syn.g.value).tolist() == [1, 4, 6, 9]
