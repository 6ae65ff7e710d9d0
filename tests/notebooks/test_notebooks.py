"""The notebooks run in a real Jupyter kernel, and show what their text says."""

from __future__ import annotations

import ast
import base64
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib.image
import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def read(path: Path) -> NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, NotebookNode]:
    """Every notebook, executed in a kernel of this Python."""
    folder = tmp_path_factory.mktemp("notebooks")
    env = os.environ | {"IPYTHONDIR": str(folder), "JUPYTER_RUNTIME_DIR": str(folder)}
    done = {}
    for path in NOTEBOOKS:
        done[path.stem] = read(path)
        client = NotebookClient(done[path.stem], timeout=120, kernel_name="python3")
        client.execute(env=env, cwd=str(folder))
    return done


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
def test_nothing_is_printed_as_an_error_or_a_warning(path: Path, executed: dict[str, NotebookNode]) -> None:
    for cell in executed[path.stem].cells:
        for output in cell.get("outputs", ()):
            assert output.output_type != "error"
            assert "Warning" not in output.get("text", "")


def test_first_network_shows_three_figures(executed: dict[str, NotebookNode]) -> None:
    figures = outputs(executed["first_network"], "image/png")
    assert len(figures) == 3
    for figure in figures:
        pixels = matplotlib.image.imread(io.BytesIO(base64.b64decode(figure)))
        dark = (pixels[..., :3].min(axis=2) < 0.9).mean()
        assert 0.01 < dark < 0.9


def test_first_network_fires_as_it_should(executed: dict[str, NotebookNode]) -> None:
    rates = next(ast.literal_eval(text) for text in outputs(executed["first_network"], "text/plain") if "'E':" in text)
    assert rates.keys() == {"E", "I"}
    assert all(14 < rate < 30 for rate in rates.values())
