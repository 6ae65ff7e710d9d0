"""Parameters of models: declared once in the class, checked whenever they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

import numpy as np

from .._checks import array, describe
from ..initialize.generic import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._typing import Floats, ParameterLike, Shape

__all__ = ["Described", "Parameter"]


class Parameter:
    """A number that a model depends on: one for all elements, or one each.

    Written in the body of a class, ``tau = Parameter(positive=True)``; its name is the name that the core knows.
    Setting it checks the value, and a network that has run is told to take the new value with its next run. An optional
    parameter may be None: the core does not hear of it. A scalar parameter is one number for all elements.
    """

    def __init__(self, positive: bool = False, optional: bool = False, scalar: bool = False) -> None:
        self.positive = positive
        self.optional = optional
        self.scalar = scalar
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Parameter: ...

    @overload
    def __get__(self, instance: Described, owner: type) -> float | Floats: ...

    def __get__(self, instance: Described | None, owner: type) -> Any:
        if instance is None:
            return self
        try:
            return vars(instance)[self.name]
        except KeyError:
            raise AttributeError(f"'{owner.__name__}' object has no attribute '{self.name}'") from None

    def __set__(self, instance: Described, value: ParameterLike | None) -> None:
        shape = instance._parameter_shape()
        if shape is not None:
            value = self.checked(instance, value, shape)
        elif not callable(value):
            self.checked(instance, value, array(value, f"{type(instance).__name__}.{self.name}").shape)
        vars(instance)[self.name] = value
        instance._version += 1

    def checked(self, owner: object, value: ParameterLike | None, shape: Shape) -> float | Floats | None:
        """The value for a model of this shape."""
        name = f"{type(owner).__name__}.{self.name}"
        if self.scalar:
            shape = ()
            if not callable(value) and array(value, name).size != 1:
                raise ValueError(f'"{self.name}" must be a scalar or a tensor with size of 1, got {describe(value)}: '
                                 f"one number serves all of {type(owner).__name__}.")  # fmt: skip
        result = resolved(value, shape, allow_none=self.optional, name=name)
        if result is not None and self.positive and np.any(np.asarray(result) <= 0):
            raise ValueError(f'"{name}" must be greater than 0, got {result}.')
        return result


class Described:
    """Something the core knows by a model name and parameters.

    ``model`` is the name of its equations in the core. ``_version`` counts changes, so that a network knows when the
    program made from it is out of date.
    """

    model: str = ""
    _version: int = 0

    @classmethod
    def parameters(cls) -> Iterator[Parameter]:
        """The parameters of the model, in the order in which the classes declare them."""
        for base in reversed(cls.__mro__):
            for attribute in vars(base).values():
                if isinstance(attribute, Parameter):
                    yield attribute

    def _settings(self) -> Iterator[tuple[str, float | Floats]]:
        """What the core is told: the values of all parameters, but those that are None."""
        for declared in self.parameters():
            value = getattr(self, declared.name)
            if value is not None:
                yield declared.name, value

    def _parameter_shape(self) -> Shape | None:
        """The shape of parameters; None while it is not known (they are checked when it is)."""
        return None
