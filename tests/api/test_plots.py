"""Figures and measures."""

from __future__ import annotations

import subprocess
import sys

import matplotlib
import numpy as np
import pytest

import bouton as bp

matplotlib.use("Agg")


@pytest.fixture
def axes():
    figure, grid = bp.visualize.get_figure(2, 3, row_len=2, col_len=4)
    assert figure.get_size_inches().tolist() == [12.0, 4.0]
    assert (grid.nrows, grid.ncols) == (2, 3)
    yield figure.add_subplot(grid[0, 0])
    matplotlib.pyplot.close(figure)


def test_raster(axes):
    spikes = np.zeros((5, 3), bool)
    spikes[[1, 4], [2, 0]] = True
    assert bp.visualize.raster_plot(np.arange(5) * 0.1, spikes, ax=axes, xlim=(0, 1), title="raster") is axes
    (line,) = axes.get_lines()
    np.testing.assert_allclose(line.get_xydata(), [[0.1, 2], [0.4, 0]])
    assert (axes.get_title(), axes.get_xlabel(), axes.get_xlim()) == ("raster", "Time (ms)", (0, 1))


@pytest.mark.parametrize("fired", [False, True])
def test_a_raster_reaches_over_all_steps_and_neurons(axes, fired):
    spikes = np.zeros((50, 30), bool)
    spikes[10, 10] = fired
    bp.visualize.raster_plot(np.arange(50) * 0.1, spikes, ax=axes)
    for (low, high), last in ((axes.get_xlim(), 4.9), (axes.get_ylim(), 29)):
        assert -0.1 * last < low <= 0
        assert last <= high < 1.1 * last
    bp.visualize.raster_plot([], np.zeros((0, 30)), ax=axes)


def test_rasters_take_the_colours_of_the_plot(axes):
    for _ in range(2):
        bp.visualize.raster_plot([0.0], [[True]], ax=axes, color="", label="group")
    first, second = axes.get_lines()
    assert first.get_color() != second.get_color()
    assert (first.get_label(), first.get_marker(), first.get_linestyle()) == ("group", ".", "None")


def test_lines(axes):
    values = np.arange(10.0).reshape(5, 2)
    bp.visualize.line_plot(np.arange(5), values, plot_ids=[1, 0], ax=axes, ylabel="V", legend="cell", color="r")
    first, second = axes.get_lines()
    np.testing.assert_array_equal(first.get_ydata(), values[:, 1])
    np.testing.assert_array_equal(second.get_ydata(), values[:, 0])
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["cell-1", "cell-0"]


def test_plots_go_to_the_current_axes(axes):
    bp.visualize.line_plot(np.arange(5), np.arange(5.0))
    assert len(axes.get_lines()) == 1


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        (lambda: bp.visualize.raster_plot(np.arange(4), np.zeros((5, 3))), ValueError),
        (lambda: bp.visualize.raster_plot(np.arange(5), np.zeros(5)), ValueError),
        (lambda: bp.visualize.line_plot(np.arange(4), np.zeros((5, 3))), ValueError),
        (lambda: bp.visualize.line_plot(np.arange(5), np.zeros((5, 3)), plot_ids=3), IndexError),
        (lambda: bp.visualize.get_figure(0, 1), ValueError),
        (lambda: bp.visualize.get_figure(1, 1.5), TypeError),
        (lambda: bp.measure.firing_rate(np.zeros((5, 2)), width=0.0), ValueError),
        (lambda: bp.measure.firing_rate(np.zeros(5), width=1.0), ValueError),
    ],
)
def test_bad_input(attempt, error):
    with pytest.raises(error):
        attempt()


def test_missing_matplotlib_is_named():
    code = "import sys; sys.modules['matplotlib'] = None; import bouton as bp; bp.visualize.get_figure(1, 1)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "PackageMissingError: Drawing needs Matplotlib: pip install bouton[plot]" in result.stderr


def test_firing_rate_is_a_box_over_the_mean():
    spikes = np.random.default_rng(1).random((300, 20)) < 0.02
    rate = bp.measure.firing_rate(spikes, width=5.0)
    half = int(5.0 / 2 / 0.1)
    padded = np.pad(spikes.mean(axis=1), half)
    expected = [padded[k : k + 2 * half + 1].sum() * 1000 / 5.0 for k in range(300)]
    np.testing.assert_allclose(rate, expected, atol=1e-9)


def test_firing_rate_of_a_short_recording_has_its_length():
    assert bp.measure.firing_rate(np.ones((3, 1)), width=50.0).shape == (3,)
    assert bp.measure.firing_rate(np.ones((0, 1)), width=5.0).shape == (0,)
    assert not bp.measure.firing_rate(np.ones((9, 0)), width=5.0).any()
