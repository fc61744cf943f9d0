"""Has it really changed? The plain fact, the verdicts and what would settle them, then the run chart with its table."""

from __future__ import annotations

from collections.abc import Iterator

from striveutils.blocks import Block, Sentence, Stack, charts, runchart, verdicts
from striveutils.blocks.runchart import Remark, Span
from striveutils.evidence.judgement import Answer
from striveutils.records import IndicatorVersion
from striveutils.words import Message, Sentences, _
from striveutils.workbook.phrases import not_recorded
from striveutils.workbook.subject import Subject

RENEWED = {
    "yes": _("The definition was renewed; figures before and after can be compared"),
    "bridged": _("The definition changed; one year was measured both ways, so figures can be compared with care"),
}


def answer(subject: Subject) -> Block:
    """Then and now, a verdict for each question that can be asked, and the chart they are read from."""
    if not subject.total:
        return not_recorded(_("No figure is recorded yet, so nobody can tell whether anything has changed."))
    judgement = subject.judgement
    asked = (judgement.overall, judgement.since if judgement.figures else None)
    return Stack(
        Sentence(verdicts.fact(judgement, subject.indicator.population), role="lead"),
        *(block for one in asked if one is not None for block in told(one, subject)),
        chart(subject),
        *(Sentence(words, role="quiet") for words in verdicts.remarks(judgement)),
        verdicts.methods(),
    )


def told(one: Answer, subject: Subject) -> Iterator[Block]:
    """A verdict for whoever only glances at the page, then its reason and what would settle it."""
    yield Sentence(verdicts.headline(one, subject.judgement), role="verdict")
    settled = verdicts.settle(one, subject.judgement, subject.as_of)
    said = (*_that_day(one, subject), *verdicts.because(one, subject.judgement), *((settled,) if settled else ()))
    if said:
        yield Sentence(Sentences(said))


def _that_day(one: Answer, subject: Subject) -> Iterator[Message]:
    """What "the change" is: the network's own, and not that of the figures."""
    if one.question == "since the change began" and subject.judgement.start is not None:
        yield _("That day the network began its first cycle.")


def chart(subject: Subject) -> Block:
    """The indicator for all children over time, with the network's cycles and what happened to the figures."""
    target = subject.target
    return charts.history(
        subject.total,
        subject=_("{indicator}, {places}", indicator=subject.indicator.name, places=subject.places),
        target=target.target if target else None,
        target_period=target.target_period if target else None,
        baseline=target.baseline_period if target else None,
        breaks=tuple(version.from_period for version in subject.breaks),
        context=runchart.context(subject.total, subject.judgement, spans=tuple(_spans(subject)),
                                 remarks=(*_renewals(subject), *_notes(subject))),
    )


def _spans(subject: Subject) -> Iterator[Span]:
    """The cycles that had started; one whose last day is still to come goes on."""
    for id_, cycle in subject.begun.items():
        start, end = cycle.plan.starts_on, cycle.plan.ends_on
        if start is not None and start <= subject.as_of:
            yield Span(start, end if end is not None and end <= subject.as_of else None, cycle.title or id_)


def _renewals(subject: Subject) -> Iterator[Remark]:
    """New definitions across which figures are compared; the others are breaks, which the chart shows as such."""
    first = subject.total[0].period_key
    for version in subject.versions:
        if version.from_period.start > first and version.comparable in RENEWED and not _is_break(version, subject):
            yield Remark(version.from_period, RENEWED[version.comparable])


def _is_break(version: IndicatorVersion, subject: Subject) -> bool:
    return any(version.version == one.version for one in subject.breaks)


def _notes(subject: Subject) -> Iterator[Remark]:
    """The source's notes on single figures, as far as they may be shown."""
    for row in subject.total:
        if (note := subject.note(row)) is not None:
            yield Remark(row.period, note)
