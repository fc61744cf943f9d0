"""Control limits as qicharts2, NHSRplotthedots and qcc give them; what they are where there is little to go by."""

from __future__ import annotations

from itertools import pairwise
from math import nan, sqrt
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_answers import answers, values, whole

from striveutils.evidence.limits import RANGE_PER_SIGMA, SIGMAS, Limits, individuals, proportions, rates, weighted

SERIES = answers("series")
OF_THE_DOTS = 2.66
"""What NHSRplotthedots multiplies the mean moving range by; ours is 3 / 1.128, as in qicharts2 and qcc."""

QICHARTS2 = [pytest.param(case, part, id=f"{case['case']} {part['first']}-{part['last']}")
             for case in answers("qicharts2") if case["chart"] in ("i", "p", "pp", "ip") for part in case["parts"]]
DOTS = [pytest.param(case, part, id=f"{case['case']} {part['first']}-{part['last']}")
        for case in answers("plotthedots") for part in case["parts"]]
NOTHING_VARIES = ("constant_decimal_n20", "constant_n12", "constant_then_step_n20", "prop_all_one_n12",
                  "prop_all_zero_n12")


def about(line: Any, points: int) -> list[Any]:
    """A reference line, to be compared within a millionth; None is None."""
    return [None if entry is None else pytest.approx(entry, rel=1e-6, abs=1e-9) for entry in whole(line, points)]


def of_qicharts2(case: dict[str, Any], part: dict[str, Any]) -> tuple[Limits, list[float | None]]:
    """Our limits for one part of a case, and its figures."""
    series = SERIES[case["series"]]
    cut = slice(part["first"], part["last"])
    options = {"freeze": case["freeze"], "screened": case["screened"]}
    figures = values(series)[cut]
    if case["chart"] == "i":
        return individuals(figures, **options), figures
    counts = series["numerator"][cut], series["denominator"][cut]
    if case["chart"] == "ip":
        return weighted(*counts, **options), figures
    return proportions(*counts, laney=case["chart"] == "pp", **options), figures


@pytest.mark.parametrize("case, part", QICHARTS2)
def test_limits_are_those_of_qicharts2(case: dict[str, Any], part: dict[str, Any]) -> None:
    """Where nothing varies its limits are missing and ours equal the centre: see the disputed answers below."""
    found, figures = of_qicharts2(case, part)
    assert list(found.centre) == about(part["centre"], len(figures))
    if part["lower"] is None and case["series"] in NOTHING_VARIES:
        assert found.lower == found.upper == found.centre
        return
    assert list(found.lower) == about(part["lower"], len(figures))
    assert list(found.upper) == about(part["upper"], len(figures))


@pytest.mark.parametrize("case, part", QICHARTS2)
def test_the_points_outside_the_limits_are_those_of_qicharts2(case: dict[str, Any], part: dict[str, Any]) -> None:
    found, figures = of_qicharts2(case, part)
    assert outside(figures, found) == part["outside"]


def outside(figures: list[float | None], limits: Limits) -> list[int]:
    return [place for place, (value, low, high) in enumerate(zip(figures, limits.lower, limits.upper, strict=True))
            if value is not None and low is not None and high is not None and not low <= value <= high]


@pytest.mark.parametrize("case, part", DOTS)
def test_limits_are_those_of_plotthedots_with_its_own_constant(case: dict[str, Any], part: dict[str, Any]) -> None:
    figures = values(SERIES[case["series"]])[part["first"]:part["last"]]
    found = individuals(figures, freeze=case["freeze"], screened=case["screened"])
    scale = OF_THE_DOTS / (SIGMAS / RANGE_PER_SIGMA)
    assert list(found.centre) == about(part["centre"], len(figures))
    for ours, theirs in ((found.lower, part["lower"]), (found.upper, part["upper"])):
        if theirs is None and case["series"] in NOTHING_VARIES:
            assert ours == found.centre
            continue
        rescaled = [None if edge is None or centre is None else centre + scale * (edge - centre)
                    for edge, centre in zip(ours, found.centre, strict=True)]
        assert rescaled == about(theirs, len(figures))


