"""Where a cycle stands, which one is current, and what it measured."""

from __future__ import annotations

from datetime import date

import pytest
from evidence_records import cycle, point

from striveutils.evidence.cycles import current, measured, state

TODAY = date(2020, 2, 29)
LOCKED = {"starts_on": "2019-10-01", "locked_on": "2019-10-01"}
DECIDED = {"decision": "adopt", "decided_on": "2020-01-15"}


@pytest.mark.parametrize("steps, answer", [
    ({}, "draft"),
    ({"plan": {"starts_on": "2019-10-01"}}, "draft"),
    ({"plan": {"starts_on": "2020-03-02", "locked_on": "2020-02-20"}}, "planned"),
    ({"plan": {"locked_on": "2020-02-20"}}, "planned"),
    ({"plan": {"starts_on": "2020-02-29", "locked_on": "2020-02-20"}}, "running"),
    ({"plan": LOCKED, "do": {"happened": "Four groups walked."}}, "running"),
    ({"plan": LOCKED, "study": {"learned": "Rain is no problem."}}, "studied"),
    ({"plan": LOCKED, "study": {"learned": "Rain is no problem."}, "act": DECIDED}, "decided"),
    ({"act": {"decision": "abandon"}}, "decided"),
])
def test_a_cycle_stands_at_the_furthest_step_written_down(steps: dict, answer: str):
    assert state(cycle(**steps), TODAY) == answer


def test_a_cycle_is_seen_as_it_was_on_the_day():
    walking = cycle(plan={"starts_on": "2019-10-01", "locked_on": "2019-09-20"}, act=DECIDED)
    days = (date(2019, 9, 19), date(2019, 9, 20), date(2019, 10, 1), date(2020, 1, 14), date(2020, 1, 15))
    assert [state(walking, day) for day in days] == ["draft", "planned", "running", "running", "decided"]


def test_the_current_cycle_is_the_newest_undecided_one():
    cycles = {
        "c": cycle(plan={"starts_on": "2019-09-01"}),
        "b": cycle(plan={"starts_on": "2018-09-01"}),
        "a": cycle(plan={"starts_on": "2020-01-01"}, act=DECIDED),
    }
    assert current(cycles) == "c"


def test_a_draft_without_a_start_is_the_newest():
    assert current({"draft": cycle(), "old": cycle(plan={"starts_on": "2019-09-01"})}) == "draft"


def test_when_all_are_decided_the_last_one_is_current():
    cycles = {name: cycle(plan={"starts_on": start}, act=DECIDED)
              for name, start in (("new", "2019-09-01"), ("old", "2018-09-01"))}
    assert current(cycles) == "new"


def test_a_decision_still_to_come_leaves_the_cycle_current():
    cycles = {"new": cycle(plan={"starts_on": "2018-09-01"}),
              "newer": cycle(plan={"starts_on": "2019-09-01"}, act=DECIDED)}
    assert (current(cycles), current(cycles, date(2020, 1, 1))) == ("new", "newer")


def test_without_cycles_none_is_current():
    assert current({}) is None


def test_points_come_by_date_up_to_the_day_and_tell_whether_the_plan_was_locked():
    walking = cycle(plan={**LOCKED, "measures": [{"measure": "on-time"}]})
    points = [point("2020-03-02", of=(50, 60)), point("2019-10-14", of=(44, 60)), point("2019-09-30", of=(33, 60)),
              point("2019-10-01", of=(40, 60)), point("2019-10-14", measure="visits", value=8)]
    found = measured(points, walking, "on-time", TODAY)
    assert [(one.date.isoformat(), one.value, one.before_lock) for one in found] == [
        ("2019-09-30", 55.0, True), ("2019-10-01", pytest.approx(66.67, abs=0.01), False),
        ("2019-10-14", pytest.approx(73.33, abs=0.01), False)]


def test_no_point_comes_after_the_lock_of_a_plan_that_is_not_locked():
    assert measured([point("2019-10-14", of=(44, 60))], cycle(), "on-time", TODAY)[0].before_lock


def test_points_of_another_cycle_are_left_out():
    """A point that names no cycle counts for every cycle with that measure."""
    points = [point("2019-10-07", value=1, of_cycle="another"), point("2019-10-14", value=2)]
    assert [one.value for one in measured(points, cycle(), "on-time", TODAY)] == [2]


def test_a_measure_keeps_its_unit():
    plan = {"measures": [{"measure": "visits", "unit": "count", "counts": "events"}]}
    found = measured([point("2019-10-07", measure="visits", value=8, place=None, group=None)], cycle(plan=plan),
                     "visits", TODAY)
    assert [(one.unit, one.value, one.place, one.group) for one in found] == [("count", 8, "all", "all")]


def test_a_point_held_back_has_no_numbers():
    (found,) = measured([point("2019-10-07", of=(3, 4), note="suppressed at source")], cycle(), "on-time", TODAY)
    assert found.suppressed
    assert (found.numerator, found.denominator, found.value) == (None, None, None)


def test_points_of_one_day_stand_in_order_everybody_first():
    points = [point("2019-10-07", value=1, place=place, group=group)
              for place, group in (("south", "all"), ("north", "grade-1"), ("north", "all"), (None, None))]
    found = measured(points, cycle(), "on-time", TODAY)
    assert [(one.place, one.group) for one in found] == [
        ("all", "all"), ("north", "all"), ("north", "grade-1"), ("south", "all")]
