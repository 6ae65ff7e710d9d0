"""Ctrl-C in a script and in Jupyter: heard at once, nothing recorded is lost, and the run goes on as if never stopped.

How long it took is printed (`pytest -s`); what is asserted leaves room for a busy machine.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import busy
import pytest

from bouton.running.recording import Recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_client import BlockingKernelClient, KernelManager

GENEROUS = 3.0  # seconds

PREPARE = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import busy, time, bouton as bp, numpy as np

def runner(progress_bar):
    inputs = [("E.input", 20.0), ("I.input", 20.0)]
    return bp.DSRunner(busy.seeded(), monitors=["E.spike"], inputs=inputs, progress_bar=progress_bar)

run = runner(progress_bar=True)
run.run(1.0)
"""

CHECK = """
first = run.mon["E.spike"]
assert run.i0 - 10 == len(first) == len(run.mon.ts) > 0
run.run(20.0)
whole = runner(progress_bar=False)
whole.run(run.i0 * 0.1)
assert np.array_equal(np.concatenate([first, run.mon["E.spike"]]), whole.mon["E.spike"][10:])
assert busy.states(run.target) == busy.states(whole.target)
print("the same bits as without an interruption")
"""

SCRIPT = f"""{PREPARE}
print("running", flush=True)
try:
    run.run(60_000.0)
except KeyboardInterrupt:
    print(time.time(), flush=True)
{CHECK}"""


def test_ctrl_c_in_a_script() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    time.sleep(0.3)
    sent = time.time()
    process.send_signal(signal.SIGINT)
    heard = float(process.stdout.readline()) - sent
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert output == "the same bits as without an interruption\n"
    print(f"\nCtrl-C in a script: KeyboardInterrupt after {heard * 1000:.0f} ms")
    assert 0 < heard < GENEROUS


def test_ctrl_c_while_the_results_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    run, alone = busy.runner(), busy.runner()
    results = Recording.results

    def interrupted(*arguments: Any, **options: Any) -> Any:
        monkeypatch.undo()
        signal.raise_signal(signal.SIGINT)
        return results(*arguments, **options)

    monkeypatch.setattr(Recording, "results", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.run(10.0)
    alone.run(10.0)
    assert run.i0 == 100
    assert run.mon["E.V"].tobytes() == alone.mon["E.V"].tobytes()
    run.run(10.0)
    alone.run(10.0)
    assert busy.states(run.target) == busy.states(alone.target)


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[tuple[KernelManager, BlockingKernelClient]]:
    """A Jupyter kernel that runs this Python, and its client."""
    from jupyter_client.manager import start_new_kernel

    env = os.environ | {"IPYTHONDIR": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path)}
    manager, client = start_new_kernel(kernel_name="python3", env=env)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def ask(client: BlockingKernelClient, code: str, when_busy: Any = lambda: None) -> tuple[dict[str, Any], str]:
    """Run a cell; its reply and what it printed. `when_busy` is called a moment after it began."""
    printed: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        content = message["content"]
        if content.get("name") == "stdout":
            printed.append(content["text"])
        if content.get("execution_state") == "busy":
            when_busy()

    reply = client.execute_interactive(code, output_hook=hear, timeout=60)
    return reply["content"], "".join(printed)


def test_ctrl_c_in_jupyter(kernel: tuple[KernelManager, BlockingKernelClient]) -> None:
    manager, client = kernel
    reply, _ = ask(client, PREPARE)
    assert reply["status"] == "ok", reply
    sent: list[float] = []

    def interrupt() -> None:
        time.sleep(0.5)
        sent.append(time.perf_counter())
        manager.interrupt_kernel()

    reply, _ = ask(client, "run.run(60_000.0)", interrupt)
    heard = time.perf_counter() - sent[0]
    assert reply["status"] == "error"
    assert reply["ename"] == "KeyboardInterrupt"
    reply, printed = ask(client, CHECK)
    assert reply["status"] == "ok", reply
    assert printed == "the same bits as without an interruption\n"
    print(f"\nCtrl-C in Jupyter: KeyboardInterrupt after {heard * 1000:.0f} ms")
    assert heard < GENEROUS
