"""Records as these tests write them down: one line each, made by the real models."""

from __future__ import annotations

from datetime import date
from typing import Any

from striveutils.evidence.series import Reading, combined
from striveutils.records import Cycle, Indicator, IndicatorVersion, Observation, Period, Point
from striveutils.records.columns.periods import parse
from striveutils.words import Name

NAMES = {"north": Name({"en": "North", "es": "Norte"}), "south": Name({"en": "South", "es": "Sur"})}


def period(text: str, frequency: str = "annual") -> Period:
    return parse(text, frequency)


def indicator(unit: str = "percent", direction: str = "up") -> Indicator:
    return Indicator.model_validate({
        "indicator": "graduation", "outcome": "graduates", "name_en": "Graduation", "level": "core", "unit": unit,
        "direction": direction, "frequency": "annual", "counts": "children",
    })


def version(name: str, from_period: str, comparable: str = "yes") -> IndicatorVersion:
    return IndicatorVersion.model_validate({
        "indicator": "graduation", "version": name, "from_period": period(from_period), "comparable": comparable,
    })


def observation(when: str, place: str = "north", *, of: tuple[int | None, int | None] = (None, None),
                value: float | None = None, group: str = "all", dimension: str | None = None,
                version: str | None = None, note: str | None = None) -> Observation:
    """``of`` is numerator and denominator."""
    return Observation.model_validate({
        "period": period(when), "place": place, "dimension": dimension or ("all" if group == "all" else "grade"),
        "group": group, "numerator": of[0], "denominator": of[1], "value": value, "version": version, "note": note,
    })


def taken_together(*rows: Observation, places: tuple[str, ...] = ("north", "south"), unit: str = "percent",
                   versions: tuple[IndicatorVersion, ...] = ()) -> tuple[Reading, ...]:
    return combined(rows, places, indicator(unit), versions, NAMES)


def one(*rows: Observation, **more: Any) -> Reading:
    (reading,) = taken_together(*rows, **more)
    return reading


def reading(when: Period, value: float | None, *, group: str = "all", version: str = "",
            unit: str = "percent") -> Reading:
    """One figure without counts, in one place."""
    dimension = "all" if group == "all" else "grade"
    return Reading(when, dimension, group, None, None, value, version, None, ("north",), unit)


def series(*values: tuple[str, float | None], unit: str = "percent",
           versions: tuple[str, ...] = ()) -> tuple[Reading, ...]:
    """Readings of everybody in one place, from (period, value)."""
    return tuple(reading(period(when), value, unit=unit, version=versions[index] if versions else "")
                 for index, (when, value) in enumerate(values))


def cycle(**steps: dict[str, Any]) -> Cycle:
    """A cycle from its steps: plan, do, study, act."""
    return Cycle.model_validate({"title": "Walking groups", **steps})


def point(on: str, *, measure: str = "on-time", of: tuple[int | None, int | None] = (None, None),
          value: float | None = None, place: str | None = "north", group: str | None = "all",
          of_cycle: str | None = None, note: str | None = None) -> Point:
    return Point.model_validate({
        "measure": measure, "date": date.fromisoformat(on), "place": place, "group": group, "numerator": of[0],
        "denominator": of[1], "value": value, "cycle": of_cycle, "note": note,
    })
