"""Cells that hang together: those that may be hidden, tied by the lines on which they stand.

Cells that stay printed are known numbers. So what is hidden on one side of a printed total has nothing to do with what
is hidden on the other side, and each such block is solved by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from striveutils.disclosure.choosing.candidates import Candidate, cost
from striveutils.disclosure.structure import Line

Numbers: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]

VALUES = 5
"""So many different numbers must stay possible for what a hidden cell counts."""


@dataclass(frozen=True)
class Counted:
    """One count of each cell that a reader would like to know, and by how much it must be able to move.

    ``spread``: the distance that must stay between the least and the greatest possible number. ``rise``: by how much
    the number must be able to grow, where it is smaller than that; the others have no need to.
    """

    numbers: Numbers
    spread: int = 0
    rise: int = 0

    def wanted(self, cell: int) -> int:
        """By how much this cell's number must be able to move; 0 where it need not."""
        if self.spread:
            return self.spread
        return self.rise if self.numbers[cell] < self.rise else 0


@dataclass(frozen=True)
class Block:
    """``cells``: indices of the candidates, in order. ``lines``: a row each, 1 for a part and -1 for the total.

    ``owns_total``: for each line, may its total be hidden? ``counts``: what the reader must not find out.
    """

    cells: tuple[int, ...]
    lines: Numbers
    owns_total: tuple[bool, ...]
    children: Numbers
    counts: tuple[Counted, ...]
    must: Mask
    costs: Numbers
    minimum: int

    @property
    def size(self) -> int:
        """How many cells may be hidden here."""
        return len(self.cells)

    def parts(self, line: int) -> Mask:
        """The parts of a line that may be hidden."""
        return np.asarray(self.lines[line] > 0)

    def total(self, line: int) -> int | None:
        """The total of a line; None where it stays printed."""
        return int(np.argmin(self.lines[line])) if self.owns_total[line] else None


def blocks_of(candidates: Sequence[Candidate], lines: Sequence[Line], minimum: int) -> Iterator[Block]:
    """Every block that has something to hide, by its first cell."""
    free = [index for index, one in enumerate(candidates) if one.may_hide or one.must_hide]
    root = {index: index for index in free}

    def first(index: int) -> int:
        while root[index] != index:
            index = root[index]
        return index

    for line in lines:
        tied = sorted(first(index) for index in (line.total, *line.parts) if index in root)
        root.update(dict.fromkeys(tied[1:], tied[0]) if tied else {})
    for start in free:
        cells = tuple(index for index in free if first(index) == start)
        if any(candidates[index].must_hide for index in cells):
            yield _block(cells, candidates, lines, minimum)


def _block(cells: tuple[int, ...], candidates: Sequence[Candidate], lines: Sequence[Line], minimum: int) -> Block:
    place = {cell: column for column, cell in enumerate(cells)}
    here = [line for line in lines if any(index in place for index in (line.total, *line.parts))]
    matrix = np.zeros((len(here), len(cells)))
    for row, line in enumerate(here):
        matrix[row, [place[part] for part in line.parts if part in place]] = 1
        if line.total in place:
            matrix[row, place[line.total]] = -1
    mine = [candidates[cell] for cell in cells]
    return Block(
        cells, matrix, tuple(line.total in place for line in here), np.array([float(one.denominator) for one in mine]),
        _counts(mine), np.array([one.must_hide for one in mine]), np.array([cost(one) for one in mine]), minimum,
    )


def _counts(cells: Sequence[Candidate]) -> tuple[Counted, ...]:
    """Children who did it, and children who did not; of a head count the children.

    The two are tables with the same lines that move independently, so a denominator can take at least the values that
    its numerator can. What a single cell does not tell is taken as nobody: then it has the least room to move.
    """
    if all(one.numerator is None for one in cells):
        return (Counted(np.array([float(one.denominator) for one in cells]), spread=VALUES - 1),)
    did = np.array([float(one.numerator or 0) for one in cells])
    did_not = np.array([0.0 if one.numerator is None else one.denominator - one.numerator for one in cells])
    return (Counted(did, spread=VALUES - 1), Counted(did_not, rise=1))
