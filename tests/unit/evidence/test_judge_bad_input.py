"""What a verdict makes of figures as they really come: too few, missing, repeated, impossible, without counts."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import reference_answers
from evidence_records import version
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_series import Year, codes, counted, judge, monthly, overall, school_year, since, starting, yearly

from striveutils.evidence.judgement import Answer, Judgement
from striveutils.records.columns.periods import parse

CLIMB = (50.0, 51.0, 52.0, 53.0, 54.0, 55.0, 56.0, 57.0, 58.0)
"""Nine figures that only rise: both tests find it."""
SWING = (50.0, 53.0, 49.0, 52.0, 48.0, 53.5, 49.5, 51.0, 50.5)
"""Nine figures that go to and fro."""

figure = st.integers(20, 80).map(float)
several = st.lists(figure, min_size=5, max_size=16)
direction = st.sampled_from(["up", "down"])
unhurried = settings(deadline=None)
"""The first call imports scipy and simulates a power."""
matters = st.sampled_from([None, 0.5, 2.0, 10.0, 40.0])


def both(found: Judgement) -> list[Answer]:
    """The answers of a judgement, where they are."""
    return [answer for answer in (found.overall, found.since) if answer is not None]


def seasonal_attendance(months: int = 36) -> list[Year]:
    """The reference series of monthly attendance: a school year's season and no change; about 300 children a month."""
    series = reference_answers.copy()["series"]["edu_attendance_month_n36"]
    pairs = list(zip(series["numerator"], series["denominator"], strict=True))[:months]
    return [Year(parse(f"{2021 + (8 + k) // 12}-{(8 + k) % 12 + 1:02}", "monthly"), 100 * n / m, n, m)
            for k, (n, m) in enumerate(pairs)]


# Nothing, or nearly nothing

@pytest.mark.parametrize(("series", "reasons"), [
    ([], ["no figure"]),
    (yearly([None] * 9), ["no figure"]),
    (yearly([math.nan] * 9), ["no figure"]),
    (counted([(0, 0)] * 9), ["no figure"]),
    (yearly([50]), ["too few figures"]),
    (yearly(CLIMB[:4]), ["too few figures"]),
], ids=["none", "all missing", "all NaN", "nobody in any year", "one", "four"])
def test_with_no_figures_or_too_few_nothing_is_tested(series: list[Year], reasons: list[str]) -> None:
    for answer in both(judge(series, direction="up", since=starting(5), smallest_change=2)):
        assert (answer.verdict, answer.method, answer.p_value) == ("cannot tell yet", "none", None)
    found = overall(series, smallest_change=2)
    assert codes(found) == reasons
    assert (found.difference, found.interval, found.smallest_visible) == (None, None, None)


@pytest.mark.parametrize("have", [1, 2, 3, 4])
def test_too_few_figures_say_how_many_more_it_takes(have: int) -> None:
    found = overall(yearly(CLIMB[:have]))
    reason = found.because("too few figures")
    assert reason is not None
    assert (reason.have, reason.need, found.more_points) == (have, 5, 5 - have)


# Figures that never move

@pytest.mark.parametrize("figures", [5, 7, 8, 12])
@pytest.mark.parametrize("matters", [None, 2.0])
def test_figures_that_are_all_the_same_show_no_sign_of_change(figures: int, matters: float | None) -> None:
    for answer in both(judge(yearly([50.0] * figures), direction="up", since=starting(2), smallest_change=matters)):
        assert answer.verdict == "no sign of change"
        assert "constant" in codes(answer)


def test_the_same_share_of_a_few_children_every_year_cannot_tell_yet() -> None:
    """50 of 100 each year: chance alone could hide a change of twelve points."""
    found = overall(counted([(50, 100)] * 8), smallest_change=2)
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["too weak", "constant"])
    assert overall(counted([(50, 100)] * 8), smallest_change=15).verdict == "no sign of change"


@pytest.mark.parametrize("figures", [5, 6, 7, 8, 9])
@pytest.mark.parametrize("unit", ["mean", "percent"])
def test_the_last_digits_that_arithmetic_leaves_are_no_change(figures: int, unit: str) -> None:
    """0.1 + 0.2 is 0.30000000000000004, and still 0.3."""
    series = yearly([0.3] * (figures - 1) + [0.1 + 0.2], unit)
    for answer in both(judge(series, direction="up", since=starting(2))):
        assert (answer.verdict, answer.p_value) == ("no sign of change", 1.0)
        assert "constant" in codes(answer)


