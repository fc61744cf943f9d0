"""Has it really changed? The ladder of tests, the two questions, and when silence may be called "no sign"."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from evidence_records import version
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_series import BRIDGEPORT, Year, codes, counted, overall, school_year, since, starting, yearly

from striveutils.evidence.change import judge
from striveutils.evidence.memory import remembers

SPLIT = (50, 53, 51, 52, 61, 63, 60, 62)
"""Four figures, then four about ten higher."""


def test_bridgeports_graduation_is_improving_over_all_years_though_a_new_cycle_cannot_tell_yet():
    """61 in 100 of the class of 2010-11, 76 in 100 of 2018-19; the first cycle began in October 2018."""
    found = judge(counted(BRIDGEPORT), direction="up", since=date(2018, 10, 15), smallest_change=2)
    assert (found.overall.verdict, found.overall.method) == ("improving", "kendall")
    assert [(f.numerator, f.denominator) for f in (found.first, found.latest)] == [(869, 1437), (1108, 1457)]
    assert (found.since.verdict, found.since.method, found.since.more_points) == ("cannot tell yet", "none", 3)
    assert codes(found.since) == ["too few since"]
    assert found.verdict == "improving", "the summary answers the question that could be asked"


@pytest.mark.parametrize(("figures", "method"), [(4, "none"), (5, "prediction"), (7, "prediction"), (8, "runs")])
def test_the_primary_test_is_chosen_by_the_number_of_figures(figures: int, method: str):
    values = [50, 52, 51, 53, 50, 52, 51, 53][:figures]
    assert since(yearly(values), figures - 3 if figures > 4 else 2).method == method


@pytest.mark.parametrize(("direction", "verdict"), [("up", "improving"), ("down", "worsening")])
def test_four_low_and_four_high_figures_are_a_change_for_better_or_worse(direction: str, verdict: str):
    """Exactly 2 of the 70 orders of four and four are split so clearly: p = 0.0286, of a share of 0.03."""
    found = since(yearly(SPLIT), 4, direction=direction)
    assert (found.verdict, found.method) == (verdict, "runs")
    assert found.p_value == pytest.approx(2 / 70 / 0.6)


def test_three_low_and_three_high_figures_are_too_few_to_tell():
    """The clearest pattern of six is one of 20 orders: no test at 5 % can call it."""
    found = judge(yearly((50, 52, 51, 61, 63, 60)), direction="up", since=starting(3), smallest_change=2)
    assert found.since.verdict == found.overall.verdict == "cannot tell yet"


def test_the_two_tests_share_five_percent_by_unequal_shares():
    """Kendall's p of seven rising and one falling step is 0.0017; with the smaller share of 0.4 it counts 2.5 times."""
    falling_once = (50, 51, 52, 54, 53, 55, 56, 57)
    found = overall(yearly(falling_once))
    assert found.method == "kendall"
    orders = math.factorial(8)
    assert found.p_value == pytest.approx(2 * (1 + 7) / orders / 0.4)


@pytest.mark.parametrize(("after", "asked"), [(2, False), (3, True)])
def test_three_figures_since_the_start_are_needed(after: int, asked: bool):
    found = since(yearly(SPLIT), 8 - after)
    assert (found.method != "none") is asked
    assert found.more_points == (None if asked else 1)


@pytest.mark.parametrize(("start", "verdict", "reasons"), [
    (6, "improving", []), (7, "improving", []), (8, "cannot tell yet", ["moved at another time"]),
    (9, "cannot tell yet", ["moved at another time"]),
])
def test_a_level_that_moved_before_the_start_did_not_move_since_then(start: int, verdict: str, reasons: list[str]):
    """Six low, six high: chance may place a step one figure early, not two."""
    found = since(yearly((50, 51, 49, 50.5, 51.5, 49.5, 60.2, 61.2, 59.2, 60.7, 61.7, 59.8)), start)
    assert (found.verdict, codes(found)) == (verdict, reasons)


@pytest.mark.parametrize("values", [
    (50, 50.1, 49.9, 50, 50.2, 49.8, 50.1, 49.9, 50, 50.1, 53.0, 53.1),
    (50, 50.5, 49.8, 50.2, 50.4, 50.1, 49.9, 50.3, 50.2, 49.7, 50.1, 50.4, 49.9, 50.0, 50.2, 54),
], ids=["the last two", "the newest"])
def test_what_moved_late_is_not_called_no_sign_of_change(values: tuple[float, ...]):
    """The page would say "up by 3.1" and "if there is a change, it is smaller than 3" in one breath."""
    assert overall(yearly(values), smallest_change=3).verdict != "no sign of change"


@pytest.mark.parametrize(("before", "asked"), [(1, False), (2, True)])
def test_two_figures_from_before_the_start_are_needed(before: int, asked: bool):
    found = since(yearly(SPLIT), before)
    assert (found.method != "none") is asked
    assert (found.because("none before") is None) is asked


