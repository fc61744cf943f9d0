"""Sending a table to somebody: what ``strive protect`` hides, and what ``strive audit`` finds.

Each test has a table as an analyst would save it, and beside it the safe table or what a careful reader can work out.
Groups smaller than 10 are protected unless a test says otherwise.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from striveutils.cli import main

SCHOOLS = """\
grade,numerator,denominator
All,34,112
K,12,40
1,16,60
2,4,7
3,2,5
"""


def strive(command: str, folder: Path, table: str, *options: object) -> Result:
    """Save ``table`` as table.csv and run the command on it, at minimum 10 unless ``options`` give another."""
    path = folder / "table.csv"
    path.write_text(table, encoding="utf-8")
    minimum = () if "--minimum" in options else ("--minimum", 10)
    return CliRunner().invoke(main, [command, *map(str, (path, *minimum, *options))])


def safe(folder: Path, table: str, *options: object) -> str:
    """The table that ``strive protect`` writes."""
    out = folder / "safe.csv"
    done = strive("protect", folder, table, "--out", out, *options)
    assert done.exit_code == 0, done.output
    return out.read_text(encoding="utf-8")


def test_whole_rows_are_hidden_with_one_mark_for_every_reason(tmp_path: Path):
    """112 - 40 - 60 leaves 12 children in grades 2 and 3 together: enough, so no third row has to go."""
    assert safe(tmp_path, SCHOOLS) == """\
grade,numerator,denominator,percent,suppressed
All,34,112,30.4,0
K,12,40,30.0,0
1,16,60,26.7,0
2,,,,1
3,,,,1
"""


def test_a_row_is_hidden_to_protect_another(tmp_path: Path):
    """One hidden row is no secret: 107 - 40 - 60 = 7. So the cheapest other row goes too."""
    assert safe(tmp_path, """\
grade,numerator,denominator
All,32,107
K,12,40
1,16,60
2,4,7
""") == """\
grade,numerator,denominator,percent,suppressed
All,32,107,29.9,0
K,,,,1
1,16,60,26.7,0
2,,,,1
"""


def test_nobody_and_everybody_are_hidden_however_large_the_group(tmp_path: Path):
    """0 of 40 says something about each of the forty. 170 - 50 - 40 - 40 hides two rows that could be either."""
    made = safe(tmp_path, """\
grade,numerator,denominator
All,75,170
K,20,50
1,0,40
2,40,40
3,15,40
""")

    hidden = [line.split(",")[0] for line in made.splitlines() if line.endswith(",1")]
    assert {"1", "2"} <= set(hidden)
    assert "K" not in hidden or "3" not in hidden


@pytest.mark.parametrize(("size", "shown"), [(9, False), (10, True), (11, True)])
def test_the_minimum_itself_is_shown(tmp_path: Path, size: int, shown: bool):
    made = safe(tmp_path, f"grade,numerator,denominator\nAll,{23},{100 + size}\nK,10,50\n1,10,50\n2,3,{size}\n")

    assert (f"2,3,{size}," in made) == shown


def test_percents_keep_the_tables_own_decimals(tmp_path: Path):
    assert safe(tmp_path, """\
grade,numerator,denominator,percent
All,30,100,30%
K,18,60,30%
1,12,40,30%
""") == """\
grade,numerator,denominator,percent,suppressed
All,30,100,30,0
K,18,60,30,0
1,12,40,30,0
"""


def test_every_column_and_row_stays_in_its_place(tmp_path: Path):
    """The figures may stand anywhere, and rows need no order."""
    assert safe(tmp_path, """\
period,denominator,race,numerator,measure
2019,40,White,12,absent
2019,100,All,30,absent
2019,60,Black,18,absent
""") == """\
period,denominator,race,numerator,measure,percent,suppressed
2019,40,White,12,absent,30.0,0
2019,100,All,30,absent,30.0,0
2019,60,Black,18,absent,30.0,0
"""


def test_text_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path):
    """An apostrophe before it says: this is text."""
    assert "'=1+1,20,50,40.0,0" in safe(tmp_path, """\
grade,numerator,denominator
All,45,100
=1+1,20,50
K,25,50
""")


def test_measures_of_the_same_children_hide_the_same_groups(tmp_path: Path):
    """Nobody of grade 1 was suspended. Its row of absences could stay, but the sizes of both are the same."""
    made = safe(tmp_path, """\
measure,grade,numerator,denominator
absent,All,40,150
absent,K,10,50
absent,1,14,50
absent,2,16,50
suspended,All,12,150
suspended,K,7,50
suspended,1,0,50
suspended,2,5,50
""")

    hidden = {line.rsplit(",", 4)[0] for line in made.splitlines() if line.endswith(",1")}
    assert "suspended,1" in hidden
    assert {one.split(",")[1] for one in hidden if one.startswith("absent")} == {
        one.split(",")[1] for one in hidden if one.startswith("suspended")}


def test_what_one_release_hides_the_other_hides_too(tmp_path: Path):
    """English and Spanish editions of one table, of which the Spanish one was marked by hand."""
    made = safe(tmp_path, """\
