"""Illustrative dated points for the example's cycles: invented, but the same every time the example is built.

A series is described by a few lines in a network's file; each point is one count of children (or of events) on one
school day, drawn with chance around a straight line or a step, so that the charts look like life.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

EVERY = {"day": 1, "week": 7, "two weeks": 14, "four weeks": 28}

# Days without school in an ordinary Connecticut calendar, first to last.
NO_SCHOOL = (
    (date(2018, 10, 8), date(2018, 10, 8)),  # Columbus Day
    (date(2018, 11, 6), date(2018, 11, 6)),  # Election Day
    (date(2018, 11, 12), date(2018, 11, 12)),  # Veterans Day
    (date(2018, 11, 21), date(2018, 11, 23)),  # Thanksgiving
    (date(2018, 12, 24), date(2019, 1, 1)),  # winter break
    (date(2019, 1, 21), date(2019, 1, 21)),  # Martin Luther King Jr. Day
    (date(2019, 2, 18), date(2019, 2, 19)),  # Presidents' Day
    (date(2019, 4, 12), date(2019, 4, 19)),  # spring break
    (date(2019, 5, 27), date(2019, 5, 27)),  # Memorial Day
    (date(2019, 6, 18), date(2019, 8, 28)),  # summer
    (date(2019, 9, 2), date(2019, 9, 2)),  # Labor Day
    (date(2019, 10, 14), date(2019, 10, 14)),  # Columbus Day
    (date(2019, 11, 5), date(2019, 11, 5)),  # Election Day
    (date(2019, 11, 11), date(2019, 11, 11)),  # Veterans Day
    (date(2019, 11, 27), date(2019, 11, 29)),  # Thanksgiving
    (date(2019, 12, 23), date(2020, 1, 1)),  # winter break
    (date(2020, 1, 20), date(2020, 1, 20)),  # Martin Luther King Jr. Day
    (date(2020, 2, 14), date(2020, 2, 18)),  # Presidents' Day
)


def is_school_day(day: date) -> bool:
    """Monday to Friday, outside the breaks of the calendar above."""
    return day.weekday() < 5 and not any(first <= day <= last for first, last in NO_SCHOOL)


def series(network: str, place: str, described: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Rows of ``points.csv`` for one series.

    Keys of ``described``: measure, cycle, from, to, every; then ``groups`` (id to [children, first share, last share])
    or ``events`` ([first mean, last mean]). ``total: yes`` adds a row ``all``, the sum of the groups; groups under
    ``also`` overlap with them and stay out of the sum. ``cumulative: yes`` is for what is not undone (a form once
    complete stays complete); ``summer: yes`` counts outside school days too; ``absent`` is how many children of a
    group may be missing from a count; ``notes`` go with their day.
    """
    days = list(_days(described))
    for index, day in enumerate(days):
        along = index / max(1, len(days) - 1)  # from its first level (0) to its last (1)
        row = {"measure": described["measure"], "date": day.isoformat(), "place": place, "cycle": described["cycle"]}
        row["note"] = described.get("notes", {}).get(day, "")
        seed = f"{network} {described['cycle']} {described['measure']}"
        rng = random.Random(seed if described.get("cumulative") else f"{seed} {day}")
        yield from _counted(row, rng, described, along)


def _days(described: Mapping[str, Any]) -> Iterator[date]:
    day, step = described["from"], timedelta(days=EVERY[described["every"]])
    while day <= described["to"]:
        if described.get("summer") or is_school_day(day):
            yield day
        day += step


def _counted(row: Mapping[str, str], rng: random.Random, described: Mapping[str, Any], along: float
             ) -> Iterator[dict[str, str]]:
    if "events" in described:
        first, last = described["events"]
        yield {**row, "group": "all", "value": str(_events(rng, first + (last - first) * along))}
        return

    def drawn(groups: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
        return {group: _children(rng, size, first + (last - first) * along, int(described.get("absent", 0)))
                for group, (size, first, last) in groups.items()}

    counts = drawn(described["groups"])
    if described.get("total"):
        counts = {"all": (sum(n for n, _ in counts.values()), sum(d for _, d in counts.values())), **counts}
    counts |= drawn(described.get("also", {}))
    for group, (numerator, denominator) in counts.items():
        yield {**row, "group": group, "numerator": str(numerator), "denominator": str(denominator)}


def _children(rng: random.Random, size: int, share: float, absent: int) -> tuple[int, int]:
    """One count: how many of the children counted that day met the goal."""
    counted = size - rng.randrange(absent + 1)
    return sum(rng.random() < share for _ in range(counted)), counted


def _events(rng: random.Random, mean: float) -> int:
    """Events of one day, spread about as a Poisson count would be."""
    return sum(rng.random() < mean / 40 for _ in range(40))
