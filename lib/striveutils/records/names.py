"""Display names for what has no label."""

from __future__ import annotations

from striveutils.records.cells import ID
from striveutils.words import LANGUAGES, Name


def readable(id: str) -> Name:
    """``grade-1`` as Grade 1, the same in every language."""
    words = id.replace("-", " ").strip()
    return _everywhere(words[:1].upper() + words[1:] if words else id)


def as_typed(text: str) -> Name:
    """An id made readable; any other text as it stands."""
    return readable(text) if ID.fullmatch(text) and "-" in text else _everywhere(text)


def _everywhere(text: str) -> Name:
    return Name(dict.fromkeys(LANGUAGES, text))
