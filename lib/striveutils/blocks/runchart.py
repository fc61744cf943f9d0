"""What a run chart adds to a history: the middle line, limits, the cycles, and what happened when.

All of it is a view. It says where to look and decides nothing: verdicts come from ``evidence.change`` alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import TypeAlias

from striveutils.blocks.timeline import (
    day_slot,
    in_order,
    is_shown,
    one_step,
    period_of,
    segments,
    slot,
    slot_of,
    values_of,
    visible,
)
from striveutils.disclosure import Shown
from striveutils.evidence.judgement import Judgement
from striveutils.evidence.limits import Limits, individuals, proportions
from striveutils.evidence.preparing import start_of
from striveutils.records import Period
from striveutils.words import Words

LEAST_FOR_CENTRE = 5
"""With fewer comparable figures a middle line would only repeat them (the ladder in docs/method.md)."""

LEAST_FOR_LIMITS = 12
"""Limits from fewer figures are too unsure to be drawn."""

FARTHEST = 1.0
"""Marks after the newest figure may stretch the axis to twice the length of the history, as a target may."""

LEAST_REACH = 3
"""So many periods after the newest figure may always be added for them."""

MOST_LETTERED = len(ascii_uppercase)
"""With more marks than letters the newest get theirs; the table's note has all of them."""

NEVER_BELOW_ZERO = ("percent", "count", "rate")


@dataclass(frozen=True)
class Span:
    """A cycle: from ``start`` to ``end``, None while it is going on; ``words`` says which."""

    start: date
    end: date | None
    words: Words


@dataclass(frozen=True)
class Remark:
    """Something that happened, in a period or on a day."""

    when: Period | date
    words: Words


Noted: TypeAlias = Span | Remark


@dataclass(frozen=True)
class Context:
    """What is drawn around the figures of a history, in the unit of the series (limits of a percent: 0 to 100).

    ``centre`` and ``limits`` belong to the figures that can be compared with the newest one, and are drawn over these
    only. ``limits`` has an entry for each row, oldest first, hidden rows included.
    """

    centre: float | None = None
    limits: Limits | None = None
    spans: Sequence[Span] = ()
    remarks: Sequence[Remark] = ()


@dataclass(frozen=True)
class Marked:
    """A span or remark on the axis: its letter, and from where to where in slots (the same for a remark).

    ``starts`` and ``ends`` say whether a span's own start and end are there; it may go on past either end.
    """

    letter: str
    left: float
    right: float
    of: Noted
    starts: bool = True
    ends: bool = True


@dataclass(frozen=True)
class Bounds:
    """The limits at one shown figure."""

    row: Shown
    lower: float
    upper: float

    @property
    def outside(self) -> bool:
        """Does the figure lie beyond them?"""
        return self.row.value is not None and not self.lower <= self.row.value <= self.upper


PLAIN = Context()
"""A history without anything around it."""


def context(
    rows: Iterable[Shown], judgement: Judgement, *, spans: Sequence[Span] = (), remarks: Sequence[Remark] = ()
) -> Context:
    """The views a judged series has earned: the median from 5 comparable figures on, limits from 12 on.

    ``rows`` is the series as it is drawn, ``judgement`` the verdict on it. Limits are Laney's P' for percents that
    all have counts, and those of screened single figures otherwise; both from shown figures alone.
    """
    ordered = in_order(rows)
    figures = judgement.figures
    chart = judgement.chart
    return Context(
        centre=chart.centre if chart and len(figures) >= LEAST_FOR_CENTRE else None,
        limits=_earned(ordered, judgement) if len(figures) >= LEAST_FOR_LIMITS else None,
        spans=tuple(spans), remarks=tuple(remarks),
    )


def stretch(rows: Sequence[Shown], starts: Iterable[date]) -> tuple[Shown, ...]:
    """The shown rows that may be compared with the newest one; ``starts`` are the days of new definitions."""
    drawn = visible(rows)
    begun = [start for start in starts if drawn and start <= drawn[-1].period_key]
    return tuple(row for row in drawn if not begun or row.period_key >= max(begun))


