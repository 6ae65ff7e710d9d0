"""Random numbers one by one, for rules that decide step by step."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..math.random import Generator

__all__ = ["Dice"]


class Dice:
    """Throws with the streams of a generator, a stream for every 1024."""

    def __init__(self, generator: Generator) -> None:
        self._numbers = itertools.chain.from_iterable(_blocks(generator))

    def chance(self, probability: float) -> bool:
        """Whether something happens that has this probability."""
        return next(self._numbers) < probability

    def one(self, items: Sequence[int]) -> int:
        """One of the items, each equally likely."""
        return items[int(next(self._numbers) * len(items))]

    def some(self, count: int, items: Sequence[int]) -> list[int]:
        """So many different ones, the likelier the more often they are among the items."""
        chosen: dict[int, None] = {}
        while len(chosen) < count:
            chosen[self.one(items)] = None
        return list(chosen)


def _blocks(generator: Generator) -> Iterator[list[float]]:
    while True:
        yield generator.uniform(0.0, 1.0, (1024,)).tolist()
