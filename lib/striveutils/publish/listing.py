"""What the lists on the coordinator's page share: the name of a job's network, and a table of text."""

from __future__ import annotations

from collections.abc import Sequence

from striveutils.publish.entries import Entry
from striveutils.publish.frame import file_name, spoken
from striveutils.publish.view import Pieces, View
from striveutils.words import Message, Words, _

SITE = "../site/"
"""From the coordinator's page to the site."""

PARTNERSHIP = _("the whole partnership")


def name(entry: Entry, lang: str) -> Pieces:
    """Whom a job is about."""
    return spoken(entry.network_name if entry.network else PARTNERSHIP, lang)


def linked_name(entry: Entry, lang: str) -> Pieces:
    """The network's name, leading to its page where that is in the site."""
    return linked(name(entry, lang), entry, lang)


def linked(pieces: Pieces, entry: Entry, lang: str) -> Pieces:
    """``pieces``, leading to the page of a job where that is in the site."""
    if not (entry.public and lang in entry.pages):
        return pieces
    file = SITE + file_name(entry.stem, lang)
    return tuple(piece._replace(href=file) for piece in pieces)


def table(identity: str, caption: Message, columns: Sequence[tuple[Words, bool]], rows: Sequence[Sequence[Pieces]],
          lang: str, *, wordy: bool = False, note: Words | None = None) -> View:
    """A table for the template: ``columns`` with whether they hold numbers, ``rows`` of text.

    A ``wordy`` one falls apart into a list on a phone.
    """
    numeric = [is_number for _words, is_number in columns]
    return {
        "id": identity,
        "caption": spoken(caption, lang),
        "columns": [(spoken(words, lang), is_number) for words, is_number in columns],
        "rows": [list(zip(row, numeric, strict=True)) for row in rows],
        "wordy": wordy,
        "tight": False,
        "folded": "",
        "narrow": False,
        "note": spoken(note, lang) if note is not None else (),
    }
