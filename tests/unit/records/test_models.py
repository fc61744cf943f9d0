"""The models are the one definition of every file: columns, labels, choices, examples."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from striveutils.records.columns.cells import Choices, ListCell
from striveutils.records.columns.checking import Context
from striveutils.records.columns.fields import as_text
from striveutils.records.columns.periods import parse
from striveutils.records.columns.record import ColumnInfo, Record, columns
from striveutils.records.files import FILES, FileKind, kind_of
from striveutils.records.reading.one_file import read_text
from striveutils.records.subjects.actions import Action
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.labels import Label
from striveutils.records.subjects.networks import Aim
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.organisations import Organisation
from striveutils.records.subjects.points import Point
from striveutils.words import Name, Typed, in_every_language

CONTRACT = {
    "partnership.yaml": "schema_version* name* languages* minimum_group_size* tails figures framework as_of "
                        "school_year_starts contact ask_en ask_es notice_en notice_es terms",
    "organisations.csv": "organisation* name_en* name_es sector",
    "outcomes.csv": "outcome* name_en* name_es stage priority",
    "labels.csv": "kind* id* name_en* name_es",
    "journal.csv": "file* row* first_seen_on*",
    "approvals.csv": "network* text* approved_by* approved_on*",
    "disclosure/shown.csv": "release* page* measure* period* place* dimension* group* shown* numerator "
                            "denominator value",
    "communication/releases.csv": "release* kind* audience* released_on* languages reviewed_es_on channel title_en "
                                  "title_es link indicators message_version sha256",
    "sharing/agreements.csv": "agreement* parties purpose legal_basis elements minimum_group_size tails figures "
                              "starts_on ends_on destroy_by",
    "advocacy/policies.csv": "policy* ask_en ask_es level decision_maker indicator from_item visibility state",
    "answers.csv": "network heard_on you_told_us_en you_told_us_es we_did_en we_did_es",
    "indicators/indicators.csv": "indicator* outcome* name_en* name_es level* direction* unit* frequency* counts "
                                 "smallest_change lag_months population_en population_es why_en why_es source "
                                 "source_address licence",
    "indicators/versions.csv": "indicator* version* from_period* definition_en definition_es kind reason comparable* "
                               "decided_on",
    "indicators/observations/*.csv": "period* place* dimension* group* numerator denominator value version note",
    "indicators/targets.csv": "indicator* place* group* baseline_period* target_period* target* set_on why",
    "indicators/checks.csv": "indicator* checked_on* kind method result action",
    "networks/*/network.yaml": "name_en* name_es outcome* indicator* places* state state_since formed_on table "
                               "organisations meets_en meets_es join_en join_es minutes_a_week charters",
    "networks/*/findings.csv": "finding* found_on* dimension* groups* statement_en* statement_es interpreted_by "
                                "used_in",
    "networks/*/actions.csv": "action* what_en* what_es who* due* horizon finding state done_on done_by result "
                               "obstacle",
    "networks/*/cycles/*.yaml": "language title change_idea driver previous plan do study act team_score notes",
    "networks/*/points.csv": "measure* date* place group numerator denominator value cycle note",
    "lifts/items.csv": "item* network* kind* domain* statement_en statement_es source evidence who_is_affected "
                       "asked_of visibility",
    "lifts/events.csv": "item* state* on* by text",
    "accountability/tables.csv": "table* name_en name_es kind every_days adopted_on reaffirmed_on",
}
"""What other people's scripts rely on; required columns have a star."""


def each(model: type[Record]) -> Iterator[tuple[type[Record], ColumnInfo]]:
    """Every column of a model and of the parts inside it."""
    for info in columns(model):
        yield model, info
        if info.section is not None:
            yield from each(info.section)


EVERY_COLUMN = {f"{model.__name__}.{info.name}": info for kind in FILES for model, info in each(kind.model)}


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.pattern)
def test_the_columns_of_every_file_are_those_of_the_contract(kind: FileKind):
    names = [info.name + "*" * info.required for info in columns(kind.model)]
    assert " ".join(names) == CONTRACT[kind.pattern]


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.pattern)
def test_the_example_of_every_file_is_without_a_problem_and_shows_every_csv_column(kind: FileKind):
    found = read_text(kind.example, kind, f"data/{kind.pattern}",
                      Context(today=date(2020, 2, 29)))
    assert found.records and not found.problems
    if kind.kind == "csv":
        assert kind.example.splitlines()[0] == ",".join(info.name for info in columns(kind.model))


