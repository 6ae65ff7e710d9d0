"""Bad input is an exception of the fitting type that names the argument, what came and what was expected."""

from __future__ import annotations

import numpy as np
import pytest

import bouton as bp

MATRIX = [[1, 0, 1], [0, 1, 0], [1, 1, 0], [0, 0, 1]]


def syn(conn=None, pre=4, post=3, **options):
    conn = bp.conn.All2All() if conn is None else conn
    return bp.synapses.Exponential(bp.neurons.LIF(pre), bp.neurons.LIF(post), conn, **options)


def from_spikes_of(numbers):
    pre = bp.NeuGroup(2)
    pre.spike = bp.math.Variable(numbers)
    bp.synapses.Exponential(pre, bp.neurons.LIF(2), bp.conn.One2One())


def run(duration=0.5, **options):
    net = bp.Network(pre=bp.neurons.LIF(2), post=bp.neurons.LIF(2))
    bp.DSRunner(net, progress_bar=False, **options).run(duration)


def inputs(*items):
    run(inputs=list(items))


SIZES = {
    "negative": (lambda: bp.neurons.LIF(-1), ValueError, '"size" must not be negative, got -1'),
    "float": (lambda: bp.neurons.LIF(2.5), ValueError, r'"size" must be an int.*2\.5 \(float\)'),
    "text": (lambda: bp.neurons.LIF("3"), ValueError, "'3' \\(str\\)"),
    "empty": (lambda: bp.neurons.LIF(()), ValueError, r"got \(\)"),
    "none": (lambda: bp.neurons.LIF(None), ValueError, "None"),
    "bool": (lambda: bp.neurons.LIF(True), ValueError, "True"),
    "tuple": (lambda: bp.neurons.LIF((2.0, 3)), ValueError, r"\(2\.0, 3\)"),
    "keep_size": (lambda: bp.neurons.LIF(2, keep_size=1), TypeError, '"keep_size" must be True or False'),
}

PARAMETERS = {
    "shape": (lambda: bp.neurons.LIF(2, tau=np.ones(3)), ValueError, r"LIF\.tau.*shape \(2,\).*got shape \(3,\)"),
    "none": (lambda: bp.neurons.LIF(2, tau=None), ValueError, r"LIF\.tau.*got None"),
    "text": (lambda: bp.neurons.LIF(2, tau="a"), ValueError, r"LIF\.tau.*got 'a'"),
    "zero": (lambda: bp.neurons.LIF(2, tau=0.0), ValueError, r"LIF\.tau.* greater than 0, got 0\.0"),
    "negative": (lambda: bp.neurons.LIF(2, tau=[1.0, -1.0]), ValueError, r"LIF\.tau.* greater than 0"),
    "nan": (lambda: bp.neurons.LIF(2, V_th=np.nan), ValueError, r"LIF\.V_th.*NaN"),
    "complex": (lambda: bp.neurons.LIF(2, V_th=1j), ValueError, r"LIF\.V_th.*1j"),
    "ragged": (lambda: bp.neurons.LIF(2, R=[[1.0], [1.0, 2.0]]), ValueError, r"LIF\.R.*ragged"),
    "function": (lambda: bp.neurons.LIF(2, R=lambda s: np.ones(5)), ValueError, r"LIF\.R.*got shape \(5,\)"),
    "initial text": (lambda: bp.neurons.LIF(2, V_initializer="a"), ValueError, "V_initializer.*'a'"),
    "initial shape": (lambda: bp.neurons.LIF(2, V_initializer=np.ones(3)), ValueError, r"V_initializer.*\(3,\)"),
    "tau of g": (lambda: syn(tau=np.ones(4)), ValueError, r"Exponential\.tau.*\(3,\).*\(4,\)"),
    "tau of g zero": (lambda: syn(tau=0), ValueError, r"Exponential\.tau.* greater than 0"),
    "E": (lambda: syn(output=bp.synouts.COBA(E=np.ones(7))), ValueError, r"COBA\.E.*\(3,\).*\(7,\)"),
    "E none": (lambda: syn(output=bp.synouts.COBA(E=None)), ValueError, r"COBA\.E.*None"),
    "method": (lambda: bp.neurons.LIF(2, method="foo"), ValueError, '"method" must be one of "exp_auto", .*"rk4".*foo'),
    "unknown": (lambda: bp.neurons.LIF(2, foo=1), TypeError, "unexpected keyword argument 'foo'"),
    "no size": (lambda: bp.neurons.LIF(), TypeError, "'size'"),
    "noise": (lambda: bp.neurons.LIF(2, noise="a"), ValueError, '"LIF.noise" must be a number'),
    "scaling": (lambda: bp.neurons.LIF(2, scaling=1.0), NotImplementedError, '"scaling" of LIF must be None'),
    "init_var": (lambda: bp.neurons.LIF(2, init_var=False), NotImplementedError, '"init_var" of LIF'),
    "mode": (lambda: bp.neurons.LIF(2, mode="x"), ValueError, "mode.*'x'"),
    "training": (lambda: bp.neurons.FHN(2, mode=bp.math.TrainingMode(2)), NotImplementedError, "cannot be trained"),
    "batch size": (lambda: bp.math.BatchingMode(0), ValueError, '"batch_size"'),
    "name": (lambda: bp.neurons.LIF(1, name="a b"), bp.errors.BrainPyError, '"name" must be a Python identifier'),
}

