"""All releases pooled: what is known of each cell before anything is subtracted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from striveutils.disclosure.attacking.facts import Fact, Table
from striveutils.disclosure.attacking.known import Between, Contradiction, Known, heads_only, learned


@dataclass(frozen=True)
class Pool:
    """The table and its facts, cell by cell."""

    table: Table
    minimum: int | None

    @cached_property
    def facts(self) -> tuple[tuple[Fact, ...], ...]:
        """The facts about each cell, in the order given."""
        of: list[list[Fact]] = [[] for _name in self.table.names]
        for fact in self.table.facts:
            of[fact.cell].append(fact)
        return tuple(tuple(one) for one in of)

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Cells held back in any release, or of which no release prints more than that the group is small."""
        return frozenset(
            cell for cell, facts in enumerate(self.facts)
            if any(fact.hidden for fact in facts) or all(fact.blank or self._only_small(fact) for fact in facts)
        )

    def _only_small(self, fact: Fact) -> bool:
        """Is all that is printed a bound below the minimum, such as <10?"""
        size = fact.denominator or (fact.numerator if self.heads[fact.cell] else None)
        if size is None or size.high is None or self.minimum is None or size.exact is not None:
            return False
        counted = fact.numerator is not None and fact.numerator.exact is not None
        return size.high < self.minimum and fact.percent is None and not counted

    @cached_property
    def heads(self) -> tuple[bool, ...]:
        """Which cells have one count only: decided for all cells that add up together."""
        joined = [*((line.total, *line.parts) for line in self.table.lines),
                  *((link.first, link.second) for link in self.table.links)]
        group = groups_of(len(self.facts), joined)
        facts: dict[int, list[Fact]] = {}
        for cell, one in enumerate(group):
            facts.setdefault(one, []).extend(self.facts[cell])
        only = {one: heads_only(given) for one, given in facts.items()}
        return tuple(only[one] for one in group)

    @cached_property
    def pooled(self) -> tuple[tuple[Known, ...], ...]:
        """What a reader knows who believes one release most, and of the others what does not contradict it.

        One version where no two releases contradict each other.
        """
        return self._versions(pooled=True)

    @cached_property
    def single(self) -> tuple[tuple[Known, ...], ...]:
        """What a reader knows who has one release only."""
        return self._versions(pooled=False)

    def _versions(self, pooled: bool) -> tuple[tuple[Known, ...], ...]:
        releases = list(dict.fromkeys(fact.release for fact in self.table.facts)) or [""]
        found: list[tuple[Known, ...]] = []
        for release in releases:
            version = tuple(self._known(cell, release, pooled) for cell in range(len(self.facts)))
            if version not in found:
                found.append(version)
        return tuple(found)

    def _known(self, cell: int, release: str, pooled: bool) -> Known:
        known = Known(heads=self.heads[cell], n=Between(0, 0) if self.heads[cell] else Between())
        for fact in _first(self.facts[cell], release, pooled):
            for believed in (fact, replace(fact, percent=None)):
                try:
                    known = learned(known, believed, self.minimum)
                    break
                except Contradiction:
                    continue  # Counts are believed before a percent, and the first release before the next.
        return known


def _first(facts: Sequence[Fact], release: str, pooled: bool) -> Iterator[Fact]:
    yield from (fact for fact in facts if fact.release == release)
    if pooled:
        yield from (fact for fact in facts if fact.release != release)


def groups_of(cells: int, together: Sequence[Sequence[int]]) -> list[int]:
    """For each cell the smallest index among the cells that hang together with it."""
    parent = list(range(cells))

    def root(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for one in together:
        for cell in one[1:]:
            first, second = sorted((root(one[0]), root(cell)))
            parent[second] = first
    return [root(cell) for cell in range(cells)]
