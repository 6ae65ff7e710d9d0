"""Sums, means, extremes and other statistics along axes."""

from __future__ import annotations

import numpy as np

from .wrapping import array_function

__all__ = [
    "all", "alltrue", "amax", "amin", "any", "apply_along_axis", "apply_over_axes", "argmax", "argmin", "average",
    "bincount", "corrcoef", "count_nonzero", "cov", "cumprod", "cumproduct", "cumsum", "diff", "digitize",
    "ediff1d", "gradient", "histogram", "histogram2d", "histogram_bin_edges", "histogramdd", "max", "mean",
    "median", "min", "nanargmax", "nanargmin", "nancumprod", "nancumsum", "nanmax", "nanmean", "nanmedian",
    "nanmin", "nanpercentile", "nanprod", "nanquantile", "nanstd", "nansum", "nanvar", "percentile", "prod",
    "product", "ptp", "quantile", "sometrue", "std", "sum", "var",
]  # fmt: skip

sum = array_function(np.sum, "The sum along axes, or of all elements.")
prod = product = array_function(np.prod, "The product along axes, or of all elements.")
mean = array_function(np.mean, "The mean along axes, or of all elements.")
average = array_function(np.average, "The weighted mean along axes.")
std = array_function(np.std, "The standard deviation along axes, or of all elements.")
var = array_function(np.var, "The variance along axes, or of all elements.")
max = amax = array_function(np.max, "The greatest along axes, or of all elements.")
min = amin = array_function(np.min, "The least along axes, or of all elements.")
ptp = array_function(np.ptp, "The range, greatest less least.")
median = array_function(np.median, "The median along axes, or of all elements.")
percentile = array_function(np.percentile, "Percentiles, of 0 to 100.")
quantile = array_function(np.quantile, "Quantiles, of 0 to 1.")
all = alltrue = array_function(np.all, "Whether all are true, along axes or at all.")
any = sometrue = array_function(np.any, "Whether one is true, along axes or at all.")
count_nonzero = array_function(np.count_nonzero, "How many are not zero.")
argmax = array_function(np.argmax, "Where the greatest is; the first of several.")
argmin = array_function(np.argmin, "Where the least is; the first of several.")

cumsum = array_function(np.cumsum, "Running sums.")
cumprod = cumproduct = array_function(np.cumprod, "Running products.")
diff = array_function(np.diff, "Differences of neighbours.")
ediff1d = array_function(np.ediff1d, "Differences of neighbours in the flattened array.")
gradient = array_function(np.gradient, "Slopes, by central differences.")

nansum = array_function(np.nansum, "The sum, NaN counted as 0.")
nanprod = array_function(np.nanprod, "The product, NaN counted as 1.")
nanmean = array_function(np.nanmean, "The mean of what is not NaN.")
nanstd = array_function(np.nanstd, "The standard deviation of what is not NaN.")
nanvar = array_function(np.nanvar, "The variance of what is not NaN.")
nanmax = array_function(np.nanmax, "The greatest of what is not NaN.")
nanmin = array_function(np.nanmin, "The least of what is not NaN.")
nanmedian = array_function(np.nanmedian, "The median of what is not NaN.")
nanpercentile = array_function(np.nanpercentile, "Percentiles of what is not NaN.")
nanquantile = array_function(np.nanquantile, "Quantiles of what is not NaN.")
nanargmax = array_function(np.nanargmax, "Where the greatest is that is not NaN.")
nanargmin = array_function(np.nanargmin, "Where the least is that is not NaN.")
nancumsum = array_function(np.nancumsum, "Running sums, NaN counted as 0.")
nancumprod = array_function(np.nancumprod, "Running products, NaN counted as 1.")

cov = array_function(np.cov, "The covariance matrix.")
corrcoef = array_function(np.corrcoef, "The correlation matrix.")
histogram = array_function(np.histogram, "Counts in bins, and the edges of the bins.")
histogram2d = array_function(np.histogram2d, "Counts in bins of a plane, and their edges.")
histogramdd = array_function(np.histogramdd, "Counts in bins of several dimensions, and their edges.")
histogram_bin_edges = array_function(np.histogram_bin_edges, "The edges that bins would have.")
bincount = array_function(np.bincount, "How often each integer from 0 occurs.")
digitize = array_function(np.digitize, "The bin that each number falls into.")
apply_along_axis = array_function(np.apply_along_axis, "A function of one axis, applied along it.")
apply_over_axes = array_function(np.apply_over_axes, "A function, applied along several axes in turn.")
