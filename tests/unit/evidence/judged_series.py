"""Series to judge, written down in a line: one figure for each school year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from striveutils.evidence.change import judge
from striveutils.evidence.judgement import Answer, Judgement
from striveutils.records import Period
from striveutils.records.columns.periods import parse

FIRST = 2010
BRIDGEPORT = ((869, 1437), (844, 1273), (827, 1229), (892, 1247), (755, 1188), (922, 1387), (1046, 1404),
              (1086, 1446), (1108, 1457))
"""Graduates within four years and their class in Bridgeport, 2010-11 to 2018-19, as published by the Connecticut State
Department of Education (EdSight, through CT Data Collaborative)."""


@dataclass(frozen=True)
class Year:
    """One figure, with or without counts."""

    period: Period | date
    value: float | None
    numerator: int | None = None
    denominator: int | None = None
    unit: str = "percent"
    version: str | None = ""


def school_year(index: int) -> Period:
    """The school year so many after 2010-11."""
    year = FIRST + index
    return parse(f"{year}-{(year + 1) % 100:02}", "annual")


def yearly(values: Iterable[float | None], unit: str = "mean") -> list[Year]:
    """Figures without counts, one a school year from 2010-11 on."""
    return [Year(school_year(index), value, unit=unit) for index, value in enumerate(values)]


def counted(pairs: Iterable[tuple[int, int]]) -> list[Year]:
    """Percents from (how many, out of), one a school year from 2010-11 on."""
    return [Year(school_year(index), 100 * n / m if m else None, n, m) for index, (n, m) in enumerate(pairs)]


def monthly(values: Iterable[float | None], unit: str = "mean") -> list[Year]:
    """Figures without counts, one a month from January 2010 on."""
    return [Year(parse(f"{FIRST + index // 12}-{index % 12 + 1:02}", "monthly"), value, unit=unit)
            for index, value in enumerate(values)]


def starting(index: int) -> date:
    """The first day of a school year: the day on which a change began."""
    return school_year(index).start


def overall(series: Sequence[Any], **more: Any) -> Answer:
    """The answer over all comparable years, of something that should go up."""
    return judge(series, **{"direction": "up", **more}).overall


def since(series: Sequence[Any], index: int, **more: Any) -> Answer:
    """The answer since a change that began with the school year so many after the first."""
    found: Judgement = judge(series, **{"direction": "up", "since": starting(index), **more})
    assert found.since is not None
    return found.since


def codes(answer: Answer) -> list[str]:
    """The reasons of an answer."""
    return [reason.code for reason in answer.reasons]
