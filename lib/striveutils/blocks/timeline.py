"""Figures in the order of time: which periods follow each other, where a line has a gap, where it is cut."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice, pairwise
from statistics import median
from typing import TypeAlias

from striveutils.blocks.sentences import band_words
from striveutils.disclosure import Shown
from striveutils.evidence.series import following, gaps
from striveutils.records import ALL, Period
from striveutils.words import Message

When: TypeAlias = Period | str
"""A period, or the text of one that is among the rows."""

MOST_FILLED = 60
"""Missing periods are listed one by one up to this many; beyond it the records, not the page, need mending."""

_LONG_WEEKEND = 4
"""Days from one dated point to the next without a gap, at least."""

_STEP = {"annual": 1, "monthly": 1, "weekly": 7}
"""Slots from one period to the next; days have none, for they pause at weekends and in holidays."""


def admitted(rows: Iterable[Shown]) -> tuple[Shown, ...]:
    """``rows`` if every one came through the door of ``disclosure``; raises TypeError otherwise."""
    known = tuple(rows)
    if not all(isinstance(row, Shown) for row in known):
        raise TypeError("only rows that disclosure let through may be shown")
    return known


def in_order(rows: Iterable[Shown]) -> tuple[Shown, ...]:
    """Rows of one series, oldest first; raises ValueError if a period comes twice."""
    ordered = tuple(sorted(admitted(rows), key=lambda row: row.period_key))
    if len({row.period_key for row in ordered}) < len(ordered):
        raise ValueError("one row for each period is needed; choose one place and group first")
    return ordered


def is_shown(row: Shown) -> bool:
    """May this row's figure be printed, and is there one?"""
    return row.status == "shown" and row.value is not None


def visible(rows: Iterable[Shown]) -> tuple[Shown, ...]:
    """The rows whose figure may be printed."""
    return tuple(row for row in rows if is_shown(row))


def banded(rows: Iterable[Shown]) -> tuple[Shown, ...]:
    """The rows of which only a band is told; they have no figure to draw, to compare or to judge."""
    return tuple(row for row in rows if band_of(row) is not None)


def band_of(row: Shown) -> Message | None:
    """What is told of nearly nobody or nearly everybody: 2% or less; None where there is a figure, or nothing."""
    if row.status != "tail" or row.side is None or row.edge is None:
        return None
    return band_words(row.side, row.edge)


def values_of(rows: Iterable[Shown]) -> list[float]:
    """The figures that may be printed, in the order of their rows."""
    return [row.value for row in rows if row.status == "shown" and row.value is not None]


def unit_of(rows: Iterable[Shown]) -> str:
    """The unit of a series; a percent where there is no row to tell."""
    return next((row.unit for row in rows), "percent")


def period_of(row: Shown) -> Period:
    """The row's period; the day itself for a measured point."""
    if isinstance(row.period, Period):
        return row.period
    return Period(row.period_text, row.period, row.period, "daily")


def period_among(when: When | None, rows: Iterable[Shown]) -> Period | None:
    """The period of the row that ``when`` names, or None where there is no such row."""
    name = when.text if isinstance(when, Period) else when
    return next((period_of(row) for row in rows if row.period_text == name), None)


def day_of(when: When, rows: Iterable[Shown]) -> date | None:
    """The first day of ``when``; None for the text of a period that no row has."""
    found = when if isinstance(when, Period) else period_among(when, rows)
    return found.start if found else None


def starts_of(breaks: Iterable[When], rows: Sequence[Shown]) -> list[date]:
    """The days on which the definitions named by ``breaks`` begin, those that no row has left out."""
    return [day for one in breaks if (day := day_of(one, rows)) is not None]


def begun_within(breaks: Iterable[When], rows: Sequence[Shown]) -> tuple[Period, ...]:
    """The periods of the series with which new definitions begin, oldest first; the first period is no change."""
    days = sorted(set(starts_of(breaks, rows)))
    first = [next((period_of(row) for row in rows if row.period_key >= day), None) for day in days]
    return tuple(period for period in first if period and period != period_of(rows[0]))


