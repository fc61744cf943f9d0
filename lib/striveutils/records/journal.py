"""Remembers the first day each row and each page was seen, so that evidence can tell "then" from "afterwards"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from striveutils.disk import sha256_of_json
from striveutils.records import listing, saving
from striveutils.records.columns.checking import Context, Fault
from striveutils.records.columns.fields import as_text
from striveutils.records.columns.formulas import unguarded
from striveutils.records.columns.record import ColumnInfo, columns
from striveutils.records.files import KEPT_BY_THE_PROJECT, FileKind, kind_of, path_of
from striveutils.records.partnership import Partnership
from striveutils.records.reading import yaml_pages, yaml_values
from striveutils.records.reading.text import decoded
from striveutils.records.saving import row_changes
from striveutils.records.subjects.journal import JournalRow

JOURNAL = path_of(JournalRow)


def update(data: Partnership, on: date, *, lock: Path | None = None) -> int:
    """Note in ``journal.csv`` every row and page that is not in it yet, as first seen ``on``; gives their number.

    What is there stays as it is, and with nothing new the file is not written. A faulty file is left for the day
    it is mended. Safe beside another run; ``lock`` is a file for that, by default one beside the journal. Raises
    StriveError where the journal cannot be read or saved.
    """
    seen = {(file, row): None for file in listing.record_files(data.folder) if file not in KEPT_BY_THE_PROJECT
            for row in _rows_of(data, file)}
    added = 0

    def with_new(old: str) -> str:
        nonlocal added
        known = _known(old)
        new = [JournalRow(file=file, row=row, first_seen_on=on) for file, row in seen if (file, row) not in known]
        added = len(new)
        return row_changes.appended(old, JournalRow, new) if new else old

    saving.save_change(data.folder / JOURNAL, with_new, lock=lock)
    return added


def contents(text: str, kind: FileKind) -> Iterator[tuple[int, str]]:
    """Row number and journal entry (a sha256) of each row of a sound file; a page is its row 1.

    Equal for the same content whatever the order of rows and columns, the spacing and the way numbers are written.
    """
    if kind.kind == "yaml":
        yield 1, sha256_of_json(yaml_pages.without_blanks(yaml_values.parse(text).values))
        return
    sheet = row_changes.taken_apart(text, kind.model)
    known = {info.name: info for info in columns(kind.model)}
    for line in sheet.lines:
        cells = {name: _content(cell, known.get(name))
                 for name, cell in zip(sheet.names, line.cells, strict=False)}
        if any(cells.values()):
            yield line.number, sha256_of_json({name: cell for name, cell in cells.items() if cell})


def _rows_of(data: Partnership, file: str) -> list[str]:
    kind = kind_of(file)
    if kind is None or data.read(file).faulty:
        return []
    content, _stamp = saving.read_bytes_with_stamp(data.folder / file)
    return [row for _number, row in contents(decoded(content, kind.kind), kind)] if content else []


def _content(cell: str, info: ColumnInfo | None) -> str:
    """What a cell says, in one way of writing; a blank where that is what is left out usually means."""
    text = unguarded(cell)
    if info is None or info.cell is None or not text.strip():
        return text.strip()
    try:
        value = info.cell.take(text, Context(), {})
    except Fault:
        # A period, say, that only its indicator's frequency makes readable.
        return text.strip()
    return "" if value == info.default else as_text(value)


def _known(text: str) -> set[tuple[str, str]]:
    """File and row of every entry of a journal, sound or not."""
    sheet = row_changes.taken_apart(text, JournalRow)
    places = [sheet.names.index(name) for name in ("file", "row") if name in sheet.names]
    return {(line.cells[places[0]].strip(), line.cells[places[1]].strip()) for line in sheet.lines
            if len(places) == 2 and len(line.cells) > max(places)}
