"""Checks that scripts make of their own arguments (``bp.check``)."""

from __future__ import annotations

from .arguments import (
    is_callable,
    is_connector,
    is_dict_data,
    is_float,
    is_initializer,
    is_instance,
    is_integer,
    is_sequence,
    is_string,
    is_subclass,
    serialize_kwargs,
)
from .collections import is_all_objs, is_all_vars, is_elem_or_seq_or_dict
from .conditions import jit_error, jit_error_checking, jit_error_checking_no_args
from .shapes import check_shape, check_shape_except_batch, is_shape_broadcastable, is_shape_consistency

__all__ = [
    "check_shape",
    "check_shape_except_batch",
    "is_all_objs",
    "is_all_vars",
    "is_callable",
    "is_connector",
    "is_dict_data",
    "is_elem_or_seq_or_dict",
    "is_float",
    "is_initializer",
    "is_instance",
    "is_integer",
    "is_sequence",
    "is_shape_broadcastable",
    "is_shape_consistency",
    "is_string",
    "is_subclass",
    "jit_error",
    "jit_error_checking",
    "jit_error_checking_no_args",
    "serialize_kwargs",
]
