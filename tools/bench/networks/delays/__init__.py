"""CUBA with a delay of its own for each synapse, evenly from 0.1 to 5 ms."""

from __future__ import annotations

LEAST, MOST = 0.1, 5.0  # ms
