"""One reader's knowledge worked out: sums that hold are used, those that contradict the rest are set aside."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from striveutils.disclosure.attacking.equations import rows_of
from striveutils.disclosure.attacking.facts import Link, Possible, Table
from striveutils.disclosure.attacking.known import Between, Known, Quantity
from striveutils.disclosure.attacking.pooling import groups_of
from striveutils.disclosure.attacking.programme import NO_END, Programme
from striveutils.disclosure.attacking.spreading import Sum, Unsound, spread

QUANTITIES: tuple[Quantity, ...] = ("d", "n", "m")


@dataclass(frozen=True)
class Worked:
    """``printed`` is what each cell was told as, ``known`` what follows line by line; ``sums`` and ``links`` hold."""

    table: Table
    printed: tuple[Known, ...]
    known: tuple[Known, ...]
    sums: tuple[Sum, ...]
    links: tuple[Link, ...]
    unsound: frozenset[Sum] = field(default=frozenset())

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """One for each set of unknown cells that hang together through sums and links."""
        unknown = [cell for cell, known in enumerate(self.known) if not known.exact]
        joined = [*self._unknown_of_sums(), *([one.first, one.second] for one in self.links)]
        group = groups_of(len(self.known), [[cell for cell in one if not self.known[cell].exact] or [0]
                                            for one in joined])
        groups: dict[int, list[int]] = {}
        for cell in unknown:
            groups.setdefault(group[cell], []).append(cell)
        return tuple(self._programme(tuple(cells)) for cells in groups.values() if len(cells) > 1)

    def _unknown_of_sums(self) -> Iterator[tuple[int, ...]]:
        for line in dict.fromkeys(one.line for one in self.sums):
            yield (self.table.lines[line].total, *self.table.lines[line].parts)

    def _programme(self, cells: tuple[int, ...]) -> Programme:
        inside = set(cells)
        sums = [(line, one) for one in self.sums
                if inside & {(line := self.table.lines[one.line]).total, *line.parts}]
        links = [link for link in self.links if inside & {link.first, link.second}]
        return Programme(cells, self.known, rows_of(cells, self.known, sums, links, self.no_end))

    @cached_property
    def no_end(self) -> float:
        """Stands for "without end": far more children than any number here."""
        largest = max((one.low for known in self.known for one in (known.n, known.m)), default=0)
        return NO_END + 10.0 * largest

    @cached_property
    def programme_of(self) -> dict[int, Programme]:
        """The programme that each unknown cell stands in; a cell that hangs together with no other has none."""
        return {cell: programme for programme in self.programmes for cell in programme.cells}

    def extremes(self, cell: int, quantity: Quantity) -> Between:
        """The least and the most that a count can be."""
        programme = self.programme_of.get(cell)
        found = programme.extremes(cell, quantity) if programme else self.known[cell].of(quantity)
        endless = programme is not None and found.high >= self.no_end
        return Between(found.low, math.inf if endless else found.high)

    def possible(self, cell: int) -> Possible:
        """Everything a cell can be; one count only where the table has no outcomes."""
        sizes = self.extremes(cell, "d").as_range()
        if self.known[cell].heads:
            return Possible(None, sizes, None)
        return Possible(self.extremes(cell, "n").as_range(), sizes, self.extremes(cell, "m").as_range())


def work_out(table: Table, printed: Sequence[Known]) -> Worked:
    """Everything that follows from what is printed, with the sums and links that can hold."""
    sums = tuple(Sum(index, quantity) for index, line in enumerate(table.lines)
                 for quantity in (("m",) if printed[line.total].heads else QUANTITIES))
    start = Worked(table, tuple(printed), tuple(printed), sums, table.links)
    worked = _spread_out(start)
    while faulty := [programme for programme in worked.programmes if not programme.solvable()]:
        worked = _spread_out(_without_contradictions(worked, faulty))
    return worked


def _spread_out(start: Worked) -> Worked:
    """Line by line; a sum or link that contradicts the rest is left out, and all begins anew."""
    worked = start
    while True:
        known = tuple(one.copy() for one in worked.printed)
        try:
            spread(known, worked.table.lines, worked.sums, worked.links)
        except Unsound as fault:
            worked = _without(worked, fault.culprit)
            continue
        return replace(worked, known=known)


def _without(worked: Worked, culprit: Sum | Link) -> Worked:
    """Denominators that don't add up make the whole line useless; numerators only themselves and complements."""
    if isinstance(culprit, Link):
        return replace(worked, links=tuple(link for link in worked.links if link != culprit))
    gone = {one for one in worked.sums if one.line == culprit.line
            and (culprit.quantity == "d" or one.quantity != "d")}
    return replace(worked, sums=tuple(one for one in worked.sums if one not in gone), unsound=worked.unsound | gone)


def _without_contradictions(worked: Worked, faulty: Sequence[Programme]) -> Worked:
    """Leave out what cannot hold together with what came before it: links last, for they are guessed from the data."""
    inside = {cell for programme in faulty for cell in programme.cells}
    doubtful: list[Sum | Link] = [
        *(one for one in worked.sums
          if inside & {worked.table.lines[one.line].total, *worked.table.lines[one.line].parts}),
        *(link for link in worked.links if inside & {link.first, link.second}),
    ]
    kept = replace(worked, sums=(), links=())
    for one in doubtful:
        more = replace(kept, links=(*kept.links, one)) if isinstance(one, Link) \
            else replace(kept, sums=(*kept.sums, one))
        if not all(programme.solvable() for programme in more.programmes):
            return _without(worked, one)
        kept = more
    return replace(worked, sums=(), links=())
