"""Kendall's test of a steady direction, checked against every order of the same figures and against scipy."""

from __future__ import annotations

from itertools import permutations
from math import nan
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_answers import answers, values
from scipy.stats import kendalltau

from striveutils.evidence.trend import EXACT_TO, Trend, kendall

SMALL = st.lists(st.integers(0, 3), min_size=2, max_size=6)


def rising(n: int, seed: int) -> list[float]:
    """Figures that rise by one standard deviation over all their time, on average."""
    random = Random(seed)
    return [random.gauss(place / n, 1) for place in range(n)]


@settings(max_examples=80, deadline=None)
@given(SMALL)
def test_p_is_the_share_of_all_orders_that_rise_or_fall_as_much(figures: list[int]) -> None:
    """With equal figures too: every order of the same figures is equally likely if nothing changed."""
    found = kendall(figures)
    if found.p_value is None:
        assert len(set(figures)) == 1
        return
    orders = [abs(kendall(order).s) for order in permutations(figures)]
    assert found.p_value == pytest.approx(sum(one >= abs(found.s) for one in orders) / len(orders), rel=1e-12)


@pytest.mark.parametrize("n", [2, 3, 5, 8, 13, 20, 36, EXACT_TO])
def test_without_equal_figures_it_is_scipys_exact_test(n: int) -> None:
    for seed in range(5):
        figures = rising(n, seed)
        assert kendall(figures).p_value == pytest.approx(kendalltau(range(n), figures, method="exact").pvalue)


@pytest.mark.parametrize("n", [EXACT_TO + 1, 100])
@pytest.mark.parametrize("ties", [False, True])
def test_with_very_many_figures_the_approximation_is_close_to_scipys(n: int, ties: bool) -> None:
    """Ours allows for S being a whole number, so it is a little more careful."""
    figures = [round(value, 0 if ties else 9) for value in rising(n, n)]
    found = kendall(figures).p_value
    theirs = kendalltau(range(n), figures, method="asymptotic").pvalue
    assert found is not None
    assert theirs < found < theirs * 1.05


def test_the_exact_and_the_approximate_chances_meet() -> None:
    figures = rising(EXACT_TO + 1, 3)
    exact = kendalltau(range(EXACT_TO + 1), figures, method="exact").pvalue
    assert kendall(figures).p_value == pytest.approx(exact, rel=0.05)


@pytest.mark.parametrize("figures, expected", [
    ([], Trend(0, None, 0)), ([None, nan], Trend(0, None, 0)), ([5], Trend(0, None, 1)), ([7] * 12, Trend(0, None, 12)),
    ([0.1 + 0.2, 0.3], Trend(0, None, 2)),
])
def test_without_two_figures_that_differ_there_is_nothing_to_test(figures: list[Any], expected: Trend) -> None:
    assert kendall(figures) == expected


@pytest.mark.parametrize("figures, s, p", [
    ([1, 2, 3, 4, 5], 10, 2 / 120), ([5, 4, 3, 2, 1], -10, 2 / 120), ([1, 2], 1, 1.0), ([1, 3, 2], 1, 1.0),
    ([1, 1, 2, 2], 4, 2 / 6), ([2, 1, 1, 2], 0, 1.0),
])
def test_chances_by_hand(figures: list[int], s: int, p: float) -> None:
    """Of the 120 orders of five figures one rises and one falls all the way."""
    found = kendall(figures)
    assert (found.s, found.n) == (s, len(figures))
    assert found.p_value == pytest.approx(p)


def test_the_shortest_steady_rise_that_chance_rarely_makes_has_five_figures() -> None:
    assert next(n for n in range(2, 9) if (kendall(range(n)).p_value or 1) <= 0.05) == 5


@given(st.lists(st.one_of(st.none(), st.integers(-5, 5)), max_size=15))
def test_gaps_are_left_out(figures: list[int | None]) -> None:
    assert kendall(figures) == kendall([value for value in figures if value is not None])


@given(st.lists(st.integers(-20, 20), max_size=25))
def test_backwards_and_upside_down_a_series_falls_as_much_as_it_rose(figures: list[int]) -> None:
    there = kendall(figures)
    for other in (figures[::-1], [-value for value in figures]):
        back = kendall(other)
        assert (back.s, back.p_value, back.n) == (-there.s, there.p_value, there.n)


@given(st.lists(st.integers(-20, 20), max_size=70))
def test_a_chance_lies_between_0_and_1(figures: list[int]) -> None:
    found = kendall(figures).p_value
    assert found is None or 0 < found <= 1


@pytest.mark.parametrize("name, series", sorted(answers("series").items()))
def test_the_reference_series_have_the_s_of_scipys_tau(name: str, series: dict[str, Any]) -> None:
    """Tau-b is S over the root of the pairs that are not tied in time and in value."""
    figures = [value for value in values(series) if value is not None]
    found = kendall(values(series))
    pairs = len(figures) * (len(figures) - 1) / 2
    untied = sum(one != two for place, one in enumerate(figures) for two in figures[place + 1:])
    if found.p_value is not None:
        assert kendalltau(range(len(figures)), figures).statistic == pytest.approx(found.s / (pairs * untied) ** 0.5)


@pytest.mark.parametrize("kind", [tuple, np.array, pd.Series, iter], ids=["tuple", "array", "series", "iterator"])
def test_figures_come_in_any_plain_sequence(kind: Any) -> None:
    assert kendall(kind([3.0, 1.0, nan, 2.0])) == kendall([3, 1, None, 2])
