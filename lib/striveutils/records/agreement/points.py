"""Points of people that give a percent or an average, and not of how many: no public page can show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from striveutils.errors import Problem
from striveutils.records import listing
from striveutils.records.columns.counted import suppressed
from striveutils.records.files import kind_for
from striveutils.records.reading.folder import RecordFolder
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.plans import Measure
from striveutils.records.subjects.points import Point
from striveutils.words import _, n_


def problems(data: RecordFolder, file: str, rows: Sequence[Point]) -> tuple[Problem, ...]:
    """One warning for each measure of people with points that do not tell the size of their group."""
    if not rows:
        return ()
    (network,) = kind_for(Point).ids(file)
    protected = {measure.measure for cycle in listing.cycle_ids(data.folder, network)
                 for page in data.found(Cycle, network, cycle) for measure in page.plan.measures if _protected(measure)}
    unsized: defaultdict[str, list[Point]] = defaultdict(list)
    for row in rows:
        if row.measure in protected and row.value is not None and not suppressed(row.note) and (
                row.numerator is None and row.denominator is None):
            unsized[row.measure].append(row)
    return tuple(_warning(measure, found) for measure, found in unsized.items())


def _protected(measure: Measure) -> bool:
    """Is it about people, in a unit that does not tell by itself how many they are?"""
    return measure.counts != "events" and measure.unit != "count"


def _warning(measure: str, rows: list[Point]) -> Problem:
    wrong = n_("A point of {measure} has a value but no counts, so no public page shows it.",
               "{count} points of {measure} have a value but no counts, so no public page shows them; here is the "
               "first.",
               len(rows), measure=measure)
    return Problem(rows[0].where.file, wrong, _("Numerator and denominator: how many, out of how many."),
                   _("Fill in numerator and denominator, and leave the value empty. Without them it cannot be told "
                     "whether the group is too small to be shown."),
                   rows[0].where.row, "value", warning=True)
