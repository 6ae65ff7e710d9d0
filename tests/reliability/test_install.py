"""What is installed is what was promised: one wheel for all CPythons, for any folder, buildable from its sdist."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

import bouton

ROOT = Path(__file__).resolve().parents[2]


def library() -> Path:
    return Path(bouton.__file__).parent / "_native" / "_native.abi3.so"


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_tests_run_against_the_installed_wheel() -> None:
    assert not Path(bouton.__file__).is_relative_to(ROOT / "python")
    assert "Tag: cp311-abi3-" in (distribution("bouton").read_text("WHEEL") or "")


def test_types_are_shipped() -> None:
    assert (Path(bouton.__file__).parent / "py.typed").exists()


def test_version_is_that_of_the_metadata() -> None:
    assert bouton.__version__ == distribution("bouton").version


def test_library_names_neither_libpython_nor_this_checkout() -> None:
    content = library().read_bytes()
    assert b"PyInit__native" in content
    assert b"libpython" not in content
    assert str(ROOT).encode() not in content


def test_subnormals_survive_the_import() -> None:
    code = "import numpy as np, bouton; print(np.float64(5e-324) * 1.0 > 0 and np.float32(1e-45) * np.float32(1) > 0)"
    assert run(sys.executable, "-c", code).strip() == "True"


def test_import_works_in_a_folder_that_was_deleted(tmp_path: Path) -> None:
    code = f"import os; os.chdir({str(tmp_path)!r}); os.rmdir({str(tmp_path)!r}); import bouton; print('imported')"
    assert run(sys.executable, "-c", code).strip() == "imported"


@pytest.mark.parametrize("heavy", ["matplotlib", "scipy"])
def test_import_brings_no_plotting_and_no_scipy(heavy: str) -> None:
    code = f"import sys, bouton; print({heavy!r} in sys.modules)"
    assert run(sys.executable, "-c", code).strip() == "False"


def test_pip_installs_the_sdist_with_build_isolation(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path)
    run(sys.executable, "-m", "venv", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", *tmp_path.glob("*.tar.gz"))
    assert run(python, "-c", "import bouton; print(bouton.__file__)", cwd=tmp_path).startswith(str(tmp_path))
