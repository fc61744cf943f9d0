"""What earlier releases showed and hid: known to every reader, and never to be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.disclosure.table import Cell

if TYPE_CHECKING:
    from striveutils.records import ReleasedCell

Key: TypeAlias = tuple[str, str, str, str]
"""Period, place, dimension and group, as they are written down."""
Before: TypeAlias = Literal["never", "hidden", "shown", "changed"]


@dataclass(frozen=True)
class Printing:
    """One release's figure of a cell; all None where it was hidden or had no counts."""

    release: str
    shown: bool
    numerator: int | None
    denominator: int | None


@dataclass(frozen=True)
class Past:
    """Everything released about one indicator or measure before, by cell."""

    printings: Mapping[Key, tuple[Printing, ...]]

    @classmethod
    def of(cls, released: Iterable[ReleasedCell]) -> Past:
        """From the rows of ``disclosure/shown.csv`` about it."""
        found: dict[Key, dict[Printing, None]] = {}
        for row in released:
            printing = Printing(row.release, row.shown, row.numerator, row.denominator)
            found.setdefault((row.period, row.place, row.dimension, row.group), {})[printing] = None
        return cls({key: tuple(printings) for key, printings in found.items()})

    def about(self, cell: Cell) -> tuple[Printing, ...]:
        """What was released about a cell, oldest first."""
        return self.printings.get((cell.period_text, cell.place, cell.dimension, cell.group), ())

    def before(self, cell: Cell) -> Before:
        """Was the cell shown with today's counts (nothing can be taken back), with others, hidden, or never there?"""
        printed = [one for one in self.about(cell) if one.shown and one.denominator is not None]
        if any((one.numerator, one.denominator) == (cell.row.numerator, cell.row.denominator) for one in printed):
            return "shown"
        if printed:
            return "changed"
        return "hidden" if any(not one.shown for one in self.about(cell)) else "never"
