"""The session of each case, and the worst error of each family at the end."""

from __future__ import annotations

from collections import defaultdict

import pytest

_worst: dict[str, list[tuple[float, str]]] = defaultdict(list)


@pytest.fixture
def worst() -> dict[str, list[tuple[float, str]]]:
    """By family: the error of each case, and where it is."""
    return _worst


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _worst:
        terminalreporter.section("golden cases: worst error of each family, relative to 1 + |v|")
        for family, errors in sorted(_worst.items()):
            error, place = max(errors)
            terminalreporter.line(f"{family:12} {len(errors):3} cases  {error:.1e}  {place}")
