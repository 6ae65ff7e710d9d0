"""Synapses under the names of early BrainPy: a model and its output in one, with ``conn_type`` for ``comp_method``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..synouts import COBA, CUBA
from .delta import Delta
from .dual_exponential import DualExponential
from .exponential import Exponential

if TYPE_CHECKING:
    from .._typing import ArrayLike, ParameterLike
    from ..connect import TwoEndConnector
    from ..neurons.base import NeuGroup

    Conn = TwoEndConnector | ArrayLike | dict[str, ArrayLike]

__all__ = ["AlphaCOBA", "AlphaCUBA", "DeltaSynapse", "DualExpCOBA", "DualExpCUBA", "ExpCOBA", "ExpCUBA"]


class DeltaSynapse(Delta):
    """:class:`Delta` whose jump goes to a variable that is named.

    Parameters
    ----------
    pre, post, conn, delay_step, name
        As for :class:`Delta`.
    conn_type
        As ``comp_method`` there.
    weights
        As ``g_max`` there.
    post_input_key
        The variable of ``post`` that jumps.
    post_has_ref
        Whether refractory neurons receive nothing: ``post_ref_key="refractory"``.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: Conn,
        conn_type: str = "sparse",
        weights: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        post_input_key: str = "V",
        post_has_ref: bool = False,
        name: str | None = None,
    ) -> None:
        super().__init__(
            pre, post, conn, CUBA(target_var=post_input_key), None, conn_type, weights, delay_step,
            "refractory" if post_has_ref else None, name,
        )  # fmt: skip


class ExpCUBA(Exponential):
    """:class:`Exponential` with ``CUBA()``.

    Parameters
    ----------
    pre, post, conn, g_max, delay_step, tau, name, method
        As for :class:`Exponential`.
    conn_type
        As ``comp_method`` there.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: Conn,
        conn_type: str = "sparse",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        tau: ParameterLike = 8.0,
        name: str | None = None,
        method: str = "exp_auto",
    ) -> None:
        super().__init__(pre, post, conn, CUBA(), None, conn_type, g_max, delay_step, tau, method, name)


class ExpCOBA(Exponential):
    """:class:`Exponential` with ``COBA(E)``.

    Parameters
    ----------
    pre, post, conn, g_max, tau, delay_step, method, name
        As for :class:`Exponential`.
    conn_type
        As ``comp_method`` there.
    E
        As for :class:`bouton.synouts.COBA`.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: Conn,
        conn_type: str = "sparse",
        g_max: ParameterLike = 1.0,
        tau: ParameterLike = 8.0,
        E: ParameterLike = 0.0,
        delay_step: ParameterLike | None = None,
        method: str = "exp_auto",
        name: str | None = None,
    ) -> None:
        super().__init__(pre, post, conn, COBA(E), None, conn_type, g_max, delay_step, tau, method, name)


class DualExpCUBA(DualExponential):
    """:class:`DualExponential` with ``CUBA()``.

    Parameters
    ----------
    pre, post, conn, g_max, tau_decay, tau_rise, delay_step, method, name
        As for :class:`DualExponential`.
    conn_type
        As ``comp_method`` there.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: Conn,
        conn_type: str = "dense",
        g_max: ParameterLike = 1.0,
        tau_decay: ParameterLike = 10.0,
        tau_rise: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        method: str = "exp_auto",
        name: str | None = None,
    ) -> None:
        super().__init__(
            pre, post, conn, None, CUBA(), conn_type, g_max, tau_decay, tau_rise, delay_step, None, method, name
        )


class DualExpCOBA(DualExponential):
    """:class:`DualExponential` with ``COBA(E)``.

    Parameters
    ----------
    pre, post, conn, g_max, delay_step, tau_decay, tau_rise, method, name
        As for :class:`DualExponential`.
    conn_type
        As ``comp_method`` there.
    E
        As for :class:`bouton.synouts.COBA`.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: Conn,
        conn_type: str = "dense",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        tau_decay: ParameterLike = 10.0,
        tau_rise: ParameterLike = 1.0,
        E: ParameterLike = 0.0,
        method: str = "exp_auto",
        name: str | None = None,
    ) -> None:
        super().__init__(
            pre, post, conn, None, COBA(E), conn_type, g_max, tau_decay, tau_rise, delay_step, None, method, name
        )


class AlphaCUBA(DualExpCUBA):
    """An alpha function with peak 1 and ``CUBA()``: :class:`DualExpCUBA` with equal time constants.

    Parameters
    ----------
    pre, post, conn, conn_type, g_max, delay_step, tau_decay, method, name
        As for :class:`DualExpCUBA`.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: Conn,
        conn_type: str = "dense",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        tau_decay: ParameterLike = 10.0,
        method: str = "exp_auto",
        name: str | None = None,
    ) -> None:
        super().__init__(pre, post, conn, conn_type, g_max, tau_decay, tau_decay, delay_step, method, name)


class AlphaCOBA(DualExpCOBA):
    """An alpha function with peak 1 and ``COBA(E)``: :class:`DualExpCOBA` with equal time constants.

    Parameters
    ----------
    pre, post, conn, conn_type, g_max, delay_step, tau_decay, E, method, name
        As for :class:`DualExpCOBA`.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: Conn,
        conn_type: str = "dense",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        tau_decay: ParameterLike = 10.0,
        E: ParameterLike = 0.0,
        method: str = "exp_auto",
        name: str | None = None,
    ) -> None:
        super().__init__(pre, post, conn, conn_type, g_max, delay_step, tau_decay, tau_decay, E, method, name)
