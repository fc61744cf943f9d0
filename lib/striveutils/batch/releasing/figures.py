"""What a site shows and hides, cell by cell of shown.json, as the rows of ``disclosure/shown.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from pydantic import ValidationError

from striveutils.batch.releasing.site import PublicSite
from striveutils.errors import RunFailed
from striveutils.evidence.values import decimals
from striveutils.records import ReleasedCell
from striveutils.words import _, half_up

Cell: TypeAlias = Mapping[str, Any]
MOST_DECIMALS = 2
"""Digits after the point, at most, of a figure whose unit is not known."""


def rows_of(site: PublicSite, release: str, units: Mapping[str, str]) -> tuple[ReleasedCell, ...]:
    """A row for each cell of the site. ``units`` are those of the indicators, for cells that do not name theirs.

    Raises RunFailed where a cell cannot be a row.
    """
    try:
        return tuple(_row(cell, release, cell.get("unit") or units.get(cell["of"])) for cell in site.cells)
    except ValidationError as error:
        raise RunFailed(
            _("What the site of {run} shows cannot be recorded.", run=site.run),
            _("Make a new run and release that one: strive run"),
        ) from error


def _row(cell: Cell, release: str, unit: str | None) -> ReleasedCell:
    return ReleasedCell.model_validate({
        "release": release, "page": cell["page"], "measure": cell["of"],
        **{name: cell[name] for name in ("period", "place", "dimension", "group")},
        "shown": "yes" if cell["shown"] else "no",
        **{name: str(cell[name]) for name in ("numerator", "denominator") if cell.get(name) is not None},
        **({"value": value} if (value := printed(cell, unit)) else {}),
    })


def printed(cell: Cell, unit: str | None = None) -> str:
    """The value of a cell as its page shows it: 60.5; of a band its edge: <=2, >=98; blank where there is none.

    Without a unit, a percent is told from a rate by the counts beside it.
    """
    for name, sign in (("at_most", "<="), ("at_least", ">=")):
        if cell.get(name) is not None:
            return sign + _short(cell[name])
    value = cell.get("value")
    if value is None:
        return ""
    if unit is None and _is_percent_of(value, cell.get("numerator"), cell.get("denominator")):
        unit = "percent"
    if unit is None or (unit == "count" and not float(value).is_integer()):
        return _short(value)
    return f"{half_up(value, decimals(unit)):f}"


def _is_percent_of(value: float, numerator: float | None, denominator: float | None) -> bool:
    return bool(numerator is not None and denominator and abs(100 * numerator / denominator - value) < 1e-6)


def _short(value: float) -> str:
    """No more digits than it needs."""
    text = f"{half_up(value, MOST_DECIMALS):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def units_of(indicators: Iterable[Any]) -> dict[str, str]:
    """The unit of each indicator."""
    return {one.indicator: one.unit for one in indicators}
