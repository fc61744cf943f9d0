"""What was predicted beside what came: which figure counts, what was met, and what can't be told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_points import LOCKED, Row, hidden, measure, planned, predicted, row

from striveutils.evidence.predictions import GRACE, Result, results
from striveutils.records import Cycle

LOOK = date(2019, 12, 20)
TODAY = date(2020, 2, 29)


def result(*rows: Row, cycle: Cycle | None = None, as_of: date = TODAY, **changes: Any) -> Result:
    (found,) = results(cycle or planned(predicted(**changes)), {"on-time": rows}, as_of)
    return found


# -- which figure counts -------------------------------------------------------------------------------------------

def test_the_newest_figure_up_to_the_day_to_look_counts() -> None:
    found = result(row("2019-10-08", 50), row("2019-12-13", 76), row("2019-12-27", 90))

    assert found.came is not None
    assert (found.came.period, found.range) == (date(2019, 12, 13), "met")


@pytest.mark.parametrize(("on", "counts"), [
    ("2019-09-30", False), ("2019-10-01", False), ("2019-11-10", False), ("2019-11-11", True), ("2019-12-20", True),
])
def test_only_figures_from_the_second_half_of_the_time_since_the_plan_was_set_count(on: str, counts: bool) -> None:
    assert (result(row(on, 75)).came is not None) is counts


@pytest.mark.parametrize(("days", "reason"), [(1, None), (GRACE.days, None), (GRACE.days + 1, "nothing measured")])
def test_the_first_figure_of_the_month_after_the_day_to_look_counts_where_there_is_none_before(
    days: int, reason: str | None
) -> None:
    late = row((LOOK + timedelta(days=days)).isoformat(), 75)
    found = result(late, row("2020-02-28", 10), direction=None)

    assert (found.came is late, found.reason) == (reason is None, reason)


@pytest.mark.parametrize(("as_of", "reason", "due"), [
    (LOOK - timedelta(days=1), "not due", LOOK), (LOOK, "awaited", LOOK + GRACE),
    (LOOK + GRACE, "awaited", LOOK + GRACE), (LOOK + GRACE + timedelta(days=1), "nothing measured", LOOK),
])
def test_what_cannot_be_told_says_why_and_when(as_of: date, reason: str, due: date) -> None:
    found = result(row("2019-09-24", 60), as_of=as_of)

    assert (found.range, found.direction, found.outcome) == ("cannot tell", "cannot tell", "cannot tell")
    assert (found.reason, found.due) == (reason, due)


def test_before_the_day_to_look_nothing_is_told_though_figures_are_there() -> None:
    found = result(row("2019-11-05", 75), as_of=date(2019, 12, 19))

    assert (found.range, found.reason, found.came) == ("cannot tell", "not due", None)


def test_figures_after_the_page_s_day_are_not_looked_at() -> None:
    assert result(row("2019-12-30", 75), as_of=date(2019, 12, 29)).reason == "awaited"


@pytest.mark.parametrize(("plan", "changes", "reason"), [
    ({"locked_on": None}, {}, "not set"),
    ({"locked_on": date(2020, 3, 1)}, {}, "not set"),
    ({}, {"look_on": None}, "no day"),
    ({}, {"look_on": LOCKED}, "day before plan"),
    ({"measures": [measure("another")]}, {}, "unknown measure"),
])
def test_a_plan_that_leaves_something_out_cannot_be_told(
    plan: dict[str, Any], changes: dict[str, Any], reason: str
) -> None:
    found = result(row("2019-12-13", 75), cycle=planned(predicted(**changes), **plan))

    assert (found.reason, found.range, found.came) == (reason, "cannot tell", None)


def test_a_day_to_look_right_after_the_plan_was_set_can_be_told() -> None:
    assert result(row("2019-10-02", 75), look_on=LOCKED + timedelta(days=1)).range == "met"


def test_a_hidden_figure_is_not_replaced_by_an_older_one() -> None:
    found = result(row("2019-12-06", 75), hidden("2019-12-13"))

    assert (found.range, found.reason, found.came) == ("cannot tell", "hidden", None)


def test_a_day_without_a_figure_is_passed_over() -> None:
    assert result(row("2019-12-06", 75), row("2019-12-13", None, status="missing")).range == "met"


def test_everybody_counts_and_groups_do_not() -> None:
    assert result(row("2019-12-06", 75), row("2019-12-13", 20, group="grade-1")).range == "met"
    assert result(row("2019-12-13", 75, group="grade-1")).reason == "no total"


def test_several_places_need_a_figure_for_all_of_them() -> None:
    both = (row("2019-12-13", 75), row("2019-12-13", 75, place="south"))

    assert result(*both).reason == "no total"
    assert result(*both, row("2019-12-13", 72, place="all")).range == "met"


def test_a_place_that_joins_after_the_day_to_look_takes_nothing_back() -> None:
    assert result(row("2019-12-13", 75), row("2020-01-10", 20, place="south")).range == "met"


def test_a_measure_without_rows_was_not_measured() -> None:
    (found,) = results(planned(predicted()), {}, TODAY)

    assert found.reason == "nothing measured"


# -- the range -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("value", "answer"), [
    (69.94, "not met"), (69.95, "met"), (70, "met"), (80, "met"), (80.04, "met"), (80.06, "not met"),
])
def test_a_range_holds_for_figures_as_they_are_printed(value: float, answer: str) -> None:
    """69.95 percent reads 70.0%, and a reader sees it inside 70 to 80."""
    assert result(row("2019-12-13", value)).range == answer


@pytest.mark.parametrize(("unit", "low", "value", "answer"), [
    ("count", 8.5, 8, "not met"), ("count", 8.5, 9, "met"), ("rate", 1.25, 1.244, "not met"),
    ("rate", 1.25, 1.246, "met"),
])
def test_other_units_have_decimals_of_their_own(unit: str, low: float, value: float, answer: str) -> None:
    cycle = planned(predicted(low=low, high=20), measures=(measure(unit=unit, smallest_change=1),))

    assert result(row("2019-12-13", value, unit=unit), cycle=cycle).range == answer


@pytest.mark.parametrize(("low", "high", "value", "answer"), [
    (70, None, 99, "met"), (70, None, 69, "not met"), (None, 20, 3, "met"), (None, 20, 21, "not met"),
    (None, None, 75, "none given"),
])
def test_one_edge_is_enough(low: float | None, high: float | None, value: float, answer: str) -> None:
    assert result(row("2019-12-13", value), low=low, high=high).range == answer


@pytest.mark.parametrize(("low", "high", "answer"), [
    (65, 75, "too wide to tell"), (65.1, 75, "met"), (65, 74.9, "met"), (50, 95, "too wide to tell"),
    (66, 100, "met"), (65, None, "too wide to tell"), (None, 75, "too wide to tell"),
])
def test_a_range_is_too_wide_that_holds_with_a_change_that_matters_either_way(
    low: float | None, high: float | None, answer: str
) -> None:
    """It stood at 70 before, and 5 points matter: 65 to 75 holds whether it falls, stays or rises."""
    assert result(row("2019-09-24", 70), row("2019-12-13", 71), low=low, high=high).range == answer


@pytest.mark.parametrize(("low", "high", "answer"), [
    (30, 79.9, "met"), (30, 80, "too wide to tell"), (50, None, "too wide to tell"), (50.1, None, "met"),
])
def test_without_a_start_half_of_the_scale_is_too_wide(low: float, high: float | None, answer: str) -> None:
    assert result(row("2019-12-13", 60), low=low, high=high).range == answer


@pytest.mark.parametrize(("start", "low", "high"), [(97, 90, 100), (3, 0, 10)])
def test_near_the_end_of_the_scale_a_range_up_to_the_end_is_too_wide(start: float, low: float, high: float) -> None:
    """From 97 nothing can rise by five points; 90 to 100 holds whatever happens, short of a great fall."""
    assert result(row("2019-09-24", start), row("2019-12-13", 5 + low), low=low, high=high).range == "too wide to tell"


def test_a_range_that_is_too_wide_does_not_count_as_missed_either() -> None:
    """Counting it only when it is missed would make networks look less right than they are."""
    found = result(row("2019-09-24", 70), row("2019-12-13", 20), low=50, high=95)

    assert (found.range, found.inside) == ("too wide to tell", False)


def test_a_count_has_no_scale_to_be_half_of() -> None:
    cycle = planned(predicted(low=0, high=500), measures=(measure(unit="count"),))

    assert result(row("2019-12-13", 60, unit="count"), cycle=cycle).range == "met"


# -- the direction -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("direction", "came", "answer"), [
    ("up", 70.1, "met"), ("up", 70.04, "not met"), ("up", 69, "not met"), ("down", 69.9, "met"),
    ("down", 70, "not met"), ("down", 71, "not met"), (None, 71, "none given"),
])
def test_a_direction_is_met_if_the_printed_figure_moved_that_way(
    direction: str | None, came: float, answer: str
) -> None:
    found = result(row("2019-09-17", 10), row("2019-09-24", 70), row("2019-12-13", came), direction=direction)

    assert found.direction == answer


def test_without_a_figure_from_before_the_plan_the_direction_cannot_be_told() -> None:
    found = result(row("2019-10-01", 60), row("2019-12-13", 75))

    assert (found.range, found.direction, found.reason) == ("met", "cannot tell", "no start")


def test_a_hidden_start_is_no_start() -> None:
    assert result(row("2019-09-17", 60), hidden("2019-09-24"), row("2019-12-13", 75)).direction == "cannot tell"


def test_the_start_is_of_the_same_place() -> None:
    """Before the plan two places were measured; the test ran in one of them."""
    found = result(row("2019-09-24", 60), row("2019-09-25", 90, place="south"), row("2019-12-13", 75))

    assert found.start is not None
    assert (found.start.value, found.direction) == (60, "met")


# -- both in one word ----------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("start", "came", "changes", "outcome"), [
    (60, 75, {}, "met"),
    (60, 65, {}, "not met"),
    (76, 75, {}, "not met"),
    (None, 75, {}, "met"),
    (60, 65, {"low": None, "high": None}, "met"),
    (60, 62, {"low": 40, "high": 90}, "met"),
    (None, 75, {"low": None, "high": None}, "cannot tell"),
    (None, 75, {"low": None, "high": None, "direction": None}, "cannot tell"),
])
def test_a_prediction_is_met_where_all_of_it_that_can_be_told_was_met(
    start: float | None, came: float, changes: dict[str, Any], outcome: str
) -> None:
    before = [row("2019-09-24", start)] if start is not None else []

    assert result(*before, row("2019-12-13", came), **changes).outcome == outcome


# -- withdrawn -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("on", "outcome", "reason"), [
    ("2019-10-07", "withdrawn", "withdrawn"), ("2019-10-08", "met", "withdrawn late"),
])
def test_a_prediction_can_be_taken_back_only_before_its_first_figure(on: str, outcome: str, reason: str) -> None:
    """Whoever sees what comes and takes it back then would never be wrong."""
    found = result(row("2019-10-08", 60), row("2019-12-13", 75), withdrawn={"on": on, "why": "No bus."})

    assert (found.outcome, found.reason, found.came is None) == (outcome, reason, outcome == "withdrawn")


def test_a_look_back_knows_nothing_of_a_later_withdrawal() -> None:
    found = result(row("2019-12-13", 75), withdrawn={"on": "2020-02-01", "why": "No bus."}, as_of=date(2020, 1, 31))

    assert found.outcome == "met"


# -- rules that always hold ----------------------------------------------------------------------------------------

DAYS = st.integers(-60, 140).map(lambda days: LOCKED + timedelta(days=days))
VALUES = st.integers(0, 1000).map(lambda tenths: tenths / 10)
ROWS = st.lists(st.builds(Row, DAYS, VALUES, place=st.sampled_from(["north", "south", "all"]),
                          group=st.sampled_from(["all", "grade-1"])), max_size=8, unique_by=lambda one: (
                              one.period, one.place, one.group))


@given(ROWS, VALUES, VALUES, st.integers(0, 300), st.integers(0, 300))
def test_a_wider_range_never_turns_met_into_not_met(
    rows: list[Row], one: float, other: float, down: int, up: int
) -> None:
    low, high = min(one, other), max(one, other)
    narrow = result(*rows, low=low, high=high)
    wide = result(*rows, low=max(0, low - down / 10), high=min(100, high + up / 10))

    assert (narrow.range, wide.range) not in {("met", "not met"), ("too wide to tell", "not met"),
                                              ("too wide to tell", "met")}


@given(ROWS, DAYS)
def test_a_prediction_withdrawn_before_anything_was_seen_is_never_counted(rows: list[Row], on: date) -> None:
    first = min((one.period for one in rows if one.period > LOCKED), default=TODAY)
    found = result(*rows, withdrawn={"on": min(on, first - timedelta(days=1), TODAY), "why": "No bus."})

    assert found.outcome == "withdrawn"
    assert found.range not in ("met", "not met") and found.direction not in ("met", "not met")


@given(ROWS, ROWS)
def test_nothing_dated_on_or_before_the_day_the_plan_was_set_can_be_what_came(rows: list[Row], old: list[Row]) -> None:
    """It changes neither the figure that counts nor whether that lies in the range."""
    after = [one for one in rows if one.period > LOCKED]
    before = [one for one in old if one.period <= LOCKED]
    with_it, without = result(*after, *before), result(*after)

    assert (with_it.came, with_it.inside) == (without.came, without.inside)
    assert with_it.came is None or with_it.came.period > LOCKED


@given(ROWS, st.lists(VALUES, max_size=3))
def test_figures_of_the_very_day_the_plan_was_set_change_nothing(rows: list[Row], values: list[float]) -> None:
    others = [one for one in rows if one.period != LOCKED]
    of_the_day = [Row(LOCKED, value, place=place) for value, place in zip(values, ("north", "south", "all"),
                                                                         strict=False)]

    assert result(*others, *of_the_day) == result(*others)


@given(ROWS)
def test_figures_after_the_one_that_counts_change_nothing(rows: list[Row]) -> None:
    in_time = [one for one in rows if one.period <= LOOK]
    if result(*in_time).came is not None:
        assert result(*rows) == result(*in_time)


@given(ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Row], chance: Any) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert result(*shuffled) == result(*rows)
