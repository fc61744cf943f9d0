"""Measures that hang together, found from what is printed: equal denominators, opposites, one inside the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from striveutils.disclosure.attacking.facts import Fact, Link, LinkKind

Key: TypeAlias = tuple[str, ...]
Counts: TypeAlias = Mapping[Key, tuple[int, int]]

NESTED_FROM = 5
"""In how many rows one numerator must be no larger than the other before that is taken for a rule."""


def links(measures: Sequence[str], keys: Sequence[Key], facts: Sequence[Fact]) -> tuple[Link, ...]:
    """Links between the cells of different measures with equal keys.

    ``measures`` and ``keys`` have one entry for each cell. Two measures are linked when their denominators are equal
    wherever both are printed; then each cell of the one is linked with the same cell of the other.
    """
    cells: dict[str, dict[Key, int]] = {}
    for cell, (measure, key) in enumerate(zip(measures, keys, strict=True)):
        cells.setdefault(measure, {}).setdefault(key, cell)
    printed = _printed(facts)
    found: list[Link] = []
    for one, other in combinations(cells, 2):
        kind = _kind(_counts(cells[one], printed), _counts(cells[other], printed))
        if kind is not None:
            found += _of_measures(kind, cells[one], cells[other])
    return tuple(found)


def _printed(facts: Sequence[Fact]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for fact in facts:
        numerator = fact.numerator.exact if fact.numerator else None
        denominator = fact.denominator.exact if fact.denominator else None
        if numerator is not None and denominator is not None:
            found.setdefault(fact.cell, (numerator, denominator))
    return found


def _counts(cells: Mapping[Key, int], printed: Mapping[int, tuple[int, int]]) -> Counts:
    return {key: printed[cell] for key, cell in cells.items() if cell in printed}


def _kind(one: Counts, other: Counts) -> tuple[LinkKind, bool] | None:
    """How two measures hang together; True where the second is inside the first. None where they do not."""
    both = [(*one[key], *other[key]) for key in one if key in other]
    if not both or any(d1 != d2 for _n1, d1, _n2, d2 in both):
        return None
    if all(n1 + n2 == d for n1, d, n2, _d in both):
        return "opposite", False
    if len(both) >= NESTED_FROM and all(n1 <= n2 for n1, _d1, n2, _d2 in both):
        return "nested", False
    if len(both) >= NESTED_FROM and all(n1 >= n2 for n1, _d1, n2, _d2 in both):
        return "nested", True
    return "same", False


def _of_measures(kind: tuple[LinkKind, bool], one: Mapping[Key, int], other: Mapping[Key, int]) -> Iterator[Link]:
    name, turned = kind
    for key, cell in one.items():
        if key in other:
            yield Link(name, other[key], cell) if turned else Link(name, cell, other[key])
