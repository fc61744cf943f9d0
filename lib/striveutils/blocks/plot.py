"""Two scales on a sheet: time to the right, the figure upwards; and numbers set where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from striveutils.blocks import marks
from striveutils.blocks.placing import Box, along, best, spread
from striveutils.blocks.scale import Scale
from striveutils.blocks.sentences import value_words
from striveutils.blocks.sheet import TEXT_SIZE, WIDTH, Sheet, text_width
from striveutils.words import SOURCE_LANGUAGE, text

LEFT, RIGHT, TOP, BOTTOM = 40, 26, 20, 28
"""Margins in pixels: tick numbers on the left, half a period's label on the right, the newest number above."""

APART, CLOSE = 6.0, 2.5
"""Pixels between the texts of periods; the newest figure's and the target's may stand closer, for both are needed."""


class Axis:
    """Time to the right: ``slots`` (see ``timeline.slot``) as pixels from the left of a paper ``width`` wide.

    There is a little air on both sides, or ``air`` slots of it; a single period stands in the middle.
    """

    def __init__(self, slots: Sequence[int], width: int = WIDTH, air: float | None = None) -> None:
        self.first, self.last = min(slots), max(slots)
        self.left, self.right = float(LEFT), float(width - RIGHT)
        steps = self.last - self.first
        self.air = air or (min(0.5, 0.04 * steps) if steps else 0.5)

    def x(self, slot: float) -> float:
        """Pixels from the left."""
        return self.left + (slot - self.first + self.air) / (self.last - self.first + 2 * self.air) * (
            self.right - self.left)


