"""How a hidden figure would be written if it got out: for the gate that looks for it in finished pages."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.disclosure.shown import Shown
from striveutils.disclosure.table import Row, cell_of
from striveutils.evidence.values import decimals, value_of
from striveutils.words import LANGUAGES, Number, Percent, text

OF = ("of", "de", "/")
"""What stands between the counts of a figure, in any language; in a table nothing does."""


def hidden_forms(rows: Iterable[Row], shown: Iterable[Shown]) -> frozenset[str]:
    """Texts such as "4 of 7", "4 de 7", "4 7" and "57.1%" that belong to a row that is hidden, and to no shown one.

    ``rows`` are those that were asked about, ``shown`` what the door let through of them. A group of nobody has none.
    """
    given = tuple(shown)
    visible = {_key(row) for row in given if row.status == "shown"}
    told = {form for row in given if row.status == "shown"
            for form in _forms(row.unit, row.numerator, row.denominator, row.value)}
    hidden = {form for row in rows if cell_of(row).key not in visible and row.denominator != 0
              for form in _forms(row.unit, row.numerator, row.denominator, row.value)}
    return frozenset(hidden - told)


def _key(row: Shown) -> tuple[object, ...]:
    """As ``Cell.key``."""
    return row.period_key, row.period_text, row.place, row.dimension, row.group


def _forms(unit: str, numerator: int | None, denominator: int | None, value: float | None) -> set[str]:
    """A plain count is no form: every page has small numbers of other things."""
    found = set()
    for lang in LANGUAGES:
        if numerator is not None and denominator:
            n, d = text(Number(numerator), lang), text(Number(denominator), lang)
            found |= {f"{n} {d}", *(f"{n} {of} {d}" for of in OF), f"{n}/{d}"}
        percent = value_of(unit, numerator, denominator, value)
        if unit == "percent" and percent is not None:
            found.add(text(Percent(percent, decimals(unit)), lang))
    return found
