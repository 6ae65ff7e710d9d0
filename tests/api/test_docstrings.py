"""Every public name is documented, and every example in a docstring is true."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import matplotlib
import numpy as np
import pytest

import bouton as bp

MODULES = sorted(
    name
    for _, name, _ in pkgutil.walk_packages(bp.__path__, "bouton.")
    if not name.startswith("bouton._native") and name not in ("bouton.demo", "bouton._typing")
)
NAMESPACES = ["bouton"] + [f"bouton.{name}" for name in (
    "channels", "check", "connect", "dnn", "dyn", "equations", "errors", "fde", "initialize", "inputs",
    "integrators", "math", "math.random", "measure", "neurons", "ode", "running", "sde", "synapses", "synouts",
    "synplast", "tools", "visualize",
)]  # fmt: skip


def public():
    for module in map(importlib.import_module, NAMESPACES):
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isclass(thing) or inspect.isfunction(thing):
                yield pytest.param(thing, id=f"{module.__name__}.{name}")


def parameters(thing):
    """The names of what a function or a constructor takes; NumPy documents those of its functions."""
    wrapped = getattr(thing, "__wrapped__", thing)
    if isinstance(wrapped, np.ufunc) or wrapped.__module__.startswith("numpy"):
        return []
    if inspect.isclass(thing):
        if not inspect.isfunction(thing.__init__):
            return []
        thing = thing.__init__
    return [name for name in inspect.signature(thing).parameters if name not in ("self", "args", "kwargs")]


@pytest.mark.parametrize("name", ["bouton", *MODULES])
def test_examples(name):
    matplotlib.use("Agg")
    with np.printoptions(legacy=False):
        failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert failed == 0


@pytest.mark.parametrize("thing", list(public()))
def test_docstrings_describe_all_parameters(thing):
    text = inspect.getdoc(thing)
    assert text
    names = parameters(thing)
    assert [name for name in names if name not in text] == []
    assert len(names) < 2 or "Parameters\n---" in text


def test_examples_exist():
    for thing in (bp.DSRunner, bp.Network, bp.neurons.LIF, bp.synapses.Exponential, bp.synouts.COBA, bp.math.Variable):
        assert ">>>" in inspect.getdoc(thing)
    finder = doctest.DocTestFinder()
    examples = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(examples) > 45
