"""The delta synapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _checks
from ..connect import All2All
from ..errors import ConnectorError
from ..synouts import CUBA
from .synapse import Synapse

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core import Net
    from .._typing import ArrayLike, ParameterLike
    from ..connect import TwoEndConnector
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup
    from ..synouts import SynOut
    from ..synplast import SynSTP

__all__ = ["Delta"]


def _jump() -> CUBA:
    """What a delta synapse does by default: it acts on the potential."""
    return CUBA(target_var="V")


class Delta(Synapse):
    r"""A synapse without dynamics: what arrives in a step acts in that step, by default as a jump of the potential.

    .. math:: V \leftarrow V + \sum_k g_{max}\,\delta_{t,\,t_k + D}

    The jump comes before ``post`` integrates the step, so that the step acts on it already.

    Parameters
    ----------
    pre, post
        The groups; ``pre`` must have a state ``spike``. They may be the same.
    conn
        Which neurons reach which: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists,
        or a SciPy sparse matrix.
    output
        Where the jump goes: to ``post.V`` by default, ``CUBA(target_var="V")``; another output, or None. An output that
        serves another synapse is copied. With None nothing reaches ``post``, and a warning says so.
    stp
        Short-term plasticity, ``STD(...)`` or ``STP(...)``; None for none. One that serves another synapse is copied.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The weight, the size of the jump (mV), 1: a number, an array of shape (pre, post) or (synapses,) in row order,
        an Initializer or a function of the shape.
    delay_step
        The delay D in steps of ``dt``. One for all, an int. One per presynaptic neuron: ints, an Initializer or a
        function of the shape. One per synapse: a (pre, post) matrix, a SciPy sparse matrix with an entry for each
        connected pair, or :class:`bouton.init.PerSynapse`. None, 0, 1 and 2 are the shortest: a spike is seen in the
        step after it; k > 2 means k - 1 steps after it.
    post_ref_key
        The name of a boolean variable of ``post``; neurons for which it is true receive nothing. ``"refractory"`` keeps
        jumps from neurons that are held after a spike, as ``LIF(..., ref_var=True)`` records it.
    name, mode
        As for :class:`Synapse`.
    stop_spike_gradient
        Without effect in a forward run.

    Attributes
    ----------
    g : Variable
        What arrived in the last step, weights included, in the shape of ``post``.

    Raises
    ------
    ValueError
        If a parameter is of the wrong type or shape; ConnectorError, a kind of it, if ``conn`` does not fit.
    TypeError
        If ``pre`` or ``post`` is no group, ``output`` no output, or ``stp`` no plasticity.
    AttributeError
        If ``pre`` does not spike.
    KeyError
        If ``post`` lacks a variable that ``output`` needs.

    References
    ----------
    N. Brunel (2000). Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons. Journal of
    Computational Neuroscience 8, 183-208.

    Examples
    --------
    >>> import bouton as bp
    >>> pre = bp.neurons.SpikeTimeGroup(1, [0], [10.0])
    >>> post = bp.neurons.LIF(1)
    >>> syn = bp.synapses.Delta(pre, post, bp.conn.All2All(), g_max=5.0)
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, monitors=["post.V"], progress_bar=False)
    >>> _ = runner.run(20.0)
    >>> int(runner.mon["post.V"].argmax()), round(float(runner.mon["post.V"].max()), 4)
    (101, 4.9502)
    """

    model = "Delta"

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        output: SynOut | Callable[[], SynOut] | None = _jump,
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        comp_method: str = "sparse",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        post_ref_key: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(
            pre, post, conn, output, stp, comp_method, g_max, delay_step,
            name=name, mode=mode, stop_spike_gradient=stop_spike_gradient,
        )  # fmt: skip
        _check_self_connections(self.conn, pre, post)
        self.post_ref_key = _boolean_state(post, post_ref_key)
        self.g = self._state("g", 0.0, post.varshape)

    def _install(self, net: Net, pre: int, post: int) -> int:
        synapse = super()._install(net, pre, post)
        if self.post_ref_key is not None:
            net.mask(synapse, self.post_ref_key)
        return synapse


def _check_self_connections(conn: TwoEndConnector, pre: NeuGroup, post: NeuGroup) -> None:
    if isinstance(conn, All2All) and not conn.include_self and pre.num != post.num:
        raise ConnectorError(
            f'"conn" of a Delta synapse without self-connections needs "pre" and "post" of one size, got {pre.num} and '
            f"{post.num}: use All2All() where the groups are different ones."
        )


def _boolean_state(post: NeuGroup, key: str | None) -> str | None:
    if key is None:
        return None
    if not isinstance(key, str):
        raise TypeError(f'"post_ref_key" must be the name of a variable of "post", got {_checks.describe(key)}.')
    known = [name for name, variable in post._variables().items() if variable.dtype == bool]
    if key not in known:
        raise ValueError(
            f'"post_ref_key" must name a boolean variable of "post", {post.name}, which has {", ".join(known)}, got '
            f"{_checks.describe(key)}. A group records who is refractory with ref_var=True."
        )
    return key
