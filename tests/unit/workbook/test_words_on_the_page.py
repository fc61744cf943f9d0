"""Typed words on a page: none before somebody approved them, and the list of what waits is exactly what would show."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from samples import FILES, approve_words, write_partnership
from striveutils import records, workbook
from striveutils.disclosure import words
from striveutils.records import typed
from striveutils.workbook.page import CyclePage

NETWORK = "north-attendance"
FOLDER = f"networks/{NETWORK}"
QUESTIONS = ("head", "working_on", "now", "changed", "groups", "trying", "happened", "next", "barriers", "take_part",
             "sources")
SETTINGS_ETC = ("Illustrative.", "What would help your child get to school every day?", "hello@example.org",
                "Children who miss school fall behind.", "Missed 10 percent or more of the days enrolled.")

# A text under every key that holds typed text, no two alike. "hush" is in each that no page shows.
EVERY_TEXT = {
    f"{FOLDER}/network.yaml": FILES[f"{FOLDER}/network.yaml"].replace(
        "scope: Kindergarten and grade 1", "scope: Hush, the scope").replace(
        "drivers: [Rides to school]", "drivers: [Hush, a driver]").replace(
        "signed_by: [north-schools]", "signed_by: [Hush, who signed]"),
    f"{FOLDER}/findings.csv": """\
finding,found_on,dimension,groups,statement_en,statement_es,interpreted_by,used_in
kindergarten-mornings,2018-09-20,grade,kindergarten,Hush found,Hush hallado,Hush readers,
""",
    f"{FOLDER}/actions.csv": """\
action,what_en,what_es,who,due,horizon,finding,state,done_on,done_by,result,obstacle
call-home,Call families early,Llamar temprano,Two volunteers,2020-03-15,30,,open,,,Hush result,Hush obstacle
walk-map,Draw a map,Dibujar un mapa,north-schools,2020-01-31,60,,done,2020-01-28,north-schools,Hush too,
""",
    f"{FOLDER}/points.csv": FILES[f"{FOLDER}/points.csv"].replace("47,60,,walking-groups,", "47,60,,,Hush point"),
    f"{FOLDER}/cycles/walking-groups.yaml": """\
language: en
title_en: Walking groups
title_es: Grupos para caminar
change_idea: Parents walk along.
driver: Rides to school
plan:
  question: Will they arrive on time?
  starts_on: 2019-10-01
  ends_on: 2019-12-20
  where: Near the river
  who: Parents who volunteer
  scale: All of kindergarten
  tasks_en: [Ask parents, Draw the routes]
  tasks_es: [Preguntar a los padres]
  measures:
    - {measure: on-time, name_en: Children on time, name_es: A tiempo, kind: process, direction: up, unit: percent}
  predictions:
    - {prediction: p1, measure: on-time, because: Company helps., low: 75, high: 85, look_on: 2019-12-20}
    - {prediction: p2, measure: on-time, because: Dry weather., low: 60, high: 70, look_on: 2019-12-20,
       withdrawn: {on: 2019-10-02, why: Rain was forecast.}}
  locked_on: 2019-09-30
do: {as_planned: partly, happened: They walked., surprises: Grandparents came too.}
study: {learned: Company mattered., by_group: Most in kindergarten.}
act: {decision: adapt, why: It helped some., next: Start earlier., lesson: Ask families first., decided_on: 2020-01-15}
notes:
  - {on: 2020-02-01, by: Hush writer, text: Added afterwards.}
""",
    "lifts/items.csv": """\
item,network,kind,domain,statement_en,statement_es,source,evidence,who_is_affected,asked_of,visibility
bus-stop,north-attendance,barrier,other,The stop is far.,Queda lejos.,Hush s,Hush e,Hush w,The bus office,public
kept,north-attendance,barrier,financial,Hush inside.,Hush adentro.,,,,Hush asked,internal
theirs,both-graduate,barrier,financial,Hush of others.,,,,,Hush them,public
""",
    "lifts/events.csv": """\
item,state,on,by,text
bus-stop,lifted,2019-11-05,Hush by whom,Hush said
""",
    "answers.csv": """\
