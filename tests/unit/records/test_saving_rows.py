"""Rows change where they were asked to, and nowhere else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import FILES
from striveutils.errors import Conflict, StriveError
from striveutils.records.columns.checking import Context
from striveutils.records.columns.formulas import guarded, unguarded
from striveutils.records.columns.record import Row
from striveutils.records.files import kind_for
from striveutils.records.reading.one_file import read_text
from striveutils.records.saving import ABSENT, append_rows, read_bytes_with_stamp, save_rows
from striveutils.records.saving.row_changes import appended, edited
from striveutils.records.subjects.actions import Action
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.points import Point

ACTIONS = FILES["networks/north-attendance/actions.csv"]
POINTS = FILES["networks/north-attendance/points.csv"]


def read(text: str, model: type[Row]) -> tuple[Row, ...]:
    content = read_text(text.removeprefix("\ufeff"), kind_for(model), "data/rows.csv", Context())
    assert not content.faulty, [str(problem.wrong) for problem in content.problems]
    return content.records


def values(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """What the rows say, wherever they were read."""
    return [row.model_dump() for row in rows]


def changed(text: str, model: type[Row], number: int, **new: object) -> str:
    """``text`` with new values in one of its rows, the first being 0."""
    rows = [row.model_copy(update=new if at == number else {}) for at, row in enumerate(read(text, model))]
    return edited(text, model, rows, "rows.csv")


def test_rows_that_are_as_they_were_stay_byte_for_byte() -> None:
    """Odd spacing, needless quotes and 12.0 for 12 are somebody's way of writing."""
    text = 'measure,date,numerator,denominator,value\n"visits", 2019-10-07 ,,,8.0\non-time,2019-10-07,040,60,\n'

    assert edited(text, Point, read(text, Point), "rows.csv") == text


def test_a_changed_row_leaves_the_others_alone() -> None:
    new = changed(ACTIONS, Action, 0, state="done", done_on=date(2020, 2, 1))

    before, after = ACTIONS.splitlines(), new.splitlines()
    assert after[1] == before[1].replace("open,,", "done,2020-02-01,")
    assert [after[0], *after[2:]] == [before[0], *before[2:]]


def test_cells_of_a_changed_row_that_say_the_same_stay_as_written() -> None:
    text = "measure,date,value,note\nvisits,2019-10-07,8.0,\n"

    assert changed(text, Point, 0, note="late") == "measure,date,value,note\nvisits,2019-10-07,8.0,late\n"


def test_unknown_columns_and_their_order_stay() -> None:
    text = "ours,date,measure,value\nkeep me,2019-10-07,visits,8\nand me,2019-10-14,visits,9\n"

    assert changed(text, Point, 0, value=7.5) == (
        "ours,date,measure,value\nkeep me,2019-10-07,visits,7.5\nand me,2019-10-14,visits,9\n")


def test_rows_take_their_unknown_columns_along_when_they_move() -> None:
    text = "measure,date,value,ours\nvisits,2019-10-07,8,first\nvisits,2019-10-14,9,second\n"
    rows = read(text, Point)

    assert edited(text, Point, rows[::-1], "rows.csv").splitlines()[1:] == text.splitlines()[:0:-1]
    assert edited(text, Point, rows[1:], "rows.csv") == text.replace("visits,2019-10-07,8,first\n", "")


def test_a_new_row_has_blanks_in_unknown_columns() -> None:
    text = "ours,measure,date,value\nx,visits,2019-10-07,8\n"
    new = Point(measure="visits", date=date(2019, 10, 14), value=9)

    assert edited(text, Point, [*read(text, Point), new], "rows.csv") == text + ",visits,2019-10-14,9\n"


def test_a_row_of_another_file_takes_nothing_from_the_row_with_its_number() -> None:
    text = "measure,date,value,ours\nvisits,2019-10-07,8,secret\n"

    assert "secret" not in edited(text, Point, read(text, Point), "other.csv")


def test_a_column_that_is_missing_is_added_when_a_row_needs_it() -> None:
    text = "measure,date,value\nvisits,2019-10-07,8\nvisits,2019-10-14,9\n"

    assert changed(text, Point, 1, note="rain") == (
        "measure,date,value,note\nvisits,2019-10-07,8,\nvisits,2019-10-14,9,rain\n")


def test_a_blank_that_stands_for_the_usual_value_stays_blank() -> None:
    """No state means open."""
    text = "action,what_en,who,due,state\na,Call,us,2020-03-01,\n"

    assert changed(text, Action, 0, who="office") == "action,what_en,who,due,state\na,Call,office,2020-03-01,\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_stay(line_end: str, mark: str) -> None:
    text = mark + POINTS.replace("\n", line_end)
    new = Point(measure="visits", date=date(2019, 10, 28), value=2, note="two\nlines")

    assert edited(text, Point, read(text, Point), "rows.csv") == text
    assert appended(text, Point, [new]) == text + f'visits,2019-10-28,,,,,2,,"two\nlines"{line_end}'


def test_a_last_row_without_line_end_gets_one_only_when_another_follows() -> None:
    text = POINTS.rstrip("\n")
    new = Point(measure="visits", date=date(2019, 10, 28), value=2)

    assert edited(text, Point, read(text, Point), "rows.csv") == text
    assert appended(text, Point, [new]) == POINTS + "visits,2019-10-28,,,,,2,,\n"


def test_blank_lines_at_the_end_stay_at_the_end() -> None:
    new = Point(measure="visits", date=date(2019, 10, 28), value=2)

    assert appended(POINTS + "\n,,,,,,,,\n", Point, [new]) == POINTS + "visits,2019-10-28,,,,,2,,\n\n,,,,,,,,\n"


