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
FIGURES = {"first_network": 3, "synapses": 5}


def read(path: Path) -> NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


@functools.cache
def executed(stem: str) -> NotebookNode:
    """A notebook after a run in a kernel of this Python, in a folder of its own."""
    notebook = read(FOLDER / f"{stem}.ipynb")
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


def test_first_network_fires_as_it_should() -> None:
    rates = next(ast.literal_eval(text) for text in outputs(executed("first_network"), "text/plain") if "'E':" in text)
    assert rates.keys() == {"E", "I"}
    assert all(14 < rate < 30 for rate in rates.values())


def test_synapses_lift_the_potential_as_their_equations_say() -> None:
    peaks = next(ast.literal_eval(text) for text in outputs(executed("synapses"), "text/plain") if "'Delta':" in text)
    t = np.arange(0.0, 100.0, 0.01)
    answer = {
        "Delta": 4.0,
        "Exponential": (6.0 * 8.0 / (20.0 - 8.0) * (np.exp(-t / 20.0) - np.exp(-t / 8.0))).max(),
    }
    assert {name: peaks[name] for name in answer} == pytest.approx(answer, rel=0.01)
    assert peaks["Delta"] > peaks["DualExponential"] > peaks["Alpha"] > peaks["NMDA"] > 0.5
