"""The columns that every table of figures has: the figure and, where they are published, the counts behind it.

A hidden figure has one mark whatever the reason, for two marks would tell which dash protects the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from striveutils.blocks.model import Column
from striveutils.blocks.sentences import value_words
from striveutils.blocks.timeline import band_of, banded, is_shown, unit_of, visible
from striveutils.disclosure import Shown
from striveutils.words import Message, Number, Sentences, Words, _

DASH = "—"

WHY_A_DASH = _("A dash (—) stands where a figure is not shown: the group is small, the figure is 0% or 100%, it would "
               "give another group away, or the source hides it.")
"""One sentence for every reason, under every table that has a dash."""

COUNTED = ("percent", "rate")
"""Units of so many out of so many; a mean's sum over its group says nothing to a reader."""


class Counts:
    """Which counts a table can show: those that are published for at least one of its rows."""

    def __init__(self, rows: Sequence[Shown]) -> None:
        self.unit, self.rows = unit_of(rows), visible(rows)
        counts = self.unit in COUNTED
        self.numerator = counts and any(row.numerator is not None for row in self.rows)
        self.denominator = counts and any(row.denominator is not None for row in self.rows)

    def columns(self) -> list[Column]:
        """The heads of the count columns."""
        numerator = [Column(_("How many"), numeric=True)] if self.numerator else []
        return numerator + ([Column(_("Out of"), numeric=True)] if self.denominator else [])

    def of(self, row: Shown) -> list[Words]:
        """The counts of a shown row."""
        wanted = [(self.numerator, row.numerator), (self.denominator, row.denominator)]
        return [_("not published") if count is None else Number(count) for there, count in wanted if there]

    def blank(self, mark: Words = "") -> list[Words]:
        """The same columns for a row without a figure."""
        return [mark for there in (self.numerator, self.denominator) if there]

    def note(self) -> Iterable[Message]:
        """Says so where percents come without the size of the groups."""
        if self.rows and self.unit in COUNTED and not self.denominator:
            yield (_("How large the groups are is not published.") if self.numerator
                   else _("The counts behind these figures are not published."))


def figures_of(row: Shown, counted: Counts) -> list[Words]:
    """The value and the counts of a row; a band without its counts; for a hidden row nothing but dashes."""
    if (band := band_of(row)) is not None:
        return [band, *counted.blank(DASH)]
    if row.value is not None and is_shown(row):
        return [value_words(row.value, row.unit), *counted.of(row)]
    if row.status in ("small", "source"):
        return [DASH, *counted.blank(DASH)]
    return [_("no data"), *counted.blank()]


def notes_of(rows: Sequence[Shown], counted: Counts | None) -> Iterable[Message]:
    """Why a dash or a band stands, why a figure is missing, and whether group sizes are published."""
    if any(row.status in ("small", "source") for row in rows):
        yield WHY_A_DASH
    if banded(rows):
        yield _("“Or less” and “or more” stand where a figure is near 0% or near 100%. The exact figure and its counts "
                "are not shown, for they would tell something about nearly every child in the group.")
    reasons = [row.why_missing for row in rows if row.why_missing]
    yield from (reason for index, reason in enumerate(reasons) if reason not in reasons[:index])
    yield from counted.note() if counted else ()


def together(notes: Iterable[Message]) -> Words | None:
    """The notes below a table as one; None where there are none."""
    found = tuple(notes)
    return Sentences(found) if found else None


def heading(unit: str) -> Message:
    """The head of the column of figures."""
    return {"percent": _("Percent"), "rate": _("Rate"), "count": _("Number")}.get(unit, _("Average"))