@pytest.mark.parametrize(("newest", "verdict"), [(16.1, "cannot tell yet"), (17.5, "improving")])
def test_published_percents_hide_what_rounding_hides(newest: float, verdict: str) -> None:
    """16.0 four times may be four different years; a tenth more is within rounding, a point and a half is not."""
    assert overall(yearly([16.0, 16.0, 16.0, 16.0, newest], "percent")).verdict == verdict


# Figures on the middle line

def test_figures_on_the_middle_line_count_for_neither_side() -> None:
    """Eight figures, two of them on the median: six useful ones are too few for the runs test to find anything."""
    series = yearly((48.0, 49.0, 47.0, 50.0, 50.0, 53.0, 52.0, 51.0))
    found = judge(series, direction="up", since=starting(4), smallest_change=1)
    assert found.chart is not None
    assert found.chart.n_useful == 6
    assert found.since is not None
    assert (found.since.verdict, "unreachable" in codes(found.since)) == ("cannot tell yet", True)


def test_figures_that_are_mostly_the_same_are_not_constant() -> None:
    """No order of one figure off the line is a signal; a change of two points is ruled out all the same."""
    series = yearly([50.0] * 7 + [51.0])
    half, whole = overall(series, smallest_change=0.5), overall(series, smallest_change=2)
    assert (half.verdict, codes(half)) == ("cannot tell yet", ["too weak", "unreachable"])
    assert (whole.verdict, codes(whole)) == ("no sign of change", ["small interval", "unreachable"])


# Missing figures

def test_a_denominator_of_zero_is_missing_and_not_none_of_the_children() -> None:
    """A year in which nobody was in the group, in the middle of a clear rise from 50 to 58 in 100."""
    pairs = [(round(value * 40), 4000) for value in CLIMB]
    found = judge(counted([*pairs[:4], (0, 0), *pairs[5:]]), direction="up")
    assert (found.verdict, found.missing, len(found.figures)) == ("improving", 1, 8)
    assert 0.0 not in [one.value for one in found.figures]


def test_none_of_the_children_is_a_figure() -> None:
    assert len(judge(counted([(0, 400)] * 8), direction="down").figures) == 8


def test_a_year_without_a_row_is_a_gap_and_nothing_is_filled_in() -> None:
    """No figures for 2014-15: the others are compared, and the missing one is counted."""
    series = [year for year in yearly(CLIMB) if year.period != school_year(4)]
    found = judge(series, direction="up")
    assert (found.verdict, found.missing, len(found.figures)) == ("improving", 1, 8)
    with_row = judge([*series, replace(series[0], period=school_year(4), value=None)], direction="up")
    assert with_row == found, "a row that says there is no figure is the same gap"


@pytest.mark.parametrize("hidden", [None, math.nan])
@pytest.mark.parametrize("versions", [(), (version("1", "2010-11"),),
                                      (version("1", "2010-11"), version("2", "2018-19", "no"))])
def test_without_the_newest_figure_there_is_no_verdict(hidden: float | None, versions: tuple[Any, ...]) -> None:
    """Also where the newest is measured in a new way: older figures are no news."""
    found = judge(yearly([*CLIMB[:8], hidden]), direction="up", since=starting(4), versions=versions)
    for answer in both(found):
        assert (answer.verdict, answer.method) == ("cannot tell yet", "none")
        reason = answer.because("latest missing")
        assert reason is not None
        assert reason.when == school_year(8)


@pytest.mark.parametrize(("missing", "verdict"), [((1, 4), "improving"), ((1, 4, 6), "cannot tell yet")])
def test_more_than_a_quarter_missing_forbids_a_verdict(missing: tuple[int, ...], verdict: str) -> None:
    """Ten years: with two of them missing the rise is seen, with three nothing is said."""
    values = [None if index in missing else value for index, value in enumerate([*CLIMB, 59.0])]
    found = overall(yearly(values))
    assert found.verdict == verdict
    reason = found.because("many missing")
    assert (reason is not None) is (len(missing) == 3)
    if reason is not None:
        assert (reason.have, reason.need) == (3, 10)


def test_a_quarter_missing_is_just_allowed() -> None:
    values = [None if index in (1, 4, 6) else 50.0 + index for index in range(12)]
    assert overall(yearly(values)).verdict == "improving"


# Figures that contradict or can't be