SYNAPSES = {
    "pre": (lambda: bp.synapses.Exponential(3, bp.neurons.LIF(1), bp.conn.All2All()), TypeError, '"pre".*got 3'),
    "post": (lambda: bp.synapses.Exponential(bp.neurons.LIF(1), 3, bp.conn.All2All()), TypeError, '"post".*got 3'),
    "spikes": (lambda: from_spikes_of(bp.math.zeros(2)), TypeError, '"spike" of booleans.*float32.*dtype=bool'),
    "no spikes": (lambda: bp.synapses.Exponential(bp.NeuGroup(1), bp.neurons.LIF(1), [[1]]), AttributeError, '"spike"'),
    "comp_method": (lambda: syn(comp_method="foo"), ValueError, '"comp_method".*"sparse", "dense".*foo'),
    "stp": (lambda: syn(stp=3), TypeError, '"stp" must be short-term plasticity.*got 3'),
    "stp kind": (lambda: syn(stp=bp.synouts.CUBA()), TypeError, '"stp" must be short-term plasticity.*got CUBA'),
    "output kind": (lambda: syn(output=bp.synplast.STD()), TypeError, '"output" must be a synaptic output.*got STD'),
    "output text": (lambda: syn(output="CUBA"), TypeError, "\"output\".*got 'CUBA'"),
    "target": (lambda: syn(output=bp.synouts.CUBA("foo")), KeyError, '"target_var" .* "post".* has V, input.*got foo'),
    "target int": (lambda: syn(output=bp.synouts.CUBA(3)), TypeError, '"target_var".*got 3'),
    "membrane": (lambda: syn(output=bp.synouts.COBA(membrane_var="U")), KeyError, '"membrane_var" .*got U'),
    "membrane none": (lambda: syn(output=bp.synouts.COBA(membrane_var=None)), TypeError, '"membrane_var".*None'),
    "foreign": (lambda: syn(output=bp.synouts.CUBA(bp.neurons.LIF(3).V)), KeyError, '"target_var" .*got Variable'),
    "g_max shape": (lambda: syn(g_max=np.ones(4)), ValueError, r"g_max.*\(4, 3\).*\(12,\).*got shape \(4,\)"),
    "g_max none": (lambda: syn(g_max=None), ValueError, '"g_max".*got None'),
    "g_max text": (lambda: syn(g_max="a"), ValueError, "\"g_max\".*got 'a'"),
    "g_max nan": (lambda: syn(g_max=[np.nan] * 12), ValueError, '"g_max" must not contain NaN'),
    "g_max ragged": (lambda: syn(g_max=[[1.0], [1.0, 2.0]]), ValueError, '"g_max".*ragged'),
    "delay float": (lambda: syn(delay_step=1.5), TypeError, r'"delay_step".*in whole steps, got 1\.5'),
    "delay text": (lambda: syn(delay_step="a"), TypeError, '"delay_step"'),
    "delay nan": (lambda: syn(delay_step=np.nan), TypeError, '"delay_step"'),
    "delay inf": (lambda: syn(delay_step=np.inf), ValueError, '"delay_step" must lie in 0'),
    "delay negative": (lambda: syn(delay_step=-1), ValueError, '"delay_step" must lie in 0.*got -1'),
    "delay huge": (lambda: syn(delay_step=10**12), ValueError, '"delay_step" must lie in 0'),
    "delay shape": (lambda: syn(delay_step=[1, 2, 3]), ValueError, r'"delay_step".*4 ints.*got shape \(3,\)'),
    "delay matrix": (lambda: syn(delay_step=np.ones((3, 4), int)), ValueError, r'"delay_step".*got shape \(3, 4\)'),
}

