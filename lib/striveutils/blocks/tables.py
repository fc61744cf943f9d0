"""Tables: every figure a drawing shows, and the lists a brief needs; what may not be shown is a dash.

A hidden figure has one mark whatever the reason, for two marks would tell which dash protects the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeAlias

from striveutils.blocks import explained
from striveutils.blocks.counted import COUNTED, Counts, figures_of, heading, notes_of, together
from striveutils.blocks.counted import DASH as DASH
from striveutils.blocks.model import Column, Table
from striveutils.blocks.runchart import PLAIN, Context
from striveutils.blocks.sentences import expected_words, period_words, short_period, value_words
from striveutils.blocks.timeline import (
    When,
    admitted,
    band_of,
    begun_within,
    in_order,
    missing,
    period_of,
    unit_of,
    visible,
)
from striveutils.disclosure import Shown, cells
from striveutils.records import ALL, Action, Measure, Period, Prediction
from striveutils.words import NOT_RECORDED, Day, Joined, Message, Number, ShortDay, Words, _

NameOf: TypeAlias = Callable[[str, str], Words]
"""The display name of a kind (place, dimension, group, measure) and an id."""

SIDE_BY_SIDE = 4
"""Up to so many places or groups of a measure fit beside each other on a phone."""


def history(
    shown: Iterable[Shown], *, breaks: Iterable[When] = (), context: Context = PLAIN, caption: Words | None = None
) -> Table:
    """One series, a row for each period, oldest first; years, months and weeks without a record read "no data"."""
    rows, cuts = in_order(shown), tuple(breaks)
    counted = Counts(rows)
    entries: list[tuple[Period, list[Words]]] = [(period_of(row), figures_of(row, counted)) for row in rows]
    entries += [(period, [_("no data"), *counted.blank()]) for period in missing(rows)]
    entries.sort(key=lambda entry: entry[0])
    kind = _kind_of_period(entries[-1][0]) if entries else _("Period")
    return Table(
        caption=caption or _("Every figure, oldest first"),
        columns=[Column(kind), Column(heading(unit_of(rows)), numeric=True), *counted.columns()],
        rows=[[_when(period), *figures] for period, figures in entries],
        note=together([*notes_of(rows, counted), *_definitions(rows, cuts), *explained.notes(rows, cuts, context)]),
        cells=cells(rows),
    )


def groups(
    shown: Iterable[Shown], name_of: NameOf, *, total: Shown | None = None, rest: Shown | None = None,
    caption: Words | None = None, about_counts: bool = True,
) -> Table:
    """The groups of one dimension in one period, in the order given, after ``total`` (everybody), if it is given.

    ``rest``, everybody whom no shown group counts, comes last. ``about_counts``: say below the table if counts are
    not published; on a page of many tables once is enough.
    Raises ValueError for several dimensions, periods or places: a table answers one question.
    """
    rows, others = admitted(shown), admitted([rest] if rest else [])
    if len({(row.dimension, row.period_text, row.place) for row in (*rows, *others)}) != 1:
        raise ValueError("a table of groups shows one dimension in one period and place")
    first, everyone = rows[0], admitted([total] if total else [])
    every = (*everyone, *rows, *others)
    counted = Counts(every)
    dimension = name_of("dimension", first.dimension)
    lines: list[list[Words]] = [[_("All together"), *figures_of(row, counted)] for row in everyone]
    lines += [[name_of("group", row.group), *figures_of(row, counted)] for row in rows]
    lines += [[_("Everybody else, together"), *figures_of(row, counted)] for row in others]
    return Table(
        caption=caption or _("{dimension}, {period}", dimension=dimension, period=short_period(period_of(first))),
        columns=[Column(dimension), Column(heading(first.unit), numeric=True), *counted.columns()],
        rows=lines,
        note=together([*notes_of(every, counted if about_counts else None), *_taken_together(others)]),
        cells=cells(every),
    )


def _taken_together(rest: Sequence[Shown]) -> Iterable[Message]:
    if rest:
        yield _("“Everybody else, together” counts all children who are in none of the groups with a figure.")


def places(
    rows: Sequence[Shown], names: Sequence[Words], *, notes: Iterable[Message] = (), caption: Words | None = None
) -> Table:
    """One figure of each place, in the order given, with the places' ``names``; ``notes`` are said below."""
    counted = Counts(rows)
    return Table(
        caption=caption or _("Every place, by name"),
        columns=[Column(_("Place")), Column(heading(unit_of(rows)), numeric=True), *counted.columns()],
        rows=[[name, *figures_of(row, counted)] for name, row in zip(names, rows, strict=True)],
        note=together([*notes_of(rows, counted), *notes]),
        cells=cells(rows),
    )


