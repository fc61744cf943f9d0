"""Which cells of a table to hide, so that what is printed does not give the others away.

Hidden by itself is what must be; with it go the cells that a reader could subtract from, as few as can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from striveutils.disclosure.choosing.candidates import Candidate
from striveutils.disclosure.structure import Line

__all__ = ["Candidate", "choose"]

QUICK_TO_SOLVE = 60
"""Up to so many cells a table gets all the time there is for the exact choice; larger ones less of it, for every
branch that is tried takes longer. What is not solved then is solved nearly so."""


def choose(
    candidates: Sequence[Candidate], lines: Sequence[Line], minimum: int, *, seconds: float = 10.0
) -> frozenset[int]:
    """The indices of all cells to hide, those that must be hidden included: the fewest that keep them safe.

    Every hidden number of children keeps 5 possible values, nobody and everybody stay possible, and no line tells of
    hidden children that are fewer than ``minimum``. Cells with ``may_hide`` False are never added; where nothing safe
    can be had with them printed, all others that hang together with the leak are hidden. Exact within about
    ``seconds``, else nearly so. The same input gives the same cells on every machine.
    """
    if not any(one.must_hide for one in candidates):
        return frozenset()
    from striveutils.disclosure.choosing.blocks import blocks_of
    from striveutils.disclosure.choosing.solving import solved

    time = seconds * min(1.0, QUICK_TO_SOLVE / len(candidates))
    return frozenset(
        block.cells[column]
        for block in blocks_of(candidates, lines, minimum)
        for column in solved(block, time).nonzero()[0]
    )