def test_two_figures_for_one_year_contradict_each_other() -> None:
    series = yearly(CLIMB)
    found = overall([*series, replace(series[3], value=40.0)])
    assert (found.verdict, codes(found), found.p_value) == ("cannot tell yet", ["repeated"], None)
    reason = found.because("repeated")
    assert reason is not None
    assert (reason.have, reason.when) == (1, school_year(3))


def test_one_day_measured_twice_contradicts_itself() -> None:
    days = [Year(date(2019, 10, 7) + timedelta(weeks=week), value) for week, value in enumerate(CLIMB)]
    assert overall(days).verdict == "improving"
    assert codes(overall([*days, days[2]])) == ["repeated", "no counts"]


@pytest.mark.parametrize("value", [100.5, -0.1])
def test_a_percent_beyond_all_or_below_none_forbids_a_verdict(value: float) -> None:
    found = overall(yearly([*CLIMB[:8], value], "percent"))
    assert (found.verdict, found.method) == ("cannot tell yet", "none")
    reason = found.because("impossible")
    assert reason is not None
    assert (reason.have, reason.when) == (1, school_year(8))


@pytest.mark.parametrize("unit", ["mean", "rate", "count"])
def test_other_figures_may_be_larger_than_a_hundred_or_below_zero(unit: str) -> None:
    assert overall(yearly([value + 100 for value in CLIMB], unit)).verdict == "improving"
    assert overall(yearly([value - 200 for value in CLIMB], "mean")).verdict == "improving"


def test_an_infinite_figure_is_a_missing_one() -> None:
    """No record can hold one; whoever calls with their own figures gets an answer all the same."""
    found = judge(yearly([*CLIMB[:8], math.inf]), direction="up").overall
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["latest missing"])


def test_whole_percents_that_differ_by_one_are_rounding() -> None:
    """16, 16, 16, 16, 15: published without decimals, so a whole point is the last digit."""
    assert overall(yearly([16.0, 16.0, 16.0, 16.0, 15.0], "percent"), direction="down").verdict == "cannot tell yet"


@pytest.mark.parametrize("figures", [
    [Year(school_year(i), n / 20, n, 20, "rate") for i, n in enumerate((0, 0, 0, 0, 1))],
    [Year(school_year(i), 10.0 * n, n, None if i == 1 else 10) for i, n in enumerate((0, 0, 0, 0, 1))],
    [Year(school_year(i), float(n), unit="count") for i, n in enumerate((2, 2, 2, 2, 4))],
], ids=["one event in twenty", "one of ten, one year without its size", "two more events"])
def test_one_event_is_no_change(figures: list[Year]) -> None:
    assert overall(figures).verdict == "cannot tell yet"


def test_years_of_few_children_do_not_hide_how_much_years_differ() -> None:
    """Two years of 4,000, three of 30 between them: the last differs from the first by 5 points, as years may."""
    found = overall(counted([(2000, 4000), (16, 30), (12, 30), (15, 30), (2200, 4000)]))
    assert found.verdict == "cannot tell yet"


def test_a_calendar_year_beside_the_school_years_it_holds_is_not_another_figure() -> None:
    figures = [*yearly((50, 51, 52, 53, 54, 55, 56, 57)), Year(parse("2014", "annual"), 54.0, unit="mean")]
    found = overall(figures)
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["repeated"])


def test_points_of_more_than_half_a_year_have_a_season_in_them() -> None:
    """Every four weeks from September to April, better each time: so it may be every year."""
    points = [Year(date(2018, 9, 3) + timedelta(weeks=4 * i), 50.0 + 3 * i, unit="mean") for i in range(9)]
    assert codes(overall(points))[0] == "season"
    assert overall(points[:7]).because("season") is None


@pytest.mark.parametrize("direction", [None, "better", ""])
def test_a_direction_is_up_or_down(direction: str | None) -> None:
    with pytest.raises(ValueError, match="up or down"):
        judge(yearly(CLIMB), direction=direction)


def test_none_and_all_are_possible_percents() -> None:
    assert overall(yearly([0.0, 10, 20, 30, 40, 50, 60, 70, 100.0], "percent")).verdict == "improving"


@pytest.mark.parametrize("early", [[130.0, *SWING[:4]], [math.nan, *SWING[:4]]])
def test_what_is_wrong_before_a_new_definition_does_not_matter_after_it(early: list[float]) -> None:
    """Nothing before it is used, so nothing before it can stand in the way."""
    versions = (version("1", "2010-11"), version("2", "2015-16", "no"))
    assert overall(yearly([*early, *CLIMB], "percent"), versions=versions).verdict == "improving"


