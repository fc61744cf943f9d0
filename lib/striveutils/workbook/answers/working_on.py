"""What are we working on, and why?"""

from __future__ import annotations

from striveutils.blocks import Block, Facts, Sentence, Stack
from striveutils.blocks.sentences import value_words
from striveutils.records import ALL, Aim, Charter
from striveutils.words import Day, Joined, Words, _
from striveutils.workbook.phrases import not_recorded
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> Block:
    """Purpose, why it matters, the aim of the charter in force, and who does the work."""
    charter = charter_in_force(subject)
    blocks: list[Block] = []
    if charter and charter.purpose:
        blocks.append(Sentence(charter.purpose, role="lead"))
    if subject.indicator.why:
        blocks.append(Sentence(subject.indicator.why))
    if not blocks:
        blocks.append(not_recorded(_("The network has not written down its purpose yet.")))
    return Stack(*blocks, Facts(tuple(_facts(subject, charter))))


def charter_in_force(subject: Subject) -> Charter | None:
    """The newest charter adopted by the page's day."""
    charters = subject.network.record.charters
    adopted = [one for one in charters if one.adopted_on is None or one.adopted_on <= subject.as_of]
    return adopted[-1] if adopted else None


def _facts(subject: Subject, charter: Charter | None) -> list[tuple[Words, Words]]:
    network = subject.network.record
    facts: list[tuple[Words, Words]] = [
        (_("The outcome we want"), subject.data.outcome_name(network.outcome)),
        (_("What we measure"), subject.indicator.name),
        (_("Where"), subject.places),
    ]
    if charter and charter.aim and charter.aim.to is not None:
        facts.append((_("Our aim"), _aim(subject, charter.aim, charter.aim.to)))
    if network.organisations:
        names = tuple(subject.data.organisation_name(organisation) for organisation in network.organisations)
        facts.append((_("Who works on it"), Joined(names)))
    if network.formed_on and network.formed_on <= subject.as_of:
        facts.append((_("Working together since"), Day(network.formed_on)))
    return facts


def _aim(subject: Subject, aim: Aim, goal: float) -> Words:
    """The aim as agreed; its start and day are left out where the charter doesn't give them."""
    whom: Words = _("All children") if aim.group in (None, ALL) else subject.data.name("group", str(aim.group))
    unit = subject.indicator.unit
    parts: dict[str, Words] = {"group": whom, "goal": value_words(goal, unit, exact=False)}
    if aim.from_ is not None and aim.by:
        return _("{group}: from {start} to {goal} by {day}", **parts,
                 start=value_words(aim.from_, unit, exact=False), day=Day(aim.by))
    return _("{group}: {goal} by {day}", **parts, day=Day(aim.by)) if aim.by else _("{group}: {goal}", **parts)
