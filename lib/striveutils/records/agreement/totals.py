"""Do the groups of a dimension add up to their total? Told without the numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from striveutils.errors import Problem
from striveutils.records.columns.counted import ALL
from striveutils.records.subjects.observations import Observation
from striveutils.words import _, n_


def problems(rows: Sequence[Observation]) -> tuple[Problem, ...]:
    """One warning for each dimension whose groups do not add up somewhere, at the first such row.

    Looks only where the total and every group have counts and there are two groups or more.
    """
    totals = {_table(row): row for row in rows if row.dimension == ALL}
    groups: defaultdict[tuple[tuple[str, ...], str], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.dimension != ALL:
            groups[_table(row), row.dimension].append(row)
    wrong: defaultdict[str, list[Observation]] = defaultdict(list)
    for (table, dimension), members in groups.items():
        if table in totals and len(members) > 1 and _differ(totals[table], members):
            wrong[dimension].append(members[0])
    return tuple(_warning(dimension, places) for dimension, places in wrong.items())


def _table(row: Observation) -> tuple[str, ...]:
    return (row.period.text, row.place, row.version or "")


def _differ(total: Observation, members: list[Observation]) -> bool:
    for column in ("numerator", "denominator"):
        counts = [getattr(row, column) for row in members]
        whole = getattr(total, column)
        if whole is not None and None not in counts and sum(counts) != whole:
            return True
    return False


def _warning(dimension: str, places: list[Observation]) -> Problem:
    wrong = n_("The groups of {dimension} do not add up to the total here.",
               "The groups of {dimension} do not add up to the total in {count} tables; the first begins here.",
               len(places), dimension=dimension)
    return Problem(places[0].where.file, wrong, _("Groups that together are everybody."),
                   _("Look for a missing or repeated group. If the groups overlap, this is as it should be."),
                   places[0].where.row, "group", warning=True)
