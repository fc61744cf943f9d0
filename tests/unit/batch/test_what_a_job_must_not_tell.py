"""A job works out again, from the files, which figures its pages must not tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samples import FILES, write_partnership
from striveutils import records
from striveutils.batch.concealing import secrets
from striveutils.publish.concealed import Secret

DAY = date(2020, 2, 29)
BOTH, NORTH = "both-graduate", "north-attendance"
POINTS = f"networks/{NORTH}/points.csv"


def of(folder: Path, network: str, changes: dict[str, str | None] | None = None) -> dict[tuple[str, ...], Secret]:
    data = records.open_partnership(write_partnership(folder, changes))
    return {secret.key: secret for secret in secrets(data, network, DAY)}


def test_a_small_group_and_the_one_that_protects_it_are_secrets(tmp_path: Path) -> None:
    """In North, 5 of 8 in grade 2 is small; grade 1, with 44 of 52, is hidden with it."""
    found = of(tmp_path, BOTH)
    small = found["grade", "grade-2", "four-year-graduation", "2018-19", "north"]
    assert {"5 of 8", "5 de 8", "62.5%"} <= small.forms
    assert {"Grade 2"} <= small.names
    assert "2018-19" in small.periods
    assert {key[1] for key in found} == {"grade-1", "grade-2"}


def test_the_whole_table_shown_has_no_secrets(tmp_path: Path) -> None:
    assert of(tmp_path, NORTH) == {}


def test_a_measured_day_has_its_day_as_people_read_it(tmp_path: Path) -> None:
    few = FILES[POINTS].replace(",40,60,", ",4,7,")
    found = of(tmp_path, NORTH, {POINTS: few})
    (day,) = found.values()
    assert day.key == ("all", "all", "on-time", "2019-10-07", "north")
    assert {"4 of 7", "57.1%"} <= day.forms
    assert {"2019-10-07", "October 7, 2019", "Oct 7, 2019", "7 de octubre de 2019"} <= day.periods
    assert {"Children on time", "Niños que llegan a tiempo", "North", "Norte"} <= day.names


@pytest.mark.parametrize("counts", ["adults", "events"])
def test_what_counts_no_children_has_no_secrets(tmp_path: Path, counts: str) -> None:
    cycle = f"networks/{NORTH}/cycles/walking-groups.yaml"
    few = FILES[POINTS].replace(",40,60,", ",4,7,")
    assert of(tmp_path, NORTH, {POINTS: few, cycle: FILES[cycle].replace("counts: children", f"counts: {counts}")}
              ) == {}
