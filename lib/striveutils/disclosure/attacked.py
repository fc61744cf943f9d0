"""A page's table as a reader of every release sees it, handed to the attacker."""

from __future__ import annotations

from collections.abc import Iterator

from striveutils.disclosure import tails
from striveutils.disclosure.attacking import Fact, Leak, Range, Span, Table, attack
from striveutils.disclosure.policy import Policy
from striveutils.disclosure.releases import Past
from striveutils.disclosure.shown import Status
from striveutils.disclosure.structure import Line
from striveutils.disclosure.sums import Counted, Sums
from striveutils.disclosure.table import Cell

NOW = "this page"
HIDDEN: tuple[Status, ...] = ("small", "source")


def leaking_lines(statuses: dict[Cell, Status], sums: Sums, policy: Policy, past: Past) -> list[Line]:
    """The lines on which a reader finds something that nobody should; none if the table is safe."""
    lines = tuple(sums.plain)
    names = tuple(str(index) for index in range(len(sums.counts)))
    table = Table(names, lines, tuple(_facts(statuses, sums, past)))
    found = [line for leak in attack(table, policy.minimum_group_size) for line in _lines_of(leak, lines)]
    return list(dict.fromkeys(found))


def _lines_of(leak: Leak, lines: tuple[Line, ...]) -> Iterator[Line]:
    if leak.line is not None:
        yield lines[leak.line]
    yield from (line for line in lines if leak.cell in (line.total, *line.parts))


def _facts(statuses: dict[Cell, Status], sums: Sums, past: Past) -> Iterator[Fact]:
    for index in sorted(sums.known):
        yield _exact(index, sums.counts[index], NOW)
    for cell, index in sums.cells.items():
        public = past.before(cell) == "shown"
        for printing in past.about(cell):
            if printing.shown and printing.denominator is not None:
                yield _exact(index, Counted(printing.numerator, printing.denominator), printing.release)
        if statuses[cell] == "shown" or public:
            yield _exact(index, sums.counts[index], NOW)
        elif statuses[cell] == "tail":
            yield _band(index, sums.counts[index])
        elif statuses[cell] in HIDDEN:
            yield Fact(index, hidden=True, release=NOW)


def _exact(index: int, counted: Counted, release: str) -> Fact:
    n = None if counted.numerator is None else Range.exactly(counted.numerator)
    return Fact(index, n, Range.exactly(counted.denominator), release=release)


def _band(index: int, counted: Counted) -> Fact:
    """A band tells by its width how large the group is, too."""
    found = tails.band(counted.numerator or 0, counted.denominator)
    if found is None:
        return Fact(index, hidden=True, release=NOW)
    side, edge = found
    span = Span.between(0, edge) if side == "at most" else Span.between(edge, 100)
    return Fact(index, percent=span, denominator=Range(*tails.sizes(counted.denominator)), release=NOW)
