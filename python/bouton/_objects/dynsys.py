"""What has state: the base of groups, synapses and networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._share import share
from ..initialize.generic import initial
from ..math import modes, random, settings
from ..math.variables import Variable
from ..tracing import eager
from ..tracing.active import active
from ..tracing.snapshot import signature
from ..tracing.steps import guarded
from ..tracing.trace import Update
from . import names
from .delayed import Delayed
from .describe import Described
from .hooks import Hooked

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    import numpy.typing as npt

    from .._typing import Array, ParameterLike, Shape

__all__ = ["DynamicalSystem", "State", "reset_state"]


class State(NamedTuple):
    """A Variable, what it starts from, and its shape in one copy of the network."""

    variable: Variable
    start: ParameterLike
    shape: Shape


class DynamicalSystem(Described, Hooked, Delayed):
    """The base of everything that a runner can run, or that runs inside a network.

    Parameters
    ----------
    name
        A Python identifier, unique among living objects. None: counted, ``LIF0``, ``LIF1``, ...
    mode
        ``NonBatchingMode()``, or ``BatchingMode(n)`` for n copies side by side. None: the mode of the session.

    Raises
    ------
    UniqueNameError, NamingError
        (ValueErrors) if the name is in use, or is no identifier.
    ValueError
        If ``mode`` is not a mode.
    UnsupportedError
        (a NotImplementedError) for training modes.
    """

    _trains = False
    """Whether a model of the core does in training mode what is expected of it there."""

    def __init_subclass__(cls, **options: Any) -> None:
        """An ``update()`` of a subclass is traced; what in it cannot be traced is stepped in Python."""
        super().__init_subclass__(**options)
        if "update" in vars(cls):
            cls.update = guarded(vars(cls)["update"])  # type: ignore[method-assign]

    def __init__(self, name: str | None = None, mode: modes.Mode | None = None) -> None:
        self.name = names.register(self, name)
        self.mode = modes.checked(mode, settings.get_mode(), self.name, self._trains or not self.model)
        self._states: dict[str, State] = {}
        self._seed: int | None = None
        self._resets = 0
        self._epoch = 0

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Do the step of this object, as :meth:`update`, and what is attached before and after it."""
        return self._around(self.update, args, options)

    def update(self, *args: Any, **options: Any) -> Any:
        """One step: what a model of the core, or a subclass, does in it.

        While a network runs, steps are traced: an ``update`` of your own is called once, and the core does what it did.

        Parameters
        ----------
        args
            For a group, a current that is added to ``input``.
        options
            Nothing, in a model of the core.

        Returns
        -------
        For a group its spikes, else nothing.
        """
        if active() is None:
            return eager.step(self, *args, **options)
        return self._update(*args, **options)

    def _update(self, *args: Any) -> Any:
        """The step of a model of the core, written down; subclasses say what arguments it takes."""
        trace = active()
        assert trace is not None
        self._check_steps()
        if args:
            raise TypeError(f"{self.name} ({type(self).__name__}) takes no arguments in its step, got {len(args)}.")
        trace.happen(Update(self))

    def _check_steps(self) -> None:
        """Refuse an object that neither names equations of the core nor has an ``update`` of its own."""
        if not self.model:
            raise NotImplementedError(
                f"{self.name} ({type(self).__name__}) has no step: write a method update(), or derive it from a model "
                "such as bouton.neurons.LIF."
            )

    @property
    def _is_custom(self) -> bool:
        """Whether its step is Python of its own, and not a model of the core."""
        return not self.model or type(self).update is not DynamicalSystem.update

    @property
    def _in_core(self) -> bool:
        """Whether the core has an object for it, of its model."""
        return bool(self.model)

    def _key(self) -> Hashable:
        """Equal as long as the step of this object need not be traced anew."""
        return signature(self) if self._is_custom else self._version

    def _variables(self) -> dict[str, Variable]:
        """The Variables of this object by name: declared states, and all other attributes that are Variables."""
        own = {key: value for key, value in vars(self).items() if isinstance(value, Variable)}
        return {**own, **{name: state.variable for name, state in self._states.items()}}

    def _parts(self) -> Iterator[DynamicalSystem]:
        """Objects that this one holds as attributes, alone or in lists and dicts."""
        for key, value in list(vars(self).items()):
            if key != "_attachments":
                yield from _systems_in(value)

    @property
    def seed(self) -> int:
        """The seed of random numbers that are drawn while this is what runs: noise, Poisson spikes.

        Assign one to choose; without that, or with None, it is taken once from the global generator, so that a script
        with :func:`bouton.math.random.seed` always gets the same. What is drawn depends on the seed, the object and the
        step alone. Each runner and each reset draws anew.

        Examples
        --------
        >>> import bouton as bp
        >>> noise = bp.neurons.PoissonGroup(100, freqs=50.0)
        >>> noise.seed = 7
        >>> runner = bp.DSRunner(noise, progress_bar=False)
        >>> a, b = runner.run(100.0), runner.run(100.0, reset_state=True)
        >>> bool((a == b).all())
        False
        """
        if self._seed is None:
            self._seed = random.default().next_seed()
        return self._seed

    @seed.setter
    def seed(self, value: int | None) -> None:
        self._seed = None if value is None else random.checked_seed(value)

    def _next_epoch(self) -> int:
        """The number of a new start: of a runner, or after a reset."""
        self._epoch += 1
        return self._epoch

    def _state(self, name: str, start: ParameterLike, shape: Shape, dtype: npt.DTypeLike | None = None) -> Variable:
        """Declare a state variable; the core knows it by the same name."""
        dtype = np.dtype(dtype or settings.get_float())
        variable = Variable(self._initial(name, start, shape, dtype))
        self._states[name] = State(variable, start, shape)
        return variable

    def _initial(self, name: str, start: ParameterLike, shape: Shape, dtype: np.dtype[Any]) -> Array:
        """The values that a state starts from; all copies of a batch start alike."""
        values = initial(start, shape, dtype, self._start_of(name))
        return np.array(np.broadcast_to(values, (*modes.rows(self.mode), *shape)))

    def _start_of(self, name: str) -> str:
        """How errors call the argument that a state starts from."""
        return f"{type(self).__name__}.{name}_initializer"

    def __setattr__(self, key: str, value: Any) -> None:
        """Assigning to a Variable writes into it: ``E.V = x`` means ``E.V.value = x``."""
        current = self.__dict__.get(key)
        if not isinstance(current, Variable):
            super().__setattr__(key, value)
        elif value is not current:
            current.value = value

    def nodes(self) -> Iterator[DynamicalSystem]:
        """This object and all that belong to it, each once."""
        yield from _reachable(self)

    def vars(self) -> dict[str, Variable]:
        """All state variables, by ``name.variable``.

        Examples
        --------
        >>> import bouton as bp
        >>> list(bp.neurons.LIF(1, name="cell").vars())
        ['cell.V', 'cell.input', 'cell.spike', 'cell.t_last_spike']
        """
        return {
            f"{node.name}.{name}": variable for node in self.nodes() for name, variable in node._variables().items()
        }

    def reset_state(self, batch_size: int | None = None) -> None:
        """Start anew: all states from their initial values (random ones are drawn again), no spikes on their way.

        Parameters
        ----------
        batch_size
            The number of copies from now on, for a network in ``BatchingMode``. None: as before.

        Raises
        ------
        MathError
            (a ValueError) if the network is not in ``BatchingMode``.
        """
        nodes = [node for node in self.nodes() if node._states or modes.rows(node.mode)]
        if batch_size is not None:
            resized = [modes.resized(node.mode, batch_size, node.name) for node in nodes]
            for node, mode in zip(nodes, resized, strict=True):
                node.mode = mode
        for node in self.nodes():
            own = type(node).reset_state
            if node is not self and own is not DynamicalSystem.reset_state:
                own(node) if batch_size is None else own(node, batch_size)
            else:
                node._restart()

    def _restart(self) -> None:
        """Let the declared states of this object alone start anew."""
        for name, (variable, start, shape) in self._states.items():
            variable.restart(self._initial(name, start, shape, variable.dtype))
        self._version += 1
        self._resets += 1

    reset = reset_state

    def step_run(self, i: Any, *args: Any, **options: Any) -> Any:
        """Do step ``i``: ``bouton.share`` has it, and its time; then :meth:`update`; inputs are cleared.

        Parameters
        ----------
        i
            The number of the step. In :func:`bouton.math.for_loop`, what it goes over: integers that count up by one.
        args, options
            As for :meth:`update`.

        Returns
        -------
        What the step returns.

        Examples
        --------
        >>> import bouton as bp
        >>> import bouton.math as bm
        >>> cell = bp.neurons.LIF(2)
        >>> spikes = bm.for_loop(lambda i: cell.step_run(i, 25.0), bm.arange(1000))
        >>> spikes.shape, int(spikes.sum())
        ((1000, 2), 10)
        """
        trace = active()
        if trace is None:
            share.save(i=i, t=i * settings.get_dt())
        elif trace.node(i).op != "step":
            raise ValueError(
                f'"i" of {self.name}.step_run must be the number of the step: integers that count up by one, as in '
                "bouton.math.for_loop(net.step_run, bouton.math.arange(1000))."
            )
        result = self.update(*args, **options)
        self.clear_input()
        return result

    jit_step_run = step_run

    def clear_input(self) -> None:
        """Set all ``input`` variables to zero."""
        for node in self.nodes():
            if "input" in node._states:
                node._states["input"].variable.value = np.zeros(())

    def __repr__(self) -> str:
        return f"{self.name}({self._describe()})"

    def _describe(self) -> str:
        return f"mode={self.mode}"


def _systems_in(value: Any) -> Iterator[DynamicalSystem]:
    if isinstance(value, DynamicalSystem):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _systems_in(item)
    elif isinstance(value, dict):
        yield from _systems_in(list(value.values()))


def _reachable(system: DynamicalSystem) -> Iterator[DynamicalSystem]:
    """A system and what it holds, at any depth, each once."""
    seen: set[int] = set()
    stack = [system]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            stack.extend(reversed([*node._parts(), *_systems_in(list(node._hooks()))]))


def reset_state(target: DynamicalSystem, batch_size: int | None = None) -> None:
    """Start a network or group anew: all states from their initial values, no spikes on their way.

    Parameters
    ----------
    target
        What to reset, with everything in it.
    batch_size
        The number of copies from now on, for a network in ``BatchingMode``. None: as before.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.LIF(1, V_initializer=bp.init.OneInit(-60.0))
    >>> cell.V = -50.0
    >>> bp.reset_state(cell)
    >>> cell.V.value
    array([-60.], dtype=float32)
    """
    target.reset_state(batch_size)
