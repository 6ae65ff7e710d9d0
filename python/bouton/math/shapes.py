"""Shapes: axes, pieces and copies of arrays."""

from __future__ import annotations

import numpy as np

from .wrapping import array_function

__all__ = [
    "append", "array_repr", "array_split", "array_str", "atleast_1d", "atleast_2d", "atleast_3d", "block",
    "broadcast_arrays", "broadcast_shapes", "broadcast_to", "column_stack", "concatenate", "copy", "delete",
    "diagonal", "dsplit", "dstack", "expand_dims", "flip", "fliplr", "flipud", "hsplit", "hstack", "insert",
    "moveaxis", "ndim", "pad", "permute_dims", "ravel", "repeat", "reshape", "resize", "roll", "rollaxis", "rot90",
    "row_stack", "shape", "size", "split", "squeeze", "stack", "swapaxes", "tile", "transpose", "trim_zeros",
    "vsplit", "vstack",
]  # fmt: skip

shape = array_function(np.shape, "The lengths of the axes.")
ndim = array_function(np.ndim, "The number of axes.")
size = array_function(np.size, "The number of elements, or the length of an axis.")
reshape = array_function(np.reshape, "The same elements in another shape.")
ravel = array_function(np.ravel, "The same elements along one axis.")
transpose = permute_dims = array_function(np.transpose, "With the axes in another order, by default reversed.")
swapaxes = array_function(np.swapaxes, "With two axes exchanged.")
moveaxis = array_function(np.moveaxis, "With axes moved to other places.")
rollaxis = array_function(np.rollaxis, "With one axis rolled back to a place.")
expand_dims = array_function(np.expand_dims, "With new axes of length 1.")
squeeze = array_function(np.squeeze, "Without the axes of length 1.")
atleast_1d = array_function(np.atleast_1d, "With one axis at least.")
atleast_2d = array_function(np.atleast_2d, "With two axes at least.")
atleast_3d = array_function(np.atleast_3d, "With three axes at least.")
broadcast_to = array_function(np.broadcast_to, "Repeated to a shape.")
broadcast_arrays = array_function(np.broadcast_arrays, "All repeated to a common shape.")
broadcast_shapes = array_function(np.broadcast_shapes, "The common shape of several.")

concatenate = array_function(np.concatenate, "Joined along an axis.")
stack = array_function(np.stack, "Joined along a new axis.")
vstack = row_stack = array_function(np.vstack, "Joined one below the other.")
hstack = array_function(np.hstack, "Joined side by side.")
dstack = array_function(np.dstack, "Joined along the third axis.")
column_stack = array_function(np.column_stack, "Vectors as the columns of a matrix.")
block = array_function(np.block, "Nested blocks as one array.")
append = array_function(np.append, "With values at the end.")
insert = array_function(np.insert, "With values in between.")
delete = array_function(np.delete, "Without some places.")
split = array_function(np.split, "Equal parts along an axis, or parts between given places.")
array_split = array_function(np.array_split, "Nearly equal parts along an axis.")
hsplit = array_function(np.hsplit, "Parts side by side.")
vsplit = array_function(np.vsplit, "Parts one below the other.")
dsplit = array_function(np.dsplit, "Parts along the third axis.")

tile = array_function(np.tile, "Several copies, side by side.")
repeat = array_function(np.repeat, "Each element several times.")
resize = array_function(np.resize, "In another shape, repeated where elements are missing.")
flip = array_function(np.flip, "In reverse order along axes.")
fliplr = array_function(np.fliplr, "With columns in reverse order.")
flipud = array_function(np.flipud, "With rows in reverse order.")
roll = array_function(np.roll, "Shifted along axes; what leaves at the end comes back at the start.")
rot90 = array_function(np.rot90, "Turned by a quarter, several times.")
pad = array_function(np.pad, "With margins.")
trim_zeros = array_function(np.trim_zeros, "Without the zeros at both ends.")
copy = array_function(np.copy, "A copy.")
diagonal = array_function(np.diagonal, "The diagonal.")
array_repr = array_function(np.array_repr, "As Python would print it.")
array_str = array_function(np.array_str, "As text.")
