"""Readings for tables of groups and places, and a reader who subtracts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from striveutils.disclosure import Policy, Shown, admit
from striveutils.evidence.series import Reading
from striveutils.records.columns.periods import parse

TEN = Policy(10)
YEAR = parse("2018-19", "annual")


def reading(group: str, numerator: int | None = None, denominator: int | None = None, *, dimension: str = "grade",
            places: Sequence[str] = ("north",), note: str | None = None, value: float | None = None,
            unit: str = "percent", year: str = "2018-19") -> Reading:
    if value is None and numerator is not None:
        value = 100 * numerator / denominator if denominator else None
    return Reading(parse(year, "annual"), "all" if group == "all" else dimension, group, numerator, denominator, value,
                   "1", note, tuple(places), unit)


def let_through(rows: Iterable[Reading], policy: Policy = TEN) -> tuple[Shown, ...]:
    return admit(rows, policy, of="graduation", counts="children")


def visible(shown: Iterable[Shown]) -> set[tuple[str, str, str, str]]:
    """Which cells are shown: period, place, dimension, group."""
    return {(row.period_text, row.place, row.dimension, row.group) for row in shown if row.status == "shown"}


def everything_left(shown: Iterable[Shown], of_whom: int) -> list[int]:
    """What a reader gets who takes any shown groups of one dimension from a total of ``of_whom`` children."""
    sizes = [row.denominator for row in shown
             if row.status == "shown" and row.dimension != "all" and row.denominator is not None]
    return [of_whom - sum(taken) for count in range(1, len(sizes) + 1) for taken in combinations(sizes, count)]
