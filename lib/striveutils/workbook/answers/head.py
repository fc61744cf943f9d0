"""Who the page is about, the facts the index of all networks shows, and the verdicts its coordinator sees."""

from __future__ import annotations

from collections.abc import Iterator

from striveutils.blocks import Finding, PageHead, verdicts
from striveutils.blocks.head import Kind, at_a_glance
from striveutils.blocks.sentences import short_period
from striveutils.disclosure import Shown
from striveutils.evidence.confidence import Predicted
from striveutils.evidence.judgement import Judgement
from striveutils.words import Message, Words, _
from striveutils.workbook.phrases import figure, newest, state
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> PageHead:
    """The head of the page, from which the site's index is made too."""
    settings, latest = subject.data.settings, newest(subject)
    return PageHead(
        title=subject.network.record.name,
        network=subject.network_id,
        partnership=settings.name,
        notice=settings.notice or None,
        outcome_id=subject.network.record.outcome,
        outcome=subject.data.outcome_name(subject.network.record.outcome),
        indicator=subject.indicator.name,
        latest=_figure(latest),
        state=_state(subject),
        as_of=subject.as_of,
        audience=subject.audience,
        languages=settings.languages,
        contact=settings.contact,
        verdict=_verdict(subject),
        indicator_id=subject.indicator.indicator,
        places=subject.places,
        latest_value=latest.value if latest else None,
        unit=subject.indicator.unit,
        findings=tuple(_findings(subject)),
        predicted=tuple(_predicted(subject)),
        withheld=subject.withheld,
    )


def _figure(latest: Shown | None) -> Message | None:
    if latest is None:
        return None
    return _("{figure} ({period})", figure=figure(latest), period=short_period(latest.period))


def _state(subject: Subject) -> Message | None:
    cycle = subject.cycle
    if cycle is None:
        return None
    return _("{title}: {state}", title=cycle.title or subject.cycle_id, state=state(subject))


def _verdict(subject: Subject) -> Words | None:
    """The verdict in a few words; the question only where it could be asked."""
    judgement = subject.judgement
    if not judgement.figures:
        return None
    answer = judgement.answer
    return at_a_glance(verdicts.word(answer.verdict),
                       None if answer.method == "none" else verdicts.asked(answer, judgement))


def _findings(subject: Subject) -> Iterator[Finding]:
    """The indicator's verdict, then those of the cycle's measures, each from the figures that the page shows."""
    yield _finding(subject.judgement, "indicator", subject.indicator.name)
    for measure in subject.cycle.plan.measures if subject.cycle else ():
        if (judgement := subject.judged(measure)) is not None:
            yield _finding(judgement, "measure", measure.name or measure.measure)


def _finding(judgement: Judgement, kind: Kind, name: Words) -> Finding:
    answer, first, latest = judgement.answer, verdicts.then(judgement), judgement.latest
    return Finding(
        measure=name, kind=kind, question=verdicts.asked(answer, judgement),
        then=verdicts.at(first) if first is not None else None, now=verdicts.at(latest) if latest is not None else None,
        verdict=answer.verdict, word=verdicts.word(answer.verdict), sentence=verdicts.verdict(answer, judgement),
        p_value=answer.p_value,
    )


def _predicted(subject: Subject) -> Iterator[Predicted]:
    """What came of each prediction of the network's cycles, those taken back left out."""
    for id_ in subject.begun:
        for one in subject.results[id_]:
            if one.outcome != "withdrawn":
                yield Predicted(one.confidence, one.range, one.direction)
