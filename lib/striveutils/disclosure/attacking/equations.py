"""The rows of a linear programme: sums along lines, denominators, percents and links over the unknown counts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from striveutils.disclosure.attacking.facts import Link
from striveutils.disclosure.attacking.known import Known, Quantity
from striveutils.disclosure.attacking.spreading import Sum
from striveutils.disclosure.structure import Line

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Column: TypeAlias = tuple[int, Quantity]
Bounds: TypeAlias = tuple[list[float], list[float]]

NEAR = 1e-6
"""What the solver's numbers may miss a whole number by; bounds are rounded inwards with it."""


@dataclass
class Rows:
    """``columns`` are the unknown numerators and complements; each row is their weighted sum between two bounds."""

    known: Sequence[Known]
    no_end: float
    columns: dict[Column, int] = field(default_factory=dict)
    entries: list[tuple[int, int, float]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def add(self, weights: Iterable[tuple[int, Quantity, float]], low: float, high: float) -> None:
        """One more row. Counts that are known go to the bounds; a row without unknown counts is left out."""
        held, unknown = 0.0, dict[int, float]()
        for cell, quantity, weight in weights:
            for part in parts_of(quantity):
                index = self.columns.get((cell, part))
                if index is None:
                    held += weight * self.known[cell].of(part).low
                else:
                    unknown[index] = unknown.get(index, 0.0) + weight
        if unknown:
            self.entries += [(len(self.low), index, weight) for index, weight in unknown.items()]
            self.low.append(low - held)
            self.high.append(high - held)

    @cached_property
    def matrix(self) -> tuple[csr_array, list[float], list[float]]:
        """The rows as the solver takes them."""
        from scipy.sparse import csr_array

        rows, columns, weights = zip(*self.entries, strict=True) if self.entries else ((), (), ())
        shape = (len(self.low), len(self.columns))
        return csr_array((list(weights), (list(rows), list(columns))), shape=shape), self.low, self.high

    @cached_property
    def bounds(self) -> Bounds:
        """Lowest and highest value of each unknown count."""
        known = [self.known[cell].of(part) for cell, part in self.columns]
        return [float(one.low) for one in known], [float(min(one.high, one.low + self.no_end)) for one in known]

    def hold(self, whole: Sequence[int]) -> bool:
        """Are these whole numbers a table that is possible?"""
        matrix, low, high = self.matrix
        least, most = self.bounds
        if any(not one <= value <= other for one, value, other in zip(least, whole, most, strict=True)):
            return False
        sums = matrix @ list(whole) if len(low) else ()
        return all(one - NEAR <= value <= other + NEAR for one, value, other in zip(low, sums, high, strict=True))


def parts_of(quantity: Quantity) -> tuple[Quantity, ...]:
    """A denominator is the numerator and the complement together."""
    return ("n", "m") if quantity == "d" else (quantity,)


def rows_of(
    cells: Sequence[int], known: Sequence[Known], sums: Sequence[tuple[Line, Sum]], links: Sequence[Link],
    no_end: float,
) -> Rows:
    """All rows over ``cells``, which are not known; ``sums`` and ``links`` are those that touch them."""
    rows = Rows(known, no_end)
    for cell in cells:
        for part in parts_of("d"):
            if known[cell].of(part).exact is None:
                rows.columns[cell, part] = len(rows.columns)
    for line, one in _independent(sums):
        parts = [(part, one.quantity, 1.0) for part in line.parts]
        rows.add([*parts, (line.total, one.quantity, -1.0)], 0.0, 0.0)
    for cell in cells:
        for weights, low, high in _of_cell(cell, known[cell]):
            rows.add(weights, low, high)
    for link in links:
        for weights, low, high in _of_link(link):
            rows.add(weights, low, high)
    return rows


def _independent(sums: Sequence[tuple[Line, Sum]]) -> Iterator[tuple[Line, Sum]]:
    """Denominators add up by themselves where numerators and complements do."""
    counted = {(one.line, one.quantity) for _line, one in sums}
    return ((line, one) for line, one in sums
            if one.quantity != "d" or not {(one.line, "n"), (one.line, "m")} <= counted)


Row: TypeAlias = tuple[list[tuple[int, Quantity, float]], float, float]


def _of_cell(cell: int, known: Known) -> Iterator[Row]:
    if known.d.low > known.n.low + known.m.low or known.d.high < known.n.high + known.m.high:
        yield [(cell, "d", 1.0)], known.d.low, known.d.high
    for span in known.spans:
        low, high = float(span.low / 100), float(span.high / 100)
        yield [(cell, "n", 1.0), (cell, "d", -low)], 0.0, math.inf
        yield [(cell, "n", 1.0), (cell, "d", -high)], -math.inf, 0.0


def _of_link(link: Link) -> Iterator[Row]:
    first, second = link.first, link.second
    if link.kind == "within":
        yield [(first, "n", 1.0), (second, "n", -1.0)], -math.inf, 0.0
        yield [(first, "m", 1.0), (second, "m", -1.0)], -math.inf, 0.0
        return
    yield [(first, "d", 1.0), (second, "d", -1.0)], 0.0, 0.0
    if link.kind == "nested":
        yield [(first, "n", 1.0), (second, "n", -1.0)], -math.inf, 0.0
    if link.kind == "opposite":
        yield [(first, "n", 1.0), (second, "m", -1.0)], 0.0, 0.0
