"""Random tables of children with totals in every direction, to try what hides and what attacks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

import numpy as np

from striveutils.disclosure.attacking import Fact, Range, Table, attack
from striveutils.disclosure.choosing import Candidate
from striveutils.disclosure.structure import EVERY, Line, lines_of

SHAPES = (
    (4,), (6,), (9,), (15,), (30,), (59,), (2, 2), (2, 3), (3, 3), (3, 4), (2, 6), (4, 4), (3, 6), (5, 4), (5, 6),
    (4, 8), (6, 6), (4, 11), (2, 2, 2), (2, 2, 3), (2, 3, 3), (2, 3, 4),
)
"""How many values each dimension has, besides the one for all: 5 to 60 cells with their totals."""
NAMES = ("school", "group", "grade")


@dataclass(frozen=True)
class RandomTable:
    """A table with the counts of each cell, all totals among them."""

    seed: int
    shape: tuple[int, ...]
    keys: tuple[tuple[str, ...], ...]
    numerators: tuple[int, ...]
    denominators: tuple[int, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.keys)

    @property
    def grand(self) -> int:
        """The index of the total of everything."""
        return self.keys.index((EVERY,) * len(self.shape))

    def must_hide(self, minimum: int) -> frozenset[int]:
        """Small groups, groups of nobody, and those of whom nobody or everybody is counted."""
        counts = enumerate(zip(self.numerators, self.denominators, strict=True))
        return frozenset(index for index, (n, d) in counts if d < minimum or n in (0, d)) - {self.grand}

    def candidates(self, minimum: int) -> list[Candidate]:
        must, totals = self.must_hide(minimum), {line.total for line in self.lines}
        return [Candidate(d, n, must_hide=index in must, may_hide=index != self.grand, dear=index in totals)
                for index, (n, d) in enumerate(zip(self.numerators, self.denominators, strict=True))]

    def leaks(self, hidden: frozenset[int], minimum: int) -> bool:
        """Does the attacker get in, if these cells are hidden and all others printed?"""
        facts = tuple(
            Fact(index, hidden=True) if index in hidden else Fact(index, Range.exactly(n), Range.exactly(d))
            for index, (n, d) in enumerate(zip(self.numerators, self.denominators, strict=True)))
        return bool(attack(Table(tuple(map("/".join, self.keys)), self.lines, facts), minimum))

    def fewest(self, minimum: int, *, at_most: int, tries: int) -> int | None:
        """How many cells any safe choice hides at least, by trying every one with the attacker; None if not found.

        Not more than ``at_most`` (a safe choice that is known) and not more than so many ``tries``.
        """
        must = self.must_hide(minimum)
        free = [index for index in range(len(self.keys)) if index not in must and index != self.grand]
        for more in range(at_most - len(must)):
            for chosen in combinations(free, more):
                tries -= 1
                if tries < 0:
                    return None
                if not self.leaks(must | set(chosen), minimum):
                    return len(must) + more
        return at_most

    def as_csv(self) -> str:
        """As ``strive protect`` reads it."""
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*NAMES[:len(self.shape)], "numerator", "denominator"))
        writer.writerows((*key, n, d) for key, n, d in
                         zip(self.keys, self.numerators, self.denominators, strict=True))
        return file.getvalue()


def random_table(seed: int, shape: tuple[int, ...] | None = None) -> RandomTable:
    """A table with about a fifth of its groups below 10 children, and a rate of its own."""
    chance = np.random.default_rng(seed)
    shape = shape or SHAPES[int(chance.integers(len(SHAPES)))]
    sizes = np.round(chance.lognormal(3.2, 1.0, shape)).astype(int)
    counted = chance.binomial(sizes, chance.beta(4, 4, shape) * chance.uniform(0.4, 1.0))
    return RandomTable(seed, shape, *_with_totals(shape, sizes, counted))


def _with_totals(
    shape: tuple[int, ...], sizes: np.ndarray, counted: np.ndarray
) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...], tuple[int, ...]]:
    places = list(product(*(range(-1, size) for size in shape)))
    keys = tuple(tuple(EVERY if at < 0 else f"{NAMES[d][0]}{at + 1}" for d, at in enumerate(place)) for place in places)

    def over(counts: np.ndarray, place: tuple[int, ...]) -> int:
        return int(counts[tuple(slice(None) if at < 0 else at for at in place)].sum())

    return keys, tuple(over(counted, place) for place in places), tuple(over(sizes, place) for place in places)


def random_tables(count: int, first: int = 0) -> Iterator[RandomTable]:
    """Tables with the seeds ``first``, ``first`` + 1, ..."""
    yield from (random_table(seed) for seed in range(first, first + count))
