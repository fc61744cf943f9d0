"""What a run chart draws around the figures: the middle line, limits, flags above the plot, cycles below it.

Flags and cycles have strips of their own, so that they cover no figure; a hairline through the plot leads the eye.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from striveutils.blocks import marks
from striveutils.blocks.placing import Box
from striveutils.blocks.plot import Axis, Plot
from striveutils.blocks.runchart import Bounds, Marked, Remark, Span
from striveutils.blocks.sheet import WIDTH
from striveutils.blocks.timeline import slot_of
from striveutils.disclosure import Shown

LANE = 17
"""Pixels for one row of flags or of cycles."""

FLAG = 14.0
LETTER = 10.0
SHORTEST, SHORTEST_ARROW = 7.0, 18.0
"""A cycle of a few weeks on an axis of years is still this wide; one that goes on shows that it does."""

ARROW, CAP = 4.0, 7.0
BESIDE = 6.0
"""Pixels between two cycles of one row, so that a letter belongs to one bracket."""

CLEAR = 7.0
"""Pixels between a staff and the figure below it."""


@dataclass(frozen=True)
class Lanes:
    """Which marks stand in which row; the first row is the one nearest to the plot."""

    flags: Sequence[Sequence[Marked]]
    cycles: Sequence[Sequence[Marked]]

    @property
    def above(self) -> int:
        """Pixels that the flags take above the plot."""
        return LANE * len(self.flags)

    @property
    def below(self) -> int:
        """Pixels that the cycles take below the periods."""
        return LANE * len(self.cycles)


@dataclass(frozen=True)
class _Place:
    """Where a cycle's bracket and letter stand, in pixels; the letter is inside a long bracket, else beside it."""

    left: float
    right: float
    letter: float

    @property
    def taken(self) -> tuple[float, float]:
        return (min(self.left, self.letter - LETTER / 2) - BESIDE / 2,
                max(self.right, self.letter + LETTER / 2) + BESIDE / 2)


def lanes(axis: Axis, marked: Sequence[Marked]) -> Lanes:
    """Marks in as few rows as keep them apart."""
    flags = [mark for mark in marked if isinstance(mark.of, Remark)]
    cycles = [mark for mark in marked if isinstance(mark.of, Span)]
    return Lanes(_in_rows(flags, [_flag(axis, mark) for mark in flags]),
                 _in_rows(cycles, [_place(axis, mark).taken for mark in cycles]))


def limits(plot: Plot, pieces: Sequence[Sequence[Bounds]], step: float) -> None:
    """A grey band with a fine edge, a step for each figure; it ends half a ``step`` beside the first and the last."""
    for piece in pieces:
        middles = [slot_of(at.row) for at in piece]
        turns = [middles[0] - step / 2, *((one + two) / 2 for one, two in pairwise(middles)),
                 middles[-1] + step / 2]
        xs = [min(max(plot.x(turn), plot.box.left), plot.box.right) for turn in turns]
        lower, upper = (_steps(xs, [plot.y(value) for value in edge])
                        for edge in ([at.lower for at in piece], [at.upper for at in piece]))
        plot.sheet.area([*lower, *reversed(upper)], marks.VIEW)
        for edge in (lower, upper):
            plot.edge(edge, marks.QUIET, 0.9)


def centre(plot: Plot, value: float, rows: Sequence[Shown]) -> None:
    """The middle line, over the figures it belongs to; over a single one, a short stroke."""
    if rows:
        first, last = slot_of(rows[0]), slot_of(rows[-1])
        more = 0 if first < last else plot.axis.air / 2
        plot.across(value, marks.INK, marks.CENTRE_WIDTH, ends=(first - more, last + more))


