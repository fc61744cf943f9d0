"""The two tests of a series: the primary one, chosen by the number of figures, and the one of direction.

What they share of the error, and what makes their signals doubtful, is settled here; verdicts are for ``change``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from striveutils.evidence import noise, seasons
from striveutils.evidence.judgement import Method, Reason
from striveutils.evidence.memory import remembers
from striveutils.evidence.noise import Difference
from striveutils.evidence.preparing import Prepared, is_running_total, start_of
from striveutils.evidence.runs import RunChart, run_chart, runs_p_value, sides
from striveutils.evidence.trend import kendall

LEVEL = 0.05
"""The error that both tests of a series share: how often a series without a change is called changed, at most."""

PRIMARY_SHARE = 0.6
"""The primary test's share of LEVEL. With eight figures its one signal has p = 2/70, which takes 0.0286 of 0.03."""

LEAST_FIGURES = 5
LEAST_FOR_RUNS = 8

HALF_A_YEAR = 183
"""Days that measured points may span before the season is taken to be in them."""


@dataclass(frozen=True)
class Signals:
    """Both tests' p, adjusted for each other. ``values`` are what the tests saw: less the season, if ``seasonal``."""

    method: Method = "none"
    primary: float | None = None
    trend: float | None = None
    slope: int = 0
    chart: RunChart | None = None
    jump: Difference | None = None
    values: tuple[float, ...] = ()
    seasonal: bool = False
    doubts: tuple[Reason, ...] = ()

    @property
    def shifted(self) -> bool:
        """Did the primary test find something?"""
        return self.primary is not None and self.primary <= LEVEL

    @property
    def drifted(self) -> bool:
        """Did the test of direction find something?"""
        return self.trend is not None and self.trend <= LEVEL

    @property
    def able(self) -> bool:
        """Could any order of these figures have been a signal of the primary test?"""
        return self.chart is None or _least_p(self.chart, self.values) <= LEVEL * PRIMARY_SHARE


def signals_of(ready: Prepared) -> Signals:
    """Both tests of the comparable figures; nothing is tested where there are too few, or something forbids it."""
    if len(ready.figures) < LEAST_FIGURES or ready.faults:
        return Signals()
    values, seasonal, doubts = _less_season(ready)
    if remembers(values):
        doubts = (*doubts, Reason("memory"))
    if is_running_total(ready.figures):
        doubts = (*doubts, Reason("running total"))
    trend = kendall(values)
    chart = run_chart(values) if len(values) >= LEAST_FOR_RUNS else None
    method: Method = "runs"
    jump: Difference | None = None
    if seasonal:
        primary, trend = seasons.within_months(values, seasons.months_of(ready.figures))
    elif chart is not None:
        primary = 1.0 if chart.p_value is None else chart.p_value
    else:
        method = "prediction"
        primary, jump = noise.prediction(ready.figures[:-1], ready.figures[-1])
    second = 1.0 if trend.p_value is None else trend.p_value
    if noise.within_rounding(ready.figures):
        primary = second = 1.0
    return Signals(method, *_holm(primary, second), trend.s, chart, jump, values, seasonal, doubts)


def _holm(primary: float, second: float) -> tuple[float, float]:
    """Holm's step-down adjustment for two tests with unequal shares of the error."""
    one, two = primary / PRIMARY_SHARE, second / (1 - PRIMARY_SHARE)
    if one <= two:
        return min(1.0, one), min(1.0, max(one, second))
    return min(1.0, max(two, primary)), min(1.0, two)


def _less_season(ready: Prepared) -> tuple[tuple[float, ...], bool, tuple[Reason, ...]]:
    """Figures of months, weeks and days follow the seasons; like is compared with like, or nothing is claimed.

    Points of one cycle that lie within half a year have no season of their own to compare with.
    """
    first, last = ready.figures[0].period, ready.figures[-1].period
    if isinstance(first, date):
        if (start_of(last) - first).days <= HALF_A_YEAR:
            return ready.values, False, ()
    elif first.frequency == "annual":
        return ready.values, False, ()
    adjusted = seasons.without_season(ready.figures)
    if adjusted is None:
        return ready.values, False, (Reason("season", have=len(ready.figures)),)
    return adjusted, True, ()


def _least_p(chart: RunChart, values: Sequence[float]) -> float:
    """The smallest p that any order of these figures has: all on one side of the median first, then the others."""
    found = sides(values, chart.centre if chart.centre is not None else fmean(values))
    above, below = found.count(1), found.count(-1)
    return runs_p_value(above, below, 2) if above and below else 1.0
