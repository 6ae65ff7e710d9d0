"""Snippets with bad or odd input, and what each is to do: raise, work, or give the result of the reference.

The file says ``raise``, ``work`` or ``as reference`` for each. An error must have the reference's type, or a better one
of the same family, and must name the argument; a result is compared by value.
"""

from __future__ import annotations

import ast
import builtins
import json
import re
import traceback
import warnings
from pathlib import Path

import numpy as np
import pytest

import bouton as bp

FILE = Path(__file__).parents[3] / "shared" / "reference" / "bad_input.json"
SNIPPETS = json.loads(FILE.read_text()) if FILE.exists() else {}

pytestmark = pytest.mark.skipif(not SNIPPETS, reason=f"no snippets in {FILE}")

BAD_VALUES = (ValueError, TypeError)
"""One family: which of the two a bad value is, is a matter of taste; the reference also asserts."""

NAMED = {
    r"Delta/method_bad": "argument 'method'",
    r"/(comp_method|g_max|delay_step|output|stp|method|mode|tau_rise|tau_decay|tau_f|tau|a)_": r'"[\w.]*@"|@ ',
    r"/(pre|post)_(not|without_spike)": '"@"',
    r"(Dual\w+|Alpha)/post_without": '"post"',
    r"/\w+_without_input": '"target_var"',
    r"/(size|data_first_axis|progress_bar|duration|name|dt|V_initializer|post_ref_key)_": r'"[\w.]*@"',
    r"/conn_array_shape|MatConn": '"conn_mat"',
    r"/conn_": '"conn"',
    r"/One2One|/include_self_False_rect": "One2One|All2All",
    r"/IJConn": '"[ij]"',
    r"/CSRConn_post": '"indices"',
    r"/CSRConn_wrong": '"inptr"',
    r"/no_(conn|size)": "argument: '@'",
    r"/(HH_)?unknown": "argument 'foo'",
    r"synouts/.*_(target|membrane)": '"@_var"',
    r"COBA_E_": r"COBA\.E",
    r"MgBlock_alpha": r"MgBlock\.alpha",
    r"S(TD|TP)_(tau|U)_": r"S@\.(tau|U)",
    r"runner/inputs_": "input",
    r"runner/mon_": "monitor",
    r"runner/(jit|target)_": '"@"',
    r"runner/memeff": '"memory_efficient"',
    r"runner/run_no_duration": '"duration"',
    r"SpikeTimeGroup_len": '"indices" and "times"',
    r"SpikeTimeGroup_keep": '"keep_size"',
    r"PoissonGroup": "freqs",
    r"(FHN|MorrisLecar)_training|set_mode": '"mode"',
    r"set_float": '"dtype"',
    r"set_platform": '"platform"',
    r"Network_bad_child": "'a'",
    r"FixedProb": '"prob"',
    r"require_": r"'foo'|All2All",
    r"FixedPreNum": '"num"',
    r"GridFour": "GridFour",
    r"inputs_section": '"values" and "durations"',
}
"""What an error must name, by what its snippet is called: patterns, of which the first that fits
counts; @ is its first group."""

RESULTS = {
    "runner/inputs_iter_python_list_jit_quirk": [[v, v] for v in (1.0, 2.0, 3.0, 4.0, 5.0)],
    "runner/inputs_python_list_value": [[1.0, 2.0]] * 5,
    "runner/duration_0.3_truncates_to_2_steps": [0.0, 0.1, 0.2],
    "runner/duration_0.7_truncates_to_6_steps": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
    "misc/inputs_section": [1.0, 1.0, 2.0, 2.0, 2.0],
    "misc/inputs_section_return": ([1.0, 1.0, 2.0, 2.0, 2.0], 0.5),
}
"""Results of snippets of which the file says in words what they give."""


def snippets(*expected):
    """The snippets of which one of these is expected."""
    for name, entry in SNIPPETS.items():
        if entry["expect"] in expected:
            yield pytest.param(name, id=name)


def run(name):
    """What a snippet calls its result, in a session of its own; the last expression where it calls nothing so."""
    bp.math.set(mode=bp.math.nonbatching_mode, dt=0.1, x64=True)
    bp.math.clear_name_cache()
    space = {"bp": bp, "bm": bp.math, "np": np}
    exec(SNIPPETS[name]["code"], space)
    return space.get("result")


@pytest.mark.parametrize("name", [*snippets("raise")])
def test_raises(name):
    with pytest.raises(Exception) as raised:  # noqa: PT011
        run(name)
    error = raised.value
    pattern, word = next((p, w) for p, w in NAMED.items() if re.search(p, name))
    argument = (re.search(pattern, name).groups() or [""])[0] or ""
    assert re.search(word.replace("@", argument), str(error))
    assert isinstance(error, family(SNIPPETS[name].get("reference"))), f"{type(error).__name__}: {error}"
    assert not is_internal(error), "".join(traceback.format_exception(error))


@pytest.mark.parametrize("name", [*snippets("work", "as reference")])
def test_works(name):
    entry = SNIPPETS[name]
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        result = run(name)
    if "result" in entry:
        assert_same(result, ast.literal_eval(entry["result"]))
    if name in RESULTS:
        assert_same(result, RESULTS[name])
    if "one UserWarning" in entry.get("note", ""):
        assert [warning.category for warning in said] == [UserWarning]


def family(reference):
    """The types of error that will do, from what the reference raised."""
    if reference is None:
        return (*BAD_VALUES, IndexError)
    if reference["type"] in ("AssertionError", "UnsupportedError", *(kind.__name__ for kind in BAD_VALUES)):
        return (*BAD_VALUES, NotImplementedError)
    if "object has no attribute" in reference["message"]:
        return (*BAD_VALUES, AttributeError)
    return getattr(bp.errors, reference["type"], None) or getattr(builtins, reference["type"])


def is_internal(error):
    """Whether an error is an accident: neither raised on purpose in the package, nor by Python for a wrong call."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    raised = (last.line or "").startswith("raise") or "_core.py" in last.filename
    return not raised and "__init__()" not in str(error)


def assert_same(result, expected):
    """Equal by value: floats within rounding, containers of any kind."""
    if isinstance(expected, dict):
        assert result.keys() == expected.keys()
        for key, value in expected.items():
            assert_same(result[key], value)
    elif isinstance(expected, (list, tuple)) and not all(isinstance(item, (int, float)) for item in expected):
        assert len(result) == len(expected)
        for item, value in zip(result, expected, strict=True):
            assert_same(item, value)
    elif isinstance(expected, (list, tuple, float)):
        np.testing.assert_allclose(result, expected, rtol=1e-12, atol=1e-15)
    else:
        assert result == expected
