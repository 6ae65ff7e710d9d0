"""What all families of distributions share: the streams that they draw from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ... import _checks
from .draw import Draw
from .streams import Generator

if TYPE_CHECKING:
    from ..._typing import Size
    from ..array_type import Array

__all__ = ["Distributions"]


class Distributions:
    """Random numbers of a seed. The distributions themselves are added by derived classes.

    Every call draws from the next stream. The argument ``key`` of a distribution is for code that keeps account of
    random numbers by itself: an int, or what :meth:`split_key` returned, and the same one gives the same numbers.
    """

    def __init__(self, seed_or_key: Any = None, seed: int | None = None) -> None:
        self._generator: Generator | None = None
        given = seed_or_key if seed is None else seed
        if given is not None:
            self.seed(given)

    @property
    def generator(self) -> Generator:
        """The streams of numbers; without a seed, one is drawn from the system when it is first needed."""
        if self._generator is None:
            self._generator = Generator()
        return self._generator

    def seed(self, seed: Any = None) -> None:
        """Start anew.

        Parameters
        ----------
        seed
            An int from 0 to 2**63 - 1, or a key. None draws one from the system; :meth:`get_seed` tells which.

        Raises
        ------
        TypeError
            If ``seed`` is not an integer.
        ValueError
            If it is negative or too large.

        Examples
        --------
        >>> import bouton as bp
        >>> bp.math.random.seed(42)
        >>> a = bp.math.random.rand(3)
        >>> bp.math.random.seed(42)
        >>> bool((a == bp.math.random.rand(3)).all())
        True
        """
        self._generator = Generator(None if seed is None else _seed_of(seed))

    def get_seed(self) -> int:
        """The seed, given or drawn.

        Examples
        --------
        >>> import bouton as bp
        >>> bp.math.random.seed(7)
        >>> bp.math.random.get_seed()
        7
        """
        return self.generator.seed

    def split_key(self) -> Array:
        """A key: two integers that stand for a new seed."""
        return self.split_keys(1)[0]  # type: ignore[no-any-return]

    def split_keys(self, n: int) -> Array:
        """Several keys, a row each.

        Parameters
        ----------
        n
            How many.
        """
        from ..array_type import Array

        seeds = [self.generator.next_seed() for _ in range(_checks.integer(n, "n", 0, _checks.LARGEST))]
        return np.array([divmod(seed, 2**32) for seed in seeds], np.uint32).reshape(-1, 2).view(Array)

    def _draw(self, size: Size | None, key: Any, **parameters: Any) -> Draw:
        """One draw of a shape, from the next stream or from that of a key."""
        return Draw(self.generator if key is None else Generator(_seed_of(key)), size, **parameters)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.get_seed()})"


def _seed_of(key: Any) -> int:
    """The seed that an int or a key stands for."""
    if isinstance(key, np.ndarray) and key.shape == (2,) and key.dtype.kind in "iu":
        return (int(key[0]) << 32 | int(key[1])) & (2**63 - 1)
    return key  # type: ignore[no-any-return]  # Generator checks it
