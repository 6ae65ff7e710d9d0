"""Neurons of the newer spelling: those of ``bouton.neurons``, driven by projections."""

from __future__ import annotations

from .adexif import AdExIF, AdExIFLTC, AdExIFRef, AdExIFRefLTC
from .adquaif import AdQuaIF, AdQuaIFLTC, AdQuaIFRef, AdQuaIFRefLTC
from .expif import ExpIF, ExpIFLTC, ExpIFRef, ExpIFRefLTC
from .gif import Gif, GifLTC, GifRef, GifRefLTC
from .hh import HH, HHLTC
from .izhikevich import Izhikevich, IzhikevichLTC, IzhikevichRef, IzhikevichRefLTC
from .lif import Lif, LifLTC, LifRef, LifRefLTC
from .morrislecar import MorrisLecar, MorrisLecarLTC
from .quaif import QuaIF, QuaIFLTC, QuaIFRef, QuaIFRefLTC
from .wangbuzsaki import WangBuzsakiHH, WangBuzsakiHHLTC

__all__ = [
    "HH",
    "HHLTC",
    "AdExIF",
    "AdExIFLTC",
    "AdExIFRef",
    "AdExIFRefLTC",
    "AdQuaIF",
    "AdQuaIFLTC",
    "AdQuaIFRef",
    "AdQuaIFRefLTC",
    "ExpIF",
    "ExpIFLTC",
    "ExpIFRef",
    "ExpIFRefLTC",
    "Gif",
    "GifLTC",
    "GifRef",
    "GifRefLTC",
    "Izhikevich",
    "IzhikevichLTC",
    "IzhikevichRef",
    "IzhikevichRefLTC",
    "Lif",
    "LifLTC",
    "LifRef",
    "LifRefLTC",
    "MorrisLecar",
    "MorrisLecarLTC",
    "QuaIF",
    "QuaIFLTC",
    "QuaIFRef",
    "QuaIFRefLTC",
    "WangBuzsakiHH",
    "WangBuzsakiHHLTC",
]