def notes(plot: Plot, rows: Lanes, drawn: Sequence[Shown]) -> None:
    """Flags above the plot, cycles below it, and hairlines that lead the eye to the figures: from flags and starts."""
    starts = {mark.left for row in rows.cycles for mark in row if mark.starts}
    plot.hairlines((slot, plot.box.bottom, plot.box.top) for slot in sorted(starts))
    for row, flagged in enumerate(rows.flags):
        for mark in flagged:
            _flagged(plot, mark, plot.above + LANE * (row + 0.5), drawn)
    for row, spanned in enumerate(rows.cycles):
        for mark in spanned:
            _bracket(plot, mark, _place(plot.axis, mark), plot.below - LANE * (row + 0.5))


def _flagged(plot: Plot, mark: Marked, height: float, drawn: Sequence[Shown]) -> None:
    """A letter in a box on a staff, which ends above the figure of its time, or at the foot where there is none."""
    left, right = _flag(plot.axis, mark)
    near = [row.value for row in drawn if abs(slot_of(row) - mark.left) <= plot.axis.air]
    end = plot.y(max(value for value in near if value is not None)) + CLEAR if near else plot.box.bottom
    plot.hairlines([(mark.left, end, height - FLAG / 2)])
    plot.sheet.frame(Box(left + 1, height - FLAG / 2, right - 1, height + FLAG / 2), marks.INK)
    plot.sheet.number((left + right) / 2, height, mark.letter, bold=True)


def _bracket(plot: Plot, mark: Marked, place: _Place, height: float) -> None:
    """A line with ends that point up to the axis; an arrow where the cycle is not over."""
    left, right, gap, line = place.left, place.right, LETTER / 2 + 3, height - 2
    inside = left < place.letter < right
    strokes = ([((left, line), (place.letter - gap, line)), ((place.letter + gap, line), (right, line))]
               if inside else [((left, line), (right, line))])
    if mark.starts:
        strokes.append(((left, line), (left, line + CAP)))
    if mark.ends:
        strokes.append(((right, line), (right, line + CAP)))
    else:
        strokes += [((right - ARROW, line + side), (right, line)) for side in (ARROW, -ARROW)]
    plot.sheet.strokes(strokes, marks.INK, 1.4)
    plot.sheet.number(place.letter, height, mark.letter, bold=True)


def _place(axis: Axis, mark: Marked) -> _Place:
    left, right = axis.x(mark.left), axis.x(mark.right)
    right = max(right, left + (SHORTEST if mark.ends else SHORTEST_ARROW))
    if right > WIDTH - 4:
        left, right = left - (right - WIDTH + 4), WIDTH - 4.0
    if right - left > 3 * LETTER:
        return _Place(left, right, (left + right) / 2)
    outside = right + LETTER / 2 + 3
    fits = outside + LETTER / 2 <= WIDTH - 2
    return _Place(left, right, outside if fits else left - LETTER / 2 - 3)


def _flag(axis: Axis, mark: Marked) -> tuple[float, float]:
    """Left and right side of a flag, air included; it never leaves the paper."""
    middle = min(max(axis.x(mark.left), FLAG / 2 + 2), WIDTH - FLAG / 2 - 2)
    return middle - FLAG / 2 - 1, middle + FLAG / 2 + 1


def _in_rows(marked: Sequence[Marked], sides: Sequence[tuple[float, float]]) -> list[list[Marked]]:
    """Each mark in the first row where it touches no other."""
    rows: list[list[tuple[Marked, tuple[float, float]]]] = []
    for mark, (left, right) in zip(marked, sides, strict=True):
        free = (row for row in rows if all(right < start or end < left for _mark, (start, end) in row))
        room = next(free, None)
        if room is None:
            rows.append(room := [])
        room.append((mark, (left, right)))
    return [[mark for mark, _sides in row] for row in rows]


def _steps(xs: Sequence[float], heights: Sequence[float]) -> list[tuple[float, float]]:
    """A staircase: each height from one turn to the next."""
    return [(x, height) for index, height in enumerate(heights) for x in (xs[index], xs[index + 1])]
