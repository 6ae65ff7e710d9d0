"""What becomes of an animation: a file, or a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .figures import pyplot

if TYPE_CHECKING:
    from matplotlib.animation import FuncAnimation

__all__ = ["deliver"]


def deliver(film: FuncAnimation, path: str | None, gif_dpi: float | None, fps: int | None, show: bool) -> None:
    """Write the animation to a file, if one is named; otherwise show it, if wanted."""
    if path is None:
        if show:
            pyplot().show()
    elif path.endswith(".gif"):
        film.save(path, writer="pillow", dpi=gif_dpi, fps=fps)
    else:
        film.save(path if path.endswith(".mp4") else path + ".mp4", writer="ffmpeg", fps=fps, bitrate=3000)
