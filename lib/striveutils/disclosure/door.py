"""The door: rows with counts go in, rows that may be shown come out. There is no way round it and no switch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from striveutils.disclosure import tails
from striveutils.disclosure.deciding import Statuses, everybody_else, first_statuses, protect
from striveutils.disclosure.policy import Policy
from striveutils.disclosure.releases import Past
from striveutils.disclosure.shown import DOOR, Shown, Side, Status
from striveutils.disclosure.sums import Counted
from striveutils.disclosure.table import Cell, Row, cell_of, period_of
from striveutils.evidence import values
from striveutils.evidence.baseline import Comparison
from striveutils.evidence.series import Reading
from striveutils.words import Message, _

NOTHING = Past({})
REST = "rest"
"""The group of those whom no shown group counts."""


@dataclass(frozen=True)
class Admission:
    """What came through: every row as it may be shown, and the periods whose breakdown had to be withheld.

    ``rest`` has a row for each table of groups with hidden ones: everybody else, together (group ``rest``).
    """

    shown: tuple[Shown, ...]
    rest: tuple[Shown, ...]
    withheld: tuple[str, ...]


def admit(
    rows: Iterable[Row], policy: Policy, *, of: str, counts: str | None, parts: Iterable[Row] = (),
    past: Past = NOTHING,
) -> tuple[Shown, ...]:
    """Every row as it may be shown, in the order given; a hidden one without anything that tells its numbers.

    ``of`` is the indicator's or measure's id, ``counts`` what it counts (children, adults, events; None is taken
    for children). Give all rows of it at once, totals, groups and places: what stands in another call is not
    known here. ``parts`` are the single places that ``rows`` are sums of: another page may show them, so what is
    hidden in one of them is hidden in the sum too. ``past`` is what earlier releases told. Of percents published
    without counts nothing is derived; they are shown as published.
    """
    return decide(rows, policy, of=of, counts=counts, parts=parts, past=past).shown


def decide(
    rows: Iterable[Row], policy: Policy, *, of: str, counts: str | None, parts: Iterable[Row] = (),
    past: Past = NOTHING, also: Collection[object] = (),
) -> Admission:
    """As ``admit``; also tells for which periods the attacker still got in, so that only the total is shown.

    ``also`` are the keys of cells to hide because another measure of the same children hides them (``together``).
    """
    given = list(dict.fromkeys(cell_of(row) for row in rows))
    protected = policy.protects(counts)
    single, withheld = _places_by_themselves(parts, policy, past) if protected else ({}, set())
    lost = {cell.of_any_place for cell, status in single.items() if status in ("small", "tail")}
    statuses: Statuses = {}
    rest: list[Shown] = []
    in_order = sorted(given, key=lambda cell: cell.order)
    for (_start, period), together in groupby(in_order, key=lambda cell: cell.key[:2]):
        table = first_statuses(list(together), policy, protected, past, also)
        if single:
            table.update({cell: "small" for cell in table if table[cell] != "source" and cell.sums
                          and table[cell] != "missing" and cell.of_any_place in lost})
            table.update({cell: single[cell] for cell in table if cell in single})
        elif protected:
            sums = protect(table, policy, past)
            if sums is None:
                withheld.add(period)
            else:
                rest += [_rest(cell, left, of, policy) for cell, left in everybody_else(table, sums, policy)]
        statuses.update(table)
    shown = tuple(_shown(cell, statuses[cell], of, policy) for cell in given)
    return Admission(shown, tuple(rest), tuple(sorted(withheld)))


def _places_by_themselves(parts: Iterable[Row], policy: Policy, past: Past) -> tuple[Statuses, set[str]]:
    """What a page about one of the places by itself shows. A sum of shown figures alone tells nothing new."""
    cells = sorted({cell_of(row) for row in parts}, key=lambda cell: (cell.place, cell.order))
    statuses: Statuses = {}
    withheld: set[str] = set()
    for (_place, _start, period), together in groupby(cells, key=lambda cell: (cell.place, *cell.key[:2])):
        table = first_statuses(list(together), policy, True, past)
        if protect(table, policy, past) is None:
            withheld.add(period)
        statuses.update(table)
    return statuses, withheld


def admit_comparison(comparison: Comparison, shown: Sequence[Shown]) -> Comparison:
    """The comparison if both of its figures are shown among ``shown``; else one without figures, and the reason.

    Where it had nothing to compare with in the first place its own reason stays. Where its newest figure is hidden
    no older one takes its place: which figures are compared is for ``evidence`` to say.
    """
    if all(_is_shown(reading, shown) for reading in (comparison.baseline, comparison.latest) if reading):
        return comparison
    return Comparison(None, None, None, None, False, _why_hidden(comparison, shown))


def _why_hidden(comparison: Comparison, shown: Sequence[Shown]) -> Message | None:
    """Why a comparison is not shown; the reasons of ``evidence`` name periods and never figures."""
    baseline, latest = comparison.baseline, comparison.latest
    if baseline is None or latest is None:
        return comparison.reason
    if not _is_shown(latest, shown):
        return _("The newest figure ({period}) is not shown here, so it is not compared with the baseline.",
                 period=latest.period.text)
    return _("A figure of a small group is not shown, so there is nothing to compare with here.")


def _is_shown(reading: Reading, shown: Sequence[Shown]) -> bool:
    key = cell_of(reading).key
    return any(row.status == "shown" and key == (row.period_key, row.period_text, row.place, row.dimension, row.group)
               for row in shown)


def _shown(cell: Cell, status: Status, of: str, policy: Policy) -> Shown:
    row, visible = cell.row, status == "shown"
    counted = visible and (policy.figures == "counts" or policy.audience == "team" or row.unit == "count")
    side, edge = _band(cell) if status == "tail" else (None, None)
    return Shown(
        of=of, period_text=cell.period_text, period_key=cell.when, place=cell.place, dimension=cell.dimension,
        group=cell.group, unit=row.unit, period=period_of(row), status=status, door=DOOR,
        numerator=row.numerator if counted else None,
        denominator=row.denominator if counted else None,
        value=row.value if visible else None,
        note=row.note if visible else None,
        version=row.version if visible and isinstance(row, Reading) else None,
        why_missing=row.why_missing if status == "missing" and isinstance(row, Reading) else None,
        before_lock=not isinstance(row, Reading) and row.before_lock,
        side=side, edge=edge,
    )


def _rest(cell: Cell, left: Counted, of: str, policy: Policy) -> Shown:
    """Everybody whom no shown group of the cell's dimension counts."""
    row, counted = cell.row, policy.figures == "counts"
    n, d = left.numerator, left.denominator
    return Shown(
        of=of, period_text=cell.period_text, period_key=cell.when, place=cell.place, dimension=cell.dimension,
        group=REST, unit=row.unit, period=period_of(row), status="shown", door=DOOR,
        numerator=n if counted else None, denominator=d if counted and n is not None else None,
        value=d if n is None else values.value_of(row.unit, n, d, None), note=None, version=None,
    )


def _band(cell: Cell) -> tuple[Side | None, float | None]:
    found = tails.band(cell.row.numerator or 0, cell.row.denominator or 0)
    return found if found is not None else (None, None)
