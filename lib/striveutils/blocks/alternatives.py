"""Alternative text: what a drawing shows, said from the same shown rows, for those who hear the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from striveutils.blocks import explained
from striveutils.blocks.runchart import PLAIN, Context, values_drawn
from striveutils.blocks.scale import scale_of
from striveutils.blocks.sentences import expected_words, short_period, value_words
from striveutils.blocks.tables import NameOf, line_names
from striveutils.blocks.timeline import (
    When,
    band_of,
    banded,
    begun_within,
    drawn_lines,
    in_order,
    is_shown,
    lines_of,
    missing,
    period_among,
    period_of,
    starts_of,
    unit_of,
    values_of,
    visible,
)
from striveutils.disclosure import Shown
from striveutils.records import Period
from striveutils.words import Day, Joined, Message, Number, Sentences, Words, _, n_

MOST_NAMED = 6
"""Gaps are named up to this many, and counted beyond."""


def history_alt(
    shown: Iterable[Shown], *, target: float | None = None, target_period: Period | None = None,
    baseline: When | None = None, breaks: Iterable[When] = (), context: Context = PLAIN,
    subject: Words | None = None,
) -> Sentences:
    """What ``figures.history`` draws from the same arguments; ``subject`` is the indicator's name."""
    rows, cuts = in_order(shown), tuple(breaks)
    unit, drawn = unit_of(rows), visible(rows)
    return Sentences((
        _("Line chart: {subject}.", subject=subject) if subject else _("Line chart."),
        *(_course(drawn, unit) if drawn or not banded(rows) else ()),
        *bands(rows, _period),
        *_baseline(drawn, baseline, unit),
        *_target(target, target_period, unit),
        *_gaps(rows, drawn),
        *_definitions(rows, cuts),
        *explained.alternative(rows, cuts, context),
        *axis_note(values_drawn(rows, target, context, starts_of(cuts, rows)), unit),
    ))


def measure_alt(
    points: Iterable[Shown], *, low: float | None = None, high: float | None = None,
    locked_on: date | None = None, centre: float | None = None, subject: Words | None = None,
    name_of: NameOf | None = None,
) -> Sentences:
    """What ``figures.measure`` draws from the same arguments; ``subject`` is the measure's name.

    With ``name_of`` a line that is the only one of several with a point to see is named.
    """
    given = tuple(points)
    measured, lines = lines_of(given), drawn_lines(given)
    rows = [row for line in lines for row in line]
    unit, drawn = unit_of(rows), visible(rows)
    middle = centre if len(lines) == 1 else None
    edges = [edge for edge in (low, high, middle) if edge is not None]
    return Sentences((
        _("Chart of dated points: {subject}.", subject=subject) if subject else _("Chart of dated points."),
        *(_only(lines, measured, name_of) if name_of else ()),
        *(_courses(lines, drawn, unit) if len(lines) > 1 else
          _course(drawn, unit) if drawn or not banded(given) else ()),
        *bands([row for line in measured for row in line], _whose(measured, name_of)),
        *explained.centre_alternative(drawn, middle),
        *_predicted(low, high, unit),
        *(_hits(drawn, low, high) if len(measured) == 1 else ()),
        *_lock(drawn, locked_on),
        *(_gaps(lines[0], visible(lines[0])) if len(lines) == 1 else ()),
        *axis_note([*values_of(drawn), *edges], unit),
    ))


def axis_note(values: Iterable[float], unit: str) -> Iterator[Message]:
    """A warning where the upright scale does not start at zero, for alternative text and caption alike."""
    known = list(values)
    if known and not (scale := scale_of(known, unit)).starts_at_zero:
        yield _("The scale on the left starts at {value}, not at 0.", value=value_words(scale.low, unit, exact=False))


def bands(rows: Iterable[Shown], called: Callable[[Shown], Words]) -> Iterator[Message]:
    """What is told of the rows that have no dot because only a band is; ``called`` names a row of the drawing."""
    told = [_("{figure} ({period})", figure=band, period=called(row)) for row in rows
            if (band := band_of(row)) is not None]
    if len(told) > MOST_NAMED:
        yield n_("1 figure has no dot, because only a range is shown; see the table.",
                 "{count} figures have no dot, because only a range is shown; see the table.", len(told))
    elif told:
        yield _("Where only a range is shown there is no dot: {figures}.", figures=Joined(tuple(told)))


def _whose(measured: Sequence[Sequence[Shown]], name_of: NameOf | None) -> Callable[[Shown], Words]:
    """The day of a point and, where there are several lines, whose line it is on."""
    if name_of is None or len(measured) < 2:
        return _period
    names = {id(row): name for line, name in zip(measured, line_names(measured, measured, name_of), strict=True)
             for row in line}
    return lambda row: _("{name}, {period}", name=names[id(row)], period=_period(row))


