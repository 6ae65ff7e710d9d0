"""The code in the README and on the pages of the documentation runs, from top to bottom; the examples run as well."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS = {page: CODE.findall(page.read_text()) for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
PAGES = [page for page, blocks in BLOCKS.items() if blocks]


EXAMPLES = sorted((ROOT / "docs" / "examples" / "own").glob("*.py"))


def run(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=folder,
        env=os.environ | {"MPLBACKEND": "svg"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_code_runs(page: Path, tmp_path: Path) -> None:
    run(tmp_path, "-c", "\n".join(BLOCKS[page]))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_examples_run(example: Path, tmp_path: Path) -> None:
    run(tmp_path, str(example))


def test_examples_are_shown() -> None:
    page = (ROOT / "docs" / "own_models.md").read_text()
    shown = re.findall(r"^```{literalinclude} examples/own/(\w+)\.py$", page, re.MULTILINE)
    assert sorted(shown) == [path.stem for path in EXAMPLES]


def test_pages_with_code_are_found() -> None:
    assert {page.stem for page in PAGES} >= {"README", "getting_started", "reproducibility"}
