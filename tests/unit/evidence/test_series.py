"""Readings: what several places say together, and where there is no figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from evidence_records import observation, one, period, taken_together, version

from samples import FILES, write_partnership
from striveutils import records
from striveutils.evidence import series
from striveutils.evidence.series import following, gaps, published_by, totals
from striveutils.words import text


def test_counts_of_all_places_are_added_up_and_the_percent_comes_from_the_sum():
    """90 of 120 and 60 of 100 are 150 of 220, which is 68.2 percent; the mean of the two percents would be 67.5."""
    found = one(observation("2016-17", "north", of=(90, 120)), observation("2016-17", "south", of=(60, 100)))

    assert (found.numerator, found.denominator) == (150, 220)
    assert found.value == pytest.approx(68.18, abs=0.01)
    assert found.places == ("north", "south")


def test_a_missing_place_leaves_no_figure_and_is_named():
    found = one(observation("2016-17", "north", of=(90, 120)))

    assert (found.numerator, found.denominator, found.value) == (None, None, None)
    assert text(found.why_missing, "en") == "Not recorded for South, so there is no figure for all places together."
    assert "Sur" in text(found.why_missing, "es")


def test_an_empty_row_is_a_missing_place():
    found = one(observation("2016-17", "north", of=(90, 120)), observation("2016-17", "south"))
    assert found.value is None
    assert "South" in text(found.why_missing, "en")


def test_percents_of_several_places_are_not_averaged():
    found = one(observation("2016-17", "north", value=16.2), observation("2016-17", "south", value=20.0))
    assert found.value is None
    assert text(found.why_missing, "en") == "Published without counts, so the places cannot be added up."


def test_counts_of_one_place_and_a_percent_of_another_are_not_added_up():
    found = one(observation("2016-17", "north", of=(90, 120)), observation("2016-17", "south", value=20.0))
    assert (found.numerator, found.value) == (None, None)


def test_a_percent_of_one_place_is_passed_on_as_published():
    assert one(observation("2016-17", value=16.2), places=("north",)).value == 16.2


def test_counts_win_over_a_value_published_beside_them():
    assert one(observation("2016-17", of=(90, 120), value=74.0), places=("north",)).value == 75.0


def test_nobody_in_a_group_is_missing_and_not_zero_percent():
    found = one(observation("2016-17", of=(0, 0)), places=("north",))
    assert found.value is None
    assert text(found.why_missing, "en") == "There was nobody in this group."


def test_none_of_thirty_is_zero_percent():
    found = one(observation("2016-17", of=(0, 30)), places=("north",))
    assert (found.value, found.why_missing) == (0.0, None)


def test_a_figure_held_back_in_one_place_is_held_back_for_all():
    found = one(observation("2016-17", "north", of=(90, 120)),
                  observation("2016-17", "south", note="suppressed at source"))
    assert found.suppressed
    assert (found.numerator, found.denominator, found.value, found.why_missing) == (None, None, None, None)


def test_numbers_beside_the_note_suppressed_at_source_do_not_get_through():
    """A publisher that stars the percent but prints the counts still holds the figure back."""
    found = one(observation("2018-19", of=(14, 16), note="Suppressed at source; small group"), places=("north",))
    assert found.suppressed
    assert (found.numerator, found.denominator, found.value) == (None, None, None)


def test_places_measured_by_different_versions_are_not_added_up():
    found = one(observation("2016-17", "north", of=(90, 120), version="1"),
                  observation("2016-17", "south", of=(60, 100), version="2"))
    assert found.value is None
    assert "different ways" in text(found.why_missing, "en")


def test_a_row_without_version_has_the_one_of_its_period():
    rows = [observation(when, value=1.0) for when in ("2014-15", "2016-17")]
    found = taken_together(*rows, places=("north",), versions=(version("2", "2016-17", "no"), version("1", "2011-12")))
    assert [one.version for one in found] == ["1", "2"]


@pytest.mark.parametrize("unit, numbers, value", [
    ("rate", {"of": (30, 120)}, 0.25),
    ("rate", {"value": 130.5}, 130.5),
    ("mean", {"of": (960, 120)}, 8.0),
    ("mean", {"value": 412.5}, 412.5),
    ("count", {"of": (1457, None)}, 1457),
    ("count", {"value": 1457.0}, 1457.0),
])
def test_a_value_is_in_the_unit_of_its_indicator(unit: str, numbers: dict, value: float):
    assert one(observation("2016-17", **numbers), places=("north",), unit=unit).value == value


def test_plain_counts_of_places_are_added_up():
    rows = observation("2016-17", "north", of=(40, None)), observation("2016-17", "south", value=2.0)
    assert one(*rows, unit="count").value == 42


def test_a_count_missing_in_one_place_leaves_no_sum():
    """A denominator alone says how many children there are, not how many are counted."""
    rows = observation("2016-17", "north", of=(40, None)), observation("2016-17", "south", of=(None, 50))
    found = one(*rows, unit="count")
    assert (found.value, found.numerator) == (None, None)


def test_notes_of_places_are_kept_once():
    rows = (observation("2019-20", "north", of=(9, 20), note="short year"),
            observation("2019-20", "south", of=(8, 20), note="short year"))
    assert one(*rows).note == "short year"


def test_a_place_outside_the_network_is_left_out():
    assert one(observation("2016-17", "north", of=(9, 12)), observation("2016-17", "west", of=(1, 100)),
               places=("north",)).denominator == 12


def test_totals_are_the_readings_of_everybody_oldest_first():
    found = taken_together(observation("2018-19", value=2.0), observation("2016-17", value=1.0),
                           observation("2016-17", group="grade-1", value=9.0), places=("north",))
    assert [one.value for one in totals(found)] == [1.0, 2.0]


@pytest.mark.parametrize("as_of, out", [("2019-09-29", False), ("2019-09-30", True)])
def test_a_figure_is_out_when_its_lag_has_passed(as_of: str, out: bool):
    """A school year ends on June 30; three months later is the last of September."""
    assert published_by(period("2018-19"), 3, date.fromisoformat(as_of)) is out


@pytest.mark.parametrize("as_of, out", [("2020-02-28", False), ("2020-02-29", True)])
def test_a_lag_from_the_end_of_a_month_ends_with_a_month(as_of: str, out: bool):
    """December's figure with a lag of two months is out at the end of February, in a leap year on the 29th."""
    assert published_by(period("2019-12", "monthly"), 2, date.fromisoformat(as_of)) is out