def test_eight_figures_that_differ_by_their_last_digit_only_are_rounding():
    """16.0 four times, then 16.1: a split as clear as can be, and nothing but rounding."""
    figures = yearly((16.0, 16.0, 16.0, 16.0, 16.1, 16.1, 16.1, 16.1), "percent")
    assert overall(figures, smallest_change=2).verdict == "no sign of change"
    assert overall(yearly((16.0, 16.0, 16.0, 16.0, 16.2, 16.2, 16.2, 16.2), "percent")).verdict == "improving"


def test_the_year_in_which_a_change_begins_counts_for_neither_side():
    """A start in October 2014: 2014-15 had begun, so the first figure since is that of 2015-16."""
    begun = judge(yearly(SPLIT), direction="up", since=date(2014, 10, 1)).since
    assert begun.difference == pytest.approx((63 + 60 + 62) / 3 - (50 + 53 + 51 + 52) / 4)


def test_a_move_before_the_change_began_is_not_called_a_change_since_then():
    """Four low, eight high; the cycle began with the tenth. The years moved, but not then."""
    found = judge(yearly((50, 53, 51, 52, 61, 63, 60, 62, 64, 61, 65, 66)), direction="up", since=starting(9))
    assert found.overall.verdict == "improving"
    assert found.since.verdict == "cannot tell yet"


def test_a_change_never_contradicts_the_plain_fact():
    """Nine years up, and the tenth below the first: Kendall's test speaks, but 51 then and 50.5 now is no gain."""
    found = overall(yearly((51, 52, 53, 54, 55, 56, 57, 58, 59, 50.5)))
    assert found.p_value <= 0.05
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["no one direction"])


def test_nothing_is_computed_across_a_change_of_definition():
    """Five figures at 30, a new test, seven at 60: the jump is the test's, so there is no change to find."""
    values = (30, 31, 29, 30, 31, 60, 61, 60, 61, 60, 61, 60)
    versions = (version("1", "2010-11"), version("2", "2015-16", "no"))
    found = judge(yearly(values), direction="up", versions=versions, smallest_change=5)
    assert [f.value for f in found.figures] == list(values[5:])
    assert found.overall.verdict == "no sign of change"
    assert judge(yearly(values), direction="up", smallest_change=5).overall.verdict == "improving", "if nobody told"


@pytest.mark.parametrize(("left", "verdict"), [(4, "not comparable"), (5, "cannot tell yet")])
def test_with_too_little_since_a_new_definition_it_is_not_comparable(left: int, verdict: str):
    values = [30, 31, 29, 30, 31, 30, 31, 29, 30, 31]
    versions = (version("1", "2010-11"), version("2", school_year(10 - left).text, "no"))
    found = overall(yearly(values), versions=versions)
    assert found.verdict == verdict
    assert (found.because("definition changed") is not None) is (left == 4)


def test_a_start_is_compared_with_nothing_measured_in_another_way():
    """The new definition came with the change itself: the years before can't be set beside those since."""
    versions = (version("1", "2010-11"), version("2", "2014-15", "no"))
    found = since(yearly((*SPLIT, 61, 62)), 4, versions=versions)
    assert (found.verdict, found.method) == ("not comparable", "none")


def test_a_definition_that_changed_long_before_the_start_is_not_what_is_missing_since_then():
    """Two comparable figures before the start and one since: more years will tell, whatever came before."""
    versions = (version("1", "2010-11"), version("2", "2015-16", "no"))
    found = judge(yearly((*SPLIT,)), direction="up", versions=versions, since=starting(7))
    assert (found.overall.verdict, found.since.verdict) == ("not comparable", "cannot tell yet")
    assert codes(found.since) == ["too few since"]


def test_one_year_measured_both_ways_is_a_bridge():
    versions = (version("1", "2010-11"), version("2", "2014-15", "bridged"))
    found = overall(yearly(SPLIT), versions=versions)
    assert found.verdict == "improving"
    assert codes(found) == ["bridged"]


@settings(deadline=None)
@given(st.lists(st.floats(40, 60), min_size=8, max_size=16), st.integers(0, 20))
def test_a_cycle_freezes_nothing_and_never_splits_the_series(values: list[float], index: int):
    """Whenever a change began, the tests and the answer over all years stay the same."""
    without = judge(yearly(values), direction="up", smallest_change=2)
    with_start = judge(yearly(values), direction="up", smallest_change=2, since=starting(index))
    assert (without.overall, without.chart, without.figures) == (
        with_start.overall, with_start.chart, with_start.figures)


@pytest.mark.parametrize(("matters", "verdict"), [(2.0, "cannot tell yet"), (5.0, "no sign of change"),
                                                  (None, "cannot tell yet")])
