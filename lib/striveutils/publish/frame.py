"""What stands around a page's content: title, notices, the way to the other language and to the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from striveutils.blocks.view import TEAM_BANNER, as_of_day
from striveutils.publish import phrases
from striveutils.publish.linking import Piece, linked
from striveutils.publish.reading import Json
from striveutils.publish.view import Pieces, View, pieces, plain
from striveutils.words import LANGUAGE_NAMES, Message, Words, spans, text

INDEX = "index"
PUBLIC = "public"


@dataclass(frozen=True)
class Links:
    """The pages a page leads to, as file names beside it: ``<stem>.<lang>.html``.

    ``stem`` is the page's own name without language; ``index`` that of the list of all pages, None for a page
    that belongs to no list.
    """

    stem: str
    index: str | None = INDEX


def spoken(words: Words, lang: str) -> Pieces:
    """Words in ``lang`` as pieces of text."""
    return tuple(Piece(span.text, span.lang) for span in spans(words, lang))


def file_name(stem: str, lang: str) -> str:
    """The file of a page in a language."""
    return f"{stem}.{lang}.html"


def frame(lang: str, languages: Sequence[str], links: Links, **more: Any) -> View:
    """What every page has: its language, the fixed words, the way to the same page in other languages."""
    return {
        "lang": lang,
        "words": {name: text(message, lang) for name, message in phrases.FRAME.items()},
        "others": [
            {"lang": other, "name": LANGUAGE_NAMES[other], "file": file_name(links.stem, other)}
            for other in languages
            if other != lang
        ],
        "index": file_name(links.index, lang) if links.index else None,
        "urgent": [],
        "notice": (),
        "contact": (),
        "description": "",
        "partnership": (),
        **more,
    }


def of_head(head: Json, lang: str, languages: Sequence[str], links: Links, notice: Message | None) -> View:
    """The frame of a page from its page block. ``notice`` is for this rendering, such as that the page is old."""
    day = date.fromisoformat(head["as_of"])
    urgent = [spoken(notice, lang)] if notice else []
    if head["audience"] != PUBLIC:
        urgent.append(spoken(TEAM_BANNER, lang))
    return frame(
        lang, languages, links,
        title=pieces(head["title"], lang),
        window_title=" · ".join(plain(head[part], lang) for part in ("title", "partnership")),
        description=_description(head, lang),
        partnership=pieces(head["partnership"], lang),
        outcome=pieces(head["outcome"], lang),
        indicator=pieces(head["indicator"], lang),
        latest=pieces(head["latest"], lang),
        state=pieces(head["state"], lang),
        as_of={"iso": head["as_of"], "text": text(as_of_day(day), lang)},
        urgent=urgent,
        notice=linked(pieces(head["notice"], lang)),
        contact=linked(pieces(head["contact"], lang)),
    )


def _description(head: Json, lang: str) -> str:
    """What a search or a message that quotes the page shows below its title."""
    return ": ".join(filter(None, (plain(head["indicator"], lang), plain(head["latest"], lang))))