def test_a_year_measured_both_ways_is_not_repeated_where_the_definition_breaks() -> None:
    versions = (version("1", "2010-11"), version("2", "2012-13", "no"))
    series = [*(replace(year, version="1") for year in yearly(SWING[:3])),
              *(replace(year, version="2") for year in yearly([None, None, *CLIMB]) if year.value is not None)]
    assert overall(series, versions=versions).verdict == "improving"


# Months

def test_the_season_of_three_years_is_taken_out() -> None:
    """The reference series has a season and no change; a change of 3 points is ruled out."""
    found = judge(seasonal_attendance(), direction="up", since=date(2023, 9, 1), smallest_change=3)
    for answer in both(found):
        assert (answer.verdict, codes(answer)) == ("no sign of change", ["small interval"])


def test_with_less_than_three_years_nothing_is_claimed_of_months() -> None:
    """Whatever the tests say, it may be the season: neither a change nor the lack of one."""
    found = overall(seasonal_attendance(24), smallest_change=10)
    assert (found.verdict, "season" in codes(found)) == ("cannot tell yet", True)
    rising = overall(monthly([50 + month for month in range(24)]))
    assert (rising.verdict, codes(rising)) == ("cannot tell yet", ["season"])


def test_figures_that_lean_on_the_ones_before_are_an_echo() -> None:
    """The reference series ar1_n36 (correlation 0.7, no change): the runs test fires, and it isn't a change."""
    values = reference_answers.copy()["series"]["ar1_n36"]["value"]
    found = overall(yearly(values), smallest_change=2)
    assert found.p_value is not None
    assert found.p_value < 0.05
    assert (found.verdict, codes(found)) == ("cannot tell yet", ["memory"])
    assert overall(monthly(values), smallest_change=2).verdict == "cannot tell yet"


# Percents without counts

def test_percents_without_counts_are_judged_by_their_spread_and_say_so() -> None:
    for answer in both(judge(yearly(CLIMB, "percent"), direction="up", since=starting(4))):
        assert (answer.verdict, codes(answer)) == ("improving", ["no counts"])
    silent = overall(yearly(SWING, "percent"), smallest_change=2)
    assert (silent.verdict, codes(silent)) == ("cannot tell yet", ["too weak", "no counts"])


def test_one_year_without_its_counts_is_enough_to_say_so() -> None:
    series = counted([(round(value * 40), 4000) for value in CLIMB])
    assert codes(overall(series)) == []
    assert codes(overall([*series[:-1], replace(series[-1], numerator=None, denominator=None)])) == ["no counts"]


def test_means_and_counts_have_no_counts_to_publish() -> None:
    assert codes(overall(yearly(CLIMB, "mean"))) == []


# Definitions

@pytest.mark.parametrize(("left", "verdict", "reason"), [
    (1, "not comparable", "definition changed"), (4, "not comparable", "definition changed"),
    (5, "cannot tell yet", "no smallest change"), (8, "improving", None),
])
def test_only_what_follows_a_break_is_judged(left: int, verdict: str, reason: str | None) -> None:
    """A clear rise, cut by a new definition; the years before it would make it clearer still."""
    values = [20 + index for index in range(12 - left)] + [50.0, 53.0, 51.0, 52.0, 54.0, 55.0, 56.0, 57.0][:left]
    versions = (version("1", "2010-11"), version("2", school_year(12 - left).text, "no"))
    found = overall(yearly(values), versions=versions)
    assert (found.verdict, (codes(found) or [None])[0]) == (verdict, reason)


# Rules for every series

@unhurried
@given(several, st.randoms(use_true_random=False), direction, matters, st.integers(0, 16))
def test_the_order_of_the_rows_does_not_matter(
    values: list[float], chance: Any, wanted: Any, smallest: float | None, start: int
) -> None:
    series = yearly(values)
    given_as: dict[str, Any] = {"direction": wanted, "smallest_change": smallest, "since": starting(start)}
    assert judge(chance.sample(series, len(series)), **given_as) == judge(series, **given_as)


@unhurried
@given(st.one_of(several, st.permutations(CLIMB), st.just(list(CLIMB))), matters, st.integers(0, 16))
def test_for_the_other_direction_improving_and_worsening_change_places(
    values: list[float], smallest: float | None, start: int
) -> None:
    swapped = {"improving": "worsening", "worsening": "improving"}
    up, down = (both(judge(yearly(values), direction=wanted, since=starting(start), smallest_change=smallest))
                for wanted in ("up", "down"))
    for one, other in zip(up, down, strict=True):
        assert replace(other, verdict=swapped.get(one.verdict, one.verdict)) == other
        assert replace(one, verdict=other.verdict) == other, "all else stays as it is"


