"""The networks, each in a folder: numbers in `__init__.py`, and beside it a file for each simulator.

`dsrunner.py` is for bouton and for BrainPy, whose API is the same: its `network(bp, ...)` gets the module.
"""
