"""The kinds of values records are made of, as annotations; and how a value is written back as text.

    class Target(Row):
        indicator: Annotated[Id, Column(_("Indicator"), _("The indicator's id."))]
        set_on: Annotated[PastDay | None, Column(_("Set on"), _("The day the target was agreed."))] = None
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypeAlias

from striveutils.records.columns.cells import Choices, ListCell, ShortCell, TextCell, YesNoCell
from striveutils.records.columns.days import DayCell, PeriodCell
from striveutils.records.columns.ids import IdCell
from striveutils.records.columns.numbers import CountCell, NumberCell, in_digits
from striveutils.records.columns.periods import FREQUENCIES, Period
from striveutils.records.columns.spoken import SpokenCell, SpokenListCell, SpokenNameCell
from striveutils.words import Name, Typed, _

Text: TypeAlias = Annotated[str, TextCell()]
Short: TypeAlias = Annotated[str, ShortCell()]
Id: TypeAlias = Annotated[str, IdCell()]
Ids: TypeAlias = Annotated[tuple[str, ...], ListCell(IdCell())]
Texts: TypeAlias = Annotated[tuple[str, ...], ListCell(TextCell())]
YesNo: TypeAlias = Annotated[bool, YesNoCell()]
Count: TypeAlias = Annotated[int, CountCell()]
Positive: TypeAlias = Annotated[int, CountCell(least=1)]
Number: TypeAlias = Annotated[float, NumberCell()]
Size: TypeAlias = Annotated[float, NumberCell(least=0)]
Percent: TypeAlias = Annotated[float, NumberCell(least=0, most=100)]
Day: TypeAlias = Annotated[date, DayCell()]
PastDay: TypeAlias = Annotated[date, DayCell(past=True)]
InPeriod: TypeAlias = Annotated[Period, PeriodCell()]
Spoken: TypeAlias = Annotated[Typed, SpokenCell()]
SpokenName: TypeAlias = Annotated[Name, SpokenNameCell()]
SpokenList: TypeAlias = Annotated[tuple[Typed, ...], SpokenListCell()]

LANGUAGE = Choices({"en": _("English"), "es": _("Spanish")})
Language: TypeAlias = Annotated[Literal["en", "es"], LANGUAGE]
Languages: TypeAlias = Annotated[tuple[str, ...], ListCell(LANGUAGE)]
Direction: TypeAlias = Annotated[Literal["up", "down"], Choices({
    "up": _("a higher value is better"), "down": _("a lower value is better")})]
Unit: TypeAlias = Annotated[Literal["percent", "rate", "count", "mean"], Choices({
    "percent": _("percent"), "rate": _("rate"), "count": _("count"), "mean": _("average")})]
Frequency: TypeAlias = Annotated[Literal["annual", "monthly", "weekly", "daily"], Choices(FREQUENCIES)]
Counts: TypeAlias = Annotated[Literal["children", "adults", "events"], Choices({
    "children": _("children"), "adults": _("adults"), "events": _("events")})]

Visibility: TypeAlias = Annotated[Literal["internal", "members", "public"], Choices({
    "internal": _("internal"), "members": _("for members"), "public": _("public")})]
Tails: TypeAlias = Annotated[Literal["ends", "bands"], Choices({
    "ends": _("hide nobody and everybody"), "bands": _("show a band instead")})]
Figures: TypeAlias = Annotated[Literal["counts", "percents"], Choices({
    "counts": _("counts and percents"), "percents": _("percents only")})]


def as_text(value: Any) -> str:
    """``value`` as it is written in a cell; reading it gives the value again. None is the empty cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return in_digits(value)
        case date():
            return value.isoformat()
        case tuple():
            return "; ".join(as_text(item) for item in value)
        case _:
            return str(value)
