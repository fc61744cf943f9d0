"""A failed job says what happened and what to do, in both languages, without a value or a path from the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from striveutils.batch import failures, kernel_errors
from striveutils.batch.failures import Failure
from striveutils.errors import BadParameter, NotPublishable, Problem, RecordsError, StriveError
from striveutils.words import LANGUAGES, Message, text

FAULT = Problem("data/networks/north/points.csv", Message("The numerator is above the denominator."), row=4,
                column="numerator", cure=Message("Correct one of the two."))
EVERY = [
    failures.over_time("now", 600), failures.died("now", 3), failures.died("now", -9), failures.not_started(),
    failures.out_of_memory("now"), failures.no_space(), failures.stopped_with("now", "KeyError"),
    failures.stopped_with("now", "MemoryError"), failures.stopped_with("now", "SystemExit"),
    failures.left_early("now"), failures.files_changed(), failures.no_permission(".jobs"),
    failures.internal("KeyError"),
    Failure.of_error(RecordsError([FAULT])),
]


@pytest.mark.parametrize("failure", EVERY, ids=lambda failure: failure.message["en"][:40])
def test_every_failure_has_a_cause_a_cure_and_a_short_form_in_both_languages(failure: Failure) -> None:
    for lang in LANGUAGES:
        assert failure.message[lang]
        assert failure.cure is None or failure.cure[lang]
        assert failure.cure or failure.problems
        assert 0 < len(text(failure.short(), lang)) <= 60
    assert failure.message["es"] != failure.message["en"]


@pytest.mark.parametrize("failure", EVERY, ids=lambda failure: failure.message["en"][:40])
def test_a_failure_is_the_same_after_it_was_saved(failure: Failure, tmp_path: Path) -> None:
    failure.save(tmp_path / "failure.json")
    assert Failure.load(tmp_path / "failure.json") == failure


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"kind": "time", "message": {}, "problems": 3}'])
def test_half_a_failure_is_none(tmp_path: Path, content: str) -> None:
    """The job was ended while it wrote; its end then says why."""
    (tmp_path / "failure.json").write_text(content)
    assert Failure.load(tmp_path / "failure.json") is None
    assert Failure.load(tmp_path / "none.json") is None


def test_one_second_is_one_second() -> None:
    assert "within 1 second;" in failures.over_time("now", 1).message["en"]
    assert "within 1,200 seconds;" in failures.over_time("now", 1200).message["en"]


def test_a_process_that_was_killed_is_told_as_want_of_memory_another_end_as_its_own() -> None:
    """The system kills with signal 9 when memory runs out."""
    assert failures.died("now", -9).kind == "memory"
    assert failures.died("now", -11).kind == "kernel"
    assert failures.died("now", 3).kind == "kernel"


@pytest.mark.parametrize(("failure", "again"), [
    (failures.died("now", 3), True), (failures.died("now", -9), True), (failures.files_changed(), True),
    (failures.over_time("now", 3), False), (failures.stopped_with("now", "KeyError"), False),
    (Failure.of_error(RecordsError([FAULT])), False),
])
def test_only_what_may_have_been_an_accident_is_tried_again(failure: Failure, again: bool) -> None:
    assert failure.again is again


@pytest.mark.parametrize(("error", "kind"), [
    (RecordsError([FAULT]), "records"), (BadParameter(Message("x")), "parameters"),
    (NotPublishable(Message("x")), "page"), (StriveError(Message("x")), "step"),
])
def test_an_error_for_people_keeps_its_words(error: StriveError, kind: str) -> None:
    failure = Failure.of_error(error)
    assert failure.kind == kind
    assert failure.message["en"] == text(error.message, "en")


def test_a_fault_in_a_file_keeps_its_place() -> None:
    problem = Failure.of_error(RecordsError([FAULT])).problems[0]
    assert (problem["file"], problem["row"], problem["column"]) == ("data/networks/north/points.csv", 4, "numerator")
    assert problem["place"] == {"en": "row 4, numerator", "es": "fila 4, numerator"}
    assert problem["cure"]["en"] == "Correct one of the two."


def test_warnings_are_no_cause_of_a_failure() -> None:
    warning = Problem("data/x.csv", Message("Unknown column."), warning=True)
    assert kernel_errors.as_json(RecordsError([FAULT, warning]))["problems"] == [FAULT.as_json()]
