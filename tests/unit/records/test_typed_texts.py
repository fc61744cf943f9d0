"""Every text somebody typed can be found in a record, and another put in its place; nothing else changes."""

from __future__ import annotations

from pathlib import Path

from samples import write_partnership
from striveutils import records
from striveutils.records import Partnership, files
from striveutils.records.typed import TypedText, typed_texts, with_texts
from striveutils.words import Name, Typed


def partnership(folder: Path) -> Partnership:
    return records.open_partnership(write_partnership(folder))


def changed(one: TypedText) -> Typed | str:
    return "other" if isinstance(one.words, str) else Typed({"en": "other"})


def test_texts_are_found_with_their_keys_in_the_order_of_the_file(tmp_path: Path) -> None:
    cycle = partnership(tmp_path).network("north-attendance").cycles["walking-groups"]
    paths = [one.path for one in typed_texts(cycle)]
    assert paths[:2] == [("title",), ("change_idea",)]
    assert ("plan", "tasks", 1) in paths and ("plan", "predictions", 0, "because") in paths
    assert [one.keys for one in typed_texts(cycle) if one.path[-1] == 1] == [("plan", "tasks")]
    assert ("plan", "measures", 0, "name") not in paths  # a name


def test_two_columns_for_two_languages_are_one_text(tmp_path: Path) -> None:
    item = partnership(tmp_path).lift_items[0]
    [statement] = [one for one in typed_texts(item) if one.keys == ("statement",)]
    assert isinstance(statement.words, Typed)
    assert dict(statement.words.texts) == {"en": "The bus stop is too far.", "es": "La parada queda muy lejos."}
    other = with_texts(item, changed)
    assert (other.statement_en, other.statement_es, other.evidence) == ("other", None, "other")
    assert (other.item, other.visibility, other.where) == (item.item, item.visibility, item.where)


def test_a_record_whose_texts_stay_is_the_same_record(tmp_path: Path) -> None:
    network = partnership(tmp_path).network("north-attendance")
    for record in (network.record, *network.actions, *network.cycles.values()):
        assert with_texts(record, lambda one: one.words) is record


def test_every_text_of_every_record_can_be_replaced(tmp_path: Path) -> None:
    """Whatever a later version adds to a file: a text column is found by its kind, not by a list of names."""
    data = partnership(tmp_path)
    network = data.network("north-attendance")
    everything = (network.record, *network.actions, *network.findings, *network.cycles.values(), *data.lift_items,
                  *data.lift_events, *data.answers)
    assert {type(record) for record in everything} <= {kind.model for kind in files.FILES}
    for record in everything:
        for one in typed_texts(with_texts(record, changed)):
            assert one.words == "other" or (isinstance(one.words, Typed) and dict(one.words.texts) == {"en": "other"})


def test_names_ids_days_and_numbers_are_no_typed_text(tmp_path: Path) -> None:
    data = partnership(tmp_path)
    network = data.network("north-attendance")
    other = with_texts(network.record, changed)
    assert other.name == Name({"en": "North attendance network", "es": "Red de asistencia del Norte"})
    assert (other.indicator, other.places, other.formed_on) == (
        network.record.indicator, network.record.places, network.record.formed_on)
    assert list(typed_texts(data.labels[0])) == []
