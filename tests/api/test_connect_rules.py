"""Connectors by distance and by growth, numbers of synapses in all, rules of one's own, conversions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import bouton as bp

GROWN = {
    "SmallWorld": (4, 0.4),
    "ScaleFreeBA": (3,),
    "ScaleFreeBADual": (1, 4, 0.5),
    "PowerLaw": (3, 0.6),
}


def matrix_of(conn, pre, post=None):
    return conn(pre, pre if post is None else post).require("conn_mat")


@pytest.mark.parametrize("multi", [False, True])
@pytest.mark.parametrize(("num", "expected"), [(0, 0), (7, 7), (120, 120), (0.29, 34), (1.0, 120)])
def test_a_number_of_synapses_in_all(num, expected, multi):
    conn = bp.conn.FixedTotalNum(num, allow_multi_conn=multi, seed=1)(10, 12)
    pre, post = conn.require("pre_ids", "post_ids")
    assert len(pre) == expected
    distinct = len(set(zip(pre.tolist(), post.tolist(), strict=True)))
    assert distinct < expected if multi and expected > 30 else distinct == expected


def test_a_number_in_all_does_not_fit():
    with pytest.raises(bp.errors.ConnectorError, match='"num" must be between 0 and 6, the number of pairs, got 7'):
        bp.conn.FixedTotalNum(7)(2, 3)
    with pytest.raises(TypeError, match='"num" must be an integer'):
        bp.conn.FixedTotalNum("all")


@pytest.mark.parametrize(("pre", "post"), [((5,), (8,)), ((3, 4), (4, 3)), ((2, 3, 2), (3, 2, 2))])
@pytest.mark.parametrize("dist", [0, 1, 1.5, 2.9, 100])
@pytest.mark.parametrize("include_self", [True, False])
def test_neurons_within_a_distance(pre, post, dist, include_self):
    expected = np.zeros((np.prod(pre), np.prod(post)), bool)
    places = itertools.product(*map(range, pre)), itertools.product(*map(range, post))
    for (i, a), (j, b) in itertools.product(enumerate(places[0]), list(enumerate(places[1]))):
        apart = np.hypot.reduce(np.subtract(a, b, dtype=float))
        expected[i, j] = apart <= dist and (include_self or apart > 0)
    np.testing.assert_array_equal(matrix_of(bp.conn.ProbDist(dist, include_self=include_self), pre, post), expected)


def test_neurons_within_a_distance_are_those_of_the_reference():
    rows = matrix_of(bp.conn.ProbDist(1.5, include_self=False), (3, 4), (4, 3))
    expected = [2 + 8 + 16, 1 + 4 + 8 + 16 + 32, 2 + 16 + 32, 4 + 32]
    assert (rows[:4] @ (1 << np.arange(12))).tolist() == expected
    assert (matrix_of(bp.conn.ProbDist(2), 4, 6) @ (1 << np.arange(6))).tolist() == [7, 15, 31, 62]


def test_chances_within_a_distance():
    full = matrix_of(bp.conn.ProbDist(3.0), (40, 40))
    half = matrix_of(bp.conn.ProbDist(3.0, prob=0.25, pre_ratio=0.5, seed=1), (40, 40))
    assert not half[~full].any()
    senders = half.any(axis=1)
    assert senders.mean() == pytest.approx(0.5, abs=0.05)
    assert half[senders].sum() / full[senders].sum() == pytest.approx(0.25, abs=0.02)
    with pytest.raises(bp.errors.ConnectorError, match="as many axes"):
        bp.conn.ProbDist()((2, 2), 4)
    with pytest.raises(ValueError, match='"dist" must not be negative'):
        bp.conn.ProbDist(-1)


@pytest.mark.parametrize("periodic", [False, True])
@pytest.mark.parametrize(("size", "encoding"), [(60, None), (60, (0.0, 6.0)), ((8, 5), [(0.0, 4.0), (0.0, 10.0)])])
def test_probability_falls_with_distance(size, encoding, periodic):
    conn = bp.conn.GaussianProb(1.3, encoding_values=encoding, periodic_boundary=periodic, seed=1)
    mean = np.mean([matrix_of(conn, size) for _ in range(400)], axis=0)
    settings = {"encoding_values": encoding, "periodic_boundary": periodic, "min_w": 0.0}
    probability = bp.init.GaussianDecay(1.3, 1.0, **settings)(size)
    assert np.abs(mean - probability).max() < 5 * 0.5 / 20
    assert (mean[probability == 1] == 1).all()
    no_self = matrix_of(bp.conn.GaussianProb(1.3, include_self=False), size)
    assert not no_self.diagonal().any()


def test_large_groups_come_in_blocks():
    matrix = matrix_of(bp.conn.GaussianProb(1.0, include_self=False, seed=1), 5000)
    assert not matrix.diagonal().any()
    assert matrix.sum(axis=1).mean() == pytest.approx(np.sqrt(2 * np.pi) - 1, rel=0.05)


@pytest.mark.parametrize("name", GROWN)
@pytest.mark.parametrize("directed", [False, True])
def test_grown_networks(name, directed):
    conn = getattr(bp.conn, name)(*GROWN[name], directed=directed, seed=3)
    matrix = matrix_of(conn, 60)
    assert not matrix.diagonal().any()
    assert directed or (matrix == matrix.T).all()
    links = {"SmallWorld": 240, "ScaleFreeBA": 2 * 57 * 3, "PowerLaw": 2 * 57 * 3}.get(name)
    if name == "ScaleFreeBADual":
        assert 2 * 56 < matrix.sum() * (1 + directed) < 2 * 56 * 4
    elif name == "SmallWorld":
        assert matrix.sum() == links
        assert (matrix != matrix_of(bp.conn.SmallWorld(4, 0.0), 60)).any()
    else:
        assert matrix.sum() * (1 + directed) == links
    assert (matrix_of(getattr(bp.conn, name)(*GROWN[name], directed=directed, seed=3), 60) == matrix).all()
    assert (matrix_of(conn, 60) != matrix).any()
    with pytest.raises(bp.errors.ConnectorError, match="groups of the same size"):
        conn(60, 61)


def test_a_ring_without_chance():
    for n, k in [(6, 4), (9, 3), (7, 6)]:
        apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
        near = np.minimum(apart, n - apart) <= k // 2
        np.testing.assert_array_equal(matrix_of(bp.conn.SmallWorld(k, 0.0), n), near & (apart > 0))
    assert matrix_of(bp.conn.SmallWorld(5, 0.3), 5).sum() == 20
    assert matrix_of(bp.conn.SmallWorld(5, 0.3, include_self=True), 5).sum() == 25


def test_links_are_led_elsewhere_with_their_probability():
    ring = matrix_of(bp.conn.SmallWorld(10, 0.0), 2000)
    for directed in (False, True):
        matrix = matrix_of(bp.conn.SmallWorld(10, 0.3, directed=directed, seed=1), 2000)
        assert (matrix & ring).sum() / ring.sum() == pytest.approx(0.7, abs=0.02)


def test_few_neurons_have_many_links():
    for conn in (bp.conn.ScaleFreeBA(3, seed=1), bp.conn.PowerLaw(3, 0.2, seed=1)):
        degrees = np.sort(matrix_of(conn, 2000).sum(axis=1))
        assert degrees[0] >= 3
        assert degrees[1000] <= 5
        assert degrees[-1] > 60


def clustering(matrix):
    links = matrix.astype(np.int64)
    closed = (links @ links * links).sum(axis=1)
    degrees = links.sum(axis=1)
    return np.mean(closed / np.maximum(degrees * (degrees - 1), 1))


def test_triangles():
    few, many = (clustering(matrix_of(bp.conn.PowerLaw(3, p, seed=1), 1000)) for p in (0.0, 1.0))
    assert many > 5 * few


def test_two_numbers_of_links_when_few_neurons_have_any():
    for seed in range(20):
        assert matrix_of(bp.conn.ScaleFreeBADual(1, 8, 0.5, seed=seed), 30).any()


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda: bp.conn.SmallWorld(7, 0.1)(5, 5), '"num_neighbor" must be at most 5'),
        (lambda: bp.conn.SmallWorld(2, 0.1)((5, 5), (5, 5)), "one axis"),
        (lambda: bp.conn.SmallWorld(2, 1.1), '"prob" must be in'),
        (lambda: bp.conn.ScaleFreeBA(0), '"m" must be in'),
        (lambda: bp.conn.ScaleFreeBA(5)(5, 5), "must be fewer than the 5 neurons"),
        (lambda: bp.conn.ScaleFreeBADual(1, 5, 0.5)(5, 5), "must be fewer than the 5 neurons"),
        (lambda: bp.conn.PowerLaw(6, 0.5)(5, 5), '"m" must be at most 5'),
        (lambda: bp.conn.GaussianProb(0.0), '"sigma" must be greater than 0'),
        (lambda: bp.conn.GaussianProb(1.0)(3, 4), "groups of the same size"),
        (lambda: bp.conn.FixedPostNum(1, include_self=False)(3, 4), "include_self=False needs"),
    ],
)
def test_rules_refuse(attempt, message):
    with pytest.raises(ValueError, match=message):
        attempt()


class Pairs(bp.conn.TwoEndConnector):
    def build_coo(self):
        return np.arange(self.pre_num), (np.arange(self.pre_num) + 1) % self.post_num


class Rows(bp.conn.TwoEndConnector):
    def build_csr(self):
        return (np.arange(self.pre_num) + 1) % self.post_num, np.arange(self.pre_num + 1)


class Matrix(bp.conn.TwoEndConnector):
    def __init__(self, step):
        super().__init__()
        self.step = step

    def build_mat(self):
        assert self.pre_size == self.post_size
        return np.roll(np.eye(self.pre_num), self.step, axis=1)


@pytest.mark.parametrize("conn", [Pairs(), Rows(), Matrix(1)])
def test_rules_of_ones_own(conn):
    ring = [[0, 1, 0], [0, 0, 1], [1, 0, 0]]
    assert matrix_of(conn, 3).tolist() == ring
    assert conn.build_mat().tolist() == ring
    cells = bp.neurons.LIF(3)
    syn = bp.synapses.Exponential(cells, cells, conn, tau=1e30)
    runner = bp.DSRunner(bp.Network(cells=cells, syn=syn), progress_bar=False)
    cells.spike = [True, False, False]
    runner.run(0.1)
    assert np.flatnonzero(syn.g.value).tolist() == [1]


def test_a_rule_must_say_something():
    class Nothing(bp.conn.TwoEndConnector):
        pass

    with pytest.raises(bp.errors.ConnectorError, match="Nothing must define build_coo, build_csr, build_mat"):
        Nothing()(2, 2)
    with pytest.raises(bp.errors.ConnectorError, match="does not know its groups yet"):
        Pairs().require("csr")
    assert Pairs(pre=2, post=(2, 1)).require("post_ids").tolist() == [1, 0]


def test_forms_of_every_connector():
    conn = bp.conn.FixedProb(0.3, seed=1)(5, 7)
    assert len(conn.build_coo()) == len(conn.build_csr()) == 2
    np.testing.assert_array_equal(conn.build_mat(), conn.requires(bp.conn.CONN_MAT))
    grid = bp.conn.GridFour()
    assert grid(4).require("conn_mat").sum() == grid.require(4, 4, "conn_mat").sum() == 6
    assert bp.conn.grid_four(3, 3).require("conn_mat").sum() == 4
    assert bp.conn.grid_eight((2, 2)).require("conn_mat").sum() == 12


def test_conversions_lead_back():
    matrix = np.random.default_rng(1).random((6, 9)) < 0.4
    coo, csr, csc = bp.conn.mat2coo(matrix), bp.conn.mat2csr(matrix), bp.conn.mat2csc(matrix)
    np.testing.assert_array_equal(bp.conn.coo2mat(coo, 6, 9), matrix)
    np.testing.assert_array_equal(bp.conn.csr2mat(csr, 6, 9), matrix)
    for made, wanted in [
        (bp.conn.csr2coo(csr), coo), (bp.conn.coo2csr(coo, 6), csr), (bp.conn.coo2csc(coo, 9), csc),
        (bp.conn.csr2csc(csr, 9), csc),
    ]:  # fmt: skip
        for one, other in zip(made, wanted, strict=True):
            np.testing.assert_array_equal(one, other)
    assert bp.conn.coo2csc(coo, 9, np.arange(len(coo[0])))[2].tolist() == np.argsort(coo[1], kind="stable").tolist()
    assert bp.conn.coo2csr(([2, 0, 2], [4, 1, 3]), 4)[0].tolist() == [1, 4, 3]
    for form in ("coo", "csr", "csc"):
        for one, other in zip(bp.conn.MatConn(matrix)(6, 9).require(form), {"coo": coo, "csr": csr, "csc": csc}[form],
                              strict=True):  # fmt: skip
            np.testing.assert_array_equal(one, other)


def test_numbers_of_synapses_per_pair():
    matrix = np.random.default_rng(1).random((20, 20)) < 0.4
    pairs = int(matrix.sum())
    counts = bp.conn.mat2mat_num(matrix, pairs + 50, seed=1)
    assert counts.sum() == pairs + 50
    assert set(counts[matrix].tolist()) == {1, 2}
    assert not counts[~matrix].any()
    assert bp.conn.coo2mat_num(bp.conn.mat2coo(matrix), 20, 20, 2 * pairs).max() == 2
    for num in (pairs - 1, 2 * pairs + 1):
        with pytest.raises(bp.errors.ConnectorError, match='"num" must be in'):
            bp.conn.mat2mat_num(matrix, num)
