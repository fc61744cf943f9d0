"""Ids: how they are written, and how one is read aloud where no label names it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from striveutils.naming import quoted
from striveutils.records.columns import periods
from striveutils.records.columns.cells import Cell
from striveutils.records.columns.checking import Context, Fault
from striveutils.words import LANGUAGES, Message, Name, _

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}", re.ASCII)

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names under which Windows makes no file."""


class IdCell(Cell):
    """An id: small letters, digits and hyphens. ``007``, ``null`` and ``na`` are ids like any other."""

    kind = "id"
    python = str

    def expected(self) -> Message:
        return _("An id: small letters, digits and hyphens, at most 63 of them, beginning with a letter or a digit.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> str:
        value = text.strip()
        if ID.fullmatch(value):
            return value
        raise Fault(_("“{text}” is not an id.", text=quoted(value)), self.expected(), id_cure(value))


def id_cure(text: str) -> Message | None:
    """An id made of ``text``, as a proposal; for what a spreadsheet took for a date, how to get the text back."""
    if periods.SPREADSHEET.fullmatch(text):
        return periods.spreadsheet_cure()
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    proposal = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:63].rstrip("-")
    if proposal in DEVICES:
        return _("Choose another name: some computers keep this one for themselves.")
    return _("You could write {name}; what people read comes from the names, not the ids.", name=proposal) if (
        proposal) else None


def readable(id: str) -> Name:
    """``grade-1`` as Grade 1, the same in every language."""
    words = id.replace("-", " ").strip()
    return _everywhere(words[:1].upper() + words[1:] if words else id)


def as_typed(text: str) -> Name:
    """An id made readable; any other text as it stands."""
    return readable(text) if ID.fullmatch(text) and "-" in text else _everywhere(text)


def _everywhere(text: str) -> Name:
    return Name(dict.fromkeys(LANGUAGES, text))
