"""Connectors, and the forms in which connections are read."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import bouton as bp

I, J = np.array([2, 0, 2, 1]), np.array([1, 3, 0, 1])  # noqa: E741


@pytest.fixture
def conn() -> bp.conn.TwoEndConnector:
    return bp.conn.IJConn(I, J)(3, 4)


def test_forms_agree(conn):
    matrix = conn.require("conn_mat")
    expected = np.zeros((3, 4), bool)
    expected[I, J] = True
    np.testing.assert_array_equal(matrix, expected)
    pre, post = conn.require("pre_ids", "post_ids")
    assert sorted(zip(pre.tolist(), post.tolist(), strict=True)) == sorted(zip(I.tolist(), J.tolist(), strict=True))
    indices, indptr = conn.require("csr")
    assert indptr.tolist() == [0, 1, 2, 4]
    np.testing.assert_array_equal(indices, post)
    rows, starts = conn.require("csc")
    assert starts.tolist() == [0, 1, 3, 3, 4]
    assert [sorted(rows[a:b].tolist()) for a, b in itertools.pairwise(starts)] == [[2], [1, 2], [], [0]]
    by_post, starts = conn.require("post2syn")
    np.testing.assert_array_equal(post[by_post], np.sort(post))
    assert conn.require("pre2syn")[0].tolist() == [0, 1, 2, 3]
    assert conn.require("pre_slice").tolist() == [[0, 1], [1, 2], [2, 4]]
    assert conn.require("post_slice").tolist() == [[0, 1], [1, 3], [3, 3], [3, 4]]
    assert conn.require() == ()
    assert (conn.pre_num, conn.post_num) == (3, 4)


def test_sizes_may_come_with_the_request():
    assert bp.conn.all2all.require(2, 3, "conn_mat").shape == (2, 3)
    assert bp.conn.One2One().require((2, 2), 4, "post_ids").tolist() == [0, 1, 2, 3]


def test_reading_twice_gives_the_same_draw():
    conn = bp.conn.FixedProb(0.5)(20, 20)
    np.testing.assert_array_equal(conn.require("conn_mat"), conn.require("conn_mat"))


@pytest.mark.parametrize("prob", [0.0, 0.02, 0.5, 1.0])
def test_fixed_prob_is_a_law_per_pair(prob):
    n, m = 500, 400
    matrix = bp.conn.FixedProb(prob, seed=2)(n, m).require("conn_mat")
    deviation = np.sqrt(prob * (1 - prob))
    assert abs(matrix.mean() - prob) <= 4 * deviation / np.sqrt(n * m)
    rows = matrix.sum(axis=1)
    assert rows.std() == pytest.approx(deviation * np.sqrt(m), rel=0.2, abs=1e-9)


def test_fixed_prob_options():
    square = bp.conn.FixedProb(1.0, include_self=False, seed=1)(50, 50).require("conn_mat")
    assert square.sum() == 50 * 49
    assert not np.diag(square).any()
    some = bp.conn.FixedProb(1.0, pre_ratio=0.3, seed=1)(100, 10).require("conn_mat")
    assert set(some.sum(axis=1)) == {0, 10}
    assert some.any(axis=1).sum() == 30


def test_seeds():
    def draw(**options):
        return bp.conn.FixedProb(0.3, **options)(30, 30).require("conn_mat")

    np.testing.assert_array_equal(draw(seed=4), draw(seed=4))
    assert (draw(seed=4) != draw(seed=5)).any()
    bp.math.random.seed(8)
    first = draw()
    assert (draw() != first).any()
    bp.math.random.seed(8)
    np.testing.assert_array_equal(draw(), first)
    one = bp.conn.FixedProb(0.3, seed=4)
    assert (one(30, 30).require("conn_mat") != one(30, 30).require("conn_mat")).any()


def test_a_rule_of_ones_own():
    class Skip(bp.conn.TwoEndConnector):
        def __init__(self, by):
            self.by = by

        def connect(self, pre_num, post_num):
            i = np.arange(0, pre_num, self.by)
            return bp.conn.IJConn(i, i % post_num).connect(pre_num, post_num)

    conn = Skip(2)(5, 3)
    assert repr(conn) == "Skip(by=2)"
    assert conn.require("pre_ids").tolist() == [0, 2, 4]
    syn = bp.synapses.Exponential(bp.neurons.LIF(5), bp.neurons.LIF(3), Skip(2))
    assert syn.conn.require("post_ids").tolist() == [0, 2, 1]


def test_empty_connections():
    for conn in (bp.conn.IJConn([], []), bp.conn.MatConn(np.zeros((2, 3))), bp.conn.CSRConn([], [0, 0, 0])):
        assert conn(2, 3).require("conn_mat").sum() == 0
    assert bp.conn.All2All()(0, 3).require("conn_mat").shape == (0, 3)


def test_aliases():
    assert bp.conn is bp.connect
    from bouton.conn import All2All

    assert All2All is bp.connect.All2All
    assert isinstance(bp.conn.one2one, bp.conn.One2One)
