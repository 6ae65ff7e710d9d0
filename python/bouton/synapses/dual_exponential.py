"""The dual-exponential synapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .._objects.describe import Parameter
from ..initialize.generic import resolved
from .synapse import PreSynapse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .._typing import ArrayLike, Floats, ParameterLike
    from ..connect import TwoEndConnector
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup
    from ..synouts import SynOut
    from ..synplast import SynSTP

__all__ = ["DualExponential"]


class DualExponential(PreSynapse):
    r"""A conductance that rises with one time constant and decays with another after each presynaptic spike.

    .. math::

        \frac{dg}{dt} &= -\frac{g}{\tau_{decay}} + h

        \frac{dh}{dt} &= -\frac{h}{\tau_{rise}} + a\,\sum_k \delta(t - t_k - D)

        a &= A\,\frac{\tau_{decay} - \tau_{rise}}{\tau_{rise}\,\tau_{decay}}

    A single spike gives :math:`g = A\,(e^{-t / \tau_{decay}} - e^{-t / \tau_{rise}})`. Without ``A`` it is chosen so
    that the peak is 1; equal time constants then give an alpha function. ``post`` gets :math:`g_{max}\,g`, summed over
    its synapses.

    Parameters
    ----------
    pre, post
        The groups; ``pre`` must have a state ``spike``. They may be the same.
    conn
        Which neurons reach which: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists,
        or a SciPy sparse matrix.
    stp
        Short-term plasticity, ``STD(...)`` or ``STP(...)``; None for none. One that serves another synapse is copied.
    output
        How conductance becomes current: ``CUBA()``, ``COBA(E=...)``, ``MgBlock()``. An output that serves another
        synapse is copied. With None, the default, nothing reaches ``post``, and a warning says so.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The weight, 1: a number, an array of shape (pre, post) or (synapses,) in row order, an
        Initializer or a function of the shape.
    tau_decay, tau_rise
        Time constants (ms), greater than 0; 10 and 1. One number each.
    delay_step
        The delay D in steps of ``dt``. One for all, an int. One per presynaptic neuron: ints, an Initializer or a
        function of the shape. One per synapse: a (pre, post) matrix, a SciPy sparse matrix with an entry for each
        connected pair, or :class:`bouton.init.PerSynapse`. None, 0, 1 and 2 are the shortest: a spike is seen in the
        step after it; k > 2 means k - 1 steps after it.
    A
        The amplitude, a number or one per presynaptic neuron. None: a single spike peaks at 1.
    method
        The integrator: ``"exp_auto"``, ``"euler"``, or a Runge-Kutta method such as ``"rk4"``.
    name, mode
        As for :class:`Synapse`.
    stop_spike_gradient
        Without effect in a forward run.

    Attributes
    ----------
    g, h : Variable
        The conductance without weights, and what drives it, in the shape of ``pre``.

    Raises
    ------
    ValueError
        If a parameter is of the wrong type or shape; ConnectorError, a kind of it, if ``conn`` does not fit. Also if
        the time constants are equal and ``A`` is given.
    TypeError
        If ``pre`` or ``post`` is no group, ``output`` no output, or ``stp`` no plasticity.
    AttributeError
        If ``pre`` does not spike.
    KeyError
        If ``post`` lacks a variable that ``output`` needs.

    References
    ----------
    D. Sterratt, B. Graham, A. Gillies, D. Willshaw (2011). Principles of Computational Modelling in Neuroscience.
    Cambridge University Press, chapter 7.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.DualExponential(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["syn.g", "syn.h", "post.V"], progress_bar=False)
    >>> _ = runner.run(150.0)
    >>> [round(float(x.max()), 4) for x in (runner.mon["syn.g"], runner.mon["syn.h"], runner.mon["post.V"])]
    [1.2845, 1.2915, 0.8495]
    """

    model = "DualExponential"

    tau_decay = Parameter(positive=True, scalar=True)
    tau_rise = Parameter(positive=True, scalar=True)

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        output: SynOut | Callable[[], SynOut] | None = None,
        comp_method: str = "dense",
        g_max: ParameterLike = 1.0,
        tau_decay: ParameterLike = 10.0,
        tau_rise: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        A: ParameterLike | None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(
            pre, post, conn, output, stp, comp_method, g_max, delay_step, method, name, mode, stop_spike_gradient
        )
        self.tau_decay = tau_decay
        self.tau_rise = tau_rise
        self.A = A
        self.g = self._state("g", 0.0, pre.varshape)
        self.h = self._state("h", 0.0, pre.varshape)

    @property
    def A(self) -> float | Floats | None:
        """The amplitude; None while a single spike peaks at 1."""
        return self._amplitude

    @A.setter
    def A(self, value: ParameterLike | None) -> None:
        self._amplitude = resolved(value, self.pre.varshape, name="DualExponential.A")
        self._version += 1
        _ = self.a  # which time constants may forbid

    @property
    def a(self) -> float | Floats:
        """What a spike adds to h (1/ms)."""
        rise, decay = float(self.tau_rise), float(self.tau_decay)
        if self._amplitude is None:
            return _drive_to_peak(rise, decay)
        if rise == decay:
            raise ValueError(
                f'"tau_rise" and "tau_decay" of DualExponential must differ when "A" is given, got {rise} for both: no '
                "amplitude gives a conductance then. Leave A out for an alpha function with peak 1, or use "
                "bouton.synapses.Alpha."
            )
        return (decay - rise) / (rise * decay) * self._amplitude

    def _settings(self) -> Iterator[tuple[str, float | Floats]]:
        yield from super()._settings()
        yield "a", self.a


def _drive_to_peak(rise: float, decay: float) -> float:
    r"""What a spike must add to h for g to peak at 1: with :math:`r = \tau_{rise} / \tau_{decay}`,
    :math:`r^{r / (r - 1)} / \tau_{rise}`, and e/τ for r = 1.
    """
    ratio = rise / decay
    away = ratio - 1.0
    slope = np.log1p(away) / away if away else 1.0
    return float(np.exp(ratio * slope) / rise)