@pytest.mark.parametrize("case", answers("qcc"), ids=lambda case: case["case"])
def test_limits_are_those_of_qcc(case: dict[str, Any]) -> None:
    series = SERIES[case["series"]]
    found = (proportions(series["numerator"], series["denominator"], laney=False) if case["chart"] == "p"
             else individuals(values(series), screened=False))
    points = len(found.centre)
    assert found.centre[0] == pytest.approx(case["centre"], rel=1e-6)
    assert list(found.lower) == about(case["lower"], points)
    assert list(found.upper) == about(case["upper"], points)


# Where a peer's answer is not to be copied (disputed.json)

@pytest.mark.parametrize("figures", [[7] * 12, [0.1] * 20, [0.0] * 8, [5, None, 5, 5, nan, 5], [-3.5, -3.5]])
@pytest.mark.parametrize("screened", [True, False])
def test_disputed_limits_of_a_constant_series_equal_its_centre(figures: list[Any], screened: bool) -> None:
    """With all moving ranges zero, screening would leave none and the limits would be missing."""
    found = individuals(figures, screened=screened)
    assert found.centre == found.lower == found.upper
    assert found.centre[0] == pytest.approx(figures[0])


@pytest.mark.parametrize("tops, bottoms", [
    ([0] * 12, [30, 28, 35] * 4), ([30, 28, 35] * 4, [30, 28, 35] * 4), ([5, 10, 20], [10, 20, 40]),
])
@pytest.mark.parametrize("screened", [True, False])
def test_disputed_limits_of_constant_proportions_equal_their_centre(
        tops: list[int], bottoms: list[int], screened: bool) -> None:
    for found in (proportions(tops, bottoms, screened=screened), weighted(tops, bottoms, screened=screened),
                  rates(tops, bottoms, screened=screened)):
        assert found.lower == found.upper == found.centre == (tops[0] / bottoms[0],) * len(tops)


@pytest.mark.parametrize("figures", [[5], [None, 5, None], [5, None, 6, None, 7]], ids=["one", "one of three", "apart"])
def test_disputed_one_point_has_a_centre_but_no_limits(figures: list[Any]) -> None:
    """Nor have points of which no two stand side by side: no moving range jumps over a gap."""
    found = individuals(figures)
    assert found.centre[0] is not None
    assert set(found.lower) == set(found.upper) == {None}


@pytest.mark.parametrize("laney", [True, False])
def test_one_year_of_counts_has_no_limits(laney: bool) -> None:
    for limits in (proportions, rates):
        found = limits([5, None], [10, 12], laney=laney)
        assert found == Limits((0.5, 0.5), (None, None), (None, None))


def test_disputed_an_excluded_point_is_a_gap_and_takes_both_its_ranges_away() -> None:
    """qicharts2 lets the range jump over an excluded point (|4 - 2| here); with us it is missing, as any other."""
    found = individuals([1, 2, None, 4, 5], screened=False)
    assert found.upper[0] == pytest.approx(3 + 3 * 1 / 1.128)


@pytest.mark.parametrize("series", [name for name in ("nhs_accidents", "prop_overdispersed_null_n36",
                                                      "prop_overdispersed_step_n30", "edu_grad_n10") if name in SERIES])
def test_disputed_limits_of_chance_alone_are_far_too_narrow_for_big_denominators(series: str) -> None:
    """The numbers match those of qicharts2 (above); what pages draw is P' limits, which more points stay within."""
    told = SERIES[series]
    wide = proportions(told["numerator"], told["denominator"])
    narrow = proportions(told["numerator"], told["denominator"], laney=False)
    if series != "edu_grad_n10":  # a steady rise: its moving ranges are small, and P' is the narrower one
        assert len(outside(values(told), wide)) < len(outside(values(told), narrow))
        assert wide.upper[0] - wide.centre[0] > 2 * (narrow.upper[0] - narrow.centre[0])  # type: ignore[operator]
    assert wide.centre == narrow.centre


