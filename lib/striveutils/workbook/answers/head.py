"""Who the page is about, and the two facts the index of all networks shows: newest figure, state of the cycle."""

from __future__ import annotations

from striveutils.blocks import PageHead
from striveutils.blocks.sentences import short_period
from striveutils.words import Message, _
from striveutils.workbook.phrases import figure, state
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> PageHead:
    """The head of the page, from which the site's index is made too."""
    settings = subject.data.settings
    return PageHead(
        title=subject.network.record.name,
        network=subject.network_id,
        partnership=settings.name,
        notice=settings.notice or None,
        outcome_id=subject.network.record.outcome,
        outcome=subject.data.outcome_name(subject.network.record.outcome),
        indicator=subject.indicator.name,
        latest=_latest(subject),
        state=_state(subject),
        as_of=subject.as_of,
        audience=subject.audience,
        languages=settings.languages,
        contact=settings.contact,
    )


def _latest(subject: Subject) -> Message | None:
    latest = subject.latest
    if latest is None:
        return None
    return _("{figure} ({period})", figure=figure(latest), period=short_period(latest.period))


def _state(subject: Subject) -> Message | None:
    cycle = subject.cycle
    if cycle is None:
        return None
    return _("{title}: {state}", title=cycle.title or subject.cycle_id, state=state(subject))
