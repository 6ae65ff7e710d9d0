"""Two neurons, one of which excites the other: how long it takes from starting Python to having the result. ms, mV.

Each file is a script. It prints, as JSON, the highest potential of the second neuron.
"""

from __future__ import annotations