CONNECTIONS = {
    "none": (lambda: bp.synapses.Exponential(bp.neurons.LIF(1), bp.neurons.LIF(1), None), ValueError, '"conn".*None'),
    "text": (lambda: syn("all2all"), ValueError, "\"conn\".*'all2all'"),
    "int": (lambda: syn(3), ValueError, '"conn".*got 3'),
    "keys": (lambda: syn({"a": [0]}), ValueError, '"conn".*keys "i" and "j"'),
    "matrix": (lambda: syn(np.ones((3, 4))), ValueError, r"\(pre, post\) = \(4, 3\), got \(3, 4\)"),
    "MatConn": (lambda: syn(bp.conn.MatConn(np.ones((3, 4)))), bp.errors.ConnectorError, r"\(4, 3\), got \(3, 4\)"),
    "1-d": (lambda: bp.conn.MatConn(np.ones(3)), ValueError, '"conn_mat" must be a matrix'),
    "one2one": (lambda: syn(bp.conn.One2One()), bp.errors.ConnectorError, r"got \(4,\) for pre and \(3,\) for post"),
    "pairs": (lambda: bp.conn.IJConn([0, 1], [0]), ValueError, "same length, got 2 and 1"),
    "float pairs": (lambda: bp.conn.IJConn([0.5], [0]), ValueError, '"i" must be a list or 1-D array of ints'),
    "pre range": (lambda: syn(bp.conn.IJConn([0, 9], [0, 1])), ValueError, r'"i" must lie in 0\.\.3.*"pre".*9'),
    "post range": (lambda: syn(bp.conn.IJConn([0, 1], [0, 9])), ValueError, r'"j" must lie in 0\.\.2.*"post".*9'),
    "negative": (lambda: syn(bp.conn.IJConn([0, -1], [0, 1])), ValueError, '"i" must lie in'),
    "csr range": (lambda: syn(bp.conn.CSRConn([0, 9], [0, 1, 2, 2, 2])), ValueError, '"indices" must lie in'),
    "csr rows": (lambda: syn(bp.conn.CSRConn([0, 1], [0, 1, 2])), ValueError, r'"inptr" must have pre \+ 1 = 5'),
    "csr falls": (lambda: bp.conn.CSRConn([0, 1], [0, 2, 1, 2]), ValueError, '"inptr" must rise'),
    "csr end": (lambda: bp.conn.CSRConn([0, 1], [0, 1]), ValueError, '"inptr" must rise from 0 to.* 2'),
    "sparse": (lambda: bp.conn.SparseMatConn(np.eye(2)), ValueError, '"csr_mat" must be a SciPy sparse matrix'),
    "prob > 1": (lambda: bp.conn.FixedProb(1.5), ValueError, r'"prob" must be in \[0, 1\], got 1\.5'),
    "prob < 0": (lambda: bp.conn.FixedProb(-0.1), ValueError, r'"prob" must be in \[0, 1\]'),
    "prob nan": (lambda: bp.conn.FixedProb(np.nan), ValueError, '"prob" must be finite'),
    "prob text": (lambda: bp.conn.FixedProb("a"), TypeError, '"prob" must be a number'),
    "pre_ratio": (lambda: bp.conn.FixedProb(0.1, pre_ratio=2), ValueError, '"pre_ratio"'),
    "seed": (lambda: bp.conn.FixedProb(0.1, seed=-1), ValueError, '"seed" must be in'),
    "seed float": (lambda: bp.conn.FixedProb(0.1, seed=1.5), TypeError, '"seed" must be an integer'),
    "multi": (lambda: bp.conn.FixedProb(0.1, allow_multi_conn=True), NotImplementedError, "allow_multi_conn"),
    "self": (lambda: bp.conn.FixedProb(0.1, include_self=False)(3, 4), ValueError, "include_self"),
    "unknown form": (lambda: bp.conn.All2All()(2, 2).require("foo"), bp.errors.ConnectorError, "'foo'.*conn_mat"),
    "no sizes": (lambda: bp.conn.All2All().require("csr"), bp.errors.ConnectorError, "call it with their sizes"),
}

