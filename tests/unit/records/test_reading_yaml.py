"""Every trap of YAML: what a person typed stays what they typed, and a fault names its line and its key."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from samples import FILES
from striveutils.errors import Problem
from striveutils.records.columns.checking import Context
from striveutils.records.files import kind_of
from striveutils.records.reading.content import Content
from striveutils.records.reading.one_file import read_bytes, read_file
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.networks import Network
from striveutils.records.subjects.settings import PartnershipSettings
from striveutils.words import Name, Typed, text

NETWORK = "networks/north/network.yaml"
CYCLE = "networks/north/cycles/first.yaml"
SETTINGS = "partnership.yaml"
CONTEXT = Context(today=date(2020, 2, 29))
SMALL = "name_en: North\noutcome: attendance\nindicator: absence\nplaces: [north]\n"


def read(file: str, content: str | bytes, context: Context = CONTEXT) -> Content:
    kind = kind_of(file)
    assert kind is not None
    return read_bytes(content.encode() if isinstance(content, str) else content, kind, f"data/{file}", context)


def network(content: str) -> Network:
    found = read(NETWORK, content)
    assert not found.problems, [words(problem) for problem in found.problems]
    page = found.records[0]
    assert isinstance(page, Network)
    return page


def cycle(content: str, context: Context = CONTEXT) -> Cycle:
    found = read(CYCLE, content, context)
    assert not found.problems, [words(problem) for problem in found.problems]
    page = found.records[0]
    assert isinstance(page, Cycle)
    return page


def only(file: str, content: str | bytes) -> Problem:
    problems = read(file, content).problems
    assert len(problems) == 1, [words(problem) for problem in problems]
    return problems[0]


def words(problem: Problem) -> str:
    parts = (problem.place(), problem.wrong, problem.expected, problem.cure)
    return " | ".join(text(part, "en") for part in parts if part is not None)


# -- scalars stay text ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["NO", "no", "Yes", "on", "010", "0x1F", "12:30", "1e5", "null", "~", "NA", "true",
                                   "2019-03-11", "1_000", ".inf", "0o17", "=1+1"])
def test_a_name_that_yaml_takes_for_something_else_stays_the_text_it_is(typed: str):
    assert network(SMALL.replace("North", typed)).name_en == typed


@pytest.mark.parametrize("typed", ["no", "null", "010", "12", "1e5", "true"])
def test_an_id_that_yaml_takes_for_something_else_stays_the_id_it_is(typed: str):
    assert network(SMALL.replace("[north]", f"[{typed}]")).places == (typed,)


@pytest.mark.parametrize(("typed", "meant"), [("yes", "yes"), ("no", "no"), ("partly", "partly")])
def test_whether_it_went_as_planned_is_yes_partly_or_no(typed: str, meant: str):
    assert cycle(f"do:\n  as_planned: {typed}\n").do.as_planned == meant


def test_a_number_with_a_zero_in_front_is_not_octal():
    assert network(SMALL + "minutes_a_week: 030\n").minutes_a_week == 30


def test_a_time_is_not_a_number_of_seconds():
    problem = only(NETWORK, SMALL + "minutes_a_week: 12:30\n")
    assert problem.column == "minutes_a_week" and problem.row == 5


def test_a_key_called_no_or_on_is_the_key_it_is():
    page = cycle("notes:\n  - on: 2019-11-02\n    by: facilitator\n    text: Rain.\n")
    assert page.notes[0].on == date(2019, 11, 2)


@pytest.mark.parametrize("blank", ["", '""', "''", "   "])
def test_a_key_with_nothing_after_it_is_not_recorded(blank: str):
    page = network(SMALL + f"table: {blank}\nmeets_en: {blank}\ncharters: {blank}\n")
    assert page.table is None and page.meets_en is None and page.charters == ()


def test_a_text_over_several_lines_keeps_its_lines():
    assert network(SMALL + "meets_en: |\n  Tuesdays\n  at noon\n").meets_en == "Tuesdays\nat noon\n"


# -- text in languages ---------------------------------------------------------------------------------------


def test_a_text_without_an_ending_is_in_the_language_the_page_names():
    assert cycle("language: es\ntitle: Caminar juntos\n").title == Typed({"es": "Caminar juntos"})


def test_a_text_without_an_ending_on_a_page_that_names_no_language_is_in_the_partnerships_first():
    context = Context(language="es")
    assert cycle("title: Caminar juntos\n", context).title == Typed({"es": "Caminar juntos"})


def test_endings_give_both_languages_wherever_text_is_typed():
    page = cycle(FILES["networks/north-attendance/cycles/walking-groups.yaml"])
    assert page.title == Typed({"en": "Walking groups", "es": "Grupos para caminar"})
    assert page.plan.measures[0].name == Name({"en": "Children on time", "es": "Niños que llegan a tiempo"})
    assert page.plan.tasks == (Typed({"en": "Ask parents"}), Typed({"en": "Draw the routes"}))
    assert page.do.surprises == Typed({"en": "Grandparents came too."})
    assert not page.act.lesson


def test_a_text_may_have_its_own_language_and_one_ending():
    page = cycle("language: en\ntitle: Walking\ntitle_es: Caminar\n")
    assert page.title == Typed({"en": "Walking", "es": "Caminar"})


def test_the_same_language_twice_is_refused():
    problem = only(CYCLE, "language: en\ntitle: Walking\ntitle_en: Walking together\n")
    assert problem.column == "title" and problem.row == 2 and "twice" in words(problem)


def test_tasks_in_two_languages_are_matched_by_their_order():
    page = cycle("plan:\n  tasks_en: [Ask, Draw]\n  tasks_es: [Preguntar]\n")
    assert page.plan.tasks == (Typed({"en": "Ask", "es": "Preguntar"}), Typed({"en": "Draw"}))


# -- faults name line and key --------------------------------------------------------------------------------


def test_a_fault_deep_in_a_page_names_its_line_and_the_path_of_its_key_by_ids():
    page = """\
