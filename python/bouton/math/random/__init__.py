"""Random numbers (``bp.math.random``): of the global seed, or of a seed of one's own by :class:`RandomState`.

Outside of a run every call draws from the next stream of its seed. In a step that the core runs, numbers depend on the
seed of the network, the place of the call and the step; see the page on reproducibility.
"""

from __future__ import annotations

from typing import Any

from .counts import Counts
from .located import Located
from .normal import Normal
from .positive import Positive
from .sampling import Sampling
from .streams import Generator, checked_seed, generator
from .uniform import Uniform

__all__ = [
    "DEFAULT", "Generator", "RandomState", "bernoulli", "beta", "binomial", "categorical", "checked_seed",
    "chisquare", "choice", "default", "default_rng", "dirichlet", "exponential", "f", "gamma", "generator",
    "geometric", "get_seed", "gumbel", "hypergeometric", "laplace", "loggamma", "logistic", "lognormal",
    "logseries", "maxwell", "multinomial", "multivariate_normal", "negative_binomial", "noncentral_chisquare",
    "noncentral_f", "normal", "orthogonal", "pareto", "permutation", "poisson", "power", "rand", "rand_like",
    "randint", "randint_like", "randn", "randn_like", "random", "random_integers", "random_sample", "ranf",
    "rayleigh", "sample", "seed", "shuffle", "split_key", "split_keys", "standard_cauchy", "standard_exponential",
    "standard_gamma", "standard_normal", "standard_t", "t", "triangular", "truncated_normal", "uniform", "vonmises",
    "wald", "weibull", "weibull_min", "zipf",
]  # fmt: skip


class RandomState(Uniform, Normal, Positive, Located, Counts, Sampling):
    """Random numbers of a seed of one's own.

    Parameters
    ----------
    seed_or_key
        An int from 0 to 2**63 - 1, or a key that :meth:`split_key` returned. None: a seed drawn from the system.
    seed
        The same; it counts if both are given.

    Raises
    ------
    TypeError, ValueError
        If the seed is not an integer, negative or too large.

    Examples
    --------
    >>> import bouton as bp
    >>> a, b = bp.math.random.RandomState(1), bp.math.random.RandomState(1)
    >>> bool((a.normal(size=5) == b.normal(size=5)).all())
    True
    """


DEFAULT = RandomState()
"""The global generator: the functions of this module are its methods."""


def default_rng(seed_or_key: Any = None, clone: bool = True) -> RandomState:
    """A new generator; without a seed, one that continues where the global one stands.

    Parameters
    ----------
    seed_or_key
        As for :class:`RandomState`. None: a seed that the global generator draws.
    clone
        Whether, without a seed, to return a new generator and not the global one itself.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.random.default_rng(1).rand() == bp.math.random.RandomState(1).rand()
    True
    """
    if seed_or_key is not None:
        return RandomState(seed_or_key)
    return RandomState(DEFAULT.generator.next_seed()) if clone else DEFAULT


def default() -> Generator:
    """The streams of the global generator."""
    return DEFAULT.generator


bernoulli = DEFAULT.bernoulli
beta = DEFAULT.beta
binomial = DEFAULT.binomial
categorical = DEFAULT.categorical
chisquare = DEFAULT.chisquare
choice = DEFAULT.choice
dirichlet = DEFAULT.dirichlet
exponential = DEFAULT.exponential
f = DEFAULT.f
gamma = DEFAULT.gamma
geometric = DEFAULT.geometric
get_seed = DEFAULT.get_seed
gumbel = DEFAULT.gumbel
hypergeometric = DEFAULT.hypergeometric
laplace = DEFAULT.laplace
loggamma = DEFAULT.loggamma
logistic = DEFAULT.logistic
lognormal = DEFAULT.lognormal
logseries = DEFAULT.logseries
maxwell = DEFAULT.maxwell
multinomial = DEFAULT.multinomial
multivariate_normal = DEFAULT.multivariate_normal
negative_binomial = DEFAULT.negative_binomial
noncentral_chisquare = DEFAULT.noncentral_chisquare
noncentral_f = DEFAULT.noncentral_f
normal = DEFAULT.normal
orthogonal = DEFAULT.orthogonal
pareto = DEFAULT.pareto
permutation = DEFAULT.permutation
poisson = DEFAULT.poisson
power = DEFAULT.power
rand = DEFAULT.rand
rand_like = DEFAULT.rand_like
randint = DEFAULT.randint
randint_like = DEFAULT.randint_like
randn = DEFAULT.randn
randn_like = DEFAULT.randn_like
random = DEFAULT.random
random_integers = DEFAULT.random_integers
random_sample = DEFAULT.random_sample
ranf = DEFAULT.ranf
rayleigh = DEFAULT.rayleigh
sample = DEFAULT.sample
seed = DEFAULT.seed
shuffle = DEFAULT.shuffle
split_key = DEFAULT.split_key
split_keys = DEFAULT.split_keys
standard_cauchy = DEFAULT.standard_cauchy
standard_exponential = DEFAULT.standard_exponential
standard_gamma = DEFAULT.standard_gamma
standard_normal = DEFAULT.standard_normal
standard_t = DEFAULT.standard_t
t = DEFAULT.t
triangular = DEFAULT.triangular
truncated_normal = DEFAULT.truncated_normal
uniform = DEFAULT.uniform
vonmises = DEFAULT.vonmises
wald = DEFAULT.wald
weibull = DEFAULT.weibull
weibull_min = DEFAULT.weibull_min
zipf = DEFAULT.zipf
