"""Periods: school years, years, months, weeks, days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.records.columns.checking import Fault
from striveutils.records.columns.periods import EARLIEST, LATEST, Period, parse
from striveutils.words import text

YEARS = st.integers(EARLIEST, LATEST)


def refused(written: str, frequency: str | None = None) -> str:
    """Everything told about a period that is none."""
    with pytest.raises(Fault) as caught:
        parse(written, frequency)
    fault = caught.value
    return " | ".join(text(part, "en") for part in (fault.wrong, fault.expected, fault.cure) if part is not None)


@pytest.mark.parametrize(("written", "frequency", "start", "end"), [
    ("2018-19", "annual", date(2018, 7, 1), date(2019, 6, 30)),
    ("1999-00", "annual", date(1999, 7, 1), date(2000, 6, 30)),
    ("2019", "annual", date(2019, 1, 1), date(2019, 12, 31)),
    ("2019-02", "monthly", date(2019, 2, 1), date(2019, 2, 28)),
    ("2020-02", "monthly", date(2020, 2, 1), date(2020, 2, 29)),
    ("2019-12", "monthly", date(2019, 12, 1), date(2019, 12, 31)),
    ("2019-03-11", "weekly", date(2019, 3, 11), date(2019, 3, 17)),
    ("2019-03-11", "daily", date(2019, 3, 11), date(2019, 3, 11)),
])
def test_a_period_covers_these_days(written: str, frequency: str, start: date, end: date):
    assert parse(written, frequency) == Period(written, start, end, frequency)


def test_2011_12_is_a_school_year_for_an_annual_indicator_and_december_for_a_monthly_one():
    assert parse("2011-12", "annual").start == date(2011, 7, 1)
    assert parse("2011-12", "monthly").start == date(2011, 12, 1)


def test_where_the_frequency_is_not_known_2011_12_is_a_school_year():
    assert parse("2011-12").frequency == "annual"
    assert parse("2019-03").frequency == "monthly"
    assert parse("2019-03-11").frequency == "daily"


def test_a_school_year_starts_in_the_month_the_partnership_says():
    assert parse("2018-19", "annual", 9) == Period("2018-19", date(2018, 9, 1), date(2019, 8, 31), "annual")
    assert parse("2018-19", "annual", 1) == Period("2018-19", date(2018, 1, 1), date(2018, 12, 31), "annual")


def test_periods_are_ordered_by_their_start_whatever_their_text():
    written = ["2018-19", "2017-18", "2019", "1999-00"]
    assert [period.text for period in sorted(parse(one, "annual") for one in written)] == [
        "1999-00", "2017-18", "2018-19", "2019"]


def test_a_period_reads_as_it_was_written():
    assert str(parse("2018-19", "annual")) == "2018-19"


@pytest.mark.parametrize("written", ["2018-20", "2018-18", "18-19", "2018-19 ", "2018/19x", "", "all", "Total", "20181",
                                     "2018-13", "2018-00", "0000", "２０１８-１９"])
def test_what_is_no_period_is_refused(written: str):
    assert refused(written)


@pytest.mark.parametrize("written", ["0024-25", "0024", "2200", "2200-01"])
def test_years_far_from_ours_are_slips(written: str):
    assert refused(written, "annual")


@pytest.mark.parametrize("written", ["2018-2019", "2018/19", "2018–19", "2018 - 19", "2018/2019"])
def test_a_school_year_written_another_way_is_answered_with_the_right_one(written: str):
    assert "Write it as 2018-19." in refused(written, "annual")


@pytest.mark.parametrize("written", ["Dec-11", "Dec 2011", "11-Dec", "2-Jan", "2-Jan-24"])
def test_what_a_spreadsheet_made_of_a_period_is_explained(written: str):
    assert "took 2011-12 for a date and shows Dec-11" in refused(written, "annual")


def test_a_month_where_the_indicator_comes_once_a_year_is_told_as_that():
    assert "does not fit how often this indicator comes: once a year" in refused("2019-03", "annual")
    assert "does not fit" in refused("2018-19", "monthly")


def test_a_week_is_named_by_its_monday():
    assert "The Monday of that week is 2019-03-11." in refused("2019-03-13", "weekly")


@given(YEARS)
def test_school_years_follow_each_other_without_a_gap(year: int):
    if year + 1 > LATEST:
        return
    this, following = (parse(f"{first}-{(first + 1) % 100:02}", "annual") for first in (year, year + 1))
    assert this < following and (following.start - this.end).days == 1


@given(st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31)))
def test_every_day_lies_in_its_month_and_in_its_year(day: date):
    for written, frequency in ((f"{day:%Y-%m}", "monthly"), (f"{day:%Y}", "annual"), (day.isoformat(), "daily")):
        period = parse(written, frequency)
        assert period.start <= day <= period.end


@given(st.text(max_size=30), st.sampled_from(["annual", "monthly", "weekly", "daily", None]))
def test_any_text_is_a_period_or_a_fault_that_can_be_told(written: str, frequency: str | None):
    try:
        assert parse(written, frequency).text == written
    except Fault as fault:
        for lang in ("en", "es"):
            assert len(text(fault.wrong, lang)) < 200
