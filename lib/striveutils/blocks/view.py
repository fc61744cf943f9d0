"""Blocks as a person at a notebook sees them: HTML for JupyterLab, plain text for everything else.

Both are made from a block's JSON, so what an analyst sees is what travels to the page. All text is escaped;
colours are left to JupyterLab's theme, and drawings bring their own white paper.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import escape
from typing import Any, NamedTuple, TypeAlias

from striveutils.words import Day, Message, Words, _, spans, text

Json: TypeAlias = Mapping[str, Any]

HEAD_FACTS = (
    ("outcome", _("The outcome we want")),
    ("indicator", _("What we measure")),
    ("latest", _("Newest figure")),
    ("state", _("The cycle now")),
)
TEAM_BANNER = _("For the team only. This page may show small groups: do not print it, do not pass it on.")

_STYLES = {
    "headline": "font-size: 1.8em; font-weight: bold; margin: 0.3em 0",
    "lead": "font-size: 1.15em",
    "verdict": "font-weight: bold; margin-bottom: 0.2em",
    "note": "border-left: 3px solid var(--jp-border-color1, #888); padding-left: 0.6em",
    "warning": "border: 2px solid var(--jp-warn-color1, #a33c00); padding: 0.4em 0.6em; font-weight: bold",
    "quiet": "font-size: 0.9em",
}
DRAWN_HERE = "data:image/svg+xml;base64,"
"""How the address of an image begins that holds the whole drawing."""
_PROLOGUE = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>\[]*>\s*)?", re.IGNORECASE)
_VIEW_BOX = re.compile(r"""\bviewBox=["'][\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)["']""")


class Picture(NamedTuple):
    """A drawing as an image can carry it: an address that holds all of it, its size in pixels, if it says one."""

    address: str
    width: int | None
    height: int | None


def html(block: Json, lang: str) -> str:
    """A block as an HTML fragment in ``lang``; everything in it is escaped."""
    return f'<div lang="{escape(lang)}">{_html(block, lang)}</div>'


def plain(block: Json, lang: str) -> str:
    """A block as plain text in ``lang``."""
    return _PLAIN[block["kind"]](block, lang)


def picture(svg: str) -> Picture:
    """A drawing as a picture: nothing inside it can act on the page. XML's own declarations are left out."""
    drawing = _PROLOGUE.sub("", svg, count=1)
    size = _VIEW_BOX.search(drawing)
    encoded = base64.b64encode(drawing.encode("utf-8")).decode("ascii")
    width, height = (round(float(size[1])), round(float(size[2]))) if size else (None, None)
    return Picture(DRAWN_HERE + encoded, width, height)


def as_of_day(day: date) -> Message:
    """The day whose knowledge a page shows."""
    return _("As of {day}", day=Day(day))


def _image(svg: str, alt: str) -> str:
    drawn = picture(svg)
    measures = f' width="{drawn.width}" height="{drawn.height}"' if drawn.width else ""
    return f'<img alt="{escape(alt)}" src="{drawn.address}"{measures} style="max-width: 100%; height: auto">'


def _html(block: Json, lang: str) -> str:
    return _HTML[block["kind"]](block, lang)


def _inline(words: Json, lang: str) -> str:
    return "".join(
        escape(part) if other is None else f'<span lang="{escape(other)}">{escape(part)}</span>'
        for part, other in words[lang]
    )


def _said(words: Words, lang: str) -> str:
    """Words of this module's own, as HTML."""
    return _inline({lang: [(span.text, span.lang) for span in spans(words, lang)]}, lang)


def _text(words: Json, lang: str) -> str:
    return "".join(part for part, _other in words[lang])


def _sentence_html(block: Json, lang: str) -> str:
    style = _STYLES.get(block["role"])
    opening = f'<p style="{style}">' if style else "<p>"
    return f"{opening}{_inline(block['text'], lang)}</p>"


def _items_html(block: Json, lang: str) -> str:
    tag = "ol" if block["ordered"] else "ul"
    heading = f"<p><strong>{_inline(block['heading'], lang)}</strong></p>" if block["heading"] else ""
    items = "".join(f"<li>{_inline(item, lang)}</li>" for item in block["items"])
    return f"{heading}<{tag}>{items}</{tag}>"


def _facts_html(block: Json, lang: str) -> str:
    pairs = ((_inline(label, lang), _inline(words, lang)) for label, words in block["pairs"])
    return _definitions(pairs)


_IN_LINE = "float: none; clear: none; width: auto; margin: 0"
"""JupyterLab floats the terms of a list, so that long ones push their answers out of line."""

_TERM = f"{_IN_LINE}; font-weight: bold"


def _definitions(pairs: Iterable[tuple[str, str]]) -> str:
    entries = "".join(
        f'<dt style="{_TERM}">{label}</dt><dd style="{_IN_LINE}">{words}</dd>' for label, words in pairs
    )
    return f'<dl style="display: grid; grid-template-columns: minmax(8em, auto) 1fr; gap: 0.3em 1em">{entries}</dl>'


def _table_html(block: Json, lang: str) -> str:
    align = ["right" if column["numeric"] else "left" for column in block["columns"]]
    head = "".join(
        f'<th scope="col" style="text-align: {side}">{_inline(column["text"], lang)}</th>'
        for side, column in zip(align, block["columns"], strict=True)
    )
    rows = "".join(f"<tr>{_row_html(row, align, lang)}</tr>" for row in block["rows"])
    caption = f'<caption style="text-align: left">{_inline(block["caption"], lang)}</caption>'
    note = f'<p style="{_STYLES["quiet"]}">{_inline(block["note"], lang)}</p>' if block["note"] else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _row_html(row: Iterable[Json], align: list[str], lang: str) -> str:
    header, *cells = (_inline(words, lang) for words in row)
    return f'<th scope="row" style="text-align: left">{header}</th>' + "".join(
        f'<td style="text-align: {side}">{cell}</td>' for side, cell in zip(align[1:], cells, strict=True)
    )


def _figure_html(block: Json, lang: str) -> str:
    legend = "".join(
        f'<li style="list-style: none">{_image(entry["mark"], "")} {_inline(entry["text"], lang)}</li>'
        for entry in block["legend"]
    )
    return (
        f'<figure style="margin: 0.5em 0"><figcaption>'
        f"<strong>{_inline(block['caption'], lang)}</strong></figcaption>"
        f"{_image(block['svg'], block['alt'][lang])}</figure>"
        + (f'<ul style="padding-left: 0">{legend}</ul>' if legend else "")
        + _html(block["table"], lang)
    )


def _stack_html(block: Json, lang: str) -> str:
    return "".join(_html(inner, lang) for inner in block["blocks"])


def _page_html(block: Json, lang: str) -> str:
    banner = _sentence_html({"role": "warning", "text": {lang: [(_banner(lang), None)]}}, lang)
    notice = f"<p>{_inline(block['notice'], lang)}</p>" if block["notice"] else ""
    facts = ((_said(label, lang), _inline(block[key], lang)) for key, label in HEAD_FACTS if block[key])
    return (
        (banner if block["audience"] == "team" else "")
        + f"<h2>{_inline(block['title'], lang)}</h2><p>{_inline(block['partnership'], lang)}</p>{notice}"
        + _definitions(facts)
        + f"<p>{_said(_as_of(block), lang)}</p>"
    )


def _banner(lang: str) -> str:
    return text(TEAM_BANNER, lang)


def _as_of(block: Json) -> Message:
    return as_of_day(date.fromisoformat(block["as_of"]))


def _items_plain(block: Json, lang: str) -> str:
    marks = [f"{number}." if block["ordered"] else "-" for number in range(1, len(block["items"]) + 1)]
    lines = [f"{mark} {_text(item, lang)}" for mark, item in zip(marks, block["items"], strict=True)]
    return "\n".join([*([_text(block["heading"], lang)] if block["heading"] else []), *lines])


def _facts_plain(block: Json, lang: str) -> str:
    return "\n".join(f"{_text(label, lang)}: {_text(words, lang)}" for label, words in block["pairs"])


def _table_plain(block: Json, lang: str) -> str:
    grid = [[_text(column["text"], lang) for column in block["columns"]]]
    grid += [[_text(words, lang) for words in row] for row in block["rows"]]
    widths = [max(len(row[index]) for row in grid) for index in range(len(block["columns"]))]
    right = [column["numeric"] for column in block["columns"]]
    lines = [
        "  ".join(
            cell.rjust(width) if numeric else cell.ljust(width)
            for cell, width, numeric in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in grid
    ]
    note = [_text(block["note"], lang)] if block["note"] else []
    return "\n".join([_text(block["caption"], lang), *lines, *note])


def _figure_plain(block: Json, lang: str) -> str:
    return "\n".join([_text(block["caption"], lang), block["alt"][lang], plain(block["table"], lang)])


def _page_plain(block: Json, lang: str) -> str:
    banner = [_banner(lang)] if block["audience"] == "team" else []
    notice = [_text(block["notice"], lang)] if block["notice"] else []
    facts = [f"{text(label, lang)}: {_text(block[key], lang)}" for key, label in HEAD_FACTS if block[key]]
    return "\n".join([
        *banner, _text(block["title"], lang), _text(block["partnership"], lang), *notice, *facts,
        text(_as_of(block), lang),
    ])


_HTML: dict[str, Callable[[Json, str], str]] = {
    "sentence": _sentence_html,
    "items": _items_html,
    "facts": _facts_html,
    "table": _table_html,
    "figure": _figure_html,
    "stack": _stack_html,
    "page": _page_html,
}
_PLAIN: dict[str, Callable[[Json, str], str]] = {
    "sentence": lambda block, lang: _text(block["text"], lang),
    "items": _items_plain,
    "facts": _facts_plain,
    "table": _table_plain,
    "figure": _figure_plain,
    "stack": lambda block, lang: "\n\n".join(plain(inner, lang) for inner in block["blocks"]),
    "page": _page_plain,
}
