"""Read one file of a partnership: text, rows or page, records; every problem at once."""

from __future__ import annotations

from pathlib import Path

from striveutils.records.columns.checking import Context
from striveutils.records.files import FileKind
from striveutils.records.reading import csv_rows, yaml_pages
from striveutils.records.reading.content import Content, Problems
from striveutils.records.reading.csv_rows import Wanted
from striveutils.records.reading.text import Unreadable, decoded, text_of


def read_file(path: Path, kind: FileKind, file: str, context: Context, only: Wanted | None = None) -> Content:
    """The content of the file at ``path``; ``file`` is what it is called in problems. No file: no records.

    ``only`` limits a table to the rows with certain texts in certain columns.
    """
    try:
        text = text_of(path, kind.kind)
    except Unreadable as error:
        return _unreadable(error, file)
    return Content() if text is None else read_text(text, kind, file, context, only)


def read_bytes(content: bytes, kind: FileKind, file: str, context: Context) -> Content:
    """The same for bytes that were read already."""
    try:
        return read_text(decoded(content, kind.kind), kind, file, context)
    except Unreadable as error:
        return _unreadable(error, file)


def read_text(text: str, kind: FileKind, file: str, context: Context, only: Wanted | None = None) -> Content:
    """The same for the text of a file."""
    if kind.kind == "csv":
        return csv_rows.read(text, kind, file, context, only)
    return yaml_pages.read(text, kind, file, context)


def _unreadable(error: Unreadable, file: str) -> Content:
    problems = Problems(file)
    problems.add(error.fault, error.row)
    return Content((), problems.all())
