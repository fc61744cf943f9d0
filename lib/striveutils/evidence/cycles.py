"""Where a plan-do-study-act cycle stands on a day, and what it measured by then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.evidence.values import value_of
from striveutils.records import ALL, suppressed

if TYPE_CHECKING:
    from striveutils.records import Cycle, Point

State: TypeAlias = Literal["draft", "planned", "running", "studied", "decided"]


@dataclass(frozen=True)
class MeasuredPoint:
    """What a cycle measured on one day, in one place (``all``: everywhere together) and group (``all``: everybody).

    ``value`` is in the measure's unit. ``before_lock``: dated before the plan was fixed, so it can't test what the
    plan predicts. Counts of small groups are still in it.
    """

    measure: str
    date: date
    place: str
    group: str
    numerator: int | None
    denominator: int | None
    value: float | None
    note: str | None
    unit: str = "percent"
    before_lock: bool = False

    @property
    def suppressed(self) -> bool:
        """Is this figure held back by whoever gave it?"""
        return suppressed(self.note)


def state(cycle: Cycle, as_of: date) -> State:
    """Where the cycle stands on ``as_of``.

    decided: a decision is recorded; studied: what was learned is written down; running: the plan is locked and has
    started; planned: locked, and starts later or on a day not set; draft: not locked. The furthest step counts.
    """
    if decided(cycle, as_of):
        return "decided"
    if cycle.study.learned and (cycle.plan.starts_on is None or cycle.plan.starts_on <= as_of):
        return "studied"
    if not _by(cycle.plan.locked_on, as_of):
        return "draft"
    return "running" if _by(cycle.plan.starts_on, as_of) else "planned"


def begun_by(cycles: Mapping[str, Cycle], as_of: date) -> dict[str, Cycle]:
    """The cycles that whoever looks back to ``as_of`` may know of: locked, started or decided by then."""
    return {
        key: cycle for key, cycle in cycles.items()
        if any(_by(day, as_of) for day in (cycle.plan.locked_on, cycle.plan.starts_on, cycle.act.decided_on))
    }


def current(cycles: Mapping[str, Cycle], as_of: date | None = None) -> str | None:
    """The id of the newest undecided cycle, else of the newest one; newest by start, without a start newest of all."""
    ids = sorted(cycles, key=lambda one: (cycles[one].plan.starts_on or date.max, one))
    undecided = [one for one in ids if not decided(cycles[one], as_of or date.max)]
    return next(reversed(undecided or ids), None)


def measured(points: Iterable[Point], cycle: Cycle, measure_id: str, as_of: date) -> tuple[MeasuredPoint, ...]:
    """The cycle's points of one measure up to ``as_of``, by date, place and group.

    A point that names another cycle is left out; one that names none counts for every cycle with that measure,
    unless the cycle has a point of its own for that day, place and group.
    """
    unit = next((measure.unit for measure in cycle.plan.measures if measure.measure == measure_id), None) or "percent"
    mine = [point for point in points
            if point.measure == measure_id and point.date <= as_of and point.cycle in (None, "", cycle.id)]
    named = {_about(point) for point in mine if point.cycle}
    found = [_measured(point, unit, before_lock=not _by(cycle.plan.locked_on, point.date))
             for point in mine if point.cycle or _about(point) not in named]
    return tuple(sorted(found, key=lambda point: (point.date, point.place != ALL, point.place,
                                                  point.group != ALL, point.group)))


def _about(point: Point) -> tuple[date, str, str]:
    return point.date, point.place or ALL, point.group or ALL


def _measured(point: Point, unit: str, before_lock: bool) -> MeasuredPoint:
    numerator, denominator = point.numerator, point.denominator
    value = value_of(unit, numerator, denominator, point.value)
    if suppressed(point.note):
        numerator = denominator = value = None
    return MeasuredPoint(point.measure, point.date, point.place or ALL, point.group or ALL, numerator, denominator,
                         value, point.note, unit, before_lock)


def set_on(cycle: Cycle, as_of: date) -> date | None:
    """The day the plan was set, if that was by ``as_of``."""
    return cycle.plan.locked_on if _by(cycle.plan.locked_on, as_of) else None


def decided(cycle: Cycle, as_of: date) -> bool:
    """Was the cycle decided on by ``as_of``? A decision without a day counts."""
    return bool(cycle.act.decision) and (cycle.act.decided_on is None or cycle.act.decided_on <= as_of)


def _by(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of
