"""Rows that hold counts or a value: the rules that counts keep among themselves. No message repeats a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from striveutils.records.columns.checking import Fault, Measured
from striveutils.words import _

ALL = "all"
"""The place, the dimension and the group of a row about all of them together."""

SUPPRESSED = "suppressed at source"
"""The note of a figure that its source hides."""


def suppressed(note: str | None) -> bool:
    """Does the note say, among other things, that the source hides the figure?

    Then it does not matter what else stands in the row.
    """
    return note is not None and SUPPRESSED in note.casefold()


class Counted(Protocol):
    """A row with a numerator, a denominator, a value and a note."""

    @property
    def numerator(self) -> int | None: ...
    @property
    def denominator(self) -> int | None: ...
    @property
    def value(self) -> float | None: ...
    @property
    def note(self) -> str | None: ...


def check_counts(row: Counted, measured: Measured) -> Iterator[Fault]:
    """What is wrong between the numbers of one row, given its unit; an unknown unit is taken for a percent's counts."""
    if measured.unit in ("percent", None):
        yield from _part_of_whole(row)
    yield from check_percent(row.value, measured, "value")
    if row.numerator is not None and row.denominator is not None and row.value is not None:
        yield Fault(_("There are counts and a value; pages use the counts."), None,
                    _("Leave the value empty where counts are published."), column="value", warning=True)
    if suppressed(row.note) and (row.numerator, row.value) != (None, None):
        yield Fault(_("The note says that the source hides this figure, but there is a figure here."), None,
                    _("Clear the figure or correct the note; until then the figure stays hidden."), column="note",
                    warning=True)


def check_percent(value: float | None, measured: Measured, column: str) -> Iterator[Fault]:
    """A fault where ``value`` should be a percent and cannot be one."""
    if measured.unit == "percent" and value is not None and not 0 <= value <= 100:
        yield Fault(_("A percent cannot be less than 0 or more than 100."), _("A number from 0 to 100, such as 12.5."),
                    _("Check the number against its source, or the unit where it is named."), column=column)


def _part_of_whole(row: Counted) -> Iterator[Fault]:
    if row.denominator == 0:
        yield Fault(_("The group has nobody in it."), _("A denominator of 1 or more, or an empty cell."),
                    _("Leave the row out, or leave its numbers empty."), column="denominator")
    elif row.numerator is not None and row.denominator is not None and row.numerator > row.denominator:
        yield Fault(_("The numerator is larger than the denominator."), _("A count cannot exceed its group."),
                    _("Ask the person who sent it which of the two is right."), column="numerator")
    elif row.denominator is None and row.numerator is not None:
        yield Fault(_("There is a numerator but no denominator."),
                    _("Both counts; or neither, and the published value."), column="denominator",
                    warning=True)