def test_without_a_lag_a_figure_is_out_on_its_last_day():
    assert published_by(period("2018-19"), None, date(2019, 6, 30))
    assert not published_by(period("2018-19"), None, date(2019, 6, 29))


def test_years_that_are_not_recorded_are_gaps():
    """What comes before the first and after the last is none."""
    assert [gap.text for gap in gaps(map(period, ("2013-14", "2015-16", "2018-19")))] == [
        "2014-15", "2016-17", "2017-18"]


def test_a_series_without_holes_or_without_figures_has_no_gaps():
    assert list(gaps(map(period, ("2015-16", "2016-17")))) == list(gaps([period("2015-16")])) == list(gaps(())) == []


def test_days_without_school_are_no_gaps():
    assert list(gaps(period(day, "daily") for day in ("2019-03-08", "2019-03-18"))) == []


@pytest.mark.parametrize("text, frequency, expected", [
    ("2018-19", "annual", "2019-20"), ("1999-00", "annual", "2000-01"), ("2019", "annual", "2020"),
    ("2019-12", "monthly", "2020-01"), ("2020-01", "monthly", "2020-02"), ("2019-12-30", "weekly", "2020-01-06"),
])
def test_the_following_period_is_the_next_one_of_its_kind(text: str, frequency: str, expected: str):
    assert following(period(text, frequency)) == period(expected, frequency)


def test_a_year_measured_both_ways_is_shown_by_the_version_in_force_whatever_the_order_of_its_rows(
    tmp_path: Path,
) -> None:
    rows = ["2018-19,north,all,all,30,100,,2,\n", "2018-19,north,all,all,50,90,,1,\n"]
    second = "four-year-graduation,2,2018-19,New.,Nueva.,definition,,bridged,2019-01-01\n"
    versions = FILES["indicators/versions.csv"] + second
    network = FILES["networks/both-graduate/network.yaml"].replace("[north, south]", "[north]")
    found = []
    for number, order in enumerate((rows, rows[::-1])):
        data = records.open_partnership(write_partnership(tmp_path / str(number), {
            "indicators/versions.csv": versions, "networks/both-graduate/network.yaml": network,
            "indicators/observations/four-year-graduation.csv":
                "period,place,dimension,group,numerator,denominator,value,version,note\n" + "".join(order),
        }))
        found.append(series.readings(data, "both-graduate", date(2020, 2, 29)))

    assert [(one.numerator, one.denominator) for one in found[0]] == [(30, 100)]
    assert found[0] == found[1]
