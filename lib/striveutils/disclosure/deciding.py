"""Deciding for the table of one period which rows are hidden: chosen, then attacked; what leaks is withheld whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

from striveutils.disclosure import tails
from striveutils.disclosure.attacked import leaking_lines
from striveutils.disclosure.choosing import Candidate, choose
from striveutils.disclosure.policy import Policy
from striveutils.disclosure.releases import Past
from striveutils.disclosure.shown import Status
from striveutils.disclosure.structure import Line
from striveutils.disclosure.sums import Counted, Sums, sums_of
from striveutils.disclosure.table import Cell
from striveutils.evidence.cycles import MeasuredPoint
from striveutils.records import ALL

Statuses: TypeAlias = dict[Cell, Status]
HIDDEN: tuple[Status, ...] = ("small", "source")


def first_statuses(
    cells: Sequence[Cell], policy: Policy, protected: bool, past: Past, also: Collection[object] = ()
) -> Statuses:
    """Each cell by itself. Contradicting rows are hidden, for one may be small; what was hidden stays hidden.

    ``also`` are the keys of cells that are hidden in another measure of the same children.
    """
    twice = {key for key, times in Counter(cell.key for cell in cells).items() if times > 1}
    if not protected:
        return {cell: _unprotected(cell) for cell in cells}
    few = {cell.place for cell in cells
           if cell.dimension == ALL and not cell.empty and _may_be_small(cell, policy.minimum_group_size)}
    return {cell: _alone(cell, policy, cell.place in few or cell.key in twice or cell.key in also
                         or past.before(cell) == "hidden") for cell in cells}


def _unprotected(cell: Cell) -> Status:
    if cell.row.suppressed:
        return "source"
    return "missing" if cell.empty else "shown"


def _alone(cell: Cell, policy: Policy, hide: bool) -> Status:
    status = _unprotected(cell)
    if status != "shown":
        return status
    if hide or _may_be_small(cell, policy.minimum_group_size):
        return "small"
    n, d = cell.row.numerator, cell.row.denominator
    if cell.row.unit != "percent" or n is None or d is None:
        return "shown"
    if policy.tails == "bands" and tails.band(n, d):
        return "tail"
    return "small" if tails.is_end(n, d) else "shown"


def _may_be_small(cell: Cell, minimum: int) -> bool:
    """Fewer children than the minimum, as far as is known.

    A publisher's percent without counts went through the publisher's own rule. What a network measured itself did
    not: 42.9 % without a count may be 3 of 7.
    """
    if cell.size is None:
        return isinstance(cell.row, MeasuredPoint)
    return cell.size < minimum


def protect(statuses: Statuses, policy: Policy, past: Past) -> Sums | None:
    """Hide, in place, what a reader could subtract from; None where the whole breakdown had to be withheld."""
    counted = [cell for cell, status in statuses.items() if status in ("shown", "small", "tail") and cell.size]
    sums = sums_of(counted, [cell for cell, status in statuses.items() if status == "source"])
    _choose(statuses, sums, policy, past)
    return sums if _withstands(statuses, sums, policy, past) else None


def _choose(statuses: Statuses, sums: Sums, policy: Policy, past: Past) -> None:
    hidden = choose(_candidates(statuses, sums, policy, past), sums.lines, policy.minimum_group_size)
    for cell, index in sums.cells.items():
        if index in hidden and statuses[cell] == "shown":
            statuses[cell] = "small"


def _candidates(statuses: Statuses, sums: Sums, policy: Policy, past: Past) -> list[Candidate]:
    must = {index for cell, index in sums.cells.items()
            if past.before(cell) != "shown" and (statuses[cell] in HIDDEN or _is_an_end(cell, statuses))}
    must |= {index for index in sums.left if 0 < sums.counts[index].denominator < policy.minimum_group_size}
    kept = sums.known | sums.left | {index for cell, index in sums.cells.items()
                                     if is_grand(cell, statuses) or past.before(cell) == "shown"}
    totals = {line.total for line in sums.lines}
    return [Candidate(one.denominator, one.numerator, must_hide=index in must, may_hide=index not in kept,
                      dear=index in totals) for index, one in enumerate(sums.counts)]


def _is_an_end(cell: Cell, statuses: Statuses) -> bool:
    return statuses[cell] == "tail" and tails.is_end(cell.row.numerator, cell.row.denominator)


def everybody_else(statuses: Statuses, sums: Sums, policy: Policy) -> Iterator[tuple[Cell, Counted]]:
    """What a reader finds by subtracting the shown groups from their total, with one of the groups it stands for.

    Only where some of the groups are hidden, and where those children are enough and not all alike.
    """
    rows = {index: cell for cell, index in sums.cells.items()}
    for line in sums.plain:
        groups = [rows[index] for index in line.parts]
        shown = [cell for cell in groups if statuses[cell] == "shown"]
        if line.total not in rows or statuses[rows[line.total]] != "shown" or groups[0].dimension == ALL:
            continue
        if not shown or len(shown) == len(groups) or any(statuses[cell] == "tail" for cell in groups):
            continue
        left = sums.counts[line.total]
        for cell in shown:
            left -= sums.counts[sums.cells[cell]]
        if left.denominator >= policy.minimum_group_size and not _needs_a_band(left, policy):
            yield groups[0], left


def _needs_a_band(left: Counted, policy: Policy) -> bool:
    if left.numerator is None:
        return False
    near = policy.tails == "bands" and tails.band(left.numerator, left.denominator) is not None
    return near or tails.is_end(left.numerator, left.denominator)


def is_grand(cell: Cell, statuses: Statuses) -> bool:
    """Is it the total of everything in the table?"""
    return cell.dimension == ALL and (bool(cell.sums) or not any(other.sums for other in statuses))


def _withstands(statuses: Statuses, sums: Sums, policy: Policy, past: Past) -> bool:
    """Attack the table; hide one more cell where it leaks, and in the end all but the total."""
    while lines := leaking_lines(statuses, sums, policy, past):
        further = next(_further(statuses, sums, lines), None)
        if further is None:
            break
        statuses[further] = "small"
    else:
        return True
    for cell in sums.cells:
        if statuses[cell] in ("shown", "tail") and not is_grand(cell, statuses):
            statuses[cell] = "small"
    return False


def _further(statuses: Statuses, sums: Sums, lines: Sequence[Line]) -> Iterator[Cell]:
    """Cells on leaking lines that could be hidden as well, the smallest first."""
    on = {index for line in lines for index in (line.total, *line.parts)}
    yield from sorted((cell for cell, index in sums.cells.items() if index in on
                       and statuses[cell] in ("shown", "tail") and not is_grand(cell, statuses)),
                      key=lambda cell: (cell.size or 0, cell.order))
