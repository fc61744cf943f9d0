"""What was released stays known: the next page is decided together with every page before it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from door_tables import reading, visible

from striveutils.disclosure import Admission, Past, Policy, decide
from striveutils.evidence.series import Reading


@dataclass(frozen=True)
class Released:
    """A row of the ledger of releases."""

    group: str
    numerator: int | None = None
    denominator: int | None = None
    release: str = "0001-2019-11-20"
    period: str = "2018-19"
    place: str = "north"

    @property
    def dimension(self) -> str:
        return "all" if self.group == "all" else "grade"

    @property
    def shown(self) -> bool:
        return self.denominator is not None


TABLE = [reading("all", 77, 125), reading("g1", 30, 50), reading("g2", 27, 45), reading("g3", 17, 25),
         reading("g4", 3, 5)]
"""g4 has 5 children; the page by itself hides g3 with it, the smallest of the others."""


def decided(released: list[Released], rows: list[Reading] = TABLE, minimum: int = 10) -> Admission:
    return decide(rows, Policy(minimum), of="graduation", counts="children", past=Past.of(released))


def groups(found: Admission) -> set[str]:
    return {group for *_, group in visible(found.shown)}


def test_without_a_release_the_smallest_protects_the_small_one():
    assert groups(decided([])) == {"all", "g1", "g2"}


def test_what_was_hidden_stays_hidden():
    assert groups(decided([Released("g1")])) == {"all", "g2", "g3"}


def test_a_figure_that_was_shown_protects_nobody():
    """g3 was shown with 25 children: to hide it now beside g4 would tell 125 - 50 - 45 - 25 = 5 all the same."""
    found = groups(decided([Released("g3", 17, 25)]))
    assert "g4" not in found
    assert len({"g1", "g2"} - found) >= 1


def test_a_figure_that_was_shown_and_is_hidden_now_is_known_and_withholds_nothing():
    """The minimum was raised from 10 to 30: g3 has 25 children and everybody knows it from the first page."""
    found = decided([Released("g3", 17, 25), Released("g1", 30, 50), Released("g2", 27, 45), Released("all", 77, 125)],
                    TABLE[:4], minimum=30)
    assert "g3" not in groups(found)
    assert "all" in groups(found)


def test_a_corrected_total_beside_hidden_groups_withholds_the_breakdown():
    """122 children then, 125 now, and the shown groups as they were: 3 children joined the hidden ones."""
    then = [Released("all", 75, 122), Released("g1", 30, 50), Released("g2", 27, 45), Released("g3"), Released("g4")]
    found = decided(then)
    assert groups(found) == {"all"}
    assert found.withheld == ("2018-19",)


@pytest.mark.parametrize("released", [[], [Released("g1")], [Released("g3", 17, 25)]])
def test_the_order_of_the_ledger_changes_nothing(released: list[Released]):
    assert decided(released) == decided(released[::-1])


def test_everybody_else_is_told_together():
    """125 - 50 - 45 = 30 children, of whom 77 - 30 - 27 = 20: what subtracting tells anyway."""
    rest, = decided([]).rest
    assert (rest.group, rest.dimension, rest.numerator, rest.denominator) == ("rest", "grade", 20, 30)
    assert round(rest.value, 1) == 66.7


def test_nobody_is_told_together_where_nobody_is_hidden():
    assert decided([], [reading("all", 57, 95), *TABLE[1:3]]).rest == ()
