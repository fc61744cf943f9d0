"""Every trap that spreadsheets and agencies set for the reader of CSV files, one test each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from striveutils.errors import Problem
from striveutils.records.columns.checking import Context, Measured
from striveutils.records.columns.record import Row
from striveutils.records.files import kind_of
from striveutils.records.reading.content import MOST_PROBLEMS, Content
from striveutils.records.reading.one_file import read_bytes
from striveutils.words import LANGUAGES, text

ORGANISATIONS = "organisations.csv"
LABELS = "labels.csv"
FIGURES = "indicators/observations/absence.csv"
POINTS = "networks/north/points.csv"
TARGETS = "indicators/targets.csv"
FIGURES_HEADER = "period,place,dimension,group,numerator,denominator,value,version,note\n"
POINTS_HEADER = "measure,date,place,group,numerator,denominator,value,cycle,note\n"

CONTEXT = Context(today=date(2020, 2, 29), indicator="absence",
                  indicators={"absence": Measured("percent", "annual"), "calls": Measured("count", "monthly"),
                              "scores": Measured("mean", "annual")},
                  measures={(None, "on-time"): Measured("percent", "weekly"),
                            (None, "visits"): Measured("count", "weekly")})


def read(file: str, content: str | bytes, context: Context = CONTEXT) -> Content:
    kind = kind_of(file)
    assert kind is not None
    return read_bytes(content.encode() if isinstance(content, str) else content, kind, f"data/{file}", context)


def rows(file: str, content: str | bytes, context: Context = CONTEXT) -> tuple[Row, ...]:
    """The rows of a file that must be without any problem."""
    found = read(file, content, context)
    assert not found.problems, [words(problem) for problem in found.problems]
    return found.records


def only(file: str, content: str | bytes, context: Context = CONTEXT) -> Problem:
    """The one problem of a file."""
    problems = read(file, content, context).problems
    assert len(problems) == 1, [words(problem) for problem in problems]
    return problems[0]


def words(problem: Problem) -> str:
    parts = (problem.place(), problem.wrong, problem.expected, problem.cure)
    return " | ".join(text(part, "en") for part in parts if part is not None)


def figure(cells: str, context: Context = CONTEXT) -> Problem:
    return only(FIGURES, FIGURES_HEADER + cells + "\n", context)


# -- the file as a whole -------------------------------------------------------------------------------------


def test_a_byte_order_mark_is_no_part_of_the_first_column():
    assert rows(ORGANISATIONS, b"\xef\xbb\xbforganisation,name_en\nnorth,North\n")[0].organisation == "north"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end: str):
    found = rows(ORGANISATIONS, end.join(["organisation,name_en", "a,A", "b,B", ""]))
    assert [row.organisation for row in found] == ["a", "b"]
    assert [row.where.row for row in found] == [2, 3]


def test_latin_1_is_refused_with_the_first_such_row_and_how_to_save_it():
    problem = only(ORGANISATIONS, "organisation,name_en\na,A\nb,Niños\n".encode("latin-1"))
    assert problem.row == 3
    assert "not saved as UTF-8" in words(problem) and "CSV UTF-8 (comma delimited)" in words(problem)


def test_the_row_is_right_in_a_latin_1_file_with_carriage_returns_only():
    assert only(ORGANISATIONS, "organisation,name_en\ra,A\rb,Niños\r".encode("latin-1")).row == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(encoding: str):
    problem = only(ORGANISATIONS, "organisation,name_en\na,A\n".encode(encoding))
    assert not problem.warning and problem.row == 1


def test_a_nul_byte_is_refused_with_its_row():
    problem = only(ORGANISATIONS, b"organisation,name_en\na,A\nb,B\0\n")
    assert problem.row == 3 and "NUL" in words(problem)


def test_a_workbook_named_csv_is_told_apart_from_damaged_text():
    assert "workbook" in words(only(ORGANISATIONS, b"PK\x03\x04\x14\x00rest"))


@pytest.mark.parametrize("content", ["", "\n\n", "  \r\n", "\ufeff"])
def test_an_empty_file_is_a_problem_because_it_may_have_lost_its_rows(content: str):
    assert "The file is empty." in words(only(ORGANISATIONS, content))


def test_a_header_alone_means_nothing_is_recorded():
    assert rows(ORGANISATIONS, "organisation,name_en\n") == ()


def test_semicolons_between_cells_are_named():
    assert "not separated by commas" in words(only(ORGANISATIONS, "organisation;name_en\na;A\n"))


# -- the header ----------------------------------------------------------------------------------------------


def test_an_unknown_column_is_a_warning_with_the_nearest_known_name():
    problem = only(ORGANISATIONS, "organisation,name_en,secter\na,A,civic\n")
    assert problem.warning and problem.row == 1 and problem.column == "secter"
    assert "Did you mean sector?" in words(problem)


def test_a_missing_required_column_is_told_once_not_in_every_row():
    problem = only(ORGANISATIONS, "organisation\na\nb\nc\n")
    assert (problem.row, problem.column) == (1, "name_en")
    assert "row 1 was read as the header" in words(problem)


def test_a_missing_column_and_an_unknown_one_that_is_like_it_are_brought_together():
    found = [words(problem) for problem in read(ORGANISATIONS, "organization,name_en\na,A\n").problems]
    assert any("Rename the column “organization” to organisation." in problem for problem in found)


def test_a_repeated_column_is_refused_because_one_of_them_would_win():
    problem = only(ORGANISATIONS, "organisation,name_en,name_en\na,A,B\n")
    assert problem.column == "name_en" and "Two columns" in words(problem)


def test_rows_without_a_header_are_told_without_repeating_a_cell():
    problem = only(FIGURES, "2018-19,north,all,all,7,60,,1,\n2017-18,north,all,all,9,60,,1,\n")
    assert "Row 1 is not the header" in words(problem)
    assert "60" not in words(problem)


def test_a_number_among_the_column_names_is_not_repeated():
    problem = only(ORGANISATIONS, "organisation,name_en,73\na,A,\n")
    assert "73" not in words(problem) and problem.warning


def test_an_unnamed_column_may_be_empty_but_not_filled():
    assert len(rows(ORGANISATIONS, "organisation,name_en,,\na,A,,\n")) == 1
    assert only(ORGANISATIONS, "organisation,name_en,,\na,A,,x\n").row == 2


def test_blanks_around_a_column_name_do_not_matter():
    assert rows(ORGANISATIONS, " organisation , name_en\na,A\n")[0].organisation == "a"


# -- the rows ------------------------------------------------------------------------------------------------


def test_a_row_longer_than_its_header_is_named_and_not_shifted():
    problem = only(ORGANISATIONS, "organisation,name_en\na,A\nb,B, Inc.\n")
    assert problem.row == 3 and "more cells" in words(problem)


def test_a_file_whose_every_row_is_one_cell_longer_is_refused():
    """Some readers take the first cells for row names and shift all the others by one column."""
    found = read(ORGANISATIONS, "organisation,name_en\na,A,x\nb,B,y\n")
    assert [problem.row for problem in found.problems] == [2] and found.records == ()
    assert "The same in row 3." in words(found.problems[0])


def test_empty_cells_beyond_the_header_are_nothing_to_speak_of():
    """Spreadsheets leave them where something was cleared."""
    assert [row.organisation for row in rows(ORGANISATIONS, "organisation,name_en\na,A,,\nb,B, ,\n")] == ["a", "b"]


@pytest.mark.parametrize(("at", "told"), [
    (range(2, 146), "The same in rows 3 to 145."), ((2, 5), "The same in row 5."),
    ((2, 4, 7), "The same in rows 4 and 7."), (range(2, 30, 2), "The same in 13 more rows, the last of them row 28.")])
def test_the_same_fault_in_many_rows_is_one_problem_at_the_first(at: Iterable[int], told: str):
    lines = ["Dec-11" if number in at else f"{1900 + number}" for number in range(2, max(at) + 1)]
    problem = only(FIGURES, FIGURES_HEADER + "".join(f"{period},north,all,all,,,12,1,\n" for period in lines))
    assert (problem.row, problem.column) == (2, "period") and told in words(problem)


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u2069", "\x07", "\x1b", "\x7f"])
def test_a_character_that_steers_instead_of_being_read_is_refused(mark: str):
    """It can turn the words around it on a page, or hide some of them."""
    problem = only(ORGANISATIONS, f"organisation,name_en\na,A\nb,B{mark}C\n")
    assert (problem.row, problem.column, problem.warning) == (3, "name_en", False)
    assert "control character" in words(problem) and mark not in words(problem)


def test_letters_that_run_from_right_to_left_are_text_like_any_other():
    assert rows(ORGANISATIONS, "organisation,name_en\na,شبكة الحضور\n")[0].name_en == "شبكة الحضور"


def test_a_row_shorter_than_its_header_is_named():
    problem = only(ORGANISATIONS, "organisation,name_en,sector\na,A\n")
    assert problem.row == 2 and "fewer cells" in words(problem)


def test_blank_rows_are_skipped_but_counted_as_a_spreadsheet_counts_them():
    found = rows(ORGANISATIONS, "organisation,name_en\n\na,A\n,\n\nb,B\n\n\n")
    assert [(row.organisation, row.where.row) for row in found] == [("a", 3), ("b", 6)]


def test_a_cell_may_hold_line_ends_and_the_next_row_keeps_its_number():
    found = rows(ORGANISATIONS, 'organisation,name_en\na,"A\nof\nNorth"\nb,B\n')
    assert found[0].name_en == "A\nof\nNorth"
    assert found[1].where.row == 3


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rows_below_in_silence():
    problem = only(ORGANISATIONS, 'organisation,name_en\na,A\nb,"B\nc,C\nd,D\n')
    assert problem.row == 3 and "never closed" in words(problem)


def test_quotation_marks_that_do_not_match_are_named():
    assert only(ORGANISATIONS, 'organisation,name_en\na,"A" B\n').row == 2


def test_the_same_key_twice_names_both_rows_and_keeps_neither_in_silence():
    problem = only(ORGANISATIONS, "organisation,name_en\na,A\nb,B\na,A\n")
    assert problem.row == 4 and "Rows 2 and 4" in words(problem)


def test_two_figures_for_the_same_group_place_and_period_name_both_rows():
    problem = only(FIGURES, FIGURES_HEADER + "2018-19,north,all,all,,,12,1,\n2018-19,north,all,all,,,13,1,\n")
    assert "Rows 2 and 3" in words(problem)


def test_the_same_period_under_two_versions_is_no_repetition():
    found = rows(FIGURES, FIGURES_HEADER + "2018-19,north,all,all,,,12,1,\n2018-19,north,all,all,,,13,2,\n")
    assert len(found) == 2


def test_a_total_at_the_foot_of_a_table_is_refused():
    problem = figure("Total,north,all,all,40,60,,1,")
    assert (problem.row, problem.column) == (2, "period")


def test_every_problem_is_told_at_once_each_in_its_place():
    found = read(POINTS, POINTS_HEADER + "on time,2019-10-07,north,all,x,60,,c,\non-time,10/7/2019,north,all,1,2,,c,\n")
    assert [(problem.row, problem.column) for problem in found.problems] == [
        (2, "measure"), (2, "numerator"), (3, "date")]


def test_very_many_problems_are_counted_but_not_all_listed():
    found = read(ORGANISATIONS, "organisation,name_en\n" + "".join(
        f"A{number},A\n" for number in range(MOST_PROBLEMS + 5)))
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert "5 more problems" in words(found.problems[-1])


# -- text and ids --------------------------------------------------------------------------------------------


def test_leading_zeros_of_an_id_are_kept():
    assert rows(ORGANISATIONS, "organisation,name_en\n007,Seven\n")[0].organisation == "007"


def test_ids_that_differ_only_by_leading_zeros_are_worth_a_warning():
    problem = only(ORGANISATIONS, "organisation,name_en\n0123,A\n123,B\n")
    assert problem.warning and problem.row == 3 and "“123” and “0123”" in words(problem)


@pytest.mark.parametrize("name", ["NA", "None", "null", "nan", "No", "TRUE", "1e5", "007", "N/A", "#N/A", "-"])
def test_a_name_that_programs_take_for_missing_or_for_a_number_stays_the_text_it_is(name: str):
    assert rows(ORGANISATIONS, f"organisation,name_en\na,{name}\n")[0].name_en == name


@pytest.mark.parametrize("id_", ["na", "none", "null", "nan", "no", "true", "1e5", "007", "2019", "all"])
def test_an_id_that_programs_take_for_missing_or_for_a_number_stays_the_id_it_is(id_: str):
    assert rows(LABELS, f"kind,id,name_en\nplace,{id_},X\n")[0].id == id_


@pytest.mark.parametrize(("id_", "proposal"), [
    ("North", "north"), ("north school", "north-school"), ("Peñón 3", "penon-3"), ("../x", "x"), ("NA", "na")])
def test_what_is_no_id_is_refused_with_a_proposal(id_: str, proposal: str):
    problem = only(LABELS, f"kind,id,name_en\nplace,{id_},X\n")
    assert problem.column == "id" and f"You could write {proposal};" in words(problem)


def test_an_id_has_at_most_63_characters():
    assert rows(LABELS, f"kind,id,name_en\nplace,{'a' * 63},X\n")
    assert only(LABELS, f"kind,id,name_en\nplace,{'a' * 64},X\n").column == "id"


def test_an_id_that_a_spreadsheet_took_for_a_date_is_explained():
    assert "set the whole column to Text" in words(only(LABELS, "kind,id,name_en\ngroup,2-Jan,X\n"))


@pytest.mark.parametrize("formula", ["=1+1", "+1", "@x", "-x", '=HYPERLINK("http://x","y")'])
def test_text_that_looks_like_a_formula_is_kept_as_text(formula: str):
    quoted = '"' + formula.replace('"', '""') + '"'
    assert rows(ORGANISATIONS, f"organisation,name_en\na,{quoted}\n")[0].name_en == formula


def test_blanks_around_an_id_do_not_matter_and_do_not_hide_a_repetition():
    assert "Rows 2 and 3" in words(only(ORGANISATIONS, "organisation,name_en\na,A\n a ,B\n"))


def test_blanks_around_text_are_kept():
    assert rows(ORGANISATIONS, "organisation,name_en\na, A \n")[0].name_en == " A "


def test_a_required_cell_that_is_empty_is_named():
    problem = only(ORGANISATIONS, "organisation,name_en\na, \n")
    assert (problem.row, problem.column) == (2, "name_en") and "required" in words(problem)


def test_an_unknown_choice_is_answered_with_the_nearest_one():
    problem = only(ORGANISATIONS, "organisation,name_en,sector\na,A,School System\n")
    assert problem.column == "sector" and "Did you mean school system?" in words(problem)


def test_a_choice_like_none_of_them_gets_the_list():
    problem = only(ORGANISATIONS, "organisation,name_en,sector\na,A,zzz\n")
    assert "One of: school system, service provider" in words(problem) and problem.cure is None


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("no", False), ("YES", True), ("TRUE", True),
                                                ("false", False), (" no ", False)])
def test_yes_and_no_and_what_a_spreadsheet_makes_of_them(written: str, meant: bool):
    assert rows("outcomes.csv", f"outcome,name_en,priority\na,A,{written}\n")[0].priority is meant


@pytest.mark.parametrize("written", ["1", "0", "y", "x", "maybe"])
def test_anything_else_is_neither_yes_nor_no(written: str):
    assert only("outcomes.csv", f"outcome,name_en,priority\na,A,{written}\n").column == "priority"


def test_an_empty_yes_or_no_is_not_recorded_rather_than_no():
    assert rows("outcomes.csv", "outcome,name_en,priority\na,A,\n")[0].priority is None


def test_several_ids_in_a_cell_have_semicolons_between_them():
    found = rows("networks/north/findings.csv",
                 "finding,found_on,dimension,groups,statement_en,used_in\nf,2019-01-01,grade,k; grade-1;,S,\n")
    assert found[0].groups == ("k", "grade-1") and found[0].used_in == ()


# -- numbers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cell", "told"), [
    ("1,234", "comma"), ("1.234,5", "comma"), ("12,5", "comma"), ("12%", "percent sign"), ("<10", "mark such as <"),
    ("5*", "mark such as <"), ("*", "mark such as <"), ("#REF!", "error message"), ("#DIV/0!", "error message"),
    ("N/A", "missing"), ("n/a", "missing"), ("NULL", "missing"), ("nan", "missing"), ("-", "missing"),
    ("..", "missing"), ("(5)", "parentheses"), ("1E+05", "shortened"), ("1e5", "shortened"), ("=A1", "formula"),
    ("1 234", "space"), ("inf", "can be used"), ("-inf", "can be used"), ("12.5", "decimals"), ("-3", "negative"),
    ("ten", "not a number"), ("١٢", "not a number"), ("1_000", "not a number"), ("0x1f", "not a number"),
    ("9" * 40, "too large"),
])
def test_a_count_that_is_not_plainly_a_count_is_refused_told_why_and_never_repeated(cell: str, told: str):
    problem = figure(f'2018-19,north,all,all,"{cell}",60,,1,')
    assert (problem.row, problem.column, problem.warning) == (2, "numerator", False)
    assert told in words(problem)
    assert cell not in (text(problem.wrong, "en"), text(problem.wrong, "es"))


@pytest.mark.parametrize("cell", ["12.5.1", "1,5", "12%", "NaN", "Infinity", "1e5", "--5", "."])
def test_a_value_that_is_not_plainly_a_number_is_refused(cell: str):
    assert figure(f'2018-19,north,all,all,,,"{cell}",1,').column == "value"


@pytest.mark.parametrize(("cell", "value"), [("15.6", 15.6), ("0", 0.0), ("100", 100.0), ("0.12", 0.12), ("007", 7.0)])
def test_a_plain_number_is_read(cell: str, value: float):
    assert rows(FIGURES, FIGURES_HEADER + f"2018-19,north,all,all,,,{cell},1,\n")[0].value == value


def test_no_message_repeats_a_small_count():
    """The numerator 7 of 5 is impossible; neither number may stand in the message, in any language."""
    problem = figure("2018-19,north,all,all,7,5,,1,")
    assert problem.column == "numerator"
    for part in (problem.wrong, problem.expected, problem.cure):
        for lang in LANGUAGES:
            assert part is not None and not any(digit in text(part, lang) for digit in "57")


@pytest.mark.parametrize(("numerator", "wrong"), [(59, False), (60, False), (61, True)])
def test_a_count_cannot_exceed_its_group(numerator: int, wrong: bool):
    assert read(FIGURES, FIGURES_HEADER + f"2018-19,north,all,all,{numerator},60,,1,\n").faulty is wrong


def test_of_an_average_the_sum_may_exceed_the_number_of_children():
    context = Context(indicator="scores", indicators=CONTEXT.indicators)
    assert rows(FIGURES, FIGURES_HEADER + "2018-19,north,all,all,9000,60,,1,\n", context)


def test_a_group_of_nobody_has_no_percent():
    assert figure("2018-19,north,all,all,0,0,,1,").column == "denominator"


@pytest.mark.parametrize(("value", "wrong"), [("0", False), ("100", False), ("100.1", True), ("-0.1", True)])
def test_a_percent_lies_between_0_and_100(value: str, wrong: bool):
    assert read(FIGURES, FIGURES_HEADER + f"2018-19,north,all,all,,,{value},1,\n").faulty is wrong


def test_a_value_that_is_no_percent_may_exceed_100():
    context = Context(indicator="scores", indicators=CONTEXT.indicators)
    assert rows(FIGURES, FIGURES_HEADER + "2018-19,north,all,all,,,2437.5,1,\n", context)


def test_the_unit_of_a_point_is_that_of_its_measure():
    assert rows(POINTS, POINTS_HEADER + "visits,2019-10-07,north,all,,,180,c,\n")
    assert only(POINTS, POINTS_HEADER + "on-time,2019-10-07,north,all,,,180,c,\n").column == "value"


def test_a_target_in_percent_lies_between_0_and_100():
    header = "indicator,place,group,baseline_period,target_period,target\n"
    assert only(TARGETS, header + "absence,north,all,2015-16,2020-21,120\n").column == "target"
    assert rows(TARGETS, header + "scores,north,all,2015-16,2020-21,120\n")


@pytest.mark.parametrize("note", ["suppressed at source", "Suppressed at source; revised"])
def test_a_hidden_figure_that_is_there_after_all_is_a_warning(note: str):
    problem = figure(f"2018-19,north,all,all,3,60,,1,{note}")
    assert problem.warning and problem.column == "note"


def test_counts_beside_a_published_value_are_a_warning():
    assert figure("2018-19,north,all,all,30,60,50,1,").warning


def test_a_total_and_a_group_cannot_be_the_same_row():
    assert figure("2018-19,north,grade,all,30,60,,1,").column == "group"


# -- days and periods ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cell", "told"), [
    ("10/7/2019", "two ways"), ("7.10.19", "two ways"), ("43745", "spreadsheet stores"), ("7-Oct", "to Text first"),
    ("Oct-19", "to Text first"), ("2019-10-07 00:00:00", "Write it as 2019-10-07."), ("2019-02-30", "calendar"),
    ("2019-13-01", "calendar"), ("0024-10-07", "0024"), ("2019-10", "not a day"), ("yesterday", "not a day"),
    ("２０１９-１０-０７", "not a day"),
])
def test_a_day_that_is_not_plainly_a_day_is_refused_and_told_why(cell: str, told: str):
    problem = only(POINTS, POINTS_HEADER + f"visits,{cell},north,all,,,8,c,\n")
    assert (problem.row, problem.column, problem.warning) == (2, "date", False)
    assert told in words(problem)


def test_a_day_to_come_is_a_warning_because_the_row_will_count_later():
    problem = only(POINTS, POINTS_HEADER + "visits,2020-03-01,north,all,,,8,c,\n")
    assert problem.warning and problem.column == "date"
    assert rows(POINTS, POINTS_HEADER + "visits,2020-02-29,north,all,,,8,c,\n")


def test_a_day_by_which_something_is_due_may_lie_ahead():
    assert rows("networks/north/actions.csv", "action,what_en,who,due\na,A,school,2030-01-01\n")


@pytest.mark.parametrize("cell", ["Dec-11", "11-Dec", "2-Jan", "Jan-02"])
def test_a_period_that_a_spreadsheet_took_for_a_date_is_explained(cell: str):
    problem = figure(f"{cell},north,all,all,,,12,1,")
    assert problem.column == "period" and "took 2011-12 for a date and shows Dec-11" in words(problem)


def test_the_same_text_is_a_school_year_or_a_month_as_often_as_the_indicator_comes():
    year = rows(FIGURES, FIGURES_HEADER + "2011-12,north,all,all,,,12,1,\n")[0].period
    month = rows(FIGURES, FIGURES_HEADER + "2011-12,north,all,all,,,12,1,\n",
                 Context(indicator="calls", indicators=CONTEXT.indicators))[0].period
    assert (year.start, year.end) == (date(2011, 7, 1), date(2012, 6, 30))
    assert (month.start, month.end) == (date(2011, 12, 1), date(2011, 12, 31))


def test_in_a_file_about_many_indicators_each_row_is_read_by_its_own():
    found = rows("indicators/versions.csv", "indicator,version,from_period,comparable\n"
                                            "absence,1,2011-12,yes\ncalls,1,2011-12,yes\n")
    assert [row.from_period.frequency for row in found] == ["annual", "monthly"]


def test_a_year_that_is_no_year_is_not_proposed_again():
    assert "Write it as" not in words(figure("0019-20,north,all,all,,,12,1,"))


# -- points of a cycle and of none ----------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), [("c", ""), ("", "c")])
def test_two_points_that_differ_only_in_whether_they_name_a_cycle_are_both_named(first: str, second: str):
    """Nobody can tell which of them counts for that cycle."""
    problem = only(POINTS, POINTS_HEADER + f"on-time,2019-10-07,north,all,4,6,,{first},\n"
                                           f"on-time,2019-10-07,north,,5,6,,{second},\n")
    assert (problem.row, problem.column, problem.warning) == (3, "cycle", False)
    assert "Rows 2 and 3 are about the same thing" in words(problem)


def test_points_of_two_cycles_on_one_day_stand_side_by_side():
    assert len(rows(POINTS, POINTS_HEADER + "on-time,2019-10-07,north,all,40,60,,c,\n"
                                            "on-time,2019-10-07,north,all,44,60,,d,\n")) == 2
