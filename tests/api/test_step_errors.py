"""Errors in steps of one's own are Python's, and point to the line."""

from __future__ import annotations

import traceback

import numpy as np
import pytest

import bouton as bp
import bouton.math as bm


class Broken(bp.NeuGroup):
    """A group whose step goes wrong in a way of its own."""

    def __init__(self):
        super().__init__(4)
        self.V = bm.Variable(bm.zeros(4))
        self.w = bm.Variable(bm.zeros(3))


class WrongShape(Broken):
    def update(self):
        self.V.value = bm.ones(3)  # the line


class WrongShapeInPlace(Broken):
    def update(self):
        self.V[:2] = self.w  # the line


class ShapesDoNotFit(Broken):
    def update(self):
        self.V.value = self.V + self.w  # the line


class ProductDoesNotFit(Broken):
    def update(self):
        self.V.value = bm.dot(self.w, bm.ones((4, 4)))  # the line


class UnknownFunction(Broken):
    def update(self):
        self.V.value = bm.sigmund(self.V)  # the line


class UnknownAttribute(Broken):
    def update(self):
        self.V.value = self.v + 1.0  # the line


class OutOfRange(Broken):
    def update(self):
        self.V[7] = 1.0  # the line


class TextAsNumber(Broken):
    def update(self):
        self.V.value = "high"  # the line


@pytest.mark.parametrize(
    ("model", "kind", "message"),
    [
        (WrongShape, ValueError, r"has shape \(4,\), but the value to write has shape \(3,\)"),
        (WrongShapeInPlace, ValueError, r"shape \(3,\) cannot be written to elements of shape \(2,\)"),
        (ShapesDoNotFit, ValueError, r"broadcast"),
        (ProductDoesNotFit, ValueError, r"\(3,\) and \(4, 4\) not aligned"),
        (UnknownFunction, AttributeError, "sigmund"),
        (UnknownAttribute, AttributeError, "'v'"),
        (OutOfRange, IndexError, "7"),
        (TextAsNumber, TypeError, "'high'"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@pytest.mark.parametrize("in_network", [False, True])
def test_an_error_points_to_the_line(model, kind, message, in_network):
    target = bp.Network(cell=model(), other=bp.neurons.LIF(2)) if in_network else model()
    with pytest.raises(kind, match=message) as raised:
        bp.DSRunner(target, progress_bar=False).run(0.1)
    lines = [frame.line for frame in traceback.extract_tb(raised.value.__traceback__) if frame.filename == __file__]
    assert lines[-1].endswith("# the line")


def test_nothing_changes_when_a_step_goes_wrong():
    cell = ShapesDoNotFit()
    before = np.array(cell.V.value)
    with pytest.raises(ValueError, match="broadcast"):
        bp.DSRunner(cell, progress_bar=False).run(0.1)
    assert np.array_equal(cell.V.value, before)
