"""Periods as published figures have them: a school year, a year, a month, a week, a day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from striveutils.naming import quoted
from striveutils.records.columns.checking import SCHOOL_YEAR_STARTS, Fault
from striveutils.words import Message, _

FREQUENCIES = {
    "annual": _("once a year"), "monthly": _("once a month"), "weekly": _("once a week"), "daily": _("every day")}
"""How often a figure comes, in words."""
EARLIEST, LATEST = 1900, 2199
"""Years outside these are slips of the keyboard."""

SPREADSHEET = re.compile(r"(?:[A-Za-z]{3}[-/ ][0-9]{1,4}|[0-9]{1,2}[-/ ][A-Za-z]{3}(?:[-/ ][0-9]{2,4})?)", re.ASCII)
"""``Dec-11``, ``2-Jan``, ``2-Jan-24``: what a spreadsheet makes of 2011-12 and 1-2."""

_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class Period:
    """A stretch of time, first and last day included, with the text it was written as. Ordered by its start."""

    text: str
    start: date
    end: date
    frequency: str

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Period) -> bool:
        return (self.start, self.end, self.text) < (other.start, other.end, other.text)


@lru_cache(maxsize=4096)
def parse(text: str, frequency: str | None = None, school_year_starts: int = SCHOOL_YEAR_STARTS) -> Period:
    """The period written as ``text``; raises Fault.

    ``2011-12`` is a school year for an annual indicator and December 2011 for a monthly one. Where the frequency
    is not known, the first of annual, monthly and daily that fits is taken.
    """
    wanted = (frequency,) if frequency else ("annual", "monthly", "daily")
    for kind in wanted:
        found = _READERS[kind](text, school_year_starts)
        if found is not None and EARLIEST <= found.start.year <= LATEST:
            return _checked(found)
    raise _fault(text, frequency, school_year_starts)


def expected(frequency: str | None) -> Message:
    """What a period looks like, in words."""
    return {
        "annual": _("A school year such as 2018-19, or a calendar year such as 2019."),
        "monthly": _("A month such as 2019-03."),
        "weekly": _("The Monday of a week, such as 2019-03-11."),
        "daily": _("A day such as 2019-03-11."),
    }.get(frequency or "", _("A period such as 2018-19, 2019, 2019-03 or 2019-03-11, as often as the indicator comes."))


def _annual(text: str, starts: int) -> Period | None:
    if _YEAR.fullmatch(text) and int(text):
        return Period(text, date(int(text), 1, 1), date(int(text), 12, 31), "annual")
    match = _SCHOOL_YEAR.fullmatch(text)
    if match is None or not 0 < int(match[1]) < 9999 or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    first = int(match[1])
    return Period(text, date(first, starts, 1), date(first + 1, starts, 1) - timedelta(days=1), "annual")


def _monthly(text: str, starts: int) -> Period | None:
    match = _SCHOOL_YEAR.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12 or not int(match[1]):
        return None
    year, month = int(match[1]), int(match[2])
    return Period(text, date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "monthly")


def _daily(text: str, starts: int) -> Period | None:
    day = iso_day(text)
    return Period(text, day, day, "daily") if day else None


def _weekly(text: str, starts: int) -> Period | None:
    day = iso_day(text)
    return Period(text, day, day + timedelta(days=6), "weekly") if day and day.year < 9999 else None


_READERS = {"annual": _annual, "monthly": _monthly, "weekly": _weekly, "daily": _daily}


def iso_day(text: str) -> date | None:
    """The day written as ``2019-03-11``, or None."""
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _checked(period: Period) -> Period:
    if period.frequency == "weekly" and period.start.weekday():
        monday = period.start - timedelta(days=period.start.weekday())
        raise Fault(_("{day} is not a Monday.", day=period.text), expected("weekly"),
                    _("The Monday of that week is {day}.", day=monday.isoformat()))
    return period


def _fault(text: str, frequency: str | None, starts: int) -> Fault:
    wrong = _("“{text}” is not a period.", text=quoted(text))
    if SPREADSHEET.fullmatch(text):
        return Fault(_("“{text}” is what a spreadsheet makes of a period: it took 2011-12 for a date and shows Dec-11.",
                       text=quoted(text)), expected(frequency), spreadsheet_cure())
    if frequency and any(_READERS[kind](text, starts) for kind in FREQUENCIES if kind != frequency):
        return Fault(_("“{text}” does not fit how often this indicator comes: {frequency}.", text=quoted(text),
                       frequency=FREQUENCIES[frequency]), expected(frequency),
                     _("Correct the period here, or the frequency in indicators/indicators.csv."))
    match = re.fullmatch(r"([0-9]{4}) ?[-/–—] ?([0-9]{2}|[0-9]{4})", text, re.ASCII)
    likely = match and EARLIEST <= int(match[1]) <= LATEST and (int(match[1]) + 1) % 100 == int(match[2]) % 100
    if match and likely:
        return Fault(wrong, expected(frequency), _("Write it as {text}.", text=f"{match[1]}-{match[2][-2:]}"))
    return Fault(wrong, expected(frequency))


def spreadsheet_cure() -> Message:
    """How to keep a spreadsheet from turning text into dates."""
    return _("In the spreadsheet, set the whole column to Text first, then type the values again.")
