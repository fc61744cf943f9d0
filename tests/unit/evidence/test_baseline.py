"""The newest figure beside the baseline's: a plain difference, never across a break, never a verdict."""

from __future__ import annotations

import pytest
from evidence_records import indicator, period, reading, series, version

from striveutils.evidence.baseline import since_baseline
from striveutils.words import text

BASELINE = period("2015-16")


@pytest.mark.parametrize("direction, before, after, answer", [
    ("up", 60.0, 76.0, "better"), ("up", 76.0, 60.0, "worse"),
    ("down", 16.2, 15.6, "better"), ("down", 15.6, 16.2, "worse"),
    ("up", 60.0, 60.0, "same"),
])
def test_better_and_worse_follow_the_direction_of_the_indicator(
        direction: str, before: float, after: float, answer: str):
    readings = series(("2015-16", before), ("2018-19", after))
    found = since_baseline(readings, BASELINE, indicator(direction=direction), ())
    assert (found.direction, found.comparable, found.reason) == (answer, True, None)


def test_the_difference_is_that_of_the_figures_as_published():
    """869 of 1,437 and 1,108 of 1,457 are shown as 60.5 and 76.0 percent: 15.5 points, as a reader would subtract."""
    readings = series(("2015-16", 100 * 869 / 1437), ("2018-19", 100 * 1108 / 1457))
    found = since_baseline(readings, BASELINE, indicator(), ())
    assert found.difference == 15.5


def test_figures_that_look_equal_are_the_same():
    found = since_baseline(series(("2015-16", 61.01), ("2018-19", 61.04)), BASELINE, indicator(), ())
    assert (found.difference, found.direction) == (0.0, "same")


def test_counts_are_compared_whole():
    readings = series(("2015-16", 1200), ("2018-19", 1201), unit="count")
    assert since_baseline(readings, BASELINE, indicator("count"), ()).difference == 1.0


def test_the_newest_figure_is_the_newest_year_that_has_one():
    found = since_baseline(series(("2015-16", 60.0), ("2017-18", 70.0), ("2018-19", None)), BASELINE, indicator(), ())
    assert found.latest is not None
    assert found.latest.period.text == "2017-18"


@pytest.mark.parametrize("values, baseline, reason", [
    ((), BASELINE, "There is no figure yet to compare."),
    ((("2018-19", None),), BASELINE, "There is no figure yet to compare."),
    ((("2018-19", 61.0),), None, "No baseline is set yet, so there is nothing to compare with."),
    ((("2018-19", 61.0),), BASELINE, "There is no figure for the baseline (2015-16) to compare with."),
    ((("2015-16", None), ("2018-19", 61.0)), BASELINE,
     "There is no figure for the baseline (2015-16) to compare with."),
    ((("2014-15", 60.0), ("2015-16", 61.0)), BASELINE,
     "No figure newer than the baseline (2015-16) is published yet."),
])
def test_where_nothing_can_be_compared_the_reason_is_given(values: tuple, baseline: object, reason: str):
    found = since_baseline(series(*values), baseline, indicator(), ())
    assert (found.comparable, found.difference, found.direction) == (False, None, None)
    assert text(found.reason, "en") == reason


def test_nothing_is_computed_across_a_break():
    """Both figures are known, and still there is no difference."""
    versions = (version("1", "2010-11"), version("2", "2016-17", "no"))
    found = since_baseline(series(("2015-16", 60.0), ("2018-19", 76.0)), BASELINE, indicator(), versions)
    assert (found.comparable, found.difference, found.direction) == (False, None, None)
    assert text(found.reason, "en") == (
        "The way this is measured changed in 2016-17, so it is not comparable with the baseline (2015-16).")


def test_a_bridged_change_may_be_compared_and_says_so():
    versions = (version("1", "2010-11"), version("2", "2016-17", "bridged"))
    found = since_baseline(series(("2015-16", 60.0), ("2018-19", 76.0)), BASELINE, indicator(), versions)
    assert (found.comparable, found.bridged, found.difference) == (True, True, 16.0)


def test_groups_among_the_readings_are_not_taken_for_the_total():
    total = series(("2015-16", 60.0), ("2018-19", 76.0))
    group = reading(period("2018-19"), 5.0, group="grade-1")
    assert since_baseline((*total, group), BASELINE, indicator(), ()).difference == 16.0
