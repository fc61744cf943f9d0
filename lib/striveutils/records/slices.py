"""Files that a network's page is made from in part: which rows are about it, and one fingerprint over those.

A release or an approval of one network must not make every other network's page anew, and neither must releasing
the same figures once more. Read as text, once for all networks: a ledger of releases grows long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from striveutils.disk import sha256_of, sha256_of_json
from striveutils.records.files import path_of
from striveutils.records.reading.content import Problems
from striveutils.records.reading.csv_rows import numbered_rows
from striveutils.records.reading.folder import RecordFolder
from striveutils.records.reading.text import Unreadable, text_of
from striveutils.records.subjects.approvals import Approval
from striveutils.records.subjects.networks import Network
from striveutils.records.subjects.points import Point
from striveutils.records.subjects.releases import ReleasedCell


class _Rows(NamedTuple):
    """The rows of a file as text, by what stands in one column; ``names`` are the columns they hold."""

    names: tuple[str, ...]
    by: Mapping[str, frozenset[str]]


class Slices:
    """The parts of one partnership's files, each file read once."""

    def __init__(self, data: RecordFolder) -> None:
        self._data = data

    def of(self, network: str) -> dict[str, str | None]:
        """By file, the sha256 of the rows about a network, whatever their order; None where there are none.

        Without who approved a text and when, and without the release's name. A file that cannot be taken apart
        counts as a whole.
        """
        return {path_of(Approval): self._fingerprint(Approval, self._approvals, (network,)),
                path_of(ReleasedCell): self._fingerprint(ReleasedCell, self._shown, measured(self._data, network))}

    def _fingerprint(self, model: type[Approval | ReleasedCell], rows: _Rows | None, wanted: Iterable[str]
                     ) -> str | None:
        if rows is None:
            return sha256_of(self._data.folder / path_of(model))
        found = sorted({line for each in wanted for line in rows.by.get(each, ())})
        return sha256_of_json([list(rows.names), found]) if found else None

    @cached_property
    def _approvals(self) -> _Rows | None:
        return _rows(self._data, path_of(Approval), "network", ("approved_by", "approved_on"))

    @cached_property
    def _shown(self) -> _Rows | None:
        return _rows(self._data, path_of(ReleasedCell), "measure", ("release",))


def measured(data: RecordFolder, network: str) -> frozenset[str]:
    """The ids of a network's indicator and of the measures it has points of: what its page may show figures of."""
    points = _rows(data, path_of(Point, network), "measure", ())
    return frozenset({*(page.indicator for page in data.found(Network, network)), *(points.by if points else ())})


def _rows(data: RecordFolder, file: str, column: str, left_out: tuple[str, ...]) -> _Rows | None:
    """The rows of a CSV file by the text in ``column``; None where it cannot be taken apart."""
    problems = Problems(file)
    try:
        text = text_of(data.folder / file, "csv") or ""
    except Unreadable:
        return None
    names: list[str] = []
    kept: list[int] = []
    found: defaultdict[str, set[str]] = defaultdict(set)
    for number, cells in numbered_rows(text, problems):
        if number == 1:
            names = [cell.strip() for cell in cells]
            if column not in names:
                return None
            kept = sorted((place for place, name in enumerate(names) if name not in left_out), key=names.__getitem__)
        elif len(cells) >= len(names):
            found[cells[names.index(column)].strip()].add("\x1f".join([cells[place].strip() for place in kept]))
    if problems.all():
        return None
    return _Rows(tuple(names[place] for place in kept), {key: frozenset(lines) for key, lines in found.items()})
