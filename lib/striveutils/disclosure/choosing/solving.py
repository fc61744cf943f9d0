"""One block: the cheapest safe choice where it can be found, else a nearly as cheap one, else everything."""

from __future__ import annotations

from striveutils.disclosure.choosing.blocks import Block, Mask
from striveutils.disclosure.choosing.exact import cheapest
from striveutils.disclosure.choosing.moves import Moves, crowded
from striveutils.disclosure.choosing.quick import good_enough


def solved(block: Block, seconds: float) -> Mask:
    """What to hide. No ``seconds``: nothing exact is tried."""
    found = cheapest(block, seconds) if seconds > 0 else None
    return good_enough(block, block.must) if found is None else found


def safe(block: Block, hidden: Mask) -> bool:
    """Does the choice withstand the attack?"""
    return next(crowded(block, hidden), None) is None and next(Moves(block).leaks(hidden), None) is None