RUNNERS = {
    "target": (lambda: bp.DSRunner(3), bp.errors.RunningError, '"target".*got 3'),
    "dt negative": (lambda: run(dt=-0.1), ValueError, r'"dt" must be greater than 0, got -0\.1'),
    "dt zero": (lambda: run(dt=0), ValueError, '"dt" must be greater than 0'),
    "dt nan": (lambda: run(dt=np.nan), ValueError, '"dt" must be finite, got nan'),
    "dt text": (lambda: run(dt="0.1"), TypeError, '"dt" must be a number'),
    "set_dt": (lambda: bp.math.set_dt(-1), ValueError, '"dt" must be greater than 0'),
    "set_dt nan": (lambda: bp.math.set_dt(float("nan")), ValueError, '"dt" must be finite'),
    "set_dt inf": (lambda: bp.math.set_dt(float("inf")), ValueError, '"dt" must be finite'),
    "set_dt text": (lambda: bp.math.set_dt("a"), TypeError, '"dt" must be a number'),
    "t0": (lambda: run(t0="a"), TypeError, '"t0" must be a number'),
    "jit": (lambda: run(jit="yes"), ValueError, "\"jit\".*'yes'"),
    "axis": (lambda: run(data_first_axis="X"), ValueError, "\"data_first_axis\".*'X'"),
    "batch axis": (lambda: run(data_first_axis="B"), ValueError, '"data_first_axis"'),
    "memory": (lambda: run(memory_efficient=True, numpy_mon_after_run=False), ValueError, "numpy_mon_after_run"),
    "unknown": (lambda: run(foo=1), TypeError, "unexpected keyword argument 'foo'"),
    "bar": (lambda: bp.DSRunner(bp.neurons.LIF(1), progress_bar=1), TypeError, '"progress_bar"'),
    "no duration": (lambda: run(None), ValueError, 'Say how long to run: "duration"'),
    "duration negative": (lambda: run(-1.0), ValueError, r'"duration" must not be negative, got -1\.0'),
    "duration text": (lambda: run("a"), TypeError, '"duration" must be a number'),
    "duration inf": (lambda: run(np.inf), ValueError, '"duration" must be finite'),
    "child": (lambda: bp.Network(a=3), ValueError, "A child of a network must be.*got 3.*'a'"),
    "batch_size": (lambda: bp.reset_state(bp.neurons.LIF(1), 3), ValueError, '"batch_size"'),
    "float type": (lambda: bp.math.set_float("float16"), NotImplementedError, '"dtype" must be float32 or float64'),
    "set_mode": (lambda: bp.math.set_mode("x"), TypeError, "\"mode\".*'x'"),
    "platform": (lambda: bp.math.set_platform("gpu"), ValueError, '"platform" must be one of "cpu"'),
    "threads": (lambda: bp.set_num_threads(-1), ValueError, '"n" must be in'),
    "threads float": (lambda: bp.set_num_threads(1.5), TypeError, '"n" must be an integer'),
    "normal": (lambda: bp.init.Normal(0.0, -1.0), ValueError, '"scale" must not be negative'),
    "uniform": (lambda: bp.init.Uniform(2.0, 1.0), ValueError, '"max_val" must not be less'),
}

INPUTS = {
    "text": (lambda: run(inputs="pre.input"), bp.errors.RunningError, '"inputs" must be a tuple or a list'),
    "dict": (lambda: run(inputs={"pre.input": 1.0}), bp.errors.RunningError, '"inputs" must be'),
    "items": (lambda: inputs(1, 2), bp.errors.RunningError, r"form \(target, value.*got 1"),
    "one": (lambda: inputs(("pre.input",)), bp.errors.RunningError, "form"),
    "five": (lambda: inputs(("pre.input", 1.0, "fix", "+", 3)), bp.errors.RunningError, "form"),
    "type": (lambda: inputs(("pre.input", 1.0, "foo")), bp.errors.RunningError, "fix, iter, func, got 'foo'"),
    "operation": (lambda: inputs(("pre.input", 1.0, "fix", "**")), bp.errors.RunningError, r"= \+ - \* /.*'\*\*'"),
    "group": (lambda: inputs(("foo.input", 1.0)), AttributeError, 'no "foo" in .*it has pre, post'),
    "variable": (lambda: inputs(("pre.inputt", 1.0)), AttributeError, 'no variable "inputt".*it has V, input'),
    "int": (lambda: inputs((1, 1.0)), bp.errors.RunningError, 'a name such as "E.input", got 1'),
    "parameter": (lambda: inputs(("pre.tau", 1.0)), bp.errors.RunningError, r'"pre\.tau" is 10\.0'),
    "shape": (lambda: inputs(("pre.input", np.ones(3))), ValueError, r"shape \(2,\), got shape \(3,\)"),
    "no number": (lambda: inputs(("pre.input", "a")), ValueError, "must be made of numbers, got 'a'"),
    "foreign": (lambda: inputs((bp.math.Variable([0.0]), 1.0)), ValueError, "no state of the network"),
    "iter scalar": (lambda: inputs(("pre.input", 1.0, "iter")), ValueError, '"iter".*got 1.0'),
    "iter shape": (lambda: inputs(("pre.input", np.ones((5, 3)), "iter")), ValueError, r"got \(5, 3\)"),
    "iter short": (lambda: inputs(("pre.input", np.ones(3), "iter")), ValueError, "values for 3 steps.*to step 5"),
    "iter ends": (lambda: inputs(("pre.input", iter([1.0]), "iter")), ValueError, "came to its end"),
    "func scalar": (lambda: inputs(("pre.input", 1.0, "func")), ValueError, "must be a function, got 1.0"),
    "func arguments": (lambda: inputs(("pre.input", lambda a, b: 1.0, "func")), ValueError, "takes 2"),
    "func shape": (lambda: inputs(("pre.input", lambda: np.ones(3), "func")), ValueError, r"got shape \(3,\)"),
}

