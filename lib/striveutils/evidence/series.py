"""The figures of a network's indicator over time: one reading per period and group, over all of its places."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from striveutils.evidence.breaks import version_at
from striveutils.evidence.summing import Figures, figures_over
from striveutils.records import ALL, Period, suppressed
from striveutils.words import Joined, Message, Name, _

if TYPE_CHECKING:
    from striveutils.records import Indicator, IndicatorVersion, Observation, Partnership


@dataclass(frozen=True)
class Reading:
    """One figure: a group of children (``all``/``all`` is everybody) in one period, over ``places`` together.

    ``value`` is a percent (0-100), rate, count or mean as ``unit`` says; None where there is no figure, and then
    ``why_missing`` says why, unless the publisher holds it back (``note``). Counts of small groups are still in it.
    """

    period: Period
    dimension: str
    group: str
    numerator: int | None
    denominator: int | None
    value: float | None
    version: str
    note: str | None
    places: tuple[str, ...]
    unit: str = "percent"
    why_missing: Message | None = field(default=None, hash=False)

    @property
    def suppressed(self) -> bool:
        """Does the publisher hold this figure back?"""
        return suppressed(self.note)


def readings(data: Partnership, network_id: str, as_of: date) -> tuple[Reading, ...]:
    """The network's indicator, oldest first, the total before its groups; only what was published by ``as_of``.

    Over several places counts are added up where every place has them; otherwise the reading says why it has no
    figure. A figure held back at the source in one place holds the sum back too.
    """
    places = tuple(data.network(network_id).record.places)
    return _readings(data, network_id, as_of, (places,))


def by_place(data: Partnership, network_id: str, as_of: date) -> tuple[Reading, ...]:
    """As ``readings``, for each of the network's places by itself.

    To show them, admit them together with ``readings``: a sum and its parts can be subtracted.
    """
    return _readings(data, network_id, as_of, tuple((place,) for place in data.network(network_id).record.places))


def totals(found: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings for everybody, oldest first."""
    return tuple(sorted((one for one in found if one.dimension == ALL), key=lambda one: one.period.start))


def gaps(known: Iterable[Period]) -> Iterator[Period]:
    """The periods between the first and the last of one series that are not among them, oldest first.

    Nothing is filled in for them. Daily figures pause for weekends and holidays, so they have no gaps.
    """
    by_start = {period.start: period for period in known if period.frequency != "daily"}
    if not by_start:
        return
    period, last = by_start[min(by_start)], max(by_start)
    while period.start < last:
        period = by_start.get(period.end + timedelta(days=1)) or following(period)
        if period.start not in by_start and period.start < last:
            yield period


def following(period: Period) -> Period:
    """The next period of the same kind: the next school year, calendar year, month, week or day."""
    start = period.end + timedelta(days=1)
    end = start + (period.end - period.start)
    match period.frequency:
        case "annual" if "-" in period.text:
            end = start.replace(year=start.year + 1) - timedelta(days=1)
            return Period(f"{start.year}-{(start.year + 1) % 100:02}", start, end, period.frequency)
        case "annual":
            return Period(f"{start.year:04}", start, start.replace(month=12, day=31), period.frequency)
        case "monthly":
            end = start.replace(day=calendar.monthrange(start.year, start.month)[1])
            return Period(f"{start:%Y-%m}", start, end, period.frequency)
    return Period(start.isoformat(), start, end, period.frequency)


def published_by(period: Period, lag_months: int | None, as_of: date) -> bool:
    """Was the figure of ``period`` out by ``as_of``, if it takes ``lag_months`` from the period's end?"""
    months = period.end.year * 12 + period.end.month - 1 + (lag_months or 0)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    whole_month = period.end.day == calendar.monthrange(period.end.year, period.end.month)[1]
    return date(year, month + 1, last if whole_month else min(period.end.day, last)) <= as_of


def _readings(
    data: Partnership, network_id: str, as_of: date, places: Sequence[tuple[str, ...]]
) -> tuple[Reading, ...]:
    indicator = data.indicator(data.network(network_id).record.indicator)
    out = [row for row in data.observations(indicator.indicator)
           if published_by(row.period, indicator.lag_months, as_of)]
    names = {place: data.name("place", place) for together in places for place in together}
    found = [reading for together in places
             for reading in combined(out, together, indicator, data.versions(indicator.indicator), names)]
    return tuple(sorted(found, key=lambda one: (one.period.start, one.dimension != ALL,
                                                data.position("dimension", one.dimension),
                                                data.position("group", one.group))))


def combined(
    observations: Iterable[Observation],
    places: tuple[str, ...],
    indicator: Indicator,
    versions: Sequence[IndicatorVersion],
    names: Mapping[str, Name],
) -> tuple[Reading, ...]:
    """One reading per period, dimension and group that any of ``places`` has a row for, all places taken together."""
    rows: dict[tuple[str, str, str], dict[str, Observation]] = {}
    for row in observations:
        if row.place not in places:
            continue
        known = rows.setdefault((row.period.text, row.dimension, row.group), {})
        if row.place not in known or row.version == version_at(versions, row.period):
            known[row.place] = row  # a year measured both ways is shown by the version in force
    return tuple(_reading(found, places, indicator, versions, names) for found in rows.values())


def _reading(
    rows: Mapping[str, Observation],
    places: tuple[str, ...],
    indicator: Indicator,
    versions: Sequence[IndicatorVersion],
    names: Mapping[str, Name],
) -> Reading:
    first = next(iter(rows.values()))
    ids = sorted({row.version or version_at(versions, row.period) for row in rows.values()})
    absent = tuple(names[place] for place in places if place not in rows or not _says_something(rows[place]))
    figures = Figures()
    if not any(suppressed(row.note) for row in rows.values()):
        reason = _why_not_together(absent, len(places), len(ids))
        figures = Figures(why_missing=reason) if reason else figures_over(list(rows.values()), indicator.unit)
    return Reading(
        first.period, first.dimension, first.group, figures.numerator, figures.denominator, figures.value,
        ids[-1], _note(rows.values()), places, indicator.unit, figures.why_missing,
    )


def _why_not_together(absent: tuple[Name, ...], places: int, versions: int) -> Message | None:
    """Why there is no figure before anything is added up, or None."""
    if versions > 1:
        return _("The places measure this in different ways, so there is no figure for all of them together.")
    if not absent:
        return None
    if places > 1:
        return _("Not recorded for {places}, so there is no figure for all places together.", places=Joined(absent))
    return _("Not recorded for {places}.", places=Joined(absent))


def _says_something(row: Observation) -> bool:
    return suppressed(row.note) or any(x is not None for x in (row.numerator, row.denominator, row.value))


def _note(rows: Iterable[Observation]) -> str | None:
    return "; ".join(dict.fromkeys(row.note for row in rows if row.note)) or None
