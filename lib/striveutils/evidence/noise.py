"""How much figures vary about their level, and what that says about a difference of two stretches of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from striveutils.evidence.judgement import Figure
from striveutils.evidence.preparing import start_of, value_of
from striveutils.evidence.values import decimals

LEVEL = 0.05

MEMORY_FROM = 12
"""Figures from which it is tested whether each leans on the one before; fewer cannot tell."""


@dataclass(frozen=True)
class Difference:
    """Mean of the later figures less mean of the earlier ones, with its 95 % interval and the figures' own sd.

    ``sd`` is in the series' unit; it is never below what chance alone gives groups of the published size.
    """

    value: float
    interval: tuple[float, float] | None
    sd: float


@dataclass(frozen=True)
class _Fit:
    """A step between two stretches: the squares it leaves, their degrees of freedom, and how much tells of the step."""

    step: float
    squares: float
    df: int
    weight: float


def difference(earlier: Sequence[Figure], later: Sequence[Figure], *, seasonal: bool = False) -> Difference:
    """The two stretches compared by Student's t with one spread for both; no interval from fewer than three figures.

    ``seasonal``: each calendar month has a level of its own, so only like months are compared (least squares).
    """
    from scipy.special import stdtrit

    fit = _step_within_months(earlier, later) if seasonal else _step(earlier, later)
    chance = chance_sd([*earlier, *later])
    if fit.df < 1 or not fit.weight:
        return Difference(fit.step, None, chance)
    sd = max(math.sqrt(fit.squares / fit.df), chance)
    reach = float(stdtrit(fit.df, 1 - LEVEL / 2)) * sd / math.sqrt(fit.weight)
    return Difference(fit.step, (fit.step - reach, fit.step + reach), sd)


def _step(earlier: Sequence[Figure], later: Sequence[Figure]) -> _Fit:
    one, two = [value_of(x) for x in earlier], [value_of(x) for x in later]
    squares = sum((x - fmean(part)) ** 2 for part in (one, two) for x in part)
    return _Fit(fmean(two) - fmean(one), squares, len(one) + len(two) - 2, 1 / (1 / len(one) + 1 / len(two)))


def _step_within_months(earlier: Sequence[Figure], later: Sequence[Figure]) -> _Fit:
    """The same where every month has its level; without a month that is in both stretches nothing tells of a step."""
    months = [start_of(figure.period).month for figure in (*earlier, *later)]
    values = _less_level([value_of(figure) for figure in (*earlier, *later)], months)
    after = _less_level([0.0] * len(earlier) + [1.0] * len(later), months)
    weight = sum(x * x for x in after)
    step = sum(x * y for x, y in zip(after, values, strict=True)) / weight if weight else 0.0
    squares = sum((y - step * x) ** 2 for x, y in zip(after, values, strict=True))
    return _Fit(step, squares, len(months) - len(set(months)) - 1, weight)


def _less_level(values: Sequence[float], months: Sequence[int]) -> list[float]:
    level = {month: fmean(x for x, its in zip(values, months, strict=True) if its == month) for month in set(months)}
    return [x - level[month] for x, month in zip(values, months, strict=True)]


def prediction(earlier: Sequence[Figure], latest: Figure) -> tuple[float, Difference]:
    """p of the newest figure if it belongs to the earlier ones, and how far it lies from them.

    Percents with counts: scaled by the earlier years' dispersion, never below 1 (quasi-binomial); others by their sd,
    never below what rounding hides where no counts are published.
    Student's t with one degree of freedom less than earlier figures, two-sided.
    """
    from scipy.special import stdtr, stdtrit

    df, level, error, sd = len(earlier) - 1, *_level_and_error(earlier, latest)
    gap = value_of(latest) - level
    reach = float(stdtrit(df, 1 - LEVEL / 2)) * error
    if error == 0:
        return (1.0 if gap == 0 else 0.0), Difference(gap, (gap, gap), 0.0)
    return 2 * float(stdtr(df, -abs(gap) / error)), Difference(gap, (gap - reach, gap + reach), sd)


def _level_and_error(earlier: Sequence[Figure], latest: Figure) -> tuple[float, float, float]:
    """The earlier figures' level, the standard error of the newest figure's distance to it, and one figure's sd."""
    counts = [(x.numerator, x.denominator) for x in (*earlier, latest)]
    if earlier[0].unit == "percent" and all(n is not None and m for n, m in counts):
        return _of_counts([(int(n or 0), int(m or 0)) for n, m in counts])
    values = [value_of(x) for x in earlier]
    level = fmean(values)
    spread = math.sqrt(sum((x - level) ** 2 for x in values) / (len(values) - 1))
    sd = max(spread, chance_sd([*earlier, latest]), rounding_sd([*earlier, latest]))
    return level, sd * math.sqrt(1 + 1 / len(values)), sd


