"""Protecting a table: rules that hold for every table, and tables that are harder than most."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from striveutils.disclosure import spreadsheet
from striveutils.disclosure.spreadsheet.adding_up import sums_in
from striveutils.disclosure.structure import Line, lines_of
from striveutils.errors import StriveError


def protected(text: str, minimum: int = 10) -> list[dict[str, str]]:
    """The rows of the safe table; it was attacked, and nothing was found."""
    made = spreadsheet.protect(spreadsheet.read_bytes(text.encode(), "table.csv"), minimum)
    assert [str(found.leak.message()) for found in made.report.leaks] == []
    return list(csv.DictReader(io.StringIO(made.text)))


def hidden(rows: list[dict[str, str]], *columns: str) -> set[tuple[str, ...]]:
    """What is hidden, by these columns."""
    return {tuple(row[column] for column in columns) for row in rows if row["suppressed"] == "1"}


@st.composite
def tables(draw: st.DrawFn) -> str:
    """One or two dimensions with all totals, a fourth of the groups small."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=2))
    values = [[f"{dimension}{value}" for value in range(size)] for dimension, size in enumerate(sizes)]
    group = st.one_of(st.integers(0, 9), *[st.integers(10, 120)] * 3)
    cells: dict[tuple[str, ...], tuple[int, int]] = {}
    for key in product(*values):
        denominator = draw(group)
        cells[key] = draw(st.integers(0, denominator)), denominator
    lines = [",".join(f"d{dimension}" for dimension in range(len(sizes))) + ",numerator,denominator"]
    for key in product(*[[*several, "All"] for several in values]):
        under = [counts for cell, counts in cells.items()
                 if all(wanted in ("All", value) for wanted, value in zip(key, cell, strict=True))]
        lines.append(",".join([*key, str(sum(n for n, _d in under)), str(sum(d for _n, d in under))]))
    return "\n".join(lines) + "\n"


@settings(max_examples=25, deadline=None)
@given(tables(), st.sampled_from([5, 10, 16]))
def test_whatever_the_table_the_safe_one_keeps_the_rules(text: str, minimum: int) -> None:
    """No leak; small groups, nobody and everybody hidden; hidden rows empty; shown rows unchanged; rows in place."""
    rows = protected(text, minimum)
    given_rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(given_rows)
    for row, before in zip(rows, given_rows, strict=True):
        n, d = int(before["numerator"]), int(before["denominator"])
        assert {name: row[name] for name in before if name.startswith("d") and len(name) == 2} == {
            name: before[name] for name in before if name.startswith("d") and len(name) == 2}
        if row["suppressed"] == "1":
            assert row["numerator"] == row["denominator"] == row["percent"] == ""
        else:
            assert (row["numerator"], row["denominator"]) == (str(n), str(d))
            assert d >= minimum and 0 < n < d


@settings(max_examples=5, deadline=None)
@given(tables())
def test_the_same_table_hides_the_same_rows(text: str) -> None:
    assert protected(text) == protected(text)


def test_percents_stand_for_the_numerators_they_give_away() -> None:
    """42.9 % of 7 is 3; the row is as small as if it printed 3. 30 % of 40 and of 60 stay as they were printed."""
    rows = protected("grade,denominator,percent\nAll,120,31.7%\nK,40,30.0%\n1,60,30.0%\n2,7,42.9%\n3,13,46.2%\n")

    assert ("2",) in hidden(rows, "grade")
    assert rows[0]["percent"] == "31.7"
    assert all(row["numerator"] == "" for row in rows)


def test_percents_without_any_counts_stay_as_published() -> None:
    """How large a group is nobody can tell; but nobody and everybody tell of each child in it."""
    rows = protected("grade,percent,suppressed\nAll,31.7,0\nK,0.0,0\n1,100,0\n2,42.9,0\n3,<5,0\n4,,1\n")

    assert hidden(rows, "grade") == {("K",), ("1",), ("4",)}
    assert [row["percent"] for row in rows] == ["31.7", "", "", "42.9", "<5", ""]


def test_head_counts_are_protected_too() -> None:
    """107 - 40 - 60 = 7 children."""
    rows = protected("grade,denominator\nAll,107\nK,40\n1,60\n2,7\n")

    assert hidden(rows, "grade") == {("K",), ("2",)}
    assert rows[0]["percent"] == ""


