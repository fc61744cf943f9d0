"""A partnership's folder: each file is read once and when it is asked for, and a faulty one fails nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from samples import FILES, write_partnership
from striveutils import records
from striveutils.errors import BadParameter, NoPartnership, RecordsError
from striveutils.records import NetworkFolder, Partnership
from striveutils.records.columns.record import Where
from striveutils.words import Name, Typed

POINTS = "networks/north-attendance/points.csv"
FAULTY = """\
measure,date,place,group,numerator,denominator,value,cycle,note
on-time,soon,north,all,70,60,,walking-groups,
"""


def sample(folder: Path, **changes: str | None) -> Partnership:
    return records.open_partnership(write_partnership(folder, dict(changes)))


def with_files(folder: Path, changes: dict[str, str | None]) -> Partnership:
    return records.open_partnership(write_partnership(folder, changes))


def test_opening_reads_nothing(tmp_path: Path):
    assert sample(tmp_path).files_read == frozenset()


def test_where_there_is_no_partnership_it_is_said(tmp_path: Path):
    with pytest.raises(NoPartnership):
        records.open_partnership(tmp_path)


def test_the_sample_is_read_as_it_was_written(tmp_path: Path):
    data = sample(tmp_path)
    assert data.settings.name == "Sample Partnership" and data.settings.minimum_group_size == 10
    assert [row.organisation for row in data.organisations] == ["north-schools", "family-center"]
    assert data.indicator("chronic-absence").why == Typed({"en": "Children who miss school fall behind.",
                                                           "es": "Quien falta a la escuela se atrasa."})
    assert len(data.observations("chronic-absence")) == 9
    assert data.observations("chronic-absence")[0].period.text == "2015-16"
    assert [row.target for row in data.targets("four-year-graduation")] == [85.0]
    assert [row.result for row in data.checks("chronic-absence")] == ["passed"]
    assert [row.version for row in data.versions("chronic-absence")] == ["1"]
    assert {row.item for row in data.lift_items} == {"bus-stop", "private-note"}
    assert [row.state for row in data.lift_events] == ["identified", "lifted"]
    assert data.tables[0].table == "leadership" and data.answers[0].heard_on == date(2019, 11, 5)
    assert not data.problems()


def test_a_network_is_read_as_it_was_written(tmp_path: Path):
    network = sample(tmp_path).network("north-attendance")
    assert network.record.id == network.id == "north-attendance"
    assert network.record.name == Name({"en": "North attendance network", "es": "Red de asistencia del Norte"})
    assert [row.finding for row in network.findings] == ["kindergarten-mornings"]
    assert [row.state for row in network.actions] == ["open", "done"]
    assert [row.numerator for row in network.points] == [40, 44, 47, None]
    assert list(network.cycles) == ["walking-groups"]
    assert network.cycles["walking-groups"].id == "walking-groups"


def test_every_record_knows_its_file_and_row(tmp_path: Path):
    network = sample(tmp_path).network("north-attendance")
    assert network.points[2].where == Where("data/networks/north-attendance/points.csv", 4)
    assert network.record.where.file == "data/networks/north-attendance/network.yaml"


@pytest.mark.parametrize("absent", [name for name in FILES if name.endswith(".csv")])
def test_an_absent_file_of_rows_means_nothing_recorded(absent: str, tmp_path: Path):
    data = with_files(tmp_path, {absent: None})
    assert not [problem for problem in data.problems() if not problem.warning]
    assert data.read(absent).records == ()


def test_a_network_without_its_first_page_fails_alone(tmp_path: Path):
    data = with_files(tmp_path, {"networks/both-graduate/network.yaml": None, "networks/both-graduate/points.csv": ""})
    with pytest.raises(RecordsError) as caught:
        assert data.network("both-graduate").record
    assert caught.value.problems[0].file == "data/networks/both-graduate/network.yaml"
    assert data.network("north-attendance").record


@pytest.mark.parametrize(("file", "ask"), [
    (POINTS, lambda data, network: network.points),
    ("networks/north-attendance/findings.csv", lambda data, network: network.findings),
    ("networks/north-attendance/actions.csv", lambda data, network: network.actions),
    ("networks/north-attendance/network.yaml", lambda data, network: network.record),
    ("networks/north-attendance/cycles/walking-groups.yaml", lambda data, network: network.cycles),
    ("organisations.csv", lambda data, network: data.organisations),
    ("lifts/items.csv", lambda data, network: data.lift_items),
    ("indicators/observations/chronic-absence.csv", lambda data, network: data.observations("chronic-absence")),
    ("partnership.yaml", lambda data, network: data.settings),
    ("labels.csv", lambda data, network: data.name("place", "north")),
])
def test_a_faulty_file_fails_what_reads_it_and_nothing_else(
        file: str, ask: Callable[[Partnership, NetworkFolder], object], tmp_path: Path):
    data = with_files(tmp_path, {file: "{{{\n"})
    with pytest.raises(RecordsError) as caught:
        ask(data, data.network("north-attendance"))
    assert {problem.file for problem in caught.value.problems} == {f"data/{file}"}
    others = [name for name in FILES if name != file]
    assert not [problem for problem in data.problems(others) if not problem.warning]


def test_the_error_of_a_faulty_file_carries_every_problem_of_it(tmp_path: Path):
    with pytest.raises(RecordsError) as caught:
        twice = FAULTY + FAULTY.splitlines()[1].replace("soon", "2019-02-30") + "\n"
        assert with_files(tmp_path, {POINTS: twice}).network("north-attendance").points
    assert [(problem.row, problem.column) for problem in caught.value.problems] == [(2, "date"), (3, "date")]
    assert "2 problems" in str(caught.value) and "70" not in str(caught.value)


def test_two_faulty_cycles_are_told_together(tmp_path: Path):
    folder = "networks/north-attendance/cycles/"
    data = with_files(tmp_path, {folder + "a.yaml": "[", folder + "b.yaml": "title: A\nplan: {starts_on: soon}\n"})
    with pytest.raises(RecordsError) as caught:
        assert data.network("north-attendance").cycles
    assert {problem.file for problem in caught.value.problems} == {f"data/{folder}a.yaml", f"data/{folder}b.yaml"}


def test_cycles_come_in_the_order_they_start_drafts_last(tmp_path: Path):
    folder = "networks/north-attendance/cycles/"
    data = with_files(tmp_path, {folder + "a-draft.yaml": "title: Later\n",
                                 folder + "z-first.yaml": "title: First\nplan: {starts_on: 2019-01-07}\n"})
    assert list(data.network("north-attendance").cycles) == ["z-first", "walking-groups", "a-draft"]


def test_a_file_is_read_once(tmp_path: Path):
    data = sample(tmp_path)
    before = data.network("north-attendance").points
    (data.folder / POINTS).write_text("", encoding="utf-8")
    assert data.network("north-attendance").points is before


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path):
    data = with_files(tmp_path, {POINTS: None})
    (data.folder / POINTS).mkdir()
    assert "folder" in str(data.problems()[0].wrong)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="links are not to be had here")
def test_a_link_to_nothing_is_said_and_is_not_nothing_recorded(tmp_path: Path):
    data = with_files(tmp_path, {POINTS: None})
    (data.folder / POINTS).symlink_to(tmp_path / "gone.csv")
    with pytest.raises(RecordsError):
        assert data.network("north-attendance").points


def test_faults_in_indicators_leave_the_figures_readable_without_their_unit(tmp_path: Path):
    data = with_files(tmp_path, {"indicators/indicators.csv": "indicator\n"})
    assert len(data.observations("four-year-graduation")) == 9


def test_figures_are_read_by_the_unit_and_the_frequency_of_their_indicator(tmp_path: Path):
    """2011-12 is a school year, or December 2011 where the indicator comes monthly; 180 is no percent."""
    figures = "indicators/observations/chronic-absence.csv"
    rows: dict[str, str | None] = {figures: "period,place,dimension,group,value\n2011-12,north,all,all,180\n"}
    with pytest.raises(RecordsError):
        assert with_files(tmp_path / "percent", rows).observations("chronic-absence")
    rows["indicators/indicators.csv"] = FILES["indicators/indicators.csv"].replace(
        "core,down,percent,annual", "core,down,rate,monthly")
    read = with_files(tmp_path / "rate", rows).observations("chronic-absence")
    assert (read[0].period.start, read[0].value) == (date(2011, 12, 1), 180.0)


def test_points_are_read_by_the_unit_of_their_measure(tmp_path: Path):
    """Home visits are counted, children on time are a percent."""
    header = FILES[POINTS].splitlines()[0]
    visits = f"{header}\nvisits,2019-10-07,north,all,,,180,walking-groups,\n"
    assert with_files(tmp_path / "count", {POINTS: visits}).network("north-attendance").points[0].value == 180.0
    with pytest.raises(RecordsError):
        wrong = with_files(tmp_path / "percent", {POINTS: visits.replace("visits", "on-time")})
        assert wrong.network("north-attendance").points


def test_pages_are_read_by_what_the_partnership_has_settled(tmp_path: Path):
    """Its first language, the month its school year starts in, the day that is its today."""
    cycle = "networks/both-graduate/cycles/first.yaml"
    data = with_files(tmp_path, {
        "partnership.yaml": FILES["partnership.yaml"].replace("[en, es]", "[es, en]").replace("starts: 7", "starts: 9"),
        cycle: "title: Caminar juntos\nact: {decision: adopt, decided_on: 2020-03-01}\n"})
    assert data.network("both-graduate").cycles["first"].title == Typed({"es": "Caminar juntos"})
    assert data.observations("chronic-absence")[0].period.start == date(2015, 9, 1)
    assert [problem.warning for problem in data.problems([cycle])] == [True]


# -- ids -----------------------------------------------------------------------------------------------------


def test_networks_are_the_folders_whose_name_is_an_id(tmp_path: Path):
    data = sample(tmp_path)
    for name in ("NA", "index", "report-card", "partnership", "con", "two words", ".hidden", "null", "007"):
        (data.folder / "networks" / name).mkdir()
    assert data.network_ids == ("007", "both-graduate", "north-attendance", "null")


@pytest.mark.parametrize("name", ["index", "report-card", "partnership", "aux"])
def test_a_network_cannot_take_the_name_of_a_page(name: str, tmp_path: Path):
    data = with_files(tmp_path, {f"networks/{name}/network.yaml": FILES["networks/both-graduate/network.yaml"]})
    problem = next(problem for problem in data.problems() if not problem.warning)
    assert problem.file == f"data/networks/{name}" and name in str(problem.wrong)


def test_a_folder_that_is_no_id_is_a_problem_with_a_proposal(tmp_path: Path):
    data = with_files(tmp_path, {"networks/North School/network.yaml": FILES["networks/both-graduate/network.yaml"]})
    problem = next(problem for problem in data.problems() if not problem.warning)
    assert problem.file == "data/networks/North School" and "north-school" in str(problem.cure)


def test_a_network_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path):
    with pytest.raises(BadParameter, match="Did you mean north-attendance"):
        sample(tmp_path).network("north-atendance")


@pytest.mark.parametrize("name", ["../north-attendance", "", ".", "north-attendance/..", "/etc"])
def test_a_network_is_never_looked_for_outside_its_folder(name: str, tmp_path: Path):
    with pytest.raises(BadParameter):
        sample(tmp_path).network(name)


def test_an_indicator_that_is_recorded_nowhere_has_a_stand_in_of_which_nothing_is_known(tmp_path: Path):
    """An id that is recorded nowhere stops nothing, and its figures are no evidence."""
    figures = FILES["indicators/observations/chronic-absence.csv"]
    data = with_files(tmp_path, {"indicators/observations/bus-rides.csv": figures})
    stand_in = data.indicator("bus-rides")
    assert (stand_in.name, stand_in.unit, stand_in.direction, stand_in.counts, stand_in.outcome) == (
        Name({"en": "Bus rides", "es": "Bus rides"}), "percent", "up", "children", "")
    assert data.observations("bus-rides") == data.targets("bus-rides") == ()


def test_without_a_folder_of_indicators_every_indicator_has_a_stand_in(tmp_path: Path):
    data = with_files(tmp_path, {file: None for file in FILES if file.startswith("indicators/")})
    assert data.indicator("chronic-absence").name == Name({"en": "Chronic absence", "es": "Chronic absence"})


def test_the_settings_file_itself_names_its_folder(tmp_path: Path):
    folder = sample(tmp_path).folder
    assert records.open_partnership(folder / "partnership.yaml").folder == folder


# -- what everything needs -----------------------------------------------------------------------------------


def test_today_is_the_day_given_else_the_pinned_one_else_the_systems(tmp_path: Path):
    data = sample(tmp_path)
    assert data.today("2019-01-31") == data.today(date(2019, 1, 31)) == date(2019, 1, 31)
    assert data.today() == data.today(None) == date(2020, 2, 29)
    unpinned = FILES["partnership.yaml"].replace("as_of: 2020-02-29\n", "")
    assert with_files(tmp_path / "other", {"partnership.yaml": unpinned}).today() == date.today()


@pytest.mark.parametrize("given", ["1/31/2019", "2019-02-30", "soon"])
def test_a_day_that_is_none_is_refused(given: str, tmp_path: Path):
    with pytest.raises(BadParameter):
        sample(tmp_path).today(given)


def test_names_come_from_the_labels_else_from_the_id(tmp_path: Path):
    data = sample(tmp_path)
    assert data.name("group", "kindergarten") == Name({"en": "Kindergarten", "es": "Kínder"})
    assert data.name("group", "grade-3") == Name({"en": "Grade 3", "es": "Grade 3"})
    assert data.organisation_name("family-center") == Name({"en": "Family Center", "es": "Centro Familiar"})
    assert data.organisation_name("the school nurse") == Name({"en": "the school nurse", "es": "the school nurse"})
    assert data.outcome_name("on-track") == Name({"en": "On track", "es": "On track"})
    assert data.table_name("leadership") == Name({"en": "Leadership table", "es": "Mesa directiva"})
    assert data.table_name("family-center") == data.organisation_name("family-center")


def test_groups_are_sorted_as_the_labels_are(tmp_path: Path):
    data = sample(tmp_path)
    found = sorted(["zzz", "grade-2", "grade-1", "kindergarten"], key=lambda id_: data.position("group", id_))
    assert found == ["kindergarten", "grade-1", "grade-2", "zzz"]


def test_groups_without_a_label_are_sorted_as_people_count(tmp_path: Path):
    data = sample(tmp_path)
    ids = ["grade-10", "zzz", "12", "grade", "grade-3", "kindergarten", "9", "grade-03b", "grade3"]
    found = sorted(ids, key=lambda id_: data.position("group", id_))
    assert found == ["kindergarten", "9", "12", "grade", "grade3", "grade-3", "grade-03b", "grade-10", "zzz"]


def test_the_inputs_of_a_network_are_its_files_and_the_shared_ones(tmp_path: Path):
    data = sample(tmp_path)
    inputs = data.inputs("north-attendance")
    assert "networks/north-attendance/cycles/walking-groups.yaml" in inputs
    assert "indicators/observations/chronic-absence.csv" in inputs and "partnership.yaml" in inputs
    assert not [name for name in inputs if "four-year" in name or "both-graduate" in name or name == "journal.csv"]
    assert list(inputs) == sorted(inputs)
    assert "networks/both-graduate/points.csv" in data.inputs("both-graduate"), "also a file that is not there yet"


def test_the_inputs_of_a_network_with_a_faulty_page_are_still_known(tmp_path: Path):
    data = with_files(tmp_path, {"networks/north-attendance/network.yaml": "["})
    assert "networks/north-attendance/network.yaml" in data.inputs("north-attendance")


def test_everything_a_networks_page_reads_is_among_its_inputs(tmp_path: Path):
    """The inputs are the key by which a run knows that nothing changed; a file outside them would go unnoticed."""
    data = sample(tmp_path)
    network = data.network("north-attendance")
    assert network.record and network.findings and network.actions and network.points and network.cycles
    for id_ in (network.record.indicator,):
        assert data.indicator(id_) and data.versions(id_) and data.observations(id_) and data.targets(id_)
        assert data.checks(id_)
    assert data.organisations and data.outcomes and data.labels and data.lift_items and data.lift_events
    assert data.tables and data.answers and data.settings
    assert data.files_read <= set(data.inputs("north-attendance"))


def test_the_whole_example_is_read_in_well_under_two_seconds():
    """About twenty networks and two thousand figures, with every reference checked."""
    example = Path(__file__).parents[3] / "data"
    if not (example / "partnership.yaml").exists():
        pytest.skip("the example is not there")
    start = time.process_time()
    problems = records.open_partnership(example).problems()
    assert time.process_time() - start < 2
    assert not problems, [str(problem.wrong) for problem in problems]
