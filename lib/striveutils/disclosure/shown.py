"""What came through the door: the only rows that tables, drawings and sentences are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from striveutils.words import Message

if TYPE_CHECKING:
    from striveutils.records import Period

Status: TypeAlias = Literal["shown", "tail", "small", "source", "missing"]
Side: TypeAlias = Literal["at most", "at least"]

DOOR = object()
"""Held by the door; without it no row can be made, or copied with changes."""


@dataclass(frozen=True)
class Shown:
    """One row as people may see it. Only ``admit`` makes them; in tests too.

    ``status``: shown; tail (nearly nobody or nearly everybody: only ``side`` and the percent ``edge`` are told);
    small (a small group, or one hidden to protect others: the two are not told apart); source (held back by the
    publisher); missing (no figure; ``why_missing`` says why). All but the first have no numbers.
    ``period`` is the record's own (a day for a measured point), ``period_key`` sorts it; ``place`` joins the ids
    of places taken together with ``+``; a measured point of a group has the dimension ``group``.
    """

    of: str
    period_text: str
    period_key: date
    place: str
    dimension: str
    group: str
    numerator: int | None
    denominator: int | None
    value: float | None
    note: str | None
    version: str | None
    status: Status
    unit: str
    period: Period | date
    door: InitVar[object]
    why_missing: Message | None = None
    before_lock: bool = False
    side: Side | None = None
    edge: float | None = None

    def __post_init__(self, door: object) -> None:
        if door is not DOOR:
            raise TypeError("a Shown is made by disclosure.admit only")


def cells(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """What is shown and what is hidden, cell by cell, for shown.json; where there is no figure, there is no cell.

    Numbers are those on the page: None in a hidden cell; of a band only its edge, as ``at_most`` or ``at_least``.
    """
    return [_cell(row) for row in shown if row.status != "missing"]


def _cell(row: Shown) -> dict[str, Any]:
    band = {str(row.side).replace(" ", "_"): row.edge} if row.status == "tail" else {}
    return {
        "of": row.of, "period": row.period_text, "place": row.place, "dimension": row.dimension, "group": row.group,
        "shown": row.status in ("shown", "tail"),
        "numerator": row.numerator, "denominator": row.denominator, "value": row.value, **band,
    }
