"""What a run chart's marks mean, three times from the same arguments: legend, alternative text, note of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from striveutils.blocks import marks
from striveutils.blocks.model import LegendEntry
from striveutils.blocks.runchart import Bounds, Context, Marked, Noted, Remark, Span, band, lettered, stretch
from striveutils.blocks.sentences import short_period, value_words
from striveutils.blocks.timeline import When, period_of, starts_of, unit_of
from striveutils.disclosure import Shown
from striveutils.records import Period
from striveutils.words import Day, Joined, Message, Words, _, n_

MOST_NAMED = 6
"""Figures beyond the band are named up to this many, and counted beyond."""


def legend(rows: Sequence[Shown], breaks: Iterable[When], context: Context) -> Iterator[LegendEntry]:
    """Only marks that the drawing has: the middle line, the band, then flags and cycles in the order of letters."""
    starts = starts_of(breaks, rows)
    if context.centre is not None and stretch(rows, starts):
        yield centre_entry(context.centre, unit_of(rows))
    if band(rows, context.limits, starts):
        yield LegendEntry(marks.limits(),
                          _("Where figures lie if they vary as before: a help for the eye, not a verdict"))
    for mark in lettered(rows, context):
        yield LegendEntry(_mark(mark), _legend_words(mark.of))


def centre_entry(centre: float, unit: str) -> LegendEntry:
    """The middle line of a history or of a measure."""
    return LegendEntry(marks.centre(), _("Middle line (the median): {value}", value=_centre(centre, unit)))


def alternative(rows: Sequence[Shown], breaks: Iterable[When], context: Context) -> Iterator[Message]:
    """What the marks show; the legend, which is text, tells what each letter stands for."""
    starts = starts_of(breaks, rows)
    yield from centre_alternative(stretch(rows, starts), context.centre)
    yield from _band_alternative([at for piece in band(rows, context.limits, starts) for at in piece])
    marked = lettered(rows, context)
    if cycles := [_letter(mark) for mark in marked if isinstance(mark.of, Span)]:
        yield _("Brackets below the chart show cycles: {cycles}.", cycles=Joined(tuple(cycles)))
    if flags := [_letter(mark) for mark in marked if isinstance(mark.of, Remark)]:
        yield _("Lettered flags above the chart show what happened: {flags}.", flags=Joined(tuple(flags)))


def centre_alternative(rows: Sequence[Shown], centre: float | None) -> Iterator[Message]:
    """The middle line over ``rows``, the figures it belongs to."""
    if centre is None or not rows:
        return
    value, first, last = _centre(centre, unit_of(rows)), _short(rows[0]), _short(rows[-1])
    if len(rows) == 1:
        yield _("A thin level line is the median: {value} ({period}).", value=value, period=first)
    else:
        yield _("A thin level line is the median: {value} (from {first} to {last}).",
                value=value, first=first, last=last)


def notes(rows: Sequence[Shown], breaks: Iterable[When], context: Context) -> Iterator[Message]:
    """The same for those who read the table, with every cycle and remark, those outside the drawing included."""
    starts = starts_of(breaks, rows)
    yield from centre_notes(stretch(rows, starts), context.centre)
    yield from _band_notes([at for piece in band(rows, context.limits, starts) for at in piece])
    letters = {id(mark.of): mark.letter for mark in lettered(rows, context)}
    noted: list[Noted] = [*context.spans, *context.remarks]
    for one in sorted(noted, key=_begun):
        words: dict[str, Words] = {"what": one.words, "when": _when(one)}
        letter = letters.get(id(one))
        yield (_("{letter}: {what} ({when}).", letter=letter, **words) if letter
               else _("{what} ({when}).", **words))


def centre_notes(rows: Sequence[Shown], centre: float | None) -> Iterator[Message]:
    """What the middle line says of ``rows``, the figures it belongs to."""
    if centre is not None and rows:
        yield _("The middle line is the median, {value}: about half of the figures from {first} to {last} lie above "
                "it, half below.", value=_centre(centre, unit_of(rows)), first=_short(rows[0]), last=_short(rows[-1]))


def _band_alternative(bounds: Sequence[Bounds]) -> Iterator[Message]:
    if bounds:
        yield _("A grey band shows where figures lie if they vary as before; at the newest one it goes from {low} to "
                "{high}.", **_edges(bounds[-1]))
        yield _beyond(bounds)


def _band_notes(bounds: Sequence[Bounds]) -> Iterator[Message]:
    if bounds:
        yield _("If figures vary as before, they lie in the grey band, in {period} from {low} to {high}. This is a "
                "help for the eye, not a verdict.", period=_short(bounds[-1].row), **_edges(bounds[-1]))
        yield _beyond(bounds)


def _beyond(bounds: Sequence[Bounds]) -> Message:
    """Which figures lie outside the band, as the eye sees it."""
    outside = [at.row for at in bounds if at.outside]
    if not outside:
        return _("No figure lies outside the band.")
    if len(outside) > MOST_NAMED:
        return n_("1 figure lies outside the band.", "{count} figures lie outside the band.", len(outside))
    return _("Outside the band: {periods}.", periods=Joined(tuple(map(_short, outside))))


def _edges(at: Bounds) -> dict[str, Words]:
    return {"low": value_words(at.lower, at.row.unit), "high": value_words(at.upper, at.row.unit)}


def _centre(centre: float, unit: str) -> Words:
    """A median of counts may lie half way between two; of other units it has a figure's decimals."""
    return value_words(centre, unit)


def _mark(mark: Marked) -> str:
    if isinstance(mark.of, Remark):
        return marks.flag(mark.letter)
    return marks.cycle(mark.letter, starts=mark.starts, ends=mark.ends)


def _letter(mark: Marked) -> Message:
    return _("{letter} ({when})", letter=mark.letter, when=_when(mark.of))


def _legend_words(one: Noted) -> Message:
    if isinstance(one, Remark):
        return _("{when}: {what}", when=_when(one), what=one.words)
    return _("{what} ({when})", what=one.words, when=_when(one))


def _when(one: Noted) -> Words:
    if isinstance(one, Remark):
        return short_period(one.when)
    if one.end is None:
        return _("since {day}, still going on", day=Day(one.start))
    return _("{start} to {end}", start=Day(one.start), end=Day(one.end))


def _begun(one: Noted) -> date:
    if isinstance(one, Span):
        return one.start
    return one.when.start if isinstance(one.when, Period) else one.when


def _short(row: Shown) -> Words:
    return short_period(period_of(row))
