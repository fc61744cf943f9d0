"""What was predicted and what came, as a reader sees it, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from shown_rows import let_through, points

from striveutils.blocks import Table, results
from striveutils.disclosure import Shown
from striveutils.evidence.predictions import Result
from striveutils.evidence.predictions import results as results_of
from striveutils.records import Cycle
from striveutils.words import LANGUAGES, text

TODAY = date(2020, 2, 29)
LOOK = date(2019, 12, 20)
CAUSES = ("because", "thanks to", "due to", "porque", "gracias a", "debido a")


def cycle(*predictions: dict[str, Any], **plan: Any) -> Cycle:
    given = {"measure": "on-time", "low": 70, "high": 80, "look_on": LOOK}
    made = [{key: value for key, value in {"prediction": f"p{index}", **given, **one}.items() if value is not None}
            for index, one in enumerate(predictions, start=1)]
    return Cycle.model_validate({"title": "Walking groups", "plan": {
        "locked_on": date(2019, 10, 1), "predictions": made,
        "measures": [{"measure": "on-time", "name": "Children on time", "unit": "percent", "smallest_change": 5}],
        **plan}})


def found(*predictions: dict[str, Any], rows: Sequence[Shown] = (), as_of: date = TODAY, **plan: Any,
          ) -> tuple[Result, ...]:
    return results_of(cycle(*predictions, **plan), {"on-time": rows}, as_of)


def came(value: float, *, before: float | None = None) -> tuple[Shown, ...]:
    """A figure on December 16, after one on September 16, if it is given."""
    first = points([before], start=date(2019, 9, 16)) if before is not None else []
    return let_through([*first, *points([value], start=date(2019, 12, 16))])


def grid(table: Table, lang: str = "en") -> list[list[str]]:
    return [[text(column.words, lang) for column in table.columns],
            *([text(words, lang) for words in row] for row in table.rows)]


def note(table: Table, lang: str = "en") -> str:
    return text(table.note, lang) if table.note else ""


def test_a_prediction_stands_beside_what_came() -> None:
    table = results.predicted(found({}, rows=came(75)))

    assert text(table.caption, "en") == "What we predicted and what came"
    assert grid(table) == [
        ["What we measure", "What we predicted", "What came", "Was the range met?"],
        ["Children on time", "between 70% and 80%", "75.0% on Dec 16, 2019", "met"],
    ]
    assert grid(table, "es")[1] == ["Children on time", "entre 70% y 80%", "75.0% el 16 dic 2019", "se cumplió"]


def test_a_direction_that_can_be_told_has_a_column_and_the_figure_from_before() -> None:
    table = results.predicted(found({"direction": "up"}, {"direction": None}, rows=came(75, before=60)))

    assert grid(table)[0][-1] == "Was the direction met?"
    assert grid(table)[1][1:] == ["between 70% and 80%, higher than before",
                                  "75.0% on Dec 16, 2019 (before the plan: 60.0% on Sep 16, 2019)", "met", "met"]
    assert grid(table)[2][-1] == "none given"


def test_without_a_figure_from_before_the_note_says_why_there_is_no_direction() -> None:
    table = results.predicted(found({"direction": "up"}, rows=came(75)))

    assert len(table.columns) == 4
    assert "nobody can tell whether it went up or down" in note(table)


@pytest.mark.parametrize(("value", "english", "spanish"), [
    (65, "not met: below it", "no se cumplió: quedó por debajo"),
    (85, "not met: above it", "no se cumplió: quedó por encima"),
])
def test_a_range_that_was_missed_says_on_which_side(value: float, english: str, spanish: str) -> None:
    table = results.predicted(found({}, rows=came(value)))

    assert (grid(table)[1][3], grid(table, "es")[1][3]) == (english, spanish)


def test_a_range_without_a_lower_edge_is_missed_above() -> None:
    assert grid(results.predicted(found({"low": None, "high": 40}, rows=came(85))))[1][3] == "not met: above it"


def test_a_range_that_is_too_wide_is_explained() -> None:
    table = results.predicted(found({"low": 30, "high": 90}, rows=came(75)))

    assert grid(table)[1][3] == "too wide to tell"
    assert "with or without a change that matters" in note(table)


@pytest.mark.parametrize(("changes", "plan", "as_of", "cell", "answer"), [
    ({}, {}, date(2019, 11, 1), "We look on Dec 20, 2019.", "cannot tell yet"),
    ({}, {}, LOOK, "The day to look has come, but no figure yet.", "cannot tell yet"),
    ({}, {}, TODAY, "Nothing was measured in time.", "cannot tell"),
    ({}, {"locked_on": None}, TODAY, "The plan is a draft: its predictions are not final yet.", "cannot tell yet"),
    ({"look_on": None}, {}, TODAY, "No day to look is written down.", "cannot tell"),
    ({"look_on": date(2019, 9, 1)}, {}, TODAY, "The day to look was over when the plan was set.", "cannot tell"),
    ({"measure": "gone"}, {}, TODAY, "The plan does not measure this.", "cannot tell"),
    ({"withdrawn": {"on": "2019-10-05", "why": "No bus."}}, {}, TODAY, "Withdrawn on Oct 5, 2019: No bus.",
     "not counted"),
])
def test_what_cannot_be_told_says_why(
    changes: dict[str, Any], plan: dict[str, Any], as_of: date, cell: str, answer: str
) -> None:
    assert grid(results.predicted(found(changes, as_of=as_of, **plan)))[1][2:] == [cell, answer]


def test_a_prediction_that_was_withdrawn_after_figures_had_come_says_so() -> None:
    table = results.predicted(found({"withdrawn": {"on": "2019-12-31", "why": "No bus."}}, rows=came(40)))

    assert grid(table)[1][2].endswith(
        ". It was withdrawn on Dec 31, 2019, after figures had come in, so it counts. The reason given: No bus.")
    assert grid(table)[1][3].startswith("not met")


def test_a_figure_for_each_of_several_places_is_none_for_all() -> None:
    two = let_through([*points([75], start=LOOK), *points([75], start=LOOK, place="south")])

    assert grid(results.predicted(found({}, rows=two)))[1][2] == "There is no figure for all places together."


def test_a_small_group_is_a_dash_and_nothing_of_it_is_in_the_block() -> None:
    """Four of five would be in the range and two of five would not; the page is the same."""
    def block(numerator: int) -> object:
        made = points([60], start=LOOK)[0]
        small = type(made)(made.measure, made.date, made.place, made.group, numerator, 5, 20.0 * numerator, None)
        return results.predicted(found({"direction": "up"}, rows=let_through([small]))).data()

    assert block(4) == block(2)
    row = block(4)["rows"][0]  # type: ignore[index]
    assert [cell["en"][0][0] for cell in row[2:]] == ["—", "cannot tell"]


def test_the_record_of_what_was_shown_has_both_figures() -> None:
    table = results.predicted(found({"direction": "up"}, rows=came(75, before=60)))

    assert [cell["period"] for cell in table.cells] == ["2019-09-16", "2019-12-16"]


def test_only_what_came_through_the_door_may_be_shown() -> None:
    unchecked = points([75], start=LOOK)[0]

    class Plain:
        period, value, unit, place, group, status, before_lock, denominator = (
            unchecked.date, 75.0, "percent", "north", "all", "shown", False, 60)

    made = results_of(cycle({}), {"on-time": [Plain()]}, TODAY)  # type: ignore[list-item]
    with pytest.raises(TypeError, match="disclosure"):
        results.predicted(made)


THREE = ({}, {"low": 76, "high": 90}, {"look_on": date(2020, 3, 20)})


@pytest.mark.parametrize(("predictions", "english", "spanish"), [
    (THREE, "Of 3 predictions, 1 was met, 1 was not met and 1 cannot be judged yet.",
     "De 3 predicciones, 1 se cumplió, 1 no se cumplió y 1 todavía no se puede juzgar."),
    (({}, {}), "Of 2 predictions, 2 were met.", "De 2 predicciones, 2 se cumplieron."),
    (({}, {"look_on": None}), "Of 2 predictions, 1 was met and 1 cannot be judged.",
     "De 2 predicciones, 1 se cumplió y 1 no se puede juzgar."),
    (({},), "The prediction was met.", "La predicción se cumplió."),
    (({"low": 76},), "The prediction was not met: what came is below the range.",
     "La predicción no se cumplió: lo que resultó queda por debajo del rango."),
    (({"high": 74},), "The prediction was not met: what came is above the range.",
     "La predicción no se cumplió: lo que resultó queda por encima del rango."),
    (({"look_on": date(2020, 3, 20)},), "We cannot tell yet whether the prediction was met.",
     "Todavía no se puede saber si la predicción se cumplió."),
    (({"look_on": None},), "We cannot tell whether the prediction was met.",
     "No se puede saber si la predicción se cumplió."),
    (({}, {"withdrawn": {"on": "2019-10-05"}}),
     "The prediction was met. 1 more was withdrawn and does not count.",
     "La predicción se cumplió. Otra más se retiró y no cuenta."),
    (({"withdrawn": {"on": "2019-10-05"}},), "Every prediction was withdrawn, so there is nothing to compare.",
     "Se retiraron todas las predicciones, así que no hay nada que comparar."),
    ((), "No prediction is written down, so there is nothing to compare.",
     "No hay ninguna predicción anotada, así que no hay nada que comparar."),
])
def test_one_sentence_sums_them_up(predictions: tuple[dict[str, Any], ...], english: str, spanish: str) -> None:
    sentence = results.summary(found(*predictions, rows=came(75)))

    assert (text(sentence.words, "en"), text(sentence.words, "es")) == (english, spanish)


def test_a_direction_that_was_missed_has_no_side() -> None:
    sentence = results.summary(found({"low": None, "high": None, "direction": "up"}, rows=came(75, before=80)))

    assert text(sentence.words, "en") == "The prediction was not met."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_result_never_says_why(lang: str) -> None:
    table = results.predicted(found(*THREE, {"low": 30, "high": 90}, rows=came(75, before=60)))
    words = " ".join([*(cell for line in grid(table, lang) for cell in line), note(table, lang)]).casefold()

    assert not any(cause in words for cause in CAUSES)
    assert {"en": "not why", "es": "no por qué"}[lang] in words
