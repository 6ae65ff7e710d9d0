"""Whatever an argument is, it works or is refused with an error that names it: never a crash, a hang or a riddle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bouton as bp

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSALS = (TypeError, ValueError, LookupError, AttributeError, NotImplementedError, MemoryError)

EXTREMES = [5e-324, 1e-310, 1e308, -0.0, 2**31, 2**53 + 1, 2**63, -(10**400), np.float32(0.1), np.int8(-3)]
NUMBERS = st.one_of(st.floats(), st.integers(), st.sampled_from(EXTREMES))
SCALARS = st.one_of(
    NUMBERS,
    st.none(),
    st.booleans(),
    st.text(max_size=3),
    st.binary(max_size=3),
    st.complex_numbers(),
    st.sampled_from([np.datetime64("2020"), object(), int, Ellipsis]),
)
SHAPES = st.sampled_from([(0,), (1,), (3,), (4,), (3, 4), (4, 3), (1, 1, 1), (12,), (5, 3)])
ARRAYS = st.builds(np.resize, st.lists(st.floats(), min_size=1, max_size=6), SHAPES)
FUNCTIONS = st.sampled_from(
    [lambda *shape: np.ones(*shape or (1,)), lambda *shape: "text", bp.init.Normal, bp.init.Uniform]
)
LISTS = st.lists(SCALARS, max_size=4) | st.lists(st.lists(st.floats(), max_size=3), max_size=3)
ODD = st.one_of(SCALARS, ARRAYS, FUNCTIONS, LISTS, st.dictionaries(st.text(max_size=2), SCALARS))

SMALL = st.integers(-3, 50)
HUGE = st.integers(2**45, 2**90)  # more than any memory: in between, a machine may well have it
SIZES = st.one_of(SMALL, HUGE, st.lists(SMALL, max_size=3), st.tuples(HUGE, HUGE), st.none(), st.text(), st.floats())


def pair(pre: Any = 3, post: Any = 4, conn: Any = None, **options: Any) -> bp.Network:
    first, second = bp.neurons.LIF(pre), bp.neurons.LIF(post)
    conn = bp.conn.All2All() if conn is None else conn
    return bp.Network(pre=first, post=second, syn=bp.synapses.Exponential(first, second, conn, **options))


def lif(**options: Any) -> bp.Network:
    return bp.Network(cell=bp.neurons.LIF(3, **options))


def run(net: bp.Network, duration: Any = 0.5, **options: Any) -> None:
    bp.DSRunner(net, progress_bar=False, **options).run(duration)


MODELS: dict[str, Callable[[Any], object]] = {
    "V_rest": lambda x: run(lif(V_rest=x)),
    "V_th": lambda x: run(lif(V_th=x)),
    "R": lambda x: run(lif(R=x)),
    "tau": lambda x: run(lif(tau=x)),
    "tau_ref": lambda x: run(lif(tau_ref=x)),
    "V_initializer": lambda x: run(lif(V_initializer=x)),
    "method": lambda x: run(lif(method=x)),
    "keep_size": lambda x: run(lif(keep_size=x)),
    "g_max": lambda x: run(pair(g_max=x)),
    "Exponential.tau": lambda x: run(pair(tau=x)),
    "delay_step": lambda x: run(pair(delay_step=x)),
    "comp_method": lambda x: run(pair(comp_method=x)),
    "output": lambda x: run(pair(output=x)),
    "E": lambda x: run(pair(output=bp.synouts.COBA(E=x))),
}

CONNECTIONS: dict[str, Callable[[Any], object]] = {
    "conn": lambda x: run(pair(conn="none" if x is None else x)),
    "prob": lambda x: run(pair(conn=bp.conn.FixedProb(x))),
    "pre_ratio": lambda x: run(pair(conn=bp.conn.FixedProb(0.5, pre_ratio=x))),
    "seed": lambda x: run(pair(conn=bp.conn.FixedProb(0.5, seed=x))),
    "include_self": lambda x: run(pair(conn=bp.conn.All2All(include_self=x))),
}

RUNS: dict[str, Callable[[Any], object]] = {
    "dt": lambda x: run(lif(), dt=x, duration=0.0),
    "t0": lambda x: run(lif(), t0=x),
    "cell.input": lambda x: run(lif(), inputs=("cell.input", x)),
    "input": lambda x: run(lif(), inputs=[x]),
    "cell.V": lambda x: run(lif(), monitors=[("cell.V", x)]),
    "monitor": lambda x: run(lif(), monitors=[x]),
    "n": lambda x: bp.set_num_threads(x),
    "mean": lambda x: bp.init.Normal(mean=x)(3),
    "scale": lambda x: bp.init.Normal(scale=x)(3),
    "max_val": lambda x: bp.init.Uniform(max_val=x)(3),
}


def works_or_names(function: Callable[[Any], object], value: Any, *names: str) -> None:
    """A refusal must name the argument."""
    refusal = ""
    try:
        function(value)
    except REFUSALS as error:
        refusal = f"{type(error).__name__}: {error}"
    assert not refusal or any(name in refusal for name in names)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "function"), (MODELS | CONNECTIONS | RUNS).items())
@settings(max_examples=40, deadline=None, derandomize=True)
@given(value=ODD)
def test_odd_values(name: str, function: Callable[[Any], object], value: Any) -> None:
    works_or_names(function, value, name.split(".")[-1])


SIZED = {"pre": lambda n: run(pair(pre=n)), "post": lambda n: run(pair(post=n)), "initializer": bp.init.Normal()}


@pytest.mark.parametrize("what", SIZED)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(value=SIZES)
def test_odd_sizes(what: str, value: Any) -> None:
    works_or_names(SIZED[what], value, '"size"', '"shape"', "MemoryError")


SHORT, ENDLESS = st.floats(max_value=20.0), st.floats(min_value=1e16)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(duration=st.one_of(SHORT, ENDLESS, ODD.filter(lambda value: not isinstance(value, (int, float)))))
def test_odd_durations(duration: Any) -> None:
    works_or_names(lambda x: run(lif(), x, monitors=["cell.V"]), duration, '"duration"', "MemoryError")