def measure(
    points: Iterable[Shown], name_of: NameOf, *, centre: float | None = None, caption: Words | None = None
) -> Table:
    """What a cycle measured, a row for each day, oldest first; a few places or groups stand side by side."""
    rows = sorted(admitted(points), key=lambda row: row.period_key)
    counted = Counts(rows)
    parts = list(dict.fromkeys(sorted(((row.place, row.group) for row in rows), key=_everybody_first)))
    side_by_side = 1 < len(parts) <= SIDE_BY_SIDE
    columns, lines = _beside(rows, parts, name_of) if side_by_side else _below(rows, counted, name_of)
    return Table(
        caption=caption or _("Every count, oldest first"),
        columns=[Column(_("Day")), *columns],
        rows=lines,
        note=together([*notes_of(rows, counted), *explained.centre_notes(visible(rows), centre)]),
        cells=cells(rows),
    )


def actions(
    rows: Iterable[Action], name_of: Callable[[str], Words], *, as_of: date | None = None, caption: Words | None = None
) -> Table:
    """What was agreed, by whom and by when, in the order given; ``name_of`` gives an organisation's display name.

    With ``as_of`` an open action whose day has gone by says so.
    """
    return Table(
        caption=caption or _("What we agreed to do"),
        columns=[Column(_("What")), Column(_("Who")), Column(_("By when")), Column(_("Where it stands"))],
        rows=[[row.what, name_of(row.who), ShortDay(row.due), _standing(row, as_of)] for row in rows],
    )


def predictions(
    rows: Iterable[Prediction], measures: Iterable[Measure], *, caption: Words | None = None
) -> Table:
    """What the network predicted, withdrawn predictions with their reason included: nothing is taken out."""
    known = {measure.measure: measure for measure in measures}
    return Table(
        caption=caption or _("What we predicted"),
        columns=[Column(_("What we measure")), Column(_("What we expect")), Column(_("When we look")),
                 Column(_("How sure we are"))],
        rows=[_prediction(row, known.get(row.measure)) for row in rows],
    )


def _definitions(rows: Sequence[Shown], breaks: Iterable[When]) -> Iterable[Message]:
    new = tuple(map(period_words, begun_within(breaks, rows)))
    if new:
        yield _("A new definition began with {periods}: figures before and after cannot be compared.",
                periods=Joined(new))


def _kind_of_period(period: Period) -> Message:
    if period.frequency == "annual":
        return _("School year") if "-" in period.text else _("Year")
    return {"monthly": _("Month"), "weekly": _("Week of")}.get(period.frequency, _("Day"))


def _when(period: Period) -> Words:
    """A period at the head of its row: days are short, for a phone is narrow."""
    words = short_period(period)
    return ShortDay(words.value) if isinstance(words, Day) else words


def _everybody_first(part: tuple[str, str]) -> tuple[bool, bool]:
    """Everybody before the parts; the parts stay in the order they come in."""
    place, group = part
    return place != ALL, group != ALL


