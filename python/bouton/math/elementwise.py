"""Arithmetic, powers, exponentials, trigonometry and rounding, element by element."""

from __future__ import annotations

import numpy as np

from .wrapping import array_function

__all__ = [
    "abs", "absolute", "add", "angle", "arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctan2", "arctanh",
    "around", "cbrt", "ceil", "clip", "conj", "conjugate", "copysign", "cos", "cosh", "deg2rad", "degrees",
    "divide", "divmod", "exp", "exp2", "expm1", "fabs", "fix", "float_power", "floor", "floor_divide", "fmax",
    "fmin", "fmod", "frexp", "gcd", "heaviside", "hypot", "i0", "imag", "interp", "lcm", "ldexp", "log", "log1p",
    "log2", "log10", "logaddexp", "logaddexp2", "maximum", "minimum", "mod", "modf", "multiply", "nan_to_num",
    "negative", "nextafter", "positive", "power", "rad2deg", "radians", "real", "reciprocal", "remainder", "rint",
    "round", "round_", "sign", "signbit", "sin", "sinc", "sinh", "sqrt", "square", "subtract", "tan", "tanh",
    "true_divide", "trunc", "unwrap",
]  # fmt: skip

add = array_function(np.add, "The sum, ``x1 + x2``.")
subtract = array_function(np.subtract, "The difference, ``x1 - x2``.")
multiply = array_function(np.multiply, "The product, ``x1 * x2``.")
divide = true_divide = array_function(np.divide, "The quotient, ``x1 / x2``.")
floor_divide = array_function(np.floor_divide, "The quotient rounded down, ``x1 // x2``.")
mod = remainder = array_function(np.remainder, "What is left of a division, with the sign of the divisor: ``x1 % x2``.")
fmod = array_function(np.fmod, "What is left of a division, with the sign of the dividend.")
modf = array_function(np.modf, "Fractional and integral part.")
divmod = array_function(np.divmod, "Quotient and remainder, ``(x1 // x2, x1 % x2)``.")
negative = array_function(np.negative, "With the other sign, ``-x``.")
positive = array_function(np.positive, "The same, ``+x``.")
reciprocal = array_function(np.reciprocal, "The inverse, ``1 / x``.")
abs = absolute = array_function(np.absolute, "The absolute value.")
fabs = array_function(np.fabs, "The absolute value, as a float.")
sign = array_function(np.sign, "-1, 0 or 1, as the number is negative, zero or positive.")
signbit = array_function(np.signbit, "Whether the sign is a minus, as of -0.0.")
copysign = array_function(np.copysign, "The magnitude of the first with the sign of the second.")
heaviside = array_function(np.heaviside, "0 below zero, 1 above, and the second argument at zero.")
maximum = array_function(np.maximum, "The greater of two; NaN if one of them is.")
minimum = array_function(np.minimum, "The lesser of two; NaN if one of them is.")
fmax = array_function(np.fmax, "The greater of two; the other one if one is NaN.")
fmin = array_function(np.fmin, "The lesser of two; the other one if one is NaN.")
gcd = array_function(np.gcd, "The greatest common divisor of integers.")
lcm = array_function(np.lcm, "The least common multiple of integers.")

power = array_function(np.power, "The first to the power of the second, ``x1 ** x2``.")
float_power = array_function(np.float_power, "The first to the power of the second, as a float.")
square = array_function(np.square, "The square, ``x * x``.")
sqrt = array_function(np.sqrt, "The square root; NaN for negative numbers.")
cbrt = array_function(np.cbrt, "The cube root.")
hypot = array_function(np.hypot, "The hypotenuse, ``sqrt(x1**2 + x2**2)``, without overflow on the way.")
exp = array_function(np.exp, "``e`` to the power of each element.")
exp2 = array_function(np.exp2, "2 to the power of each element.")
expm1 = array_function(np.expm1, "``exp(x) - 1``, exact near 0 too.")
log = array_function(np.log, "The natural logarithm.")
log2 = array_function(np.log2, "The logarithm to base 2.")
log10 = array_function(np.log10, "The logarithm to base 10.")
log1p = array_function(np.log1p, "``log(1 + x)``, exact near 0 too.")
logaddexp = array_function(np.logaddexp, "``log(exp(x1) + exp(x2))``, without overflow on the way.")
logaddexp2 = array_function(np.logaddexp2, "``log2(2**x1 + 2**x2)``, without overflow on the way.")
frexp = array_function(np.frexp, "Mantissa and power of two.")
ldexp = array_function(np.ldexp, "``x1 * 2**x2``.")
nextafter = array_function(np.nextafter, "The next float from the first towards the second.")

sin = array_function(np.sin, "The sine of an angle in radians.")
cos = array_function(np.cos, "The cosine of an angle in radians.")
tan = array_function(np.tan, "The tangent of an angle in radians.")
arcsin = array_function(np.arcsin, "The angle of a sine, in radians.")
arccos = array_function(np.arccos, "The angle of a cosine, in radians.")
arctan = array_function(np.arctan, "The angle of a tangent, in radians.")
arctan2 = array_function(np.arctan2, "The angle of the point (x2, x1) in radians, from -π to π.")
sinh = array_function(np.sinh, "The hyperbolic sine.")
cosh = array_function(np.cosh, "The hyperbolic cosine.")
tanh = array_function(np.tanh, "The hyperbolic tangent.")
arcsinh = array_function(np.arcsinh, "The inverse of the hyperbolic sine.")
arccosh = array_function(np.arccosh, "The inverse of the hyperbolic cosine.")
arctanh = array_function(np.arctanh, "The inverse of the hyperbolic tangent.")
deg2rad = radians = array_function(np.deg2rad, "Degrees in radians.")
rad2deg = degrees = array_function(np.rad2deg, "Radians in degrees.")
sinc = array_function(np.sinc, "``sin(πx) / (πx)``, 1 at 0.")
unwrap = array_function(np.unwrap, "Angles without jumps of a whole turn.")

round = around = round_ = array_function(np.round, "Rounded to so many decimals; what lies halfway, to the even digit.")
rint = array_function(np.rint, "Rounded to the nearest integer, to the even one of two.")
floor = array_function(np.floor, "Rounded down.")
ceil = array_function(np.ceil, "Rounded up.")
trunc = fix = array_function(np.trunc, "Rounded towards zero.")
clip = array_function(np.clip, "Limited to an interval: what lies outside takes the value of the nearer bound.")
nan_to_num = array_function(np.nan_to_num, "With numbers in place of NaN and infinity.")
interp = array_function(np.interp, "Linear interpolation between given points.")
i0 = array_function(np.i0, "The modified Bessel function of the first kind, of order 0.")

real = array_function(np.real, "The real part.")
imag = array_function(np.imag, "The imaginary part.")
angle = array_function(np.angle, "The angle of complex numbers.")
conj = conjugate = array_function(np.conjugate, "The complex conjugate.")
