"""The door: rows with counts go in, rows that may be shown come out. There is no way round it and no switch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from striveutils.disclosure.audit import leaks
from striveutils.disclosure.hiding import Statuses, first_statuses, hide_what_is_given_away
from striveutils.disclosure.policy import Policy
from striveutils.disclosure.shown import DOOR, Shown, Status
from striveutils.disclosure.table import Cell, Row, cell_of, lines, period_of
from striveutils.evidence.baseline import Comparison
from striveutils.evidence.series import Reading
from striveutils.words import Message, _


def admit(
    rows: Iterable[Row], policy: Policy, *, of: str, counts: str | None, parts: Iterable[Row] = ()
) -> tuple[Shown, ...]:
    """Every row as it may be shown, in the order given; a hidden one without anything that tells its numbers.

    ``of`` is the indicator's or measure's id, ``counts`` what it counts (children, adults, events; None is taken
    for children). Give all rows of it at once, totals, groups and places: what stands in another call is not
    known here. ``parts`` are the single places that ``rows`` are sums of: another page may show them, so what is
    hidden in one of them is hidden in the sum too. Of percents published without counts nothing is derived; they
    are shown as published.
    """
    given = list(dict.fromkeys(cell_of(row) for row in rows))
    protected = policy.protects(counts)
    lost = _hidden_in_a_part(parts, policy.minimum_group_size) if protected else frozenset()
    statuses: Statuses = {}
    for _when, together in groupby(sorted(given, key=lambda cell: cell.order), key=lambda cell: cell.key[:2]):
        table = first_statuses(list(together), policy.minimum_group_size if protected else None)
        table.update({cell: "small" for cell in table if table[cell] == "shown" and cell.of_any_place in lost})
        if protected:
            _protect(table, policy.minimum_group_size)
        statuses.update(table)
    return tuple(_shown(cell, statuses[cell], of) for cell in given)


def _hidden_in_a_part(parts: Iterable[Row], minimum: int) -> frozenset[tuple[object, ...]]:
    """What a page about one of the places by itself hides: sums that hold it could be subtracted from each other."""
    cells = sorted({cell_of(row) for row in parts}, key=lambda cell: (cell.place, cell.order))
    lost: set[tuple[object, ...]] = set()
    for _where, together in groupby(cells, key=lambda cell: (cell.place, *cell.key[:2])):
        table = first_statuses(list(together), minimum)
        _protect(table, minimum)
        lost |= {cell.of_any_place for cell, status in table.items() if status == "small"}
    return frozenset(lost)


def _protect(table: Statuses, minimum: int) -> None:
    """Hide what must be hidden in one period's table; withhold the whole breakdown if the attacker still gets in."""
    hide_what_is_given_away(table, minimum)
    if leaks(table, minimum):
        parts = {part for line in lines(list(table)) for part in line.parts if table[part] == "shown"}
        table.update(dict.fromkeys(parts, "small"))


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


def _shown(cell: Cell, status: Status, of: str) -> Shown:
    row, visible = cell.row, status == "shown"
    return Shown(
        of=of, period_text=cell.period_text, period_key=cell.when, place=cell.place, dimension=cell.dimension,
        group=cell.group, unit=row.unit, period=period_of(row), status=status, door=DOOR,
        numerator=row.numerator if visible else None,
        denominator=row.denominator if visible else None,
        value=row.value if visible else None,
        note=row.note if visible else None,
        version=row.version if visible and isinstance(row, Reading) else None,
        why_missing=row.why_missing if status == "missing" and isinstance(row, Reading) else None,
        before_lock=not isinstance(row, Reading) and row.before_lock,
    )
