"""The build itself: it stops where generated code is not as expected, and takes the toolchain that fits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tools import environment, sources, toolchain
from tools.generated import edit
from tools.steps import Failure


@pytest.mark.parametrize("text", ["nothing here\n", "old\nold\n"])
def test_edit_stops_unless_its_pattern_occurs_once(tmp_path: Path, text: str) -> None:
    file = tmp_path / "native.go"
    file.write_text(text)
    with pytest.raises(Failure, match=r"cannot renew it in the generated native\.go.*found [02] times"):
        edit(file, [("renew it", "old", "new")])
    assert file.read_text() == text


def test_edit_replaces(tmp_path: Path) -> None:
    file = tmp_path / "native.go"
    file.write_text("an old line\n")
    edit(file, [("renew it", "old", "new")])
    assert file.read_text() == "an new line\n"


@pytest.mark.parametrize("says", ["echo go version go1.25.9 x", "echo go version go1.27.0 x", "exit 1", "echo else"])
def test_a_go_of_another_version_or_none_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    fake = tmp_path / "go"
    fake.write_text(f"#!/bin/sh\n{says}\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    found = toolchain.find_go()
    assert found is not None
    assert found != fake


def test_flags_of_the_caller_do_not_reach_the_compilers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CGO_CFLAGS", "-Ofast")
    monkeypatch.setenv("GOAMD64", "v3")
    monkeypatch.setenv("GOFLAGS", "-tags=other")
    env = toolchain.go_environment()
    assert "CGO_CFLAGS" not in env
    assert env["GOAMD64"] == "v1"
    assert "other" not in env["GOFLAGS"]


def test_caches_stay_in_the_project_where_there_is_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    caches = toolchain.writable_caches()
    assert all(Path(folder).is_relative_to(sources.ROOT / ".cache") for folder in caches.values())
    assert {"GOCACHE", "GOMODCACHE", "PIP_CACHE_DIR"} <= caches.keys()


def test_digest_changes_with_contents_and_names_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "ROOT", tmp_path)
    folder = tmp_path / "core"
    folder.mkdir()
    (folder / "a.go").write_text("package core")
    first = sources.digest(["core"])
    (folder / "a_test.go").write_text("package core")
    os.utime(folder / "a.go", (0, 0))
    assert sources.digest(["core"]) == first
    (folder / "a.go").write_text("package other")
    second = sources.digest(["core"])
    (folder / "a.go").rename(folder / "b.go")
    assert len({first, second, sources.digest(["core"])}) == 3


def test_requirements_follow_included_groups() -> None:
    wanted = set(environment.requirements("test"))
    assert {"numpy>=1.26", "pytest>=8.3", "matplotlib>=3.8"} <= wanted
