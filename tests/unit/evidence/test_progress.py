"""The progress score: each step a rule on the records, in half points, and what can't be told never raises it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_points import Row, measure, planned, predicted, row

from striveutils.evidence.practice import Practice, practice
from striveutils.evidence.predictions import results
from striveutils.records import Cycle

TODAY = date(2020, 2, 29)
MEASURES = (measure(), measure("walked", kind="process"), measure("tired", kind="balancing", direction="down"))
ADOPTED = {"decision": "adopt", "why": "It works.", "decided_on": date(2020, 1, 10)}
FIGURES = tuple(Row(date(2019, 10, 8) + timedelta(days=7 * week), 75.0) for week in range(11))
AFTERWARDS = tuple(row(f"2020-01-{day}", 76) for day in (13, 20, 27))
ALL_IMPROVING = {"on-time": "improving", "walked": "improving"}
VERDICTS = ("improving", "worsening", "no sign of change", "cannot tell yet", "not comparable")


def done(*rows: Row, plan: dict[str, Any] | None = None, act: dict[str, Any] | None = None, as_of: date = TODAY,
         verdicts: dict[str, Any] | None = None, **more: Any) -> Practice:
    whole: dict[str, Any] = {"question": "On time?", "who": "Parents", "tasks": ["Walk"], "measures": MEASURES}
    made = planned(predicted(), **{**whole, **(plan or {})})
    cycle = Cycle.model_validate({"title": "Walking", "act": act or {}, "team_score": 4}).model_copy(
        update={"plan": made.plan})
    points = {"on-time": rows}
    return practice(cycle, [], results(cycle, points, as_of), points, as_of, verdicts=verdicts or {}, **more)


@pytest.mark.parametrize(("score", "rows", "more"), [
    (0.5, (), {"plan": {"who": "", "locked_on": None}}),
    (1.0, (), {"plan": {"question": "", "locked_on": None}}),
    (1.0, (), {"plan": {"tasks": [], "locked_on": None}}),
    (1.5, (), {"plan": {"locked_on": None}}),
    (1.5, (), {}),
    (2.0, FIGURES[:1], {}),
    (2.0, (row("2019-09-24", 60),), {}),
    (2.0, FIGURES[:2], {}),
    (2.5, FIGURES[:3], {}),
    (2.0, FIGURES[:3], {"plan": {"starts_on": date(2020, 3, 1), "ends_on": None}}),
    (2.5, FIGURES, {"verdicts": {"tired": "improving"}}),
    (3.0, FIGURES, {"verdicts": {"walked": "improving"}}),
    (3.0, FIGURES, {"verdicts": {**ALL_IMPROVING, "tired": "worsening"}}),
    (3.5, FIGURES, {"verdicts": ALL_IMPROVING}),
    (3.5, FIGURES, {"verdicts": ALL_IMPROVING, "act": {**ADOPTED, "decision": "adapt"}}),
    (3.5, FIGURES, {"verdicts": ALL_IMPROVING, "act": ADOPTED, "as_of": date(2020, 1, 9)}),
    (3.5, FIGURES[:5], {"verdicts": ALL_IMPROVING, "act": ADOPTED, "as_of": date(2020, 1, 15),
                        "plan": {"predictions": [predicted(low=90, high=95)]}}),
    (4.0, FIGURES, {"verdicts": ALL_IMPROVING, "act": ADOPTED}),
    (4.0, FIGURES + AFTERWARDS[:2], {"verdicts": ALL_IMPROVING, "act": ADOPTED}),
    (4.5, FIGURES + AFTERWARDS, {"verdicts": ALL_IMPROVING, "act": ADOPTED}),
    (4.5, FIGURES + AFTERWARDS, {"verdicts": ALL_IMPROVING, "act": ADOPTED, "indicator": "improving"}),
    (4.5, FIGURES + AFTERWARDS, {"verdicts": ALL_IMPROVING, "act": ADOPTED, "goal": "reached"}),
    (5.0, FIGURES + AFTERWARDS, {"verdicts": ALL_IMPROVING, "act": ADOPTED, "indicator": "improving",
                                 "goal": "reached"}),
])
def test_each_step_needs_its_own_record(score: float, rows: tuple[Row, ...], more: dict[str, Any]) -> None:
    assert done(*rows, **more).score == score


def test_a_prediction_that_was_not_met_keeps_the_score_below_four() -> None:
    missed = done(*FIGURES[:-1], row("2019-12-19", 50), verdicts=ALL_IMPROVING, act=ADOPTED)

    assert (missed.score, missed.following and missed.following.reached) == (3.5, "no")


def test_the_next_step_and_the_team_s_own_score_stand_beside_it() -> None:
    found = done(*FIGURES)

    assert found.following is not None
    assert (found.following.score, found.following.code, found.following.reached) == (
        3.0, "measure improving", "cannot tell")
    assert (found.team_score, len(found.rungs)) == (4, 10)


def test_at_the_top_no_step_follows() -> None:
    top = done(*FIGURES, *AFTERWARDS, verdicts=ALL_IMPROVING, act=ADOPTED, indicator="improving", goal="reached")

    assert top.following is None


@pytest.mark.parametrize(("verdicts", "reached"), [
    ({"on-time": "no sign of change", "walked": "worsening"}, "no"),
    ({"on-time": "no sign of change", "walked": "cannot tell yet"}, "cannot tell"),
    ({"on-time": "not comparable", "walked": "no sign of change"}, "cannot tell"),
    ({"on-time": "no sign of change"}, "cannot tell"), ({}, "cannot tell"),
])
def test_that_nothing_improves_is_said_only_where_everything_could_be_told(
    verdicts: dict[str, Any], reached: str
) -> None:
    following = done(*FIGURES, verdicts=verdicts).following

    assert following is not None and following.reached == reached


def test_without_a_measure_of_the_outcome_nobody_can_tell_whether_it_improves() -> None:
    of_process = done(*FIGURES, plan={"measures": (measure("on-time", kind="process"),)},
                      verdicts={"on-time": "improving"})

    assert of_process.score == 3.0
    assert of_process.following is not None and of_process.following.reached == "cannot tell"


@given(st.fixed_dictionaries({}, optional={one: st.sampled_from(VERDICTS) for one in ("on-time", "walked", "tired")}),
       st.sets(st.integers(0, len(FIGURES) + len(AFTERWARDS) - 1)), st.sampled_from(["on-time", "walked"]))
def test_knowing_less_never_raises_the_score(verdicts: dict[str, Any], kept: set[int], forgotten: str) -> None:
    """Neither a verdict that can't be told, nor figures that are hidden, nor an unknown target."""
    rows = FIGURES + AFTERWARDS
    some = [one if index in kept else Row(one.period, None, status="small") for index, one in enumerate(rows)]
    known = done(*rows, verdicts=verdicts, act=ADOPTED, indicator="improving", goal="reached")

    for less in (
        done(*rows, verdicts={**verdicts, forgotten: "cannot tell yet"}, act=ADOPTED, indicator="improving",
             goal="reached"),
        done(*some, verdicts=verdicts, act=ADOPTED, indicator="improving", goal="reached"),
        done(*rows, verdicts=verdicts, act=ADOPTED, indicator="improving", goal="cannot tell"),
        done(*rows, verdicts=verdicts, act=ADOPTED, indicator="cannot tell yet", goal="reached"),
    ):
        assert less.score <= known.score
