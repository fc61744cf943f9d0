"""Whole figures from one set of arguments: drawing, alternative text, caption, legend and table cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from striveutils.blocks import alternatives, explained, figures, marks, tables
from striveutils.blocks.model import Figure, LegendEntry
from striveutils.blocks.runchart import PLAIN, Context, values_drawn
from striveutils.blocks.sentences import expected_words, period_words, short_period, value_words
from striveutils.blocks.spreads import spread as spread
from striveutils.blocks.timeline import (
    When,
    drawn_lines,
    in_order,
    lines_of,
    period_among,
    period_of,
    starts_of,
    unit_of,
    values_of,
    visible,
)
from striveutils.disclosure import Shown
from striveutils.records import Period
from striveutils.words import Day, Message, Sentences, Words, _


def history(
    shown: Iterable[Shown], *, subject: Words, target: float | None = None, target_period: Period | None = None,
    baseline: When | None = None, breaks: Iterable[When] = (), context: Context = PLAIN,
) -> Figure:
    """An indicator over time: see ``figures.history``; ``subject`` is its name, with the place if that helps.

    With a ``context`` (see ``runchart.context``) it is a run chart.
    """
    rows, cuts = in_order(shown), tuple(breaks)
    values = values_drawn(rows, target, context, starts_of(cuts, rows))
    return Figure(
        drawing=figures.history(rows, target=target, target_period=target_period, baseline=baseline, breaks=cuts,
                                context=context),
        alt=alternatives.history_alt(rows, target=target, target_period=target_period, baseline=baseline,
                                     breaks=cuts, context=context, subject=subject),
        caption=_captioned(subject, rows, alternatives.axis_note(values, unit_of(rows))),
        table=tables.history(rows, breaks=cuts, context=context),
        legend=(*_history_legend(rows, target, target_period, baseline, cuts),
                *explained.legend(rows, cuts, context)),
    )


def measure(
    points: Iterable[Shown], name_of: tables.NameOf, *, subject: Words, low: float | None = None,
    high: float | None = None, locked_on: date | None = None, look_on: date | None = None,
    centre: float | None = None,
) -> Figure:
    """What a cycle measured: see ``figures.measure``; ``subject`` is the measure's name."""
    rows = tuple(points)
    middle = centre if len(drawn_lines(rows)) == 1 else None
    values = [value for line in lines_of(rows) for value in values_of(line)]
    values += [edge for edge in (low, high, middle) if edge is not None]
    return Figure(
        drawing=figures.measure(rows, low=low, high=high, locked_on=locked_on, look_on=look_on, centre=middle),
        alt=alternatives.measure_alt(rows, low=low, high=high, locked_on=locked_on, centre=middle, subject=subject,
                                     name_of=name_of),
        caption=_with_notes(subject, alternatives.axis_note(values, unit_of(rows))),
        table=tables.measure(rows, name_of, centre=middle),
        legend=(*_measure_legend(rows, name_of, low, high, locked_on),
                *([explained.centre_entry(middle, unit_of(rows))] if middle is not None else ())),
    )


def _captioned(subject: Words, rows: Sequence[Shown], notes: Iterator[Message]) -> Words:
    drawn = visible(rows)
    if not drawn:
        return subject
    first, last = short_period(period_of(drawn[0])), short_period(period_of(drawn[-1]))
    if len(drawn) == 1:
        return _with_notes(_("{subject}, {period}", subject=subject, period=first), notes)
    return _with_notes(_("{subject}, {first} to {last}", subject=subject, first=first, last=last), notes)


def _with_notes(words: Words, notes: Iterator[Message]) -> Words:
    """The caption as it is, or with a full stop and the notes after it."""
    found = tuple(notes)
    return Sentences((_("{caption}.", caption=words), *found)) if found else words


def _history_legend(
    rows: Sequence[Shown], target: float | None, target_period: Period | None, baseline: When | None,
    breaks: Sequence[When],
) -> Iterator[LegendEntry]:
    """Only marks that the drawing has; a plain line with dots needs no legend."""
    base = period_among(baseline, visible(rows))
    if base:
        yield LegendEntry(marks.baseline(), _("Baseline: {period}", period=period_words(base)))
    if target is not None:
        value = value_words(target, unit_of(rows), exact=False)
        yield LegendEntry(
            marks.target(),
            _("Target: {value} by {period}", value=value, period=period_words(target_period)) if target_period
            else _("Target: {value}", value=value),
        )
    if rows and any(rows[0].period_key < day <= rows[-1].period_key for day in starts_of(breaks, rows)):
        yield LegendEntry(marks.new_definition(), _("A new definition begins; figures before and after "
                                                    "cannot be compared"))


def _measure_legend(
    rows: Sequence[Shown], name_of: tables.NameOf, low: float | None, high: float | None, locked_on: date | None
) -> Iterator[LegendEntry]:
    lines, drawn = lines_of(rows), drawn_lines(rows)
    if len(lines) > 1 and len(drawn) <= len(marks.SERIES):
        for index, name in enumerate(tables.line_names(drawn, lines, name_of)):
            yield LegendEntry(marks.series(index), name)
    elif len(lines) > 1:
        yield LegendEntry(marks.dot(), _("One place or group on one day"))
    if low is not None or high is not None:
        expected = expected_words(low, high, unit_of(rows))
        yield LegendEntry(marks.prediction(), _("What we predicted: {expected}", expected=expected))
    if any(row.before_lock for row in visible([row for line in drawn for row in line])):
        yield LegendEntry(marks.before_lock(), _("Measured before the plan was set"))
    keys = [row.period_key for row in rows]
    if locked_on and keys and min(keys) < locked_on <= max(keys):
        yield LegendEntry(marks.lock(), _("The plan was set on {day}", day=Day(locked_on)))
