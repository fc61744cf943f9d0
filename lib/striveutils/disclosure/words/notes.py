"""The notes of published figures: shown once they are approved, and never with a number in them."""

from __future__ import annotations

from collections.abc import Sequence

from striveutils.disclosure.words.approved import fingerprint, withheld
from striveutils.records import Partnership, suppressed
from striveutils.words import Typed

BETWEEN = "; "
"""Stands between the notes of figures that were added up (see ``evidence.series``)."""


def may_stand(note: str | None) -> bool:
    """Could this note be shown at all? A number in one could be that of a few children."""
    return bool(note and note.strip()) and not suppressed(note) and not any(letter.isdigit() for letter in note or "")


def public_note(note: str | None, data: Partnership, network_id: str, audience: str) -> Typed | None:
    """The note of a figure as a page may show it; None where there is none, or none that may be shown."""
    if note is None or not may_stand(note):
        return None
    if audience == "team" or _approved(note.split(BETWEEN), data.approved(network_id)):
        return Typed({data.settings.languages[0]: note})
    return withheld()


def _approved(parts: Sequence[str], approved: frozenset[str]) -> bool:
    """Is a note made of approved ones? One of them may have a semicolon of its own."""
    return not parts or any(
        fingerprint(BETWEEN.join(parts[:length])) in approved and _approved(parts[length:], approved)
        for length in range(1, len(parts) + 1))
