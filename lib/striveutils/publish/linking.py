"""Text for a page, cut where its language changes and where it names an address a reader can follow.

Only an address that is written out becomes a link, and the link's text is the address itself, so nobody can
be sent somewhere the text does not say. Links go to https and mailto alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

ADDRESS = re.compile(
    r"(?P<web>https://[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d+)?(?:[/?#][^\s<>\"'`{}|\\^]*)?)"
    r"|(?P<mail>(?<![\w.+-])[a-zA-Z0-9][\w.+-]*@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)",
    re.ASCII,
)
ENDS_A_SENTENCE = ".,;:!?)»”’"


class Piece(NamedTuple):
    """A stretch of text; ``lang`` where it differs from the page's, ``href`` where it is a link."""

    text: str
    lang: str | None = None
    href: str | None = None


def linked(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same text with its addresses made into links."""
    return tuple(part for piece in pieces for part in _cut(piece))


def _cut(piece: Piece) -> Iterator[Piece]:
    """``piece`` in parts: plain text and links, in order."""
    done = 0
    for match in ADDRESS.finditer(piece.text):
        address = match.group().rstrip(ENDS_A_SENTENCE)
        if match.start() > done:
            yield Piece(piece.text[done : match.start()], piece.lang)
        yield Piece(address, piece.lang, address if match["web"] else f"mailto:{address}")
        done = match.start() + len(address)
    if done < len(piece.text):
        yield Piece(piece.text[done:], piece.lang)
