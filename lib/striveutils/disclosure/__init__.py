"""The only door from counts to anything people see: decides, for every figure, whether it may be shown.

Whole rows are hidden, never one number of a row, and whatever could be found by subtracting is hidden with them.
"""

from striveutils.disclosure.door import admit, admit_comparison
from striveutils.disclosure.policy import Policy, policy_of
from striveutils.disclosure.shown import Shown, Status, cells

__all__ = ["Policy", "Shown", "Status", "admit", "admit_comparison", "cells", "policy_of"]
