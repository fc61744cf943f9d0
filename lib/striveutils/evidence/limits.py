"""Control limits: how far figures stray while nothing changes. A view that pages may draw; it decides nothing.

Sources: Shewhart 1931 and Nelson 1982 (Journal of Quality Technology 14:172) for single figures and their screening,
Laney 2002 (Quality Engineering 14:531) for proportions and rates with large denominators, Taylor's normalized
individuals chart for unequal groups. A missing figure takes the moving range on either side of it away: no range
jumps over a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, inf, pi, sqrt
from statistics import fmean
from typing import Any, TypeAlias

from striveutils.evidence.sequences import counts, numbers

SIGMAS = 3
"""Limits lie so many standard deviations from the centre."""

RANGE_PER_SIGMA = 1.128
"""The mean moving range of two figures, in standard deviations, with the three decimals that SPC tables give (d2)."""

SCREEN = 3.267
"""A moving range of so many times their mean, or more, is an outlier's: it is left out, once (Nelson 1982)."""

Pair: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Limits:
    """The centre line and the limits, one entry for each point.

    All entries are None where no figure makes a centre. Limits are None with one figure only, where no two figures
    stand side by side, and at a point whose denominator is missing or zero. They equal the centre where nothing varies.
    """

    centre: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]


def individuals(values: Iterable[Any], *, freeze: int | None = None, screened: bool = True) -> Limits:
    """Limits for single figures (I, or XmR, chart), in their unit: the mean and 3 sd from the mean moving range.

    ``freeze``: all from the first so many places only. ``screened``: without the ranges that an outlier made.
    """
    figures = numbers(values)
    base = _first(figures, freeze)
    valued = [value for value in base if value is not None]
    sigma = _sigma(_ranges(base), screened)
    return _limits(fmean(valued) if valued else None, [sigma] * len(figures))


def proportions(
    numerators: Iterable[Any], denominators: Iterable[Any], *,
    laney: bool = True, freeze: int | None = None, screened: bool = True,
) -> Limits:
    """Limits for proportions, as fractions of one (P' chart; P without ``laney``), never below 0 or above 1.

    Counts of people are not the only chance when denominators are large: Laney's factor, from the moving ranges,
    adds what else varies from point to point. It is right to leave it out only where nothing else does.
    """
    pairs = counts(numerators, denominators)
    return _counted(pairs, lambda centre: centre * (1 - centre), laney, freeze, screened, 1.0)


def rates(
    numerators: Iterable[Any], denominators: Iterable[Any], *,
    laney: bool = True, freeze: int | None = None, screened: bool = True,
) -> Limits:
    """Limits for events per one of the denominator (U' chart; U without ``laney``), never below 0."""
    pairs = counts(numerators, denominators, part=False)
    return _counted(pairs, lambda centre: centre, laney, freeze, screened, inf)


def weighted(
    sums: Iterable[Any], denominators: Iterable[Any], *, freeze: int | None = None, screened: bool = True
) -> Limits:
    """Limits for means of unequal groups (Taylor's I' chart): for each point a sum and the number it is over.

    With ``freeze`` the moving ranges, too, come from the first places only (qicharts2 0.8.1 takes them from all).
    """
    pairs = counts(sums, denominators, part=False, signed=True)
    base = _first(pairs, freeze)
    ranges = [abs(one[0] / one[1] - two[0] / two[1]) / sqrt(1 / one[1] + 1 / two[1])
              for one, two in pairwise(base) if one and two]
    sigma = _sigma(ranges, screened, sqrt(2 / pi))
    widths = [sigma / sqrt(pair[1]) if sigma is not None and pair else None for pair in pairs]
    return _limits(_pooled(base), widths)


def _counted(
    pairs: Sequence[Pair | None], variance: Callable[[float], float], laney: bool,
    freeze: int | None, screened: bool, most: float,
) -> Limits:
    """Limits from counts: the pooled figure, and the spread of chance about it at each denominator."""
    base = _first(pairs, freeze)
    centre = _pooled(base)
    factor = 1.0 if len([pair for pair in base if pair]) > 1 else None
    if centre is None or factor is None:
        return _limits(centre, [None] * len(pairs))
    sds = [sqrt(variance(centre) / pair[1]) if pair else None for pair in pairs]
    if laney:
        scores = [_score(pair, centre, sd) for pair, sd in zip(base, sds, strict=False)]
        factor = _sigma(_ranges(scores), screened)
    return _limits(centre, [sd * factor if sd is not None and factor is not None else None for sd in sds], 0.0, most)


def _score(pair: Pair | None, centre: float, sd: float | None) -> float | None:
    """How far a figure lies from the centre, in its own standard deviations; no distance where nothing varies."""
    if pair is None or sd is None:
        return None
    return (pair[0] / pair[1] - centre) / sd if sd else 0.0


def _ranges(values: Sequence[float | None]) -> list[float]:
    """The moving ranges: how far each value lies from the one right before it."""
    return [abs(later - earlier) for earlier, later in pairwise(values) if earlier is not None and later is not None]


def _sigma(ranges: Sequence[float], screened: bool, per_sigma: float = RANGE_PER_SIGMA) -> float | None:
    """The standard deviation that the moving ranges show; None without any. All ranges zero: zero, screened or not."""
    if not ranges:
        return None
    largest = SCREEN * fmean(ranges) if screened else inf
    return fmean([one for one in ranges if one < largest] or ranges) / per_sigma


def _pooled(pairs: Sequence[Pair | None]) -> float | None:
    """All numerators over all denominators."""
    counted = [pair for pair in pairs if pair]
    return fsum(top for top, _ in counted) / fsum(bottom for _, bottom in counted) if counted else None


def _first(points: Sequence[Any], freeze: int | None) -> Sequence[Any]:
    """The points that the centre and the limits are made from."""
    if freeze is not None and freeze < 1:
        raise ValueError("Limits can only be frozen on 1 point or more.")
    return points[:freeze]


def _limits(centre: float | None, sds: Sequence[float | None], least: float = -inf, most: float = inf) -> Limits:
    """Three standard deviations about the centre, and no further than a figure can be."""
    if centre is None:
        nothing = (None,) * len(sds)
        return Limits(nothing, nothing, nothing)
    return Limits(
        centre=(centre,) * len(sds),
        lower=tuple(None if sd is None else max(least, centre - SIGMAS * sd) for sd in sds),
        upper=tuple(None if sd is None else min(most, centre + SIGMAS * sd) for sd in sds),
    )
