"""Golden cases: networks with explicit numbers, and what the reference recorded from them.

A case is a file whose ``spec`` describes a network in JSON, where ``{"$": key}`` stands for an array of the file. The
harness builds it through the public API alone, runs it, and compares.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

import bouton as bp

ALL = Path(__file__).parents[3] / "shared" / "reference" / "goldens"
FOLDER = ALL if ALL.exists() else Path(__file__).parent / "data"
"""All cases where the reference lies beside the project; elsewhere the few that travel with it."""

STEEP = {"HH", "MorrisLecar", "WangBuzsakiModel"}
"""Neurons whose spikes amplify the last bit."""


class Golden:
    """A golden case, ready to be run."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as file:
            self.arrays = {name: file[name] for name in file.files}
        self.spec = json.loads(str(self.arrays["spec"]))
        kinds = {group["cls"] for group in self.spec["groups"].values()}
        self.tolerance = 1e-6 if kinds & STEEP else 1e-8

    def run(self) -> dict[str, np.ndarray]:
        """What the monitors record, by name, and ``ts``."""
        spec = self.spec
        bp.math.set(mode=_mode(spec["mode"]), dt=spec["dt"], x64=True)
        net = self._network()
        for path, key in spec["init"].items():
            variable = net
            for name in path.split("."):
                variable = getattr(variable, name)
            variable.value = self._value(key)
        runner = bp.DSRunner(
            net,
            inputs=[tuple(map(self._value, entry)) for entry in spec["inputs"]],
            monitors=[tuple(m) if isinstance(m, list) else m for m in spec["monitors"]],
            dt=spec["dt"],
            t0=spec["t0"],
            progress_bar=False,
        )
        pieces = []
        for duration in spec["runs"]:
            runner.run(duration)
            pieces.append(dict(runner.mon))
        time = 1 if spec["mode"] else 0
        return {key: np.concatenate([p[key] for p in pieces], time if key != "ts" else 0) for key in pieces[0]}

    def compare(self, recorded: dict[str, np.ndarray]) -> tuple[float, str]:
        """The largest error of all floats, relative to 1 + |v|, and where; AssertionError for another boolean."""
        worst = 0.0, ""
        for key, expected in self.arrays.items():
            if not key.startswith("mon:"):
                continue
            values = recorded[key.removeprefix("mon:")]
            assert values.shape == expected.shape, key
            if expected.dtype == np.bool_:
                assert expected.dtype == values.dtype
                different = np.argwhere(values != expected)
                assert not len(different), f"{key}: {len(different)} booleans differ, first at {different[0]}"
            elif expected.size:
                error = np.max(np.abs(values - expected) / (1 + np.abs(expected)))
                worst = max(worst, (float(np.nan_to_num(error, nan=np.inf)), key))
        return worst

    def _value(self, value):
        """The value of JSON, with arrays in their places."""
        if isinstance(value, dict) and set(value) == {"$"}:
            return self.arrays[f"arr:{value['$']}"]
        if isinstance(value, dict):
            return {key: self._value(item) for key, item in value.items()}
        return value

    def _network(self) -> bp.Network:
        groups = {
            name: getattr(bp.neurons, group["cls"])(_size(group["size"]), **self._value(group["params"]))
            for name, group in self.spec["groups"].items()
        }
        synapses = {name: self._synapse(entry, groups) for name, entry in self.spec["syns"].items()}
        children = {**groups, **synapses}
        if self.spec["order"] is None:
            return bp.Network(**children)
        return _Ordered(self.spec["order"], children)

    def _synapse(self, entry, groups):
        options = self._value(entry["params"])
        if entry.get("output", "default") != "default":
            options["output"] = self._component(bp.synouts, entry["output"])
        if entry.get("stp") is not None:
            options["stp"] = self._component(bp.synplast, entry["stp"])
        conn = self._connector(entry["conn"])
        return getattr(bp.synapses, entry["cls"])(groups[entry["pre"]], groups[entry["post"]], conn, **options)

    def _component(self, module, entry):
        return None if entry is None else getattr(module, entry["cls"])(**self._value(entry["params"]))

    def _connector(self, entry):
        arguments = self._value({key: value for key, value in entry.items() if key != "type"})
        if entry["type"] == "array":
            return arguments["mat"]
        names = {"MatConn": {"mat": "conn_mat"}, "CSRConn": {"indptr": "inptr"}}.get(entry["type"], {})
        return getattr(bp.conn, entry["type"])(**{names.get(key, key): value for key, value in arguments.items()})


class _Ordered(bp.Network):
    """A network whose children run in an order of their own."""

    def __init__(self, order, children) -> None:
        super().__init__(**children)
        self.order = order

    def update(self) -> None:
        for name in self.order:
            self[name]()


def _mode(mode):
    if mode is None:
        return bp.math.nonbatching_mode
    return {"batch": bp.math.BatchingMode, "train": bp.math.TrainingMode}[mode[0]](mode[1])


def _size(size):
    return tuple(size) if isinstance(size, list) else size
