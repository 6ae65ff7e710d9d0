"""Layers: the product with their matrix, whatever its form."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

MASK = np.array([[1, 0, 1, 1], [0, 0, 1, 0], [1, 1, 0, 0]], bool)
WEIGHTS = np.arange(1.0, 13.0).reshape(3, 4)
X = np.array([1.0, 0.0, -2.0])


def layers():
    conn = bp.conn.MatConn(MASK)(3, 4)
    rows = WEIGHTS[MASK]
    yield "CSRLinear", bp.dnn.CSRLinear(conn, rows), WEIGHTS * MASK
    yield "EventCSRLinear", bp.dnn.EventCSRLinear(conn, 0.5), 0.5 * MASK
    yield "Variable", bp.dnn.EventCSRLinear(conn, bp.math.Variable(rows)), WEIGHTS * MASK
    yield "MaskedLinear", bp.dnn.MaskedLinear(conn, WEIGHTS), WEIGHTS * MASK
    yield "MaskedLinear scalar", bp.dnn.MaskedLinear(conn, 2.0), 2.0 * MASK
    yield "mask_fun", bp.dnn.MaskedLinear(conn, -WEIGHTS, mask_fun=np.abs), WEIGHTS * MASK
    yield "AllToAll", bp.dnn.AllToAll(3, 4, WEIGHTS), WEIGHTS
    yield "AllToAll scalar", bp.dnn.AllToAll(3, 4, 2.0), np.full((3, 4), 2.0)
    yield "others", bp.dnn.AllToAll(3, 4, WEIGHTS, include_self=False), WEIGHTS * (1 - np.eye(3, 4))
    yield "others scalar", bp.dnn.AllToAll(3, 4, 2.0, include_self=False), 2 * (1 - np.eye(3, 4))
    yield "Dense", bp.dnn.Dense(3, 4, W_initializer=WEIGHTS), WEIGHTS
    yield "OneToOne", bp.dnn.OneToOne(3, [1.0, 2.0, 3.0]), np.diag([1.0, 2.0, 3.0])


@pytest.mark.parametrize("spikes", [False, True])
@pytest.mark.parametrize(("layer", "matrix"), [pytest.param(a, b, id=name) for name, a, b in layers()])
@pytest.mark.filterwarnings("error")
def test_layers_multiply(layer, matrix, spikes):
    x = X != 0 if spikes else X
    np.testing.assert_allclose(layer.update(x), x @ matrix, rtol=1e-6)
    looped = bp.math.for_loop(lambda i, row: layer(row), (bp.math.arange(2), np.stack([x, 2 * x])), progress_bar=False)
    np.testing.assert_allclose(looped, [x @ matrix, 2 * x @ matrix], rtol=1e-6)


def test_weights_can_change():
    layer = bp.dnn.CSRLinear(bp.conn.MatConn(MASK)(3, 4), 1.0)
    before = layer.update(X)
    layer.weight = 3.0
    np.testing.assert_allclose(layer.update(X), 3 * before)
    variable = bp.math.Variable(np.ones(MASK.sum()))
    layer.weight = variable
    variable *= 2
    np.testing.assert_allclose(layer.update(X), 2 * before)


def test_dense_adds():
    layer = bp.dnn.Dense(3, 2, W_initializer=np.zeros((3, 2)), b_initializer=[1.0, 2.0])
    assert layer.update(X).tolist() == [1.0, 2.0]
    assert bp.dnn.Dense(3, 2, b_initializer=None).b is None
    assert bp.dnn.Linear is bp.dnn.Dense
    assert bp.layers.Dense is bp.dnn.Dense


def test_drawn_layers():
    for name, options in {
        "JitFPHomoLinear": {"weight": 2.0},
        "EventJitFPUniformLinear": {"w_low": 1.0, "w_high": 3.0},
        "JitFPNormalLinear": {"w_mu": 2.0, "w_sigma": 0.1},
    }.items():
        layer = getattr(bp.dnn, name)(400, 300, prob=0.1, seed=3, **options)
        again = getattr(bp.dnn, name)(400, 300, prob=0.1, seed=3, **options)
        arrived = layer.update(np.ones(400))
        assert (arrived == again.update(np.ones(400))).all()
        assert np.mean(arrived) == pytest.approx(400 * 0.1 * 2.0, rel=0.03)


def test_what_does_not_fit():
    with pytest.raises(TypeError, match='"conn" must be a connector, got 3'):
        bp.dnn.CSRLinear(3, 1.0)
    with pytest.raises(ValueError, match=r'"conn" must know the sizes.*pre=..., post=...'):
        bp.dnn.CSRLinear(bp.conn.FixedProb(0.1), 1.0)
    with pytest.raises(ValueError, match=r'"CSRLinear.weight" must be .*shape \(6,\).*got shape \(4,\)'):
        bp.dnn.CSRLinear(bp.conn.MatConn(MASK)(3, 4), np.ones(4))
    with pytest.raises(ValueError, match=r"takes 3 numbers, got an array of shape \(4,\)"):
        bp.dnn.AllToAll(3, 4, 1.0).update(np.ones(4))
    with pytest.raises(TypeError, match='"num_pre" must be an integer'):
        bp.dnn.AllToAll("a", 4, 1.0)


def test_connectors_may_know_their_sizes():
    for conn in (
        bp.conn.FixedProb(0.5, pre=4, post=3),
        bp.conn.All2All(pre=4, post=3),
        bp.conn.FixedPreNum(2, pre=4, post=3),
    ):
        assert bp.dnn.CSRLinear(conn, 1.0).update(np.ones(4)).shape == (3,)