def band(rows: Sequence[Shown], limits: Limits | None, starts: Iterable[date]) -> list[list[Bounds]]:
    """The limits as they are drawn: in pieces that a line may join, at shown figures of the newest stretch only.

    They are cut off where a figure can't be. Raises ValueError if there is not one entry for each row.
    """
    if limits is None:
        return []
    if len(limits.lower) != len(rows) or len(limits.upper) != len(rows):
        raise ValueError("limits need one entry for each row, hidden rows included")
    days = tuple(starts)
    comparable = {row.period_key for row in stretch(rows, days)}
    at = {row.period_key: _bounds(row, low, high) for row, low, high in zip(rows, limits.lower, limits.upper,
                                                                         strict=True) if is_shown(row)}
    pieces = [[at[row.period_key] for row in piece if row.period_key in comparable] for piece in segments(rows, days)]
    return [known for piece in pieces for known in _unbroken(piece)]


def lettered(rows: Sequence[Shown], around: Context) -> tuple[Marked, ...]:
    """The spans and remarks that the axis has room for, each with its letter, oldest first."""
    if not rows:
        return ()
    noted: list[Noted] = [*around.spans, *around.remarks]
    found = [mark for one in noted if (mark := _on_axis(one, rows)) is not None]
    found.sort(key=lambda mark: (mark.left, mark.right, isinstance(mark.of, Remark)))
    return tuple(Marked(letter, mark.left, mark.right, mark.of, mark.starts, mark.ends)
                 for letter, mark in zip(ascii_uppercase, found[-MOST_LETTERED:], strict=False))


def added_slots(rows: Sequence[Shown], marked: Iterable[Marked]) -> list[int]:
    """The slots that the axis needs beyond the last row so that every mark is on it."""
    if not rows:
        return []
    last, step = slot_of(rows[-1]), one_step(rows)
    steps = [math.ceil((mark.right - step / 2 - last) / step) for mark in marked]
    return [last + step * count for count in steps if count > 0]


def values_drawn(
    rows: Sequence[Shown], target: float | None, around: Context = PLAIN, starts: Iterable[date] = ()
) -> list[float]:
    """Every value that the upright scale has to hold."""
    edges = [edge for piece in band(rows, around.limits, starts) for at in piece for edge in (at.lower, at.upper)]
    return [*values_of(rows), *edges, *(one for one in (target, around.centre) if one is not None)]


def _earned(rows: Sequence[Shown], judgement: Judgement) -> Limits:
    """Limits from the comparable figures, with an entry for each row, in the series' unit."""
    days = {start_of(figure.period) for figure in judgement.figures}
    used = [row if is_shown(row) and row.period_key in days else None for row in rows]
    known = [row for row in used if row]
    if judgement.unit != "percent" or any(row.numerator is None or not row.denominator for row in known):
        return individuals([row.value if row else None for row in used])
    found = proportions([row.numerator if row else None for row in used],
                        [row.denominator if row else None for row in used])
    return Limits(*(tuple(None if one is None else 100 * one for one in line)
                    for line in (found.centre, found.lower, found.upper)))


def _bounds(row: Shown, low: float | None, high: float | None) -> Bounds | None:
    if low is None or high is None:
        return None
    if row.unit in NEVER_BELOW_ZERO:
        low, high = max(low, 0.0), max(high, 0.0)
    if row.unit == "percent":
        low, high = min(low, 100.0), min(high, 100.0)
    return Bounds(row, low, high)


def _unbroken(piece: Iterable[Bounds | None]) -> list[list[Bounds]]:
    """The piece without the figures that can have no limits."""
    pieces: list[list[Bounds]] = [[]]
    for at in piece:
        if at is None:
            pieces.append([])
        else:
            pieces[-1].append(at)
    return [known for known in pieces if known]


def _on_axis(one: Noted, rows: Sequence[Shown]) -> Marked | None:
    """Where a mark lies; None if it is over before the first row begins, or too far after the last one."""
    like, half = period_of(rows[0]), one_step(rows) / 2
    first, last = slot_of(rows[0]) - half, slot_of(rows[-1]) + half
    end = last + max(2 * half * LEAST_REACH, FARTHEST * (last - first))
    if isinstance(one, Remark):
        at = _middle(one.when, like)
        return Marked("", at, at, one) if first <= at <= end else None
    left = day_slot(one.start, like)
    right = max(last, left) if one.end is None else day_slot(one.end, like)
    if right < first or left > end:
        return None
    return Marked("", max(left, first), min(max(right, left), end), one,
                  starts=left >= first, ends=one.end is not None and right <= end)


def _middle(when: Period | date, like: Period) -> float:
    if isinstance(when, Period):
        if when.frequency == like.frequency:
            return slot(when)
        when = when.start + (when.end - when.start) / 2
    return day_slot(when, like)
