"""What the package does to the process around it."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

import bouton as bp


def python(code, **environment):
    """Run code in a fresh process; its output, or an error with all it said."""
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | environment,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_import_is_light():
    heavy = [
        "matplotlib",
        "tqdm",
        "scipy",
        "multiprocessing",
        "asyncio",
        "numpy.random",
        "numpy.fft",
        "numpy.polynomial",
    ]
    code = "import numpy, sys; before = set(sys.modules); import bouton; "
    code += f"print(set({heavy}) & (set(sys.modules) - before))"
    assert python(code) == "set()"


def test_import_is_quick():
    """Measured as time of the processor, so that a busy machine does not count, and not as time of the compiler."""
    code = "import numpy, time; t = time.process_time(); import bouton; print(time.process_time() - t)"
    assert min(float(python(code, PYTHONDONTWRITEBYTECODE="")) for _ in range(3)) < 0.1


def big_network():
    cell = bp.neurons.LIF(2000)
    syn = bp.synapses.Exponential(cell, cell, bp.conn.FixedProb(0.1, seed=1), g_max=0.01)
    return bp.Network(cell=cell, syn=syn)


def interrupt_after(seconds):
    timer = threading.Timer(seconds, signal.raise_signal, [signal.SIGINT])
    timer.start()
    return timer


@pytest.mark.parametrize("by_step", [False, True])
def test_ctrl_c_stops_soon_keeps_what_was_recorded_and_can_be_continued(by_step):
    net = big_network()
    V = net.cell.V
    monitors = {"V": (V, [0, 1999]), "spike": net.cell.spike}
    monitors |= {"call": lambda: V.value[[0, 1999]]} if by_step else {}
    runner = bp.DSRunner(net, inputs=("cell.input", 25.0), monitors=monitors, progress_bar=False)
    runner.run(1.0)
    timer = interrupt_after(0.15)
    start = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        runner.run(20_000.0)
    assert time.perf_counter() - start < 0.15 + 0.5
    timer.join()
    recorded = len(runner.mon.ts)
    assert 0 < recorded < 200_000
    assert {len(values) for values in runner.mon.values()} == {recorded}
    first = runner.mon.V
    assert runner.i0 - 10 - recorded in ((0, 1) if by_step else (0,))
    runner.run(1.0)
    again = big_network()
    whole = bp.DSRunner(again, inputs=("cell.input", 25.0), monitors={"V": ("cell.V", [0, 1999])}, progress_bar=False)
    whole.run(runner.i0 * 0.1)
    np.testing.assert_array_equal(first, whole.mon.V[10 : 10 + recorded])
    np.testing.assert_array_equal(runner.mon.V, whole.mon.V[-10:])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork()")
def test_use_after_fork_is_a_clear_error():
    code = """
import os, bouton as bp
cell = bp.neurons.LIF(3)
runner = bp.DSRunner(cell, progress_bar=False)
runner.run(1.0)
if os.fork() == 0:
    attempts = [lambda: runner.run(1.0), lambda: cell.V.value, lambda: bp.init.Normal()(3), bp.get_num_threads]
    for attempt in attempts:
        try:
            attempt()
        except RuntimeError as error:
            assert all(word in str(error) for word in ("fork()", "spawn", "forkserver", "joblib"))
        else:
            os._exit(1)
    del runner, cell
    os._exit(0)
assert os.wait()[1] == 0
runner.run(1.0)
print(runner.i0)
"""
    assert python(code) == "20"


def test_spawned_processes_work(tmp_path):
    script = tmp_path / "spawned.py"
    script.write_text(
        "import multiprocessing, bouton as bp\n"
        "def work(seed):\n"
        "    return float(bp.init.Normal(seed=seed)(3).sum())\n"
        "if __name__ == '__main__':\n"
        "    bp.DSRunner(bp.neurons.LIF(2), progress_bar=False).run(1.0)\n"
        "    with multiprocessing.get_context('spawn').Pool(2) as pool:\n"
        "        assert pool.map(work, range(3)) == [work(seed) for seed in range(3)]\n"
    )
    subprocess.run([sys.executable, script], check=True, timeout=60)


def test_networks_in_threads():
    results = {}

    def work(key):
        runner = bp.DSRunner(big_network(), inputs=("cell.input", 25.0), monitors=["cell.V"], progress_bar=False)
        runner.run(20.0)
        results[key] = runner.mon["cell.V"]

    threads = [threading.Thread(target=work, args=(key,)) for key in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for key in (1, 2):
        np.testing.assert_array_equal(results[key], results[0])


def test_one_network_in_two_threads_is_refused():
    cell = bp.neurons.LIF(1)
    started, tried = threading.Event(), threading.Event()

    def wait():
        started.set()
        return tried.wait(30)

    runner, other = (
        bp.DSRunner(cell, monitors={"wait": wait}, progress_bar=False),
        bp.DSRunner(cell, progress_bar=False),
    )
    thread = threading.Thread(target=runner.run, args=(1.0,))
    thread.start()
    assert started.wait(30)
    for each in (runner, other):
        with pytest.raises(RuntimeError, match=f"{cell.name} .*cannot run twice at the same time"):
            each.run(0.1)
    tried.set()
    thread.join()
    assert runner.mon.wait.tolist() == [True] * 10
    other.run(1.0)
    assert (runner.i0, other.i0) == (10, 10)


def test_a_run_inside_a_run_is_refused():
    cell = bp.neurons.LIF(1)
    runner = bp.DSRunner(cell, monitors={"again": lambda: runner.run(1.0)}, progress_bar=False)
    with pytest.raises(RuntimeError, match="cannot run twice at the same time"):
        runner.run(1.0)
    bp.DSRunner(cell, progress_bar=False).run(1.0)


def memory():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory is read from /proc")
def test_dropped_networks_give_their_memory_back():
    def cycle():
        runner = bp.DSRunner(big_network(), monitors=["cell.V"], progress_bar=False)
        runner.run(1.0)

    for _ in range(5):
        cycle()
    gc.collect()
    before = memory()
    for _ in range(60):
        cycle()
    gc.collect()
    assert memory() - before < 60e6  # one of them holds more than 3 MB


def test_objects_are_freed_without_the_garbage_collector():
    import weakref

    gc.disable()
    try:
        runner = bp.DSRunner(big_network(), monitors=["cell.V"], progress_bar=False)
        runner.run(0.1)
        gone = [weakref.ref(runner), weakref.ref(runner.target), weakref.ref(runner.target.syn)]
        del runner
        assert [ref() for ref in gone] == [None] * 3
    finally:
        gc.enable()


def test_the_environment_sets_threads_and_loops():
    code = "import bouton as bp; from bouton import _core; print(bp.get_num_threads(), _core.kernels())"
    assert python(code, BOUTON_NUM_THREADS="3", BOUTON_KERNELS="plain") == "3 plain"


@pytest.mark.parametrize("threads", [1, 2, 3, 8])
def test_bits_do_not_depend_on_threads(threads):
    bp.set_num_threads(threads)
    assert bp.get_num_threads() == threads
    net = big_network()
    runner = bp.DSRunner(net, inputs=("cell.input", np.linspace(15, 30, 2000)), monitors=["cell.V"], progress_bar=False)
    runner.run(20.0)
    bp.set_num_threads(1)
    alone = bp.DSRunner(
        big_network(), inputs=("cell.input", np.linspace(15, 30, 2000)), monitors=["cell.V"], progress_bar=False
    )
    alone.run(20.0)
    assert runner.mon["cell.V"].tobytes() == alone.mon["cell.V"].tobytes()
