"""What is attached to an object from outside: inputs that it sums, and what runs before and after its step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import _checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Hooked"]

_KINDS = ("current", "delta")


class Hooked:
    """An object to which projections attach what they need: functions for its inputs, steps around its own.

    Calling the object does what was added before its step, the step itself, and what was added after it;
    ``update()`` does the step alone.
    """

    _version: int

    def _attached(self, kind: str) -> dict[Any, Any]:
        """What is attached, by key; nothing is made where there is nothing."""
        found: dict[Any, Any] = vars(self).get("_attachments", {}).get(kind, {})
        return found

    def _attach(self, kind: str, key: Any, item: Any) -> None:
        if not callable(item):
            raise TypeError(f'"fun" must be a function or an object that can be called, got {_checks.describe(item)}.')
        attached = vars(self).setdefault("_attachments", {}).setdefault(kind, {})
        if key in attached:
            raise KeyError(f"{key!r} is attached to {self!r} already: use another key.")
        attached[key] = item
        self._version += 1

    def _found(self, kind: str, key: Any) -> Any:
        attached = self._attached(kind)
        if key not in attached:
            raise KeyError(f"nothing is attached to {self!r} as {key!r}, only {list(attached)}.")
        return attached[key]

    def add_inp_fun(
        self, key: str, fun: Callable[..., Any], label: str | None = None, category: str = "current"
    ) -> None:
        """Attach a function whose values are summed as an input.

        Parameters
        ----------
        key
            A name, not used before.
        fun
            The function. One for currents gets what :meth:`sum_current_inputs` is called with: the membrane potential.
        label
            A name for several functions, by which they can be summed alone.
        category
            ``"current"``, or ``"delta"`` for jumps of the potential.

        Raises
        ------
        TypeError, KeyError, ValueError
            If ``fun`` cannot be called, the key is in use, or the category is none.

        Examples
        --------
        >>> import bouton as bp
        >>> cell = bp.dyn.Lif(1)
        >>> cell.add_inp_fun("leak", lambda V: 10.0 - V)
        >>> float(cell.sum_current_inputs(4.0, init=1.0))
        7.0
        """
        kind = _checks.choice(category, "category", _KINDS)
        self._attach(f"{kind}_inputs", _labelled(label) + str(key), fun)

    def get_inp_fun(self, key: str) -> Callable[..., Any]:
        """The input function that was attached by this key, with its label before it: ``"label // key"``."""
        kind = next((kind for kind in _KINDS if key in self._attached(f"{kind}_inputs")), "current")
        function: Callable[..., Any] = self._found(f"{kind}_inputs", key)
        return function

    def sum_current_inputs(self, *args: Any, init: Any = 0.0, label: str | None = None, **options: Any) -> Any:
        """A current, and those of all projections to this object.

        Parameters
        ----------
        args, options
            What the functions get: the membrane potential.
        init
            The current to begin with.
        label
            Sum only what was attached with this label.

        Returns
        -------
        The sum, added one by one in the order in which projections were made.
        """
        return self._sum("current_inputs", args, init, label, options)

    sum_inputs = sum_current_inputs

    def sum_delta_inputs(self, *args: Any, init: Any = 0.0, label: str | None = None, **options: Any) -> Any:
        """The jumps of the potential that projections cause in this step; as :meth:`sum_current_inputs`."""
        return self._sum("delta_inputs", args, init, label, options)

    def _sum(self, kind: str, args: Any, init: Any, label: str | None, options: dict[str, Any]) -> Any:
        for key, function in self._attached(kind).items():
            if key.startswith(_labelled(label)):
                init = init + function(*args, **options)
        return init

    def add_bef_update(self, key: Any, fun: Callable[..., Any]) -> None:
        """Attach what is called, with no arguments, before each step of this object."""
        self._attach("before_updates", key, fun)

    def add_aft_update(self, key: Any, fun: Callable[..., Any]) -> None:
        """Attach what is called, with what the step returned, after each step of this object."""
        self._attach("after_updates", key, fun)

    def get_bef_update(self, key: Any) -> Any:
        """What was attached before the step by this key; KeyError if nothing was."""
        return self._found("before_updates", key)

    def get_aft_update(self, key: Any) -> Any:
        """What was attached after the step by this key; KeyError if nothing was."""
        return self._found("after_updates", key)

    def has_bef_update(self, key: Any) -> bool:
        """Whether something is attached before the step by this key."""
        return key in self._attached("before_updates")

    def has_aft_update(self, key: Any) -> bool:
        """Whether something is attached after the step by this key."""
        return key in self._attached("after_updates")

    def _around(self, step: Callable[..., Any], args: Any, options: dict[str, Any]) -> Any:
        """Do a step with all that is attached to it."""
        for before in self._attached("before_updates").values():
            before()
        result = step(*args, **options)
        for after in self._attached("after_updates").values():
            after(result)
        return result

    def _hooks(self) -> Iterator[Any]:
        """All that is attached."""
        for attached in vars(self).get("_attachments", {}).values():
            yield from attached.values()


def _labelled(label: str | None) -> str:
    return "" if label is None else f"{label} // "
