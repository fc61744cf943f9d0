"""Change rows of a CSV text and nothing else: column order, unknown columns, line ends and untouched rows stay."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from striveutils.errors import StriveError
from striveutils.records.columns.checking import Context, Fault
from striveutils.records.columns.fields import as_text
from striveutils.records.columns.formulas import guarded, unguarded
from striveutils.records.columns.record import ColumnInfo, Row, columns
from striveutils.words import _

BOM = "\ufeff"
_NEEDS_QUOTES = re.compile(r'[,"\r\n]|^\s|\s$')
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Line:
    """One row as it is written; ``number`` is its row in a spreadsheet (the header's is 1), ``raw`` its text."""

    number: int
    raw: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A CSV text taken apart; ``end`` is the empty lines after the last row."""

    header: Line
    lines: tuple[Line, ...]
    end: str
    line_end: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(name.strip() for name in self.header.cells)


def edited(text: str, model: type[Row], rows: Sequence[Row], file: str = "") -> str:
    """``text`` with exactly ``rows`` as its rows, in their order.

    A row that was read from ``file`` is found by its number there. A column that is not there yet is added
    at the end when some row needs it. An empty ``text`` gets a header with every column of ``model``.
    """
    sheet = taken_apart(text, model)
    known = {info.name: info for info in columns(model)}
    new = [info for name, info in known.items() if name not in sheet.names and _needed(info, rows)]
    names = (*sheet.names, *(info.name for info in new))
    by_number = {line.number: line for line in sheet.lines}
    mark = BOM if text.startswith(BOM) else ""
    header = sheet.header.raw if not new else _written((*sheet.header.cells, *names[len(sheet.names):]), sheet)
    parts = [mark, header]
    for row in rows:
        line = by_number.get(row.where.row or 0) if _is_from(row, file) else None
        parts.append(_row(row, line, names, known, sheet))
    return _joined([*parts, sheet.end], sheet)


def appended(text: str, model: type[Row], rows: Sequence[Row]) -> str:
    """``text`` with ``rows`` after the rows that are there, whatever those are."""
    sheet = taken_apart(text, model)
    known = {info.name: info for info in columns(model)}
    missing = [name for name, info in known.items() if name not in sheet.names and _needed(info, rows)]
    if missing:
        raise StriveError(
            _("The column {column} is missing.", column=missing[0]),
            _("Put it back in the first row; strive check says what else is wrong."),
        )
    mark = BOM if text.startswith(BOM) else ""
    old = (line.raw for line in sheet.lines)
    new = (_row(row, None, sheet.names, known, sheet) for row in rows)
    return _joined([mark, sheet.header.raw, *old, *new, sheet.end], sheet)


def taken_apart(text: str, model: type[Row]) -> Sheet:
    """The header and rows of ``text``; a blank text counts as one with only the header of ``model``."""
    body = text.removeprefix(BOM)
    lines = list(_lines(body))
    ends = _LINE_END.search(body)
    line_end = ends[0] if ends else "\n"
    filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
    if not filled:
        names = tuple(info.name for info in columns(model))
        return Sheet(Line(1, ",".join(names) + line_end, names), (), "", line_end)
    last = filled[-1].number
    return Sheet(lines[0], tuple(lines[1:last]), "".join(line.raw for line in lines[last:]), line_end)


def _lines(body: str) -> Iterator[Line]:
    """Every row with the text it stands in; a row whose cell holds a line end covers several lines."""
    physical = list(io.StringIO(body, newline=""))
    reader = csv.reader(physical, strict=True)
    number = start = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield Line(number, "".join(physical[start:reader.line_num]), tuple(cells))
            start = reader.line_num
    except csv.Error as error:
        raise StriveError(
            _("The file cannot be read as CSV from row {row} on.", row=str(number + 1)),
            _("Correct it in an editor first; strive check says what is wrong."),
        ) from error


def _row(row: Row, line: Line | None, names: Sequence[str], known: dict[str, ColumnInfo], sheet: Sheet) -> str:
    """``row`` as text: as it was written, if it was and says the same."""
    old = () if line is None else (*line.cells, *("" for _missing in names[len(line.cells):]))
    cells = tuple(_cell(row, known.get(name), old[at] if old else None) for at, name in enumerate(names))
    if line is not None and cells == old[:len(cells)]:
        # Cells that an added column needs, and those beyond the header, which a reader has warned of.
        return _padded(line, len(names), sheet)
    return _written(cells, sheet)


def _cell(row: Row, info: ColumnInfo | None, old: str | None) -> str:
    if info is None:
        return old or ""
    value = getattr(row, info.attribute)
    if old is not None and _says(old, info, value):
        return old
    if old is None and value == info.default:
        return ""
    return guarded(as_text(value)) if isinstance(value, str) else as_text(value)


def _says(cell: str, info: ColumnInfo, value: Any) -> bool:
    """Whether ``cell`` already gives ``value``, however it is written (12.0 for 12, a blank for the default)."""
    if not cell.strip():
        return bool(value == info.default)
    text = unguarded(cell)
    if text == as_text(value):
        return True
    try:
        return info.cell is not None and bool(info.cell.take(text, Context(), {}) == value)
    except Fault:
        return False


def _needed(info: ColumnInfo, rows: Iterable[Row]) -> bool:
    return any(getattr(row, info.attribute) != info.default for row in rows)


def _is_from(row: Row, file: str) -> bool:
    """Whether ``row`` was read from ``file``; the two may be named from different folders up."""
    tail = row.where.file.partition("/")[2]
    return row.where.row is not None and bool(tail) and f"/{file}".endswith(f"/{tail}")


def _padded(line: Line, wide: int, sheet: Sheet) -> str:
    missing = wide - len(line.cells) if wide > len(sheet.names) else 0
    body = line.raw.rstrip("\r\n")
    return body + "," * missing + line.raw[len(body):]


def _written(cells: Sequence[str], sheet: Sheet) -> str:
    # Not csv.writer: before Python 3.13 it leaves a lone carriage return without quotes.
    return ",".join(map(_in_quotes, cells)) + sheet.line_end


def _in_quotes(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell


def _joined(parts: Sequence[str], sheet: Sheet) -> str:
    """``parts`` as one text; the last row of a file may lack the line end that it needs before another."""
    text = io.StringIO(newline="")
    unfinished = False
    for part in filter(None, parts):
        text.write((sheet.line_end if unfinished else "") + part)
        unfinished = part != BOM and not part.endswith(("\n", "\r"))
    return text.getvalue()