network,heard_on,you_told_us_en,you_told_us_es,we_did_en,we_did_es
north-attendance,2019-11-05,Mornings are hard.,Cuesta madrugar.,We moved it.,Lo movimos.
both-graduate,2019-11-05,Hush for others.,,Hush done.,
""",
    "indicators/observations/chronic-absence.csv": """\
period,place,dimension,group,numerator,denominator,value,version,note
2015-16,north,all,all,,,16.2,1,
2016-17,north,all,all,,,16.0,1,Counted anew
2017-18,north,all,all,,,18.2,1,Hush 3 of them
2018-19,north,all,all,,,15.6,1,
2018-19,north,grade,kindergarten,,,15.0,1,Hush in a group
2018-19,north,grade,grade-1,,,13.0,1,
""",
}


def page(data: Path, audience: str = "public") -> CyclePage:
    return workbook.open(NETWORK, data_dir=str(data), audience=audience)


def told(page: CyclePage) -> str:
    """Everything the page hands on, in every language and form: what a notebook would hold."""
    return json.dumps([getattr(page, question)()._repr_mimebundle_() for question in QUESTIONS], ensure_ascii=False)


def typed_in(data: Path) -> Iterator[str]:
    """Every text that somebody typed about any network, as the files have it."""
    partnership = records.open_partnership(data)
    rows: list[Any] = [*partnership.lift_items, *partnership.lift_events, *partnership.answers]
    for network in map(partnership.network, partnership.network_ids):
        rows += [network.record, *network.findings, *network.actions, *network.cycles.values()]
    for one in (text for row in rows for text in typed.typed_texts(row)):
        yield from (one.words,) if isinstance(one.words, str) else filter(None, one.words.texts.values())
    yield from (row.note for row in (*partnership.observations("chronic-absence"), *partnership.network(NETWORK).points)
                if row.note)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_partnership(tmp_path, EVERY_TEXT)


def test_what_waits_is_exactly_what_the_page_would_show(data: Path) -> None:
    """The team's page shows everything a page ever shows: of all that was typed, just the texts that wait."""
    team = told(page(data, "team"))
    waiting = {one.text for one in words.waiting(records.open_partnership(data), NETWORK)}
    ids = {"north-schools", "family-center"}  # a page has their names, and names do not wait
    assert {text for text in typed_in(data) if text in team} - ids == waiting
    assert "Hush" not in team
    assert len(waiting) > 35


def test_before_any_approval_no_typed_word_is_on_the_page(data: Path) -> None:
    public = told(page(data))
    assert {text for text in typed_in(data) if text in public} - {"north-schools"} == set()
    assert "New words wait for approval." in public
    assert "Hay palabras nuevas que esperan aprobación." in public


def test_after_the_approval_the_public_reads_what_the_team_reads(data: Path) -> None:
    approve_words(data)
    public, partnership = told(page(data)), records.open_partnership(data)
    assert words.waiting(partnership, NETWORK) == ()
    assert "wait for approval" not in public and "esperan aprobación" not in public
    assert {text for text in typed_in(data) if text in public} == {
        text for text in typed_in(data) if text in told(page(data, "team"))}


def test_names_settings_and_definitions_need_no_approval(data: Path) -> None:
    public = told(page(data))
    assert all(text in public for text in (*SETTINGS_ETC, "North attendance network", "Children on time", "A tiempo",
                                           "Family Center", "Norte"))


def test_how_the_cycle_was_done_does_not_depend_on_approvals(data: Path) -> None:
    """Evidence asks whether something was written down, and it was."""
    before, team = page(data).subject, page(data, "team").subject
    assert before.practice == team.practice
    assert before.practice is not None and before.practice.feature("documented").kept == "yes"
    assert [(one.outcome, one.range) for one in before.results["walking-groups"]] == [
        (one.outcome, one.range) for one in team.results["walking-groups"]]


