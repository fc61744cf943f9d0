"""Any CSV table as text, for tables that are no record of the partnership: as strict about its form as for records."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass, replace
from pathlib import Path

from striveutils.errors import Problem
from striveutils.records.columns.checking import Fault
from striveutils.records.columns.formulas import guarded, unguarded
from striveutils.records.columns.students import student_fault
from striveutils.records.reading.content import Problems
from striveutils.records.reading.csv_rows import numbered_rows, repeated_columns, separation, wrong_width
from striveutils.records.reading.text import Unreadable, decoded, text_of
from striveutils.words import _

__all__ = ["Fault", "Problems", "Table", "guarded", "open_table", "table_in", "unguarded"]


@dataclass(frozen=True)
class Table:
    """The names in row 1 and the cells below, as they were typed; a row's number is the spreadsheet's.

    With problems the rows are a part only. ``file`` is what the table is called in problems.
    """

    file: str
    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    problems: tuple[Problem, ...]
    bom: bool = False


def open_table(path: Path) -> Table:
    """The table at ``path``. What cannot be read, or names single students, is among its problems."""
    problems = Problems(path.name)
    try:
        text = text_of(path, "csv")
    except Unreadable as error:
        problems.add(error.fault, error.row)
        return Table(path.name, (), (), problems.all())
    if text is None:
        problems.add(Fault(_("There is no such file."), None, _("Check the name of the file and its folder.")))
        return Table(path.name, (), (), problems.all())
    return replace(_table(text, problems), bom=_has_mark(path))


def _has_mark(path: Path) -> bool:
    """A spreadsheet takes a file for UTF-8 only if it begins with this mark, so who writes it again keeps it."""
    with path.open("rb") as file:
        return file.read(len(BOM_UTF8)) == BOM_UTF8


def table_in(content: bytes, file: str) -> Table:
    """The same for the content of a file."""
    problems = Problems(file)
    try:
        return _table(decoded(content, "csv"), problems)
    except Unreadable as error:
        problems.add(error.fault, error.row)
        return Table(file, (), (), problems.all())


def _table(text: str, problems: Problems) -> Table:
    names: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in numbered_rows(text, problems):
        if number == 1:
            names = _without_empty_end([cell.strip() for cell in cells])
            if not _header(list(names), problems):
                break
        elif any(cell.strip() for cell in cells):
            taken = _cells(cells, len(names), number, problems)
            if taken is not None:
                rows.append((number, taken))
    if names and not rows and not problems.all():
        problems.add(Fault(_("There are no rows below the header."), None,
                           _("Check whether the right file was saved.")))
    return Table(problems.file, names, tuple(rows), problems.all())


def _without_empty_end(names: list[str]) -> tuple[str, ...]:
    """Spreadsheets save columns that were once used; without a name and with nothing in them they are none."""
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _header(names: list[str], problems: Problems) -> bool:
    """Note what is wrong with row 1; can the rest be read by it?"""
    if (fault := separation(names)) is not None:
        problems.add(fault, 1)
        return False
    for place, name in enumerate(names, start=1):
        if not name:
            problems.add(Fault(_("Column {number} has no name.", number=str(place)), _("A name for every column."),
                               _("Name the column in row 1, or remove it.")), 1)
    if (fault := student_fault(names)) is not None:
        problems.add(fault, 1)
        return False
    return not repeated_columns(names, problems) and all(names)


def _cells(cells: list[str], width: int, number: int, problems: Problems) -> tuple[str, ...] | None:
    """The cells under the header; None where the row has more or fewer."""
    if not any(cell.strip() for cell in cells[width:]):
        cells = cells[:width]
    if len(cells) != width:
        problems.add(wrong_width(len(cells) - width), number)
        return None
    return tuple(map(unguarded, cells))
