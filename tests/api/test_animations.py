"""Figures that move, and how figures look."""

from __future__ import annotations

import matplotlib
import numpy as np
import pytest

import bouton as bp

matplotlib.use("Agg")

BUMP = np.exp(-((np.arange(20) - np.arange(0, 20, 2)[:, None]) ** 2) / 8)


@pytest.fixture(autouse=True)
def closed():
    yield
    for number in matplotlib.pyplot.get_fignums():
        matplotlib.pyplot.figure(number).canvas.draw()  # an animation that was never drawn complains
    matplotlib.pyplot.close("all")


def drawn(film, step):
    """The figure of an animation when it shows a step."""
    film._func(step)
    film.pause()
    return film._fig


def test_curves_move():
    xs = np.linspace(-np.pi, np.pi, 20)
    figure = bp.visualize.animate_1D(
        [{"ys": BUMP, "xs": xs, "legend": "u"}, 2 * BUMP], static_vars=[{"ys": BUMP[0], "legend": "first"}, BUMP[1]],
        dt=0.5, xlabel="x", frame_step=3, show=False, linewidth=3,
    )  # fmt: skip
    assert list(figure.animation.new_frame_seq()) == [0, 3, 6, 9]
    (axes,) = drawn(figure.animation, 6).axes
    lines = axes.get_lines()
    np.testing.assert_array_equal(lines[0].get_xydata(), np.column_stack([xs, BUMP[6]]))
    np.testing.assert_array_equal(lines[1].get_xydata(), np.column_stack([np.arange(20), 2 * BUMP[6]]))
    np.testing.assert_array_equal(lines[2].get_ydata(), BUMP[0])
    np.testing.assert_array_equal(lines[3].get_ydata(), BUMP[1])
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["u", "first"]
    assert figure.get_suptitle() == "Time: 3.00 ms"
    low, high = axes.get_ylim()
    assert low < BUMP.min() < 2 < high < 2.1
    assert (axes.get_xlabel(), lines[0].get_linewidth()) == ("x", 3)


def test_one_curve_in_any_form():
    for form in (BUMP, {"ys": BUMP}, [BUMP], bp.math.Variable(BUMP)):
        figure = bp.visualize.animate_1D(form, ylim=(0, 2), xlim=(0, 5), show=False)
        (axes,) = drawn(figure.animation, 1).axes
        assert (axes.get_ylim(), axes.get_xlim(), len(axes.get_lines())) == ((0, 2), (0, 5), 1)
        assert axes.get_legend() is None


def test_sheets_change_colour():
    sheets = np.random.default_rng(1).random((5, 12))
    film = bp.visualize.animate_2D(sheets, net_size=(3, 4), val_max=2.0, frame_step=2, show=False)
    assert list(film.new_frame_seq()) == [0, 2, 4]
    picture = drawn(film, 4).axes[0].collections[0]
    np.testing.assert_array_equal(np.ravel(picture.get_array()), sheets[4])
    assert picture.get_clim() == (sheets.min(), 2.0)


def test_pictures_in_a_plot_of_ones_own():
    pictures = np.arange(24.0).reshape(4, 2, 3)
    figure, axes = matplotlib.pyplot.subplots()
    film = bp.visualize.animator(pictures, figure, axes, num_steps=3)
    assert list(film.new_frame_seq()) == [0, 1, 2]
    np.testing.assert_array_equal(drawn(film, 2).axes[0].images[0].get_array(), pictures[2])


def test_an_animation_becomes_a_file(tmp_path):
    path = tmp_path / "bump.gif"
    bp.visualize.animate_1D(BUMP[:3], save_path=str(path), gif_dpi=20, video_fps=10)
    assert path.read_bytes()[:6] == b"GIF89a"


def test_frames_are_hidden():
    _, axes = matplotlib.pyplot.subplots()
    bp.visualize.remove_axis(axes, "top", "right")
    assert {side for side, line in axes.spines.items() if line.get_visible()} == {"left", "bottom"}


def test_style():
    with matplotlib.rc_context():
        bp.visualize.plot_style1(fontsize=20, figsize=(3, 2), lw=2.5)
        settings = matplotlib.rcParams
        assert (settings["axes.labelsize"], settings["lines.linewidth"]) == (20, 2.5)
        assert settings["figure.figsize"] == [3, 2]
        bp.visualize.plot_style1()
        assert settings["figure.figsize"] == [5, 4]


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda: bp.visualize.animate_1D(BUMP[0]), r'"dynamical_vars" must have the shape \(steps, n\)'),
        (lambda: bp.visualize.animate_1D([BUMP, BUMP[:3]]), "one number of steps"),
        (lambda: bp.visualize.animate_1D([]), "one number of steps"),
        (lambda: bp.visualize.animate_1D({"y": BUMP}), 'must have "ys"'),
        (lambda: bp.visualize.animate_1D(BUMP, static_vars=BUMP), r'"static_vars" must have the shape \(n,\)'),
        (lambda: bp.visualize.animate_1D(BUMP, frame_step=0), '"frame_step" must be in'),
        (lambda: bp.visualize.animate_2D(BUMP, (3, 4)), r"the shape \(steps, 12\)"),
        (lambda: bp.visualize.animator(BUMP, None, None), r"\(steps, height, width\)"),
        (lambda: bp.visualize.remove_axis(None, "middle"), '"pos" must be one of'),
    ],
)
def test_bad_arguments(attempt, message):
    with pytest.raises(ValueError, match=message):
        attempt()
