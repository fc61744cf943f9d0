"""How much figures vary about their level, and what that says about a difference of two stretches of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from striveutils.evidence.judgement import Figure
from striveutils.evidence.preparing import start_of, value_of
from striveutils.evidence.values import decimals

LEVEL = 0.05


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

    fit = (_step_within_months(earlier, later) if seasonal
           else _step([value_of(x) for x in earlier], [value_of(x) for x in later]))
    chance = chance_sd([*earlier, *later])
    if fit.df < 1 or not fit.weight:
        return Difference(fit.step, None, chance)
    sd = max(math.sqrt(fit.squares / fit.df), chance)
    reach = float(stdtrit(fit.df, 1 - LEVEL / 2)) * sd / math.sqrt(fit.weight)
    return Difference(fit.step, (fit.step - reach, fit.step + reach), sd)


def _step(one: Sequence[float], two: Sequence[float]) -> _Fit:
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


def within_rounding(figures: Sequence[Figure]) -> bool:
    """Do figures without counts differ by no more than one unit of the last digit they are published with?"""
    values = [value_of(figure) for figure in figures]
    return max(values) - min(values) <= _grain(figures) * (1 + 1e-9)


def rules_out(values: Sequence[float], smallest: float, least: float) -> bool:
    """Is a change of ``smallest`` ruled out, whenever it may have come and whether at once or little by little?

    The 95 % interval of every step with two figures or more on each side, and that of the slope over the whole time,
    lie inside it; so does the difference of the last figure from the first. ``least`` is the smallest sd that chance
    and rounding leave to such figures.
    """
    if abs(values[-1] - values[0]) >= smallest:
        return False
    steps = [_step(values[:cut], values[cut:]) for cut in range(2, len(values) - 1)]
    return all(_inside(fit, smallest, least) for fit in (*steps, _slope(values)))


def _inside(fit: _Fit, smallest: float, least: float) -> bool:
    from scipy.special import stdtrit

    if fit.df < 1 or not fit.weight:
        return False
    sd = max(math.sqrt(fit.squares / fit.df), least)
    return abs(fit.step) + float(stdtrit(fit.df, 1 - LEVEL / 2)) * sd / math.sqrt(fit.weight) < smallest


def _slope(values: Sequence[float]) -> _Fit:
    """A straight line through all figures; its "step" is how far it goes from the first to the last of them."""
    span, level = len(values) - 1, fmean(values)
    places = [index / span - 0.5 for index in range(len(values))]
    weight = sum(x * x for x in places)
    step = sum(x * y for x, y in zip(places, values, strict=True)) / weight
    squares = sum((y - level - step * x) ** 2 for x, y in zip(places, values, strict=True))
    return _Fit(step, squares, len(values) - 2, weight)


def prediction(earlier: Sequence[Figure], latest: Figure) -> tuple[float, Difference]:
    """p of the newest figure if it belongs to the earlier ones, and how far it lies from them.

    Student's t with one degree of freedom less than earlier figures, two-sided. The error is the earlier figures' own
    spread, never below what chance gives counts of that size (percents: quasi-binomial) or what rounding hides.
    A difference of one unit of the last published digit is rounding.
    """
    from scipy.special import stdtr, stdtrit

    df, level, error, sd = len(earlier) - 1, *_level_and_error(earlier, latest)
    gap = value_of(latest) - level
    reach = float(stdtrit(df, 1 - LEVEL / 2)) * error
    found = Difference(gap, (gap - reach, gap + reach), sd)
    if error == 0 or abs(gap) <= _grain([*earlier, latest]) * (1 + 1e-9):
        return 1.0, found
    return 2 * float(stdtr(df, -abs(gap) / error)), found


def _level_and_error(earlier: Sequence[Figure], latest: Figure) -> tuple[float, float, float]:
    """The earlier figures' level, the standard error of the newest figure's distance to it, and one figure's sd.

    Years of few children hide how much years differ and years of many show it, so the larger of both errors counts.
    """
    values = [value_of(x) for x in earlier]
    level = fmean(values)
    spread = math.sqrt(sum((x - level) ** 2 for x in values) / (len(values) - 1))
    sd = max(spread, least_sd([*earlier, latest]))
    error = sd * math.sqrt(1 + 1 / len(values))
    if earlier[0].unit == "percent" and all(map(_is_counted, (*earlier, latest))):
        pooled, by_counts, sd_of_counts = _of_counts([(x.numerator or 0, x.denominator or 0)
                                                      for x in (*earlier, latest)])
        return pooled, max(error, by_counts), max(sd, sd_of_counts)
    return level, error, sd


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


def least_sd(figures: Sequence[Figure]) -> float:
    """The smallest sd, in the figures' unit, that chance and rounding leave to such figures."""
    return max(chance_sd(figures), _grain(figures) / math.sqrt(12))


def chance_sd(figures: Sequence[Figure]) -> float:
    """The sd that chance alone gives figures of so many children or events; 0 where no counts are known.

    Binomial for percents (in points), Poisson for rates and for counts. Where some counts are missing, those that are
    known stand for all.
    """
    unit = figures[0].unit if figures else "mean"
    if unit == "count":
        return math.sqrt(max(fmean(max(value_of(x), 0.0) for x in figures), 0.5))
    known = [(x.numerator or 0, x.denominator or 0) for x in figures if _is_counted(x)]
    if unit not in ("percent", "rate") or not known:
        return 0.0
    hits, size = sum(n for n, _m in known), sum(m for _n, m in known)
    one = fmean(1 / m for _n, m in known)
    if unit == "rate":
        return math.sqrt(max(hits, 0.5) / size * one)
    pooled = min(max(hits / size, 0.5 / size), 1 - 0.5 / size)
    return 100 * math.sqrt(pooled * (1 - pooled) * one)


def _is_counted(figure: Figure) -> bool:
    return figure.numerator is not None and bool(figure.denominator)


def _grain(figures: Sequence[Figure]) -> float:
    """One unit of the last digit that figures without counts are published with: 1, 0.1, 0.01; 0 where counts are."""
    if all(map(_is_counted, figures)) and figures[0].unit in ("percent", "rate"):
        return 0.0
    values = [value_of(figure) for figure in figures if not _is_counted(figure)] or list(map(value_of, figures))
    most = decimals(figures[0].unit)
    digits = next((d for d in range(most) if all(abs(round(x, d) - x) < 1e-9 for x in values)), most)
    return float(10.0 ** -digits)
