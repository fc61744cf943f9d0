"""Which cells of a page's table add up to which, and what a reader knows that no row says.

Beside the rows there are cells nobody prints: a total that everybody knows, children in no listed group, and what is
left of a total beside one of several groups that overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from striveutils.disclosure.structure import Line
from striveutils.disclosure.table import Cell
from striveutils.records import ALL


@dataclass(frozen=True)
class Counted:
    """How many of how many children; ``numerator`` None in a head count."""

    numerator: int | None
    denominator: int

    def __add__(self, other: Counted) -> Counted:
        return Counted(_plus(self.numerator, other.numerator, 1), self.denominator + other.denominator)

    def __sub__(self, other: Counted) -> Counted:
        return Counted(_plus(self.numerator, other.numerator, -1), self.denominator - other.denominator)

    @property
    def possible(self) -> bool:
        """Can there be such a group?"""
        return self.denominator >= 0 and (self.numerator is None or 0 <= self.numerator <= self.denominator)


def _plus(one: int | None, other: int | None, sign: int) -> int | None:
    return None if one is None or other is None else one + sign * other


@dataclass
class Sums:
    """The cells of one period with counts, those that no row has after them, and the lines of all.

    ``counts``: one entry per cell; ``cells``: index of each row's cell; ``known``: cells that every reader knows;
    ``left``: cells of children that are in no row.
    """

    counts: list[Counted] = field(default_factory=list)
    cells: dict[Cell, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    plain: list[Line] = field(default_factory=list)
    """Lines of rows alone, whose parts are the whole of the total but for children in no listed group."""

    def add(self, counted: Counted) -> int:
        """A further cell; gives its index."""
        self.counts.append(counted)
        return len(self.counts) - 1


def sums_of(cells: Sequence[Cell], held_back: Sequence[Cell]) -> Sums:
    """The sums among ``cells`` (with counts) and those ``held_back``, whose counts are what their lines leave."""
    outcomes = all(_outcome(cell) for cell in cells)
    found = Sums()
    unknown = set(held_back)
    for cell in sorted((*cells, *held_back), key=lambda one: one.order):
        known_as = next((found.cells[other] for other in found.cells if other.key == cell.key), None)
        # Rows that contradict each other are one cell; it is hidden whatever it holds.
        found.cells[cell] = found.add(_counted(cell, outcomes, cell in unknown)) if known_as is None else known_as
    for total, parts, along_groups in _lines(tuple(found.cells)):
        _add_line(found, total, parts, along_groups, unknown)
    return found


def _outcome(cell: Cell) -> bool:
    """Is it so many of so many? A mean's or a rate's sum may be more than its group."""
    n, d = cell.count("numerator"), cell.count("denominator")
    return n is not None and d is not None and float(n).is_integer() and 0 <= n <= d


def _counted(cell: Cell, outcomes: bool, unknown: bool) -> Counted:
    if unknown:
        return Counted(0 if outcomes else None, 0)
    return Counted(int(cell.count("numerator") or 0) if outcomes else None, int(cell.size or 0))


def _lines(cells: Sequence[Cell]) -> Iterator[tuple[Cell | None, list[Cell], bool]]:
    """Total, parts, and whether the parts are groups: along each dimension and along the places."""
    divided = sorted({(cell.place, cell.dimension) for cell in cells if cell.dimension != ALL})
    for place, dimension in divided:
        total = next((cell for cell in cells if cell.place == place and cell.dimension == ALL), None)
        yield total, _one_each(cell for cell in cells if (cell.place, cell.dimension) == (place, dimension)), True
    for total in _one_each(cell for cell in cells if cell.sums):
        parts = _one_each(cell for cell in cells if not cell.sums and cell.of_any_place == total.of_any_place
                          and (total.sums == {ALL} or cell.place in total.sums))
        if parts and (total.sums == {ALL} or len(parts) == len(total.sums)):
            yield total, parts, False


def _one_each(cells: Iterator[Cell]) -> list[Cell]:
    found: dict[object, Cell] = {}
    for cell in cells:
        found.setdefault(cell.key, cell)
    return list(found.values())


def _add_line(found: Sums, total: Cell | None, parts: list[Cell], along_groups: bool, unknown: set[Cell]) -> None:
    indices = tuple(found.cells[part] for part in parts)
    open_ = [found.cells[part] for part in parts if part in unknown]
    if total is None or total in unknown:
        if open_ or not along_groups:
            return
        # School totals are no secret: where no row has one, the reader is taken to know it.
        whole = found.add(_sum(found, indices))
        found.known.add(whole)
    else:
        whole = found.cells[total]
    left = found.counts[whole] - _sum(found, indices)
    if open_:
        _share(found, open_, left)
        found.lines.append(Line(whole, indices))
    elif left.denominator >= 0 and left.possible:
        found.lines.append(Line(whole, (*indices, *_left(found, left))))
    else:
        _overlap(found, whole, indices)
        return
    found.plain.append(Line(whole, indices))


def _sum(found: Sums, indices: Sequence[int]) -> Counted:
    first = found.counts[indices[0]]
    total = Counted(None if first.numerator is None else 0, 0)
    for index in indices:
        total += found.counts[index]
    return total


def _left(found: Sums, left: Counted) -> tuple[int, ...]:
    """The children of a total who are in none of its parts, if there are any."""
    if not left.denominator:
        return ()
    index = found.add(left)
    found.left.add(index)
    return (index,)


def _share(found: Sums, open_: Sequence[int], left: Counted) -> None:
    """Some counts that groups held back at the source could have: what the others leave, shared out evenly.

    What is possible for a reader depends on the sum alone. Where others leave less than nothing the line says
    nothing, and the groups stay groups of nobody.
    """
    if not left.possible:
        return
    for position, index in enumerate(open_):
        rest = len(open_) - position
        size = left.denominator // rest
        n = None if left.numerator is None else min(size, max(left.numerator // rest,
                                                                 left.numerator - (left.denominator - size)))
        part = Counted(n, size)
        found.counts[index] = part
        left = left - part


def _overlap(found: Sums, whole: int, indices: Sequence[int]) -> None:
    """Parts that are more than the total: then each of them by itself leaves some children of the total."""
    for index in indices:
        left = found.counts[whole] - found.counts[index]
        if left.denominator > 0:
            n = None if left.numerator is None else min(max(left.numerator, 0), left.denominator)
            counterpart = found.add(Counted(n, left.denominator))
            found.left.add(counterpart)
            found.lines.append(Line(whole, (index, counterpart)))
