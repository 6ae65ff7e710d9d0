"""Connections in the core."""

from __future__ import annotations

import copy
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

from .door import address, call, free
from .functions import Law

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["Connection"]


class Connection:
    """Which neurons of ``pre`` reach which neurons of ``post``: rows of targets, one row per presynaptic neuron."""

    def __init__(self, constructor: str, pre_num: int, post_num: int, *arguments: Any) -> None:
        self.pre_num = pre_num
        self.post_num = post_num
        self._own(int(call(constructor, pre_num, post_num, *arguments)), computed=False)

    def _own(self, handle: int, computed: bool) -> None:
        self.handle = handle
        self.is_computed = computed
        weakref.finalize(self, free, "conn_free", handle)

    def computed(self) -> Connection:
        """The same synapses, computed each time a neuron fires instead of stored. Only FixedProb has them."""
        connection = copy.copy(self)
        connection._own(int(call("conn_computed", self.handle)), computed=True)
        return connection

    def multiply(self, values: Array, weight: float | Law, back: bool = False) -> Array:
        """Values of the presynaptic neurons times the weights of computed synapses; ``back``: from post to pre."""
        values = np.ascontiguousarray(values, np.float64 if values.dtype == np.float64 else np.float32)
        out = np.empty(self.pre_num if back else self.post_num, values.dtype)
        law = weight if isinstance(weight, Law) else Law("", (weight,), 0, 0)
        numbers = np.array(law.parameters, np.float64)
        call(
            "conn_multiply", self.handle, back, 8 * values.itemsize, address(values), address(out),
            law.name, address(numbers), numbers.size, law.seed, law.stream,
        )  # fmt: skip
        return out

    @classmethod
    def fixed_prob(
        cls, pre: int, post: int, prob: float, pre_ratio: float, include_self: bool, seed: int, stream: int
    ) -> Connection:
        """Each pair with probability ``prob``, from a ``pre_ratio`` share of the presynaptic neurons."""
        return cls("conn_fixed_prob", pre, post, prob, pre_ratio, include_self, seed, stream)

    @classmethod
    def counted(
        cls, side: str, pre: int, post: int, num: int, include_self: bool, repeats: bool, seed: int, stream: int
    ) -> Connection:
        """``num`` neurons of one side, ``"pre"`` or ``"post"``, for each of the other."""
        return cls(f"conn_fixed_{side}_num", pre, post, num, include_self, repeats, seed, stream)

    @classmethod
    def fixed_total(cls, pre: int, post: int, num: int, repeats: bool, seed: int, stream: int) -> Connection:
        """``num`` synapses in all."""
        return cls("conn_fixed_total_num", pre, post, num, repeats, seed, stream)

    @classmethod
    def all_to_all(cls, pre: int, post: int, include_self: bool) -> Connection:
        """Each neuron to each."""
        return cls("conn_all_to_all", pre, post, include_self)

    @classmethod
    def one_to_one(cls, pre: int, post: int) -> Connection:
        """Neuron i to neuron i."""
        return cls("conn_one_to_one", pre, post)

    @classmethod
    def pairs(cls, pre: int, post: int, i: Array, j: Array) -> Connection:
        """Neuron ``i[k]`` to neuron ``j[k]``, for every k."""
        i, j = np.ascontiguousarray(i, np.int64), np.ascontiguousarray(j, np.int64)
        return cls("conn_pairs", pre, post, address(i), address(j), i.size)

    @classmethod
    def matrix(cls, pre: int, post: int, mask: Array) -> Connection:
        """The pairs where a (pre, post) matrix is true."""
        mask = np.ascontiguousarray(mask, np.bool_)
        return cls("conn_matrix", pre, post, address(mask))

    @classmethod
    def rows(cls, pre: int, post: int, indices: Array, indptr: Array) -> Connection:
        """The targets of neuron i are ``indices[indptr[i]:indptr[i + 1]]``."""
        indices, indptr = np.ascontiguousarray(indices, np.int64), np.ascontiguousarray(indptr, np.int64)
        return cls("conn_csr", pre, post, address(indices), indices.size, address(indptr), indptr.size)

    @property
    def count(self) -> int:
        """The number of synapses."""
        return int(call("conn_count", self.handle))

    def csr(self) -> tuple[Array, Array]:
        """``indices`` (int32) and ``indptr`` (int64) in row order, the order of weights."""
        indices, indptr = np.empty(self.count, np.int32), np.empty(self.pre_num + 1, np.int64)
        call("conn_read", self.handle, address(indices), address(indptr))
        return indices, indptr
