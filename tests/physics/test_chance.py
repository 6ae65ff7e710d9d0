"""What is drawn by chance has the distribution it should have. Seeds are fixed: these tests do not fail by chance."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import bouton as bp

LOW = 1e-3
"""The p-value below which a sample is not what it should be."""


def matrix(prob, pre=1000, post=1500, **options):
    return bp.conn.FixedProb(prob, seed=11, **options)(pre, post).require("conn_mat").astype(bool)


def binomial_p_value(counts, n, prob):
    """Kolmogorov-Smirnov on the distribution function of each count, spread evenly over the steps of it."""
    u = np.random.default_rng(0).random(len(counts))
    spread = stats.binom.cdf(counts - 1, n, prob) + u * stats.binom.pmf(counts, n, prob)
    return stats.kstest(spread, "uniform").pvalue


@pytest.mark.parametrize("prob", [0.001, 0.02, 0.3, 0.5, 0.9, 0.999])
def test_degrees_of_fixed_prob_are_binomial(prob):
    drawn = matrix(prob)
    assert binomial_p_value(drawn.sum(axis=1), 1500, prob) > LOW
    assert binomial_p_value(drawn.sum(axis=0), 1000, prob) > LOW


def test_pairs_of_fixed_prob_are_independent():
    """The distance from one synapse to the next, along rows and along columns, is geometric."""
    drawn = matrix(0.05)
    for flat in (drawn.ravel(), drawn.T.ravel()):
        distances = np.diff(np.flatnonzero(flat))
        expected = stats.geom(0.05).pmf(np.arange(1, 61)) * len(distances)
        found = np.bincount(distances, minlength=61)[1:61]
        with_rest = [np.r_[counts, len(distances) - counts.sum()] for counts in (found, expected)]
        assert stats.chisquare(*with_rest).pvalue > LOW


def test_the_ends_of_fixed_prob():
    assert not matrix(0.0).any()
    assert matrix(1.0).all()


def test_no_self_connections_and_nothing_else_changed():
    drawn = matrix(0.1, 1200, 1200, include_self=False)
    assert not drawn.diagonal().any()
    off = ~np.eye(1200, dtype=bool)
    assert stats.binomtest(int(drawn[off].sum()), int(off.sum()), 0.1).pvalue > LOW


def test_a_share_of_the_neurons_has_all_the_synapses():
    drawn = matrix(0.1, pre_ratio=0.4)
    active = drawn.any(axis=1)
    assert active.sum() == 400
    assert binomial_p_value(drawn[active].sum(axis=1), 1500, 0.1) > LOW


def test_two_projections_of_one_seed_are_different_draws():
    conn = bp.conn.FixedProb(0.1, seed=3)
    first, second = (conn(500, 500).require("conn_mat").astype(bool) for _ in range(2))
    both = int((first & second).sum())
    assert stats.binomtest(both, 500 * 500, 0.01).pvalue > LOW


@pytest.mark.parametrize(
    ("initializer", "law"),
    [
        (bp.init.Normal(-55.0, 2.0, seed=1), stats.norm(-55.0, 2.0)),
        (bp.init.Normal(0.0, 1.0, seed=2), stats.norm()),
        (bp.init.Uniform(-70.0, -60.0, seed=3), stats.uniform(-70.0, 10.0)),
    ],
)
def test_initializers_draw_from_their_distribution(initializer, law):
    values = initializer(200_000)
    assert stats.kstest(values, law.cdf).pvalue > LOW
    tails = law.ppf([1e-3, 1 - 1e-3])
    for outside in ((values < tails[0]).sum(), (values > tails[1]).sum()):
        assert stats.binomtest(int(outside), len(values), 1e-3).pvalue > LOW


def test_neighbours_and_streams_are_uncorrelated():
    normal = bp.init.Normal(seed=4)
    first, second = normal(100_000), normal(100_000)
    for a, b in ((first, second), (first[1:], first[:-1]), (first[4:], first[:-4]), (first**2, second**2)):
        assert stats.pearsonr(a, b).pvalue > LOW
