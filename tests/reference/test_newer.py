"""The newer spelling against the reference: booleans identical, numbers within rounding."""

from __future__ import annotations

import numpy as np
import pytest
from newer import CASES, DATA, kept, record

import bouton as bp

STEEP = {"coba_HH", "coba_HHLTC", "delta_HH", "CondNeuGroup", "CondNeuGroupLTC"}
"""Cases whose spikes amplify the last bit."""


@pytest.mark.parametrize("name", list(CASES))
@pytest.mark.filterwarnings("error::UserWarning")
def test_newer(name, worst):
    bp.math.set(mode=bp.math.nonbatching_mode, dt=0.1, x64=True)
    with np.load(DATA) as expected:
        for k, values in enumerate(record(bp, name)):
            wanted, found = expected[f"{name}:{k}"], kept(values)
            assert found.dtype == wanted.dtype
            assert found.shape == wanted.shape
            if wanted.dtype == np.uint8:
                assert (found == wanted).all(), f"variable {k}: other spikes"
                continue
            error = np.max(np.abs(found - wanted) / (1 + np.abs(wanted)))
            worst["newer"].append((float(error), f"{name} {k}"))
            assert error <= (1e-7 if name in STEEP else 1e-10), f"variable {k}"
