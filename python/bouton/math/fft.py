"""Fourier transforms (``bp.math.fft``): NumPy's, in the types of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .wrapping import array_function

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "fft", "fft2", "fftfreq", "fftn", "fftshift", "hfft", "ifft", "ifft2", "ifftn", "ifftshift", "ihfft", "irfft",
    "irfft2", "irfftn", "rfft", "rfft2", "rfftfreq", "rfftn",
]  # fmt: skip


def _function(function: Callable[..., Any], summary: str) -> Callable[..., Any]:
    return array_function(function, summary, "numpy.fft")


fft = _function(np.fft.fft, "The Fourier transform along an axis.")
ifft = _function(np.fft.ifft, "The inverse Fourier transform along an axis.")
fft2 = _function(np.fft.fft2, "The Fourier transform over two axes.")
ifft2 = _function(np.fft.ifft2, "The inverse Fourier transform over two axes.")
fftn = _function(np.fft.fftn, "The Fourier transform over several axes.")
ifftn = _function(np.fft.ifftn, "The inverse Fourier transform over several axes.")
rfft = _function(np.fft.rfft, "The Fourier transform of real numbers along an axis.")
irfft = _function(np.fft.irfft, "The inverse of :func:`rfft`.")
rfft2 = _function(np.fft.rfft2, "The Fourier transform of real numbers over two axes.")
irfft2 = _function(np.fft.irfft2, "The inverse of :func:`rfft2`.")
rfftn = _function(np.fft.rfftn, "The Fourier transform of real numbers over several axes.")
irfftn = _function(np.fft.irfftn, "The inverse of :func:`rfftn`.")
hfft = _function(np.fft.hfft, "The Fourier transform of a signal with real spectrum.")
ihfft = _function(np.fft.ihfft, "The inverse of :func:`hfft`.")
fftfreq = _function(np.fft.fftfreq, "The frequencies of a Fourier transform.")
rfftfreq = _function(np.fft.rfftfreq, "The frequencies of a Fourier transform of real numbers.")
fftshift = _function(np.fft.fftshift, "With frequency 0 in the middle.")
ifftshift = _function(np.fft.ifftshift, "The inverse of :func:`fftshift`.")
