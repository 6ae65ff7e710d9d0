"""The native module `bouton._native`: Go's package pybind, wrapped by gopy into one extension for all CPythons >= 3.11.

gopy writes cgo stubs and a Python wrapper, pybindgen the C module around the stubs; both are edited a little
(generated.py) and compiled into a single shared library. A digest of all that goes in is kept beside what comes out,
so that nothing is built twice.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from tools import generated, sources
from tools.sources import ROOT
from tools.steps import Failure, quiet, step
from tools.toolchain import find_headers, go_environment

STABLE_ABI = "0x030b0000"  # of CPython 3.11
WORK = ROOT / "_build"  # inside the Go module, which `./...` does not enter because of its underscore
RESULT = WORK / "_native"
LIBRARY = "_native.abi3.so"
SETTINGS = ("CC", "CGO_CFLAGS", "CGO_LDFLAGS", "GOAMD64", "GOEXPERIMENT", "GOFLAGS")
LINK_FLAGS = {"darwin": "-Wl,-undefined,dynamic_lookup"}  # Python's own symbols are found when it is loaded


def build() -> Path:
    """Build the package folder `_native`, or reuse it when nothing has changed."""
    if sys.platform == "win32":
        raise Failure("bouton builds on Linux and macOS; on Windows use it inside WSL.")
    env = _environment()
    stamp, digest = WORK / "digest", _digest(env)
    if stamp.exists() and stamp.read_text() == digest:
        return RESULT
    shutil.rmtree(WORK, ignore_errors=True)
    with step("generating the binding (gopy)"):
        _generate(env)
    with step("compiling the native module (go build)"):
        _compile(env)
    RESULT.mkdir()
    for made, name in {"__init__.py": "__init__.py", "pybind.py": "native.py", LIBRARY: LIBRARY}.items():
        shutil.move(WORK / made, RESULT / name)
    stamp.write_text(digest)
    return RESULT


def _environment() -> dict[str, str]:
    """Go's environment and the flags of the C compiler: all of them, so that no -ffast-math slips in."""
    headers = find_headers()
    include = [f"-I{headers}", f"-idirafter{headers.parent}"]  # Debian's pyconfig.h is found from its parent
    flags = ["-O2", "-std=gnu17", *include, f"-DPy_LIMITED_API={STABLE_ABI}"]
    return go_environment() | {"CGO_CFLAGS": shlex.join(flags), "CGO_LDFLAGS": LINK_FLAGS.get(sys.platform, "")}


def _generate(env: dict[str, str]) -> None:
    """Write native.go, native_go.h, native.c and pybind.py into the work folder."""
    gopy = ["go", "tool", "gopy", "gen", f"-output={WORK.name}", f"-vm={sys.executable}", "-name=native"]
    quiet([*gopy, "-rename", "-no-make", "-dynamic-link=true", "./pybind"], cwd=ROOT, env=env)
    generated.edit(WORK / "native.go", generated.GO_STUBS)
    quiet(["go", "tool", "goimports", "-w", WORK / "native.go"], cwd=ROOT, env=env)
    objects = WORK / "obj"
    objects.mkdir()
    cgo = ["go", "tool", "cgo", "-objdir", f"{objects}/", "-exportheader", "native_go.h", "--"]
    quiet([*cgo, *shlex.split(env["CGO_CFLAGS"]), "native.go"], cwd=WORK, env=env)
    generated.edit(WORK / "build.py", generated.C_PROGRAM)
    quiet([sys.executable, "build.py"], cwd=WORK, env=env)
    generated.edit(WORK / "native.c", generated.C_MODULE)
    generated.edit(WORK / "pybind.py", generated.PYTHON_WRAPPER)


def _compile(env: dict[str, str]) -> None:
    """Link stubs, C module and simulator into one shared library."""
    go_build = ["go", "build", "-buildmode=c-shared", "-ldflags=-s -w", "-o", LIBRARY, "."]
    quiet(go_build, cwd=WORK, env=env)


def _digest(env: dict[str, str]) -> str:
    """One text for the sources, the tools and the flags."""
    settings = {name: env[name] for name in SETTINGS}
    return "\n".join([sources.digest(sources.NATIVE), quiet(["go", "version"], cwd=ROOT, env=env), str(settings)])