def test_no_sign_of_change_is_said_only_of_a_change_that_is_ruled_out(matters: float | None, verdict: str):
    """Ten figures within 4 points: a change of 5 is ruled out, one of 2 is not; without a size nothing is."""
    found = overall(yearly((50, 52, 49, 51, 53, 50, 52, 51, 49, 52)), smallest_change=matters)
    assert found.verdict == verdict
    low, high = found.interval
    assert (matters is not None and -matters < low and high < matters) is (verdict == "no sign of change")


def test_a_change_too_small_to_see_says_how_large_one_would_have_to_be():
    """Fifteen children a year: chance alone moves the figure by 13 points, so only a step of 36 would be seen."""
    found = overall(counted([(8, 15), (7, 15), (9, 15), (10, 15), (6, 15), (9, 15), (5, 15), (7, 15)]),
                    smallest_change=10)
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["too weak"])
    assert found.smallest_visible == pytest.approx(36, abs=3)


@pytest.mark.parametrize(("matters", "more"), [(7, 12), (1, None)])
def test_more_figures_are_counted_until_the_change_that_matters_would_be_seen(
    matters: float, more: int | None
):
    """Eight figures that vary by about 2.6: so small a change as 1 no waiting will settle."""
    found = overall(yearly((50, 53, 47, 51, 54, 49, 52, 48)), smallest_change=matters)
    assert (codes(found), found.more_points) == (["too weak"], more)


def test_figures_on_the_middle_line_leave_too_few_to_test():
    """Five of eight figures are the same: no order of the three others could have been a signal."""
    found = overall(yearly((50, 50, 50, 50, 50, 49, 51, 52)), smallest_change=1)
    assert found.smallest_visible is None
    assert codes(found) == ["too weak", "unreachable"]


def test_children_are_not_the_only_chance_in_the_prediction_of_the_newest_year():
    """4,000 children a year, years that differ by 4 points: the newest is 3.6 points up and still one of them."""
    found = since(counted([(2000, 4000), (1920, 4000), (2080, 4000), (1960, 4000), (2040, 4000), (2144, 4000)]), 3)
    assert (found.verdict, found.method) == ("cannot tell yet", "prediction")


def test_a_jump_far_beyond_what_the_years_before_show_is_a_change_with_six_figures():
    found = since(counted([(2000, 4000), (1990, 4000), (2010, 4000), (2005, 4000), (1995, 4000), (2400, 4000)]), 3)
    assert (found.verdict, found.method) == ("improving", "prediction")
    assert found.difference == pytest.approx(10)


def weekly_counts(counts: list[tuple[int, int]]) -> list[Year]:
    """Points of a measure, one a week from September 3, 2018 on."""
    return [Year(date(2018, 9, 3) + timedelta(weeks=week), 100 * n / m, n, m) for week, (n, m) in enumerate(counts)]


def test_a_running_total_rises_by_itself_and_is_no_improvement():
    """Of the same 118 students more and more have sent the form: that number could not have fallen."""
    found = overall(weekly_counts([(n, 118) for n in (13, 19, 25, 34, 40, 53, 63, 73, 79, 88)]), smallest_change=5)
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["running total"])
    assert found.p_value < 0.001


@pytest.mark.parametrize("counts", [
    [(13, 118), (19, 117), (25, 118), (34, 119), (40, 118), (53, 118), (63, 118), (73, 118), (79, 118), (88, 118)],
    [(13, 118), (19, 118), (25, 118), (34, 118), (33, 118), (53, 118), (63, 118), (73, 118), (79, 118), (88, 118)],
], ids=["other children each week", "it fell once"])
def test_what_could_have_fallen_may_improve(counts: list[tuple[int, int]]):
    assert overall(weekly_counts(counts)).verdict == "improving"


def test_yearly_figures_of_classes_of_one_size_are_no_running_total():
    assert overall(counted([(n, 100) for n in (50, 52, 54, 56, 58, 60, 62, 64)])).verdict == "improving"


def test_one_year_far_above_all_others_leaves_no_one_direction():
    """Nine years rise step by step; an early one stands out so far that the later half is lower on average."""
    found = overall(yearly((50, 51, 52, 200, 53, 54, 55, 56, 57, 58)))
    assert found.p_value <= 0.05
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["no one direction"])


@pytest.mark.parametrize(("figures", "leans"), [(11, False), (12, True)])
def test_from_twelve_figures_on_it_is_told_that_each_leans_on_the_one_before(figures: int, leans: bool):
    """A slow wave, which is neither a step nor a slope."""
    wave = [50, 52, 54, 55, 54, 52, 50, 48, 46, 45, 46, 48][:figures]
    assert remembers([float(value) for value in wave]) is leans
