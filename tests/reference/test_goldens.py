"""Every golden case of the reference: booleans identical, floats within the tolerance of its neurons."""

from __future__ import annotations

import pytest
from golden import FOLDER, Golden

from bouton.errors import UnsupportedError

CASES = sorted(FOLDER.glob("*.npz"))

later = pytest.mark.xfail(raises=UnsupportedError, reason="steps written in Python do not run yet")


def marked(path):
    return pytest.param(path, id=path.stem, marks=[later] if path.stem.startswith("order_") else [])


@pytest.mark.parametrize("path", list(map(marked, CASES)))
@pytest.mark.filterwarnings("ignore:.* has no output:UserWarning")
def test_golden(path, worst):
    case = Golden(path)
    error, place = case.compare(case.run())
    worst[path.stem.split("_")[0]].append((error, f"{path.stem} {place}"))
    assert error <= case.tolerance, place
