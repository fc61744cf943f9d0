"""The drawings: an indicator's history, and what a cycle measured. Marks, numbers and periods only, never words.

They take rows that ``disclosure`` let through and nothing else: a hidden figure has no mark, no line leads to
where it would be, and no bar is cut off above it, so nothing can be read from the file that the page does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from striveutils.blocks import layers, marks
from striveutils.blocks.placing import Box
from striveutils.blocks.plot import Axis, Plot, number
from striveutils.blocks.runchart import (
    PLAIN,
    Context,
    Marked,
    added_slots,
    band,
    lettered,
    stretch,
    values_drawn,
)
from striveutils.blocks.scale import scale_of
from striveutils.blocks.sheet import HEIGHT, drawing
from striveutils.blocks.timeline import (
    When,
    coming,
    drawn_lines,
    in_order,
    is_shown,
    lines_of,
    missing,
    one_step,
    period_among,
    period_of,
    segments,
    slot,
    slot_of,
    starts_of,
    unit_of,
    values_of,
    visible,
)
from striveutils.disclosure import Shown
from striveutils.records import Period

FARTHEST_TARGET = 1.0
"""A target may stretch the axis to twice the length of the history; one farther off gets its line, not its diamond."""

MANY_POINTS = 24
"""From here on markers are half as large, or they would touch."""


def history(
    shown: Iterable[Shown], *, target: float | None = None, target_period: Period | None = None,
    baseline: When | None = None, breaks: Iterable[When] = (), context: Context = PLAIN,
) -> str:
    """An indicator over time as SVG: ``shown`` is one series, a row for each period, hidden ones included.

    ``target`` is in the indicator's unit; ``baseline`` names a period of the series; ``breaks`` the periods in
    which a definition came in that cannot be compared with the one before; ``context`` makes it a run chart (see
    ``runchart``). Raises ValueError for several series.
    """
    rows = in_order(shown)
    starts = starts_of(breaks, rows)
    goal, base = _goal(rows, target, target_period), period_among(baseline, rows)
    marked = lettered(rows, context)
    axis = _axis(rows, goal, marked)
    lanes = layers.lanes(axis, marked)
    values, unit = values_drawn(rows, target, context, starts), unit_of(rows)
    with drawing(height=HEIGHT + lanes.above + lanes.below) as sheet:
        plot = Plot(sheet, axis, scale_of(values, unit), unit, above=lanes.above, below=lanes.below)
        layers.limits(plot, band(rows, context.limits, starts), one_step(rows))
        if values:
            plot.grid()
        _periods(plot, rows, goal, filled=bool(marked))
        _definitions(plot, rows, starts)
        layers.notes(plot, lanes, visible(rows))
        if target is not None:
            plot.across(target, marks.GOAL, 1.6, marks.GOAL_DASHES)
        if context.centre is not None:
            layers.centre(plot, context.centre, stretch(rows, starts))
        _line(plot, rows, starts, base)
        _numbers(plot, rows, target, goal, base)
        return sheet.svg()


def measure(
    points: Iterable[Shown], *, low: float | None = None, high: float | None = None,
    locked_on: date | None = None, look_on: date | None = None, centre: float | None = None,
) -> str:
    """What a cycle measured, by day, as SVG: the points of one measure, hidden ones included.

    The predicted range from ``low`` to ``high`` is a hatched band from ``locked_on`` to ``look_on``; points before
    the lock are open squares. Of several places or groups each is a line of its own (see ``timeline.lines_of``);
    ``centre``, the median, is drawn where there is one line only.
    """
    given = tuple(points)
    lines = drawn_lines(given)
    rows = [row for line in lines_of(given) for row in line]
    edges = [edge for edge in (low, high) if edge is not None]
    days = dict(sorted((slot_of(row), row.period_text) for row in rows))
    middle = centre if len(lines) == 1 else None
    unit, values = unit_of(rows), [*values_of(rows), *edges, *([] if middle is None else [middle])]
    with drawing() as sheet:
        plot = Plot(sheet, Axis(list(days) or [0]), scale_of(values, unit), unit)
        if edges:
            _band(plot, low, high, _ends(plot, locked_on, look_on))
        if values:
            plot.grid()
        plot.periods(days, [plot.last, plot.first] if days else [])
        if locked_on and plot.first < locked_on.toordinal() <= plot.last:
            plot.upright(locked_on.toordinal() - 0.5)
        if middle is not None:
            layers.centre(plot, middle, visible(rows))
        for index, line in enumerate(lines):
            _measured(plot, line, index, many=len(lines) > len(marks.SERIES))
        _measured_numbers(plot, lines)
        if edges:
            words = "–".join(dict.fromkeys(number(edge, unit) for edge in edges))
            plot.label_level(words, _ends(plot, locked_on, look_on), max(edges), min(edges), marks.GOAL)
        return sheet.svg()


def _axis(rows: Sequence[Shown], goal: Period | None, marked: Sequence[Marked]) -> Axis:
    """Time from the first row to the last one, the target or the last mark, whichever is farthest."""
    slots = [*map(slot_of, rows), *([slot(goal)] if goal else []), *added_slots(rows, marked)]
    return Axis(slots or [0], air=one_step(rows) / 2 if marked else None)


def _periods(plot: Plot, rows: Sequence[Shown], goal: Period | None, *, filled: bool) -> None:
    """A tick for each period, those without a row included; the newest figure's and the target's text first.

    With ``filled`` the periods after the newest row have theirs too, so that marks there can be placed.
    """
    at = {slot_of(row): row.period_text for row in rows}
    at |= {slot(period): period.text for period in missing(rows)}
    at |= {slot(period): period.text for period in (coming(rows, plot.last) if filled else ())}
    important = [slot_of(row) for row in visible(rows)]
    at |= {slot(goal): goal.text} if goal else {}
    plot.periods(at, [*important[-1:], *([slot(goal)] if goal else [])], slot(goal) if goal else None)


def _definitions(plot: Plot, rows: Sequence[Shown], starts: Iterable[date]) -> None:
    """A dotted line just before the first period under each new definition."""
    for start in sorted(set(starts)):
        later = [slot_of(row) for row in rows if row.period_key >= start]
        if later and later[0] > plot.first:
            plot.upright(later[0] - 0.5, marks.BREAK_DASHES)


def _line(plot: Plot, rows: Sequence[Shown], starts: Sequence[date], baseline: Period | None) -> None:
    for piece in segments(rows, starts):
        plot.line(_coordinates(piece))
    size = marks.MARKER_SIZE if len(rows) <= MANY_POINTS else marks.MARKER_SIZE / 2
    drawn = visible(rows)
    plot.dots(_coordinates(row for row in drawn if period_of(row) != baseline), size=size)
    plot.dots(_coordinates(row for row in drawn if period_of(row) == baseline), filled=False, size=size + 1)


def _numbers(
    plot: Plot, rows: Sequence[Shown], target: float | None, goal: Period | None, baseline: Period | None
) -> None:
    """The newest figure's number is set first, because it has to find the best place."""
    drawn = visible(rows)
    for row in drawn[-1:]:
        _label(plot, row, bold=True)
    if target is not None and goal:
        plot.dots([(slot(goal), target)], "D", colour=marks.GOAL)
        plot.label(slot(goal), target, number(target, plot.unit), colour=marks.GOAL)
    elif target is not None:
        plot.label_level(number(target, plot.unit), (plot.first, plot.last), target, target, marks.GOAL)
    for row in drawn[:-1]:
        if period_of(row) == baseline:
            _label(plot, row)