plan:
  measures:
    - {measure: on-time, unit: percent}
  predictions:
    - prediction: p1
      measure: on-time
      low: ten
"""
    problem = only(CYCLE, page)
    assert (problem.row, problem.column) == (7, "plan.predictions[p1].low")


def test_a_part_without_an_id_is_named_by_its_place():
    problem = only(CYCLE, "notes:\n  - {on: 2019-11-02, text: A}\n  - {by: facilitator}\n")
    assert (problem.row, problem.column) == (3, "notes[#2].on")


def test_all_faults_of_a_page_are_told_at_once():
    found = read(NETWORK, "name_en: North\noutcome: At tendance\nplaces: []\nminutes_a_week: -5\nstate: activ\n")
    assert {problem.column for problem in found.problems} == {
        "outcome", "indicator", "minutes_a_week", "state"}


def test_an_unknown_key_is_a_warning_with_the_nearest_known_one():
    problem = only(NETWORK, SMALL + "organizations: [north-schools]\n")
    assert problem.warning and problem.row == 5 and "Did you mean organisations?" in words(problem)


def test_an_unknown_key_inside_a_part_is_told_with_its_path():
    problem = only(CYCLE, "plan:\n  measures:\n    - measure: on-time\n      direccion: up\n")
    assert problem.column == "plan.measures[on-time].direccion" and problem.row == 4


@pytest.mark.parametrize("content", ["- a\n- b\n", "just a text\n", "[a, b]\n"])
def test_a_page_that_is_not_made_of_keys_is_refused(content: str):
    assert "Keys with values" in words(only(NETWORK, content))


def test_keys_where_a_text_belongs_are_refused():
    assert only(NETWORK, SMALL + "table: {a: b}\n").column == "table"


def test_a_text_where_keys_belong_is_refused():
    problem = only(CYCLE, "title: A\nplan: later\n")
    assert problem.column == "plan" and problem.row == 2


def test_a_text_where_a_list_of_parts_belongs_is_refused():
    assert only(CYCLE, "notes: none\n").column == "notes"


def test_one_place_may_stand_without_brackets():
    assert network(SMALL.replace("[north]", "north")).places == ("north",)


# -- YAML that is none ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("content", "line", "told"), [
    ("name_en: North\nplaces: [north, sou", 2, "ends too early"),
    ('name_en: North\nmeets_en: "Tuesd', 2, "never closed"),
    ("name_en: North\n\tplaces: [a]\n", 2, "tab"),
    ("name_en: North: the network\n", 1, "second colon"),
    ("name_en: North\noutco", 2, "no colon"),
    ("charters:\n  - version: 1\n scope: here\n", 3, "not indented"),
    ("name_en: @north\n", 1, "cannot begin"),
    ("name_en: North\n---\nname_en: South\n", 2, "second page"),
    ("? [a, b]\n: c\n", 1, "key is one word"),
])
def test_a_page_that_is_no_yaml_is_told_by_line_in_plain_words(content: str, line: int, told: str):
    problem = only(NETWORK, content)
    assert problem.row == line and told in words(problem)


def test_a_key_written_twice_names_both_lines_instead_of_letting_the_second_win():
    problem = only(NETWORK, SMALL + "outcome: graduation\n")
    assert problem.row == 5 and "lines 2 and 5" in words(problem) and problem.column == "outcome"


@pytest.mark.parametrize("content", [
    "name_en: !!python/object/apply:os.system [echo]\n", "name_en: !!str NO\n", "name_en: !mine x\n",
    "name_en: &a North\n", "name_en: *a\n", "base: &b {a: 1}\nname_en: North\n"])
def test_tags_anchors_and_references_are_refused(content: str):
    problem = only(NETWORK, content)
    assert problem.row == 1 and "quotation marks" in words(problem)


def test_an_anchor_bomb_is_refused_before_it_grows():
    names = "abcdefghijklmnopqrst"
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(names))
    assert only(NETWORK, bomb).row == 1


@pytest.mark.parametrize("content", [
    "[" * 5000, "- " * 5000, "a: " + "{a: " * 5000, "? " * 5000, "a: " + "[" * 200_000])
def test_thousands_of_brackets_are_refused_at_once(content: str):
    start = time.process_time()
    assert only(NETWORK, content).row == 1
    assert time.process_time() - start < 3


def test_a_page_of_a_megabyte_is_too_large(tmp_path: Path):
    path = tmp_path / "network.yaml"
    path.write_text(SMALL + "# filler\n" * 120_000)
    kind = kind_of(NETWORK)
    assert kind is not None
    assert "too large" in words(read_file(path, kind, "data/network.yaml", CONTEXT).problems[0])


def test_half_a_surrogate_is_refused_because_it_could_never_be_saved():
    assert "cannot be stored" in words(only(NETWORK, 'name_en: "\\uD800"\n'))


def test_latin_1_is_refused_with_its_line():
    problem = only(NETWORK, SMALL.encode() + "meets_en: Niños\n".encode("latin-1"))
    assert problem.row == 5 and "UTF-8" in words(problem)


def test_a_byte_order_mark_and_windows_line_ends_are_read():
    content = ("\ufeff" + SMALL).replace("\n", "\r\n")
    assert network(content).outcome == "attendance"


# -- the pages themselves ------------------------------------------------------------------------------------


def test_a_newer_version_of_the_files_is_called_so():
    problem = only(SETTINGS, "schema_version: 2\nname: A\nlanguages: [en]\nminimum_group_size: 10\n")
    assert problem.column == "schema_version" and "newer version" in words(problem)


@pytest.mark.parametrize(("size", "right"), [(4, False), (5, True), (10, True)])
def test_protection_of_small_groups_cannot_be_switched_off(size: int, right: bool):
    found = read(SETTINGS, f"schema_version: 1\nname: A\nlanguages: [en]\nminimum_group_size: {size}\n")
    assert found.faulty is not right


def test_what_a_partnership_leaves_out_has_its_usual_value():
    page = read(SETTINGS, "schema_version: 1\nname: A\nlanguages: [es, en]\nminimum_group_size: 10\n").records[0]
    assert isinstance(page, PartnershipSettings)
    assert (page.framework, page.school_year_starts, page.as_of) == ("sustaining", 7, None)
    assert page.languages == ("es", "en")


def test_a_network_works_in_one_place_at_least():
    assert only(NETWORK, SMALL.replace("[north]", "[]")).column == "places"


def test_charters_are_numbered_and_in_order():
    charters = SMALL + "charters:\n  - version: 2\n  - version: 1\n"
    assert "not in order" in words(only(NETWORK, charters))
    assert "same version" in words(only(NETWORK, charters.replace("2", "1")))


def test_the_aim_of_a_charter_goes_from_somewhere_to_somewhere():
    aim = network(FILES["networks/north-attendance/network.yaml"]).charters[0].aim
    assert aim is not None
    assert (aim.from_, aim.to, aim.by) == (17, 12, date(2020, 6, 30))


def test_a_prediction_is_about_a_measure_of_its_own_plan():
    plan = "plan:\n  measures: [{measure: on-time}]\n  predictions: [{prediction: p1, measure: ontime}]\n"
    problem = only(CYCLE, plan)
    assert problem.warning and problem.column == "plan.predictions[p1].measure"
    assert "Did you mean on-time?" in words(problem)


def test_a_prediction_has_its_low_end_below_its_high_end_and_stays_a_percent():
    plan = "plan:\n  measures: [{{measure: m}}]\n  predictions: [{{prediction: p, measure: m, low: {}, high: {}}}]\n"
    assert not read(CYCLE, plan.format(75, 75)).problems
    assert only(CYCLE, plan.format(80, 75)).column == "plan.predictions[p].low"
    assert only(CYCLE, plan.format(80, 120)).column == "plan.predictions[p].high"


def test_the_ids_of_a_plan_are_there_once():
    assert only(CYCLE, "plan:\n  measures: [{measure: m}, {measure: m}]\n").column == "plan.measures"


def test_a_test_does_not_end_before_it_starts():
    assert only(CYCLE, "plan: {starts_on: 2019-10-01, ends_on: 2019-09-30}\n").column == "plan.ends_on"


def test_a_decision_to_come_is_a_warning():
    problem = only(CYCLE, "act: {decision: adopt, decided_on: 2020-03-01}\n")
    assert problem.warning and problem.column == "act.decided_on"


@pytest.mark.parametrize(("score", "right"), [("0.4", False), ("0.5", True), ("5", True), ("5.1", False)])
def test_a_team_scores_itself_from_a_half_to_five(score: str, right: bool):
    assert read(CYCLE, f"title: A\nteam_score: {score}\n").faulty is not right


@pytest.mark.parametrize(("page", "line", "column"), [
    ("title: A\ndriver: Bus\x07\n", 2, None), ("title: A\ndriver: Bus\u202estop\n", 2, "driver")])
def test_a_control_character_is_refused_in_its_line(page: str, line: int, column: str | None):
    problem = only(CYCLE, page)
    assert (problem.row, problem.column, problem.warning) == (line, column, False)
