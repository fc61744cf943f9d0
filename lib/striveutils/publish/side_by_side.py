"""Networks that work on one indicator, beside each other: the newest figure of each place as a dot on one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from striveutils.blocks.sentences import value_words
from striveutils.blocks.strip import strip
from striveutils.blocks.view import picture
from striveutils.publish.entries import Entry
from striveutils.publish.frame import spoken
from striveutils.publish.glance import Found, Glance, dated, of_networks
from striveutils.publish.listing import linked, name
from striveutils.publish.reading import Json
from striveutils.publish.view import View, pieces
from striveutils.words import Message, Words, _, text

COLUMNS = (_("Place"), _("Newest figure"), _("Verdict"))
NO_FIGURE = _("no data")
NO_VERDICT = _("none yet")


def view(entries: Iterable[Entry], seen: Glance, lang: str) -> list[View]:
    """A table for each indicator that several networks work on, in the order of the networks; places are not ranked."""
    groups: dict[tuple[str, str], list[tuple[Entry, Json]]] = {}
    for entry in of_networks(entries):
        head = entry.head or {}
        if head.get("indicator_id"):
            groups.setdefault((head["indicator_id"], head["unit"]), []).append((entry, head))
    several = [group for group in groups.values() if len(group) > 1]
    return [_table(number, group, seen, lang) for number, group in enumerate(several, 1)]


def _table(number: int, group: Sequence[tuple[Entry, Json]], seen: Glance, lang: str) -> View:
    unit = str(group[0][1]["unit"])
    values = [head["latest_value"] for _entry, head in group if head["latest_value"] is not None]
    ends = _ends(values, unit)
    return {
        "id": f"places-{number}",
        "caption": pieces(group[0][1]["indicator"], lang),
        "columns": [text(words, lang) for words in COLUMNS],
        "rows": [_row(entry, head, ends, seen.indicators.get(entry.network), lang) for entry, head in group],
        "note": spoken(_("The dots lie on a line from {low} to {high}.", **_end_words(ends, unit)), lang)
        if values else (),
    }


def _ends(values: Sequence[float], unit: str) -> tuple[float, float]:
    """The whole scale of a percent, else from zero to the largest; wider where a figure lies beyond it."""
    top = 100.0 if unit == "percent" else 0.0
    low, high = min([0.0, *values]), max([top, *values])
    return (low, high) if low < high else (low, low + 1)


def _end_words(ends: tuple[float, float], unit: str) -> dict[str, Words]:
    low, high = ends
    return {"low": value_words(low, unit, exact=False), "high": value_words(high, unit, exact=False)}


def _row(entry: Entry, head: Json, ends: tuple[float, float], found: Found | None, lang: str) -> View:
    value, place = head["latest_value"], pieces(head["places"], lang) or name(entry, lang)
    return {
        "place": dated(linked(place, entry, lang), entry, lang),
        "latest": pieces(head["latest"], lang) or spoken(NO_FIGURE, lang),
        "dot": None if value is None else picture(strip(value, *ends)),
        "alt": "" if value is None else text(_dot(value, ends, str(head["unit"])), lang),
        "verdict": found.verdict(lang) if found else spoken(NO_VERDICT, lang),
    }


def _dot(value: float, ends: tuple[float, float], unit: str) -> Message:
    return _("A dot at {value} on a line from {low} to {high}.", value=value_words(value, unit),
             **_end_words(ends, unit))
