"""Short phrases that several answers share."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Sentence
from striveutils.blocks.sentences import value_words
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
    """The value of a row in its unit, or "no data" where there is none."""
    return _("no data") if row.value is None else value_words(row.value, row.unit)
