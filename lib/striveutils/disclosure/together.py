"""Measures of the same children are decided together: what one of them hides, none of the others tells.

Present and absent children, or two tests of one class, have the same group sizes. A size that one measure hides and the
other prints is no secret, and with an opposite measure neither is the count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from striveutils.disclosure.door import NOTHING, Admission, decide
from striveutils.disclosure.policy import Policy
from striveutils.disclosure.releases import Past
from striveutils.disclosure.table import Row, cell_of


@dataclass(frozen=True)
class Asked:
    """The rows of one measure, what it counts, and what earlier releases told of it."""

    of: str
    rows: Sequence[Row]
    counts: str | None
    past: Past = NOTHING


def decide_together(asked: Sequence[Asked], policy: Policy) -> dict[str, Admission]:
    """What comes through the door of each measure, by its id.

    Cells of equal place, day, group and size are of the same children; they are hidden in all measures or in none.
    """
    also: dict[str, frozenset[object]] = {one.of: frozenset() for one in asked}
    while True:
        found = {one.of: decide(one.rows, policy, of=one.of, counts=one.counts, past=one.past, also=also[one.of])
                 for one in asked}
        hidden = {size for one in asked if policy.protects(one.counts) for size in _hidden(one, found[one.of])}
        wider = {one.of: also[one.of] | {key for key, size in _sizes(one).items() if (key, size) in hidden}
                 for one in asked}
        if wider == also:
            return found
        also = wider


def _sizes(one: Asked) -> dict[object, int]:
    """The size of each group, by its cell's key; rows without one tell nothing."""
    cells = [cell_of(row) for row in one.rows]
    return {cell.key: int(size) for cell in cells if (size := cell.count("denominator"))}


def _hidden(one: Asked, found: Admission) -> list[tuple[object, int]]:
    sizes = _sizes(one)
    keys = [(row.period_key, row.period_text, row.place, row.dimension, row.group)
            for row in found.shown if row.status in ("small", "source")]
    return [(key, sizes[key]) for key in keys if key in sizes]
