"""The project's commands, as a person calls them: `python3 build.py NAME`.

Each first sees to it that .venv has what the command needs. All of them run inside .venv (see build.py), so that
`sys.executable` is its Python.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import environment
from tools.sources import GO_FOLDERS, ROOT
from tools.steps import Failure, quiet, show, step
from tools.toolchain import PLAIN, PORTABLE, SIMD, go_environment

DIST = ROOT / "dist"


@dataclass(frozen=True)
class Command:
    """What `build.py` can do: its function, whose docstring is the help, and the dependency groups it needs."""

    run: Callable[..., None]
    groups: tuple[str, ...]
    takes_arguments: bool = False


def demo() -> None:
    """build, install, and run a network of 4000 neurons; writes ei_net.png"""
    environment.install_wheel(_wheel)
    show([sys.executable, "-m", "bouton.demo"], cwd=Path.cwd(), env=environment.environment())


def test() -> None:
    """everything: check, go test with vector and with plain kernels, pytest"""
    everything = _checks()
    everything["go test, vector kernels"] = lambda: _go("test", "./...")
    everything["go test -race, plain kernels"] = lambda: _go("test", "-race", "-short", "./...", experiment=PLAIN)
    everything["pytest"] = _pytest
    _run_all(everything)


def check() -> None:
    """gofmt, go vet, staticcheck, ruff, mypy --strict"""
    _run_all(_checks())


def bench(*arguments: str) -> None:
    """how fast networks run, also beside other simulators; see `build.py bench --help`"""
    from tools.bench.command import main, parse

    parse(arguments)  # before anything is built: for mistakes, and --help
    environment.install_wheel(_wheel)
    main(arguments)


def docs() -> None:
    """the documentation, in docs/_build/index.html"""
    environment.install_wheel(_wheel)
    _python("sphinx", "-W", "--keep-going", "-q", "docs", "docs/_build")


def wheel() -> None:
    """an sdist, and a wheel for any Linux of 2014 and later (elsewhere: for this machine), in dist/"""
    with step("building the sdist and the wheel"):
        _python("hatchling", "build", "-d", str(DIST), **({PORTABLE: "1"} if sys.platform == "linux" else {}))


COMMANDS = {
    "demo": Command(demo, ("build", "plot")),
    "test": Command(test, ("build", "check", "test")),
    "check": Command(check, ("check",)),
    "bench": Command(bench, ("build",), takes_arguments=True),
    "docs": Command(docs, ("build", "docs")),
    "wheel": Command(wheel, ("build", "portable")),
}


def _checks() -> dict[str, Callable[[], None]]:
    """The checks by name, in the order of their speed."""
    return {
        "ruff check": lambda: _python("ruff", "check"),
        "ruff format": lambda: _python("ruff", "format", "--check"),
        "gofmt": _gofmt,
        "mypy --strict": lambda: _python("mypy"),
        "go vet, vector kernels": lambda: _go("vet", "./..."),
        "go vet, plain kernels": lambda: _go("vet", "./...", experiment=PLAIN),
        "staticcheck, vector kernels": lambda: _go("tool", "staticcheck", "./..."),
        "staticcheck, plain kernels": lambda: _go("tool", "staticcheck", "./...", experiment=PLAIN),
    }


def _run_all(rows: dict[str, Callable[[], None]]) -> None:
    """Run every row, also after one that fails; fail at the end with the names of those that did."""
    failed = []
    for name, run in rows.items():
        try:
            with step(name):
                run()
        except Failure as failure:
            print(f"  FAILED: {failure}", flush=True)
            failed.append(name)
    if failed:
        raise Failure(f"{len(failed)} of {len(rows)} steps failed: {', '.join(failed)}")


def _go(*arguments: str, experiment: str = SIMD) -> None:
    show(["go", *arguments], cwd=ROOT, env=go_environment(experiment))


def _python(module: str, *arguments: str, **variables: str) -> None:
    show([sys.executable, "-m", module, *arguments], cwd=ROOT, env=environment.environment() | variables)


def _gofmt() -> None:
    """List the files that gofmt would change; it does not fail by itself."""
    env = go_environment()
    gofmt = Path(quiet(["go", "env", "GOROOT"], cwd=ROOT, env=env).strip()) / "bin" / "gofmt"
    folders = [folder for folder in GO_FOLDERS if (ROOT / folder).exists()]
    if unformatted := quiet([gofmt, "-l", *folders], cwd=ROOT, env=env).split():
        raise Failure(f"not as gofmt writes it: {' '.join(unformatted)} (run gofmt -w on them)")


def _pytest() -> None:
    environment.install_wheel(_wheel)
    _python("pytest")


def _wheel() -> Path:
    """Build the wheel from this checkout, with the tools of .venv."""
    from hatchling.builders.wheel import WheelBuilder

    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(DIST), versions=["standard"])))
