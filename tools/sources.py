"""Which files a build is made from, as one number: what is built again only when this has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GO_FOLDERS = ("kernels", "core", "pybind")
NATIVE = ("go.mod", "go.sum", "tools", *GO_FOLDERS)
WHEEL = (*NATIVE, "build.py", "pyproject.toml", "README.md", "LICENSE", "python")
MADE_HERE = ("__pycache__", "_native")
BENCH = ROOT / "tools" / "bench"  # nothing is built from it


def digest(names: Iterable[str]) -> str:
    """A hash over the names and contents of files, and of folders with all that is in them but tests."""
    result = hashlib.sha256()
    for file in sorted(file for name in names for file in _files(ROOT / name)):
        result.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return result.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    """The files under a path that a build reads."""
    if path.is_file():
        return [path]
    return [
        file
        for file in path.rglob("*")
        if file.is_file()
        and not file.name.endswith("_test.go")
        and not set(MADE_HERE) & set(file.parts)
        and BENCH not in file.parents
    ]
