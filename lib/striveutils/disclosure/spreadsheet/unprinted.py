"""Numbers that no row prints, so that every line adds up: hidden cells, children in no listed group, overlaps.

They need not be the true ones. What a reader can find depends on how much hidden cells can move, not on where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from striveutils.disclosure.structure import Line


@dataclass(frozen=True)
class Number:
    """So many of so many children; ``numerator`` None in a head count."""

    denominator: int
    numerator: int | None


@dataclass
class Whole:
    """The cells of one measure with a number each, further cells in no row after them, and lines that add up.

    ``rests`` are the further cells: what is left of a total beside its parts.
    """

    numbers: list[Number] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rests: set[int] = field(default_factory=set)

    def left(self, total: int, parts: Sequence[int]) -> Number:
        """What is left of a total beside its parts; less than nobody where groups overlap."""
        whole = self.numbers[total]
        size = whole.denominator - sum(self.numbers[part].denominator for part in parts)
        if whole.numerator is None:
            return Number(size, None)
        did = whole.numerator - sum(self.numbers[part].numerator or 0 for part in parts)
        return Number(size, min(max(did, 0), max(size, 0)))

    def add(self, total: int, parts: Sequence[int], left: Number) -> None:
        """A line with a further cell of ``left`` children."""
        self.numbers.append(left)
        self.rests.add(len(self.numbers) - 1)
        self.lines.append(Line(total, (*parts, len(self.numbers) - 1)))


def completed(printed: Sequence[Number | None], lines: Sequence[Line], outcomes: bool) -> Whole:
    """Every cell with a number, and each line with what is left of its total: children in no listed group."""
    sizes = _filled([None if one is None else one.denominator for one in printed], lines)
    did = _filled([None if one is None else one.numerator or 0 for one in printed], lines)
    whole = Whole([one or Number(size, min(size, n) if outcomes else None)
                   for one, size, n in zip(printed, sizes, did, strict=True)])
    for line in lines:
        left = whole.left(line.total, line.parts)
        if left.denominator == 0 or any(printed[cell] is None for cell in (line.total, *line.parts)):
            whole.lines.append(line)
        elif left.denominator > 0:
            whole.add(line.total, line.parts, left)
        else:
            _overlap(whole, line)
    return whole


def _overlap(whole: Whole, line: Line) -> None:
    """Groups with more children than the total: then a reader can take each by itself from the total."""
    for part in line.parts:
        left = whole.left(line.total, (part,))
        if left.denominator > 0:
            whole.add(line.total, (part,), left)


def _filled(known: Sequence[int | None], lines: Sequence[Line]) -> list[int]:
    """The known numbers, and for each unknown one a number that lets all lines add up, as even as can be."""
    unknown = [index for index, number in enumerate(known) if number is None]
    if not unknown:
        return [number or 0 for number in known]
    place = {index: at for at, index in enumerate(unknown)}
    rows, sums = [], []
    for line in lines:
        if any(index in place for index in (line.total, *line.parts)):
            row = np.zeros(len(unknown))
            row[[place[part] for part in line.parts if part in place]] = 1
            if line.total in place:
                row[place[line.total]] = -1
            rows.append(row)
            sums.append((known[line.total] or 0) - sum(known[part] or 0 for part in line.parts))
    found = iter(_even(np.array(rows), np.array(sums, dtype=float)) if rows else np.zeros(len(unknown)))
    return [round(float(next(found))) if number is None else number for number in known]


def _even(rows: np.ndarray, sums: np.ndarray) -> np.ndarray:
    from scipy.optimize import lsq_linear

    # The smallest squares of all numbers are the evenest ones; their weight is next to nothing beside the lines.
    slight = 1e-4 * np.eye(rows.shape[1])
    found = lsq_linear(np.vstack((rows, slight)), np.concatenate((sums, np.zeros(len(slight)))), bounds=(0, np.inf))
    return np.asarray(found.x)