def _beside(
    rows: Sequence[Shown], parts: Sequence[tuple[str, str]], name_of: NameOf
) -> tuple[list[Column], list[list[Words]]]:
    """A column for each place and group: short on paper, and the days are read once."""
    known = {(row.period_key, row.place, row.group): row for row in rows}
    days = list(dict.fromkeys(row.period_key for row in rows))
    return (
        [Column(part_name(part, parts, name_of), numeric=True) for part in parts],
        [[ShortDay(day), *(_in_one_cell(known.get((day, *part))) for part in parts)] for day in days],
    )


def _in_one_cell(row: Shown | None) -> Words:
    if row is None or row.status == "missing":
        return _("no data")
    if (band := band_of(row)) is not None:
        return band
    if row.value is None:
        return DASH
    value = value_words(row.value, row.unit)
    if row.unit not in COUNTED or row.numerator is None or row.denominator is None:
        return value
    return _("{value} ({n} of {m})", value=value, n=Number(row.numerator), m=Number(row.denominator))


def _below(rows: Sequence[Shown], counted: Counts, name_of: NameOf) -> tuple[list[Column], list[list[Words]]]:
    """A row for each point, with its place and group where there are several."""
    kinds = [kind for kind, ids in (("place", {row.place for row in rows}), ("group", {row.group for row in rows}))
             if len(ids) > 1]
    return (
        [*(Column({"place": _("Place"), "group": _("Group")}[kind]) for kind in kinds),
         Column(heading(unit_of(rows)), numeric=True), *counted.columns()],
        [[_when(period_of(row)), *(_who(row, kind, name_of) for kind in kinds), *figures_of(row, counted)]
         for row in rows],
    )


def part_name(part: tuple[str, str], among: Sequence[tuple[str, str]], name_of: NameOf) -> Words:
    """A place, a group, or both: whatever tells one part from the others."""
    several_places, several_groups = (len({one[side] for one in among}) > 1 for side in (0, 1))
    place, group = (_named(kind, id_, name_of) for kind, id_ in zip(("place", "group"), part, strict=True))
    if several_places and several_groups:
        return _("{place}, {group}", place=place, group=group)
    return place if several_places else group


def line_names(
    named: Iterable[Sequence[Shown]], among: Iterable[Sequence[Shown]], name_of: NameOf
) -> tuple[Words, ...]:
    """A name for each of the lines ``named`` that tells it from the others ``among`` which it stands."""
    parts = [(line[0].place, line[0].group) for line in among]
    return tuple(part_name((line[0].place, line[0].group), parts, name_of) for line in named)


def _named(kind: str, id_: str, name_of: NameOf) -> Words:
    return _("All together") if id_ == ALL else name_of(kind, id_)


def _who(row: Shown, kind: str, name_of: NameOf) -> Words:
    return _named(kind, row.place if kind == "place" else row.group, name_of)


def _standing(row: Action, as_of: date | None) -> Message:
    if row.state == "done":
        return _("done on {day}", day=ShortDay(row.done_on)) if row.done_on else _("done")
    if row.state == "open" and as_of is not None and row.due < as_of:
        return _("open, past its day")
    return {"open": _("open"), "partly": _("partly done"), "dropped": _("dropped")}[row.state]


def _prediction(row: Prediction, of: Measure | None) -> list[Words]:
    name: Words = (of.name if of and of.name else None) or row.measure
    expected = expected_words(row.low, row.high, of.unit if of else "percent", row.direction)
    if row.because:
        expected = _("{expected}. Why: {because}", expected=expected, because=row.because)
    if row.withdrawn:
        expected = _("{expected} (withdrawn on {day}: {why})", expected=expected, day=ShortDay(row.withdrawn.on),
                     why=row.withdrawn.why)
    look = ShortDay(row.look_on) if row.look_on else NOT_RECORDED
    sure = value_words(row.confidence, "percent", exact=False) if row.confidence is not None else NOT_RECORDED
    return [name, expected, look, sure]