def test_a_language_is_approved_by_itself(data: Path) -> None:
    """The Spanish title is approved and the English one is not: each reader sees what is true for their language."""
    partnership = records.open_partnership(data)
    words.approve(partnership, [one for one in words.waiting(partnership, NETWORK)
                                if one.text == "Grupos para caminar"], "tests")
    title = page(data).subject.network.cycles["walking-groups"].title
    assert dict(title.texts) == {"en": "New words that wait for approval", "es": "Grupos para caminar"}


def test_a_text_in_one_language_only_is_shown_in_both_with_the_remark_once_it_is_approved(data: Path) -> None:
    assert "Grandparents came too." not in told(page(data))
    approve_words(data)
    happened = json.dumps(page(data).happened().data(), ensure_ascii=False)
    assert "Grandparents came too." in happened and "por ahora solo en inglés" in happened


def test_a_changed_text_waits_again(data: Path) -> None:
    approve_words(data)
    cycle = data / FOLDER / "cycles" / "walking-groups.yaml"
    cycle.write_text(cycle.read_text(encoding="utf-8").replace("Grandparents came too.", "Grandparents came along."),
                     encoding="utf-8")
    public = told(page(data))
    assert "Grandparents" not in public and "They walked." in public
    assert [one.text for one in words.waiting(records.open_partnership(data), NETWORK)] == ["Grandparents came along."]


def test_an_approval_for_one_network_does_not_count_for_another(data: Path) -> None:
    partnership = records.open_partnership(data)
    path = data / "approvals.csv"
    words.approve(partnership, words.waiting(partnership, NETWORK), "tests")
    path.write_text(path.read_text(encoding="utf-8").replace(NETWORK, "both-graduate"), encoding="utf-8")
    assert "Grandparents" not in told(page(data))


def test_what_another_network_wrote_is_withheld_even_where_the_same_words_were_approved_here(data: Path) -> None:
    """Both networks heard the same sentence; only the one whose page this is approved it."""
    answers = data / "answers.csv"
    answers.write_text(answers.read_text(encoding="utf-8").replace("Hush for others.", "Mornings are hard."),
                       encoding="utf-8")
    approve_words(data)
    told_us = {answer.network: answer.you_told_us.texts["en"] for answer in page(data).subject.data.answers}
    assert told_us == {NETWORK: "Mornings are hard.", "both-graduate": "New words wait for approval."}


def test_no_answer_goes_past_the_door() -> None:
    """Answers read ``subject.data``: records as they were typed, and notes as they stand, are not theirs to show."""
    answers = Path(workbook.__file__).parent / "answers"
    past = {path.name: name for path in answers.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Attribute) and (name := ast.unparse(node)) in ("subject.records", "row.note")}
    assert past == {}


def test_an_item_that_is_not_public_is_withheld_even_where_its_words_were_approved(data: Path) -> None:
    """Somebody may make an item internal again: the approval stays in the file."""
    approve_words(data)
    items = data / "lifts" / "items.csv"
    items.write_text(items.read_text(encoding="utf-8").replace("bus office,public", "bus office,members"),
                     encoding="utf-8")
    subject = page(data).subject
    assert [item.statement.texts["en"] for item in subject.data.lift_items] == ["New words wait for approval."] * 3
    assert "The stop is far." not in told(page(data))


def test_notes_of_places_that_were_added_up_are_approved_one_by_one(tmp_path: Path) -> None:
    """The page shows "Counted anew; Moved; twice" for two places; each note was read by itself."""
    file = "indicators/observations/four-year-graduation.csv"
    data = write_partnership(tmp_path, {file: FILES[file].replace(
        "2018-19,north,all,all,99,120,,1,", "2018-19,north,all,all,99,120,,1,Counted anew").replace(
        "2018-19,south,all,all,71,100,,1,", "2018-19,south,all,all,71,100,,1,Moved; twice")})
    network = "both-graduate"
    assert {"Counted anew", "Moved; twice"} <= {
        one.text for one in words.waiting(records.open_partnership(data), network)}
    before = workbook.open(network, data_dir=str(data))
    assert "Counted anew" not in told(before) and "New words wait for approval." in told(before)
    approve_words(data)
    assert "Counted anew; Moved; twice" in told(workbook.open(network, data_dir=str(data)))
