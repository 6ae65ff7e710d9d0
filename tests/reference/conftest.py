"""The session of each case, and the worst error of each family at the end."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

import bouton as bp

if TYPE_CHECKING:
    from collections.abc import Iterator

_worst: dict[str, list[tuple[float, str]]] = defaultdict(list)


@pytest.fixture
def worst() -> dict[str, list[tuple[float, str]]]:
    """By family: the error of each case, and where it is."""
    return _worst


@pytest.fixture(autouse=True)
def fresh_session() -> Iterator[None]:
    yield
    bp.math.set(mode=bp.math.nonbatching_mode, dt=0.1, x64=False)
    bp.math.clear_name_cache()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _worst:
        terminalreporter.section("golden cases: worst error of each family, relative to 1 + |v|")
        for family, errors in sorted(_worst.items()):
            error, place = max(errors)
            terminalreporter.line(f"{family:12} {len(errors):3} cases  {error:.1e}  {place}")
