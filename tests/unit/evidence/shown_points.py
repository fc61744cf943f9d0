"""Rows of measures as the tests of predictions and practice write them down: what a reader may see, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from striveutils.records import Cycle
from striveutils.records.columns.record import Where

LOCKED = date(2019, 10, 1)


@dataclass(frozen=True)
class Row:
    """One shown point; ``value`` is None where ``status`` is not shown."""

    period: date
    value: float | None
    unit: str = "percent"
    place: str = "north"
    group: str = "all"
    status: str = "shown"
    denominator: int | None = None
    locked_on: date = LOCKED

    @property
    def before_lock(self) -> bool:
        return self.period < self.locked_on


def row(on: str, value: float | None, **more: Any) -> Row:
    return Row(date.fromisoformat(on), value, **more)


def hidden(on: str, **more: Any) -> Row:
    """A figure of a small group."""
    return row(on, None, status="small", **more)


def measure(name: str = "on-time", **more: Any) -> dict[str, Any]:
    return {"measure": name, "kind": "outcome", "direction": "up", "unit": "percent", "smallest_change": 5, **more}


def predicted(**more: Any) -> dict[str, Any]:
    """A prediction of 70 to 80, up, to be looked at on December 20."""
    given = {"prediction": "p1", "measure": "on-time", "low": 70, "high": 80, "direction": "up", "confidence": 70,
             "look_on": date(2019, 12, 20)}
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def planned(*predictions: dict[str, Any], measures: tuple[dict[str, Any], ...] = (), **plan: Any) -> Cycle:
    """A cycle whose plan was set on October 1, 2019."""
    return Cycle.model_validate({"title": "Walking groups", "plan": {
        "locked_on": LOCKED, "starts_on": LOCKED, "ends_on": date(2019, 12, 20), "predictions": list(predictions),
        "measures": list(measures or (measure(),)), **plan}})


def named(cycle: Cycle, id_: str) -> Cycle:
    """The cycle as if it had been read from a file of this name."""
    cycle._where = Where(f"data/networks/north/cycles/{id_}.yaml")
    return cycle
