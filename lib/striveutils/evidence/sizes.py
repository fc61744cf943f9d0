"""Do a dimension's groups hold everybody, and anybody twice? From the sizes of the groups, where they are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import isnan

from striveutils.evidence.judgement import Figure
from striveutils.evidence.preparing import start_of, value_of


@dataclass(frozen=True)
class Sizes:
    """One period: how many everybody are, and how many each group with a figure has (None: not published)."""

    total: float
    parts: tuple[float | None, ...]

    @property
    def counted(self) -> float:
        """The known sizes of the groups, added up."""
        return sum(part for part in self.parts if part is not None)

    @property
    def complete(self) -> bool:
        """Are there groups with a figure, and are all of their sizes known?"""
        return bool(self.parts) and None not in self.parts


def sizes(groups: Iterable[Iterable[Figure]], totals: Iterable[Figure]) -> dict[date, Sizes]:
    """By the first day of each period in which the size of everybody is known."""
    parts: dict[date, list[float | None]] = {}
    for row in (row for rows in groups for row in rows if is_known(row)):
        parts.setdefault(start_of(row.period), []).append(_size(row))
    known = {start_of(row.period): _size(row) for row in totals if is_known(row)}
    return {day: Sizes(size, tuple(parts.get(day, ()))) for day, size in known.items() if size is not None}


def overlap(found: dict[date, Sizes], newest: date | None) -> bool | None:
    """Are there children in several groups? Yes if in any period the groups add up to more than everybody.

    No only if all sizes of the newest period are known; else it can't be told.
    """
    if any(one.counted > one.total for one in found.values()):
        return True
    return False if newest in found and found[newest].complete else None


def others(found: dict[date, Sizes], newest: date | None, groups: int) -> bool | None:
    """Are there children in none of the ``groups``, in the newest period? Those not counted may be in a missing one."""
    if newest not in found or not found[newest].complete:
        return None
    now = found[newest]
    if now.counted < now.total:
        return True if len(now.parts) == groups else None
    return None if overlap(found, newest) else False


def is_known(row: Figure) -> bool:
    """Does the row have a figure?"""
    return not isnan(value_of(row))


def _size(row: Figure) -> float | None:
    """How many the row is about; of a count, the count itself."""
    return row.value if row.unit == "count" else row.denominator