class Plot:
    """A plane of time and values, drawn on ``sheet``, with strips of ``above`` and ``below`` pixels left free."""

    def __init__(
        self, sheet: Sheet, axis: Axis, scale: Scale, unit: str, *, above: int = 0, below: int = 0
    ) -> None:
        self.sheet, self.axis, self.scale, self.unit = sheet, axis, scale, unit
        self.box = Box(LEFT, BOTTOM + below, sheet.width - RIGHT, sheet.height - TOP - above)
        self.above, self.below = self.box.top + TOP, float(below)
        self.first, self.last = axis.first, axis.last
        self.taken: list[Box] = []
        self._hairlines = False

    def x(self, slot: float) -> float:
        """Pixels from the left."""
        return self.axis.x(slot)

    def y(self, value: float) -> float:
        """Pixels from below."""
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.box.bottom + share * (self.box.top - self.box.bottom)

    def grid(self) -> None:
        """The upright scale: a fine line and a number at each tick, a stronger line at the foot."""
        foot, *others = (((self.box.left, self.y(tick)), (self.box.right, self.y(tick))) for tick in self.scale.ticks)
        self.sheet.strokes(others, marks.GRID)
        self.sheet.strokes([foot], marks.QUIET)
        edge = self.box.left - 6
        for tick in self.scale.ticks:
            words = number(tick, self.unit)
            width = text_width(words)
            self.sheet.number(edge, self.y(tick), words, align="right", colour=marks.QUIET)
            self.taken.append(Box.around(edge - width / 2, self.y(tick), width, TEXT_SIZE))

    def periods(self, at: Mapping[int, str], wanted: Sequence[int], goal: int | None = None) -> None:
        """A tick for each period and as many of their texts as fit, evenly; those ``wanted`` before all others.

        The first of ``wanted`` is where even steps are counted from; ``goal`` is the target's period.
        """
        foot = self.box.bottom
        self.sheet.strokes((((self.x(slot), foot), (self.x(slot), foot - 4)) for slot in sorted(at)), marks.QUIET)
        for slot in _named(sorted(at), wanted, {slot: self._over(slot, words) for slot, words in at.items()}):
            self.sheet.number(self._over(slot, at[slot])[0], foot - 15, at[slot],
                              colour=marks.GOAL if slot == goal else marks.QUIET)

    def line(self, points: Sequence[tuple[int, float]], dashes: tuple[float, float] | None = None) -> None:
        """A line through points that follow each other."""
        pixels = self._pixels(points)
        for (x1, y1), (x2, y2) in pairwise(pixels):
            self.taken += along(x1, y1, x2, y2)
        if len(pixels) > 1:
            self.sheet.line(pixels, marks.LINE, marks.LINE_WIDTH, dashes)

    def dots(self, points: Sequence[tuple[int, float]], shape: str = "o", *, colour: str = marks.LINE,
             filled: bool = True, size: float = marks.MARKER_SIZE) -> None:
        """A marker at each point."""
        if points:
            self.taken += [Box.around(x, y, size, size) for x, y in self._pixels(points)]
            self.sheet.marker(self._pixels(points), shape, colour, filled=filled, size=size)

    def edge(self, points: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        """A fine line through pixels, which numbers keep off."""
        for (x1, y1), (x2, y2) in pairwise(points):
            self.taken += along(x1, y1, x2, y2)
        self.sheet.line(points, colour, width)

    def across(self, value: float, colour: str, width: float, dashes: tuple[float, float] | None = None,
               ends: tuple[float, float] | None = None) -> None:
        """A level line at ``value``, over the whole width or between two slots."""
        left, right = (self.x(ends[0]), self.x(ends[1])) if ends else (self.box.left, self.box.right)
        height = self.y(value)
        self.taken += along(left, height, right, height)
        self.sheet.line([(left, height), (right, height)], colour, width, dashes)

    def upright(self, slot: float, dashes: tuple[float, float] | None = None) -> None:
        """An upright line through the whole height."""
        middle = self.x(slot)
        self.taken += along(middle, self.box.bottom, middle, self.box.top)
        self.sheet.line([(middle, self.box.bottom), (middle, self.box.top)], marks.QUIET, 1.4, dashes)

    def hairlines(self, strokes: Iterable[tuple[float, float, float]]) -> None:
        """Fine upright lines, each at a slot from one pixel to another; numbers stand on them and cut them."""
        ends = [((self.x(slot), low), (self.x(slot), high)) for slot, low, high in strokes]
        self.sheet.strokes(ends, marks.HAIR)
        self._hairlines = self._hairlines or bool(ends)

    def label(self, slot: float, value: float, words: str, *, colour: str = marks.INK, bold: bool = False,
              needed: bool = True) -> None:
        """A number beside a point: above, below, or to a side, where most is free.

        One that is not ``needed`` is left out where nothing is free; the table beside the drawing has it.
        """
        width = text_width(words) * (1.08 if bold else 1)
        self._set(_beside(self.x(slot), self.y(value), width), words, colour, bold, needed)

    def label_level(self, words: str, ends: tuple[float, float], above: float, below: float, colour: str) -> None:
        """The number of a level line or band: over its upper edge or under its lower one, at whichever end is free."""
        left, right, width = self.x(ends[0]), self.x(ends[1]), text_width(words)
        first, last = left + width / 2 + 2, right - width / 2 - 2
        middles = [first + (last - first) * share for share in (0, 0.15, 0.3, 0.5, 0.7, 0.85, 1)]
        heights = [self.y(above) + 9, self.y(below) - 9]
        self._set([Box.around(x, y, width, TEXT_SIZE) for y in heights for x in middles], words, colour)

    def _set(self, places: Sequence[Box], words: str, colour: str, bold: bool = False, needed: bool = True) -> None:
        page = Box(2, self.box.bottom, self.sheet.width - 2, self.above - 2)
        chosen = best(places, self.taken, page)
        covers = sum(chosen.overlap(other) for other in self.taken)
        if covers and not needed:
            return
        if not covers:
            self.sheet.clear(chosen, over_lines=self._hairlines)
        self.taken.append(chosen)
        self.sheet.number((chosen.left + chosen.right) / 2, (chosen.bottom + chosen.top) / 2, words,
                          colour=colour, bold=bold)

    def _pixels(self, points: Sequence[tuple[int, float]]) -> list[tuple[float, float]]:
        return [(self.x(slot), self.y(value)) for slot, value in points]

    def _over(self, slot: float, words: str) -> tuple[float, float]:
        """Middle and width of a period's text under its tick, moved inward at the edge of the paper."""
        width = text_width(words)
        return min(max(self.x(slot), width / 2 + 1), self.sheet.width - width / 2 - 1), width


def number(value: float, unit: str, *, exact: bool = False) -> str:
    """A number in a drawing. It reads the same in every language of the catalogue, and a test keeps it so."""
    return text(value_words(value, unit, exact=exact), SOURCE_LANGUAGE)


def _beside(x: float, y: float, width: float) -> list[Box]:
    """Where a number of ``width`` may stand around a point, the best places first."""
    aside = 5 + width / 2
    middles = [(0, 13), (0, -13), (aside * 0.8, 11), (aside * 0.8, -11), (-aside * 0.8, 11), (-aside * 0.8, -11),
               (aside + 4, 0), (-aside - 4, 0), (0, 22), (0, -22), (0, 32), (0, -32)]
    return [Box.around(x + right, y + up, width, TEXT_SIZE) for right, up in middles]


def _named(slots: Sequence[int], wanted: Sequence[int], over: Mapping[int, tuple[float, float]]) -> list[int]:
    """The periods whose texts fit: those wanted, the finest even steps from the first of them, then the ends."""
    if not slots:
        return []
    kept = [wanted[index] for index in spread((over[slot] for slot in wanted), CLOSE)]
    standing = [over[slot] for slot in kept]
    anchor = slots.index(kept[0]) if kept else len(slots) - 1
    for step in range(1, len(slots) + 1):
        even = [slot for index, slot in enumerate(slots) if (index - anchor) % step == 0 and slot not in kept]
        if len(spread((over[slot] for slot in even), APART, standing)) == len(even):
            break
    even += [slot for slot in (slots[-1], slots[0]) if slot not in even and slot not in kept]
    return sorted([*kept, *(even[index] for index in spread((over[slot] for slot in even), APART, standing))])
