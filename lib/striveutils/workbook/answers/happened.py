"""What happened, and what did we learn? The do and study steps, with each measure as chart and table."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Block, Facts, Sentence, Stack, charts
from striveutils.records import Cycle, Measure, Prediction
from striveutils.words import Day, _
from striveutils.workbook.phrases import filled, not_recorded
from striveutils.workbook.subject import Subject

AS_PLANNED = {
    "yes": _("It went as planned."),
    "partly": _("It went partly as planned."),
    "no": _("It did not go as planned."),
}


def answer(subject: Subject) -> Block:
    """What was done, what was learned with notes added later, then each measure: conclusions before figures."""
    cycle = subject.cycle
    if cycle is None:
        return not_recorded(_("Nothing to report yet: no cycle is recorded."))
    told = (*_done(cycle), *_learned(cycle)) if subject.tells_results else ()
    blocks = [*told, *_notes(cycle, subject), *_measures(cycle, subject)]
    if not blocks:
        return not_recorded(_("Nothing is written down yet about what happened."))
    return Stack(*blocks)


def _done(cycle: Cycle) -> Iterable[Block]:
    if cycle.do.as_planned in AS_PLANNED:
        yield Sentence(AS_PLANNED[cycle.do.as_planned], role="lead")
    if cycle.do.happened:
        yield Sentence(cycle.do.happened)
    if cycle.do.surprises:
        yield Facts(((_("What surprised us"), cycle.do.surprises),))


def _measures(cycle: Cycle, subject: Subject) -> Iterable[Block]:
    for measure in cycle.plan.measures:
        points = subject.measured(measure)
        if not points:
            yield Sentence(_("{measure}: no data yet.", measure=measure.name), role="note")
            continue
        prediction = prediction_of(cycle, measure)
        yield charts.measure(
            points, subject.data.name, subject=measure.name or measure.measure, locked_on=cycle.plan.locked_on,
            low=prediction.low if prediction else None, high=prediction.high if prediction else None,
            look_on=prediction.look_on if prediction else None,
        )


def prediction_of(cycle: Cycle, measure: Measure) -> Prediction | None:
    """The standing prediction for a measure: the first one that was not withdrawn."""
    return next(
        (p for p in cycle.plan.predictions if p.measure == measure.measure and p.withdrawn is None), None
    )


def _learned(cycle: Cycle) -> Iterable[Block]:
    facts = filled((
        (_("What we learned"), cycle.study.learned),
        (_("What we saw in each group"), cycle.study.by_group),
    ))
    if facts:
        yield Facts(tuple(facts))


def _notes(cycle: Cycle, subject: Subject) -> Iterable[Block]:
    notes = [note for note in cycle.notes if note.on <= subject.as_of]
    if notes:
        yield Facts(tuple((_("Note of {day}", day=Day(note.on)), note.text) for note in notes))
