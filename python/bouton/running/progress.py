"""The progress bar."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["progress"]


@contextlib.contextmanager
def progress(shown: bool, steps: int) -> Iterator[Callable[[int], object]]:
    """A bar over ``steps`` steps; gives the function that moves it on by some."""
    if not shown:
        yield lambda done: None
        return
    in_notebook = "ipykernel" in sys.modules and importlib.util.find_spec("ipywidgets") is not None
    tqdm = importlib.import_module("tqdm.auto" if in_notebook else "tqdm").tqdm
    with tqdm(total=steps, desc=f"Running {steps} steps", unit="step") as bar:
        yield bar.update
