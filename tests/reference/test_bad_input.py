"""Every snippet of bad, or surprising, input does what the list of the reference says: raise, work, or give a result."""

from __future__ import annotations

import ast
import json
import warnings

import numpy as np
import pytest
from golden import FOLDER

import bouton as bp

LIST = FOLDER.parent / "bad_input.json"
CASES = json.loads(LIST.read_text()) if LIST.exists() else {}

FAMILIES = {
    "AssertionError": (ValueError, TypeError),
    "AttributeError": (AttributeError, TypeError, ValueError),
    "KeyError": (KeyError, AttributeError, ValueError),
    "XlaRuntimeError": (ValueError, TypeError),
    "ZeroDivisionError": (ValueError,),
}
"""What counts as the type of the reference or a better one, where it is not ValueError or TypeError."""

pytestmark = pytest.mark.skipif(not CASES, reason=f"no {LIST}")


def outcome(code):
    """What ``result`` is after a snippet."""
    bp.math.set(mode=bp.math.nonbatching_mode, dt=0.1, x64=True)
    names = {"bp": bp, "bm": bp.math, "np": np}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(code, names)
    return names.get("result")


def same(value, printed):
    """Whether a result is what the reference printed, by value."""
    try:
        expected = ast.literal_eval(printed)
    except (SyntaxError, ValueError):
        return repr(value) == printed
    if isinstance(expected, (float, int, list)) and not isinstance(expected, bool):
        return np.allclose(np.asarray(value, float), expected, rtol=1e-8, atol=1e-8)
    return value == expected


@pytest.mark.parametrize("name", CASES)
def test_bad_input(name):
    case = CASES[name]
    if case["expect"] != "raise":
        result = outcome(case["code"])
        assert case["expect"] == "work" or same(result, case["result"]), (result, case["result"])
        return
    kind = case.get("reference", {}).get("type", "ValueError")
    with pytest.raises(FAMILIES.get(kind, (ValueError, TypeError, NotImplementedError))) as caught:
        outcome(case["code"])
    assert len(str(caught.value)) > 20, "an error says what came and what was expected"
