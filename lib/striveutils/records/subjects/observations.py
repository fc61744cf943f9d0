"""An indicator's published figures, one file per indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from striveutils.records.columns.checking import Context, Fault, Measured
from striveutils.records.columns.counted import ALL, check_counts
from striveutils.records.columns.fields import Count, Id, InPeriod, Number, Short, Text
from striveutils.records.columns.record import Column, Row
from striveutils.words import _


class Observation(Row):
    """One figure as published: one period, one place, one group. Counts of people, never people."""

    period: Annotated[InPeriod, Column(
        _("Period"), _("The period, written as often as the indicator comes: 2018-19, 2019, 2019-03 or 2019-03-11."))]
    place: Annotated[Id, Column(_("Place"), _("The place's id."), refers="place")]
    dimension: Annotated[Id, Column(
        _("Dimension"), _("What the groups are divided by, such as grade; all for the total."), refers="dimension")]
    group: Annotated[Id, Column(_("Group"), _("The group's id; all for everybody."), refers="group")]
    numerator: Annotated[Count | None, Column(
        _("Numerator"), _("How many of the group the figure counts."))] = None
    denominator: Annotated[Count | None, Column(_("Denominator"), _("How many the group has in all."))] = None
    value: Annotated[Number | None, Column(
        _("Value"), _("The published value, only where no counts are published."))] = None
    version: Annotated[Short | None, Column(
        _("Version"), _("The version of the indicator it was measured by."), refers="version")] = None
    note: Annotated[Text | None, Column(
        _("Note"), _("A remark, such as: suppressed at source."))] = None

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        yield from check_counts(self, context.indicators.get(context.indicator or "", Measured()))
        if (self.dimension == ALL) != (self.group == ALL):
            yield Fault(_("Dimension and group do not agree."),
                        _("all in both for the total; all in neither for a group."), column="group")
