"""The gap junction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import TwoEndConn

if TYPE_CHECKING:
    from .._typing import ArrayLike, ParameterLike
    from ..connect import TwoEndConnector
    from ..neurons.base import NeuGroup

__all__ = ["GapJunction"]


class GapJunction(TwoEndConn):
    r"""An electrical synapse: current flows between two neurons in proportion to the difference of their potentials.

    .. math::

        I_{post} &= \sum_{pre} g_{max}\,(V_{pre} - V_{post})

        I_{pre} &= \sum_{post} g_{max}\,(V_{post} - V_{pre})

    Both currents are added to ``input``; the potentials are those after the step before.

    Parameters
    ----------
    pre, post
        The groups; both must have the states ``V`` and ``input``. They may be the same: then a pair of neurons needs
        one junction only, since current flows both ways through each.
    conn
        Which neurons are joined: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists, or
        a SciPy sparse matrix.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The conductance, 1: a number, an array of shape (pre, post) or (synapses,) in row order, an Initializer or a
        function of the shape.
    name
        As for :class:`bouton.DynamicalSystem`.

    Raises
    ------
    ValueError
        If ``g_max`` is of the wrong type or shape; ConnectorError, a kind of it, if ``conn`` does not fit.
    TypeError
        If ``pre`` or ``post`` is no group.
    AttributeError
        If a group lacks ``V`` or ``input``.

    References ---------- M. V. L. Bennett, R. S. Zukin (2004). Electrical coupling and neuronal synchronization in the
    mammalian brain. Neuron 41, 495-511.

    Examples
    --------
    >>> import bouton as bp
    >>> left, right = bp.neurons.LIF(1, V_th=100.0), bp.neurons.LIF(1)
    >>> gap = bp.synapses.GapJunction(left, right, bp.conn.One2One(), g_max=0.5)
    >>> net = bp.Network(left=left, gap=gap, right=right)
    >>> runner = bp.DSRunner(net, inputs=("left.input", 20.0), monitors=["left.V", "right.V"], progress_bar=False)
    >>> _ = runner.run(200.0)
    >>> [round(float(v[-1, 0]), 3) for v in (runner.mon["left.V"], runner.mon["right.V"])]
    [15.0, 5.0]
    """

    model = "GapJunction"

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        comp_method: str = "dense",
        g_max: ParameterLike = 1.0,
        name: str | None = None,
    ) -> None:
        super().__init__(pre, post, conn, comp_method=comp_method, g_max=g_max, name=name)

    def _check_groups(self) -> None:
        for argument, group in (("pre", self.pre), ("post", self.post)):
            for state in ("V", "input"):
                if state not in group._variables():
                    raise AttributeError(f'"{argument}" must have a state "{state}", but {group!r} has none.')

    def _reaches_nothing(self) -> bool:
        return False
