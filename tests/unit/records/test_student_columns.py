"""Rows of single students never enter: a file with a column about one child is refused, and no cell is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import write_partnership
from striveutils import records
from striveutils.records.columns.students import student_columns
from striveutils.words import text

POINTS = "networks/north-attendance/points.csv"


@pytest.mark.parametrize("name", [
    "student_id", "Student ID", "SASID", "lasid", "ssn", "StudentName", "first name", "last_name", "Pupil number",
    "DOB", "birth_date", "Date of Birth", "nombre del alumno", "Apellidos", "fecha de nacimiento", "matrícula",
    "numero de estudiante"])
def test_a_column_about_one_child_is_known_by_its_name(name: str):
    assert student_columns(["school", name]) == (name,)


@pytest.mark.parametrize("name", [
    "name_en", "name_es", "organisation", "population_en", "measure", "group", "number_of_students", "students",
    "student_group", "birth_year", "school_name", "numerator", "identified", "id", "place"])
def test_a_column_about_groups_is_let_in(name: str):
    assert student_columns([name]) == ()


def problems(folder: Path, changes: dict[str, str | None]) -> list[tuple[str, bool, str]]:
    found = records.open_partnership(write_partnership(folder, changes)).problems()
    return [(one.file, one.warning, " ".join(text(part, "en") for part in one.told())) for one in found]


def test_a_record_file_with_such_a_column_is_refused_and_told_why(tmp_path: Path):
    rows = "measure,date,numerator,denominator,student_id\non-time,2019-10-07,3,20,8817\n"
    (found,) = problems(tmp_path, {POINTS: rows})
    assert found[:2] == (f"data/{POINTS}", False)
    assert "“student_id” looks like the name, the number or the birth date" in found[2]
    assert "keep only the counts" in found[2]
    assert "8817" not in found[2]


@pytest.mark.parametrize("header", [
    "student_id,first name,days", "student_id;first name;days", "\ufeff\"student_id\",\"first name\",days"])
@pytest.mark.parametrize("file", ["pupils.csv", "networks/north-attendance/list.csv", "points (copy).csv"])
def test_a_file_that_nothing_reads_is_refused_as_well(tmp_path: Path, file: str, header: str):
    """It lies in the folder, and goes wherever the folder goes."""
    (found,) = problems(tmp_path, {file: f"{header}\n17,Ana,3\n"})
    assert found[:2] == (f"data/{file}", False)
    assert "“student_id” and “first name”" in found[2]
    assert "Ana" not in found[2]
