"""Several measures of the same children: what one hides, the other must not tell."""

from __future__ import annotations

from datetime import date

from door_tables import TEN

from striveutils.disclosure import Asked, decide_together
from striveutils.evidence.cycles import MeasuredPoint

SIZES = {"all": 125, "g1": 50, "g2": 45, "g3": 15, "g4": 10, "g5": 5}


def points(of: str, counts: dict[str, int], sizes: dict[str, int] = SIZES) -> list[MeasuredPoint]:
    return [MeasuredPoint(of, date(2019, 10, 7), "all", group, n, sizes[group], 100 * n / sizes[group], None,
                          before_lock=False) for group, n in counts.items()]


ON_TIME = points("on-time", {"all": 86, "g1": 40, "g2": 35, "g3": 7, "g4": 2, "g5": 2})
"""Of the 10 + 5 children of g4 and g5 that the page hides, 4 were on time: 5 values stay possible."""
READ_AT_HOME = points("read", {"all": 66, "g1": 30, "g2": 25, "g3": 7, "g4": 3, "g5": 1})


def hidden(asked: list[Asked]) -> dict[str, set[str]]:
    return {of: {row.group for row in found.shown if row.status == "small"}
            for of, found in decide_together(asked, TEN).items()}


def test_each_by_itself_hides_the_group_beside_the_small_one():
    assert hidden([Asked("on-time", ON_TIME, "children")]) == {"on-time": {"g4", "g5"}}


def test_what_one_measure_must_hide_the_other_hides_too():
    """Of g4 nobody read, so that measure hides a third group; its size must not stand beside the other measure."""
    other = points("read", {"all": 62, "g1": 30, "g2": 25, "g3": 7, "g4": 0, "g5": 0})
    by_itself = hidden([Asked("read", other, "children")])["read"]
    assert by_itself > {"g4", "g5"}
    assert hidden([Asked("on-time", ON_TIME, "children"), Asked("read", other, "children")]) == {
        "on-time": by_itself, "read": by_itself}


def test_measures_that_hide_the_same_stay_as_they_are():
    assert hidden([Asked("on-time", ON_TIME, "children"), Asked("read", READ_AT_HOME, "children")]) == {
        "on-time": {"g4", "g5"}, "read": {"g4", "g5"}}


def test_groups_of_another_size_are_other_children():
    many = points("visits", {"all": 300, "g1": 100, "g2": 100, "g3": 40, "g4": 40, "g5": 20},
                  {"all": 500, "g1": 200, "g2": 150, "g3": 60, "g4": 60, "g5": 30})
    assert hidden([Asked("on-time", ON_TIME, "children"), Asked("visits", many, "children")])["visits"] == set()


def test_counts_of_adults_neither_hide_nor_are_hidden():
    same = [Asked("on-time", ON_TIME, "children"), Asked("read", READ_AT_HOME, "adults")]
    assert hidden(same)["read"] == set()
