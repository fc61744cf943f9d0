"""The example's predictions and cycles, as the records of February 29, 2020 tell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from example import ROOT, network_ids
from striveutils import disclosure
from striveutils.evidence import cycles
from striveutils.evidence.confidence import calibration
from striveutils.evidence.practice import Practice, practice
from striveutils.evidence.predictions import Result, results
from striveutils.records import Cycle, NetworkFolder, open_partnership

DATA = open_partnership(ROOT / "data")
TODAY = DATA.today()
Rows = dict[str, dict[str, tuple[disclosure.Shown, ...]]]


@cache
def rows(network_id: str) -> Rows:
    """What each cycle of a network measured, as it may be shown."""
    network, policy = DATA.network(network_id), disclosure.policy_of(DATA.settings)
    return {id_: {one.measure: disclosure.admit(cycles.measured(network.points, cycle, one.measure, TODAY), policy,
                                                of=one.measure, counts=one.counts) for one in cycle.plan.measures}
            for id_, cycle in network.cycles.items()}


def every_cycle() -> Iterator[tuple[NetworkFolder, Cycle]]:
    for network_id in network_ids():
        network = DATA.network(network_id)
        yield from ((network, cycle) for cycle in network.cycles.values())


def every_result() -> list[Result]:
    return [one for network, cycle in every_cycle() for one in results(cycle, rows(network.id)[cycle.id], TODAY)]


def practice_of(network_id: str, cycle_id: str) -> Practice:
    network = DATA.network(network_id)
    cycle, known = network.cycles[cycle_id], rows(network_id)
    return practice(cycle, cycles.begun_by(network.cycles, TODAY).values(), results(cycle, known[cycle_id], TODAY),
                    known[cycle_id], TODAY, other_points=known)


def test_of_forty_three_predictions_thirteen_were_met_and_fourteen_were_not() -> None:
    assert Counter(one.outcome for one in every_result()) == {"met": 13, "not met": 14, "cannot tell": 15,
                                                              "withdrawn": 1}


def test_what_cannot_be_told_is_not_due_or_not_set() -> None:
    """Nothing of the example was measured before its plan was set, so no direction can be told."""
    assert Counter(one.reason for one in every_result()) == {"no start": 27, "not due": 14, "not set": 1,
                                                             "withdrawn": 1}


def test_walking_groups_came_as_predicted_on_the_last_day_of_the_test() -> None:
    """22 of 30 children on May 31, 2019; 72 to 82 percent had been predicted on March 1."""
    (found,) = results(DATA.network("bridgeport-chronic-absence").cycles["walking-groups"],
                       rows("bridgeport-chronic-absence")["walking-groups"], TODAY)

    assert found.came is not None
    assert (found.came.period.isoformat(), round(found.came.value or 0, 1), found.range) == (
        "2019-05-31", 73.3, "met")


def test_no_figure_that_counts_is_from_on_or_before_the_day_its_plan_was_set() -> None:
    for network, cycle in every_cycle():
        for one in results(cycle, rows(network.id)[cycle.id], TODAY):
            if one.came is not None:
                assert cycle.plan.locked_on is not None and one.came.period > cycle.plan.locked_on


def test_whether_networks_are_as_sure_as_they_are_right_cannot_be_told_yet() -> None:
    """13 of 27 held, where about 18 would have: chance could explain it, and so could being too sure."""
    found = calibration(every_result())

    assert (found.ranges.held, found.ranges.told, round(found.expected or 0)) == (13, 27, 18)
    assert found.verdict == "cannot tell yet"


def test_walking_groups_were_done_as_the_method_asks() -> None:
    found = practice_of("bridgeport-chronic-absence", "walking-groups")

    assert [one.kept for one in found.features] == ["yes"] * 5
    growth = found.feature("small first").growth
    assert growth is not None and (growth.first, growth.later) == (30, 64)


def test_a_draft_is_too_early_for_everything() -> None:
    found = practice_of("bridgeport-chronic-absence", "clean-clothes")

    assert {one.kept for one in found.features} == {"too early"}
    assert found.score == 0.5


def test_every_cycle_of_the_example_has_a_practice_and_a_score() -> None:
    scores = {practice_of(network.id, cycle.id).score for network, cycle in every_cycle()}

    assert scores <= {half / 2 for half in range(1, 11)}
    assert max(scores) == 2.5, "without verdicts no improvement can be told"
