"""The translations of messages: one ``.po`` file per room and language in ``locale/``, read at first use."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import denormalize

CATALOGUES = Path(__file__).parent / "locale"

# One keyword of a .po entry with its quoted lines; entries stand apart by a blank line.
_ENTRY_PART = re.compile(r'^(msg[a-z_]+(?:\[\d\])?) ((?:"(?:[^"\\\n]|\\.)*"\n?)+)', re.MULTILINE)
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)


@lru_cache
def translations(lang: str) -> dict[str, tuple[str, ...]]:
    """Translations by English text; both languages have two plural forms, so position 1 is the plural.

    Babel's own reader takes ten times as long, and every command waits for it; a test compares the two.
    """
    forms: dict[str, tuple[str, ...]] = {}
    for path in sorted((CATALOGUES / lang).glob("*.po")):
        for entry in path.read_text(encoding="utf-8").split("\n\n"):
            parts = {keyword: denormalize(quoted) for keyword, quoted in _ENTRY_PART.findall(entry)}
            values = tuple(value for keyword, value in parts.items() if keyword.startswith("msgstr"))
            if parts.get("msgid") and all(values) and not _FUZZY.search(entry):
                forms[parts["msgid"]] = values
    return forms
