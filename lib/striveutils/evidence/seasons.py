"""Figures that follow the seasons: like month is compared with like month, in the figures and in the tests.

Under no change the years of one month may change places, and nothing else: January's figures are no chance draw of
all. What is usual for each month is taken out, and the tests count orders within the months only.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from striveutils.evidence.judgement import Figure
from striveutils.evidence.preparing import start_of, value_of
from striveutils.evidence.runs import crossings_in_rows, sides
from striveutils.evidence.trend import Trend, by_normal, kendall, variance_of

LEAST_YEARS = 3
"""Like months are compared with like months from so many of each on."""

SHUFFLES = 1_999


def months_of(figures: Sequence[Figure]) -> tuple[int, ...]:
    """The calendar month in which each figure's period begins."""
    return tuple(start_of(figure.period).month for figure in figures)


def without_season(figures: Sequence[Figure]) -> tuple[float, ...] | None:
    """The values less what is usual for their calendar month; None with fewer than three years of each month."""
    months: dict[int, list[float]] = {}
    for figure in figures:
        months.setdefault(start_of(figure.period).month, []).append(value_of(figure))
    years = {start_of(figure.period).year for figure in figures}
    if len(years) < LEAST_YEARS or any(len(known) < LEAST_YEARS for known in months.values()):
        return None
    usual = {month: median(known) for month, known in months.items()}
    return tuple(round(value_of(figure) - usual[start_of(figure.period).month], 9) for figure in figures)


def within_months(values: Sequence[float], months: Sequence[int]) -> tuple[float, Trend]:
    """p of too few runs about the median, and Kendall's test of direction, both within the months."""
    return runs_p_value(values, months, median(values)), trend(values, months)


def runs_p_value(values: Sequence[float], months: Sequence[int], centre: float) -> float:
    """The chance of so few runs about ``centre`` if the figures of each month are in any order.

    By shuffling with a fixed seed, so the answer is the same every time; never below 1 in 2,000.
    """
    import numpy as np

    found = np.array(sides(values, centre))
    random = np.random.default_rng(0)
    shuffled = np.tile(found, (SHUFFLES, 1))
    for month in set(months):
        places = np.flatnonzero(np.array(months) == month)
        shuffled[:, places] = random.permuted(shuffled[:, places], axis=1)
    return float(1 + np.sum(crossings_in_rows(shuffled) <= crossings_in_rows(found[None, :]))) / (SHUFFLES + 1)


def trend(values: Sequence[float], months: Sequence[int]) -> Trend:
    """Kendall's S within each month, added up; p is two-sided, None where all figures of each month are equal.

    The normal approximation with the corrections for ties and continuity (Hirsch, Slack and Smith 1982, Water
    Resources Research 18:107), good from three years on.
    """
    s, variance = 0, 0.0
    for month in set(months):
        own = [value for value, its in zip(values, months, strict=True) if its == month]
        s += kendall(own).s
        variance += variance_of([own.count(value) for value in set(own)])
    return Trend(s, by_normal(abs(s), variance) if variance else None, len(values))