@unhurried
@given(several)
def test_a_series_turned_upside_down_moves_the_other_way(values: list[float]) -> None:
    swapped = {"improving": "worsening", "worsening": "improving"}
    one, other = (overall(yearly(series), smallest_change=2) for series in (values, [100 - x for x in values]))
    assert (swapped.get(one.verdict, one.verdict), one.p_value) == (other.verdict, pytest.approx(other.p_value))


@unhurried
@given(st.lists(figure, max_size=8), several, matters)
def test_figures_before_a_break_change_nothing(before: list[float], after: list[float], smallest: float | None) -> None:
    versions = (version("1", "2000-01"), version("2", school_year(len(before)).text, "no"))
    whole = yearly([*before, *after])
    given_as: dict[str, Any] = {
        "direction": "up", "smallest_change": smallest, "since": starting(len(before) + 3), "versions": versions}
    assert judge(whole, **given_as) == judge(whole[len(before):], **given_as)


@unhurried
@given(st.lists(figure, min_size=8, max_size=16),
       st.sampled_from([lambda x: x ** 3, math.log, lambda x: 7 * x + 3, math.sqrt]))
def test_what_orders_the_figures_alike_has_the_same_runs_and_direction(
    values: list[float], transform: Callable[[float], float]
) -> None:
    """Both tests see order only; the size of a change they leave to the difference.

    Not so where the median lies between two different figures and a third is on it: there is none.
    """
    one, two = (judge(yearly(series), direction="up", since=starting(4)) for series in
                (values, [transform(value) for value in values]))
    assert one.chart is not None
    assert two.chart is not None
    assert (one.chart.crossings, one.chart.longest_run, one.chart.p_value) == (
        two.chart.crossings, two.chart.longest_run, two.chart.p_value)
    assert (one.overall.method, one.overall.p_value) == (two.overall.method, two.overall.p_value)


@unhurried
@given(st.lists(st.one_of(st.none(), figure), max_size=16), matters, direction, st.integers(0, 16))
def test_no_sign_of_change_is_never_said_of_a_change_that_is_not_ruled_out(
    values: list[float | None], smallest: float | None, wanted: Any, start: int
) -> None:
    for answer in both(judge(yearly(values), direction=wanted, since=starting(start), smallest_change=smallest)):
        if answer.verdict == "no sign of change":
            assert answer.interval is not None
            low, high = answer.interval
            reach = 0.1 if smallest is None else smallest  # all the same, and rounding hides less than a tenth
            assert -reach < low <= high < reach
            assert smallest is not None or "constant" in codes(answer)


@unhurried
@given(st.one_of(several, st.lists(figure, min_size=8, max_size=16).map(sorted)), direction, st.integers(0, 16))
def test_a_verdict_of_change_agrees_with_the_plain_fact(values: list[float], wanted: Any, start: int) -> None:
    found = judge(yearly(values), direction=wanted, since=starting(start))
    for answer in both(found):
        if answer.verdict in ("improving", "worsening"):
            assert answer.p_value is not None
            assert answer.difference is not None
            assert answer.p_value <= 0.05
            assert ((answer.difference > 0) == (wanted == "up")) == (answer.verdict == "improving")
    if found.overall.verdict in ("improving", "worsening"):
        assert ((values[-1] > values[0]) == (wanted == "up")) == (found.overall.verdict == "improving")


@unhurried
@given(st.lists(st.one_of(st.none(), st.just(math.nan), figure, st.just(150.0)), max_size=12),
       st.sampled_from(["percent", "mean"]), st.integers(0, 12))
def test_whatever_comes_in_is_answered_with_a_reason_or_a_verdict(
    values: list[float | None], unit: str, start: int
) -> None:
    found = judge(yearly(values, unit), direction="up", since=starting(start), smallest_change=2)
    for answer in both(found):
        if answer.verdict in ("cannot tell yet", "not comparable"):
            assert answer.reasons
        if answer.method == "none":
            assert (answer.p_value, answer.difference, answer.interval) == (None, None, None)


def test_a_start_before_all_figures_or_after_them_asks_for_what_is_missing() -> None:
    assert codes(since(yearly(CLIMB), 0)) == ["none before"]
    late = since(yearly(CLIMB), 12)
    assert (codes(late), late.more_points) == (["too few since"], 3)
