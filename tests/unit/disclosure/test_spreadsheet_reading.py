"""Reading a table that somebody wants to send: what a cell may print, and every fault of the table at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from striveutils.disclosure import spreadsheet
from striveutils.disclosure.attacking import Range
from striveutils.disclosure.spreadsheet.printed import count_in, mark_in, share_in
from striveutils.errors import RecordsError
from striveutils.records.spreadsheet import Fault


def read(text: str) -> spreadsheet.Sheet:
    return spreadsheet.read_bytes(text.encode(), "table.csv")


def refused(text: str) -> str:
    """Everything that is said about a table that is refused."""
    with pytest.raises(RecordsError) as caught:
        read(text)
    return str(caught.value)


class TestCounts:
    @pytest.mark.parametrize(("cell", "low", "high"), [
        ("25", 25, 25), (" 0 ", 0, 0), ("12.0", 12, 12), ("<10", 0, 9), ("<= 10", 0, 10), ("≤10", 0, 10),
        (">9", 10, None), (">=200", 200, None), ("20-29", 20, 29), ("20 – 29", 20, 29)])
    def test_a_number_a_bound_or_a_band(self, cell: str, low: int, high: int | None) -> None:
        assert count_in(cell) == Range(low, high)

    def test_an_empty_cell_is_not_printed(self) -> None:
        assert count_in("  ") is None

    @pytest.mark.parametrize("cell", [
        "1,234", "12.5", "42%", "-3", "29-20", "<0", "*", "n/a", "5*", "#REF!", "1e3", "(5)"])
    def test_anything_else_is_refused_without_repeating_it(self, cell: str) -> None:
        with pytest.raises(Fault) as caught:
            count_in(cell)
        assert cell not in str(caught.value.wrong)


class TestPercents:
    @pytest.mark.parametrize(("cell", "low", "high"), [
        ("42.9", "42.85", "42.95"), ("43%", "42.5", "43.5"), ("43.0", "42.95", "43.05"), ("0", "0", "0.5"),
        ("100%", "99.5", "100"), ("<5", "0", "5"), (">=95%", "95", "100"), ("20-29", "19.5", "29.5"),
        ("20%-29%", "19.5", "29.5")])
    def test_the_decimals_tell_how_it_was_rounded(self, cell: str, low: str, high: str) -> None:
        share = share_in(cell)
        assert share is not None
        assert (share.span.low, share.span.high) == (Fraction(low), Fraction(high))

    @pytest.mark.parametrize("cell", ["101", "-1", "42,9", "*", "30-20", "<200"])
    def test_what_is_no_percent_is_refused(self, cell: str) -> None:
        with pytest.raises(Fault):
            share_in(cell)


@pytest.mark.parametrize(("cell", "mark"), [("", ""), ("0", ""), ("1", "1"), ("1.0", "1"), ("P", "p"), ("c", "c")])
def test_marks_of_hidden_rows(cell: str, mark: str) -> None:
    assert mark_in(cell) == mark


def test_every_fault_is_told_at_once_with_row_and_column() -> None:
    told = refused("grade,numerator,denominator,percent,suppressed\n"
                   "All,30,100,30,\n"
                   "1,12,10,,\n"
                   "2,3,7,52.9,\n"
                   "3,\"1,200\",1300,,\n"
                   ",4,50,8,\n"
                   "5,4,50,8,yes\n")

    assert "table.csv has 5 problems" in told
    for place in ("row 3, numerator", "row 4, percent", "row 5, numerator", "row 6, grade", "row 7, suppressed"):
        assert place in told


def test_a_percent_that_no_count_makes_is_refused() -> None:
    """Of 10 children 30 % or 40 % can be meant, 35 % cannot."""
    assert "row 2, percent" in refused("grade,denominator,percent\nAll,10,35.0\n")
    assert read("grade,denominator,percent\nAll,10,40.0\n").rows


@pytest.mark.parametrize("percent", ["12", "13", "12.5"])
def test_a_half_may_be_rounded_either_way(percent: str) -> None:
    """5 of 40 is 12.5 %."""
    assert read(f"grade,numerator,denominator,percent\nAll,5,40,{percent}\n").rows


def test_other_columns_are_dimensions_whatever_the_letters_of_reserved_ones() -> None:
    sheet = read("School,Numerator,DENOMINATOR,Period\nAll,10,20,2019\n")

    assert sheet.dimensions == ("School",)
    assert (sheet.rows[0].numerator, sheet.rows[0].period) == (Range.exactly(10), "2019")


@pytest.mark.parametrize("written", ["All", "all", "ALL", " All "])
def test_all_is_the_total_however_it_is_typed(written: str) -> None:
    assert read(f"grade,numerator,denominator\n{written},10,20\n").rows[0].values == ("All",)


def test_letters_composed_in_two_ways_are_one_value() -> None:
    """Two releases that write ñ with one sign or with two are about the same school."""
    sheet = read("school,release,numerator,denominator\nPen\u0303a,en,10,20\nPe\u00f1a,es,10,20\n")

    assert len({row.values for row in sheet.rows}) == 1


@pytest.mark.parametrize("column", ["numerater", "percentage", "pct", "count", "not_chronic_n", "n"])
def test_a_column_of_figures_under_another_name_is_refused(column: str) -> None:
    """It would be taken for a dimension, and copied into the safe table as it is."""
    assert "looks like figures" in refused(f"grade,{column},numerator,denominator\nAll,4,10,20\n1,2,5,10\n")


def test_the_other_half_of_the_numerators_is_refused() -> None:
    """20 - 10, 10 - 5: who was in school often enough tells who was not."""
    assert "looks like figures" in refused("grade,in_school,numerator,denominator\nAll,10,10,20\n1,5,5,10\n")


def test_decimals_in_a_dimension_are_figures() -> None:
    assert "looks like figures" in refused("grade,mean,numerator,denominator\nAll,4.25,10,20\n")


def test_grades_and_years_are_dimensions() -> None:
    assert read("grade,year,numerator,denominator\nAll,2019,10,20\n1,2019,10,20\n").dimensions == ("grade", "year")


def test_a_total_by_another_name_is_refused() -> None:
    """Taken for one group among others, it would be left out of the subtraction that a reader makes."""
    assert "looks like a total" in refused("grade,numerator,denominator\nTotal,10,20\n1,5,10\n2,5,10\n")


def test_without_a_total_there_is_a_warning() -> None:
    warned = read("grade,numerator,denominator\n1,5,10\n2,5,10\n").warnings

    assert any("No row has All" in str(problem.wrong) for problem in warned)


@pytest.mark.parametrize("column", ["student_id", "dob", "Last Name"])
def test_a_table_of_single_students_is_refused(column: str) -> None:
    told = refused(f"{column},grade,numerator,denominator\n7713,1,1,1\n")

    assert column in told
    assert "7713" not in told


def test_two_rows_of_one_release_that_contradict_each_other_are_refused() -> None:
    assert "row 4, denominator" in refused("grade,numerator,denominator\nAll,10,20\n1,5,10\n1,5,11\n")


def test_a_correction_is_another_release() -> None:
    assert read("grade,release,numerator,denominator\nAll,May,10,20\n1,May,5,10\n1,June,5,11\n").rows


def test_the_same_row_twice_is_taken_once() -> None:
    sheet = read("grade,numerator,denominator\nAll,10,20\nAll,10,20\n")

    assert any("about the same as row 2" in str(problem.wrong) for problem in sheet.warnings)


@pytest.mark.parametrize(("content", "told"), [
    (b"", "empty"), (b"grade;numerator;denominator\nAll;1;2\n", "not separated by commas"),
    (b"grade,numerator,denominator\n", "no rows below"), (b"grade,numerator\nAll,1,2\n", "more cells"),
    (b"grade,numerator\nAll\n", "fewer cells"), (b"grade,grade,numerator\nAll,All,1\n", "Two columns"),
    (b",grade,numerator\n0,All,1\n", "Column 1 has no name"), (b"grade,school\nAll,All\n", "no figures"),
    ("grade,numerator\nAño,1\n".encode("latin-1"), "UTF-8"), (b"\xff\xfeg\0", "UTF-16"), (b"PK\x03\x04", "workbook"),
    (b'grade,numerator\n"All,1\n', "never closed")])
def test_files_that_are_no_table(content: bytes, told: str) -> None:
    with pytest.raises(RecordsError) as caught:
        spreadsheet.read_bytes(content, "table.csv")
    assert told in str(caught.value)


def test_what_spreadsheets_save_is_read(tmp_path: Path) -> None:
    """A mark at the beginning, two signs at the end of a line, empty columns and rows."""
    path = tmp_path / "table.csv"
    path.write_bytes("\ufeffgrade,numerator,denominator,,\r\nAll,10,20,,\r\n,,,,\r\n1,10,20,,\r\n".encode())
    sheet = spreadsheet.read(path)

    assert sheet.names == ("grade", "numerator", "denominator")
    assert [row.number for row in sheet.rows] == [2, 4]
    assert sheet.bom


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordsError) as caught:
        spreadsheet.read(tmp_path / "nowhere.csv")
    assert "There is no such file" in str(caught.value)
