"""A series made ready for a verdict: sorted, its comparable stretch taken out, and what speaks against judging it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeGuard

from striveutils.evidence.breaks import breaks_within, comparability, comparable_stretch
from striveutils.evidence.judgement import Figure, Reason
from striveutils.evidence.series import gaps

if TYPE_CHECKING:
    from striveutils.records import IndicatorVersion, Period

MOST_MISSING = 0.25
"""With a larger share of the comparable stretch missing nothing is judged."""


class OfPeriod(Figure, Protocol):
    """A figure of a period, not of a day."""

    @property
    def period(self) -> Period: ...


@dataclass(frozen=True)
class Prepared:
    """The comparable figures that have a value, oldest first, and what stands in the way of judging them.

    ``missing`` counts periods of the stretch without a figure; ``broke`` is the reason for what was left out before
    the stretch; ``faults`` forbid every verdict; ``remarks`` go with any.
    """

    figures: tuple[Figure, ...]
    missing: int
    broke: Reason | None
    faults: tuple[Reason, ...]
    remarks: tuple[Reason, ...]

    @property
    def values(self) -> tuple[float, ...]:
        """The figures' values, in their unit."""
        return tuple(value_of(figure) for figure in self.figures)


def prepare(series: Iterable[Figure], versions: Sequence[IndicatorVersion] = ()) -> Prepared:
    """``series`` is one measure of one group in any order; figures without a value are missing, never zero."""
    rows = sorted(series, key=lambda figure: start_of(figure.period))
    stretch = _stretch(rows, versions)
    faults = [*_repeated(stretch), *_impossible(stretch)]
    figures = tuple(figure for figure in stretch if _has_value(figure))
    broke = _broke(rows, figures, versions)
    missing = _missing(stretch, figures)
    if figures and start_of(rows[-1].period) > start_of(figures[-1].period):
        faults.append(Reason("latest missing", when=rows[-1].period))
    if figures and missing > MOST_MISSING * (missing + len(figures)):
        faults.append(Reason("many missing", have=missing, need=missing + len(figures)))
    return Prepared(figures, missing, broke, tuple(faults), tuple(_remarks(figures, versions)))


def is_running_total(figures: Sequence[Figure]) -> bool:
    """Does it look as if the same things were counted again each time, and new ones added?

    The group never changes its size, and the count never falls. Such a figure rises by itself, so no test of chance
    says anything about it. Yearly figures are of other children each time.
    """
    if not figures or (not isinstance(figures[0].period, date) and figures[0].period.frequency == "annual"):
        return False
    sizes = {figure.denominator for figure in figures}
    counted = figures[0].unit == "count" or sizes.isdisjoint({None, 0})
    steps = [later - earlier for earlier, later in pairwise(map(value_of, figures))]
    return counted and len(sizes) == 1 and any(steps) and min(steps) >= 0


def start_of(period: Period | date) -> date:
    """The first day of a period; a measured point's own day."""
    return period if isinstance(period, date) else period.start


def end_of(period: Period | date) -> date:
    """The last day of a period; a measured point's own day."""
    return period if isinstance(period, date) else period.end


def value_of(figure: Figure) -> float:
    """The figure's value; NaN if it is missing."""
    return math.nan if figure.value is None else float(figure.value)


def _has_value(figure: Figure) -> bool:
    return math.isfinite(value_of(figure))


def _repeated(rows: Sequence[Figure]) -> list[Reason]:
    """Two figures for one time contradict each other, and 2018 holds half of 2018-19: none is ours to choose."""
    twice = [later.period for earlier, later in pairwise(rows) if start_of(later.period) <= end_of(earlier.period)]
    return [Reason("repeated", have=len(twice), when=twice[0])] if twice else []


def _impossible(rows: Sequence[Figure]) -> list[Reason]:
    wrong = [row.period for row in rows if _has_value(row) and row.unit == "percent" and not 0 <= value_of(row) <= 100]
    return [Reason("impossible", have=len(wrong), when=wrong[0])] if wrong else []


def _stretch(rows: Sequence[Figure], versions: Sequence[IndicatorVersion]) -> tuple[Figure, ...]:
    """The rows that may be compared with the newest figure; measured points have one definition, their cycle's."""
    if not versions or not _of_periods(rows):
        return tuple(rows) if any(map(_has_value, rows)) else ()
    return comparable_stretch(rows, versions)


def _of_periods(rows: Sequence[Figure]) -> TypeGuard[Sequence[OfPeriod]]:
    """Only periods can be cut by versions; measured points have one definition, their cycle's."""
    return not any(isinstance(row.period, date) for row in rows)


def _broke(
    rows: Sequence[Figure], figures: Sequence[Figure], versions: Sequence[IndicatorVersion]
) -> Reason | None:
    """The change of definition before the stretch, if figures were left out for it."""
    if not figures or not _of_periods(rows) or sum(map(_has_value, rows)) == len(figures):
        return None
    before = [row for row in rows if start_of(row.period) <= start_of(figures[0].period)]
    changes = breaks_within(before, versions)
    return Reason("definition changed", have=len(figures), when=changes[-1].from_period if changes else None)


def _missing(stretch: Sequence[Figure], figures: Sequence[Figure]) -> int:
    """Periods without a figure since the first one."""
    if not figures:
        return 0
    since = [row for row in stretch if start_of(row.period) > start_of(figures[0].period)]
    blank = sum(1 for row in since if not _has_value(row))
    known = [row.period for row in stretch]
    absent = sum(1 for _ in gaps([period for period in known if not isinstance(period, date)]))
    return blank + absent


def _remarks(figures: Sequence[Figure], versions: Sequence[IndicatorVersion]) -> Iterable[Reason]:
    if figures and figures[0].unit == "percent" and not all(figure.denominator for figure in figures):
        yield Reason("no counts")
    if figures and _of_periods(figures) and comparability(figures[0], figures[-1], versions) == "bridged":
        yield Reason("bridged")