@pytest.mark.parametrize("name", sorted(EVERY_COLUMN))
def test_every_column_says_what_to_write_and_is_either_a_cell_or_a_part(name: str):
    info = EVERY_COLUMN[name]
    for message in (info.column.title, info.column.help, *([info.cell.expected()] if info.cell else [])):
        assert all(in_every_language(message).values())
    assert str(info.column.help).endswith("."), "a help text is a sentence"
    assert (info.cell is None) != (info.section is None)


@pytest.mark.parametrize("name", sorted(EVERY_COLUMN))
def test_the_choices_of_a_column_are_small_letters_with_a_label_each(name: str):
    cell = EVERY_COLUMN[name].cell
    cell = cell.item if isinstance(cell, ListCell) else cell
    for choice, label in cell.labels.items() if isinstance(cell, Choices) else ():
        assert choice == choice.strip().lower() and all(in_every_language(label).values())


def test_keys_of_a_file_are_columns_of_it():
    for kind in FILES:
        assert set(kind.keys) <= {info.name for info in columns(kind.model)}


@pytest.mark.parametrize(("path", "pattern"), [
    ("networks/north/cycles/one.yaml", "networks/*/cycles/*.yaml"), ("partnership.yaml", "partnership.yaml"),
    ("indicators/observations/absence.csv", "indicators/observations/*.csv")])
def test_a_file_is_known_by_its_path(path: str, pattern: str):
    kind = kind_of(path)
    assert kind is not None and kind.pattern == pattern


@pytest.mark.parametrize("path", ["networks/north/cycles/deep/one.yaml", "points.csv", "networks/points.csv", "x.yaml"])
def test_other_files_are_of_no_kind(path: str):
    assert kind_of(path) is None


def test_a_record_can_be_made_in_code_from_values():
    made = Observation(period=parse("2018-19", "annual"), place="north", dimension="all", group="all",
                       numerator=40, denominator=60)
    assert (made.period.text, made.numerator, made.value, made.where.row) == ("2018-19", 40, None, None)


@pytest.mark.parametrize("wrong", [{"numerator": -1}, {"numerator": True}, {"numerator": 1.5}, {"value": float("nan")},
                                   {"value": float("inf")}, {"place": ["north"]}])
def test_a_record_made_in_code_keeps_the_same_rules(wrong: dict[str, Any]):
    values: dict[str, Any] = {"period": "2018-19", "place": "north", "dimension": "all", "group": "all", **wrong}
    with pytest.raises(ValidationError):
        Observation(**values)


def test_a_record_is_not_changed_once_it_is_made():
    made = Label(kind="place", id="north", name_en="North")
    with pytest.raises(ValidationError):
        made.name_en = "South"  # type: ignore[misc]


def test_names_and_texts_in_two_languages_are_read_as_one():
    made = Organisation(organisation="a", name_en="School", name_es="Escuela")
    assert made.name == Name({"en": "School", "es": "Escuela"}) and isinstance(made.name, Name)
    action = Action(action="a", what_en="Call", who="office", due=date(2020, 3, 1))
    assert action.what == Typed({"en": "Call"}) and action.state == "open"


def test_reserved_words_have_an_underscore_in_code_and_none_in_files():
    assert Aim(from_=17.0).from_ == Aim(**{"from": 17.0}).from_ == 17.0
    assert "from" in [info.name for info in columns(Aim)]


def test_an_empty_cycle_in_code_has_all_its_steps():
    cycle = Cycle()
    assert not cycle.title and cycle.plan.measures == () and cycle.act.decision is None


def test_small_groups_are_of_children_unless_said_otherwise():
    measure = Cycle(plan={"measures": [{"measure": "m"}]}).plan.measures[0]  # type: ignore[arg-type]
    assert measure.counts == "children"


@pytest.mark.parametrize(("value", "written"), [
    (None, ""), (True, "yes"), (False, "no"), (12, "12"), (12.0, "12"), (15.6, "15.6"), (0.1 + 0.2, "0.3"),
    (1e-05, "0.00001"), (date(2019, 3, 11), "2019-03-11"), (parse("2018-19"), "2018-19"), (("a", "b"), "a; b"),
    ((), ""), ("x", "x")])
def test_a_value_is_written_as_a_person_would(value: Any, written: str):
    assert as_text(value) == written


def test_points_without_place_and_group_are_fine():
    point = Point(measure="m", date="2019-10-07", value=8)
    assert point.place is None and point.value == 8.0


def test_reading_records_loads_neither_pandas_nor_a_notebook():
    """A command that only reads answers at once."""
    heavy = "[name for name in ('pandas', 'numpy', 'matplotlib', 'nbformat', 'papermill') if name in sys.modules]"
    done = subprocess.run([sys.executable, "-c", f"import striveutils.records, sys; print({heavy})"],
                          capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
