"""Series of figures whose truth is known, and what the verdict and the usual rules make of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from striveutils.evidence import limits
from striveutils.evidence.change import judge
from striveutils.evidence.judgement import Judgement
from striveutils.evidence.runs import run_chart
from striveutils.records import Period

FIRST_YEAR = 2001
SMALLEST = 2.0
"""Percentage points that matter, in every simulated series."""


@dataclass(frozen=True)
class Simulated:
    """One year's figure."""

    period: Period
    value: float
    numerator: int | None = None
    denominator: int | None = None
    unit: str = "percent"
    version: str | None = None


def years(count: int) -> list[Period]:
    """School years, one after the other."""
    return [Period(f"{y}-{(y + 1) % 100:02}", date(y, 7, 1), date(y + 1, 6, 30), "annual")
            for y in range(FIRST_YEAR, FIRST_YEAR + count)]


def normal(
    rng: np.random.Generator, series: int, shape: Sequence[float], *, sd: float = 2.0
) -> Iterator[tuple[Simulated, ...]]:
    """Percents without counts: ``shape`` (in standard deviations, oldest first) about 50 with an ``sd`` in points."""
    periods = years(len(shape))
    for row in 50 + sd * (rng.standard_normal((series, len(shape))) + np.asarray(shape)):
        yield tuple(Simulated(period, float(x)) for period, x in zip(periods, row, strict=True))


def leaning(rng: np.random.Generator, series: int, count: int, phi: float) -> Iterator[tuple[Simulated, ...]]:
    """Percents about 50, each of which leans on the one before with correlation ``phi``; nothing changes."""
    periods, before = years(count), 30
    for noise in rng.standard_normal((series, before + count)):
        x, found = 0.0, []
        for one in noise:
            x = phi * x + float(one)
            found.append(50 + 2 * x)
        yield tuple(Simulated(period, value) for period, value in zip(periods, found[before:], strict=True))


def heavy(rng: np.random.Generator, series: int, count: int) -> Iterator[tuple[Simulated, ...]]:
    """Percents about 50 in which now and then a year stands out (Student's t with 3 degrees of freedom)."""
    periods = years(count)
    for row in 50 + 2 * rng.standard_t(3, (series, count)):
        yield tuple(Simulated(period, min(max(float(x), 0.0), 100.0)) for period, x in zip(periods, row, strict=True))


def counted(
    rng: np.random.Generator, series: int, percents: Sequence[float], *, size: int, between: float
) -> Iterator[tuple[Simulated, ...]]:
    """Counts of ``size`` children a year with chance ``percents``, which moves by sd ``between`` on the logit."""
    periods, chances = years(len(percents)), np.asarray(percents) / 100
    logits = np.log(chances / (1 - chances)) + between * rng.standard_normal((series, len(percents)))
    for row in rng.binomial(size, 1 / (1 + np.exp(-logits))).tolist():
        yield tuple(Simulated(period, 100 * n / size, n, size) for period, n in zip(periods, row, strict=True))


def flat(count: int) -> list[float]:
    """No change."""
    return [0.0] * count


def step(count: int, size: float) -> list[float]:
    """A step of ``size`` half way."""
    return [0.0] * (count // 2) + [size] * (count - count // 2)


def drift(count: int, size: float) -> list[float]:
    """An even drift of ``size`` from the first to the last figure."""
    return [size * index / (count - 1) for index in range(count)]


def late(count: int, size: float) -> list[float]:
    """A step of ``size`` in the last two figures."""
    return [0.0] * (count - 2) + [size] * 2


def start_of_second_half(series: Sequence[Simulated]) -> date:
    """The day on which the change began, as somebody would have recorded it."""
    return series[len(series) // 2].period.start


def judged(series: Sequence[Simulated], *, started: bool = True) -> Judgement:
    """The verdict, with a start half way."""
    return judge(series, direction="up", smallest_change=SMALLEST,
                 since=start_of_second_half(series) if started else None)


Rule = Callable[[Sequence[Simulated]], bool]
"""Says of a series: it has changed."""


def primary_alone(series: Sequence[Simulated]) -> bool:
    """The exact runs test by itself, at 5 %."""
    found = run_chart([one.value for one in series]).p_value
    return found is not None and found <= 0.05


def primary_rate(count: int, series: int) -> float:
    """The same on so many series without a change, which need no years for it."""
    rows = np.random.default_rng([7, count]).standard_normal((series, count)).tolist()
    found = (run_chart(row).p_value for row in rows)
    return sum(1 for p in found if p is not None and p <= 0.05) / series


def verdict_since(series: Sequence[Simulated]) -> bool:
    """Improving or worsening since the change began."""
    since = judged(series).since
    return since is not None and since.verdict in ("improving", "worsening")


def verdict_overall(series: Sequence[Simulated]) -> bool:
    """Improving or worsening over all comparable years."""
    return judged(series, started=False).overall.verdict in ("improving", "worsening")


def any_verdict(series: Sequence[Simulated]) -> bool:
    """Improving or worsening as the answer to either question."""
    found = judged(series)
    return any(one is not None and one.verdict in ("improving", "worsening") for one in (found.since, found.overall))


def silent_overall(series: Sequence[Simulated]) -> bool:
    """"No sign of change" over all comparable years."""
    return judged(series, started=False).overall.verdict == "no sign of change"


def anhoej(series: Sequence[Simulated]) -> bool:
    """Anhoej's two rules on the series' own median."""
    return run_chart([one.value for one in series]).signal


def beyond_individuals(series: Sequence[Simulated]) -> bool:
    """Any figure beyond the limits of an individuals chart."""
    return _beyond([one.value for one in series], limits.individuals([one.value for one in series]))


def beyond_p(series: Sequence[Simulated]) -> bool:
    """Any figure beyond the limits of a P chart, which takes children for the only chance."""
    found = limits.proportions([one.numerator for one in series], [one.denominator for one in series], laney=False)
    return _beyond([one.value / 100 for one in series], found)


def newest_against_others(series: Sequence[Simulated]) -> bool:
    """The plain test of two proportions: the newest year against the earlier ones."""
    *earlier, latest = series
    hits, size = sum(x.numerator or 0 for x in earlier), sum(x.denominator or 0 for x in earlier)
    pooled = (hits + (latest.numerator or 0)) / (size + (latest.denominator or 0))
    error = math.sqrt(pooled * (1 - pooled) * (1 / size + 1 / (latest.denominator or 1)))
    return error > 0 and abs(latest.value / 100 - hits / size) / error > 1.96


def _beyond(values: Iterable[float], found: limits.Limits) -> bool:
    return any(low is not None and high is not None and not low - 1e-9 <= x <= high + 1e-9
               for x, low, high in zip(values, found.lower, found.upper, strict=True))


def share(rule: Rule, made: Iterable[Sequence[Simulated]]) -> float:
    """The share of series of which ``rule`` says that they have changed."""
    found = [rule(series) for series in made]
    return sum(found) / len(found)
