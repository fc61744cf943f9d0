"""Indicators, their versions, their targets and the checks that were made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, TypeAlias

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.checking import Context, Fault, Measured
from striveutils.records.columns.counted import check_percent
from striveutils.records.columns.fields import (
    Count,
    Counts,
    Direction,
    Frequency,
    Id,
    InPeriod,
    Number,
    PastDay,
    Short,
    Size,
    Text,
    Unit,
)
from striveutils.records.columns.ids import readable
from striveutils.records.columns.record import Column, NamePair, Row, TypedPair
from striveutils.words import _

Level: TypeAlias = Annotated[Literal["core", "contributing", "system"], Choices({
    "core": _("core"), "contributing": _("contributing"), "system": _("system")})]

VersionKind: TypeAlias = Annotated[
    Literal["definition", "instrument", "cut score", "population", "disruption"],
    Choices({
        "definition": _("definition"),
        "instrument": _("test or instrument"),
        "cut score": _("cut score"),
        "population": _("who is counted"),
        "disruption": _("disrupted year"),
    }),
]
Comparable: TypeAlias = Annotated[Literal["yes", "bridged", "no"], Choices({
    "yes": _("comparable"), "bridged": _("comparable by a bridge"), "no": _("not comparable")})]
CheckResult: TypeAlias = Annotated[Literal["passed", "failed"], Choices({
    "passed": _("passed"), "failed": _("failed")})]


class Indicator(Row):
    """A figure that tells whether an outcome improves, such as chronic absence."""

    indicator: Annotated[Id, Column(_("Indicator"), _("The indicator's id."))]
    outcome: Annotated[Id, Column(_("Outcome"), _("The outcome it tells about."), refers="outcome")]
    name_en: Annotated[Text, Column(_("Name"), _("The name people read."), "en")]
    name_es: Annotated[Text | None, Column(_("Name"), _("The name people read."), "es")] = None
    level: Annotated[Level, Column(
        _("Level"), _("core: the partnership answers for it. contributing: it leads to a core one. system: it is about "
                      "services, not children."))]
    direction: Annotated[Direction, Column(
        _("Direction"), _("up if a higher value is better, down if a lower one is."))]
    unit: Annotated[Unit, Column(_("Unit"), _("What the value is measured in."))]
    frequency: Annotated[Frequency, Column(
        _("Frequency"), _("How often the figure comes; it decides how periods are written."))]
    counts: Annotated[Counts, Column(
        _("What is counted"), _("Only children and adults are protected as small groups; children if left out."),
    )] = "children"
    smallest_change: Annotated[Size | None, Column(
        _("Smallest change that matters"), _("In the indicator's unit, such as 2 for two points."))] = None
    lag_months: Annotated[Count | None, Column(
        _("Months until published"), _("How many months after its end a period is published."))] = None
    population_en: Annotated[Text | None, Column(
        _("Who is counted"), _("The people the figure is about."), "en")] = None
    population_es: Annotated[Text | None, Column(
        _("Who is counted"), _("The people the figure is about."), "es")] = None
    why_en: Annotated[Text | None, Column(_("Why it matters"), _("One or two sentences for members."), "en")] = None
    why_es: Annotated[Text | None, Column(_("Why it matters"), _("One or two sentences for members."), "es")] = None
    source: Annotated[Text | None, Column(_("Source"), _("Who publishes the figure."))] = None
    source_address: Annotated[Short | None, Column(_("Address of the source"), _("Where the figure is found."))] = None
    licence: Annotated[Text | None, Column(_("License"), _("The terms the figures may be used under."))] = None

    name: ClassVar[NamePair] = NamePair()
    population: ClassVar[TypedPair] = TypedPair()
    why: ClassVar[TypedPair] = TypedPair()

    @classmethod
    def unrecorded(cls, id: str) -> Indicator:
        """What stands in for an indicator that is recorded nowhere: its id made readable, and no outcome."""
        name = readable(id).texts
        return cls.model_construct(indicator=id, outcome="", level="contributing", direction="up", unit="percent",
                                   frequency="annual", counts="children",
                                   name_en=name["en"], name_es=name["es"])


class IndicatorVersion(Row):
    """A way of measuring an indicator, in use from a period on until the next version."""

    indicator: Annotated[Id, Column(_("Indicator"), _("The indicator's id."), refers="indicator")]
    version: Annotated[Short, Column(_("Version"), _("A short name, such as 1 or 2017."))]
    from_period: Annotated[InPeriod, Column(_("From period"), _("The first period measured this way."))]
    definition_en: Annotated[Text | None, Column(_("Definition"), _("Exactly what is measured."), "en")] = None
    definition_es: Annotated[Text | None, Column(_("Definition"), _("Exactly what is measured."), "es")] = None
    kind: Annotated[VersionKind | None, Column(_("What changed"), _("What is new in this version."))] = None
    reason: Annotated[Text | None, Column(_("Reason"), _("Why it changed."))] = None
    comparable: Annotated[Comparable, Column(
        _("Comparable"), _("Whether its figures can be compared with those of the version before. The first: yes."))]
    decided_on: Annotated[PastDay | None, Column(
        _("Decided on"), _("The day the partnership decided on this version."))] = None

    definition: ClassVar[TypedPair] = TypedPair()


class Target(Row):
    """The value an indicator should reach in a place, for a group, by a period."""

    indicator: Annotated[Id, Column(_("Indicator"), _("The indicator's id."), refers="indicator")]
    place: Annotated[Id, Column(_("Place"), _("The place's id."), refers="place")]
    group: Annotated[Id, Column(_("Group"), _("The group's id; all for everybody."), refers="group")]
    baseline_period: Annotated[InPeriod, Column(_("Baseline period"), _("The period the target is measured from."))]
    target_period: Annotated[InPeriod, Column(_("Target period"), _("The period in which it should be reached."))]
    target: Annotated[Number, Column(_("Target"), _("The value to reach, in the indicator's unit."))]
    set_on: Annotated[PastDay | None, Column(_("Set on"), _("The day the target was agreed."))] = None
    why: Annotated[Text | None, Column(_("Why this target"), _("How the target was chosen."))] = None

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        if self.target_period <= self.baseline_period:
            yield Fault(_("The target period is not after the baseline period."), None,
                        _("Correct one of the two."), column="target_period", warning=True)
        yield from check_percent(self.target, context.indicators.get(self.indicator, Measured()), "target")


class IndicatorCheck(Row):
    """A look at whether an indicator's figures can be trusted."""

    indicator: Annotated[Id, Column(_("Indicator"), _("The indicator's id."), refers="indicator")]
    checked_on: Annotated[PastDay, Column(_("Checked on"), _("The day of the check."))]
    kind: Annotated[Text | None, Column(_("Kind of check"), _("What was looked at, such as the source."))] = None
    method: Annotated[Text | None, Column(_("Method"), _("How it was looked at."))] = None
    result: Annotated[CheckResult | None, Column(_("Result"), _("Whether the figures passed."))] = None
    action: Annotated[Text | None, Column(_("What follows"), _("What was or will be done about it."))] = None
