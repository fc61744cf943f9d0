"""What was predicted beside what came. Says whether a prediction was met, never why.

A prediction is tested by one figure only, chosen by a rule that was fixed with the plan: the newest one for everybody
that is dated after the day the plan was set and up to the day to look. Nothing dated on or before the day the plan
was set can be that figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar

from striveutils.evidence.values import decimals
from striveutils.records import ALL, Period
from striveutils.words import half_up

if TYPE_CHECKING:
    from striveutils.records import Cycle, Measure, Plan, Prediction

RangeResult: TypeAlias = Literal["met", "not met", "too wide to tell", "cannot tell", "none given"]
DirectionResult: TypeAlias = Literal["met", "not met", "cannot tell", "none given"]
Outcome: TypeAlias = Literal["met", "not met", "cannot tell", "withdrawn"]
ReasonCode: TypeAlias = Literal[
    "withdrawn", "withdrawn late", "not set", "unknown measure", "no day", "day before plan", "not due", "awaited",
    "nothing measured", "no total", "hidden", "no start",
]

GRACE = timedelta(days=31)
"""Where nothing was measured by the day to look, the first figure up to a month later counts: a count that was put
off to the network's next monthly meeting is still the one that the plan meant."""

WIDE_POINTS = 50.0
"""A range of a percent that is half of the whole scale or more tells nothing, if it isn't known where things stood."""

HIDDEN = ("small", "source", "tail")
"""The status of rows whose figure is not shown: measured, but not known to the reader; a band is no figure."""


class ShownPoint(Protocol):
    """One figure of a measure as it may be shown: a row that came through the door.

    ``period`` is the day it was measured; ``status`` tells a hidden figure from one that is missing.
    """

    @property
    def period(self) -> Period | date: ...
    @property
    def value(self) -> float | None: ...
    @property
    def denominator(self) -> int | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def before_lock(self) -> bool: ...


AnyPoint = TypeVar("AnyPoint", bound=ShownPoint)


@dataclass(frozen=True)
class Result:
    """One prediction and what came.

    ``start`` is the newest figure before the plan was set, ``came`` the figure that counts, ``inside`` whether it lies
    in the range. ``reason`` says why nothing could be told or, with "no start", why the direction could not.
    ``due`` is the day from which it can be told. A range that is too wide counts neither as met nor as missed.
    """

    prediction: Prediction
    measure: Measure | None
    start: ShownPoint | None
    came: ShownPoint | None
    range: RangeResult
    direction: DirectionResult
    reason: ReasonCode | None = None
    due: date | None = None
    inside: bool | None = None

    @property
    def confidence(self) -> float | None:
        """How sure the network was that the range would hold, from 0 to 100."""
        return self.prediction.confidence

    @property
    def outcome(self) -> Outcome:
        """Range and direction in one word: met if every part that could be told was met, and at least one could."""
        if self.reason == "withdrawn":
            return "withdrawn"
        told = {self.range, self.direction} & {"met", "not met"}
        return "not met" if "not met" in told else "met" if told else "cannot tell"


def results(cycle: Cycle, shown_points: Mapping[str, Iterable[ShownPoint]], as_of: date) -> tuple[Result, ...]:
    """Each prediction of the cycle as it stands on ``as_of``, in the plan's order, withdrawn ones included.

    ``shown_points`` holds the cycle's rows by the measure's id; rows after ``as_of`` are not looked at.
    """
    measures = {measure.measure: measure for measure in cycle.plan.measures}
    rows = {id_: tuple(row for row in shown_points.get(id_, ()) if day_of(row) <= as_of) for id_ in measures}
    return tuple(_result(one, measures.get(one.measure), cycle.plan, rows.get(one.measure, ()), as_of)
                 for one in cycle.plan.predictions)


def is_figure(row: ShownPoint) -> bool:
    """Was something measured, whether or not it may be shown?"""
    return row.value is not None or row.status in HIDDEN


def day_of(row: ShownPoint) -> date:
    """The day a point was measured; of a longer period its last day."""
    return row.period.end if isinstance(row.period, Period) else row.period


def as_printed(value: float, unit: str) -> float:
    """``value`` as pages print it, so that what a reader sees inside a range is inside it."""
    return float(half_up(value, 1 if unit == "count" and not float(value).is_integer() else decimals(unit)))


def too_wide(prediction: Prediction, measure: Measure | None, start: float | None) -> bool:
    """Would the range be met if nothing changed, and also if a change that matters came, either way?

    Without ``start`` (the figure before the plan) or without a smallest change that matters: is it a percent's range
    of 50 points or more? On other scales nobody can tell how wide is wide. One edge is a range up to the scale's end.
    """
    if measure is None or (prediction.low is None and prediction.high is None):
        return False
    low, high = _edges(prediction, measure.unit)
    if start is None or not measure.smallest_change:
        return measure.unit == "percent" and min(high, 100) - max(low, 0) >= WIDE_POINTS
    least, most = {"percent": (0.0, 100.0), "mean": (-inf, inf)}.get(measure.unit, (0.0, inf))
    middle = as_printed(start, measure.unit)
    return (low <= as_printed(max(middle - measure.smallest_change, least), measure.unit)
            and as_printed(min(middle + measure.smallest_change, most), measure.unit) <= high)


