"""Choosing, finding, sorting, and sets."""

from __future__ import annotations

import numpy as np

from .wrapping import array_function

__all__ = [
    "argpartition", "argsort", "argwhere", "choose", "compress", "diag_indices", "diag_indices_from", "extract",
    "flatnonzero", "in1d", "indices", "intersect1d", "isin", "ix_", "lexsort", "mask_indices", "nonzero",
    "partition", "piecewise", "ravel_multi_index", "searchsorted", "select", "setdiff1d", "setxor1d", "sort",
    "sort_complex", "take", "take_along_axis", "tril_indices", "tril_indices_from", "triu_indices",
    "triu_indices_from", "union1d", "unique", "unravel_index", "where",
]  # fmt: skip

where = array_function(np.where, "Of two arrays, the first where a condition is true; of none, the places where it is.")
select = array_function(np.select, "The first choice whose condition is true.")
choose = array_function(np.choose, "From several arrays, the one that an index names.")
piecewise = array_function(np.piecewise, "A function that is given piece by piece.")
take = array_function(np.take, "The elements at some places along an axis.")
take_along_axis = array_function(np.take_along_axis, "The elements at the places that another array names.")
compress = array_function(np.compress, "The slices for which a condition is true.")
extract = array_function(np.extract, "The elements for which a condition is true.")
nonzero = array_function(np.nonzero, "The places that are not zero, an array for each axis.")
flatnonzero = array_function(np.flatnonzero, "The places that are not zero in the flattened array.")
argwhere = array_function(np.argwhere, "The places that are not zero, a row for each.")
searchsorted = array_function(np.searchsorted, "Where to insert elements into a sorted array.")

sort = array_function(np.sort, "In ascending order.")
argsort = array_function(np.argsort, "The places of the elements in ascending order.")
lexsort = array_function(np.lexsort, "The places of the rows in the order of several keys, the last one first.")
partition = array_function(np.partition, "With one element in its place, all lesser ones before it.")
argpartition = array_function(np.argpartition, "The places of the elements of a partition.")
sort_complex = array_function(np.sort_complex, "In the order of real, then imaginary parts.")

unique = array_function(np.unique, "The different elements, in ascending order.")
isin = in1d = array_function(np.isin, "Whether each element occurs in another array.")
intersect1d = array_function(np.intersect1d, "The elements that two arrays share.")
union1d = array_function(np.union1d, "The elements of either array.")
setdiff1d = array_function(np.setdiff1d, "The elements of the first array that are not in the second.")
setxor1d = array_function(np.setxor1d, "The elements that are in one of two arrays.")

tril_indices = array_function(np.tril_indices, "The places of the lower triangle of a square matrix.")
tril_indices_from = array_function(np.tril_indices_from, "The places of the lower triangle of a matrix.")
triu_indices = array_function(np.triu_indices, "The places of the upper triangle of a square matrix.")
triu_indices_from = array_function(np.triu_indices_from, "The places of the upper triangle of a matrix.")
diag_indices = array_function(np.diag_indices, "The places of the diagonal.")
diag_indices_from = array_function(np.diag_indices_from, "The places of the diagonal of an array.")
mask_indices = array_function(np.mask_indices, "The places that a masking function leaves.")
unravel_index = array_function(np.unravel_index, "Places in the flattened array as places along each axis.")
ravel_multi_index = array_function(np.ravel_multi_index, "Places along each axis as places in the flattened array.")
ix_ = array_function(np.ix_, "Index arrays for all combinations of some places.")
indices = array_function(np.indices, "The place along each axis, for every element of a shape.")
