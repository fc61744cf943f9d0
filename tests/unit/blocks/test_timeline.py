"""Which figures follow each other, and where a line has a gap."""

from __future__ import annotations

from datetime import date

import pytest
from shown_rows import ABSENCE, let_through, points, published

from striveutils.blocks import timeline
from striveutils.records.columns.periods import parse


def lines(rows: object, breaks: tuple[date, ...] = ()) -> list[list[str]]:
    return [[row.period_text for row in piece] for piece in timeline.segments(rows, breaks)]  # type: ignore[arg-type]


def test_years_that_follow_each_other_are_one_line() -> None:
    assert lines(published(ABSENCE)) == [list(ABSENCE)]


@pytest.mark.parametrize("held_back", [(), ("2013-14",)])
def test_a_hidden_or_missing_figure_is_a_gap(held_back: tuple[str, ...]) -> None:
    rows = published({"2012-13": 19.8, "2013-14": None, "2014-15": 18.6}, held_back=held_back)

    assert lines(rows) == [["2012-13"], ["2014-15"]]


def test_a_year_without_a_row_is_a_gap_too_and_has_a_name() -> None:
    rows = published({"2012-13": 25.9, "2014-15": 24.5, "2015-16": 37.7})

    assert lines(rows) == [["2012-13"], ["2014-15", "2015-16"]]
    assert [period.text for period in timeline.missing(rows)] == ["2013-14"]


def test_a_month_without_a_row_is_a_gap() -> None:
    rows = published({"2019-11": 5.0, "2019-12": 6.0, "2020-02": 7.0}, frequency="monthly")

    assert lines(rows) == [["2019-11", "2019-12"], ["2020-02"]]
    assert [period.text for period in timeline.missing(rows)] == ["2020-01"]


def test_a_week_without_a_record_is_a_gap_even_where_weeks_are_few() -> None:
    rows = published({"2019-03-04": 5.0, "2019-03-18": 6.0, "2019-04-01": 7.0, "2019-04-08": 7.0}, frequency="weekly")

    assert [len(piece) for piece in lines(rows)] == [1, 1, 2]
    assert [period.text for period in timeline.missing(rows)] == ["2019-03-11", "2019-03-25"]


def test_days_without_a_record_are_not_missed() -> None:
    rows = published({"2019-03-08": 5.0, "2019-03-11": 6.0, "2019-03-12": 7.0}, frequency="daily")

    assert timeline.missing(rows) == ()
    assert [len(piece) for piece in lines(rows)] == [3]


def test_no_line_crosses_a_new_definition() -> None:
    rows = published(ABSENCE)
    new = timeline.day_of("2014-15", rows)

    assert new == date(2014, 7, 1)
    assert lines(rows, (new,)) == [["2011-12", "2012-13", "2013-14"], list(ABSENCE)[3:]]


def test_a_week_left_out_is_a_gap_in_weekly_points() -> None:
    measured = points([60, 62, 64]) + points([70, 71], start=date(2019, 11, 4))

    assert [len(piece) for piece in lines(let_through(measured))] == [3, 2]


def test_a_weekend_is_no_gap_in_daily_points() -> None:
    week = points([90, 91, 92, 93, 94], every=1, start=date(2019, 10, 7))
    after = points([95, 96], every=1, start=date(2019, 10, 14))

    assert [len(piece) for piece in lines(let_through(week + after))] == [7]


def test_a_hidden_day_between_two_days_is_a_gap_all_the_same() -> None:
    daily = points([90, 91, None, 93, 94], every=1)

    assert [len(piece) for piece in lines(let_through(daily))] == [2, 2]


def test_rows_of_two_series_are_refused() -> None:
    both = points([60, 62]) + points([70, 71], place="south")

    with pytest.raises(ValueError, match="one row for each period"):
        timeline.in_order(let_through(both))
    assert [[row.place for row in line] for line in timeline.lines_of(let_through(both))] == [
        ["north", "north"], ["south", "south"],
    ]


def test_groups_are_not_drawn_beside_everybody() -> None:
    measured = points([60, 62]) + points([70, 71], group="kindergarten")

    assert [{row.group for row in line} for line in timeline.lines_of(let_through(measured))] == [{"all"}]


def test_only_rows_that_came_through_the_door_are_taken() -> None:
    with pytest.raises(TypeError, match="disclosure"):
        timeline.in_order(points([60]))  # type: ignore[arg-type]


@pytest.mark.parametrize(("day", "text_", "frequency", "place"), [
    (date(2018, 7, 1), "2018-19", "annual", 2017.5), (date(2018, 12, 31), "2018-19", "annual", 2018.0),
    (date(2019, 6, 30), "2018-19", "annual", 2018.5), (date(2019, 7, 1), "2018-19", "annual", 2018.5),
    (date(2019, 7, 1), "2019", "annual", 2019.0), (date(2020, 2, 29), "2020", "annual", 2019.66),
    (date(2019, 3, 1), "2019-01", "monthly", 2019 * 12 + 2.5),
    (date(2019, 3, 31), "2019-01", "monthly", 2019 * 12 + 3.5),
    (date(2019, 3, 14), "2019-03-11", "weekly", date(2019, 3, 11).toordinal()),
    (date(2019, 3, 14), "2019-03-11", "daily", date(2019, 3, 14).toordinal()),
])
def test_a_day_has_its_place_between_the_middles_of_periods(
    day: date, text_: str, frequency: str, place: float
) -> None:
    assert timeline.day_slot(day, parse(text_, frequency)) == pytest.approx(place, abs=0.02)


@pytest.mark.parametrize(("last", "coming_"), [(2018, []), (2020, ["2019-20", "2020-21"])])
def test_the_periods_after_the_newest_row_have_names(last: int, coming_: list[str]) -> None:
    assert [period.text for period in timeline.coming(published({"2018-19": 5.0}), last)] == coming_