def _course(drawn: Sequence[Shown], unit: str) -> Iterator[Message]:
    """First and last figure, highest and lowest."""
    if not drawn:
        yield _("No figure can be shown.")
    elif len(drawn) == 1:
        yield _("It shows one figure: {value} ({period}).", **_at(drawn[0], unit))
    else:
        first, last = _at(drawn[0], unit), _at(drawn[-1], unit)
        yield _("It begins at {value} ({period}) and ends at {last} ({last_period}).",
                **first, last=last["value"], last_period=last["period"])
    if len(drawn) > 2:
        highest, lowest = max(drawn, key=_value), min(drawn, key=_value)
        yield _("The highest figure is {value} ({period}).", **_at(highest, unit))
        yield _("The lowest figure is {value} ({period}).", **_at(lowest, unit))


def _only(
    lines: Sequence[Sequence[Shown]], measured: Sequence[Sequence[Shown]], name_of: NameOf
) -> Iterator[Message]:
    """Which of several places or groups the figures are about, where only one has any to see."""
    if len(lines) == 1 < len(measured):
        yield _("Figures can be shown for {name} only.", name=line_names(lines, measured, name_of)[0])


def _courses(lines: Sequence[Sequence[Shown]], drawn: Sequence[Shown], unit: str) -> Iterator[Message]:
    """Several lines: how many, over which days, between which values."""
    ordered = sorted(drawn, key=lambda row: row.period_key)
    yield _("It shows {count} lines from {first} to {last}, with values between {lowest} and {highest}.",
            count=Number(len(lines)), first=_period(ordered[0]), last=_period(ordered[-1]),
            lowest=value_words(min(values_of(drawn)), unit), highest=value_words(max(values_of(drawn)), unit))


def _baseline(drawn: Sequence[Shown], baseline: When | None, unit: str) -> Iterator[Message]:
    base = period_among(baseline, drawn)
    for row in drawn:
        if base is not None and period_of(row) == base:
            yield _("The baseline, an open dot, is {value} ({period}).", **_at(row, unit))


def _target(target: float | None, period: Period | None, unit: str) -> Iterator[Message]:
    if target is None:
        return
    value = value_words(target, unit, exact=False)
    if period is None:
        yield _("The target, a dashed line, is {value}.", value=value)
    else:
        yield _("The target, a dashed line, is {value} ({period}).", value=value, period=short_period(period))


def _gaps(rows: Sequence[Shown], drawn: Sequence[Shown]) -> Iterator[Message]:
    """Periods without a figure between the first and the last drawn one, those with a band (``bands``) left out.

    Rows outside are named by the table.
    """
    if not drawn:
        return
    first, last = drawn[0].period_key, drawn[-1].period_key
    without = [period_of(row) for row in rows
               if not is_shown(row) and band_of(row) is None and first < row.period_key < last]
    without += [period for period in missing(rows) if first < period.start < last]
    if not without:
        return
    if len(without) > MOST_NAMED:
        yield n_("The line has a gap: 1 figure is not shown.",
                 "The line has gaps: {count} figures are not shown.", len(without))
    else:
        names = Joined(tuple(short_period(period) for period in sorted(without)))
        yield _("The line has a gap where no figure is shown: {periods}.", periods=names)


def _definitions(rows: Sequence[Shown], breaks: Iterable[When]) -> Iterator[Message]:
    inside = tuple(map(short_period, begun_within(breaks, rows)))
    if inside:
        yield _("A dotted upright line shows where a new definition begins: {periods}.", periods=Joined(inside))


def _predicted(low: float | None, high: float | None, unit: str) -> Iterator[Message]:
    if low is not None or high is not None:
        yield _("The network predicted {expected}, drawn as a hatched band.", expected=expected_words(low, high, unit))


def _hits(drawn: Sequence[Shown], low: float | None, high: float | None) -> Iterator[Message]:
    """How many points lie where they were predicted; of parts it would count parts as if they were the whole."""
    if low is None and high is None:
        return
    since = [row for row in drawn if not row.before_lock]
    if since:
        hits = sum(1 for row in since if _inside(_value(row), low, high))
        yield _("Points in that range since the plan was set: {hits} of {all}.",
                hits=Number(hits), all=Number(len(since)))


def _lock(rows: Sequence[Shown], locked_on: date | None) -> Iterator[Message]:
    if any(row.before_lock for row in rows):
        yield (_("Open squares are points from before {day}, when the plan was set.", day=Day(locked_on))
               if locked_on else _("Open squares are points measured before the plan was set."))


def _inside(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _at(row: Shown, unit: str) -> dict[str, Words]:
    return {"value": value_words(_value(row), unit), "period": _period(row)}


def _period(row: Shown) -> Words:
    return short_period(period_of(row))


def _value(row: Shown) -> float:
    return row.value if row.value is not None else float("nan")
