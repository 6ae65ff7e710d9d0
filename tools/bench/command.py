"""`build.py bench`: the arguments, and what is done in which order."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.bench import kernels, measure, peers, results, table
from tools.bench.results import Measurement
from tools.bench.suite import SUITE, Row
from tools.steps import Failure

ROUNDS = 3


def main(arguments: Sequence[str]) -> None:
    """Measure, print, keep, compare, as the arguments say."""
    options = parse(arguments)
    if options.kernels:
        kernels.main()
        return
    rows = chosen(options.only)
    if options.show:
        show(rows, *results.read_with_machine(options.show))
        return
    pythons, missing = peers.install(options.cache) if options.peers else ({}, {})
    pythons = {"bouton": Path(sys.executable)} | pythons
    measured = []
    print(on(results.machine()), flush=True)
    for row in rows:
        found = list(measure.measure(row, pythons, missing, 1 if options.quick else options.rounds, options.quick))
        print(f"\n{table.of_row(row, found)}", flush=True)
        measured += found
    print(f"\n{table.summary(rows, measured)}")
    if options.json:
        results.write(options.json, measured)
    if options.compare:
        print(f"\n{table.compared(results.read(options.compare), measured)}")


def show(rows: Sequence[Row], measured: Sequence[Measurement], machine: Mapping[str, str]) -> None:
    """Print the tables of the networks that were measured, and what the README shows of them."""
    rows = [row for row in rows if any(each.row == row.name for each in measured)]
    print(f"{on(machine)}\n")
    for row in rows:
        print(f"{table.of_row(row, [each for each in measured if each.row == row.name])}\n")
    print(table.summary(rows, measured), table.readme(rows, measured), sep="\n\n")


def on(machine: Mapping[str, str]) -> str:
    """Where and when, as a list."""
    return "\n".join(f"* {name}: {value}" for name, value in machine.items())


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(prog="build.py bench", description="Measure how fast networks run.")
    parser.add_argument("--peers", action="store_true", help="measure Brian2, NEST and BrainPy, too")
    parser.add_argument("--only", action="append", metavar="NAME", help="only networks whose name begins so")
    parser.add_argument("--quick", action="store_true", help="one short round: to see that everything runs")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"how often, {ROUNDS}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the numbers")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="numbers kept earlier, to compare with")
    parser.add_argument("--show", type=Path, metavar="FILE", help="instead: the tables of numbers kept earlier")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="where the environments of the peers are made")
    parser.add_argument("--kernels", action="store_true", help="instead: loops beside their plain twins, and C")
    return parser.parse_args(arguments)


def chosen(names: list[str] | None) -> list[Row]:
    """The rows of the suite that begin with one of the names; without names all but the extra ones."""
    if names is None:
        return [row for row in SUITE if not row.extra]
    for name in names:
        if not any(row.name.startswith(name) for row in SUITE):
            raise Failure(f"no network begins with {name!r}; there are {', '.join(row.name for row in SUITE)}.")
    return [row for row in SUITE if row.name.startswith(tuple(names))]