release,grade,numerator,denominator,suppressed
en,All,33,110,0
en,K,12,40,0
en,1,13,42,0
en,2,8,28,0
es,All,33,110,0
es,K,,,1
es,1,13,42,0
es,2,8,28,0
""")

    rows = list(csv.DictReader(io.StringIO(made)))
    hidden = {lang: {row["grade"] for row in rows if row["suppressed"] == "1" and row["release"] == lang}
              for lang in ("en", "es")}
    assert hidden["en"] == hidden["es"]
    assert "K" in hidden["en"]


def test_the_safe_table_passes_the_audit(tmp_path: Path):
    assert strive("audit", tmp_path, safe(tmp_path, SCHOOLS)).exit_code == 0


def test_the_analysts_own_table_does_not(tmp_path: Path):
    """Grades 2 and 3 are printed: 4 of 7, and 2 of 5."""
    done = strive("audit", tmp_path, SCHOOLS)

    assert done.exit_code == 1
    assert "row 5" in done.stdout
    assert "row 6" in done.stdout


def test_one_hidden_row_and_a_total_is_found(tmp_path: Path):
    """112 - 40 - 60 = 12 children, 34 - 12 - 16 = 6 of them."""
    done = strive("audit", tmp_path, """\
grade,numerator,denominator,suppressed
All,34,112,0
K,12,40,0
1,16,60,0
2,,,1
""")

    assert done.exit_code == 1
    assert "row 5" in done.stdout


def test_a_percent_beside_a_bound_is_found(tmp_path: Path):
    """Of fewer than 10 children only 3 of 7 make 42.9 %."""
    done = strive("audit", tmp_path, "grade,denominator,percent\nAll,110,30.0\n1,<10,42.9\n")

    assert done.exit_code == 1
    assert "row 3" in done.stdout


def test_two_kinds_of_mark_tell_more_than_one(tmp_path: Path):
    """111 - 40 - 60 = 11 children in both. One mark leaves open who is where. But if c says that its group was not a
    small one, it has 10 of the 11, and the small group 1."""
    table = """\
grade,numerator,denominator,suppressed
All,34,111,0
K,12,40,0
1,16,60,0
2,,,{0}
3,,,{1}
"""

    assert strive("audit", tmp_path, table.format(1, 1)).exit_code == 0
    assert strive("audit", tmp_path, table.format("p", "c")).exit_code == 1


def test_a_table_of_single_students_is_refused(tmp_path: Path):
    done = strive("audit", tmp_path, "student_id,grade,numerator,denominator\n7713,1,1,1\n")

    assert done.exit_code == 2
    assert "student_id" in done.stderr
    assert "7713" not in done.output


def test_every_fault_of_the_table_is_told_with_row_and_column(tmp_path: Path):
    table = "grade,numerator,denominator\nAll,30,20\n1,few,10\n"
    done = strive("protect", tmp_path, table, "--out", tmp_path / "o.csv")

    assert done.exit_code == 2
    assert done.stderr == """\
table.csv has 2 problems.
  row 2, numerator   The numerator is larger than the denominator.
      A count cannot exceed its group.
      Ask the person who sent it which of the two is right.
  row 3, numerator   There is a word or a mark in place of a number.
      A whole number such as 25, a bound such as <10 or >=200, a band such as 20-29, or nothing.
      For a figure that is not printed leave the cell empty, and write 1 in the column suppressed.
"""
    assert not (tmp_path / "o.csv").exists()


def test_the_table_itself_is_never_overwritten(tmp_path: Path):
    done = strive("protect", tmp_path, SCHOOLS, "--out", tmp_path / "table.csv")

    assert done.exit_code == 2
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == SCHOOLS


def test_a_larger_minimum_hides_more(tmp_path: Path):
    """At 16 the 12 children of grades 2 and 3 together are too few."""
    assert safe(tmp_path, SCHOOLS, "--minimum", 16).count(",,,,1") == 3
    assert safe(tmp_path, SCHOOLS, "--minimum", 10).count(",,,,1") == 2


def test_the_example_of_the_guide_is_what_the_command_does(tmp_path: Path):
    guide = Path(__file__).parents[2] / "docs" / "sharing-a-table.md"
    table, expected = guide.read_text(encoding="utf-8").split("```text\n")[1:3]

    assert safe(tmp_path, table.split("```")[0]) == expected.split("```")[0]


def test_each_leak_is_told_with_its_arithmetic_and_what_to_do(tmp_path: Path):
    """112 - 40 - 60 = 12 children, 34 - 12 - 16 = 6 of them."""
    table = "grade,numerator,denominator,suppressed\nAll,34,112,0\nK,12,40,0\n1,16,60,0\n2,,,1\n"
    told = strive("audit", tmp_path, table).stdout

    for step in ("row 5", "grade 2", "112 - 40 - 60 = 12", "34 - 12 - 16 = 6", "Hide one more row"):
        assert step in told


def test_an_earlier_edition_is_attacked_together_with_the_new_one(tmp_path: Path):
    """In May grade 2 was printed. Hiding it in June comes too late."""
    done = strive("audit", tmp_path, """\
release,grade,numerator,denominator,suppressed
May,All,34,130,0
May,K,12,40,0
May,1,16,60,0
May,2,6,30,0
June,All,34,130,0
June,K,12,40,0
June,1,,,1
June,2,,,1
""")

    assert done.exit_code == 1
    assert "May" in done.stdout


def test_the_other_half_of_a_measure_is_attacked_with_it(tmp_path: Path):
    """28 of the 40 in grade K were not absent, so 40 - 28 = 12 were."""
    done = strive("audit", tmp_path, """\
measure,grade,numerator,denominator,suppressed
absent,All,44,160,0
absent,K,,,1
absent,1,,,1
absent,2,16,60,0
present,All,116,160,0
present,K,28,40,0
present,1,44,60,0
present,2,44,60,0
""")

    assert done.exit_code == 1
    assert "row 3" in done.stdout


def test_a_folder_that_is_not_there_is_told_in_plain_words(tmp_path: Path):
    done = strive("protect", tmp_path, SCHOOLS, "--out", tmp_path / "nowhere" / "safe.csv")

    assert done.exit_code == 2
    assert "safe.csv could not be written" in done.stderr
