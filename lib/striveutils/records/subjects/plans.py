"""What a plan measures and what it predicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.checking import Context, Fault
from striveutils.records.columns.fields import (
    Counts,
    Day,
    Direction,
    Frequency,
    Id,
    Number,
    PastDay,
    Percent,
    Size,
    Spoken,
    SpokenName,
    Unit,
)
from striveutils.records.columns.record import Column
from striveutils.records.columns.spoken import SpokenSection
from striveutils.words import Name, Typed, _

MeasureKind: TypeAlias = Annotated[Literal["outcome", "process", "balancing"], Choices({
    "outcome": _("outcome: whether children are better off"),
    "process": _("process: whether the change is really made"),
    "balancing": _("balancing: whether something else gets worse"),
})]


class Measure(SpokenSection):
    """Something a cycle measures often, such as children who arrive on time."""

    measure: Annotated[Id, Column(_("Measure"), _("The measure's id."))]
    name: Annotated[SpokenName, Column(_("Name"), _("The name people read."))] = Name({})
    kind: Annotated[MeasureKind | None, Column(_("Kind"), _("What the measure watches."))] = None
    direction: Annotated[Direction | None, Column(
        _("Direction"), _("up if a higher value is better, down if a lower one is."))] = None
    unit: Annotated[Unit, Column(_("Unit"), _("What the value is measured in; percent if left out."))] = "percent"
    frequency: Annotated[Frequency | None, Column(_("Frequency"), _("How often it is measured."))] = None
    counts: Annotated[Counts, Column(
        _("What is counted"), _("Only children and adults are protected as small groups; children if left out."),
    )] = "children"
    smallest_change: Annotated[Size | None, Column(
        _("Smallest change that matters"), _("In the measure's unit, such as 5 for five points."))] = None


class Withdrawal(SpokenSection):
    """A prediction taken back before its first point, with the reason."""

    on: Annotated[PastDay, Column(_("On"), _("The day it was withdrawn."))]
    why: Annotated[Spoken, Column(_("Why"), _("Why it was withdrawn."))] = Typed({})


class Prediction(SpokenSection):
    """What a measure is expected to be, and why."""

    prediction: Annotated[Id, Column(_("Prediction"), _("The prediction's id, such as p1."))]
    measure: Annotated[Id, Column(_("Measure"), _("The measure it is about, one of this plan's."))]
    because: Annotated[Spoken, Column(_("Because"), _("Why the network expects it."))] = Typed({})
    low: Annotated[Number | None, Column(_("Low"), _("The lowest value expected."))] = None
    high: Annotated[Number | None, Column(_("High"), _("The highest value expected."))] = None
    direction: Annotated[Direction | None, Column(
        _("Direction"), _("up if the value is expected to rise, down if to fall."))] = None
    confidence: Annotated[Percent | None, Column(
        _("Confidence"), _("How sure the network is, from 0 to 100."))] = None
    look_on: Annotated[Day | None, Column(_("Look on"), _("The day to look whether it came true."))] = None
    withdrawn: Annotated[Withdrawal | None, Column(
        _("Withdrawn"), _("When and why it was taken back, if it was."))] = None

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        if self.low is not None and self.high is not None and self.low > self.high:
            yield Fault(_("The lowest value expected is above the highest."), _("low is at most high."), column="low")
