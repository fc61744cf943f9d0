"""What can be read off a table without solving anything: rows printed twice, small groups, children nobody lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from striveutils.disclosure.attacking.facts import Fact, LeakKind
from striveutils.disclosure.attacking.known import Known
from striveutils.disclosure.attacking.pooling import Pool
from striveutils.disclosure.attacking.solving import Worked
from striveutils.disclosure.structure import Line

NARROW = 1
"""A percent that is told this closely, in percents, is a figure; a wider one is a band."""


@dataclass(frozen=True)
class Seen:
    """A leak of ``kind``; ``facts`` are those that make it, ``part`` the part of an overlapping line."""

    kind: LeakKind
    cell: int | None = None
    line: int | None = None
    facts: tuple[Fact, ...] = ()
    part: int | None = None


def seen_at_once(pool: Pool, minimum: int) -> Iterator[Seen]:
    """Leaks of single cells, from the facts alone."""
    touched = {cell for line in pool.table.lines
               if pool.hidden & (here := {line.total, *line.parts}) for cell in here}
    for cell, facts in enumerate(pool.facts):
        if any(fact.hidden for fact in facts):
            yield from (Seen("printed", cell, facts=(fact,)) for fact in facts if _is_figure(fact))
        for fact in facts:
            if 0 < (_size(pool, fact) or 0) < minimum:
                yield Seen("small", cell, facts=(fact,))
        if cell in touched:
            sized = [(fact, size) for fact in facts if (size := _size(pool, fact)) is not None]
            for (one, size), (other, another) in combinations(sized, 2):
                if 0 < abs(size - another) < minimum:
                    yield Seen("correction", cell, facts=(one, other))


def _is_figure(fact: Fact) -> bool:
    """Does it tell how the group did? A group of nobody did nothing."""
    if fact.denominator is not None and fact.denominator.exact == 0:
        return False
    counted = fact.numerator is not None and fact.numerator.exact is not None
    return counted or (fact.percent is not None and fact.percent.high - fact.percent.low <= NARROW)


def _size(pool: Pool, fact: Fact) -> int | None:
    given = fact.denominator or (fact.numerator if pool.heads[fact.cell] else None)
    return None if given is None else given.exact


def seen_on_lines(pool: Pool, worked: Worked, exempt: frozenset[int], minimum: int) -> Iterator[Seen]:
    """Leaks of whole lines: too few children left over when what is known is taken from the total."""
    for index, line in enumerate(worked.table.lines):
        hidden = [part for part in line.parts if part in pool.hidden]
        sizes = [worked.printed[part].d.exact for part in line.parts]
        total = worked.printed[line.total].d.exact
        if hidden:
            if len(hidden) > 1 and _few_together(worked, pool, line, minimum) and not exempt.issuperset(hidden):
                yield Seen("together", line=index)
        elif total is not None and None not in sizes:
            yield from _unlisted(line, index, total, [size or 0 for size in sizes], minimum)


def _unlisted(line: Line, index: int, total: int, sizes: Sequence[int], minimum: int) -> Iterator[Seen]:
    rest = total - sum(sizes)
    if 0 < rest < minimum:
        yield Seen("unlisted", line=index)
    if rest < 0:
        yield from (Seen("overlap", line=index, part=part) for part, size in zip(line.parts, sizes, strict=True)
                    if 0 < total - size < minimum)


def _few_together(worked: Worked, pool: Pool, line: Line, minimum: int) -> bool:
    """Do the hidden parts have fewer children than the minimum, and can a reader find how those did?"""
    seen = [cell for cell in (line.total, *line.parts) if cell not in pool.hidden]
    if line.total in pool.hidden or not all(worked.known[cell].exact for cell in seen):
        return False
    return 0 < left_of(line, worked.known, "d", pool.hidden) < minimum


def left_of(line: Line, known: Sequence[Known], quantity: str, without: frozenset[int] = frozenset()) -> int:
    """The total less every part that is not in ``without``."""
    count = [getattr(known[cell], quantity).low for cell in (line.total, *(p for p in line.parts if p not in without))]
    return int(count[0] - sum(count[1:]))
