"""From a CSV table to its rows, or to everything that is wrong with it, all at once.

Reserved columns are ``period, measure, release, numerator, denominator, percent, suppressed``; every other one is a
dimension, whose other values add up to ``All``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from striveutils.disclosure.attacking import Range
from striveutils.disclosure.spreadsheet.columns import FIGURES, RESERVED, check_columns
from striveutils.disclosure.spreadsheet.printed import Mark, Share, agrees, count_in, mark_in, near, share_in
from striveutils.disclosure.structure import EVERY
from striveutils.errors import Problem, RecordsError
from striveutils.naming import quoted
from striveutils.records import spreadsheet
from striveutils.records.spreadsheet import Fault, Problems
from striveutils.words import _

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """One row of the file. ``typed`` is what stands in its cells; ``values`` are those of the dimensions, tidied.

    A figure is None where it is not printed. ``mark`` says that the row is held back, and perhaps why.
    """

    number: int
    typed: tuple[str, ...]
    period: str
    measure: str
    release: str
    values: tuple[str, ...]
    numerator: Range | None
    denominator: Range | None
    percent: Share | None
    mark: Mark

    @property
    def blank(self) -> bool:
        """Is no figure printed?"""
        return self.numerator is None and self.denominator is None and self.percent is None

    @property
    def about(self) -> tuple[str, ...]:
        """What the row is about, wherever it was printed."""
        return self.period, self.measure, *self.values


@dataclass(frozen=True)
class Sheet:
    """A table that could be read: its columns, its dimensions, its rows, and warnings about it."""

    file: str
    names: tuple[str, ...]
    dimensions: tuple[str, ...]
    rows: tuple[Row, ...]
    warnings: tuple[Problem, ...] = ()
    bom: bool = False

    def column(self, name: str) -> int | None:
        """The place of a reserved column; None where there is none."""
        return next((place for place, known in enumerate(self.names) if known.casefold() == name), None)


def read(path: Path) -> Sheet:
    """The table in the file at ``path``. Raises RecordsError with every fault of it."""
    return _sheet(spreadsheet.open_table(path))


def read_bytes(content: bytes, file: str) -> Sheet:
    """The same for the content of a file."""
    return _sheet(spreadsheet.table_in(content, file))


def _sheet(table: spreadsheet.Table) -> Sheet:
    problems = Problems(table.file)
    known = {name.casefold(): place for place, name in enumerate(table.names) if name.casefold() in RESERVED}
    places = tuple(place for place in range(len(table.names)) if place not in known.values())
    rows = []
    if table.names and not any(problem.row == 1 for problem in table.problems):
        check_columns(table, problems)
        rows = [_row(number, cells, known, places, table.names, problems) for number, cells in table.rows]
        _check_repeated(rows, problems)
    found = (*table.problems, *problems.all())
    if any(not problem.warning for problem in found):
        raise RecordsError(found)
    return Sheet(table.file, table.names, tuple(table.names[place] for place in places), tuple(rows), found,
                 table.bom)


def _row(
    number: int, cells: tuple[str, ...], known: dict[str, int], places: tuple[int, ...], names: tuple[str, ...],
    problems: Problems,
) -> Row:
    def said(name: str) -> str:
        return cells[known[name]] if name in known else ""

    def taken(name: str, of: Callable[[str], T]) -> T | None:
        try:
            return of(said(name))
        except Fault as fault:
            problems.add(fault, number, name)
            return None

    values = tuple(tidy(cells[place]) for place in places)
    for place, value in zip(places, values, strict=True):
        if not value:
            problems.add(Fault(_("This is empty, but it is required."), _("A value in every row."),
                               _("Write All in the row of the total.")), number, quoted(names[place]))
    period, measure, release = (" ".join(said(name).split()) for name in ("period", "measure", "release"))
    row = Row(number, cells, period, measure, release, values, taken("numerator", count_in),
              taken("denominator", count_in), taken("percent", share_in), taken("suppressed", mark_in) or "")
    for column, fault in _disagreement(row):
        problems.add(fault, number, column)
    return row


def tidy(text: str) -> str:
    """A value however it was typed: letters composed alike, no needless spaces, and one spelling of ``All``."""
    value = " ".join(unicodedata.normalize("NFC", text).split())
    return EVERY if value.casefold() == EVERY.casefold() else value


def _disagreement(row: Row) -> Iterator[tuple[str, Fault]]:
    """The numbers of one row must be possible together."""
    n = row.numerator.exact if row.numerator else None
    d = row.denominator.exact if row.denominator else None
    if n is None or d is None:
        if d and row.percent is not None and not any(agrees(some, d, row.percent) for some in near(d, row.percent)):
            yield "percent", Fault(_("No number of children out of this denominator is that percent."), None,
                                   _("Check which of the two is right."))
        return
    if n > d:
        yield "numerator", Fault(_("The numerator is larger than the denominator."),
                                 _("A count cannot exceed its group."),
                                 _("Ask the person who sent it which of the two is right."))
    elif row.percent is not None and not agrees(n, d, row.percent):
        yield "percent", Fault(_("The percent is not that of the two counts."),
                               _("100 times the numerator, divided by the denominator: 42.9 for 3 of 7."),
                               _("Correct it, or leave the column out."))


def _check_repeated(rows: list[Row], problems: Problems) -> None:
    """Rows of one release that are about the same thing are taken together, but must not contradict each other."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        other = first.setdefault((row.release, *row.about), row)
        if other is row:
            continue
        for name in FIGURES:
            one, two = getattr(other, name, None), getattr(row, name, None)
            if isinstance(one, Range) and isinstance(two, Range) and one != two and None not in (one.exact, two.exact):
                problems.add(_twice(other.number), row.number, name)
                break
        else:
            problems.add(Fault(_("This row is about the same as row {row}.", row=str(other.number)), None,
                               _("They are taken together. If they were printed in different places, name these in a "
                                 "column release."), warning=True), row.number)


def _twice(row: int) -> Fault:
    return Fault(_("Row {row} is about the same and has another number here.", row=str(row)), None,
                 _("Remove one of the two. If both were printed, name in a column release where and when."))