def _of_counts(counts: Sequence[tuple[int, int]]) -> tuple[float, float, float]:
    *earlier, (_hits, size) = counts
    children = sum(m for _n, m in earlier)
    pooled = sum(n for n, _m in earlier) / children
    if not 0 < pooled < 1:
        # Nobody or everybody so far: half a child more or less keeps the error from vanishing.
        pooled = (sum(n for n, _m in earlier) + 0.5) / (children + 1)
    one = pooled * (1 - pooled)
    dispersion = max(1.0, sum((n - m * pooled) ** 2 / (m * one) for n, m in earlier) / (len(earlier) - 1))
    sd = 100 * math.sqrt(dispersion * one / size)
    return 100 * pooled, 100 * math.sqrt(dispersion * one * (1 / size + 1 / children)), sd


def chance_sd(figures: Sequence[Figure]) -> float:
    """The sd, in percentage points, that chance alone gives percents of groups of this size; 0 where none is known."""
    known = [(x.numerator, x.denominator) for x in figures if x.unit == "percent" and x.denominator]
    if not known or len(known) < len(figures) or any(n is None for n, _m in known):
        return 0.0
    hits, children = sum(n or 0 for n, _m in known), sum(m or 0 for _n, m in known)
    pooled = min(max(hits / children, 0.5 / children), 1 - 0.5 / children)
    return 100 * math.sqrt(pooled * (1 - pooled) * fmean(1 / (m or 1) for _n, m in known))


def rounding_sd(figures: Sequence[Figure]) -> float:
    """What rounding alone hides in figures published without counts: four years of 16.0 may differ by 0.1."""
    if all(figure.denominator for figure in figures):
        return 0.0
    return float(10.0 ** -decimals(figures[0].unit) / math.sqrt(12))


def remembers(values: Sequence[float]) -> bool:
    """Does each figure lean on the one before, whichever way the series is described, as a step or as a slope?

    Lag-1 correlation of what is left, against two standard errors (Box and Jenkins). Run rules and Kendall's test take
    figures for independent, so their signals do not count then.
    """
    if len(values) < MEMORY_FROM or len(set(values)) < 3:
        return False
    left = min((_less_step(values), _less_slope(values)), key=lambda rest: sum(x * x for x in rest))
    total = sum(x * x for x in left)
    return total > 0 and sum(a * b for a, b in pairwise(left)) / total > 1.96 / math.sqrt(len(values))


def _less_step(values: Sequence[float]) -> list[float]:
    """The figures less their level, which may change once, where that fits best."""
    tries = [[*_less_mean(values[:cut]), *_less_mean(values[cut:])] for cut in range(2, len(values) - 1)]
    return min(tries, key=lambda rest: sum(x * x for x in rest))


def _less_slope(values: Sequence[float]) -> list[float]:
    middle, level = (len(values) - 1) / 2, fmean(values)
    steps = [index - middle for index in range(len(values))]
    slope = sum(step * x for step, x in zip(steps, values, strict=True)) / sum(step * step for step in steps)
    return [x - level - slope * step for step, x in zip(steps, values, strict=True)]


def _less_mean(values: Sequence[float]) -> list[float]:
    level = fmean(values)
    return [x - level for x in values]