def _label(plot: Plot, row: Shown, *, bold: bool = False, needed: bool = True) -> None:
    if row.value is not None:
        words = number(row.value, plot.unit, exact=True)
        plot.label(slot_of(row), row.value, words, bold=bold, needed=needed)


def _goal(rows: Sequence[Shown], target: float | None, period: Period | None) -> Period | None:
    """The target's period, if it is on the axis or not too far beyond."""
    if target is None or period is None or not rows or period.frequency != period_of(rows[0]).frequency:
        return None
    first, last = slot_of(rows[0]), slot_of(rows[-1])
    return period if first <= slot(period) <= last + max(3, FARTHEST_TARGET * (last - first)) else None


def _band(plot: Plot, low: float | None, high: float | None, ends: tuple[float, float]) -> None:
    """The predicted range; open-ended predictions reach to the end of the scale and have one edge only."""
    bottom = plot.y(plot.scale.low if low is None else low)
    top = plot.y(plot.scale.high if high is None else high)
    if top - bottom >= 1:
        plot.sheet.band(Box(plot.x(ends[0]), bottom, plot.x(ends[1]), top), marks.BAND, marks.GOAL)
    for edge in dict.fromkeys(edge for edge in (low, high) if edge is not None):
        plot.across(edge, marks.GOAL, 1.4, ends=ends)


def _ends(plot: Plot, locked_on: date | None, look_on: date | None) -> tuple[float, float]:
    """First and last slot of the band, cut to the axis; a band of no width is drawn over the whole axis."""
    first = max(locked_on.toordinal(), plot.first) if locked_on else plot.first
    last = min(look_on.toordinal(), plot.last) if look_on else plot.last
    return (first, last) if first < last else (plot.first, plot.last)


def _measured(plot: Plot, line: Sequence[Shown], index: int, *, many: bool) -> None:
    """One line: before the lock open squares, since then this line's own marker; of many lines only small dots."""
    shape, dashes = ("o", None) if many else marks.SERIES[index]
    drawn = visible(line)
    size = marks.MARKER_SIZE / 2 if many or len(drawn) > MANY_POINTS else marks.MARKER_SIZE
    for piece in [] if many else segments(line):
        plot.line(_coordinates(piece), dashes)
    plot.dots(_coordinates(row for row in drawn if row.before_lock), "s", filled=False, size=size)
    plot.dots(_coordinates(row for row in drawn if not row.before_lock), shape, size=size)


def _measured_numbers(plot: Plot, lines: Sequence[Sequence[Shown]]) -> None:
    """The newest figure of each line; of several lines only those with room."""
    for line in lines if len(lines) <= len(marks.SERIES) else ():
        for row in visible(line)[-1:]:
            _label(plot, row, bold=True, needed=len(lines) == 1)


def _coordinates(rows: Iterable[Shown]) -> list[tuple[int, float]]:
    return [(slot_of(row), row.value) for row in rows if is_shown(row) and row.value is not None]
