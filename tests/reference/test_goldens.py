"""Every golden case of the reference: booleans identical, floats within the tolerance of its neurons."""

from __future__ import annotations

import pytest
from golden import FOLDER, Golden

CASES = sorted(FOLDER.glob("*.npz"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore:.* has no output:UserWarning")
def test_golden(path, worst):
    case = Golden(path)
    error, place = case.compare(case.run())
    worst[path.stem.split("_")[0]].append((error, f"{path.stem} {place}"))
    assert error <= case.tolerance, place
