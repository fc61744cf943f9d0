"""Breakdowns that were taken off a page as a whole, because hidden figures could be worked out from them."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.publish.entries import Entry
from striveutils.publish.listing import linked_name
from striveutils.publish.view import View, pieces


def view(entries: Iterable[Entry], lang: str) -> list[View]:
    """Each page that holds something back, what and why; a page that an older version made tells nothing."""
    return [
        {"name": linked_name(entry, lang), "told": [pieces(words, lang) for words in withheld]}
        for entry in entries if (withheld := (entry.head or {}).get("withheld"))
    ]
