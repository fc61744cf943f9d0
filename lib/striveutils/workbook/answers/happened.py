"""What happened, and what did we learn? Do and study steps, each measure with its verdict, predictions, practice."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Block, Facts, Items, Sentence, Stack, charts, practices, results, verdicts
from striveutils.disclosure import Shown
from striveutils.records import Cycle, Measure, Prediction
from striveutils.words import Day, Sentences, _
from striveutils.workbook.phrases import filled, not_recorded
from striveutils.workbook.subject import Subject

AS_PLANNED = {
    "yes": _("It went as planned."),
    "partly": _("It went partly as planned."),
    "no": _("It did not go as planned."),
}


def answer(subject: Subject) -> Block:
    """What was done and learned with later notes, each measure, what came of the predictions, how it was done."""
    cycle = subject.cycle
    if cycle is None:
        return not_recorded(_("Nothing to report yet: no cycle is recorded."))
    told = (*_done(cycle), *_learned(cycle)) if subject.tells_results else ()
    blocks = [*told, *_notes(cycle, subject), *_measures(cycle, subject), *_predictions(cycle, subject),
              *_practice(subject)]
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
        yield from _verdict(measure, subject)
        yield _chart(points, cycle, measure, subject)


def _chart(points: tuple[Shown, ...], cycle: Cycle, measure: Measure, subject: Subject) -> Block:
    prediction, judged = prediction_of(cycle, measure), subject.judged(measure)
    return charts.measure(
        points, subject.data.name, subject=measure.name or measure.measure, locked_on=cycle.plan.locked_on,
        low=prediction.low if prediction else None, high=prediction.high if prediction else None,
        look_on=prediction.look_on if prediction else None,
        centre=judged.chart.centre if judged is not None and judged.chart is not None else None,
    )


def _verdict(measure: Measure, subject: Subject) -> Iterable[Block]:
    """Then and now, and the verdict on everybody together; without a direction no way is the better one.

    Whether it lasts is not promised of a cycle that is over: there may be no next figure.
    """
    judgement = subject.judged(measure)
    if judgement is None:
        return
    answer = judgement.answer
    lasting = answer.verdict in ("improving", "worsening") and subject.cycle_is_over
    settled = None if lasting else verdicts.settle(answer, judgement, subject.as_of)
    yield Items((verdicts.fact(judgement),), heading=measure.name or measure.measure)
    yield Sentence(verdicts.headline(answer, judgement), role="verdict")
    said = (*verdicts.because(answer, judgement), *((settled,) if settled else ()))
    if said:
        yield Sentence(Sentences(said))


def _predictions(cycle: Cycle, subject: Subject) -> Iterable[Block]:
    """What came of what was predicted, once the plan is set."""
    if cycle.plan.predictions and subject.cycle_state != "draft":
        found = subject.results[cycle.id]
        yield results.summary(found)
        yield results.predicted(found)


def _practice(subject: Subject) -> Iterable[Block]:
    """How the cycle was done; the score is for the team, for a grade on a public page would be written for."""
    if subject.practice is not None:
        yield practices.practice(subject.practice)
        if subject.audience == "team":
            yield practices.score(subject.practice)


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
