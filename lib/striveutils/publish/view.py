"""Blocks in one language, ready for a template: only what a page knows how to show gets through.

A template receives text, never markup; it escapes all of it. Words of a block come as {"en": [[text, lang]]}
(see blocks); here they become pieces of text in the language of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, groupby
from typing import Any, TypeAlias

from striveutils.blocks.model import ROLES
from striveutils.blocks.view import picture
from striveutils.errors import NotPublishable
from striveutils.publish.linking import Piece, linked
from striveutils.publish.reading import Json, Section
from striveutils.words import Message, _, language_name, n_, text

View: TypeAlias = dict[str, Any]
Pieces: TypeAlias = tuple[Piece, ...]

MOST_TEXT_COLUMNS = 2
"""A table with more columns of text than these is too wide for a phone, so it falls apart into a list there.

Columns of a word or two in each cell do not count: they stay beside the numbers they are about.
"""
MOST_OPEN_ROWS = 20
"""A table with more rows than these is folded until the reader asks for it; paper shows all of it."""
NARROW_COLUMNS = 4
"""A table of numbers with no more columns than these fits beside a drawing, or beside another table."""
NARROW_CELL = 13
"""So many letters in a cell still count as narrow: "no se publica"."""


def pieces(words: Any, lang: str) -> Pieces:
    """Words of a block in ``lang``; a plain string reads the same in every language."""
    if words is None:
        return ()
    if isinstance(words, str):
        return (Piece(words),)
    here = words[lang]
    return (Piece(here),) if isinstance(here, str) else tuple(Piece(*part) for part in here)


def plain(words: Any, lang: str) -> str:
    """Words of a block in ``lang`` as plain text, for a title or an alternative text."""
    return "".join(piece.text for piece in pieces(words, lang))


def section(of: Section, lang: str, numbers: count[int]) -> list[View]:
    """The blocks of a section in ``lang``, those of a stack one after the other.

    ``numbers`` counts a page's tables, so that each has a name of its own. Raises NotPublishable.
    """
    try:
        return _side_by_side([view for block in of.blocks for view in _views(block, lang, numbers)])
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise NotPublishable(
            _(
                "The cell “{tag}” shows something that cannot be put on the {language} page.",
                tag=of.tag, language=language_name(lang),
            ),
            _("Run the notebook again with the version of striveutils that is installed here."),
        ) from fault


def _views(block: Json, lang: str, numbers: count[int]) -> list[View]:
    if block["kind"] == "stack":
        return [view for inner in block["blocks"] for view in _views(inner, lang, numbers)]
    return [{"kind": block["kind"], **KINDS[block["kind"]](block, lang, numbers)}]


def _side_by_side(views: list[View]) -> list[View]:
    """The same views with each run of two or more narrow tables put together, so that they can share a line."""
    together: list[View] = []
    for narrow, run in groupby(views, key=lambda view: view["kind"] == "table" and view["narrow"]):
        members = list(run)
        together += [{"kind": "tables", "tables": members}] if narrow and len(members) > 1 else members
    return together


def _sentence(block: Json, lang: str, numbers: count[int]) -> View:
    role = block["role"] if block["role"] in ROLES else "plain"
    return {"role": role, "text": linked(pieces(block["text"], lang))}


def _items(block: Json, lang: str, numbers: count[int]) -> View:
    return {
        "ordered": bool(block["ordered"]),
        "heading": pieces(block["heading"], lang),
        "lines": [linked(pieces(item, lang)) for item in block["items"]],
    }


def _facts(block: Json, lang: str, numbers: count[int]) -> View:
    return {"pairs": [(pieces(label, lang), linked(pieces(words, lang))) for label, words in block["pairs"]]}


def _table(block: Json, lang: str, numbers: count[int]) -> View:
    columns = [(pieces(column["text"], lang), bool(column["numeric"])) for column in block["columns"]]
    rows = [
        [(linked(pieces(cell, lang)), numeric) for cell, (_name, numeric) in zip(row, columns, strict=True)]
        for row in block["rows"]
    ]
    texts = [column for column in block["columns"] if not column["numeric"] and not column.get("short")]
    wordy = len(texts) > MOST_TEXT_COLUMNS
    folded = text(_rows(len(rows)), lang) if len(rows) > MOST_OPEN_ROWS else ""
    return {
        "id": f"table-{next(numbers)}",
        "caption": pieces(block["caption"], lang),
        "columns": columns,
        "rows": rows,
        "wordy": wordy,
        "tight": any(column.get("short") for column in block["columns"]),
        "folded": folded,
        "narrow": not folded and all(numeric for _name, numeric in columns[1:]) and _is_narrow(block, lang),
        "note": linked(pieces(block["note"], lang)),
    }


def _is_narrow(block: Json, lang: str) -> bool:
    """Few columns, and a number in each cell, not "62.5% (55 of 88)"."""
    longest = max((len(plain(cell, lang)) for row in block["rows"] for cell in row[1:]), default=0)
    return len(block["columns"]) <= NARROW_COLUMNS and longest <= NARROW_CELL


def _rows(rows: int) -> Message:
    return n_("Show the whole table: 1 row", "Show the whole table: {count} rows", rows)


def _figure(block: Json, lang: str, numbers: count[int]) -> View:
    return {
        "image": picture(block["svg"]),
        "alt": plain(block["alt"], lang),
        "caption": pieces(block["caption"], lang),
        "legend": [_legend_entry(entry, lang) for entry in block["legend"]],
        "table": _table(block["table"], lang, numbers),
    }


def _legend_entry(entry: Json, lang: str) -> View:
    return {"mark": picture(entry["mark"]), "text": pieces(entry["text"], lang)}


KINDS: dict[str, Callable[[Json, str, count[int]], View]] = {
    "sentence": _sentence,
    "items": _items,
    "facts": _facts,
    "table": _table,
    "figure": _figure,
}
