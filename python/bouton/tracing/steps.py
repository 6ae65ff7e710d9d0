"""What cannot be traced is stepped in Python: the object that it belongs to, and nothing else."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from . import heard, snapshot
from .active import active, paused
from .errors import LeftBehind, Untraceable, user_line
from .reach import holders_and_variables
from .structure import leaves, restored
from .trace import Call

if TYPE_CHECKING:
    from collections.abc import Callable

    from .trace import Trace

__all__ = ["Refusal", "called", "guarded", "takes_shared"]


class Refusal(NamedTuple):
    """Why something is stepped in Python, and where in the user's file the reason stands."""

    what: str
    reason: str
    line: str


def guarded(update: Callable[..., Any]) -> Callable[..., Any]:
    """An ``update`` that notes whose it is, so that what cannot be traced in it is stepped in Python."""
    if getattr(update, "__bouton_guarded__", False):
        return update

    shared = takes_shared(update)

    @functools.wraps(update)
    def step(self: Any, *args: Any, **options: Any) -> Any:
        if shared and not (args and isinstance(args[0], dict)):
            args = (_shared_arguments(), *args)
        trace = active()
        if trace is None:
            result = update(self, *args, **options)
            heard.noted(self)
            return result
        if trace.inside and trace.inside[-1] is self:
            return update(self, *args, **options)
        return called(trace, self, functools.partial(update, self), args, options)

    step.__bouton_guarded__ = True  # type: ignore[attr-defined]
    return step


def takes_shared(update: Callable[..., Any]) -> bool:
    """Whether an ``update(self, tdi)`` wants time and time step as its argument, as in older scripts."""
    code = getattr(update, "__code__", None)
    return code is not None and code.co_argcount > 1 and code.co_varnames[1] in _SHARED


_SHARED = {"tdi", "_tdi", "sh", "sha"}


def _shared_arguments() -> Any:
    """The time, the number and the length of the step."""
    from .._share import share

    return share.get_shargs()


def called(trace: Trace, who: Any, function: Callable[..., Any], args: Any = (), options: Any = None) -> Any:
    """Call a function of ``who`` while it is traced, or let it be called in each step if it was refused."""
    options = options or {}
    if id(who) in trace.refused:
        return _in_python(trace, who, function, args, options)
    before = snapshot.drawn()
    trace.inside.append(who)
    try:
        result = function(*args, **options)
        if snapshot.drawn() != before:
            raise Untraceable("numpy.random or random drew a number, which would be the same in every step")
        if any(hasattr(type(leaf), "__bouton_traced__") and leaf.trace is not trace for leaf in leaves(result)):
            raise LeftBehind
        return result
    except Untraceable as error:
        if error.who is None:
            error.who, error.line = who, user_line(error)
        raise
    finally:
        trace.inside.pop()


def _in_python(trace: Trace, who: Any, function: Callable[..., Any], args: Any, options: dict[str, Any]) -> Any:
    """Note that Python acts here; what goes in and comes out are Variables."""
    incoming: list[Any] = []

    def passed(value: Any) -> Any:
        if not trace.is_traced(value) or hasattr(type(value), "__bouton_variable__"):
            return lambda: value
        variable = trace.hidden(value.shape, value.dtype)
        trace.write(variable, value)
        incoming.append(variable)
        return lambda: variable.value

    getters = [passed(value) for value in args], {key: passed(value) for key, value in options.items()}

    def call() -> Any:
        return function(*(get() for get in getters[0]), **{key: get() for key, get in getters[1].items()})

    example = _example(trace, who, call)
    outgoing = [trace.hidden(np.shape(leaf), np.asarray(leaf).dtype) for leaf in leaves(example)]

    def act() -> None:
        for variable, value in zip(outgoing, leaves(call()), strict=True):
            variable.value = value

    trace.happen(Call(who, act))
    return restored(example, [trace.read(variable) for variable in outgoing])


def _example(trace: Trace, who: Any, call: Callable[[], Any]) -> Any:
    """What a function returns: it is called once to see, and all that changed meanwhile is brought back."""
    if id(who) not in trace.examples:
        holders, variables = holders_and_variables(trace.objects)
        before = snapshot.Snapshot([*trace.objects, *holders])
        values = [(variable, variable._read()) for variable in variables]
        try:
            with paused(), trace.carried.shown():
                trace.examples[id(who)] = call()
                trace.carried.note(before.numbers(trace.objects))
        finally:
            before.restore()
            for variable, value in values:
                variable._write(value)
    return trace.examples[id(who)]
