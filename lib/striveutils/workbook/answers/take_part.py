"""How can you take part? Meetings, joining or saying no, the time it takes, the question put to readers."""

from __future__ import annotations

from datetime import date

from striveutils.blocks import Block, Facts, Items, Sentence, Stack
from striveutils.records import Answer
from striveutils.words import Day, Number, Sentences, Words, _
from striveutils.workbook.phrases import filled, not_recorded
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> Block:
    """The partnership's question, how to join, and what was done with earlier answers."""
    blocks: list[Block] = []
    if subject.data.settings.ask:
        blocks.append(Sentence(subject.data.settings.ask, role="lead"))
    facts = _facts(subject)
    blocks.append(
        Facts(tuple(facts)) if facts
        else not_recorded(_("The network has not written down yet how to take part."))
    )
    heard = [a for a in subject.data.answers if a.network == subject.network_id and a.you_told_us
             and (a.heard_on is None or a.heard_on <= subject.as_of)]
    heard.sort(key=lambda a: a.heard_on or date.min, reverse=True)
    if heard:
        blocks.append(Items(tuple(_heard(a) for a in heard), heading=_("You told us, we did")))
    return Stack(*blocks)


def _facts(subject: Subject) -> list[tuple[Words, Words]]:
    network = subject.network.record
    minutes = network.minutes_a_week
    return filled((
        (_("When we meet"), network.meets),
        (_("How to join, or say no"), network.join),
        (_("Write to us"), subject.data.settings.contact),
        (_("Time it takes"), _("{n} minutes a week", n=Number(minutes)) if minutes else None),
    ))


def _heard(answer: Answer) -> Words:
    lines: list[Words] = []
    if answer.heard_on:
        lines.append(_("{day}.", day=Day(answer.heard_on)))
    lines.append(_("You told us: {told}", told=answer.you_told_us))
    lines.append(_("We did: {did}", did=answer.we_did) if answer.we_did else _("No answer is recorded yet."))
    return Sentences(tuple(lines))
