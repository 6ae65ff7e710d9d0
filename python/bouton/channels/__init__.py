"""Ion channels, the parts of neurons with conductances (:class:`bouton.dyn.CondNeuGroup`).

>>> import bouton as bp
>>> class Cell(bp.dyn.CondNeuGroup):
...     def __init__(self, size):
...         super().__init__(size, V_initializer=-65.0)
...         self.INa = bp.channels.INa_TM1991(size, g_max=100.0)
...         self.IK = bp.channels.IK_TM1991(size, g_max=30.0, V_sh=-63.0)
...         self.IL = bp.channels.IL(size, E=-60.0, g_max=0.05)
>>> runner = bp.DSRunner(Cell(1), inputs=("input", 2.0), monitors=["spike"], progress_bar=False)
>>> _ = runner.run(100.0)
>>> bool(runner.mon.spike.sum() > 3)
True
"""

from __future__ import annotations

from .base import IonChannel
from .leak import IL
from .tm1991 import IK_TM1991, INa_TM1991

__all__ = ["IK_TM1991", "IL", "INa_TM1991", "IonChannel"]
