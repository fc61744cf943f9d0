"""The last checks before anything is public: the finished files are read again, apart from how they were made.

What is not expected is refused, so a template somebody changed cannot let a script, a remote address or a
private path through. Each fault says where (the line of the page), what, and what was expected.

    harmless    nothing on a page runs, loads, or tells of the machine (drawings: inside its drawings)
    accessible  everybody can read it
    concealed   no hidden figure is told, in any language, alternative text or JSON
    folder      every file of the site is one that belongs there
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from striveutils.errors import NotPublishable
from striveutils.publish import accessible, concealed, folder, harmless, markup
from striveutils.publish.concealed import leaks
from striveutils.publish.frame import INDEX
from striveutils.publish.reading import Json
from striveutils.words import Message, Number, Sentences, _, language_name

__all__ = ["PAGE_LIMIT", "check_concealed", "check_links", "check_page", "check_site", "leaks", "lost_links", "refuse",
           "refuse_told"]

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


def check_site(site: Path) -> tuple[Message, ...]:
    """Everything that keeps a finished site from being public: of its files, its pages, its links, its manifest."""
    return (*folder.faults(site, whole=True), *check_links(site), *(
        fault for page in sorted(site.glob("*.html")) if page.is_file() and not page.is_symlink()
        for fault in _of_file(page)
    ))


def check_concealed(
    pages: Mapping[str, str], notebook: Json, cells: Iterable[Json], secrets: Collection[concealed.Secret],
) -> tuple[Message, ...]:
    """Hidden figures that the pages (by language), the executed notebook or the record of shown figures tell."""
    return (
        *concealed.told_in_record(cells, secrets), *concealed.told_in_notebook(notebook, secrets),
        *(fault for lang, html in pages.items() for fault in concealed.told_on_page(html, lang, secrets)),
    )


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


def refuse_told(faults: Iterable[Message]) -> None:
    """Raise NotPublishable with all of ``faults``, which name hidden figures that would be told, if there are any."""
    found = tuple(faults)
    if found:
        raise NotPublishable(
            _("This would tell figures that must stay hidden. {faults}", faults=Sentences(found)),
            _("Look for them in cells that somebody added to the notebook, and in words that people typed. If there "
              "are none, please report it: then it is a fault of the tool."),
        )


def _of_file(page: Path) -> Iterator[Message]:
    """The faults of a page of the site, with its name. A page of a job has a limit, a list of pages has none."""
    html = page.read_text(encoding="utf-8", errors="replace")
    stem, lang = folder.page_name(page.name, html)
    limit = None if stem == INDEX else PAGE_LIMIT
    yield from (_("{page}: {fault}", page=page.name, fault=fault) for fault in check_page(html, lang, limit=limit))


def _size(html: str, limit: int | None) -> Iterator[Message]:
    size = len(html.encode("utf-8"))
    if limit is not None and size > limit:
        yield _(
            "The page has {size} kilobytes. It may have {limit}.",
            size=Number(size / 1000, decimals=1), limit=Number(limit / 1000),
        )
