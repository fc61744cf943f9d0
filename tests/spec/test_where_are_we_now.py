"""Where are we now? From the files a partnership keeps to the figures a page may use.

Each test writes the file it is about; everything else is the sample partnership of the tests: one network in North
(chronic absence, percents without counts), one in North and South (graduation, with counts), seen on 2020-02-29.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samples import write_partnership
from striveutils import records
from striveutils.evidence import baseline, breaks, cycles, series, targets
from striveutils.words import text

TODAY = date(2020, 2, 29)
GRADUATION = "indicators/observations/four-year-graduation.csv"
ABSENCE = "indicators/observations/chronic-absence.csv"
VERSIONS = "indicators/versions.csv"
HEADER = "period,place,dimension,group,numerator,denominator,value,version,note\n"


def partnership(folder: Path, **files: str) -> records.Partnership:
    names = {"graduation": GRADUATION, "absence": ABSENCE, "versions": VERSIONS, "targets": "indicators/targets.csv"}
    return records.open_partnership(write_partnership(folder, {names[name]: rows for name, rows in files.items()}))


def totals(data: records.Partnership, network: str, as_of: date = TODAY) -> dict[str, str]:
    """The figures for everybody as a line of text, by period."""
    found = series.totals(series.readings(data, network, as_of))
    return {one.period.text: "no figure" if one.value is None else f"{one.numerator} of {one.denominator}"
            if one.denominator else f"{one.value}%" for one in found}


def test_a_network_of_two_places_adds_up_their_counts(tmp_path: Path):
    """North 90 of 120 and South 60 of 100 in 2016-17; the next year 96 of 120 and 66 of 100."""
    data = partnership(tmp_path)
    assert totals(data, "both-graduate") == {
        "2016-17": "150 of 220", "2017-18": "162 of 220", "2018-19": "170 of 220"}


def test_a_percent_without_counts_is_as_published(tmp_path: Path):
    data = partnership(tmp_path)
    assert totals(data, "north-attendance") == {
        "2015-16": "16.2%", "2016-17": "16.0%", "2017-18": "18.2%", "2018-19": "15.6%"}


def test_a_year_in_which_one_place_is_missing_has_no_figure(tmp_path: Path):
    data = partnership(tmp_path, graduation=HEADER + (
        "2016-17,north,all,all,90,120,,1,\n"
        "2016-17,south,all,all,60,100,,1,\n"
        "2017-18,north,all,all,96,120,,1,\n"
    ))
    assert totals(data, "both-graduate") == {"2016-17": "150 of 220", "2017-18": "no figure"}

    newest = series.totals(series.readings(data, "both-graduate", TODAY))[-1]
    assert text(newest.why_missing, "en") == "Not recorded for South, so there is no figure for all places together."
    assert text(newest.why_missing, "es").startswith("Todavía no hay nada anotado para Sur")


def test_places_can_be_seen_one_by_one(tmp_path: Path):
    found = series.totals(series.by_place(partnership(tmp_path), "both-graduate", TODAY))
    assert [(one.period.text, one.places, one.numerator) for one in found if one.period.text == "2018-19"] == [
        ("2018-19", ("north",), 99), ("2018-19", ("south",), 71)]


def test_groups_come_in_the_order_of_the_labels(tmp_path: Path):
    found = [one for one in series.readings(partnership(tmp_path), "north-attendance", TODAY)
             if one.period.text == "2018-19"]
    assert [one.group for one in found] == ["all", "kindergarten", "grade-1", "grade-2"]
    assert [one.suppressed for one in found] == [False, False, False, True]


def test_a_figure_that_was_not_out_yet_is_not_known(tmp_path: Path):
    """Graduation takes four months: 2018-19 ends on June 30, 2019 and is out on October 31."""
    data = partnership(tmp_path)
    assert "2018-19" not in totals(data, "both-graduate", date(2019, 10, 30))
    assert "2018-19" in totals(data, "both-graduate", date(2019, 10, 31))


def test_the_newest_figure_beside_the_baseline_year(tmp_path: Path):
    """16.2 percent absent in 2015-16, 15.6 in 2018-19: 0.6 points less, which is better. It is no verdict."""
    data = partnership(tmp_path)
    found = compared(data)
    assert (found.baseline.value, found.latest.value) == (16.2, 15.6)
    assert (found.difference, found.direction) == (-0.6, "better")


def test_across_a_change_of_definition_nothing_is_compared(tmp_path: Path):
    data = partnership(tmp_path, versions=(
        "indicator,version,from_period,definition_en,definition_es,kind,reason,comparable,decided_on\n"
        "chronic-absence,1,2011-12,,,definition,,yes,2012-01-15\n"
        "chronic-absence,2,2017-18,,,definition,Half days count,no,2018-01-15\n"
    ), absence=HEADER + (
        "2015-16,north,all,all,,,16.2,1,\n"
        "2017-18,north,all,all,,,18.2,2,\n"
        "2018-19,north,all,all,,,15.6,2,\n"
    ))
    found = compared(data)
    assert (found.difference, found.direction, found.comparable) == (None, None, False)
    assert text(found.reason, "en") == (
        "The way this is measured changed in 2017-18, so it is not comparable with the baseline (2015-16).")

    readings = series.totals(series.readings(data, "north-attendance", TODAY))
    stretch = breaks.comparable_stretch(readings, data.versions("chronic-absence"))
    assert [one.period.text for one in stretch] == ["2017-18", "2018-19"]


def test_a_year_that_was_never_recorded_is_a_gap(tmp_path: Path):
    data = partnership(tmp_path, absence=HEADER + (
        "2015-16,north,all,all,,,16.2,1,\n"
        "2018-19,north,all,all,,,15.6,1,\n"
    ))
    readings = series.totals(series.readings(data, "north-attendance", TODAY))
    assert [gap.text for gap in series.gaps(one.period for one in readings)] == ["2016-17", "2017-18"]


def test_an_indicator_without_figures_has_none(tmp_path: Path):
    data = partnership(tmp_path, absence=HEADER)
    assert series.readings(data, "north-attendance", TODAY) == ()
    assert text(compared(data).reason, "en") == "There is no figure yet to compare."


def test_the_target_is_the_one_set_last_for_everybody_in_the_place(tmp_path: Path):
    data = partnership(tmp_path, targets=(
        "indicator,place,group,baseline_period,target_period,target,set_on,why\n"
        "chronic-absence,north,all,2015-16,2020-21,12,2018-09-15,\n"
        "chronic-absence,north,all,2015-16,2021-22,11,2019-09-15,\n"
        "chronic-absence,north,kindergarten,2015-16,2020-21,13,2019-10-15,\n"
        "chronic-absence,south,all,2015-16,2020-21,9,2019-11-15,\n"
    ))
    assert targets.target_of(data, "north-attendance").target == 11
    assert targets.target_of(data, "north-attendance", as_of=date(2019, 9, 14)).target == 12
    assert targets.target_of(data, "north-attendance", group="kindergarten").target == 13


def test_a_target_for_one_of_two_places_is_none_for_the_network(tmp_path: Path):
    """The sample has a target for North; the network works in North and South."""
    data = partnership(tmp_path)
    assert targets.target_of(data, "both-graduate") is None


def test_a_target_for_all_places_together_has_the_place_all(tmp_path: Path):
    data = partnership(tmp_path, targets=(
        "indicator,place,group,baseline_period,target_period,target,set_on,why\n"
        "four-year-graduation,all,all,2016-17,2020-21,85,2018-09-15,\n"
    ))
    assert targets.target_of(data, "both-graduate").target == 85


def test_what_the_cycle_measured_so_far(tmp_path: Path):
    """40, 44 and 47 of 60 children on time; on October 20 the third count was still to come."""
    network = partnership(tmp_path).network("north-attendance")
    walking = network.cycles["walking-groups"]
    found = cycles.measured(network.points, walking, "on-time", TODAY)
    assert [f"{one.date} {one.numerator} of {one.denominator}" for one in found] == [
        "2019-10-07 40 of 60", "2019-10-14 44 of 60", "2019-10-21 47 of 60"]
    assert len(cycles.measured(network.points, walking, "on-time", date(2019, 10, 20))) == 2
    assert cycles.state(walking, TODAY) == "running"
    assert cycles.current(network.cycles, TODAY) == "walking-groups"


def compared(data: records.Partnership) -> baseline.Comparison:
    return baseline.since_baseline(
        series.readings(data, "north-attendance", TODAY),
        targets.target_of(data, "north-attendance").baseline_period,
        data.indicator("chronic-absence"),
        data.versions("chronic-absence"),
    )
