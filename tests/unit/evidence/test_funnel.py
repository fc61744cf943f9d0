"""Funnel limits: do places differ by more than chance, and by more than places always do?"""

from __future__ import annotations

from math import sqrt
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_answers import answers, values

from striveutils.evidence.funnel import Funnel, funnel

COUNTS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=15)
SERIES = answers("series")


def test_limits_without_overdispersion_by_hand() -> None:
    """50 and 50 of 100, and 10 of 20: all alike, so only chance; one sd is 0.05 at 100 children."""
    found = funnel([50, 50, 10], [100, 100, 20])
    assert (found.centre, found.phi) == (0.5, 1.0)
    assert found.upper95 == pytest.approx((0.5 + 1.959964 * 0.05,) * 2 + (0.5 + 1.959964 * sqrt(0.25 / 20),))
    assert found.lower998 == pytest.approx((0.5 - 3.090232 * 0.05,) * 2 + (0.5 - 3.090232 * sqrt(0.25 / 20),))


def test_limits_widen_with_the_root_of_the_spread_between_places() -> None:
    """Distances of -4, 0 and 4 standard deviations: 32 over two places' worth is 16 times chance."""
    found = funnel([30, 50, 70], [100, 100, 100])
    assert found.phi == pytest.approx(16.0)
    assert found.upper95 == pytest.approx((0.5 + 1.959964 * 4 * 0.05,) * 3)


@pytest.mark.parametrize("told", [one for one in answers("r_stats")["series"] if one["series"] in SERIES],
                         ids=lambda told: told["series"])
def test_the_spread_is_pearsons_in_r_where_nothing_is_cut_down(told: dict[str, Any]) -> None:
    """With fewer than ten places; with ten and more the outermost are cut down, and the spread is smaller."""
    series = SERIES[told["series"]]
    found = funnel(series["numerator"], series["denominator"])
    if sum(value is not None for value in values(series)) < 10:
        assert found.phi == pytest.approx(max(1.0, told["phi"]), rel=1e-6)
    elif told["phi"] is not None:
        assert 1 <= found.phi <= max(1.0, told["phi"])


def test_one_place_far_out_does_not_widen_the_limits_of_all() -> None:
    """The outermost of ten places is cut down to the next one's distance before the spread is measured."""
    alike = [50, 52, 48, 51, 49, 50, 53, 47, 50]
    found = funnel([*alike, 95], [100] * 10)
    assert found.phi < 3
    assert (found.upper998[-1] or 1) < 0.95
    few = funnel([*alike[:8], 95], [100] * 9)
    assert few.phi > 8


def test_chance_alone_seldom_leaves_the_outer_limits() -> None:
    """400 funnels of 20 places that differ by chance only: 5 in 100 places beyond 95 %, next to none beyond 99.8 %."""
    random = Random(7)
    beyond95 = beyond998 = 0
    for _ in range(400):
        bottoms = [random.randint(30, 300) for _ in range(20)]
        tops = [sum(random.random() < 0.6 for _ in range(bottom)) for bottom in bottoms]
        found = funnel(tops, bottoms)
        shares = [top / bottom for top, bottom in zip(tops, bottoms, strict=True)]
        beyond95 += sum(not low <= share <= high  # type: ignore[operator]
                        for low, share, high in zip(found.lower95, shares, found.upper95, strict=True))
        beyond998 += sum(not low <= share <= high  # type: ignore[operator]
                         for low, share, high in zip(found.lower998, shares, found.upper998, strict=True))
    assert 0.03 < beyond95 / 8000 < 0.055
    assert beyond998 / 8000 < 0.003


def test_places_without_counts_have_no_limits_but_keep_their_place() -> None:
    found = funnel([50, None, 0, 40], [100, 80, 0, 90])
    assert [edge is None for edge in found.lower95] == [False, True, True, False]
    assert found.centre == 90 / 190


@pytest.mark.parametrize("tops, bottoms, centre", [
    ([], [], None), ([None], [4], None), ([0], [0], None), ([3], [4], 0.75),
])
def test_with_fewer_than_two_places_nothing_is_compared(
        tops: list[Any], bottoms: list[Any], centre: float | None) -> None:
    nothing = (None,) * len(tops)
    assert funnel(tops, bottoms) == Funnel(centre, nothing, nothing, nothing, nothing, 1.0)


@pytest.mark.parametrize("tops, bottoms", [([0, 0], [10, 20]), ([10, 20], [10, 20])])
def test_where_nobody_or_everybody_counts_the_limits_equal_the_centre(tops: list[int], bottoms: list[int]) -> None:
    found = funnel(tops, bottoms)
    assert set(found.lower998) == set(found.upper998) == {found.centre}


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="position 1 is larger"):
        funnel([5, 11], [10, 10])


@pytest.mark.parametrize("kind", [tuple, np.array, pd.Series, iter], ids=["tuple", "array", "series", "iterator"])
def test_counts_come_in_any_plain_sequence(kind: Any) -> None:
    assert funnel(kind([5, 8]), kind([10, 10])) == funnel([5, 8], [10, 10])


@given(COUNTS)
def test_the_outer_limits_hold_the_inner_and_the_inner_hold_the_centre(pairs: list[tuple[int, int]]) -> None:
    found = funnel([min(pair) for pair in pairs], [max(pair) for pair in pairs])
    for edges in zip(found.lower998, found.lower95, found.upper95, found.upper998, strict=True):
        if None in edges:
            assert set(edges) == {None}
        else:
            lower, low, high, upper = edges
            assert 0 <= lower <= low <= found.centre <= high <= upper <= 1  # type: ignore[operator]


@given(COUNTS)
def test_the_order_of_places_changes_nothing_for_any_of_them(pairs: list[tuple[int, int]]) -> None:
    there = funnel([min(pair) for pair in pairs], [max(pair) for pair in pairs])
    back = funnel([min(pair) for pair in pairs[::-1]], [max(pair) for pair in pairs[::-1]])
    assert back.upper95[::-1] == pytest.approx(there.upper95)
    assert back.phi == pytest.approx(there.phi)
