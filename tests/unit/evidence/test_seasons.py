"""Figures that follow the seasons: the tests count orders within each month, and nothing else."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_series import monthly, yearly

from striveutils.evidence import seasons
from striveutils.evidence.change import judge
from striveutils.evidence.noise import difference
from striveutils.evidence.trend import Trend, kendall

YEAR = (12, 8, 4, 0, -6, -10, -8, -4, 0, 4, 6, 10)
"""What a school year does to a figure, month by month."""


def with_season(levels: Sequence[float], noise: random.Random | None = None) -> list[float]:
    """A level for each month, and the season on top; ``noise`` has an sd of 2."""
    return [60 + level + YEAR[index % 12] + (noise.gauss(0, 2) if noise else 0) for index, level in enumerate(levels)]


def test_what_is_usual_for_a_month_is_taken_out() -> None:
    assert seasons.without_season(monthly(with_season([0] * 36))) == (0,) * 36


@pytest.mark.parametrize(("months", "enough"), [(35, False), (36, True), (24, False)])
def test_three_figures_of_every_month_are_needed(months: int, enough: bool) -> None:
    assert (seasons.without_season(monthly(with_season([0] * months))) is not None) is enough


def test_the_chance_of_so_few_runs_is_that_of_all_orders_within_the_months() -> None:
    """Three months of three years: 6 x 6 x 6 orders, all counted."""
    values = (1, 2, 3, 5, 6, 7, 4, 8, 9)
    months = (1, 2, 3) * 3

    def runs(order: Sequence[float]) -> int:
        return len(list(itertools.groupby(value > 5 for value in order if value != 5)))

    orders = [[by_month[place % 3][place // 3] for place in range(9)] for by_month in itertools.product(
        *(itertools.permutations(values[month::3]) for month in range(3)))]
    exact = sum(runs(order) <= runs(values) for order in orders) / len(orders)
    assert seasons.runs_p_value(values, months, 5) == pytest.approx(exact, abs=0.03)


def test_with_one_month_only_the_trend_is_kendalls() -> None:
    """Beyond 60 figures Kendall's test takes the same normal approximation."""
    values = [(7 * k) % 61 + k // 8 for k in range(64)]
    assert seasons.trend(values, [1] * 64) == kendall(values)


def test_the_season_itself_is_no_trend() -> None:
    """Falling from January to December, every year the same: no month has moved."""
    assert seasons.trend([-month for month in range(12)] * 3, list(range(12)) * 3) == Trend(0, None, 36)


@given(st.lists(st.integers(-20, 20), min_size=12, max_size=12))
@settings(max_examples=20, deadline=None)
def test_no_season_changes_the_verdict(season: list[int]) -> None:
    """Whatever is added to every January alike, the difference and both tests stay the same."""
    plain = [50 + (k * k) % 7 + (4 if k >= 24 else 0) for k in range(40)]
    one, two = (judge(monthly(values), direction="up", smallest_change=2) for values in
                (plain, [value + season[k % 12] for k, value in enumerate(plain)]))
    assert (one.overall.verdict, one.overall.p_value) == (two.overall.verdict, two.overall.p_value)
    assert one.overall.difference == pytest.approx(two.overall.difference)


def test_like_months_are_compared_even_where_the_newest_is_another_month_than_the_oldest() -> None:
    """January is a high month and June a low one, so the newest figure is far below the oldest; yet June gained."""
    values = with_season([0] * 24 + [5] * 18, random.Random(4))
    assert values[0] - values[-1] > 10
    found = judge(monthly(values), direction="up").overall
    assert found.verdict == "improving"
    assert found.difference == pytest.approx(5, abs=1.5)
    assert found.interval is not None
    assert found.interval[0] > 0


def test_without_a_season_the_difference_is_that_of_two_means() -> None:
    """One month's figures only, a year apart: the same t with one spread for both."""
    earlier, later = yearly((50, 53, 51, 52)), yearly((61, 63, 60))
    plain, seasonal = difference(earlier, later), difference(earlier, later, seasonal=True)
    assert (seasonal.value, seasonal.sd) == (pytest.approx(plain.value), pytest.approx(plain.sd))
    assert seasonal.interval == pytest.approx(plain.interval)


def test_with_a_season_it_is_least_squares_with_a_level_for_each_month() -> None:
    """The same fit written out with a column for each month and one for the step; t with 30 - 12 - 1 = 17 df."""
    figures = monthly(with_season([0] * 14 + [3] * 16, random.Random(8)))
    months = np.arange(30) % 12
    columns = np.column_stack([months[:, None] == np.arange(12), np.arange(30) >= 14]).astype(float)
    values = np.array([figure.value for figure in figures])
    fit, (squares,), *_more = np.linalg.lstsq(columns, values)
    error = math.sqrt(squares / 17 * np.linalg.inv(columns.T @ columns)[12, 12])
    found = difference(figures[:14], figures[14:], seasonal=True)
    assert (found.value, found.sd) == (pytest.approx(fit[12]), pytest.approx(math.sqrt(squares / 17)))
    assert found.interval == pytest.approx((fit[12] - 2.1098 * error, fit[12] + 2.1098 * error), rel=1e-4)


def test_months_that_are_in_one_stretch_only_tell_nothing() -> None:
    figures = monthly(with_season([0] * 12))
    assert difference(figures[:6], figures[6:], seasonal=True).interval is None


def test_seasons_raise_no_false_alarms() -> None:
    """300 series of 36 months without a change: both tests together stay at 5 % (and two standard errors)."""
    chance = random.Random(6)
    alarms = sum((judge(monthly(with_season([0] * 36, chance)), direction="up").overall.p_value or 1) <= 0.05
                 for _series in range(300))
    assert alarms / 300 <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / 300)
