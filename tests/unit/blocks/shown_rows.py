"""Rows as they come through the door of ``disclosure``, for tables and drawings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from striveutils.disclosure import Policy, Shown, admit, decide
from striveutils.evidence.cycles import MeasuredPoint
from striveutils.evidence.series import Reading
from striveutils.records import Period
from striveutils.records.columns.periods import parse
from striveutils.words import Name, Words

TEN = Policy(10)
HELD_BACK = "suppressed at source"
ABSENCE = {
    "2011-12": 18.1, "2012-13": 19.8, "2013-14": 20.6, "2014-15": 18.6,
    "2015-16": 16.2, "2016-17": 16.0, "2017-18": 18.2, "2018-19": 15.6,
}
NAMES = {
    "grade": Name.of(en="Grade", es="Grado"), "kindergarten": Name.of(en="Kindergarten", es="Kínder"),
    "north": Name.of(en="North", es="Norte"), "south": Name.of(en="South", es="Sur"),
}


def name_of(kind: str, id_: str) -> Words:
    return NAMES.get(id_, id_)


def year(text: str) -> Period:
    return parse(text, "annual")


def published(
    values: Mapping[str, float | None], *, unit: str = "percent", frequency: str = "annual",
    held_back: Iterable[str] = (), counts: Mapping[str, tuple[int, int]] | None = None,
) -> tuple[Shown, ...]:
    """The figures of everybody by period; None is a gap, a period in ``held_back`` is hidden by its source."""
    readings = []
    for period, value in values.items():
        numerator, denominator = (counts or {}).get(period, (None, None))
        readings.append(Reading(parse(period, frequency), "all", "all", numerator, denominator, value, "1",
                                HELD_BACK if period in set(held_back) else None, ("north",), unit))
    return admit(readings, TEN, of="absence", counts="children")


def by_grade(**sizes: tuple[int, int]) -> tuple[Shown, ...]:
    """Grades in 2018-19, each with (how many, out of)."""
    readings = [Reading(year("2018-19"), "grade", group.replace("_", "-"), n, m, 100 * n / m, "1", None, ("north",))
                for group, (n, m) in sizes.items()]
    return admit(readings, TEN, of="absence", counts="children")


def by_grade_with_everybody(everybody: tuple[int, int], **sizes: tuple[int, int]) -> tuple[tuple[Shown, ...], Shown]:
    """Everybody and the grades in 2018-19, each with (how many, out of); and everybody else, together."""
    counts = {"all": everybody, **{group.replace("_", "-"): size for group, size in sizes.items()}}
    readings = [Reading(year("2018-19"), "all" if group == "all" else "grade", group, n, m, 100 * n / m, "1", None,
                        ("north",)) for group, (n, m) in counts.items()]
    admission = decide(readings, TEN, of="absence", counts="children")
    return admission.shown, admission.rest[0]


def points(
    values: Iterable[float | None], *, start: date = date(2019, 10, 7), every: int = 7, place: str = "north",
    group: str = "all", fixed_on: date = date(2019, 10, 1), unit: str = "percent",
) -> list[MeasuredPoint]:
    """Points of a measure, one every ``every`` days, of groups of 60."""
    found = []
    for index, value in enumerate(values):
        day = start + timedelta(days=every * index)
        sized = value is not None and unit == "percent"
        found.append(MeasuredPoint("on-time", day, place, group, round(value * 0.6) if sized and value else None,
                                   60 if sized else None, value, None, unit, day < fixed_on))
    return found


def by_group(**sizes: tuple[int, int]) -> tuple[Shown, ...]:
    """Points of several groups on one day without one for everybody, each with (how many, out of)."""
    return let_through(
        MeasuredPoint("on-time", date(2019, 10, 7), "north", group.replace("_", "-"), n, m, 100 * n / m, None)
        for group, (n, m) in sizes.items())


def let_through(measured: Iterable[MeasuredPoint], counts: str = "children") -> tuple[Shown, ...]:
    return admit(measured, TEN, of="on-time", counts=counts)
