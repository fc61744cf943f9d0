"""A page that is safe to open: nothing runs, nothing is loaded, nothing tells of the machine it was made on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from striveutils.blocks.view import DRAWN_HERE
from striveutils.publish import drawings, machine
from striveutils.publish.markup import Element, Page
from striveutils.words import Message, _

ELEMENTS = {
    "html", "head", "meta", "title", "link", "style", "body", "header", "nav", "main", "footer", "section", "article",
    "aside", "div", "p", "span", "a", "strong", "em", "b", "small", "abbr", "time", "h1", "h2", "h3", "h4", "ul",
    "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure",
    "figcaption", "img", "br", "hr", "details", "summary",
}
ATTRIBUTES = {
    "lang", "dir", "class", "id", "href", "hreflang", "rel", "src", "alt", "width", "height", "scope", "colspan",
    "rowspan", "role", "tabindex", "aria-label", "aria-labelledby", "aria-describedby", "aria-current", "aria-hidden",
    "datetime", "charset", "name", "content", "http-equiv", "style", "start", "translate",
}
META_NAMES = {"viewport", "referrer", "description"}
"""What a page may say about itself; none of these names a person or a program."""
NEAR_LINK = re.compile(r"#[A-Za-z][\w-]*|[a-z0-9][a-z0-9-]*(?:\.[a-z]{2})?\.html(?:#[A-Za-z][\w-]*)?")
FAR_LINK = re.compile(r"https://[a-zA-Z0-9][^\s<>\"']*|mailto:[^\s<>\"':/?]+@[^\s<>\"':/?]+")
LOADS = re.compile(r"url\(|@import|expression\(|image-set\(", re.IGNORECASE)
POLICY = {"default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "base-uri 'none'", "form-action 'none'"}


def faults(page: Page, beside: str = "") -> Iterator[Message]:
    """Whatever could run, load or tell too much. Links may lead to the page's own folder, and to ``beside``."""
    for line, _text in page.comments:
        yield _("Line {line}: there is a comment. Comments do not belong on a page.", line=str(line))
    for element in page.root.every():
        yield from _element_faults(element, beside)
    yield from _policy_faults(page)
    yield from _machine_faults(page)


def _element_faults(element: Element, beside: str) -> Iterator[Message]:
    line = str(element.line)
    if element.name not in ELEMENTS:
        yield _("Line {line}: there is <{element}>. A page holds text, tables and drawings only.", line=line,
                element=element.name)
    for name, value in element.attributes.items():
        if name not in ATTRIBUTES or (name == "style" and LOADS.search(value)):
            yield _("Line {line}: <{element}> has “{attribute}”, which does not belong on a page.", line=line,
                    element=element.name, attribute=name)
    if element.name == "style" and LOADS.search(element.text()):
        yield _("Line {line}: the style sheet loads something. It has to hold all it needs.", line=line)
    if element.attributes.get("http-equiv", "content-security-policy").lower() != "content-security-policy":
        yield _("Line {line}: <meta http-equiv> may only hold the security policy.", line=line)
    if element.name == "meta" and (told := element.attributes.get("name", "viewport")) not in META_NAMES:
        yield _("Line {line}: <{element}> has “{attribute}”, which does not belong on a page.", line=line,
                element=element.name, attribute=told)
    yield from _address_faults(element, beside)


def _address_faults(element: Element, beside: str) -> Iterator[Message]:
    line = str(element.line)
    href, src = element.attributes.get("href"), element.attributes.get("src")
    far = element.name == "a" and href is not None and FAR_LINK.fullmatch(href)
    if href is not None and not far and not NEAR_LINK.fullmatch(href.removeprefix(beside)):
        yield _(
            "Line {line}: a link leads to an address that is not allowed. Expected: a page beside it, https or mailto.",
            line=line,
        )
    if element.name == "link" and element.attributes.get("rel") != "alternate":
        yield _("Line {line}: <link> may only name the page in another language.", line=line)
    if src is not None and element.name == "img" and src.startswith(DRAWN_HERE):
        yield from drawings.faults(src, element.line)
    elif src is not None or element.name == "img":
        yield _("Line {line}: an image comes from elsewhere. Drawings stand in the page itself.", line=line)


def _policy_faults(page: Page) -> Iterator[Message]:
    policies = [
        {part.strip() for part in meta.attributes.get("content", "").split(";") if part.strip()}
        for meta in page.root.every("meta")
        if meta.attributes.get("http-equiv", "").lower() == "content-security-policy"
    ]
    if policies != [POLICY]:
        yield _("The page lacks its security policy, which keeps every browser from running or loading anything.")


def _machine_faults(page: Page) -> Iterator[Message]:
    """Folders of this machine and its users, wherever they may have slipped in."""
    texts = [page.root.text()]
    texts += [value for element in page.root.every() for name, value in element.attributes.items() if name != "src"]
    yield from machine_faults(texts)


def machine_faults(texts: Iterable[str]) -> Iterator[Message]:
    """A fault if one of ``texts`` tells a folder of this machine, one more if it tells who works on it."""
    joined = "\n".join(texts)
    if _own_folders().search(joined):
        yield _("The page names a folder of the machine it was made on. Nobody outside should learn it.")
    if _own_users().search(joined):
        yield _("The page tells the name of a user of the machine it was made on. Nobody outside should learn it.")


@lru_cache
def _own_folders() -> re.Pattern[str]:
    """The folders a path of this machine would begin with, each followed by something inside it."""
    return re.compile("(?:" + "|".join(map(re.escape, machine.folders())) + r")[/\\]")


@lru_cache
def _own_users() -> re.Pattern[str]:
    return re.compile(machine.of_user())
