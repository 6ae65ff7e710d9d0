"""Arrays of bp.math: how they are made, what they can do besides, and what functions of scripts make of them."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm


@pytest.mark.parametrize(("value", "dtype"), [
    ([1.5], np.float32), (np.float64(1), np.float32), ([1, 2], np.int32), (np.arange(2), np.int32),
    ([True], np.bool_), ([1j], np.complex64), (np.zeros(1, np.uint8), np.uint8), (bm.Variable(2), np.float32),
])  # fmt: skip
def test_types_follow_the_session(value, dtype):
    result = bm.asarray(value)
    assert (type(result), result.dtype) == (bm.Array, dtype)
    np.testing.assert_array_equal(result, np.asarray(value))


@pytest.mark.usefixtures("x64")
def test_types_follow_a_session_in_double_precision():
    assert [bm.asarray(value).dtype for value in ([1.0], [1], [1j])] == [np.float64, np.int64, np.complex128]
    assert [made(2).dtype for made in (bm.zeros, bm.ones, bm.eye)] == [np.float64] * 3
    assert bm.exp(1).dtype == np.float64


def test_types_that_are_asked_for():
    assert bm.asarray([1.7], dtype=int).tolist() == [1]
    assert bm.asarray([1.7], dtype=float).dtype == np.float32
    assert bm.asarray([1.7], dtype=np.float64).dtype == np.float64
    assert bm.array([1, 2], dtype=bm.float_).dtype == np.float32
    assert bm.cast([0.0, 2.0], bm.bool_).tolist() == [False, True]


def test_array_copies_and_asarray_does_not():
    x = bm.zeros(2)
    assert bm.asarray(x).base is x.base or np.shares_memory(bm.asarray(x), x)
    assert not np.shares_memory(bm.array(x), x)
    assert np.shares_memory(bm.array(x, copy=False), x)
    assert bm.array([1.0], ndmin=3).shape == (1, 1, 1)


def test_conversions_of_scripts():
    v = bm.Variable([1.0, 2.0])
    assert type(bm.as_numpy(v)) is np.ndarray
    assert type(bm.as_numpy(bm.ones(2))) is np.ndarray
    for convert in (bm.as_jax, bm.as_device_array, bm.as_ndarray):
        assert convert(v).tolist() == [1.0, 2.0]
        assert isinstance(convert(2.0), bm.JaxArray)
    assert bm.as_variable(v) is v
    assert bm.as_variable([3]).dtype == np.int32


def test_what_arrays_have_besides():
    x = bm.arange(3)
    assert type(x.numpy()) is type(x.to_numpy()) is np.ndarray
    assert x.value is x
    assert x.to_jax(np.float64).dtype == np.float64
    assert x.block_until_ready() is x
    assert x.unsqueeze(0).shape == x.expand_dims(0).shape == (1, 3)
    twin = x.clone()
    x.value = 5
    x.update([5, 5, 6])
    assert (x.tolist(), twin.tolist()) == ([5, 5, 6], [0, 1, 2])
    assert bm.ndarray is bm.Array is bm.JaxArray


def test_copies_that_differ_at_some_places():
    x = bm.zeros(3)
    assert x.at[1].set(2.0).tolist() == [0.0, 2.0, 0.0]
    assert x.at[[1, 1]].add(2.0).tolist() == [0.0, 4.0, 0.0]
    assert (x + 1).at[:2].multiply(3.0).tolist() == [3.0, 3.0, 1.0]
    assert x.at[x == 0].min(-1.0).tolist() == [-1.0] * 3
    assert x.at[0].max(1.0).tolist() == [1.0, 0.0, 0.0]
    assert not x.any()


def test_arithmetic_stays_in_the_session():
    assert (bm.arange(3) / 2).dtype == np.float32
    assert (bm.ones(3) * np.ones(3)).dtype == np.float32
    assert (np.ones(3) * bm.ones(3)).dtype == np.float32
    assert (bm.asarray([1.0], dtype=np.float64) * 2).dtype == np.float64
    wide = same = bm.asarray([1.0], dtype=np.float64)
    wide += 1
    assert wide is same


def test_numbers_stay_numbers():
    x = bm.ones(3)
    for number in (x.sum(), x.mean(), x[0], bm.max(x), bm.dot(x, x), np.sum(x)):
        assert isinstance(number, np.float32)
    assert f"{bm.mean(x):.2f}" == "1.00"


def test_arrays_survive_pickling_and_copying():
    x = bm.arange(3)
    for twin in (pickle.loads(pickle.dumps(x)), copy.deepcopy(x)):
        assert (type(twin), twin.tolist()) == (bm.Array, [0, 1, 2])


@pytest.mark.parametrize("model", [np.ones((2, 3), np.int16), bm.Variable(np.ones((2, 3), bool)), [[1.5] * 3] * 2])
def test_arrays_like_others(model):
    expected = bm.asarray(model).dtype if isinstance(model, list) else model.dtype
    for like, value in ((bm.zeros_like, 0), (bm.ones_like, 1), (bm.empty_like, 0)):
        assert like(model).dtype == expected
        assert (like(model) == np.full((2, 3), value)).all()
        assert like(model, dtype=float, shape=4).dtype == np.float32
    assert (bm.full_like(model, 1) == 1).all()
    assert bm.full_like(model, 1).dtype == expected


def test_full():
    assert bm.full((2, 2), 3).dtype == np.int32
    assert bm.full(2, 3, dtype=float).dtype == np.float32
    assert bm.full((2, 2), [1.0, 2.0]).tolist() == [[1.0, 2.0], [1.0, 2.0]]


def test_one_hot():
    assert bm.one_hot([0, 2, 5, -1], 3).tolist() == [[1, 0, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0]]
    assert bm.one_hot([0, 1], 3, axis=0).shape == (3, 2)
    assert bm.one_hot(1, 2, dtype=int).dtype == np.int32


def test_fill_diagonal():
    for target in (np.ones((2, 3)), bm.ones((2, 3)), bm.Variable(np.ones((2, 3)))):
        assert bm.fill_diagonal(target, 5.0, inplace=False).tolist() == [[5.0, 1.0, 1.0], [1.0, 5.0, 1.0]]
        assert np.asarray(target).max() == 1.0
        assert bm.fill_diagonal(target, [7.0, 8.0]) is None
        assert np.asarray(target).tolist() == [[7.0, 1.0, 1.0], [1.0, 8.0, 1.0]]
    with pytest.raises(ValueError, match=r'"a" must have two axes at least, got shape \(3,\)'):
        bm.fill_diagonal(np.ones(3), 0.0)


def test_exprel_is_exact_near_zero():
    x = np.array([0.0, 1e-12, -1e-5, 0.5, -20.0])
    bm.enable_x64()
    expected = [1, 1 + 5e-13, 1 - 5e-6 + 1e-10 / 6, 2 * np.expm1(0.5), np.expm1(-20) / -20]
    np.testing.assert_allclose(bm.exprel(x), expected, rtol=1e-14)
    assert bm.exprel(0.0) == 1.0


def test_erf_and_sigmoid():
    special = pytest.importorskip("scipy.special")
    x = np.linspace(-5, 5, 41)
    bm.enable_x64()
    np.testing.assert_allclose(bm.erf(x), special.erf(x), rtol=1e-14)
    np.testing.assert_allclose(bm.sigmoid(x), special.expit(x), rtol=1e-14)
    with np.errstate(all="raise"):
        assert bm.sigmoid([-1e4, 1e4]).tolist() == [0.0, 1.0]


def _elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


FORMULAS = {
    "relu": lambda x: np.maximum(x, 0), "relu6": lambda x: np.clip(x, 0, 6), "silu": lambda x: x * _sigmoid(x),
    "swish": lambda x: x * _sigmoid(x), "softplus": lambda x: np.log(1 + np.exp(x)),
    "soft_sign": lambda x: x / (1 + abs(x)), "softsign": lambda x: x / (1 + abs(x)),
    "log_sigmoid": lambda x: np.log(_sigmoid(x)), "hard_tanh": lambda x: np.clip(x, -1, 1),
    "hard_sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1), "hard_silu": lambda x: x * np.clip(x / 6 + 0.5, 0, 1),
    "hard_swish": lambda x: x * np.clip(x / 6 + 0.5, 0, 1), "tanh_shrink": lambda x: x - np.tanh(x),
    "selu": lambda x: 1.0507009873554805 * _elu(x, 1.6732632423543772), "elu": _elu, "celu": _elu,
    "leaky_relu": lambda x: np.where(x >= 0, x, 0.01 * x), "prelu": lambda x: np.where(x >= 0, x, 0.25 * x),
    "hard_shrink": lambda x: np.where(abs(x) > 0.5, x, 0),
    "soft_shrink": lambda x: np.sign(x) * np.maximum(abs(x) - 0.5, 0),
    "softmax": lambda x: np.exp(x) / np.exp(x).sum(), "log_softmax": lambda x: x - np.log(np.exp(x).sum()),
    "normalize": lambda x: (x - x.mean()) / np.sqrt(x.var() + 1e-5),
    "glu": lambda x: x[:12] * _sigmoid(x[12:]),
    "gelu": lambda x: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),
}  # fmt: skip


def test_every_activation_has_a_formula():
    from bouton.math import activations

    assert set(activations.__all__) == set(FORMULAS)


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("make", [np.asarray, list, bm.Variable])
def test_activations(name, make):
    x = np.linspace(-8, 8, 24)
    result = getattr(bm, name)(make(x))
    np.testing.assert_allclose(result, FORMULAS[name](x), rtol=2e-5, atol=1e-6)
    assert result.dtype == np.float32


def test_parameters_of_activations():
    x = np.array([-2.0, 2.0])
    np.testing.assert_allclose(bm.elu(x, 2.0), _elu(x, 2.0), rtol=1e-6)
    np.testing.assert_allclose(bm.celu(x, 2.0), [2 * np.expm1(-1), 2.0], rtol=1e-6)
    np.testing.assert_allclose(bm.gelu(x, approximate=False), [-0.0455003, 1.9544997], rtol=1e-5)
    np.testing.assert_allclose(bm.softmax([[1.0, 1.0], [0.0, 0.0]], axis=None).sum(), 1.0, rtol=1e-6)
    assert bm.softplus([1000.0, -1000.0]).tolist() == [1000.0, 0.0]


def test_names_of_other_libraries():
    x = np.array([[3.0, 4.0], [0.0, 1.0]])
    assert bm.reduce_sum(x, axis=1).tolist() == [7.0, 1.0]
    assert bm.reduce_mean(x, 0, True).shape == (1, 2)
    assert (bm.reduce_max(x), bm.reduce_min(x), bm.reduce_prod(x)) == (4.0, 0.0, 0.0)
    assert (bm.reduce_any(x), bm.reduce_all(x)) == (True, False)
    assert bm.reduce_std(x) == pytest.approx(x.std())
    assert bm.reduce_variance(x) == pytest.approx(x.var())
    assert bm.reduce_logsumexp([1000.0, 1000.0]) == pytest.approx(1000.0 + np.log(2))
    assert bm.reduce_logsumexp(x, axis=1, keepdims=True).shape == (2, 1)
    assert bm.reduce_euclidean_norm(x, axis=1).tolist() == [5.0, 1.0]
    assert bm.concat([x, x], 1).shape == bm.cat((x, x), dim=-1).shape == (2, 4)
    assert bm.clip_by_value(x, 1, 3).tolist() == bm.clamp(x, 1, 3).tolist() == [[3.0, 3.0], [1.0, 1.0]]
    assert bm.clamp(x, min=2.0).min() == 2.0
    assert bm.clip_by_norm(x, 10.0).tolist() == x.tolist()
    assert bm.clip_by_norm(x, 1.0, axis=1).tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0.0, 1.0]]
    assert bm.flatten(x).shape == (4,)
    assert bm.flatten(bm.zeros((2, 3, 4, 5)), 1, 2).shape == (2, 12, 5)
    assert bm.flatten(2.0).shape == (1,)
    assert bm.unflatten(bm.zeros((2, 6)), 1, (2, 3)).shape == (2, 2, 3)
    assert bm.unsqueeze(x, 0).shape == (1, 2, 2)


def test_trainable_variables_are_variables():
    for kind in (bm.TrainVar, bm.Parameter):
        v = kind([1.0, 2.0])
        v += 1
        assert isinstance(v, bm.Variable)
        assert v.value.tolist() == [2.0, 3.0]


def test_constants_and_types():
    assert (bm.pi, bm.e, bm.inf, bm.newaxis) == (np.pi, np.e, np.inf, None)
    assert (bm.dftype(), bm.ditype(), bm.complex_) == (np.float32, np.int32, np.complex64)
    assert bm.float64 is np.float64


def test_settings_for_a_while():
    with bm.environment(mode=bm.BatchingMode(3), dt=0.5, x64=True):
        assert (bm.dt, bm.float_, bm.mode.batch_size) == (0.5, np.float64, 3)
        assert bp.neurons.LIF(2).V.shape == (3, 2)
    assert (bm.dt, bm.float_, bm.mode) == (0.1, np.float32, bm.nonbatching_mode)
    with bm.training_environment(batch_size=2):
        assert isinstance(bm.mode, bm.TrainingMode)
    with bm.batching_environment(dt=0.2, batch_size=4):
        assert (bm.dt, bm.mode.batch_size) == (0.2, 4)


def test_settings_come_back_after_an_error():
    with pytest.raises(ZeroDivisionError), bm.environment(dt=0.5):
        raise ZeroDivisionError
    with pytest.raises(ValueError, match='"dt" must be greater than 0'), bm.environment(x64=True, dt=-1.0):
        pass
    assert (bm.dt, bm.float_) == (0.1, np.float32)


def test_an_environment_decorates_functions():
    @bm.environment(dt=0.25)
    def step():
        return bm.get_dt()

    assert [step(), step()] == [0.25, 0.25]
    assert bm.get_dt() == 0.1


def test_what_scripts_for_other_platforms_call():
    bm.set_platform("cpu")
    assert bm.get_platform() == "cpu"
    bm.set_host_device_count(4)
    bm.clear_buffer_memory(compilation=True)
    bm.enable_gpu_memory_preallocation()
    bm.disable_gpu_memory_preallocation()
    with pytest.raises(ValueError, match='"platform" must be one of "cpu"'):
        bm.set_platform("gpu")
