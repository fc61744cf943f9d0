"""The protected table as CSV text, and how it gets to its place: whole, and never over the table it was made from."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from striveutils import disk
from striveutils.disclosure.spreadsheet.reading import Row, Sheet
from striveutils.errors import StriveError
from striveutils.records.saving import explained
from striveutils.records.spreadsheet import guarded
from striveutils.words import _, half_up

OUTPUT = ("numerator", "denominator", "percent", "suppressed")
DECIMALS = 1
"""Digits after the point of percents, where the table itself has none."""
BOM = "\ufeff"

_NEEDS_QUOTES = re.compile(r'[,"\r\n]|^\s|\s$')


def as_csv(sheet: Sheet, hidden: frozenset[int]) -> str:
    """Every row in its place with every column; the figures of rows in ``hidden`` are empty, and marked with 1.

    Columns for figures that the table lacks are added at its end. Text that begins like a formula is guarded.
    """
    names = (*sheet.names, *(name for name in OUTPUT if sheet.column(name) is None))
    decimals = max((row.percent.decimals for row in sheet.rows if row.percent and row.percent.digits), default=DECIMALS)
    lines = [_line(names), *(_line(tuple(_cells(row, names, row.number in hidden, decimals))) for row in sheet.rows)]
    return (BOM if sheet.bom else "") + "".join(lines)


def _cells(row: Row, names: Sequence[str], hidden: bool, decimals: int) -> Iterator[str]:
    figures = dict.fromkeys(OUTPUT, "") | {"suppressed": "1"} if hidden else _figures(row, decimals)
    for place, name in enumerate(names):
        yield figures[name.casefold()] if name.casefold() in figures else guarded(row.typed[place])


def _figures(row: Row, decimals: int) -> dict[str, str]:
    n, d = (None if count is None else count.exact for count in (row.numerator, row.denominator))
    percent = ""
    if row.percent is not None:
        percent = row.percent.text
    elif n is not None and d:
        percent = str(half_up(100 * n / d, decimals))
    return {"numerator": "" if n is None else str(n), "denominator": "" if d is None else str(d),
            "percent": percent, "suppressed": "0"}


def _line(cells: Sequence[str]) -> str:
    # Not csv.writer: before Python 3.13 it leaves a lone carriage return without quotes.
    return ",".join('"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
                    for cell in cells) + "\n"


def check_place(path: Path, source: Path) -> None:
    """Raises StriveError where ``path`` is the table itself, ``source``."""
    if _same(path, source):
        raise StriveError(_("{file} is the table itself; it is not overwritten.", file=path.name),
                          _("Name another file after --out."))


def write(text: str, path: Path, source: Path) -> None:
    """Put ``text`` at ``path``, all of it or nothing. Raises StriveError where that is ``source``, or cannot be."""
    check_place(path, source)
    part = path.with_name(f".~{path.name}.{secrets.token_hex(4)}.tmp")
    with explained(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        try:
            disk.write_new(part, text)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    disk.flush_folder(path.parent)


def _same(path: Path, source: Path) -> bool:
    try:
        return path.samefile(source)
    except OSError:
        return path.resolve() == source.resolve()
