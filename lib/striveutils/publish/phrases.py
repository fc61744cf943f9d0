"""The fixed words of a page: those of its frame, which no block brings."""

from __future__ import annotations

from datetime import date

from striveutils.words import Day, Message, _

FRAME: dict[str, Message] = {
    "skip": _("Skip to the content"),
    "pages": _("Other pages"),
    "index": _("All networks"),
    "toward": _("Working toward"),
    "state": _("The cycle now"),
    "questions": _("Questions or ideas? Write to"),
    "private": _("This page loads nothing from elsewhere and does not record who reads it."),
    "legend": _("What the marks mean"),
}


def kept(day: date) -> Message:
    """The notice on a page that could not be renewed; ``day`` is the page's own."""
    return _("This page is from {day}. A newer one could not be made yet.", day=Day(day))


OLDER_RULE = _("No page now: its last one was made under an older rule for small groups.")
"""In a list of networks, for one whose page was held back."""


def its_page_is_old(day: date) -> Message:
    """The same in a list of networks."""
    return _("Its page is from {day}. A newer one could not be made yet.", day=Day(day))
