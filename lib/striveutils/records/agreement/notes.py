"""Notes beside figures that may tell how many children were left out. Told without quoting the note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from striveutils.errors import Problem
from striveutils.records.columns.checking import Fault
from striveutils.records.reading.content import Problems
from striveutils.records.reading.folder import RecordFolder
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.points import Point
from striveutils.records.subjects.settings import SMALLEST_GROUP, PartnershipSettings
from striveutils.words import _

_WHOLE = re.compile(r"(?<![\w.,/:#-])[0-9]{1,4}(?![\w/%:-]|[.,][0-9]| ?(?:%|percent|por ciento))", re.IGNORECASE)
"""A whole number by itself: no part of a day, a school year, a decimal or an id, and no percent."""
_HARMLESS = re.compile(
    r"(?:[<≤]|\b(?:fewer than|less than|under|below|menos de|grades?|grados?|versions?|versión|versiones"
    r"|weeks?|semanas?|rounds?|pages?|páginas?|tables?|tablas?|rooms?|salón|step|paso))\s*$", re.IGNORECASE)
"""What stands before a number that is a limit or a name, and counts nobody."""


def problems(data: RecordFolder, file: str, rows: Sequence[object]) -> tuple[Problem, ...]:
    """A warning where a note of ``file`` holds a number below the smallest group that may be shown."""
    settings = next(iter(data.found(PartnershipSettings)), None)
    smallest = settings.minimum_group_size if settings else SMALLEST_GROUP
    found = Problems(data.named(file))
    for row in rows:
        if isinstance(row, (Observation, Point)) and row.note and any(n < smallest for n in _numbers(row.note)):
            found.add(Fault(_("This note holds a number smaller than the smallest group that may be shown."), None,
                            _("If it counts people, write the note without it; what a note says can reach a page."),
                            warning=True), row.where.row, "note")
    return found.all()


def _numbers(note: str) -> Iterator[int]:
    return (number for match in _WHOLE.finditer(note)
            if (number := int(match[0])) and not _HARMLESS.search(note[:match.start()]))
