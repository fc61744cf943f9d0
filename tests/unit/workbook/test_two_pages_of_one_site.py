"""What two pages of one site show together: a reader may subtract one from the other."""

from __future__ import annotations

from pathlib import Path

from samples import FILES, write_partnership
from striveutils import workbook
from striveutils.disclosure import Shown

FIGURES = """\
period,place,dimension,group,numerator,denominator,value,version,note
2018-19,north,all,all,30,100,,1,
2018-19,north,grade,kindergarten,12,40,,1,
2018-19,north,grade,grade-1,18,60,,1,
2018-19,south,all,all,30,100,,1,
2018-19,south,grade,kindergarten,2,4,,1,
2018-19,south,grade,grade-1,28,96,,1,
"""


def groups(folder: Path, network: str) -> dict[str, Shown]:
    shown = workbook.open(network, data_dir=str(folder)).subject.shown
    return {row.group: row for row in shown if row.dimension == "grade"}


def test_a_sum_over_places_hides_what_a_page_about_one_of_them_would_give_away(tmp_path: Path) -> None:
    """14 of 44 in both places less 12 of 40 in the north would be the 4 children in the south's kindergarten."""
    both = FILES["networks/both-graduate/network.yaml"]
    write_partnership(tmp_path, {
        "indicators/observations/four-year-graduation.csv": FIGURES,
        "networks/north-graduate/network.yaml": both.replace("[north, south]", "[north]"),
    })

    assert groups(tmp_path, "north-graduate")["kindergarten"].denominator == 40
    assert {row.status for row in groups(tmp_path, "both-graduate").values()} == {"small"}


def test_a_percent_the_network_measured_without_counts_is_not_shown(tmp_path: Path) -> None:
    """42.9 % without a count may be 3 of 7 children; a count of home visits protects nobody."""
    points = """\
measure,date,place,group,numerator,denominator,value,cycle,note
on-time,2019-10-07,north,all,,,42.9,walking-groups,
visits,2019-10-07,north,all,,,8,walking-groups,
"""
    write_partnership(tmp_path, {"networks/north-attendance/points.csv": points})
    subject = workbook.open("north-attendance", data_dir=str(tmp_path)).subject
    assert subject.cycle is not None
    by_measure = {measure.measure: subject.measured(measure)[0] for measure in subject.cycle.plan.measures}

    assert by_measure["on-time"].status == "small" and by_measure["on-time"].value is None
    assert by_measure["visits"].value == 8
