"""Rows of one measure as the cells of a reader's table, whether published figures or measured points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from striveutils.evidence.cycles import MeasuredPoint
from striveutils.evidence.series import Reading
from striveutils.records import ALL, Period

Row: TypeAlias = Reading | MeasuredPoint
Basis: TypeAlias = Literal["denominator", "numerator"]

GROUP = "group"
"""The dimension of a measured point's groups; points do not say which dimension a group belongs to."""


@dataclass(frozen=True)
class Cell:
    """One row. ``sums`` names the places it is the sum of (``all``: every place); empty for a single place."""

    row: Row
    when: date
    period_text: str
    place: str
    sums: frozenset[str]
    dimension: str

    @property
    def group(self) -> str:
        return self.row.group

    @property
    def key(self) -> tuple[date, str, str, str, str]:
        """What the row is about; two rows with the same key contradict each other."""
        return self.when, self.period_text, self.place, self.dimension, self.group

    @property
    def of_any_place(self) -> tuple[date, str, str, str]:
        """What the row is about, wherever it was measured."""
        return self.when, self.period_text, self.dimension, self.group

    @property
    def order(self) -> tuple[object, ...]:
        """A fixed order, whatever order the rows came in."""
        return *self.key, str(self.row.numerator), str(self.row.denominator), str(self.row.value)

    @property
    def empty(self) -> bool:
        """No figure at all, or a group of nobody."""
        row = self.row
        return row.denominator == 0 or (row.numerator is None and row.value is None)

    def count(self, basis: Basis) -> float | None:
        """The row's count of children, as its denominator or as its numerator; None where there is none."""
        if basis == "denominator":
            return self.row.denominator
        if self.row.unit == "count" and self.row.numerator is None:
            return self.row.value
        return self.row.numerator

    @property
    def size(self) -> float | None:
        """How many children the row is about, as far as it says: the denominator, else the count itself.

        None for a percent, rate or mean published without counts.
        """
        group = self.count("denominator")
        return group if group is not None else self.count("numerator")


def cell_of(row: Row) -> Cell:
    """Where a reading or a measured point stands in the table."""
    if isinstance(row, Reading):
        sums = frozenset(row.places if len(row.places) > 1 else ())
        return Cell(row, row.period.start, row.period.text, "+".join(row.places), sums, row.dimension)
    sums = frozenset({ALL} if row.place == ALL else ())
    return Cell(row, row.date, row.date.isoformat(), row.place, sums, ALL if row.group == ALL else GROUP)


def period_of(row: Row) -> Period | date:
    """The row's own period; a measured point's day."""
    return row.period if isinstance(row, Reading) else row.date
