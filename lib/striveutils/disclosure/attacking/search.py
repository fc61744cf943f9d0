"""Everything that can be found in a table, by readers who have one release, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from striveutils.disclosure.attacking.facts import Leak, LeakKind, Possible, Table
from striveutils.disclosure.attacking.needs import needs, only_the_total_is_told, unmet
from striveutils.disclosure.attacking.plain import seen_at_once, seen_on_lines
from striveutils.disclosure.attacking.pooling import Pool
from striveutils.disclosure.attacking.solving import Worked, work_out
from striveutils.disclosure.attacking.telling import Teller
from striveutils.words import Message

WORST: tuple[LeakKind, ...] = (
    "printed", "small", "tail", "correction", "somebody", "values", "together", "unlisted", "overlap",
)
"""A cell is told of once, by the first of these that it is found in."""

Place: TypeAlias = tuple[str, int]


@dataclass(frozen=True)
class Findings:
    """``leaks`` must be mended; ``warnings`` tell what could not be used."""

    leaks: tuple[Leak, ...]
    warnings: tuple[Message, ...]


def attack(table: Table, minimum: int) -> tuple[Leak, ...]:
    """Every leak of the table, in its order; nothing where it is safe."""
    return examine(table, minimum).leaks


def examine(table: Table, minimum: int) -> Findings:
    """Every leak, and a warning for each line that does not add up and so was not used."""
    if not table.names:
        return Findings((), ())
    pool = Pool(table, minimum)
    leaks: dict[Place, Leak] = {}
    warnings: dict[int, Message] = {}
    for worked in readers(pool):
        teller = Teller(pool, worked, minimum)
        for place, make in _found(pool, worked, teller, minimum):
            if place not in leaks:
                leaks[place] = make()
        for one in worked.unsound:
            warnings.setdefault(one.line, teller.warning(one))
    unlisted = {leak.line for leak in leaks.values()}
    return Findings(
        tuple(leaks[place] for place in sorted(leaks)),
        tuple(warnings[line] for line in sorted(warnings) if line not in unlisted),
    )


def _found(pool: Pool, worked: Worked, teller: Teller, minimum: int) -> Iterator[tuple[Place, Callable[[], Leak]]]:
    """Where something was found, and how to tell it; a cell may come twice, the worse first."""
    plain = [*seen_at_once(pool, minimum),
             *seen_on_lines(pool, worked, only_the_total_is_told(worked), minimum)]
    for seen in sorted(plain, key=lambda one: WORST.index(one.kind)):
        place = ("cell", seen.cell) if seen.cell is not None else ("line", seen.line or 0)
        yield place, partial(teller.of_seen, seen)
    for need in sorted(unmet(needs(pool, worked, minimum), worked), key=lambda one: WORST.index(one.kind)):
        yield ("cell", need.cell), partial(teller.of_cell, need.kind, need.cell)


def readers(pool: Pool) -> Iterator[Worked]:
    """What each reader works out. Who has all releases sees most, unless they contradict each other."""
    found = [work_out(pool.table, version) for version in pool.pooled]
    yield from found
    if len(found) > 1 or any(worked.unsound for worked in found):
        yield from (work_out(pool.table, version) for version in pool.single if version not in pool.pooled)


def possible(table: Table, minimum: int | None = None) -> tuple[Possible, ...]:
    """The feasible interval of every count of every cell; ``minimum`` gives marks (p, c) their meaning.

    Of releases that contradict each other, the first is believed.
    """
    if not table.names:
        return ()
    worked = next(readers(Pool(table, minimum)))
    return tuple(worked.possible(cell) for cell in range(len(table.names)))
