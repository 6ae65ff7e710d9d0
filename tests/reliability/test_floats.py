"""The core leaves the floating-point settings of Python's threads as they were."""

from __future__ import annotations

import threading

import numpy as np

import bouton as bp


def keeps_subnormals() -> bool:
    return bool(np.float64(5e-324) * 1.0 > 0 and np.float32(1e-45) * np.float32(1) > 0)


def decay_to_nothing() -> float:
    """Run a conductance far below the smallest normal float32."""
    pre, post = bp.neurons.LIF(4000), bp.neurons.LIF(4000)
    syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), tau=1.0)
    syn.g.value = 1.0
    bp.DSRunner(bp.Network(pre=pre, syn=syn, post=post), progress_bar=False).run(120.0)
    return float(syn.g.value[0])


def test_subnormals_survive_runs_on_any_number_of_threads() -> None:
    for threads in (1, 3):
        bp.set_num_threads(threads)
        assert 0 <= decay_to_nothing() < 1e-37
        assert keeps_subnormals()


def test_subnormals_survive_in_the_thread_that_ran_a_network() -> None:
    kept = []
    thread = threading.Thread(target=lambda: (decay_to_nothing(), kept.append(keeps_subnormals())))
    thread.start()
    thread.join()
    assert kept == [True]


def test_bits_below_the_normal_floats_do_not_depend_on_threads() -> None:
    results = set()
    for threads in (1, 2, 3, 8):
        bp.set_num_threads(threads)
        results.add(decay_to_nothing())
    assert len(results) == 1
