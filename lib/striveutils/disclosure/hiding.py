"""Which cells to hide: the small ones, and with them what a total would give away.

A plain rule, line by line: hide the next smallest group until nothing can be found by subtracting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from striveutils.disclosure.shown import Status
from striveutils.disclosure.table import Basis, Cell, Line, lines
from striveutils.evidence.cycles import MeasuredPoint

Statuses: TypeAlias = dict[Cell, Status]
HIDDEN: tuple[Status, ...] = ("small", "source")


def first_statuses(cells: Sequence[Cell], minimum: int | None) -> Statuses:
    """Each cell by itself. ``minimum`` None protects nobody; contradicting rows are hidden, for one may be small."""
    twice = {key for key, times in Counter(cell.key for cell in cells).items() if times > 1}
    return {cell: _first_status(cell, minimum, cell.key in twice) for cell in cells}


def _first_status(cell: Cell, minimum: int | None, contradicted: bool) -> Status:
    if cell.row.suppressed:
        return "source"
    if cell.empty:
        return "missing"
    if minimum is not None and (contradicted or _may_be_small(cell, minimum)):
        return "small"
    return "shown"


def _may_be_small(cell: Cell, minimum: int) -> bool:
    """Fewer children than the minimum, as far as is known.

    A publisher's percent without counts went through the publisher's own rule. What a network measured itself did
    not: 42.9 % without a count may be 3 of 7.
    """
    if cell.size is None:
        return isinstance(cell.row, MeasuredPoint)
    return cell.size < minimum


def hide_what_is_given_away(statuses: Statuses, minimum: int) -> None:
    """Hide more cells of the table, in place, until no line gives a hidden one away."""
    table = lines(sorted(statuses, key=lambda cell: cell.order))
    changed = True
    while changed:
        changed = any(_protect(line, statuses, minimum) for line in table)


def _protect(line: Line, statuses: Statuses, minimum: int) -> bool:
    """Hide what this line needs hidden; was there anything?"""
    if _hidden_total(line, statuses):
        still_shown = [part for part in line.parts if statuses[part] == "shown"]
        statuses.update(dict.fromkeys(still_shown, "small"))
        return bool(still_shown)
    changed = False
    while gives_away(seen := seen_in(line, statuses), minimum):
        statuses[min(seen.counted, key=lambda cell: (cell.size, cell.order))] = "small"
        changed = True
    return changed


def _hidden_total(line: Line, statuses: Statuses) -> bool:
    """A hidden total takes its parts with it, for they add up to it.

    A sum over places that is held back at the source is no more than unknown: a part of it is held back too.
    """
    if line.total is None:
        return False
    return statuses[line.total] == "small" or (statuses[line.total] == "source" and line.along == "groups")


@dataclass(frozen=True)
class Seen:
    """A line as a reader sees it: the total if it is shown, shown parts with counts, hidden parts.

    Where the groups' total isn't in the table, the reader is taken to know it from elsewhere (``known_elsewhere``).
    """

    total: Cell | None
    counted: tuple[Cell, ...]
    hidden: tuple[Cell, ...]
    known_elsewhere: bool


def seen_in(line: Line, statuses: Statuses) -> Seen:
    """What is shown and hidden on a line."""
    return Seen(
        line.total if line.total is not None and statuses[line.total] == "shown" else None,
        tuple(part for part in line.parts if statuses[part] == "shown" and part.size is not None),
        tuple(part for part in line.parts if statuses[part] in HIDDEN),
        line.along == "groups",
    )


def gives_away(seen: Seen, minimum: int) -> bool:
    """Can a reader who subtracts the shown parts from the total find a hidden part, or too few children?"""
    if not seen.counted or (seen.total is None and not seen.known_elsewhere):
        return False
    if len(seen.hidden) == 1:
        return True
    return any(_too_few_left(seen, basis, minimum) for basis in _bases(seen)) or _nobody_or_everybody_left(seen)


def _bases(seen: Seen) -> tuple[Basis, ...]:
    """What can be subtracted: denominators; numerators are counts of a group by themselves where those are missing."""
    compared = (*seen.counted, seen.total) if seen.total is not None else seen.counted
    if all(cell.count("denominator") is not None for cell in compared):
        return ("denominator",)
    return ("denominator", "numerator")


def _too_few_left(seen: Seen, basis: Basis, minimum: int) -> bool:
    """Does subtracting leave a number of children that is too small to be shown?"""
    taken = [count for part in seen.counted if (count := part.count(basis)) is not None]
    total = seen.total.count(basis) if seen.total is not None else None
    if total is None and seen.known_elsewhere:
        total = sum(taken) + sum(part.count(basis) or 0 for part in seen.hidden)
    if not taken or total is None:
        return False
    left = total - sum(taken)
    # Groups that overlap add up to more than the total; then one alone may leave too few.
    return any(0 < total - count < minimum for count in taken) or (left < minimum and (left > 0 or bool(seen.hidden)))


def _nobody_or_everybody_left(seen: Seen) -> bool:
    """Does subtracting show that none of the hidden children did it, or that every one did?"""
    if seen.total is None or not seen.hidden:
        return False
    n, x = (_left(seen, basis) for basis in ("denominator", "numerator"))
    whole_n, whole_x = seen.total.count("denominator"), seen.total.count("numerator")
    if n is None or x is None or whole_n is None or whole_x is None:
        return False
    return 0 < whole_x < whole_n and not 0 < x < n


def _left(seen: Seen, basis: Basis) -> float | None:
    """What is left of the shown total; None unless every count for it is shown."""
    counts = [cell.count(basis) for cell in (seen.total, *seen.counted) if cell is not None]
    known = [count for count in counts if count is not None]
    return known[0] - sum(known[1:]) if len(known) == len(counts) else None
