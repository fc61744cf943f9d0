"""How large a test was, by what it counted: people and places. A size typed in words is not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.evidence.predictions import ShownPoint, day_of, is_figure
from striveutils.records import ALL

if TYPE_CHECKING:
    from striveutils.records import Cycle

Way: TypeAlias = Literal["grew", "same size", "began larger"]

CLEARLY = 1.5
"""Half as many again is clearly more: a class or a school changes by less from one week to the next."""


@dataclass(frozen=True)
class Growth:
    """From the ``first`` size to a ``later`` one, in people or, where people aren't known, in places."""

    way: Way
    first: int
    later: int
    counted: Literal["people", "places"] = "people"


@dataclass(frozen=True)
class Scale:
    """The size of one test since its plan was set. ``people`` is the largest group that one of its measures counted,
    ``people_at_first`` the same measure's on its first day; None where no group size is known or shown.
    ``places`` is 0 where places are not told apart; ``figures`` counts the days with a figure.
    """

    people: int | None = None
    people_at_first: int | None = None
    places: int = 0
    figures: int = 0

    def against(self, later: Scale) -> Growth | None:
        """How the size changed from this test to a later one; None where it isn't known."""
        if self.people is not None and later.people is not None:
            return _growth(self.people, later.people)
        if self.places == 0 or later.places == 0 or self.places == later.places:
            return None  # as many places may hold many more people
        return replace(_growth(self.places, later.places), counted="places")

    def within(self) -> Growth | None:
        """How the size changed inside this test, from its first day to its largest."""
        if self.people is None or self.people_at_first is None:
            return None
        return _growth(self.people_at_first, self.people)


def scale(cycle: Cycle, rows: Mapping[str, Sequence[ShownPoint]]) -> Scale:
    """The size of a cycle from its shown rows by measure; 0 figures where its plan isn't set or nothing was measured.

    Events are no people, so a measure that counts them tells the places only. Groups may overlap and are left out.
    """
    locked = cycle.plan.locked_on
    if locked is None:
        return Scale()
    after = {id_: [row for row in its if day_of(row) > locked and is_figure(row) and row.group == ALL]
             for id_, its in rows.items()}
    sizes = [found for one in cycle.plan.measures
             if one.counts != "events" and (found := _by_day(after.get(one.measure, [])))]
    largest = max(sizes, key=lambda found: max(found.values()), default={})
    every = [row for its in after.values() for row in its]
    return Scale(
        max(largest.values(), default=None), largest[min(largest)] if largest else None,
        len({row.place for row in every if row.place != ALL}), len({day_of(row) for row in every}),
    )


def _by_day(rows: Sequence[ShownPoint]) -> dict[date, int]:
    """People counted on each day: of all places together, else the sum of the places, each of which must be known."""
    found: dict[date, int] = {}
    for day in {day_of(row) for row in rows}:
        today = [row for row in rows if day_of(row) == day]
        together = [row for row in today if row.place == ALL] or today
        sizes = [row.denominator for row in together if row.denominator is not None]
        if sizes and len(sizes) == len(together):
            found[day] = sum(sizes)
    return found


def _growth(first: int, later: int) -> Growth:
    if later >= CLEARLY * first:
        return Growth("grew", first, later)
    return Growth("began larger" if first >= CLEARLY * later else "same size", first, later)