def _result(
    prediction: Prediction, measure: Measure | None, plan: Plan, rows: Sequence[ShownPoint], as_of: date
) -> Result:
    reason = _not_yet(prediction, measure, plan, rows, as_of)
    came: ShownPoint | None = None
    if reason is None and prediction.look_on is not None and plan.locked_on is not None:
        counting = [row for row in rows if not row.before_lock and day_of(row) > plan.locked_on and is_figure(row)]
        came, reason = _came(counting, _half_way(plan.locked_on, prediction.look_on), prediction.look_on, as_of)
    start = _start(rows, came) if reason != "not set" else None
    direction = _direction(prediction, start, came)
    if reason is None and direction == "cannot tell":
        reason = "no start"
    if reason in (None, "no start") and prediction.withdrawn is not None and prediction.withdrawn.on <= as_of:
        reason = "withdrawn late"
    inside = None if came is None else _inside(prediction, came)
    return Result(prediction, measure, start, came, _range(prediction, measure, start, inside), direction, reason,
                  _due(prediction, reason), inside)


def _not_yet(
    prediction: Prediction, measure: Measure | None, plan: Plan, rows: Sequence[ShownPoint], as_of: date
) -> ReasonCode | None:
    """Why there is nothing to look at, before any figure is looked at."""
    locked = plan.locked_on if plan.locked_on is not None and plan.locked_on <= as_of else None
    taken_back = prediction.withdrawn.on if prediction.withdrawn is not None else None
    if taken_back is not None and taken_back <= as_of and not _seen(rows, locked, taken_back):
        return "withdrawn"
    if locked is None:
        return "not set"
    if measure is None:
        return "unknown measure"
    if prediction.look_on is None:
        return "no day"
    if prediction.look_on <= locked:
        return "day before plan"
    return "not due" if as_of < prediction.look_on else None


def _seen(rows: Sequence[ShownPoint], locked: date | None, day: date) -> bool:
    """Was a figure that counts there by ``day``? Then it is too late to take a prediction back: it counts."""
    return locked is not None and any(is_figure(row) and locked < day_of(row) <= day for row in rows)


def _half_way(locked: date, look_on: date) -> date:
    return locked + (look_on - locked) / 2


def _came(
    counting: Sequence[ShownPoint], from_day: date, look_on: date, as_of: date
) -> tuple[ShownPoint | None, ReasonCode | None]:
    """The figure that counts, from the second half of the time; figures after it change nothing."""
    in_time = [row for row in counting if from_day < day_of(row) <= look_on]
    late = [row for row in counting if look_on < day_of(row) <= look_on + GRACE]
    if not in_time and not late:
        return None, "awaited" if as_of <= look_on + GRACE else "nothing measured"
    first_late = [row for row in late if day_of(row) == min(map(day_of, late))]
    together = everybody(in_time or first_late)
    if not together:
        return None, "no total"
    row = max(together, key=day_of)
    return (None, "hidden") if row.value is None else (row, None)


def everybody(rows: Iterable[AnyPoint]) -> tuple[AnyPoint, ...]:
    """The rows for everybody together: those of all places, else those of the one place there is; else none."""
    together = tuple(row for row in rows if row.group == ALL)
    places = {row.place for row in together}
    if ALL in places:
        return tuple(row for row in together if row.place == ALL)
    return together if len(places) == 1 else ()


def _start(rows: Sequence[ShownPoint], came: ShownPoint | None) -> ShownPoint | None:
    """The newest figure before the plan was set, of the same place as the one that counts; hidden is unknown.

    A figure of the very day may be from before or after: it is neither a start nor what came.
    """
    before = [row for row in rows if row.before_lock and is_figure(row)]
    comparable = everybody(before) if came is None else tuple(
        row for row in before if row.group == ALL and row.place == came.place)
    newest = max(comparable, key=day_of, default=None)
    return newest if newest is not None and newest.value is not None else None


def _range(
    prediction: Prediction, measure: Measure | None, start: ShownPoint | None, inside: bool | None
) -> RangeResult:
    if prediction.low is None and prediction.high is None:
        return "none given"
    if inside is None:
        return "cannot tell"
    if too_wide(prediction, measure, start.value if start else None):
        return "too wide to tell"
    return "met" if inside else "not met"


def _inside(prediction: Prediction, came: ShownPoint) -> bool | None:
    if came.value is None or (prediction.low is None and prediction.high is None):
        return None
    low, high = _edges(prediction, came.unit)
    return low <= as_printed(came.value, came.unit) <= high


def _edges(prediction: Prediction, unit: str) -> tuple[float, float]:
    """The range as it is printed; an edge that is not given is as far as can be."""
    return (-inf if prediction.low is None else as_printed(prediction.low, unit),
            inf if prediction.high is None else as_printed(prediction.high, unit))


def _direction(prediction: Prediction, start: ShownPoint | None, came: ShownPoint | None) -> DirectionResult:
    """Up or down from the start, of the figures as printed; where both are equal nothing rose or fell."""
    if prediction.direction is None:
        return "none given"
    if start is None or came is None or start.value is None or came.value is None:
        return "cannot tell"
    difference = as_printed(came.value, came.unit) - as_printed(start.value, came.unit)
    return "met" if (difference > 0 if prediction.direction == "up" else difference < 0) else "not met"


def _due(prediction: Prediction, reason: ReasonCode | None) -> date | None:
    if prediction.look_on is None:
        return None
    return prediction.look_on + GRACE if reason == "awaited" else prediction.look_on
