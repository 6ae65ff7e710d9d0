"""Edits to the code that gopy and pybindgen generate: smaller, and good for every CPython >= 3.11.

Each edit names a pattern that must occur exactly once. Should another version of a generator write something else,
the build stops and says which edit no longer fits, instead of going on with code that nobody has seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tools.steps import Failure

Edit = tuple[str, str, str]  # what it does, the pattern, its replacement

# The cgo stubs. Only basic types cross the boundary, so gopy's wrappers of slices and complex numbers go.
GO_STUBS: Sequence[Edit] = (
    ("let the build choose the C flags", r"#cgo CFLAGS: .*\n", ""),
    ("bake no path of this machine into the library", r"#cgo LDFLAGS: .*\n", ""),
    ("declare free()", r"#include <Python\.h>\n", "#include <Python.h>\n#include <stdlib.h>\n"),
    ("drop a check outside the stable ABI", r"static inline int gopy_method_check(?:.*\n){3}", ""),
    ("drop complex numbers", r"func complex64GoToPy(?:.*\n)+?(?=// errorGoToPy)", ""),
    ("drop slices", r"// ---- Package: go ---\n(?:.*\n)+?(?=// ---- Package: pybind ---)", ""),
)

# The program that describes the C module to pybindgen: no slices here either.
C_PROGRAM: Sequence[Edit] = (("drop slices", r"(?:mod\.add_function\('Slice_.*\n)+", ""),)

# The C module.
C_MODULE: Sequence[Edit] = (
    ("name no type outside the stable ABI", r"typedef PyAsyncMethods\* cmpfunc;", "typedef void* cmpfunc;"),
)

# The Python wrapper: a plain import, which works in a current folder that was deleted, too.
PYTHON_WRAPPER: Sequence[Edit] = (
    (
        "import without changing the current folder",
        r"# the following is required to enable dlopen(?:.*\n)+?os\.chdir\(cwd\)\n",
        "from . import _native\n",
    ),
)


def edit(file: Path, edits: Sequence[Edit]) -> None:
    """Apply all edits to a file, in place."""
    text = file.read_text(encoding="utf-8")
    for purpose, pattern, replacement in edits:
        text, times = re.subn(pattern, replacement, text)
        if times != 1:
            raise Failure(
                f"cannot {purpose} in the generated {file.name}: the pattern {pattern!r} was expected once and "
                f"found {times} times (gopy and pybindgen are pinned in go.mod and pyproject.toml: were they changed?)"
            )
    file.write_text(text, encoding="utf-8")
