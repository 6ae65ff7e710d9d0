"""What the core does for Python outside of a network: threads, random numbers, descriptions of models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .door import address, call

if TYPE_CHECKING:
    from .._typing import Array

__all__ = [
    "Law",
    "describe_model",
    "draw_exponential",
    "draw_gamma",
    "draw_normal",
    "draw_truncated_normal",
    "draw_uniform",
    "kernels",
    "model_start",
    "num_threads",
    "set_threads",
    "tableau",
]


def set_threads(count: int) -> None:
    """Force the number of threads; 0 lets the core choose."""
    call("threads_set", count)


def num_threads() -> int:
    """The number of threads that was forced; 0 when the core chooses."""
    return int(call("threads_get"))


def kernels() -> str:
    """Which vector loops this processor runs: ``"avx512"``, ``"avx2"`` or ``"plain"``."""
    return str(call("kernels"))


def draw_normal(seed: int, stream: int, mean: float, scale: float, out: Array) -> None:
    """Fill a float64 array with normal numbers from one stream of a seed."""
    call("draw_normal", seed, stream, mean, scale, address(out), out.size)


def draw_uniform(seed: int, stream: int, low: float, high: float, out: Array) -> None:
    """Fill a float64 array with numbers from [low, high) from one stream of a seed."""
    call("draw_uniform", seed, stream, low, high, address(out), out.size)


def draw_truncated_normal(
    seed: int, stream: int, loc: float, scale: float, lower: float, upper: float, out: Array
) -> None:
    """Fill a float64 array with normal numbers from [lower, upper] from one stream of a seed."""
    call("draw_truncated_normal", seed, stream, loc, scale, lower, upper, address(out), out.size)


def draw_gamma(seed: int, stream: int, shape: float, scale: float, out: Array) -> None:
    """Fill a float64 array with gamma numbers from one stream of a seed."""
    call("draw_gamma", seed, stream, shape, scale, address(out), out.size)


def draw_exponential(seed: int, stream: int, scale: float, out: Array) -> None:
    """Fill a float64 array with exponential numbers from one stream of a seed."""
    call("draw_exponential", seed, stream, scale, address(out), out.size)


def describe_model(model: str) -> dict[str, Any]:
    """Name, parameters, states and citation of a model, as the core knows it."""
    description: dict[str, Any] = json.loads(call("model_describe", model))
    return description


def tableau(method: str) -> list[list[float]]:
    """The coefficients of an explicit Runge-Kutta method: one row for each stage after the first, then the weights."""
    rows: list[list[float]] = json.loads(call("tableau", method))
    return rows


def model_start(model: str, state: str, known: dict[str, Array | float], n: int) -> Array:
    """What a state of n neurons starts from, given parameters and other states: one number, or one per neuron."""
    values = np.array([np.broadcast_to(np.ravel(value), n) for value in known.values()], np.float64)
    start = np.empty(n, np.float64)
    call("model_start", model, state, n, " ".join(known), address(values), address(start))
    return start


class Law(NamedTuple):
    """Numbers that the core draws where it needs them: a distribution, its parameters, and the stream of a seed."""

    name: str
    parameters: tuple[float, ...]
    seed: int
    stream: int

    def draw(self, count: int) -> Array:
        """The first ``count`` numbers."""
        out = np.empty(count, np.float64)
        call(f"draw_{self.name}", self.seed, self.stream, *self.parameters, address(out), count)
        return out
