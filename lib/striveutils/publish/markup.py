"""A finished page as a tree of elements, for the checks. Read with the standard library, apart from how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    """An element with the line it begins on; ``content`` holds texts and elements in order."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list[str | Element] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (part for part in self.content if isinstance(part, Element))

    def every(self, *names: str) -> Iterator[Element]:
        """Every element below with one of these names (any, if none is given), in the order of the page."""
        for child in self:
            if not names or child.name in names:
                yield child
            yield from child.every(*names)

    def text(self) -> str:
        """All text below, as one string."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.content)


@dataclass(frozen=True)
class Page:
    """``root`` holds the whole page; ``comments`` and ``unclosed`` are (line, text) of what no page should have."""

    root: Element
    comments: tuple[tuple[int, str], ...]
    unclosed: tuple[tuple[int, str], ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {}, 1)]
        self.comments: list[tuple[int, str]] = []
        self.unclosed: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        if len({name for name, _value in attrs}) < len(attrs):
            self.unclosed.append((element.line, tag))
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].name == tag:
            self.open.pop()
        else:
            self.unclosed.append((self.getpos()[0], tag))

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append((self.getpos()[0], data))

    def unknown_decl(self, data: str) -> None:
        self.comments.append((self.getpos()[0], data))

    def handle_pi(self, data: str) -> None:
        self.comments.append((self.getpos()[0], data))


def read(html: str) -> Page:
    """The page in ``html``. Elements that are not closed in order are told, not mended."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    left_open = [(element.line, element.name) for element in reader.open[1:]]
    return Page(reader.open[0], tuple(reader.comments), (*reader.unclosed, *left_open))
