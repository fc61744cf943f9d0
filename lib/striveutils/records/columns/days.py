"""Days and periods in cells, and what spreadsheets make of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from striveutils.naming import quoted
from striveutils.records.columns import periods
from striveutils.records.columns.cells import Cell
from striveutils.records.columns.checking import Context, Fault
from striveutils.words import Message, _


class DayCell(Cell):
    """A day as 2019-03-11. ``past``: something that has happened, so a day to come is worth a warning."""

    kind = "day"
    python = date

    def __init__(self, *, past: bool = False) -> None:
        self.past = past

    def expected(self) -> Message:
        return _("A day written as year-month-day, such as 2019-03-11.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> date:
        value = text.strip()
        day = periods.iso_day(value)
        if day is None:
            raise not_a_day(value, self.expected())
        return self._sensible(day)

    def take(self, value: Any, context: Context, known: Mapping[str, Any]) -> date:
        if isinstance(value, datetime):
            value = value.date()
        taken: date = super().take(value, context, known)
        return self._sensible(taken)

    def _sensible(self, day: date) -> date:
        if periods.EARLIEST <= day.year <= periods.LATEST:
            return day
        raise Fault(_("The year {year} cannot be right.", year=f"{day.year:04}"), self.expected())


def not_a_day(text: str, expected: Message) -> Fault:
    """Why ``text`` is no day, told by its shape."""
    wrong = _("“{text}” is not a day.", text=quoted(text))
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        return Fault(_("“{text}” is not in the calendar.", text=text), expected)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?", text, re.ASCII):
        return Fault(wrong, expected, _("Write it as {text}.", text=text[:10]))
    if re.fullmatch(r"[0-9]{5}", text, re.ASCII):
        return Fault(_("“{text}” is the number a spreadsheet stores for a day.", text=text), expected,
                     periods.spreadsheet_cure())
    if re.fullmatch(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}", text, re.ASCII):
        return Fault(_("“{text}” can be read in two ways: which comes first, the day or the month?", text=text),
                     expected)
    if periods.SPREADSHEET.fullmatch(text):
        return Fault(wrong, expected, periods.spreadsheet_cure())
    return Fault(wrong, expected)


class PeriodCell(Cell):
    """A period as long as the indicator's frequency says."""

    kind = "period"
    python = periods.Period

    def expected(self) -> Message:
        return periods.expected(None)

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> periods.Period:
        indicator = known.get("indicator") or context.indicator
        measured = context.indicators.get(indicator) if indicator else None
        return periods.parse(text.strip(), measured.frequency if measured else None, context.school_year_starts)
