"""CSV files, strictly as text: no cell is guessed at, no row is shifted, and every row keeps its number."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from pydantic import ValidationError

from striveutils.naming import did_you_mean, nearest, quoted
from striveutils.records.columns.checking import Context, Fault
from striveutils.records.columns.fields import as_text
from striveutils.records.columns.formulas import unguarded
from striveutils.records.columns.numbers import DECIMAL
from striveutils.records.columns.record import ColumnInfo, Row, Where, columns
from striveutils.records.columns.students import student_fault
from striveutils.records.files import FileKind
from striveutils.records.reading.content import Content, Problems, faults_of
from striveutils.records.reading.text import save_as_utf8
from striveutils.words import _

Wanted: TypeAlias = Mapping[str, Collection[str]]
"""By column, the texts of which one must stand there."""


@dataclass
class _Table:
    """A file being read: where each known column stands, and what is wrong so far."""

    kind: FileKind
    problems: Problems
    context: Context
    width: int = 0
    known: dict[int, str] = field(default_factory=dict)
    blank: frozenset[int] = frozenset()
    missing: frozenset[str] = frozenset()
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    written: dict[tuple[str, str], str] = field(default_factory=dict)
    open_rows: dict[tuple[str, ...], tuple[int, bool]] = field(default_factory=dict)
    only: Wanted = field(default_factory=dict)

    @cached_property
    def _wanted(self) -> tuple[tuple[int, Collection[str]], ...]:
        return tuple((place, self.only[name]) for place, name in self.known.items() if name in self.only)

    def wants(self, cells: list[str]) -> bool:
        """Is it one of the rows asked for? A row too short to tell is not."""
        return all(place < len(cells) and cells[place].strip() in texts for place, texts in self._wanted)


def read(text: str, kind: FileKind, file: str, context: Context, only: Wanted | None = None) -> Content:
    """The rows of a CSV text. A row's number is the spreadsheet's: the header is 1, blank rows count.

    With ``only``, rows that have another text in one of its columns are passed over.
    """
    table = _Table(kind, Problems(file), context, only=only or {})
    records: list[Row] = []
    for number, cells in numbered_rows(text, table.problems):
        if number == 1:
            if not _header(cells, table):
                break
        elif table.wants(cells) and any(cell.strip() for cell in cells):
            record = _record(cells, number, table)
            if record is not None:
                record._where = Where(file, number)
                records.append(record)
    return Content(tuple(records), table.problems.all())


def numbered_rows(text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each row; where the quotation marks go wrong, reading ends with a problem."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            yield number, cells
    except csv.Error as error:
        problems.add(_quotation_fault(str(error)), number + 1)


def _quotation_fault(error: str) -> Fault:
    if "unexpected end" in error:
        wrong = _("A quotation mark in this row is opened and never closed; the rows below it cannot be read.")
    elif "field limit" in error:
        wrong = _("A cell in this row is too long; the rows below it cannot be read.")
    else:
        wrong = _("The quotation marks in this row do not match; the rows below it cannot be read.")
    return Fault(wrong, _("Quotation marks around the whole cell; inside it each one doubled."),
                 _("Correct the row, or save the file as CSV from a spreadsheet."))


def _header(cells: list[str], table: _Table) -> bool:
    """Take the first row as the header; False where the rest cannot be read by it."""
    names = [cell.strip() for cell in cells]
    infos = {info.name: info for info in columns(table.kind.model)}
    fault = student_fault(re.split(r"[;\t|]", names[0]) if len(names) == 1 else names) or separation(names)
    if fault is not None:
        table.problems.add(fault, 1)
        return False
    if not any(name in infos for name in names):
        table.problems.add(Fault(_("Row 1 is not the header of this file."),
                                 _("Columns of this file: {columns}.", columns=", ".join(infos)),
                                 _("Put the names of the columns in row 1.")), 1)
        return False
    table.width = len(names)
    table.blank = frozenset(place for place, name in enumerate(names) if not name)
    table.known = {place: name for place, name in enumerate(names) if name in infos}
    _unknown_columns(names, infos, table)
    table.missing = frozenset(info.name for info in infos.values() if info.required and info.name not in names)
    for name in sorted(table.missing):
        table.problems.add(_missing_column(infos[name], [name for name in names if name not in infos]), 1, name)
    return not repeated_columns(names, table.problems)


def separation(names: list[str]) -> Fault | None:
    """What is wrong with a header that commas do not take apart."""
    if len(names) == 1 and any(mark in names[0] for mark in (";", "\t", "|")):
        return Fault(_("The cells are not separated by commas."), _("Commas between the cells."), save_as_utf8("csv"))
    return None


def repeated_columns(names: list[str], problems: Problems) -> bool:
    """Note every name that two columns have; are there any?"""
    repeated = [name for name, times in Counter(names).items() if times > 1 and name]
    for name in repeated:
        problems.add(Fault(_("Two columns have this name."), _("Each column once."),
                           _("Rename or remove one of them.")), 1, quoted(name))
    return bool(repeated)


def _unknown_columns(names: list[str], infos: dict[str, ColumnInfo], table: _Table) -> None:
    for name in dict.fromkeys(names):
        if DECIMAL.fullmatch(name):
            # Perhaps a figure that slipped into row 1: it is not repeated.
            table.problems.add(Fault(_("There is a number in place of a column's name."), None,
                                     _("Check whether row 1 is the header."), warning=True), 1)
        elif name and name not in infos:
            left = [known for known in infos if known not in names]
            table.problems.add(Fault(
                _("“{text}” is not a column of this file.", text=quoted(name)),
                _("Columns of this file: {columns}.", columns=", ".join(infos)),
                did_you_mean(name, left, _("It is kept, but nothing reads it.")), warning=True), 1, quoted(name))


def _missing_column(info: ColumnInfo, unknown: list[str]) -> Fault:
    near = nearest(info.name, unknown)
    return Fault(_("The column {name} is missing; row 1 was read as the header.", name=info.name), info.column.help,
                 _("Rename the column “{text}” to {name}.", text=quoted(near), name=info.name) if near
                 else _("Add the column."))


def _record(cells: list[str], number: int, table: _Table) -> Row | None:
    if not any(cell.strip() for cell in cells[table.width:]):
        cells = cells[:table.width]
    if len(cells) != table.width:
        table.problems.add(wrong_width(len(cells) - table.width), number)
        return None
    if any(cells[place].strip() for place in table.blank):
        table.problems.add(Fault(_("There is something in a column that has no name."), None,
                                 _("Name the column in row 1, or clear its cells.")), number)
    values = {name: unguarded(cells[place]) for place, name in table.known.items() if cells[place].strip()}
    try:
        record = table.kind.model.model_validate(values, context=table.context)
    except ValidationError as error:
        _refused(error, number, table)
        return None
    for fault in record.check(table.context):
        table.problems.add(fault, number, str(fault.path[0]) if fault.path else None)
    _repeated(record, number, table)
    return record


def wrong_width(more: int) -> Fault:
    """The fault of a row with so many cells more than the header, or fewer."""
    if more > 0:
        return Fault(_("This row has more cells than the header."), _("As many cells as the header has columns."),
                     _("Put quotation marks around a cell that holds a comma, or remove the extra cells."))
    return Fault(_("This row has fewer cells than the header."), _("As many cells as the header has columns."),
                 _("Add the commas of the empty cells, or check whether the row was cut off."))


def _refused(error: ValidationError, number: int, table: _Table) -> None:
    infos = {info.name: info for info in columns(table.kind.model)}
    for fault in faults_of(error):
        name = str(fault.path[0])
        if name in table.missing:
            continue
        if fault.expected is None and name in infos:
            fault.expected = infos[name].column.help
        table.problems.add(fault, number, name)


def _repeated(record: Row, number: int, table: _Table) -> None:
    """Note a row that is about the same thing as an earlier row, and ids that differ only by zeros in front."""
    if table.kind.keys:
        key = _about(record, table.kind.keys)
        first = table.seen.setdefault(key, number)
        if first == number:
            _both_ways(record, number, table)
        else:
            table.problems.add(Fault(
                _("Rows {first} and {second} are about the same thing.", first=str(first), second=str(number)),
                _("One row for each {columns}.", columns=", ".join(table.kind.keys)),
                _("Keep the right one and remove the other.")), number, table.kind.keys[0])
    _without_zeros(record, number, table)


def _about(record: Row, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(as_text(record.about(name)) for name in keys)


def _both_ways(record: Row, number: int, table: _Table) -> None:
    """Note a row that names what the key may leave open, beside one that leaves it open, or the other way round."""
    name = table.kind.may_be_open
    if name is None:
        return
    keys = tuple(key for key in table.kind.keys if key != name)
    named = getattr(record, name) is not None
    first, first_named = table.open_rows.setdefault(_about(record, keys), (number, named))
    if named != first_named:
        table.problems.add(Fault(
            _("Rows {first} and {second} are about the same thing; only one of them names a {column}, so it cannot be "
              "told which of them counts.", first=str(first), second=str(number), column=name),
            _("One row for each {columns}.", columns=", ".join(table.kind.keys)),
            _("Fill in {column} in both rows, or remove one of them.", column=name)), number, name)


def _without_zeros(record: Row, number: int, table: _Table) -> None:
    """Note ids that differ only by zeros in front."""
    for info in columns(table.kind.model):
        value = getattr(record, info.attribute)
        if info.cell and info.cell.kind == "id" and value and value.isdigit():
            other = table.written.setdefault((info.name, value.lstrip("0")), value)
            if other != value:
                table.problems.add(Fault(
                    _("“{id}” and “{other}” differ only by leading zeros.", id=value, other=other), None,
                    _("If they are the same, a spreadsheet has dropped the zeros; write them all the same way."),
                    warning=True), number, info.name)
