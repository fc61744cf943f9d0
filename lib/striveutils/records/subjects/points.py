"""What a network measured in its cycles, one point a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from striveutils.records.columns.checking import Context, Fault, Measured
from striveutils.records.columns.counted import ALL, check_counts
from striveutils.records.columns.fields import Count, Id, Number, PastDay, Text
from striveutils.records.columns.record import Column, Row
from striveutils.words import _


class Point(Row):
    """One measure on one day, in one place, for one group."""

    measure: Annotated[Id, Column(_("Measure"), _("The measure's id, as in the plan."), refers="measure")]
    date: Annotated[PastDay, Column(_("Date"), _("The day it was measured."))]
    place: Annotated[Id | None, Column(_("Place"), _("The place's id."), refers="place")] = None
    group: Annotated[Id | None, Column(_("Group"), _("The group's id; all for everybody."), refers="group")] = None
    numerator: Annotated[Count | None, Column(_("Numerator"), _("How many of the group the figure counts."))] = None
    denominator: Annotated[Count | None, Column(_("Denominator"), _("How many the group has in all."))] = None
    value: Annotated[Number | None, Column(_("Value"), _("The value, only where there are no counts."))] = None
    cycle: Annotated[Id | None, Column(_("Cycle"), _("The cycle it was measured for."), refers="cycle")] = None
    note: Annotated[Text | None, Column(_("Note"), _("A remark, such as: suppressed at source."))] = None

    def about(self, name: str) -> Any:
        """A blank place or group means all of them."""
        return super().about(name) or (ALL if name in ("place", "group") else None)

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        unknown = context.measures.get((None, self.measure), Measured())
        yield from check_counts(self, context.measures.get((self.cycle, self.measure), unknown))
