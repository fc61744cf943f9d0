"""How often the networks' predictions held, and whether they were as sure as they were right."""

from __future__ import annotations

from typing import Any

import pytest
from found import before_verdicts, cells, coordinators, network, section, told

from striveutils.publish import markup


def one(range_: str = "met", confidence: float | None = 70.0, direction: str = "none given") -> dict[str, Any]:
    return {"confidence": confidence, "range": range_, "direction": direction}


def predictions(*of: dict[str, Any], lang: str = "en") -> markup.Element | None:
    return section(coordinators(network("a", predicted=list(of[::2])), network("b", predicted=list(of[1::2])),
                                lang=lang), "predictions")


def held(times: int, missed: int, confidence: float | None = 70.0) -> list[dict[str, Any]]:
    return [one("met", confidence)] * times + [one("not met", confidence)] * missed


def test_without_predictions_there_is_no_such_section() -> None:
    assert predictions() is None
    assert section(coordinators(before_verdicts("a")), "predictions") is None


def test_the_page_says_how_many_ranges_held_and_how_sure_that_is() -> None:
    """Wilson's interval of 5 of 8, from his formula: 0.306 to 0.863."""
    assert told(predictions(*held(5, 3)), "li")[:3] == [
        "The networks made 8 predictions.", "8 ranges could be checked, and 5 held.",
        "That is 63%. In the long run the share could be anything from 31% to 86%.",
    ]


def test_what_could_not_be_checked_is_named_and_does_not_count() -> None:
    lines = told(predictions(one(), one("cannot tell"), one("cannot tell"), one("too wide to tell"), one("none given")),
                 "li")
    assert lines[:2] == ["The networks made 5 predictions.", "1 range could be checked, and 1 held."]
    assert lines[3:6] == ["For 2 predictions we cannot tell yet.", "1 range is too wide to tell us anything.",
                          "1 prediction has no range."]


def test_before_anything_came_nothing_is_claimed() -> None:
    assert told(predictions(one("cannot tell")), "li")[:2] == [
        "The networks made 1 prediction.", "None of their ranges could be checked yet."]


@pytest.mark.parametrize(("checked", "tells"), [(9, False), (10, True)])
def test_under_ten_checked_predictions_confidence_cannot_be_told(checked: int, tells: bool) -> None:
    """Both sides of the limit; all missed at 90% sure is plain enough for ten."""
    page = predictions(*held(0, checked, 90.0))
    last = told(page, "li")[-1]
    assert last.startswith("The networks were more sure than they were right.") is tells
    assert last.endswith(f"checked ranges that say how sure the network was; there are {checked}.") is not tells
    assert bool(cells(page)) is tells


def test_a_prediction_without_a_confidence_does_not_count_toward_the_ten() -> None:
    last = told(predictions(*held(9, 0), *held(3, 0, None)), "li")[-1]
    assert last.endswith("there are 9.")


@pytest.mark.parametrize(("of", "said"), [
    (held(4, 16, 90.0), "The networks were more sure than they were right. On average they were 90% sure, so "
                        "about 18 of 20 should have held; only 4 did."),
    (held(19, 1, 50.0), "The networks were less sure than they were right. On average they were 50% sure, so "
                        "about 10 of 20 should have held; 19 did."),
    (held(140, 60, 70.0), "The networks were about as sure as they were right. On average they were 70% sure, so "
                          "about 140 of 200 should have held; 140 did."),
    (held(7, 4, 70.0), "Are the networks as sure as they are right? We cannot tell yet. On average they were 70% sure, "
                       "so about 8 of 11 should have held; 7 did. Chance can explain the gap, but a gap that matters "
                       "could be there, too."),
])
def test_the_page_says_whether_networks_were_as_sure_as_they_were_right(of: list[dict[str, Any]], said: str) -> None:
    assert told(predictions(*of), "li")[-1] == said


def test_a_table_shows_each_band_of_confidence_that_occurs() -> None:
    page = predictions(*held(2, 3, 40.0), *held(3, 1, 70.0), *held(4, 0, 100.0))
    assert cells(page) == [["under 50%", "5", "2"], ["70% to under 90%", "4", "3"], ["90% or more", "4", "4"]]


def test_directions_are_counted_where_they_could_be_checked() -> None:
    lines = told(predictions(one(direction="met"), one(direction="not met"), one(direction="cannot tell")), "li")
    assert "The direction could be checked for 2: 1 went the way that was predicted." in lines
    assert not any("direction" in line for line in told(predictions(one()), "li"))


def test_the_section_speaks_spanish() -> None:
    lines = told(predictions(*held(5, 3), lang="es"), "li")
    assert lines[:2] == ["Las redes hicieron 8 predicciones.",
                         "Se pudieron revisar 8 rangos, y las redes acertaron en 5."]
    assert lines[-1] == (
        "¿Aciertan las redes tanto como creen? Todavía no se puede saber. Hacen falta 10 rangos revisados que digan "
        "qué tan segura estaba la red; hay 8.")
