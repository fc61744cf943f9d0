"""The journal remembers when something was first seen, and forgets nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from samples import FILES, write_partnership
from striveutils.records import journal
from striveutils.records.files import kind_of
from striveutils.records.partnership import open_partnership

MONDAY, TUESDAY = date(2020, 2, 3), date(2020, 2, 4)
POINTS = "networks/north-attendance/points.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_partnership(tmp_path)


def update(folder: Path, on: date) -> int:
    return journal.update(open_partnership(folder), on)


def entries(folder: Path) -> list[tuple[str, str, str]]:
    lines = (folder / "journal.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(line.split(",")) for line in lines]  # type: ignore[misc]


def test_every_row_and_every_page_is_noted_once(folder: Path) -> None:
    rows = sum(text.count("\n") - 1 for name, text in FILES.items() if name.endswith(".csv"))
    pages = sum(name.endswith(".yaml") for name in FILES)

    assert update(folder, MONDAY) == rows + pages
    assert len(set(entries(folder))) == rows + pages
    assert {day for _file, _row, day in entries(folder)} == {"2020-02-03"}


def test_with_nothing_new_the_journal_is_not_written(folder: Path) -> None:
    update(folder, MONDAY)
    before = (folder / "journal.csv").stat()

    assert update(folder, TUESDAY) == 0
    after = (folder / "journal.csv").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_partnership_without_rows_gets_no_journal_of_rows(tmp_path: Path) -> None:
    folder = write_partnership(tmp_path, {name: None for name in FILES if name != "partnership.yaml"})

    assert update(folder, MONDAY) == 1
    assert [file for file, _row, _day in entries(folder)] == ["partnership.yaml"]


def test_a_new_row_is_noted_on_its_day_and_the_old_ones_keep_theirs(folder: Path) -> None:
    update(folder, MONDAY)
    old = (folder / "journal.csv").read_text()
    with (folder / POINTS).open("a") as file:
        file.write("on-time,2020-02-03,north,all,50,60,,walking-groups,\n")

    assert update(folder, TUESDAY) == 1
    new = (folder / "journal.csv").read_text()
    assert new.startswith(old)
    assert new.removeprefix(old).startswith(f"{POINTS},")
    assert new.endswith(",2020-02-04\n")


def test_a_changed_page_is_noted_and_its_earlier_content_stays(folder: Path) -> None:
    update(folder, MONDAY)
    page = folder / "networks/north-attendance/cycles/walking-groups.yaml"
    page.write_text(page.read_text().replace("60 children", "80 children"))

    assert update(folder, TUESDAY) == 1


@pytest.mark.parametrize("same", [
    "ours,note,date,measure,place,group,numerator,denominator,value,cycle\n"
    ",,2019-10-14,on-time,north,all,44,60,,walking-groups\n,,2019-10-07,on-time,north,all,40,60,,walking-groups\n",
    "\ufeffmeasure,date,place,group,numerator,denominator,value,cycle,note\r\n"
    '"on-time", 2019-10-07 ,north,all,040,60,,walking-groups,\r\n,,,,,,,,\r\n'
    "on-time,2019-10-14,north,all,44,60,,walking-groups,\r\n",
])
def test_order_of_rows_and_columns_and_a_spreadsheets_ways_make_no_news(tmp_path: Path, same: str) -> None:
    folder = write_partnership(tmp_path, {POINTS: "".join(FILES[POINTS].splitlines(keepends=True)[:3])})
    update(folder, MONDAY)
    (folder / POINTS).write_bytes(same.encode())

    assert update(folder, TUESDAY) == 0


def test_an_unknown_column_with_something_in_it_is_news() -> None:
    kind = kind_of(POINTS)
    assert kind is not None
    plain = list(journal.contents("measure,date\nv,2019-01-01\n", kind))

    assert list(journal.contents("measure,date,ours\nv,2019-01-01,\n", kind)) == plain
    assert list(journal.contents("measure,date,ours\nv,2019-01-01,x\n", kind)) != plain


def test_comments_and_layout_of_a_page_make_no_news(folder: Path) -> None:
    update(folder, MONDAY)
    page = folder / "networks/both-graduate/network.yaml"
    page.write_text("# ours\n" + page.read_text().replace("[north, south]", "\n  - north\n  - 'south'"))

    assert update(folder, TUESDAY) == 0


def test_a_faulty_file_waits_until_it_is_mended(folder: Path) -> None:
    (folder / POINTS).write_text("measure,date\nv,yesterday\nv,2019-01-01\n")
    update(folder, MONDAY)
    assert POINTS not in {file for file, _row, _day in entries(folder)}

    (folder / POINTS).write_text("measure,date\nv,2019-01-01\n")
    assert update(folder, TUESDAY) == 1


def test_what_the_project_keeps_itself_is_not_noted(folder: Path) -> None:
    (folder / "disclosure").mkdir()
    (folder / "disclosure/shown.csv").write_text("release,page\nr1,north\n")
    update(folder, MONDAY)
    update(folder, TUESDAY)

    assert not {"journal.csv", "disclosure/shown.csv"} & {file for file, _row, _day in entries(folder)}


def test_the_journal_is_a_sound_record_file(folder: Path) -> None:
    update(folder, MONDAY)

    assert open_partnership(folder).problems(["journal.csv"]) == ()


def test_three_thousand_rows_take_well_under_a_second(tmp_path: Path) -> None:
    rows = "".join(f"m,{date.fromordinal(737000 + day)},p{place},all,,,{day},,\n"
                   for day in range(100) for place in range(30))
    folder = write_partnership(tmp_path, {POINTS: "measure,date,place,group,numerator,denominator,value,cycle,note\n"
                                                  + rows})
    data = open_partnership(folder)
    assert len(data.network("north-attendance").points) == 3000
    data.problems()

    start = process_time()
    assert journal.update(data, MONDAY) > 3000
    assert process_time() - start < 1
