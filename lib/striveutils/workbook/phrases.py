"""Short phrases that several answers share."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Sentence
from striveutils.blocks.sentences import value_words
from striveutils.blocks.timeline import band_of, is_shown
from striveutils.disclosure import Shown
from striveutils.words import Message, Words, _
from striveutils.workbook.subject import Subject

STATES = {
    "draft": _("being planned"),
    "planned": _("planned, not started"),
    "running": _("under way"),
    "studied": _("studied, not decided yet"),
    "decided": _("decided"),
}


def state(subject: Subject) -> Message:
    """Where the page's cycle stands, in words."""
    return STATES[subject.cycle_state] if subject.cycle_state else _("no cycle yet")


def not_recorded(what: Message) -> Sentence:
    """A kind sentence in the place of something that is not written down yet."""
    return Sentence(what, role="note")


def filled(facts: Iterable[tuple[Words, Words | None]]) -> list[tuple[Words, Words]]:
    """The facts, each after its label, that somebody wrote down."""
    return [(label, words) for label, words in facts if words]


def figure(row: Shown) -> Words:
    """The value of a row in its unit, the band where only that is told, or "no data" where there is neither."""
    if (band := band_of(row)) is not None:
        return band
    return _("no data") if row.value is None else value_words(row.value, row.unit)


def newest(subject: Subject) -> Shown | None:
    """The newest row for all children of which a figure, or at least a band, may be told."""
    told = (row for row in reversed(subject.total) if is_shown(row) or band_of(row) is not None)
    return next(told, None)
