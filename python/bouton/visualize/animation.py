"""Figures that move. A figure keeps its animation alive: Matplotlib would drop it otherwise."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..math import settings
from .figures import pyplot
from .movie import deliver

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.animation import FuncAnimation
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .._typing import Array, ArrayLike

__all__ = ["animate_1D", "animate_2D", "animator"]

_SQUARE = (6.0, 6.0)


def animate_1D(
    dynamical_vars: Any,
    static_vars: Any = (),
    dt: float | None = None,
    xlim: tuple[float, float] | None = None,
    ylim: tuple[float, float] | None = None,
    xlabel: str | None = None,
    ylabel: str | None = None,
    frame_delay: float = 50.0,
    frame_step: int = 1,
    title_size: float = 10,
    figsize: tuple[float, float] | None = None,
    gif_dpi: float | None = None,
    video_fps: int | None = None,
    save_path: str | None = None,
    show: bool = True,
    **kwargs: Any,
) -> Figure:
    """Show how curves change over time.

    Parameters
    ----------
    dynamical_vars
        One or several curves that change: arrays of shape (steps, n), or dicts of such an array ``"ys"``, the places
        of its columns ``"xs"`` (None: their numbers) and a ``"legend"``.
    static_vars
        Curves that stay: the same, with ``"ys"`` of shape (n,).
    dt
        Time step (ms). None: that of the session.
    xlim, ylim
        Ranges of the axes. None: so that all curves fit at all times.
    xlabel, ylabel
        Texts.
    frame_delay
        How long a frame is shown (ms of the viewer's time).
    frame_step
        A frame is shown every so many steps.
    title_size
        Font size of the time above the curves.
    figsize
        Width and height of the figure (inches).
    gif_dpi, video_fps
        Resolution of a GIF, and frames per second of a video.
    save_path
        A file to write instead of showing it: ``.gif`` needs Pillow; ``.mp4``, which is added otherwise, ffmpeg.
    show
        Whether to show the figure now.
    kwargs
        For ``Axes.plot``.

    Returns
    -------
    Figure
        The figure; its animation is ``figure.animation``.

    Raises
    ------
    ValueError
        If arrays have other shapes, or differ in their number of steps.
    PackageMissingError
        (an ImportError) without Matplotlib.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> bump = np.exp(-((np.arange(20) - np.arange(0, 20, 2)[:, None]) ** 2) / 8)
    >>> fig = bp.visualize.animate_1D({"ys": bump, "legend": "u"}, frame_step=2, show=False)
    >>> len(list(fig.animation.new_frame_seq()))
    5
    >>> fig.animation.pause()
    """
    moving = [_curve(one, "dynamical_vars", 2) for one in _several(dynamical_vars)]
    still = [_curve(one, "static_vars", 1) for one in _several(static_vars)]
    lengths = {len(curve["ys"]) for curve in moving}
    if len(lengths) != 1:
        raise ValueError(f'"dynamical_vars" must have one number of steps, got {sorted(lengths)}.')
    figure, axes = _figure(figsize)
    lines = [axes.plot(curve["xs"], curve["ys"][0], label=curve["legend"], **kwargs)[0] for curve in moving]
    for curve in still:
        axes.plot(curve["xs"], curve["ys"], label=curve["legend"], **kwargs)
    if any(curve["legend"] for curve in moving + still):
        axes.legend()
    ylim = _range([curve["ys"] for curve in moving + still]) if ylim is None else ylim
    wanted = {"xlim": xlim, "ylim": ylim, "xlabel": xlabel, "ylabel": ylabel}
    axes.set(**{name: value for name, value in wanted.items() if value is not None})

    def draw(step: int) -> None:
        for line, curve in zip(lines, moving, strict=True):
            line.set_ydata(curve["ys"][step])

    film = _film(figure, draw, lengths.pop(), frame_step, frame_delay, dt, title_size)
    deliver(film, save_path, gif_dpi, video_fps, show)
    return figure


def animate_2D(
    values: ArrayLike,
    net_size: tuple[int, int],
    dt: float | None = None,
    val_min: float | None = None,
    val_max: float | None = None,
    cmap: str | None = None,
    frame_delay: float = 10,
    frame_step: int = 1,
    title_size: float = 10,
    figsize: tuple[float, float] | None = None,
    gif_dpi: float | None = None,
    video_fps: int | None = None,
    save_path: str | None = None,
    show: bool = True,
) -> FuncAnimation:
    """Show how the values of a sheet of neurons change over time, as colours.

    Parameters
    ----------
    values
        Values of shape (steps, neurons).
    net_size
        Rows and columns of the sheet; their product is the number of neurons.
    dt
        Time step (ms). None: that of the session.
    val_min, val_max
        The values of the first and the last colour. None: the smallest and the largest of all.
    cmap
        The name of a colour map of Matplotlib.
    frame_delay
        How long a frame is shown (ms of the viewer's time).
    frame_step
        A frame is shown every so many steps.
    title_size
        Font size of the time above the sheet.
    figsize
        Width and height of the figure (inches).
    gif_dpi, video_fps
        Resolution of a GIF, and frames per second of a video.
    save_path
        A file to write instead of showing it: ``.gif`` needs Pillow; ``.mp4``, which is added otherwise, ffmpeg.
    show
        Whether to show the figure now.

    Returns
    -------
    FuncAnimation
        The animation.

    Raises
    ------
    ValueError
        If ``values`` is not of that shape.
    PackageMissingError
        (an ImportError) without Matplotlib.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> film = bp.visualize.animate_2D(np.eye(6), net_size=(2, 3), show=False)
    >>> len(list(film.new_frame_seq()))
    6
    >>> film.pause()
    """
    rows, columns = _checks.size(tuple(net_size), "net_size")
    sheets = np.asarray(values)
    if sheets.ndim != 2 or sheets.shape[1] != rows * columns or not sheets.size:
        raise ValueError(f'"values" must have the shape (steps, {rows * columns}), got {sheets.shape}.')
    sheets = sheets.reshape(-1, rows, columns)
    figure, axes = _figure(figsize)
    axes.axis("off")
    low, high = (sheets.min() if val_min is None else val_min), (sheets.max() if val_max is None else val_max)
    picture = axes.pcolormesh(sheets[0], cmap=cmap, vmin=low, vmax=high)
    figure.colorbar(picture, ax=axes)

    def draw(step: int) -> None:
        picture.set_array(sheets[step])

    film = _film(figure, draw, len(sheets), frame_step, frame_delay, dt, title_size)
    deliver(film, save_path, gif_dpi, video_fps, show)
    return film


def animator(
    data: ArrayLike, fig: Figure, ax: Axes, num_steps: int | bool = False, interval: float = 40, cmap: str = "plasma"
) -> FuncAnimation:
    """Show pictures one after the other in a plot of one's own.

    Parameters
    ----------
    data
        Pictures of shape (steps, height, width).
    fig, ax
        The figure and its plot.
    num_steps
        How many of the pictures. False: all.
    interval
        How long a picture is shown (ms of the viewer's time).
    cmap
        The name of a colour map of Matplotlib.

    Returns
    -------
    FuncAnimation
        The animation.

    Raises
    ------
    ValueError
        If ``data`` is not of that shape.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> bp.visualize.animator(np.zeros((3, 2, 2)), fig, ax).pause()
    """
    pictures = np.asarray(data)
    if pictures.ndim != 3 or not pictures.size:
        raise ValueError(f'"data" must have the shape (steps, height, width), got {pictures.shape}.')
    count = len(pictures) if num_steps is False else _checks.integer(num_steps, "num_steps", 1, len(pictures))
    ax.axis("off")
    picture = ax.imshow(pictures[0], cmap=cmap, vmin=pictures.min(), vmax=pictures.max())
    return _animation(fig, lambda step: picture.set_data(pictures[step]), range(count), interval)


def _several(given: Any) -> list[Any]:
    return list(given) if isinstance(given, (list, tuple)) else [given]


def _curve(given: Any, name: str, ndim: int) -> dict[str, Any]:
    """A curve as a dict of ys, xs and legend."""
    settings = dict(given) if isinstance(given, dict) else {"ys": given}
    if "ys" not in settings:
        raise ValueError(f'A dict in "{name}" must have "ys", got the keys {sorted(settings)}.')
    ys = np.asarray(settings["ys"])
    if ys.ndim != ndim or not ys.size:
        expected = "(steps, n)" if ndim == 2 else "(n,)"
        raise ValueError(f'The curves in "{name}" must have the shape {expected}, got {ys.shape}.')
    xs = settings.get("xs")
    return {"ys": ys, "xs": np.arange(ys.shape[-1]) if xs is None else np.asarray(xs), "legend": settings.get("legend")}


def _range(arrays: Sequence[Array]) -> tuple[float, float]:
    """The range of all values, with a margin."""
    low, high = min(float(values.min()) for values in arrays), max(float(values.max()) for values in arrays)
    margin = 0.02 * (high - low) or 1.0
    return low - margin, high + margin


def _figure(figsize: tuple[float, float] | None) -> tuple[Figure, Axes]:
    figure, axes = pyplot().subplots(figsize=figsize or _SQUARE, layout="constrained")
    return figure, axes


def _film(
    figure: Figure,
    draw: Callable[[int], None],
    length: int,
    frame_step: int,
    frame_delay: float,
    dt: float | None,
    title_size: float,
) -> FuncAnimation:
    """Draw every ``frame_step``-th step, under its time."""
    step_ms = settings.get_dt() if dt is None else _checks.positive(dt, "dt")
    title = figure.suptitle("", fontsize=title_size, fontweight="bold")

    def frame(step: int) -> None:
        draw(step)
        title.set_text(f"Time: {step * step_ms:.2f} ms")

    steps = range(0, length, _checks.integer(frame_step, "frame_step", 1, _checks.LARGEST))
    return _animation(figure, frame, steps, frame_delay)


def _animation(figure: Figure, draw: Callable[[int], object], steps: range, interval: float) -> FuncAnimation:
    def frame(step: int) -> tuple[()]:
        draw(step)
        return ()

    module = importlib.import_module("matplotlib.animation")
    film: Any = module.FuncAnimation(figure, frame, steps, interval=interval, repeat_delay=3000, cache_frame_data=False)
    figure.animation = film  # type: ignore[attr-defined]
    result: FuncAnimation = film
    return result