def test_the_ranges_of_a_frozen_weighted_chart_come_from_its_baseline_too() -> None:
    """qicharts2 0.8.1 takes them from all points, so what comes later moves limits that were said to be frozen."""
    sums, numbers = [10, 12, 11, 13, 12, 11], [20, 22, 21, 23, 22, 21]
    frozen = weighted([*sums, 5, 20, 4], [*numbers, 21, 22, 23], freeze=6)
    assert frozen.upper[:6] == weighted(sums, numbers).upper
    assert weighted([*sums, 5, 20, 4], [*numbers, 21, 22, 23]).upper[:6] != frozen.upper[:6]


# What limits look like

def test_limits_of_single_figures_by_hand() -> None:
    """10, 12, 11, 13: mean 11.5, moving ranges 2, 1, 2."""
    found = individuals([10, 12, 11, 13])
    assert found.centre == (11.5,) * 4
    assert found.upper == pytest.approx((11.5 + 3 * (5 / 3) / 1.128,) * 4)
    assert found.lower == pytest.approx((11.5 - 3 * (5 / 3) / 1.128,) * 4)


def test_an_outliers_ranges_are_screened_away_once() -> None:
    """Ranges of 1 and two of 99: their mean is 13.25, and 99 is more than 3.267 times as much."""
    figures = [1, 2] * 8 + [101] + [2, 1] * 4
    ranges = [abs(later - earlier) for earlier, later in pairwise(figures)]
    assert max(ranges) > 3.267 * sum(ranges) / len(ranges)
    half_width = individuals(figures).upper[0] - individuals(figures).centre[0]  # type: ignore[operator]
    assert half_width == pytest.approx(3 / 1.128)
    assert individuals(figures, screened=False).upper[0] > individuals(figures).upper[0]  # type: ignore[operator]


def test_rates_by_hand() -> None:
    """12 events in 400 days: 0.03 a day; at 100 days the standard deviation is the root of 0.03 / 100."""
    found = rates([2, 4, 3, 3], [100, 100, 100, 100], laney=False)
    assert found.centre == (0.03,) * 4
    assert found.upper == pytest.approx((0.03 + 3 * sqrt(0.03 / 100),) * 4)
    assert found.lower == (0.0,) * 4


def test_with_equal_denominators_laneys_limits_are_those_of_single_figures() -> None:
    tops, bottoms = [40, 52, 38, 60, 47, 55], [400] * 6
    single = individuals([top / 400 for top in tops])
    for found in (proportions(tops, bottoms), rates(tops, bottoms), weighted(tops, bottoms)):
        assert found.centre == pytest.approx(single.centre)
        assert found.upper == pytest.approx(single.upper, rel=1e-3)  # sqrt(pi) / 2 is not quite 1 / 1.128


def test_limits_stay_where_figures_can_be() -> None:
    found = proportions([0, 1, 9, 10, 0, 10], [10] * 6)
    assert set(found.lower) == {0.0}
    assert set(found.upper) == {1.0}
    assert min(individuals([0, 1, 9, 10, 0, 10]).lower) < 0  # type: ignore[type-var]


@pytest.mark.parametrize("limits", [proportions, rates, weighted])
def test_a_point_without_a_denominator_has_a_centre_but_no_limits(limits: Any) -> None:
    found = limits([4, 0, 5, None, 6, 7, 5], [10, 0, 12, 14, None, 15, 14])
    assert None not in found.centre
    assert [edge is None for edge in found.lower] == [False, True, False, True, True, False, False]
    assert [edge is None for edge in found.upper] == [edge is None for edge in found.lower]