MONITORS = {
    "text": (lambda: run(monitors="pre.V"), bp.errors.MonitorError, "list, a tuple or a dict, got 'pre.V'"),
    "set": (lambda: run(monitors={"pre.V"}), bp.errors.MonitorError, "list, a tuple or a dict"),
    "int": (lambda: run(monitors=[1]), bp.errors.MonitorError, 'a name such as "E.V".*got 1'),
    "three": (lambda: run(monitors=[("pre.V", 1, 2)]), bp.errors.MonitorError, "form \\(name, index\\)"),
    "twice": (lambda: run(monitors=["pre.V", ("pre.V", 1)]), bp.errors.MonitorError, "monitored twice"),
    "variable": (lambda: run(monitors=["pre.VV"]), AttributeError, 'no variable "VV".*it has V, input'),
    "group": (lambda: run(monitors=["foo.V"]), bp.errors.MonitorError, 'no "foo" in'),
    "top": (lambda: run(monitors=["V"]), bp.errors.RunningError, 'no variable "V" to monitor; it has pre, post'),
    "parameter": (lambda: run(monitors=["pre.tau"]), AttributeError, '"pre.tau" is 10.0'),
    "constant": (lambda: run(monitors={"a": 3}), bp.errors.MonitorError, 'monitor "a".*got 3'),
    "key": (lambda: run(monitors={3: "pre.V"}), bp.errors.MonitorError, "must be a string, got 3"),
    "index": (lambda: run(monitors=[("pre.V", 7)]), IndexError, r'"pre\.V".*\(2,\), got 7'),
    "negative index": (lambda: run(monitors=[("pre.V", -3)]), IndexError, "got -3"),
    "float index": (lambda: run(monitors=[("pre.V", 0.5)]), IndexError, "got 0.5"),
    "text index": (lambda: run(monitors=[("pre.V", "a")]), IndexError, "got 'a'"),
}

ALL = [
    pytest.param(*case, id=f"{table}-{name}")
    for table, cases in {
        "size": SIZES,
        "parameter": PARAMETERS,
        "synapse": SYNAPSES,
        "conn": CONNECTIONS,
        "runner": RUNNERS,
        "input": INPUTS,
        "monitor": MONITORS,
    }.items()
    for name, case in cases.items()
]


@pytest.mark.parametrize(("attempt", "error", "message"), ALL)
def test_bad_input(attempt, error, message):
    with pytest.raises(error, match=message):
        attempt()


def test_a_refused_run_leaves_the_runner_usable():
    cell = bp.neurons.LIF(1)
    runner = bp.DSRunner(cell, inputs=("input", np.ones(5), "iter"), monitors=["input"], progress_bar=False)
    with pytest.raises(ValueError, match="goes on to step 6"):
        runner.run(0.6)
    runner.run(0.5)
    assert runner.mon["input"].sum() == 5


@pytest.mark.parametrize(
    ("error", "builtin"),
    [("RunningError", ValueError), ("MonitorError", ValueError), ("ConnectorError", ValueError),
     ("UniqueNameError", ValueError), ("UnsupportedError", NotImplementedError), ("PackageMissingError", ImportError),
     ("MathError", ValueError)],
)  # fmt: skip
def test_errors_are_builtin_exceptions_too(error, builtin):
    assert issubclass(getattr(bp.errors, error), (builtin, bp.errors.BrainPyError))
    assert issubclass(getattr(bp.errors, error), builtin)
