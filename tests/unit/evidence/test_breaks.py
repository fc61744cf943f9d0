"""Breaks: what may be compared with what."""

from __future__ import annotations

import pytest
from evidence_records import period, series, version

from striveutils.evidence.breaks import breaks_within, comparability, comparable_stretch, version_at

YEARS = tuple((year, 10.0) for year in ("2013-14", "2014-15", "2015-16", "2016-17"))


@pytest.mark.parametrize("second, third, answer", [
    ("yes", "yes", "yes"), ("yes", "bridged", "bridged"), ("bridged", "no", "no"), ("no", "yes", "no"),
])
def test_the_strictest_change_between_two_figures_decides(second: str, third: str, answer: str):
    versions = (version("1", "2010-11"), version("2", "2014-15", second), version("3", "2015-16", third))
    found = series(*YEARS)
    assert comparability(found[0], found[-1], versions) == answer


def test_what_the_first_version_says_about_earlier_ones_does_not_matter():
    versions = (version("1", "2010-11", "no"),)
    found = series(*YEARS)
    assert comparability(found[0], found[-1], versions) == "yes"


def test_the_version_in_a_row_wins_over_its_period():
    """The new test was already used in 2014-15, a year before it is said to begin."""
    versions = (version("1", "2010-11"), version("2", "2015-16", "no"))
    found = series(*YEARS, versions=("1", "2", "2", "2"))
    assert comparability(found[1], found[-1], versions) == "yes"
    assert comparability(found[0], found[1], versions) == "no"


def test_the_comparable_stretch_reaches_back_to_the_last_break():
    versions = (version("1", "2010-11"), version("2", "2014-15", "no"), version("3", "2016-17", "bridged"))
    assert [one.period.text for one in comparable_stretch(series(*YEARS), versions)] == [
        "2014-15", "2015-16", "2016-17"]


def test_without_versions_everything_is_comparable():
    assert len(comparable_stretch(series(*YEARS), ())) == 4


def test_the_stretch_is_measured_from_the_newest_figure_and_not_from_an_empty_year():
    versions = (version("1", "2010-11"), version("2", "2016-17", "no"))
    found = series(*YEARS[:3], ("2016-17", None))
    assert [one.period.text for one in comparable_stretch(found, versions)] == ["2013-14", "2014-15", "2015-16"]
    assert comparable_stretch(series(("2016-17", None)), versions) == ()


def test_breaks_before_the_series_began_are_not_in_it():
    versions = (version("1", "2010-11"), version("2", "2012-13", "no"), version("3", "2015-16", "no"),
                version("4", "2016-17", "bridged"))
    assert [change.version for change in breaks_within(series(*YEARS), versions)] == ["3"]
    assert breaks_within((), versions) == ()


def test_before_the_first_version_none_is_in_force():
    assert version_at((version("1", "2010-11"),), period("2009-10")) == ""