def test_limits_of_single_figures_are_given_at_a_missing_point_too() -> None:
    assert None not in individuals([1, 2, None, 3]).upper


@pytest.mark.parametrize("found", [individuals([]), proportions([], []), individuals([None, nan]),
                                   proportions([None], [None]), rates([0, 0], [0, 0]), weighted([None, 3], [4, 0])])
def test_without_figures_there_are_no_limits(found: Limits) -> None:
    assert set(found.centre) | set(found.lower) | set(found.upper) <= {None}


@pytest.mark.parametrize("limits", [proportions, rates, weighted])
def test_frozen_limits_come_from_the_first_points_only(limits: Any) -> None:
    tops, bottoms = [10, 12, 11, 13], [20, 22, 21, 24]
    frozen = limits([*tops, 1, 20], [*bottoms, 25, 20], freeze=4)
    alone = limits(tops, bottoms)
    assert frozen.centre == (alone.centre[0],) * 6
    assert (frozen.lower[:4], frozen.upper[:4]) == (alone.lower, alone.upper)
    assert None not in frozen.upper
    with pytest.raises(ValueError, match="1 point or more"):
        limits(tops, bottoms, freeze=0)


def test_a_denominator_of_zero_is_missing_whatever_its_numerator() -> None:
    found = proportions([5, 1, 2, 3], [0, 10, 10, 10])
    assert found.lower[0] is None
    assert found.centre[1] == pytest.approx(0.2)


@pytest.mark.parametrize("tops, bottoms, message", [
    ([3, 11], [10, 10], "numerator at position 1 is larger than its denominator"),
    ([-1, 3], [10, 10], "count at position 0 is less than zero"),
    ([1, 3], [10, -10], "count at position 1 is less than zero"),
    ([1, 3], [10], "2 numerators and 1 denominators"),
    ([1, float("inf")], [10, 10], "position 1 is infinite"),
])
def test_counts_that_cannot_be_are_refused_with_their_position(tops: Any, bottoms: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        proportions(tops, bottoms)


def test_events_may_outnumber_the_people_and_sums_may_be_negative() -> None:
    assert rates([30, 20], [10, 10]).centre == (2.5, 2.5)
    assert weighted([-30, 20], [10, 10]).centre == (-0.5, -0.5)
    with pytest.raises(ValueError, match="less than zero"):
        rates([-1, 3], [10, 10])


@pytest.mark.parametrize("kind", [tuple, np.array, pd.Series, iter], ids=["tuple", "array", "series", "iterator"])
def test_counts_come_in_any_plain_sequence(kind: Any) -> None:
    tops, bottoms = [4, 5, 6, 7], [10, 11, 12, 13]
    assert proportions(kind(tops), kind(bottoms)) == proportions(tops, bottoms)
    assert individuals(kind(tops)) == individuals(tops)


@given(st.lists(st.one_of(st.none(), st.floats(-1e6, 1e6)), max_size=30), st.booleans())
def test_the_centre_lies_between_the_limits(figures: list[float | None], screened: bool) -> None:
    found = individuals(figures, screened=screened)
    assert len(found.centre) == len(found.lower) == len(found.upper) == len(figures)
    for low, middle, high in zip(found.lower, found.centre, found.upper, strict=True):
        assert (low is None) == (high is None)
        if low is not None and middle is not None and high is not None:
            assert low <= middle <= high


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=20), st.booleans(), st.booleans())
def test_limits_of_proportions_are_proportions(pairs: list[tuple[int, int]], laney: bool, screened: bool) -> None:
    tops = [min(pair) for pair in pairs]
    bottoms = [max(pair) for pair in pairs]
    found = proportions(tops, bottoms, laney=laney, screened=screened)
    for low, middle, high in zip(found.lower, found.centre, found.upper, strict=True):
        if low is not None and middle is not None and high is not None:
            assert 0 <= low <= middle <= high <= 1
