"""The notebooks run in a real Jupyter kernel, and show what their text says."""

from __future__ import annotations

import ast
import base64
import functools
import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib.image
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
FIGURES = {
    "brunel_hakim_1999": 3,
    "first_network": 3,
    "own_neuron": 3,
    "synapses": 5,
    "tian_2020": 3,
    "van_vreeswijk_1996": 4,
    "wang_2002": 3,
}
SHORT = {"wang_2002": ("TRIALS = 40  #", "TRIALS = 4  #")}
"""What makes a long notebook short: a piece of its code, and what the tests run in its place."""


def read(path: Path) -> NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def shorten(notebook: NotebookNode, long: str, short: str) -> None:
    """Put one piece of code in the place of another, which must be there once."""
    (cell,) = (cell for cell in notebook.cells if cell.cell_type == "code" and long in cell.source)
    cell.source = cell.source.replace(long, short)


@functools.cache
def executed(stem: str) -> NotebookNode:
    """A notebook after a run in a kernel of this Python, in a folder of its own."""
    notebook = read(FOLDER / f"{stem}.ipynb")
    if stem in SHORT:
        shorten(notebook, *SHORT[stem])
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"IPYTHONDIR": folder, "JUPYTER_RUNTIME_DIR": folder}
        NotebookClient(notebook, timeout=120, kernel_name="python3").execute(env=env, cwd=folder)
    return notebook


def outputs(notebook: NotebookNode, kind: str) -> list[Any]:
    """All outputs of a MIME type."""
    found = (output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ()))
    return [data[kind] for data in found if kind in data]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_without_outputs(path: Path) -> None:
    for cell in read(path).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_is_printed_as_an_error_or_a_warning(path: Path) -> None:
    for cell in executed(path.stem).cells:
        for output in cell.get("outputs", ()):
            assert output.output_type != "error"
            assert "Warning" not in output.get("text", "")


@pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS])
def test_figures_are_neither_empty_nor_full(name: str) -> None:
    figures = outputs(executed(name), "image/png")
    assert len(figures) == FIGURES[name]
    for figure in figures:
        pixels = matplotlib.image.imread(io.BytesIO(base64.b64decode(figure)))
        dark = (pixels[..., :3].min(axis=2) < 0.9).mean()
        assert 0.01 < dark < 0.9


def result(stem: str, key: str) -> dict[Any, Any]:
    """The dict with some key that a notebook shows."""
    shown = (text for text in outputs(executed(stem), "text/plain") if text.startswith("{"))
    return next(found for found in map(ast.literal_eval, shown) if key in found)


def test_first_network_fires_as_it_should() -> None:
    rates = result("first_network", "E")
    assert rates.keys() == {"E", "I"}
    assert all(14 < rate < 30 for rate in rates.values())


def test_synapses_lift_the_potential_as_their_equations_say() -> None:
    peaks = result("synapses", "Delta")
    t = np.arange(0.0, 100.0, 0.01)
    answer = {
        "Delta": 4.0,
        "Exponential": (6.0 * 8.0 / (20.0 - 8.0) * (np.exp(-t / 20.0) - np.exp(-t / 8.0))).max(),
    }
    assert {name: peaks[name] for name in answer} == pytest.approx(answer, rel=0.01)
    assert peaks["Delta"] > peaks["DualExponential"] > peaks["Alpha"] > peaks["NMDA"] > 0.5


def test_own_neuron_is_traced_and_says_why_where_it_is_not() -> None:
    (equations,) = (text for text in outputs(executed("own_neuron"), "text/latex"))
    assert r"\frac{dV}{dt} &= 0.04" in equations
    printed = "".join(
        output.get("text", "") for cell in executed("own_neuron").cells for output in cell.get("outputs", ())
    )
    assert "if self.V.max() > 1000.0:" in printed
    assert "largest difference 0.0" in printed


def test_brunel_hakim_beats_fast_while_neurons_are_slow() -> None:
    found = result("brunel_hakim_1999", "peak")
    assert found["rate"] == pytest.approx(found["theory"], rel=0.06)
    assert 0.85 < found["peak"] / found["onset"] < 1.0
    assert found["peak"] > 30 * found["rate"]


def test_van_vreeswijk_is_balanced_and_irregular() -> None:
    rates = result("van_vreeswijk_1996", "E")
    assert rates == pytest.approx({"E": 10.0, "I": 10.0}, rel=0.25)  # the balance of infinitely many synapses
    assert 0.7 < result("van_vreeswijk_1996", "CV")["CV"] < 1.1


def test_tian_is_fast_when_balanced() -> None:
    rates, gains = result("tian_2020", "before"), result("tian_2020", "balanced")
    for balanced, alone in rates.values():
        assert balanced == pytest.approx(alone, rel=0.1)
    assert gains["balanced"]["127 Hz"] > 3 * gains["balanced"]["4 Hz"]
    assert gains["alone"]["127 Hz"] < gains["alone"]["4 Hz"] / 2


def test_wang_decides_for_the_favoured_side() -> None:
    found = result("wang_2002", "decided")
    assert found[51.2] == "4 of 4 for A"
    assert int(found["decided"].removesuffix(" of 24")) >= 22
