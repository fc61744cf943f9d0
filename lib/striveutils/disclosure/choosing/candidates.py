"""A cell that may have to be hidden, and what hiding it costs."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p


@dataclass(frozen=True)
class Candidate:
    """One cell: ``numerator`` of ``denominator`` children; None where no outcome is told (a head count).

    ``must_hide``: small, a tail, held back at the source, or hidden in an earlier release. ``may_hide`` False:
    printed already, or the grand total. ``dear``: the total of some line, which readers want most.
    """

    denominator: int
    numerator: int | None
    must_hide: bool = False
    may_hide: bool = True
    dear: bool = False


LARGE = 0.1
"""What the largest group that can be thought of costs more than a group of nobody."""
DEAR = 0.1
"""What a total costs more than a part. Both are so little that as good as always the fewest cells are hidden."""
CHILDREN = 1_000_000


def cost(candidate: Candidate) -> float:
    """What is lost when the cell is hidden: about one for each, a little more for large groups and for totals."""
    share = min(1.0, log1p(candidate.denominator) / log1p(CHILDREN))
    return 1 + LARGE * share + DEAR * candidate.dear
