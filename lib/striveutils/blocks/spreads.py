"""The newest figure of each place as a dot on one scale: how far apart they lie. In the order of names, never ranked.

The drawing has a letter at the head of each row, for it serves every language; legend and table have the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from striveutils.blocks import marks, tables
from striveutils.blocks.alternatives import bands
from striveutils.blocks.model import Figure, LegendEntry
from striveutils.blocks.placing import Box, best
from striveutils.blocks.plot import number
from striveutils.blocks.scale import Scale, scale_of
from striveutils.blocks.sentences import short_period, value_words
from striveutils.blocks.sheet import TEXT_SIZE, WIDTH, Sheet, drawing, text_width
from striveutils.blocks.timeline import admitted, banded, is_shown, period_of, unit_of, values_of, visible
from striveutils.disclosure import Shown
from striveutils.evidence.funnel import Funnel
from striveutils.records import Period
from striveutils.words import SOURCE_LANGUAGE, Joined, Message, Sentences, Words, _, n_, text

LEFT, RIGHT, TOP, BOTTOM, ROW = 30, 20, 24, 24, 20
"""Margins and the height of a row, in pixels."""

MOST_LETTERED = len(ascii_uppercase)
"""With more places than letters the rows have none; they are in the order of the table."""


@dataclass(frozen=True)
class _Place:
    """One row of the drawing. ``usual`` and ``nearly`` are its funnel limits, 95 and 99.8 in 100, in its unit."""

    letter: str
    name: Words
    row: Shown
    usual: tuple[float, float] | None = None
    nearly: tuple[float, float] | None = None

    def beyond(self, edges: tuple[float, float] | None) -> bool:
        """Is there a figure, and does it lie outside ``edges``?"""
        return edges is not None and self.row.value is not None and not edges[0] <= self.row.value <= edges[1]


@dataclass(frozen=True)
class _Spread:
    """Places in the order of their names, and what they are held against, all in one unit."""

    places: tuple[_Place, ...]
    unit: str
    period: Period
    target: float | None
    common: float | None

    @property
    def rows(self) -> tuple[Shown, ...]:
        return tuple(place.row for place in self.places)

    @property
    def drawn(self) -> list[float]:
        """Every value that the scale has to hold."""
        edges = [edge for place in self.places for pair in (place.usual, place.nearly) if pair for edge in pair]
        return [*values_of(self.rows), *edges, *self.lines]

    @property
    def lines(self) -> list[float]:
        """The target and what all have in common, where there are such."""
        return [one for one in (self.target, self.common) if one is not None]

    @property
    def scale(self) -> Scale:
        return scale_of(self.drawn, self.unit)


def spread(
    rows: Iterable[Shown], name_of: tables.NameOf, *, subject: Words, target: float | None = None,
    funnel: Funnel | None = None,
) -> Figure:
    """The places of one period as dots, a row for each, sorted by English name; a hidden place has no dot.

    ``rows`` has one figure for each place, hidden ones included; ``target`` is in their unit; ``funnel`` has an entry
    for each of them, in the order of ``rows``, and is for percents. Raises ValueError for several periods or groups,
    or a place that comes twice. Every place is held against the same line, not against another place.
    """
    given = admitted(rows)
    _checked(given, funnel)
    found = _spread(given, name_of, target, funnel)
    return Figure(
        drawing=_drawing(found),
        alt=Sentences(tuple(_alternative(found, subject))),
        caption=_caption(found, subject),
        table=tables.places(found.rows, [_named(place) for place in found.places], notes=_notes(found)),
        legend=tuple(_legend(found)),
    )


def _checked(rows: Sequence[Shown], funnel: Funnel | None) -> None:
    if len({(row.of, row.period_text, row.dimension, row.group) for row in rows}) != 1:
        raise ValueError("a spread shows one indicator, period and group; choose them first")
    if len({row.place for row in rows}) < len(rows):
        raise ValueError("a spread has one figure for each place")
    if funnel is not None and (unit_of(rows) != "percent" or len(funnel.lower95) != len(rows)):
        raise ValueError("a funnel is for percents, with one entry for each place")
    if funnel is not None and any(low is not None and not is_shown(row)
                                  for row, low in zip(rows, funnel.lower95, strict=True)):
        raise ValueError("a funnel is made from shown counts only, for its centre would tell the hidden ones")


def _spread(rows: Sequence[Shown], name_of: tables.NameOf, target: float | None, funnel: Funnel | None) -> _Spread:
    named = sorted(((name_of("place", row.place), index, row) for index, row in enumerate(rows)),
                   key=lambda one: (text(one[0], SOURCE_LANGUAGE).casefold(), one[1]))
    letters = ascii_uppercase if len(rows) <= MOST_LETTERED else " " * len(rows)
    places = [
        _Place(letter.strip(), name, row, *(_edges(funnel, index) if funnel and is_shown(row) else ()))
        for letter, (name, index, row) in zip(letters, named, strict=False)
    ]
    limited = funnel is not None and any(place.usual for place in places)
    common = 100 * funnel.centre if funnel and limited and funnel.centre is not None else None
    return _Spread(tuple(places), unit_of(rows), period_of(rows[0]), target, common)


def _edges(funnel: Funnel, index: int) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    return (_pair(funnel.lower95[index], funnel.upper95[index]), _pair(funnel.lower998[index], funnel.upper998[index]))


def _pair(low: float | None, high: float | None) -> tuple[float, float] | None:
    return None if low is None or high is None else (100 * low, 100 * high)


def _drawing(found: _Spread) -> str:
    height = TOP + ROW * len(found.places) + BOTTOM
    scale = found.scale
    with drawing(height=height) as sheet:
        if found.drawn:
            _grid(sheet, scale, found.unit)
        for index, place in enumerate(found.places):
            _funnel(sheet, scale, place, _middle(sheet, index))
        _uprights(sheet, scale, found)
        for index, place in enumerate(found.places):
            _row(sheet, scale, place, _middle(sheet, index), found.lines)
        return sheet.svg()


def _x(scale: Scale, value: float) -> float:
    return LEFT + (value - scale.low) / (scale.high - scale.low) * (WIDTH - LEFT - RIGHT)


def _middle(sheet: Sheet, index: int) -> float:
    return sheet.height - TOP - ROW * (index + 0.5)


def _grid(sheet: Sheet, scale: Scale, unit: str) -> None:
    """The scale at the foot, with as many numbers as stand apart."""
    top = sheet.height - TOP
    sheet.strokes((((_x(scale, tick), BOTTOM), (_x(scale, tick), top)) for tick in scale.ticks), marks.GRID)
    sheet.strokes([((_x(scale, scale.low), BOTTOM), (_x(scale, scale.high), BOTTOM))], marks.QUIET)
    for tick in scale.ticks:
        sheet.number(_x(scale, tick), BOTTOM - 12, number(tick, unit), colour=marks.QUIET)


def _funnel(sheet: Sheet, scale: Scale, place: _Place, height: float) -> None:
    """A fine line with ends where a place nearly always lies, and a grey bar where it usually does."""
    if place.nearly:
        low, high = (_x(scale, edge) for edge in place.nearly)
        sheet.strokes([((low, height), (high, height)), *(((x, height - 3), (x, height + 3)) for x in (low, high))],
                      marks.QUIET)
    if place.usual:
        low, high = (_x(scale, edge) for edge in place.usual)
        sheet.area([(low, height - 5), (high, height - 5), (high, height + 5), (low, height + 5)], marks.VIEW)
        corners = [(low, height - 5), (high, height - 5), (high, height + 5), (low, height + 5), (low, height - 5)]
        sheet.line(corners, marks.QUIET, 0.9)


def _uprights(sheet: Sheet, scale: Scale, found: _Spread) -> None:
    """What all places have in common, and the target with its number."""
    top = sheet.height - TOP
    if found.common is not None:
        x = _x(scale, found.common)
        sheet.line([(x, BOTTOM), (x, top)], marks.INK, marks.CENTRE_WIDTH)
    if found.target is not None:
        x, words = _x(scale, found.target), number(found.target, found.unit)
        sheet.line([(x, BOTTOM), (x, top)], marks.GOAL, 1.6, marks.GOAL_DASHES)
        sheet.marker([(x, top)], "D", marks.GOAL)
        half = text_width(words) / 2
        sheet.number(min(max(x, half + 1), WIDTH - half - 1), top + 14, words, colour=marks.GOAL)


def _row(sheet: Sheet, scale: Scale, place: _Place, height: float, lines: Iterable[float]) -> None:
    """The letter, the dot and its number: beside bar and dot, and off the upright ``lines`` if there is room."""
    sheet.number(LEFT / 2 - 2, height, place.letter, bold=True)
    value = place.row.value
    if not is_shown(place.row) or value is None:
        return
    x, words = _x(scale, value), number(value, place.row.unit, exact=True)
    sheet.marker([(x, height)], "o", marks.LINE)
    reach = [x, *(_x(scale, edge) for pair in (place.usual, place.nearly) if pair for edge in pair)]
    width = text_width(words)
    spots = [spot for left, right in ((min(reach), max(reach)), (x, x))
             for spot in (right + 7 + width / 2, left - 7 - width / 2)]
    places = [Box.around(spot, height, width, TEXT_SIZE) for spot in spots]
    taken = [Box.around(_x(scale, line), height, 5, ROW) for line in lines]
    chosen = best(places, taken, Box(LEFT - 4, BOTTOM, WIDTH - 2, sheet.height - TOP))
    sheet.clear(chosen, over_lines=True)
    sheet.number((chosen.left + chosen.right) / 2, height, words)


def _caption(found: _Spread, subject: Words) -> Words:
    words = _("{subject}, {period}", subject=subject, period=short_period(found.period))
    notes = tuple(_scale_note(found))
    return Sentences((_("{caption}.", caption=words), *notes)) if notes else words


def _legend(found: _Spread) -> Iterator[LegendEntry]:
    for place in found.places:
        if place.letter:
            yield LegendEntry(marks.place(place.letter), place.name)
    if found.target is not None:
        yield LegendEntry(marks.upright_target(),
                          _("Target: {value}", value=value_words(found.target, found.unit, exact=False)))
    if found.common is not None:
        yield LegendEntry(marks.common(),
                          _("All places with a dot, together: {value}", value=value_words(found.common, found.unit)))
    if any(place.usual for place in found.places):
        yield LegendEntry(marks.funnel(), _("Where a place of this size usually lies (bar) and nearly always lies "
                                            "(line) if nothing sets it apart: a help for the eye, not a verdict"))


def _alternative(found: _Spread, subject: Words) -> Iterator[Message]:
    """What the drawing shows; where each dot lies is in the table."""
    drawn = visible(found.rows)
    yield _("Chart of dots: {subject}, {period}.", subject=subject, period=short_period(found.period))
    if not drawn and not banded(found.rows):
        yield _("No figure can be shown.")
    elif drawn:
        yield n_("It shows 1 place with one dot, at {lowest}.",
                 "It shows {count} places, each with one dot, in the order of their names; the dots lie between "
                 "{lowest} and {highest}.", len(drawn), lowest=value_words(min(values_of(drawn)), found.unit),
                 highest=value_words(max(values_of(drawn)), found.unit))
    names = {place.row.place: place.name for place in found.places}
    yield from bands(found.rows, lambda row: names[row.place])
    if found.target is not None:
        yield _("The target, a dashed line, is {value}.", value=value_words(found.target, found.unit, exact=False))
    yield from _beyond(found)
    yield from _scale_note(found)


def _notes(found: _Spread) -> Iterator[Message]:
    if found.target is not None:
        yield _("The target is {value}.", value=value_words(found.target, found.unit, exact=False))
    yield from _beyond(found)


def _beyond(found: _Spread) -> Iterator[Message]:
    """Which dots lie outside their bar and their line."""
    if found.common is None:
        return
    yield _("All places with a dot, together, have {value}.", value=value_words(found.common, found.unit))
    outside = [place.name for place in found.places if place.beyond(place.usual)]
    far = [place.name for place in found.places if place.beyond(place.nearly)]
    if outside:
        yield _("Outside of where a place usually lies if nothing sets it apart: {places}.",
                places=Joined(tuple(outside)))
    else:
        yield _("Every dot lies where a place usually lies if nothing sets it apart.")
    if far:
        yield _("Also outside of where it nearly always lies: {places}.", places=Joined(tuple(far)))


def _scale_note(found: _Spread) -> Iterator[Message]:
    if found.drawn and not found.scale.starts_at_zero:
        yield _("The scale below starts at {value}, not at 0.",
                value=value_words(found.scale.low, found.unit, exact=False))


def _named(place: _Place) -> Words:
    return _("{letter}: {place}", letter=place.letter, place=place.name) if place.letter else place.name
