"""Where and how arrays are computed: on the CPU, by NumPy and the core. Scripts for BrainPy ask for more, and may."""

from __future__ import annotations

from typing import Any

from .. import _checks

__all__ = [
    "clear_buffer_memory",
    "disable_gpu_memory_preallocation",
    "enable_gpu_memory_preallocation",
    "get_platform",
    "set_host_device_count",
    "set_platform",
]


def set_platform(platform: str) -> None:
    """Accept ``"cpu"``, where everything runs; BrainPy scripts call this.

    Raises
    ------
    ValueError
        For any other platform.
    """
    _checks.choice(platform, "platform", ("cpu",))


def get_platform() -> str:
    """Where everything runs: ``"cpu"``."""
    return "cpu"


def set_host_device_count(n: int) -> None:
    """Accepted for BrainPy scripts: threads are a matter of :func:`bouton.set_num_threads`, not of ``n`` devices."""
    _checks.integer(n, "n", 1, _checks.LARGEST)


def clear_buffer_memory(*args: Any, **kwargs: Any) -> None:
    """Accepted for BrainPy scripts: memory is given back with the objects that hold it."""


def enable_gpu_memory_preallocation() -> None:
    """Accepted for BrainPy scripts: nothing is computed on a GPU."""


def disable_gpu_memory_preallocation() -> None:
    """Accepted for BrainPy scripts: nothing is computed on a GPU."""
