"""The environments of the peers: one for each, made once, outside the project."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tools import environment
from tools.bench.suite import PEERS
from tools.sources import ROOT
from tools.steps import Failure, quiet, step

REQUIREMENTS = {
    "brian2": ("brian2==2.9.0", "numpy<2.4", "setuptools"),  # it builds Cython extensions with setuptools
    "nest": ("nest-simulator==3.10.0",),
    "brainpy": (
        "brainpy==2.6.0", "jax==0.4.30", "jaxlib==0.4.30", "numpy<2", "numba", "taichi==1.7.0", "brainpylib",
    ),
}  # fmt: skip


def install(folder: Path | None) -> tuple[dict[str, Path], dict[str, str]]:
    """The Python of each peer, and of the others why there is none."""
    folder = (folder or default_folder()).resolve()
    pythons, failures = {}, {}
    for peer in PEERS:
        try:
            pythons[peer] = _environment(folder / peer, REQUIREMENTS[peer])
        except Failure as failure:
            failures[peer] = f"cannot be installed here: {failure}"
    return pythons, failures


def default_folder() -> Path:
    """Where a user's caches are."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "bouton" / "bench"


def _environment(folder: Path, requirements: tuple[str, ...]) -> Path:
    """The Python of an environment that has the requirements; made anew when they or this Python have changed."""
    python, stamp = folder / "bin" / "python", folder / "bouton.json"
    wanted = [sys.version, *requirements]
    if stamp.exists() and json.loads(stamp.read_text(encoding="utf-8")) == wanted:
        return python
    env = environment.environment()
    with step(f"installing {requirements[0]} in {folder}"):
        quiet([sys.executable, "-m", "venv", "--clear", folder], cwd=ROOT, env=env)
        quiet([python, "-m", "pip", "install", *requirements], cwd=ROOT, env=env)
    stamp.write_text(json.dumps(wanted), encoding="utf-8")
    return python
