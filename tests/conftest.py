"""Each test starts from the settings of a new session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import bouton as bp

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def fresh_session() -> Iterator[None]:
    yield
    bp.math.set(mode=bp.math.nonbatching_mode, dt=0.1, x64=False)
    bp.set_num_threads(0)
    bp.math.clear_name_cache()


@pytest.fixture
def x64() -> None:
    bp.math.enable_x64()
