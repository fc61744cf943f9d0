"""What ``strive check`` says beyond single files: ids recorded nowhere, totals, names of files. Warnings only."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import FILES, write_partnership
from striveutils import records
from striveutils.errors import Problem
from striveutils.words import text

NETWORK = "networks/north-attendance/network.yaml"
FIGURES = "indicators/observations/four-year-graduation.csv"


def checked(folder: Path, changes: dict[str, str | None]) -> list[Problem]:
    """Every problem of the sample with some files changed; none of them may be more than a warning."""
    found = list(records.open_partnership(write_partnership(folder, changes)).problems())
    assert all(problem.warning for problem in found), [words(problem) for problem in found]
    return found


def only(folder: Path, changes: dict[str, str | None]) -> Problem:
    found = checked(folder, changes)
    assert len(found) == 1, [words(problem) for problem in found]
    return found[0]


def replaced(file: str, old: str, new: str) -> dict[str, str | None]:
    assert old in FILES[file]
    return {file: FILES[file].replace(old, new)}


def words(problem: Problem) -> str:
    parts = (problem.wrong, problem.expected, problem.cure)
    return " | ".join([problem.file, *(text(part, "en") for part in parts if part is not None)])


def test_the_sample_refers_to_nothing_that_is_not_recorded(tmp_path: Path):
    assert checked(tmp_path, {}) == []


@pytest.mark.parametrize(("file", "old", "new", "row", "column", "near"), [
    (NETWORK, "outcome: attendance", "outcome: atendance", 3, "outcome", "attendance"),
    (NETWORK, "table: leadership", "table: ledership", 9, "table", "leadership"),
    (NETWORK, "family-center]", "family-centre]", 10, "organisations", "family-center"),
    (NETWORK, "places: [north]", "places: [nort]", 5, "places", "north"),
    (NETWORK, "aim: {group: kindergarten", "aim: {group: kindergarden", 21, "charters[1].aim.group", "kindergarten"),
    (NETWORK, "findings: [kindergarten-mornings]", "findings: [kindergarten-morning]", 24, "charters[1].findings",
     "kindergarten-mornings"),
    ("networks/north-attendance/actions.csv", "30,kindergarten-mornings", "30,kindergarten-evenings", 2, "finding",
     "kindergarten-mornings"),
    ("networks/north-attendance/actions.csv", "2020-01-28,north-schools", "2020-01-28,north-school", 3, "done_by",
     "north-schools"),
    ("networks/north-attendance/findings.csv", ",north-attendance-1", ",north-attendance-2", 2, "used_in",
     "north-attendance-1"),
    ("networks/north-attendance/points.csv", "on-time,2019-10-14", "ontime,2019-10-14", 3, "measure", "on-time"),
    ("networks/north-attendance/points.csv", "47,60,,walking-groups", "47,60,,walking-group", 4, "cycle",
     "walking-groups"),
    ("networks/north-attendance/cycles/walking-groups.yaml", "driver: Rides", "previous: walking-grups\ndriver: Rides",
     6, "previous", "walking-groups"),
    ("lifts/items.csv", "private-note,north-attendance", "private-note,north-attendence", 3, "network",
     "north-attendance"),
    ("lifts/events.csv", "bus-stop,lifted", "bus-stops,lifted", 3, "item", "bus-stop"),
    ("answers.csv", "north-attendance", "north-atendance", 2, "network", "north-attendance"),
    ("indicators/targets.csv", "chronic-absence,north", "chronic-absense,north", 2, "indicator", "chronic-absence"),
    ("indicators/indicators.csv", "four-year-graduation,graduation", "four-year-graduation,gradution", 3, "outcome",
     "graduation"),
    (FIGURES, "2017-18,south", "2017-18,suoth", 5, "place", "south"),
])
def test_an_id_that_is_recorded_nowhere_is_told_where_it_stands_with_the_nearest_one(
        file: str, old: str, new: str, row: int, column: str, near: str, tmp_path: Path):
    problem = only(tmp_path, replaced(file, old, new))
    assert (problem.file, problem.row, problem.column) == (f"data/{file}", row, column)
    assert "recorded nowhere" in words(problem) and f"Did you mean {near}?" in words(problem)


def test_a_figure_of_a_version_that_is_not_recorded_is_told(tmp_path: Path):
    problem = only(tmp_path, replaced(FIGURES, "99,120,,1,", "99,120,,2,"))
    assert problem.column == "version" and "data/indicators/versions.csv" in words(problem)


def test_figures_of_an_indicator_that_is_not_recorded_are_told(tmp_path: Path):
    problem = only(tmp_path, {"indicators/observations/chronic-abscence.csv":
                              "period,place,dimension,group,value\n2018-19,north,all,all,12\n"})
    assert problem.file == "data/indicators/observations/chronic-abscence.csv"
    assert "Did you mean chronic-absence?" in words(problem)


def test_an_id_is_told_once_a_file_at_its_first_row(tmp_path: Path):
    points = FILES["networks/north-attendance/points.csv"].replace("on-time", "in-time")
    assert only(tmp_path, {"networks/north-attendance/points.csv": points}).row == 2


def test_without_labels_places_and_groups_are_not_held_against_them(tmp_path: Path):
    assert checked(tmp_path, {"labels.csv": None}) == []


def test_a_faulty_register_is_a_problem_once_and_not_a_warning_at_every_use(tmp_path: Path):
    data = records.open_partnership(write_partnership(tmp_path, {"organisations.csv": "{\n"}))
    assert {problem.file for problem in data.problems()} == {"data/organisations.csv"}


def test_groups_that_do_not_add_up_to_their_total_are_told_without_numbers(tmp_path: Path):
    problem = only(tmp_path, replaced(FIGURES, "grade,grade-1,44,52", "grade,grade-1,41,52"))
    assert (problem.row, problem.column) == (8, "group")
    assert not any(char.isdigit() for char in text(problem.wrong, "en"))


def test_groups_with_a_hidden_one_among_them_are_not_added_up(tmp_path: Path):
    assert checked(tmp_path, replaced(FIGURES, "grade-2,5,8,,1,", "grade-2,,,,1,suppressed at source")) == []


def test_files_that_differ_only_in_capitals_are_one_file_on_some_computers(tmp_path: Path):
    found = checked(tmp_path, {"Labels.csv": FILES["labels.csv"]})
    if not (tmp_path / "data" / "labels.csv").samefile(tmp_path / "data" / "Labels.csv"):
        assert any("only in capitals" in words(problem) for problem in found)


@pytest.mark.parametrize("name", [
    "points (conflicted copy 2020-01-03).csv", "points (1).csv", "points - Copy.csv", "Copy of points.csv",
    "points.csv~", "points.csv.bak", "points_conflict-20200103.csv", "points (copia en conflicto).csv"])
def test_a_second_copy_of_a_file_is_told_because_nothing_reads_it(name: str, tmp_path: Path):
    problem = only(tmp_path, {f"networks/north-attendance/{name}": FILES["networks/north-attendance/points.csv"]})
    assert "second copy" in words(problem) and name in problem.file


@pytest.mark.parametrize(("name", "near"), [
    ("networks/north-attendance/point.csv", "networks/north-attendance/points.csv"),
    ("networks/north-attendance/cycles/second.yml", "networks/north-attendance/cycles/second.yaml"),
    ("organizations.csv", "organisations.csv"), ("indicators/target.csv", "indicators/targets.csv")])
def test_a_file_that_nothing_reads_is_answered_with_the_nearest_name(name: str, near: str, tmp_path: Path):
    assert f"Did you mean {near}?" in words(only(tmp_path, {name: "a: b\n"}))


@pytest.mark.parametrize("name", [
    "README.md", "communication/messages.csv", "framework/sustaining.yaml", "accountability/roles.csv", "notes.txt",
    ".hidden.csv", "networks/north-attendance/photo.jpg"])
def test_files_of_other_parts_and_of_other_kinds_are_left_alone(name: str, tmp_path: Path):
    assert checked(tmp_path, {name: "anything\n"}) == []


def test_a_cycle_whose_name_is_no_id_is_a_problem(tmp_path: Path):
    changes: dict[str, str | None] = {"networks/north-attendance/cycles/Second Cycle.yaml": "title: A\n"}
    found = records.open_partnership(write_partnership(tmp_path, changes)).problems()
    assert [(problem.warning, "second-cycle" in words(problem)) for problem in found] == [(False, True)]


def test_problems_of_some_files_only(tmp_path: Path):
    data = records.open_partnership(write_partnership(tmp_path, {
        "organisations.csv": "{\n", **replaced(NETWORK, "outcome: attendance", "outcome: nothing")}))
    assert data.problems([NETWORK]) == ()
    assert {problem.file for problem in data.problems(["organisations.csv", NETWORK])} == {"data/organisations.csv"}


POINTS = "networks/north-attendance/points.csv"


def test_points_of_children_without_the_size_of_their_group_are_told_once_a_measure(tmp_path: Path):
    """They can be of a single child, so no public page shows them."""
    points = FILES[POINTS].replace("44,60,", ",,73").replace("47,60,", ",,78")
    problem = only(tmp_path, {POINTS: points})
    assert (problem.row, problem.column) == (3, "value")
    assert "2 points of on-time" in words(problem) and "73" not in words(problem)


def test_values_of_events_need_no_counts(tmp_path: Path):
    assert "visits,2019-10-07,north,all,,,8" in FILES[POINTS] and checked(tmp_path, {}) == []


@pytest.mark.parametrize("note", ["Excludes 3 children", "Sin 4 estudiantes", "3", "All but 2."])
def test_a_note_with_a_small_number_is_told_without_being_quoted(note: str, tmp_path: Path):
    problem = only(tmp_path, replaced(POINTS, "44,60,,walking-groups,", f"44,60,,walking-groups,{note}"))
    assert (problem.file, problem.row, problem.column) == (f"data/{POINTS}", 3, "note")
    assert note not in words(problem)


def test_a_note_beside_a_published_figure_is_looked_at_too(tmp_path: Path):
    problem = only(tmp_path, replaced(FIGURES, "99,120,,1,", "99,120,,1,Excludes 3 children"))
    assert (problem.file, problem.column) == (f"data/{FIGURES}", "note")


@pytest.mark.parametrize("note", [
    "Grade 3 only", "Counted on 2019-10-07", "2018-19", "Rounded to 0.5", "Within 3 percent", "Fewer than 5 hidden",
    "Excludes 12 children", "10 schools", "suppressed at source (n<10)"])
def test_a_note_whose_numbers_count_no_small_group_is_left_alone(note: str, tmp_path: Path):
    found = checked(tmp_path, replaced(POINTS, "44,60,,walking-groups,", f"44,60,,walking-groups,{note}"))
    assert [problem for problem in found if "number smaller" in words(problem)] == []


@pytest.mark.parametrize("name", ["~$points.csv", ".~lock.points.csv#", "cycles/~$walking-groups.yaml"])
def test_what_a_spreadsheet_keeps_beside_an_open_file_is_left_alone(name: str, tmp_path: Path):
    assert checked(tmp_path, {f"networks/north-attendance/{name}": "x"}) == []


@pytest.mark.parametrize("name", ["notes.txt", "second", "old/first.txt"])
def test_a_stray_file_among_the_cycles_is_told(name: str, tmp_path: Path):
    problem = only(tmp_path, {f"networks/north-attendance/cycles/{name}": "x"})
    assert "Nothing reads" in words(problem) and name in problem.file


def test_a_name_that_a_computer_keeps_for_itself_is_not_proposed_again(tmp_path: Path):
    changes: dict[str, str | None] = {"networks/north-attendance/cycles/con.yaml": "title: A\n"}
    (problem,) = records.open_partnership(write_partnership(tmp_path, changes)).problems()
    assert "You could write" not in words(problem) and "Choose another name" in words(problem)
