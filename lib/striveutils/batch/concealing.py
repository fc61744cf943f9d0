"""What the pages of a job must not tell: worked out again from the files, apart from the kernel that made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from striveutils.blocks.sentences import period_words
from striveutils.disclosure import Asked, Past, Policy, Shown, decide, decide_together, policy_of
from striveutils.disclosure.forms import hidden_forms
from striveutils.disclosure.table import Cell, Row, cell_of
from striveutils.evidence import cycles, series
from striveutils.publish.concealed import Secret
from striveutils.records import ALL, Partnership, Period
from striveutils.words import LANGUAGES, Day, ShortDay, Words, text


@dataclass(frozen=True)
class _Network:
    """A network's records on a day, and the rules that hold for its public page."""

    data: Partnership
    id: str
    as_of: date
    policy: Policy

    def past(self, of: str, *pages: str) -> Past:
        return Past.of(row for row in self.data.released([of]) if not pages or row.page in pages)


def secrets(data: Partnership, network_id: str, as_of: date) -> tuple[Secret, ...]:
    """The hidden figures of a network's indicator and of everything its cycles measured, as they would be written."""
    network = _Network(data, network_id, as_of, policy_of(data.settings, data.agreements))
    return (*_of_indicator(network), *_of_measures(network))


def _of_indicator(network: _Network) -> Iterator[Secret]:
    """All places together and, where there are several, each by itself."""
    data, record = network.data, network.data.network(network.id).record
    rows = series.readings(data, network.id, network.as_of)
    parts = series.by_place(data, network.id, network.as_of) if len(record.places) > 1 else ()
    indicator = data.indicator(record.indicator)
    of = indicator.indicator
    found = decide((*rows, *parts), network.policy, of=of, counts=indicator.counts, parts=parts, past=network.past(of))
    yield from _secrets(data, of, indicator.name, (*rows, *parts), (*found.shown, *found.rest))


def _of_measures(network: _Network) -> Iterator[Secret]:
    """Each measure with the points of all its cycles: what one of them shows, no other hides."""
    folder = network.data.network(network.id)
    names: dict[str, Words] = {}
    rows: dict[str, list[Row]] = {}
    shown: dict[str, list[Shown]] = {}
    for cycle in folder.cycles.values():
        asked = [Asked(measure.measure, cycles.measured(folder.points, cycle, measure.measure, network.as_of),
                       measure.counts, network.past(measure.measure, network.id)) for measure in cycle.plan.measures]
        together = decide_together(asked, network.policy)
        for measure, (of, points) in zip(cycle.plan.measures, ((one.of, one.rows) for one in asked), strict=True):
            found = together[of]
            names.setdefault(of, measure.name)
            rows.setdefault(of, []).extend(points)
            shown.setdefault(of, []).extend((*found.shown, *found.rest))
    for of, name in names.items():
        yield from _secrets(network.data, of, name, rows[of], shown[of])


def _secrets(data: Partnership, of: str, name: Words, rows: Iterable[Row], shown: Iterable[Shown]) -> Iterator[Secret]:
    """One for each row that the door was asked about and hid, if it has a form that no shown row has."""
    let_through = tuple(shown)
    asked = {_key(row) for row in let_through}
    given = [row for row in rows if cell_of(row).key in asked]
    forbidden = hidden_forms(given, let_through)
    if not forbidden:
        return
    visible = {_key(row) for row in let_through if row.status == "shown"}
    hidden = sorted((cell for cell in map(cell_of, given) if cell.key not in visible), key=lambda cell: cell.order)
    for _about, same in groupby(hidden, key=lambda cell: cell.key):
        cells = list(same)
        forms = hidden_forms((cell.row for cell in cells), ()) & forbidden
        if forms:
            yield Secret(_record_key(cells[0], of), _names(data, cells[0], name), _periods(cells[0]), forms)


def _key(row: Shown) -> tuple[object, ...]:
    return row.period_key, row.period_text, row.place, row.dimension, row.group


def _record_key(cell: Cell, of: str) -> tuple[str, ...]:
    """As ``publish.reading.ABOUT`` has it."""
    return cell.dimension, cell.group, of, cell.period_text, cell.place


def _names(data: Partnership, cell: Cell, of: Words) -> frozenset[str]:
    """What people read for the row: its group; for everybody its place, and what was measured."""
    if cell.group != ALL:
        return _in_every_language(data.name("group", cell.group))
    place: tuple[Words, ...] = () if cell.sums or cell.place == ALL else (data.name("place", cell.place),)
    return frozenset().union(*map(_in_every_language, (of, *place)))


def _periods(cell: Cell) -> frozenset[str]:
    """What people read for the period: as it is written, and in words."""
    row = cell.row
    period: Period | date = row.period if isinstance(row, series.Reading) else row.date
    days: tuple[Words, ...] = (Day(cell.when), ShortDay(cell.when)) if not _is_year(period) else ()
    return frozenset({cell.period_text}).union(*map(_in_every_language, (period_words(period), *days)))


def _is_year(period: Period | date) -> bool:
    return isinstance(period, Period) and period.frequency == "annual"


def _in_every_language(words: Words) -> frozenset[str]:
    return frozenset(text(words, lang) for lang in LANGUAGES)