def slot(period: Period) -> int:
    """A period's place on the axis: neighbours are one apart for years and months, days apart otherwise."""
    match period.frequency:
        case "annual":
            return period.start.year
        case "monthly":
            return period.start.year * 12 + period.start.month
    return period.start.toordinal()


def slot_of(row: Shown) -> int:
    """The place of a row's period on the axis."""
    return slot(period_of(row))


def day_slot(day: date, like: Period) -> float:
    """The place of a day on the axis of periods ``like`` this one; a period reaches half a step to either side."""
    match like.frequency:
        case "annual":
            begun = like.start.replace(year=day.year)
            if day < begun:
                begun = begun.replace(year=day.year - 1)
            length = begun.replace(year=begun.year + 1) - begun
            return begun.year - 0.5 + ((day - begun).days + 0.5) / length.days
        case "monthly":
            return day.year * 12 + day.month - 0.5 + (day.day - 0.5) / monthrange(day.year, day.month)[1]
        case "weekly":
            return day.toordinal() - (_STEP["weekly"] - 1) / 2
    return day.toordinal()


def one_step(rows: Sequence[Shown]) -> int:
    """Slots from one period of the series to the next; a day for dated points."""
    return _STEP.get(period_of(rows[0]).frequency, 1) if rows else 1


def segments(rows: Sequence[Shown], breaks: Iterable[date] = ()) -> list[list[Shown]]:
    """The rows that a line may join: cut at every hidden or missing figure and at every new definition.

    ``rows`` is one series, oldest first; ``breaks`` are the days on which new definitions begin.
    """
    starts, longest = sorted(breaks), longest_step(rows)
    pieces: list[list[Shown]] = []
    before: Shown | None = None
    for row in rows:
        if not is_shown(row):
            before = None
            continue
        if before is not None and slot_of(row) - slot_of(before) <= longest and not _between(before, row, starts):
            pieces[-1].append(row)
        else:
            pieces.append([row])
        before = row
    return pieces


def longest_step(rows: Sequence[Shown]) -> float:
    """How many slots apart two figures may be and still be neighbours.

    Dated points come as they come: twice their usual distance is a gap.
    """
    frequency = period_of(rows[0]).frequency if rows else "annual"
    if frequency in _STEP:
        return _STEP[frequency]
    slots = [slot_of(row) for row in rows]
    steps = [later - earlier for earlier, later in pairwise(slots)]
    usual = median(steps) if steps else 1
    return float(max(_LONG_WEEKEND, 2 * usual - 1))


def missing(rows: Sequence[Shown]) -> tuple[Period, ...]:
    """The years, months or weeks between the first and the last row for which there is no row at all."""
    if not rows or period_of(rows[0]).frequency not in _STEP:
        return ()
    taken = {slot_of(row) for row in rows}
    absent = (period for period in gaps(map(period_of, rows)) if slot(period) not in taken)
    return tuple(islice(absent, MOST_FILLED))


def coming(rows: Sequence[Shown], last: int) -> tuple[Period, ...]:
    """The years, months or weeks after the newest row, up to the slot ``last``."""
    if not rows or period_of(rows[0]).frequency not in _STEP:
        return ()
    found: list[Period] = []
    period = following(period_of(rows[-1]))
    while slot(period) <= last:
        found.append(period)
        period = following(period)
    return tuple(found)


def lines_of(points: Iterable[Shown]) -> list[tuple[Shown, ...]]:
    """Points as lines to draw, one for each place and group, oldest first.

    Where everybody together was measured, the groups stay in the table: they are part of the same children.
    """
    series: dict[tuple[str, str], list[Shown]] = {}
    for row in admitted(points):
        series.setdefault((row.place, row.group), []).append(row)
    for part in (1, 0):
        if any(key[part] == ALL for key in series):
            series = {key: rows for key, rows in series.items() if key[part] == ALL}
    return [in_order(rows) for rows in series.values()]


def drawn_lines(points: Iterable[Shown]) -> list[tuple[Shown, ...]]:
    """Those of ``lines_of`` that have a point to see: the only ones to be drawn, counted and named."""
    return [line for line in lines_of(points) if visible(line)]


def _between(earlier: Shown, later: Shown, starts: Iterable[date]) -> bool:
    return any(earlier.period_key < start <= later.period_key for start in starts)
