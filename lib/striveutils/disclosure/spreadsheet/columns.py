"""The columns of a table: which are reserved, and which look like figures that would be copied unprotected."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from striveutils.disclosure.structure import EVERY
from striveutils.naming import quoted
from striveutils.records import spreadsheet
from striveutils.records.spreadsheet import Fault, Problems
from striveutils.words import _

FIGURES = ("numerator", "denominator", "percent")
MEANT = frozenset({*FIGURES, "suppressed"})
RESERVED = MEANT | {"period", "measure", "release"}

_FIGURE_NAMES = re.compile(
    r"n|num|numer|den|denom|counts?|number|total|value|rate|share|pct|complement|rest|"
    r".*(percent|numerator|denominator|porcentaje|numerador|denominador|%).*|(n|num|count|pct|number|total)[_ ].*|"
    r".*[_ ](n|num|count|counts|pct|rate|total)")
_INTEGER = re.compile(r"[0-9]{1,12}")
_FIGURE = re.compile(r"[0-9]{1,12}\.[0-9]*[1-9][0-9]*|[0-9.]+ ?%")
_TOTAL_WORDS = re.compile(
    r"(grand |sub)?totals?|all .+|(todos|todas)( .+)?|overall|everyone|everybody|(total )?general")


def check_columns(table: spreadsheet.Table, problems: Problems) -> None:
    """Note what is wrong with the columns of a table."""
    known = {name.casefold() for name in table.names} & RESERVED
    if not known & set(FIGURES):
        problems.add(Fault(_("There are no figures: no column numerator, denominator or percent."),
                           _("Columns for figures are called numerator, denominator and percent."),
                           _("Rename the columns in row 1.")), 1)
    for place, name in enumerate(table.names):
        if name.casefold() not in RESERVED:
            for fault in _dimension(name, _column(table, place), known, _rests(table)):
                problems.add(fault, 1, quoted(name))


def _column(table: spreadsheet.Table, place: int) -> list[str]:
    return [cells[place].strip() for _number, cells in table.rows]


def _rests(table: spreadsheet.Table) -> list[int | None]:
    """For each row the children of the group who did not do it; None where that is not printed."""
    places = {name.casefold(): place for place, name in enumerate(table.names)}
    if not {"numerator", "denominator"} <= places.keys():
        return []
    pairs = zip(_column(table, places["denominator"]), _column(table, places["numerator"]), strict=True)
    return [int(d) - int(n) if _INTEGER.fullmatch(d) and _INTEGER.fullmatch(n) else None for d, n in pairs]


def _dimension(name: str, values: list[str], known: set[str], rests: list[int | None]) -> Iterator[Fault]:
    """What makes it doubtful that a column is a dimension, whose cells are copied as they are."""
    near = difflib.get_close_matches(name.casefold(), sorted(MEANT), n=1, cutoff=0.8)
    numbers = list(map(_INTEGER.fullmatch, values))
    totals = any(value.casefold() == EVERY.casefold() for value in values)
    if near or any(map(_FIGURE.fullmatch, values)) or (_FIGURE_NAMES.fullmatch(name.casefold()) and any(numbers)) or (
            _are_rests(values, rests)):
        yield Fault(_("This column looks like figures, but its name is not that of a column for figures."),
                    _("Columns for figures are called numerator, denominator and percent."),
                    _("Rename it to {name}, or remove it.", name=near[0]) if near and near[0] not in known
                    else _("Rename it or remove it. What stands in any other column is not protected."))
    elif not totals and any(_TOTAL_WORDS.fullmatch(value.casefold()) for value in values):
        yield Fault(_("A value of this column looks like a total, but only All is taken for one."), None,
                    _("Write All in the rows of the total."))
    elif not totals and len(set(values)) > 1:
        yield Fault(_("No row has All in this column, so what its groups add up to is not known here."), None,
                    _("If readers know a total, add its row: it can give a hidden group away."), warning=True)
        if all(numbers):
            yield Fault(_("This column holds numbers only. It is copied as it is."), None,
                        _("If these are counts of children, remove the column."), warning=True)


def _are_rests(values: list[str], rests: list[int | None]) -> bool:
    """Is this column the other half of the numerators, under whatever name?"""
    told = [(value, rest) for value, rest in zip(values, rests, strict=False) if rest is not None]
    return len(told) > 1 and all(value == str(rest) for value, rest in told)
