"""The only door from counts to anything people see: decides, for every figure, whether it may be shown.

Whole rows are hidden, never one number of a row. ``choosing`` hides with them what could be found by subtracting;
``attacking`` then tries to find it all the same, from everything that was ever released.
"""

from striveutils.disclosure.door import Admission, admit, admit_comparison, decide
from striveutils.disclosure.policy import Policy, policy_of
from striveutils.disclosure.releases import Past
from striveutils.disclosure.shown import Shown, Status, cells
from striveutils.disclosure.together import Asked, decide_together

__all__ = [
    "Admission", "Asked", "Past", "Policy", "Shown", "Status", "admit", "admit_comparison", "cells", "decide",
    "decide_together", "policy_of",
]
