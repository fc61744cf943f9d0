"""Fingerprints that the project writes beside what it keeps track of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from striveutils.records.columns.cells import Cell
from striveutils.records.columns.checking import Context, Fault
from striveutils.words import Message, _

SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


class HashCell(Cell):
    """A sha256 in 64 digits; ``cure`` says what to do about anything else."""

    kind = "sha256"
    python = str

    def __init__(self, cure: Message) -> None:
        self.cure = cure

    def expected(self) -> Message:
        return _("64 digits and letters from a to f.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> str:
        value = text.strip()
        if not SHA256.fullmatch(value):
            raise Fault(_("This is not a sha256."), self.expected(), self.cure)
        return value