def test_what_was_hidden_before_stays_hidden() -> None:
    """Whoever made the table knew why, whether its numbers are still there or not."""
    rows = protected("grade,numerator,denominator,suppressed\nAll,40,160,0\nK,10,40,p\n1,,,c\n2,9,40,0\n3,11,40,0\n")

    assert {("K",), ("1",)} <= hidden(rows, "grade")
    assert {row["suppressed"] for row in rows} == {"0", "1"}


def test_bounds_and_bands_are_hidden_for_one_cannot_decide_by_them() -> None:
    rows = protected("grade,numerator,denominator\nAll,40,160\nK,10,40\n1,<10,20-29\n2,21,90\n")

    assert ("1",) in hidden(rows, "grade")


def test_a_total_without_a_row_of_its_own_is_found_between_the_lines() -> None:
    """No row has White, All: 200 - 60 - 50 - 83 leaves 7 White boys all the same."""
    rows = protected("race,sex,numerator,denominator\nAll,All,60,200\nBlack,Girls,20,60\nBlack,Boys,15,50\n"
                     "White,Girls,22,83\nWhite,Boys,3,7\n")

    assert ("White", "Boys") in hidden(rows, "race", "sex")
    assert len(hidden(rows, "race", "sex")) == 2


def test_schools_in_districts_add_up_through_the_districts() -> None:
    """The keys of a school name its district; the district has All in the column of schools."""
    keys = [("All", "All"), ("A", "All"), ("A", "s1"), ("A", "s2"), ("B", "s3")]

    assert Line(0, (1, 4)) in sums_in(keys)
    assert Line(1, (2, 3)) in sums_in(keys)


def test_a_small_group_without_a_row_is_protected_too() -> None:
    """107 - 60 - 40 leaves 7 children in no listed grade, so one of the two must go."""
    assert len(hidden(protected("grade,numerator,denominator\nAll,32,107\nK,12,40\n1,16,60\n"), "grade")) >= 1


def test_both_halves_of_a_measure_hide_the_same_groups() -> None:
    """Absent and not absent: what one of the two tables prints is the rest of the other."""
    rows = protected("measure,grade,numerator,denominator\n"
                     "absent,All,32,107\nabsent,K,12,40\nabsent,1,16,60\nabsent,2,4,7\n"
                     "present,All,75,107\npresent,K,28,40\npresent,1,44,60\npresent,2,3,7\n")

    assert {grade for measure, grade in hidden(rows, "measure", "grade") if measure == "absent"} == {
        grade for measure, grade in hidden(rows, "measure", "grade") if measure == "present"}


def test_each_period_is_a_table_of_its_own() -> None:
    """Nothing adds up across years."""
    rows = protected("period,grade,numerator,denominator\n2018,All,32,107\n2018,K,12,40\n2018,1,16,60\n2018,2,4,7\n"
                     "2019,All,30,100\n2019,K,12,40\n2019,1,18,60\n")

    assert {period for period, _grade in hidden(rows, "period", "grade")} == {"2018"}


def test_where_the_total_itself_is_small_everything_is_hidden() -> None:
    assert len(hidden(protected("grade,numerator,denominator\nAll,5,9\nK,3,5\n1,2,4\n"), "grade")) == 3


def test_nothing_writes_over_the_table_it_was_made_from(tmp_path: Path) -> None:
    """By whatever name: a link is the same file."""
    table, link = tmp_path / "table.csv", tmp_path / "link.csv"
    table.write_text("mine")
    link.symlink_to(table)
    for place in (table, link):
        with pytest.raises(StriveError):
            spreadsheet.write("other", place, table)
    assert table.read_text() == "mine"


def test_an_earlier_safe_table_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "safe.csv"
    out.write_text("old")
    spreadsheet.write("new", out, tmp_path / "table.csv")

    assert out.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["safe.csv"]


def test_a_mark_at_the_beginning_of_the_file_stays() -> None:
    """Spreadsheets need it to show letters such as ñ."""
    sheet = replace(spreadsheet.read_bytes(b"grade,numerator,denominator\nAll,10,20\n", "table.csv"), bom=True)

    assert spreadsheet.protect(sheet, 10).text.startswith("\ufeffgrade")


def test_where_every_total_has_a_row_the_lines_are_those_along_single_dimensions() -> None:
    keys = list(product(("a", "b", "All"), ("c", "d", "e", "All"), ("f", "g", "All")))

    found, expected = sums_in(keys), lines_of(keys)
    assert {(line.total, frozenset(line.parts)) for line in found} == {
        (line.total, frozenset(line.parts)) for line in expected}
    assert len(found) == len(expected)