def test_an_empty_file_gets_every_column_as_its_header() -> None:
    new = Point(measure="visits", date=date(2019, 10, 28), value=2)

    assert edited("", Point, [new]) == (
        "measure,date,place,group,numerator,denominator,value,cycle,note\nvisits,2019-10-28,,,,,2,,\n")


def test_an_append_does_not_touch_rows_that_are_faulty() -> None:
    text = "measure,date,value\nvisits,yesterday,a lot,and more\n"

    assert appended(text, Point, [Point(measure="v", date=date(2019, 1, 1))]) == text + "v,2019-01-01,\n"


def test_an_append_to_a_file_without_the_column_is_refused() -> None:
    with pytest.raises(StriveError, match="The column note is missing"):
        appended("measure,date\n", Point, [Point(measure="v", date=date(2019, 1, 1), note="x")])


def test_a_file_that_ends_inside_quotes_is_refused() -> None:
    with pytest.raises(StriveError, match="from row 3 on"):
        edited('measure,date\nv,2019-01-01\n"v,2019-01-08\n', Point, [])


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://example.org","x")', "+1", "-1 child", "@sum", "\tx", "\rx", "'=1"])
def test_text_that_a_spreadsheet_would_run_is_written_as_text_and_read_as_typed(text: str) -> None:
    new = edited("measure,date,note\n", Point, [Point(measure="v", date=date(2019, 1, 1), note=text)])

    assert new.splitlines()[1].startswith(("v,2019-01-01,'", "v,2019-01-01,\"'"))
    assert read(new, Point)[0].note == text  # type: ignore[attr-defined]


def test_a_negative_number_is_no_formula() -> None:
    assert edited("measure,date,value\n", Point, [Point(measure="v", date=date(2019, 1, 1), value=-1.5)]) == (
        "measure,date,value\nv,2019-01-01,-1.5\n")


@given(st.text())
def test_guarding_against_formulas_loses_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_on_disk_are_saved_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(POINTS)
    rows = read(POINTS, Point)
    _content, stamp = read_bytes_with_stamp(path)
    path.write_text(POINTS + "on-time,2019-10-28,north,all,48,60,,walking-groups,\n")

    with pytest.raises(Conflict, match="line 6 is new"):
        save_rows(path, Point, rows[:1], expected=stamp)

    append_rows(path, Point, [Point(measure="v", date=date(2019, 11, 4), value=1)])
    assert len(path.read_text().splitlines()) == 7


def test_letters_saved_in_an_older_way_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("measure,date,note\nv,2019-01-01,niño\n".encode("latin-1"))

    with pytest.raises(StriveError, match=r"rows\.csv is not in UTF-8"):
        append_rows(path, Point, [])


IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
TYPED = st.characters(exclude_categories=["Cs", "Cc", "Cf"], include_characters="\t\n\r")
TEXTS = st.text(TYPED, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
DAYS = st.dates(date(2000, 1, 1), date(2020, 12, 31))
SOME_ACTIONS = st.lists(st.builds(
    Action, action=IDS, what_en=TEXTS, what_es=st.none() | TEXTS, who=TEXTS, due=DAYS,
    horizon=st.none() | st.integers(1, 365), state=st.sampled_from(["open", "done", "partly", "dropped"]),
    done_on=st.none() | DAYS, result=st.none() | TEXTS), max_size=6, unique_by=lambda action: action.action)
HEADERS = st.permutations([*ACTIONS.splitlines()[0].split(","), "ours", "Ours too"])


@settings(max_examples=80, deadline=None)
@given(SOME_ACTIONS, SOME_ACTIONS, HEADERS, st.sampled_from(["\n", "\r\n"]), st.data())
def test_what_was_saved_is_what_is_read(
    first: list[Action], second: list[Action], header: list[str], line_end: str, data: st.DataObject
) -> None:
    """Whatever the text, the order of columns and the line ends; and again after some rows changed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        path.write_bytes((",".join(header) + line_end).encode())
        stamp = save_rows(path, Action, first, expected=read_bytes_with_stamp(path)[1])
        old = read(path.read_bytes().decode(), Action)
        assert values(old) == values(first)

        kept = data.draw(st.lists(st.sampled_from(old), unique_by=id) if old else st.just([]))
        taken = {row.action for row in kept}  # type: ignore[attr-defined]
        rows = [*kept, *(row for row in second if row.action not in taken)]
        save_rows(path, Action, rows, expected=stamp)
        text = path.read_bytes().decode()
        assert values(read(text, Action)) == values(rows)
        assert text.startswith(",".join(header) + line_end)


def test_a_new_file_is_made_of_rows_and_of_one_more(tmp_path: Path) -> None:
    path = tmp_path / "networks" / "north" / "points.csv"
    first, more = Point(measure="v", date=date(2019, 1, 1)), Point(measure="v", date=date(2019, 1, 8))

    save_rows(path, Point, [first], expected=ABSENT)
    append_rows(path, Point, [more])

    assert values(read(path.read_text(), Point)) == values([first, more])


def test_three_thousand_rows_are_saved_in_well_under_a_second(tmp_path: Path) -> None:
    from time import process_time

    text = "period,place,dimension,group,numerator,denominator,value,version,note\n" + "".join(
        f"{1900 + year},p{place},all,all,10,{place + 20},,1,\n" for year in range(100) for place in range(30))
    rows = list(read(text, Observation))
    rows[5] = rows[5].model_copy(update={"note": "x"})

    start = process_time()
    edited(text, Observation, rows, "rows.csv")

    assert process_time() - start < 1
