"""A plan-do-study-act cycle, one file each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, TypeAlias

from striveutils.naming import did_you_mean
from striveutils.records.columns.cells import Choices
from striveutils.records.columns.checking import Context, Fault, Measured
from striveutils.records.columns.counted import check_percent
from striveutils.records.columns.fields import Day, Id, Language, PastDay, Short, Spoken, SpokenList, Text
from striveutils.records.columns.numbers import NumberCell
from striveutils.records.columns.record import Column
from striveutils.records.columns.spoken import SpokenPage, SpokenSection
from striveutils.records.subjects.plans import Measure, Prediction
from striveutils.words import Typed, _

AsPlanned: TypeAlias = Annotated[Literal["yes", "partly", "no"], Choices({
    "yes": _("yes"), "partly": _("partly"), "no": _("no")})]
DECISION = Choices({"adopt": _("adopt"), "adapt": _("adapt"), "abandon": _("abandon")})
Decision: TypeAlias = Annotated[Literal["adopt", "adapt", "abandon"], DECISION]

NOTHING = Typed({})


class Plan(SpokenSection):
    """What the network wants to learn, by doing what, and what it expects."""

    question: Annotated[Spoken, Column(_("Question"), _("What the network wants to learn."))] = NOTHING
    starts_on: Annotated[Day | None, Column(_("Starts on"), _("The first day of the test."))] = None
    ends_on: Annotated[Day | None, Column(_("Ends on"), _("The last day of the test."))] = None
    where: Annotated[Spoken, Column(_("Where"), _("Where it is tried."))] = NOTHING
    who: Annotated[Spoken, Column(_("Who"), _("Who does it: roles, not names."))] = NOTHING
    scale: Annotated[Spoken, Column(_("Scale"), _("How large the test is."))] = NOTHING
    tasks: Annotated[SpokenList, Column(_("Tasks"), _("What has to be done."))] = ()
    measures: Annotated[tuple[Measure, ...], Column(_("Measures"), _("What is measured."))] = ()
    predictions: Annotated[tuple[Prediction, ...], Column(
        _("Predictions"), _("What the network expects, written before the first measurement."))] = ()
    locked_on: Annotated[PastDay | None, Column(
        _("Locked on"), _("The day the plan was fixed; kept by the project."))] = None
    lock: Annotated[Short | None, Column(_("Lock"), _("The sha256 of the fixed plan; kept by the project."))] = None

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            yield Fault(_("The test ends before it starts."), _("A day on or after starts_on."), column="ends_on")
        yield from _twice("measures", (measure.measure for measure in self.measures))
        yield from _twice("predictions", (prediction.prediction for prediction in self.predictions))
        known = {measure.measure: measure for measure in self.measures}
        for index, prediction in enumerate(self.predictions):
            faults = _beside(prediction, known)
            yield from (fault.below("predictions", index) for fault in faults)


class DoStep(SpokenSection):
    """What was done."""

    as_planned: Annotated[AsPlanned | None, Column(_("As planned"), _("Whether it went as planned."))] = None
    happened: Annotated[Spoken, Column(_("What happened"), _("What was done and seen."))] = NOTHING
    surprises: Annotated[Spoken, Column(_("Surprises"), _("What nobody had expected."))] = NOTHING


class StudyStep(SpokenSection):
    """What was learned."""

    learned: Annotated[Spoken, Column(_("What we learned"), _("How it compares with what was expected."))] = NOTHING
    by_group: Annotated[Spoken, Column(_("By group"), _("For which children it worked, and for which not."))] = NOTHING


class ActStep(SpokenSection):
    """What was decided."""

    decision: Annotated[Decision | None, Column(
        _("Decision"), _("adopt: keep doing it. adapt: change it and try again. abandon: stop."))] = None
    why: Annotated[Spoken, Column(_("Why"), _("Why it was decided so."))] = NOTHING
    next: Annotated[Spoken, Column(_("What comes next"), _("What the network does now."))] = NOTHING
    lesson: Annotated[Spoken, Column(_("Lesson"), _("What others can learn from it."))] = NOTHING
    decided_on: Annotated[PastDay | None, Column(_("Decided on"), _("The day it was decided."))] = None

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        if self.decided_on is not None and self.decision is None:
            yield Fault(_("There is a day of decision but no decision."), DECISION.expected(),
                        column="decision", warning=True)
        if self.decision is not None and self.decided_on is None:
            yield Fault(_("There is a decision but no day."), None, _("Fill in decided_on."), column="decided_on",
                        warning=True)


class DatedNote(SpokenSection):
    """A remark added later; notes are only ever appended."""

    on: Annotated[PastDay, Column(_("On"), _("The day of the note."))]
    by: Annotated[Text | None, Column(_("By"), _("Who wrote it: a role."))] = None
    text: Annotated[Spoken, Column(_("Text"), _("The note."))] = NOTHING


class Cycle(SpokenPage):
    """One cycle: plan, do, study, act."""

    language: Annotated[Language | None, Column(
        _("Language"), _("The language of the typed text; a key that ends in _en or _es has its own."))] = None
    title: Annotated[Spoken, Column(_("Title"), _("A short name for the cycle."))] = NOTHING
    change_idea: Annotated[Spoken, Column(_("Change idea"), _("What is tried, in members' words."))] = NOTHING
    driver: Annotated[Spoken, Column(_("Driver"), _("The driver of the charter it acts on."))] = NOTHING
    previous: Annotated[Id | None, Column(_("Previous"), _("The cycle it follows on."), refers="cycle")] = None
    plan: Annotated[Plan, Column(_("Plan"), _("What the network wants to learn, and how."))] = Plan()
    do: Annotated[DoStep, Column(_("Do"), _("What was done."))] = DoStep()
    study: Annotated[StudyStep, Column(_("Study"), _("What was learned."))] = StudyStep()
    act: Annotated[ActStep, Column(_("Act"), _("What was decided."))] = ActStep()
    team_score: Annotated[Annotated[float, NumberCell(least=0.5, most=5)] | None, Column(
        _("Team score"), _("The team's own score of its progress, from 0.5 to 5."))] = None
    notes: Annotated[tuple[DatedNote, ...], Column(_("Notes"), _("Remarks with their day, the newest last."))] = ()


def _beside(prediction: Prediction, measures: Mapping[str, Measure]) -> Iterator[Fault]:
    """What is wrong with a prediction beside the measures of its plan."""
    measure = measures.get(prediction.measure)
    if measure is None:
        cure = did_you_mean(prediction.measure, measures, _("Correct the id, or add the measure."))
        yield Fault(_("“{id}” is not one of the measures of this plan.", id=prediction.measure), None, cure,
                    column="measure", warning=True)
    else:
        yield from check_percent(prediction.low, Measured(measure.unit), "low")
        yield from check_percent(prediction.high, Measured(measure.unit), "high")


def _twice(key: str, ids: Iterable[str]) -> Iterator[Fault]:
    for id_, times in Counter(ids).items():
        if times > 1:
            yield Fault(_("“{id}” is here {times} times.", id=id_, times=str(times)), _("Each id once."),
                        column=key)
