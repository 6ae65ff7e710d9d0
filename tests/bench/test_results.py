"""Results are kept in files, and compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tools.bench import command, results, table
from tools.bench.results import Measurement
from tools.steps import Failure

if TYPE_CHECKING:
    from pathlib import Path

KEPT = [
    Measurement("coba", "bouton", "float32", 2, seconds=0.2, rates={"E": 20.5, "I": 21.0}, version="1"),
    Measurement("coba", "nest", failure="no wheel"),
]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    results.write(tmp_path / "new.json", KEPT)
    assert results.read(tmp_path / "new.json") == KEPT
    machine = json.loads((tmp_path / "new.json").read_text())["machine"]
    assert machine["processor"]
    assert machine["date"]
    assert int(machine["cores"]) >= 1


@pytest.mark.parametrize("content", ["", "[1]", '{"format": 1}', '{"format": 0, "measurements": []}'])
def test_files_of_others_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "old.json").write_text(content)
    with pytest.raises(Failure, match=r"old\.json"):
        results.read(tmp_path / "old.json")


def test_two_commits_are_compared_where_both_have_numbers() -> None:
    new = [Measurement("coba", "bouton", "float32", 2, seconds=0.1), Measurement("coba", "nest", seconds=1.0)]
    lines = table.compared(KEPT, new).splitlines()
    assert len(lines) == 3
    cells = [cell.strip() for cell in lines[2].split("|")[1:-1]]
    assert cells == ["coba", "bouton float32", "2", "0.2", "0.1", "2.00"]


def test_rows_are_chosen_by_the_beginning_of_their_names() -> None:
    assert [row.name for row in command.chosen(["nmda"])] == ["nmda-4000", "nmda-4000-1000"]
    assert not any(row.extra for row in command.chosen(None))
    assert any(row.extra for row in command.chosen(["coba-1000000"]))
    with pytest.raises(Failure, match="no network begins with 'cobra'"):
        command.chosen(["coba", "cobra"])


def test_a_mistake_in_the_arguments_ends_the_command() -> None:
    with pytest.raises(SystemExit):
        command.parse(["--peer", "nest", "--rouds"])


def test_kept_numbers_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = [Measurement("pair", "bouton", seconds=0.2), Measurement("pair", "nest", failure="no wheel")]
    results.write(tmp_path / "kept.json", kept)
    command.main(["--show", str(tmp_path / "kept.json")])
    shown = capsys.readouterr().out
    assert shown.startswith("* processor:")
    assert "### pair" in shown
    assert "* nest: no wheel" in shown
    assert "cuba-4000" not in shown
    assert shown.splitlines()[-1].startswith("| two neurons, from starting Python to the result: s |   0.20 |")
