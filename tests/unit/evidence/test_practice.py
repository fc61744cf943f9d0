"""How well a cycle was done, read off its records: both sides of each limit, and what stays untold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_points import LOCKED, Row, hidden, measure, named, planned, predicted, row

from striveutils.evidence.practice import NEXT_CYCLE, Feature, practice
from striveutils.evidence.predictions import GRACE, results
from striveutils.evidence.scale import scale
from striveutils.records import Cycle

END = date(2019, 12, 20)
TODAY = date(2020, 2, 29)
PLAN = {"question": "Are children on time?", "who": "Two parents"}
WRITTEN = {"do": {"happened": "Four groups walked."}, "study": {"learned": "Rain is no problem."},
           "act": {"decision": "adopt", "why": "It works.", "decided_on": date(2020, 1, 10)}}


def walking(plan: Mapping[str, Any] | None = None, *, id_: str = "walking", predictions: Sequence[Any] = (predicted(),),
            **steps: Any) -> Cycle:
    made = planned(*predictions, **{**PLAN, **(plan or {})})
    others = Cycle.model_validate({"title": "Walking", "change_idea": "Walk together.", **steps})
    return named(others.model_copy(update={"plan": made.plan}), id_)


def feature(code: str, cycle: Cycle, *rows: Row, as_of: date = TODAY, others: Sequence[Cycle] = (),
            other_rows: Mapping[str, Sequence[Row]] | None = None) -> Feature:
    points = {"on-time": rows}
    done = practice(cycle, [cycle, *others], results(cycle, points, as_of), points, as_of,
                    other_points={id_: {"on-time": its} for id_, its in (other_rows or {}).items()})
    return done.feature(code)  # type: ignore[arg-type]


def weekly(count: int, *, size: int | None = None, start: str = "2019-10-08", every: int = 7) -> list[Row]:
    first = date.fromisoformat(start)
    return [Row(first + timedelta(days=every * week), 60.0, denominator=size) for week in range(count)]


# -- documented ----------------------------------------------------------------------------------------------------

def test_a_cycle_with_all_four_steps_is_documented() -> None:
    assert feature("documented", walking(**WRITTEN)) == Feature("documented", "yes", "all steps")


@pytest.mark.parametrize(("left_out", "kept", "missing"), [
    (("do",), "partly", ("do",)), (("study",), "partly", ("study",)), (("act",), "partly", ("act",)),
    (("do", "study"), "partly", ("do", "study")), (("do", "study", "act"), "no", ("do", "study", "act")),
])
def test_steps_that_are_not_written_down_are_named(
    left_out: tuple[str, ...], kept: str, missing: tuple[str, ...]
) -> None:
    found = feature("documented", walking(**{step: words for step, words in WRITTEN.items() if step not in left_out}))

    assert (found.kept, found.why, found.steps) == (kept, "steps missing", missing)


def test_a_decision_without_its_reason_is_half_a_step() -> None:
    act = {"decision": "adopt", "decided_on": date(2020, 1, 10)}

    assert feature("documented", walking(**{**WRITTEN, "act": act})).steps == ("act",)


@pytest.mark.parametrize(("as_of", "kept"), [
    (END - timedelta(days=1), "too early"), (END + GRACE, "too early"), (END + GRACE + timedelta(days=1), "no"),
])
def test_there_is_a_month_after_the_end_to_write_it_down(as_of: date, kept: str) -> None:
    assert feature("documented", walking(), as_of=as_of).kept == kept


def test_before_the_end_texts_without_a_day_are_not_known() -> None:
    undated = {**WRITTEN, "act": {"decision": "adopt", "why": "It works."}}

    assert feature("documented", walking(**undated), as_of=END - timedelta(days=1)).kept == "too early"
    assert feature("documented", walking(**undated), as_of=END).kept == "yes"


def test_a_plan_with_a_hole_is_seen_while_the_test_runs() -> None:
    found = feature("documented", walking({"question": ""}), as_of=date(2019, 12, 1))

    assert (found.kept, found.steps) == ("partly", ("plan",))


def test_a_draft_is_judged_in_nothing() -> None:
    draft = walking({"locked_on": None})

    assert {feature(code, draft).kept for code in ("documented", "predicted", "small first", "data over time")} == {
        "too early"}


def test_without_a_last_day_nobody_can_tell_whether_all_is_written() -> None:
    assert feature("documented", walking({"ends_on": None})).why == "no end day"
    assert feature("documented", walking({"ends_on": None}, **WRITTEN)).kept == "yes"


# -- predicted -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("starts_on", "kept"), [
    (LOCKED, "yes"), (LOCKED + timedelta(days=3), "yes"), (None, "yes"), (LOCKED - timedelta(days=1), "partly"),
])
def test_a_prediction_is_one_if_it_was_set_before_the_test_began(starts_on: date | None, kept: str) -> None:
    assert feature("predicted", walking({"starts_on": starts_on})).kept == kept


@pytest.mark.parametrize(("predictions", "kept", "why"), [
    ([], "no", "no prediction"),
    ([predicted(withdrawn={"on": "2019-10-05", "why": "No bus."})], "no", "all withdrawn"),
    ([predicted(withdrawn={"on": "2019-10-05", "why": "No bus."}), predicted(prediction="p2")], "yes",
     "predicted before"),
    ([predicted(low=None, high=None)], "partly", "no number"),
    ([predicted(low=30, high=80)], "partly", "too wide"),
    ([predicted(low=30, high=80), predicted(prediction="p2")], "yes", "predicted before"),
    ([predicted(look_on=None)], "partly", "no day"),
])
def test_a_prediction_that_can_be_tested_has_a_number_a_day_and_edges(
    predictions: list[Any], kept: str, why: str
) -> None:
    found = feature("predicted", walking(predictions=predictions))

    assert (found.kept, found.why) == (kept, why)


# -- small first ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("first", "now", "kept", "why"), [
    (30, 45, "yes", "grew"), (30, 44, "partly", "same size"), (44, 30, "partly", "same size"),
    (45, 30, "no", "began larger"),
])
def test_half_as_many_again_is_growth(first: int, now: int, kept: str, why: str) -> None:
    found = feature("small first", walking(previous="spring"), *weekly(3, size=now), others=[walking(id_="spring")],
                    other_rows={"spring": weekly(3, size=first)})

    assert (found.kept, found.why) == (kept, why)
    assert found.growth is not None
    assert (found.growth.first, found.growth.later, found.growth.counted) == (first, now, "people")


def test_the_first_test_is_compared_with_the_one_that_follows() -> None:
    later = walking({"locked_on": date(2020, 2, 1)}, id_="later", previous="walking")
    rows = {"later": [row("2020-02-10", 60, denominator=90)]}

    assert feature("small first", walking(), *weekly(3, size=30), others=[later], other_rows=rows).why == "grew"
    assert feature("small first", walking(), *weekly(3, size=30)).why == "first test"


def test_after_an_idea_was_abandoned_another_one_begins() -> None:
    before = walking(id_="spring", act={"decision": "abandon", "why": "No.", "decided_on": date(2019, 9, 1)})
    found = feature("small first", walking(previous="spring"), *weekly(3, size=90), others=[before],
                    other_rows={"spring": weekly(3, size=30)})

    assert (found.kept, found.why) == ("cannot tell", "first test")


@pytest.mark.parametrize(("decision", "now", "kept", "why"), [
    ("adopt", 30, "cannot tell", "after adopting"), ("adopt", 200, "yes", "grew"),
    ("adapt", 30, "no", "began larger"),
])
def test_after_an_idea_was_adopted_a_smaller_test_may_be_of_a_new_one(
    decision: str, now: int, kept: str, why: str
) -> None:
    before = walking(id_="spring", act={"decision": decision, "why": "Yes.", "decided_on": date(2019, 9, 1)})
    found = feature("small first", walking(previous="spring"), *weekly(3, size=now), others=[before],
                    other_rows={"spring": weekly(3, size=110)})

    assert (found.kept, found.why) == (kept, why)


def test_the_new_idea_is_compared_with_its_own_first_test() -> None:
    before = walking(id_="winter", act={"decision": "abandon", "why": "No.", "decided_on": date(2019, 3, 1)})
    spring = walking(id_="spring", previous="winter")
    found = feature("small first", walking(previous="spring"), *weekly(3, size=90), others=[before, spring],
                    other_rows={"winter": weekly(3, size=200), "spring": weekly(3, size=30)})

    assert found.growth is not None and (found.growth.first, found.growth.later) == (30, 90)


def test_a_chain_is_followed_to_its_first_cycle_and_a_circle_ends() -> None:
    one, two = walking(id_="one", previous="two"), walking(id_="two", previous="one")
    here = walking(previous="two")
    rows = {"one": weekly(3, size=10), "two": weekly(3, size=30)}

    assert feature("small first", here, *weekly(3, size=45), others=[one, two], other_rows=rows).kept == "yes"


def test_a_test_that_grows_on_its_way_began_small() -> None:
    grown = [*weekly(3, size=20), row("2019-12-01", 60, denominator=30)]

    assert feature("small first", walking(), *grown).why == "grew within"
    assert feature("small first", walking(), *weekly(3, size=20), row("2019-12-01", 60, denominator=29)).why == (
        "first test")


def test_places_are_added_up_and_groups_are_not() -> None:
    both = [row("2019-11-05", 60, denominator=20, place=place, group=group)
            for place in ("north", "south") for group in ("all", "grade-1")]
    found = feature("small first", walking(previous="spring"), *both, others=[walking(id_="spring")],
                    other_rows={"spring": weekly(1, size=20)})

    assert found.growth is not None and found.growth.later == 40


def test_a_sum_over_places_needs_the_size_of_each() -> None:
    both = [row("2019-11-05", 60, denominator=20), row("2019-11-05", 60, place="south")]

    assert scale(walking(), {"on-time": both}).people is None


def test_where_group_sizes_are_not_shown_places_are_counted() -> None:
    two = [row("2019-11-05", 60, place=place) for place in ("north", "south")]
    found = feature("small first", walking(previous="spring"), *two, others=[walking(id_="spring")],
                    other_rows={"spring": weekly(1)})

    assert found.growth is not None
    assert (found.kept, found.growth.counted, found.growth.first, found.growth.later) == ("yes", "places", 1, 2)


@pytest.mark.parametrize(("scale", "why"), [("60 children", "size in words only"), ("", "no size")])
def test_a_size_in_words_is_not_read(scale: str, why: str) -> None:
    found = feature("small first", walking({"scale": scale}, previous="spring"), hidden("2019-11-05"),
                    others=[walking(id_="spring")], other_rows={"spring": weekly(1, size=30)})

    assert (found.kept, found.why) == ("cannot tell", why)


def test_events_are_no_people() -> None:
    of_events = walking({"measures": (measure(counts="events"),)}, previous="spring")
    found = feature("small first", of_events, *weekly(3, size=90), others=[walking(id_="spring")],
                    other_rows={"spring": weekly(3, size=30)})

    assert found.kept == "cannot tell"


# -- iterative -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("act", "kept", "why"), [
    ({"decision": "adapt", "decided_on": LOCKED}, "yes", "built on"),
    ({"decision": "abandon", "decided_on": LOCKED - timedelta(days=9)}, "yes", "built on"),
    ({"decision": "adapt", "decided_on": LOCKED + timedelta(days=1)}, "partly", "decided late"),
    ({"decision": "adapt"}, "partly", "earlier undated"),
    ({}, "partly", "earlier undecided"),
])
def test_a_cycle_builds_on_one_that_was_decided_before_it_was_planned(
    act: dict[str, Any], kept: str, why: str
) -> None:
    spring = walking(id_="spring", act=act)
    found = feature("iterative", walking(previous="spring"), others=[spring])

    assert (found.kept, found.why) == (kept, why)


def test_the_earlier_of_two_cycles_is_iterative_as_well() -> None:
    later = walking({"locked_on": date(2020, 2, 1)}, id_="later", previous="walking")

    assert feature("iterative", walking(**WRITTEN), others=[later]).kept == "yes"
    assert feature("iterative", walking(**WRITTEN), others=[later], as_of=date(2020, 1, 31)).kept == "too early"


@pytest.mark.parametrize(("waited", "kept"), [(NEXT_CYCLE, "too early"), (NEXT_CYCLE + timedelta(days=1), "no")])
def test_a_single_cycle_has_three_months_until_the_next(waited: timedelta, kept: str) -> None:
    decided = walking(act={"decision": "adopt", "decided_on": date(2019, 11, 1)})

    assert feature("iterative", decided, as_of=date(2019, 11, 1) + waited).kept == kept


def test_a_first_cycle_without_a_decision_is_too_early() -> None:
    assert feature("iterative", walking()).why == "first cycle"


def test_an_earlier_cycle_that_is_not_recorded_cannot_be_told() -> None:
    assert feature("iterative", walking(previous="gone")).kept == "cannot tell"


# -- data over time ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("count", "every", "kept", "why"), [
    (5, 31, "yes", "often enough"), (5, 32, "partly", "far apart"), (4, 7, "partly", "few figures"),
    (3, 7, "partly", "few figures"), (2, 7, "no", "hardly any"), (0, 7, "no", "hardly any"),
])
def test_data_over_time_is_five_figures_a_month_apart_at_most(count: int, every: int, kept: str, why: str) -> None:
    found = feature("data over time", walking(), *weekly(count, every=every), as_of=date(2020, 6, 1))

    assert (found.kept, found.why, found.have) == (kept, why, count)


def test_while_a_test_runs_figures_may_still_come() -> None:
    assert feature("data over time", walking(), *weekly(4), as_of=date(2019, 12, 1)).kept == "too early"
    assert feature("data over time", walking(), *weekly(5), as_of=date(2019, 12, 1)).kept == "yes"


def test_figures_from_before_the_plan_do_not_count_and_hidden_ones_do() -> None:
    before = [row(f"2019-09-{day:02}", 60) for day in range(1, 20)]
    shown, small = weekly(3), [hidden(f"2019-12-{day:02}") for day in (1, 8)]

    assert feature("data over time", walking(), *before).have == 0
    assert feature("data over time", walking(), *shown, *small).have == 5


# -- rules that always hold ----------------------------------------------------------------------------------------

@given(st.lists(st.sampled_from(weekly(12, size=30)), max_size=12, unique_by=lambda one: one.period),
       st.sampled_from([LOCKED, END, TODAY]))
def test_every_cycle_has_five_features_and_a_score_in_half_points(rows: list[Row], as_of: date) -> None:
    cycle = walking(**WRITTEN)
    points = {"on-time": rows}
    done = practice(cycle, [], results(cycle, points, as_of), points, as_of)

    assert [one.code for one in done.features] == [
        "documented", "predicted", "small first", "iterative", "data over time"]
    assert done.score in [half / 2 for half in range(1, 11)]
