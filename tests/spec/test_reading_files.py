"""Reading the files of a partnership: what is taken as it is, what is refused, and what people are told.

Each test writes one file of the sample partnership and shows what ``strive check`` would say about it, word for
word. A file that is right says nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import FILES, write_partnership
from striveutils import records
from striveutils.errors import RecordsError, report

POINTS = "networks/north-attendance/points.csv"
NETWORK = "networks/north-attendance/network.yaml"
FIGURES = "indicators/observations/chronic-absence.csv"


def told(folder: Path, file: str, content: str | bytes, lang: str = "en") -> str:
    """Everything that is said about a partnership in which ``file`` holds ``content``."""
    data = write_partnership(folder)
    path = data / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return report(records.open_partnership(data).problems(), lang)


def test_a_sound_partnership_says_nothing(tmp_path: Path):
    assert told(tmp_path, POINTS, FILES[POINTS]) == ""


def test_every_fault_of_a_file_is_told_at_once_with_what_to_do(tmp_path: Path):
    """Three rows, three slips: a percent sign, an American date, a count above its group. No figure is repeated."""
    assert told(tmp_path, POINTS, """\
measure,date,place,group,numerator,denominator,value,cycle,note
on-time,2019-10-07,north,all,67%,60,,walking-groups,
on-time,10/14/2019,north,all,44,60,,walking-groups,
on-time,2019-10-21,north,all,47,40,,walking-groups,
""") == """\
data/networks/north-attendance/points.csv has 3 problems.
  row 2, numerator   There is a percent sign with the number.
      A whole number, 0 or more, in digits only.
      Write 12.5 for 12.5 percent, in the value column, without the sign.
  row 3, date   “10/14/2019” can be read in two ways: which comes first, the day or the month?
      A day written as year-month-day, such as 2019-03-11.
  row 4, numerator   The numerator is larger than the denominator.
      A count cannot exceed its group.
      Ask the person who sent it which of the two is right."""


def test_the_same_in_spanish(tmp_path: Path):
    assert told(tmp_path, POINTS, """\
measure,date,place,group,numerator,denominator,value,cycle,note
on-time,2019-10-21,north,all,47,40,,walking-groups,
""", "es") == """\
data/networks/north-attendance/points.csv tiene 1 problema.
  fila 2, numerator   El numerador es mayor que el denominador.
      Un conteo no puede ser mayor que su grupo.
      Pregunte a quien lo envió cuál de los dos es correcto."""


def test_a_period_that_a_spreadsheet_has_turned_into_a_date(tmp_path: Path):
    """Opened in a spreadsheet and saved again, the school year 2011-12 becomes Dec-11."""
    assert told(tmp_path, FIGURES, """\
period,place,dimension,group,numerator,denominator,value,version,note
Dec-11,north,all,all,,,16.2,1,
""") == """\
data/indicators/observations/chronic-absence.csv has 1 problem.
  row 2, period   “Dec-11” is what a spreadsheet makes of a period: it took 2011-12 for a date and shows Dec-11.
      A school year such as 2018-19, or a calendar year such as 2019.
      In the spreadsheet, set the whole column to Text first, then type the values again."""


def test_a_file_in_an_older_encoding(tmp_path: Path):
    """Some spreadsheets save é as one byte of their own; which letter that was could only be guessed."""
    content = FILES["organisations.csv"].replace("Center", "Café").encode("latin-1")
    assert told(tmp_path, "organisations.csv", content) == """\
data/organisations.csv has 1 problem.
  row 3   This row holds characters that are not saved as UTF-8.
      Plain text in UTF-8.
      In the spreadsheet choose Save as, then “CSV UTF-8 (comma delimited)”."""


def test_a_row_that_does_not_fit_its_header(tmp_path: Path):
    """A comma inside a name makes one cell two; nothing is shifted into the wrong column."""
    assert told(tmp_path, "outcomes.csv", """\
outcome,name_en,priority
attendance,In school, every day,yes
graduation,Young people graduate,yes
""") == """\
data/outcomes.csv has 1 problem.
  row 2   This row has more cells than the header.
      As many cells as the header has columns.
      Put quotation marks around a cell that holds a comma, or remove the extra cells."""


def test_the_same_thing_recorded_twice(tmp_path: Path):
    """Which of two figures is right cannot be told from the file; neither is taken."""
    assert told(tmp_path, FIGURES, """\
period,place,dimension,group,numerator,denominator,value,version,note
2018-19,north,all,all,,,15.6,1,
2018-19,north,all,all,,,15.9,1,
""") == """\
data/indicators/observations/chronic-absence.csv has 1 problem.
  row 3, period   Rows 2 and 3 are about the same thing.
      One row for each period, place, dimension, group, version.
      Keep the right one and remove the other."""


def test_yaml_means_what_it_says(tmp_path: Path):
    """To YAML, NO is false and 010 is eight; here a name is a name and an id is an id."""
    data = write_partnership(tmp_path, {
        "networks/010/network.yaml": "name_en: NO\noutcome: attendance\nindicator: chronic-absence\nplaces: [north]\n"})
    partnership = records.open_partnership(data)
    assert "010" in partnership.network_ids
    assert partnership.network("010").record.name_en == "NO"
    assert partnership.problems() == ()


def test_a_page_that_was_cut_off(tmp_path: Path):
    cut = FILES[NETWORK][: FILES[NETWORK].index("family-center]")]
    assert told(tmp_path, NETWORK, cut).splitlines()[:2] == [
        "data/networks/north-attendance/network.yaml has 1 problem.",
        "  row 10   A bracket is opened and never closed, or the page ends too early."]


def test_a_misspelt_key_is_a_warning_and_stops_nothing(tmp_path: Path):
    said = told(tmp_path, NETWORK, FILES[NETWORK].replace("minutes_a_week", "minutes_per_week"))
    assert said == """\
data/networks/north-attendance/network.yaml has 1 problem.
  warning: row 15, minutes_per_week   “minutes_per_week” is not a key of this page.
      Did you mean minutes_a_week?"""
    assert records.open_partnership(tmp_path).network("north-attendance").record.minutes_a_week is None


def test_an_id_that_is_recorded_nowhere_is_a_warning_and_stops_nothing(tmp_path: Path):
    assert told(tmp_path, NETWORK, FILES[NETWORK].replace("table: leadership", "table: leadrship")) == """\
data/networks/north-attendance/network.yaml has 1 problem.
  warning: row 9, table   “leadrship” is recorded nowhere.
      An id from data/accountability/tables.csv.
      Did you mean leadership?"""


def test_a_faulty_file_fails_only_what_reads_it(tmp_path: Path):
    """One network's points are broken; its own pages fail, the other network's do not."""
    data = records.open_partnership(write_partnership(tmp_path, {POINTS: "measure;date\n"}))
    with pytest.raises(RecordsError):
        assert data.network("north-attendance").points
    assert data.network("north-attendance").actions
    assert data.network("both-graduate").points == ()
    assert data.network("both-graduate").record.name_en == "Graduate together"


def test_names_that_look_like_nothing_or_like_numbers_stay_names(tmp_path: Path):
    """A school called NA, a place with the number 007, a group called null: text, every one of them."""
    data = records.open_partnership(write_partnership(tmp_path, {
        "labels.csv": "kind,id,name_en\nplace,007,NA\ngroup,null,None\nplace,north,North\n"}))
    assert [(label.id, label.name_en) for label in data.labels] == [("007", "NA"), ("null", "None"), ("north", "North")]
