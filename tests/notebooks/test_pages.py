"""The code in the README and on the pages of the documentation runs, from top to bottom of each page."""

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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_code_runs(page: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(BLOCKS[page])],
        cwd=tmp_path,
        env=os.environ | {"MPLBACKEND": "svg"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_pages_with_code_are_found() -> None:
    assert {page.stem for page in PAGES} >= {"README", "getting_started", "reproducibility"}
