"""The last check before a page is public: the finished file is read again, apart from how it was made.

What is not expected is refused, so a template somebody changed cannot let a script, a remote address or a
private path through. Each fault says where (the line of the page), what, and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from striveutils.errors import NotPublishable
from striveutils.publish import accessible, harmless, markup
from striveutils.words import Message, Number, Sentences, _, language_name

PAGE_LIMIT = 100_000
"""Bytes a brief may have: it is read on a phone, often where the network is slow."""

# It begins with plain letters: those are found much faster in a page full of drawings.
LINK = re.compile(r'href="([^"#?:]+)(?:#[^"]*)?"')


def check_page(html: str, lang: str, *, limit: int | None = PAGE_LIMIT, beside: str = "") -> tuple[Message, ...]:
    """Everything that keeps a page in ``lang`` from being published; empty if nothing does.

    ``limit`` is the most bytes it may have, None for a page that grows with the number of networks. ``beside`` is
    the one other folder its links may lead to, for a private page that names the site.
    """
    page = markup.read(html)
    return (*_size(html, limit), *harmless.faults(page, beside), *accessible.faults(page, lang))


def check_links(site: Path) -> tuple[Message, ...]:
    """Links in the pages of ``site`` to files that are not there."""
    files = {path.name for path in site.iterdir()}
    return tuple(fault for page in sorted(site.glob("*.html"))
                 for fault in lost_links(page.name, page.read_text(encoding="utf-8"), files))


def lost_links(page: str, html: str, files: Collection[str]) -> tuple[Message, ...]:
    """Links in the page called ``page`` to anything but ``files``."""
    return tuple(
        _("{page} leads to {file}, which is not in the site. Every link has to arrive.", page=page, file=target)
        for target in sorted(set(LINK.findall(html)) - set(files))
    )


def refuse(faults: Iterable[Message], lang: str) -> None:
    """Raise NotPublishable with all of ``faults``, if there are any."""
    found = tuple(faults)
    if not found:
        return
    raise NotPublishable(
        _("The {language} page did not pass its checks. {faults}", language=language_name(lang),
          faults=Sentences(found)),
        _("If somebody changed the templates, undo that. If not, please report it: then it is a fault of the tool."),
    )


def _size(html: str, limit: int | None) -> Iterator[Message]:
    size = len(html.encode("utf-8"))
    if limit is not None and size > limit:
        yield _(
            "The page has {size} kilobytes. It may have {limit}.",
            size=Number(size / 1000, decimals=1), limit=Number(limit / 1000),
        )
