"""The project's own virtual environment, .venv: made once, and brought up to date only where something has changed."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tools import sources
from tools.sources import ROOT
from tools.steps import Failure, quiet, step
from tools.toolchain import find_headers, missing, writable_caches

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "bouton.json"
IGNORED = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")


def inside() -> bool:
    """Whether this interpreter is that of .venv."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def create() -> None:
    """Make .venv with this interpreter, unless there is one of the same version that works."""
    if _works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Failure(
            f"{sys.executable} cannot make virtual environments: install its venv package "
            f"(Debian, Ubuntu: apt install {package}), then run this again."
        )
    with step("making .venv"):
        shutil.rmtree(VENV, ignore_errors=True)
        quiet([sys.executable, "-m", "venv", VENV], cwd=ROOT, env=environment())


def install(*groups: str) -> None:
    """Install what bouton itself and the named dependency groups of pyproject.toml ask for."""
    if "build" in groups:
        find_headers()
    wanted = sorted({*requirements(*groups), *missing()})
    installed = set(_stamps().get("requirements", []))
    if new := [requirement for requirement in wanted if requirement not in installed]:
        with step(f"installing {', '.join(new)}"):
            pip("install", *new)
        _stamp(requirements=sorted(installed.union(wanted)))


def install_wheel(build: Callable[[], Path]) -> None:
    """Build the wheel with `build()` and install it, if the sources have changed since the last time."""
    digest = sources.digest(sources.WHEEL)
    if _stamps().get("wheel") == digest:
        return
    wheel = build()
    with step(f"installing {wheel.name}"):
        pip("install", "--force-reinstall", "--no-deps", str(wheel))
    _stamp(wheel=digest)


def pip(*arguments: str) -> None:
    """Run pip in .venv; its output is shown only when it fails."""
    quiet([PYTHON, "-m", "pip", *arguments], cwd=ROOT, env=environment())


def environment() -> dict[str, str]:
    """The variables for Python's tools: nothing of the caller's that would put packages elsewhere."""
    env = {name: value for name, value in os.environ.items() if name not in IGNORED}
    return env | writable_caches() | {"PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def requirements(*groups: str) -> Iterator[str]:
    """Requirements of the project and of groups, with included groups resolved."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    yield from project["project"]["dependencies"]
    pending = list(groups)
    while pending:
        for entry in project["dependency-groups"][pending.pop()]:
            if isinstance(entry, str):
                yield entry
            else:
                pending.append(entry["include-group"])


def _works() -> bool:
    """Whether .venv exists, runs, and is of the version of this interpreter."""
    if not PYTHON.exists():
        return False
    probe = [str(PYTHON), "-c", f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"]
    return subprocess.run(probe, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def _stamps() -> dict[str, Any]:
    """What was installed, as written down after it had been."""
    return json.loads(STAMPS.read_text()) if STAMPS.exists() else {}


def _stamp(**done: Any) -> None:
    """Write down what is installed now."""
    STAMPS.write_text(json.dumps(_stamps() | done, indent=1))
