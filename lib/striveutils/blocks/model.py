"""What a page is made of. A block holds words in every language and never markup; see the package for its JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from striveutils.blocks import view
from striveutils.words import LANGUAGES, Words, in_every_language, spans, text

MIME = "application/vnd.striveutils.block+json"
SCHEMA = 1
ROLES = ("plain", "headline", "lead", "verdict", "note", "warning", "quiet")

Json: TypeAlias = dict[str, Any]
Inline: TypeAlias = dict[str, list[list[str | None]]]


class _View:
    """The language in which blocks show themselves in JupyterLab; the published page has them all."""

    lang = LANGUAGES[0]


def show_in(lang: str) -> AbstractContextManager[object]:
    """Show blocks in ``lang`` in JupyterLab from now on; used with ``with``, only inside it."""
    if lang not in LANGUAGES:
        raise ValueError(f"no catalogue for {lang!r}; there is one for each of {LANGUAGES}")
    undo = ExitStack()
    undo.callback(setattr, _View, "lang", _View.lang)
    _View.lang = lang
    return undo


def inline(words: Words) -> Inline:
    """``words`` in every language, cut where the language of the text changes."""
    return {lang: [[span.text, span.lang] for span in spans(words, lang)] for lang in LANGUAGES}


def maybe(words: Words | None) -> Inline | None:
    """``words`` as ``inline`` gives them; None where there are none."""
    return None if words is None else inline(words)


class Block:
    """One answer on a page: shows itself in JupyterLab and travels as JSON to the published page."""

    kind: ClassVar[str]

    def data(self) -> Json:
        """The block in every language, ready for ``json.dumps``."""
        return {"schema": SCHEMA, "kind": self.kind, **self._content()}

    def _content(self) -> Json:
        raise NotImplementedError

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Json:
        data, lang = self.data(), _View.lang
        return {MIME: data, "text/html": view.html(data, lang), "text/plain": view.plain(data, lang)}


@dataclass(frozen=True)
class Sentence(Block):
    """A sentence or a short paragraph. ``role`` says how it is meant: one of ROLES."""

    words: Words
    role: str = "plain"
    kind: ClassVar[str] = "sentence"

    def __post_init__(self) -> None:
        require(self.role in ROLES, f"role {self.role!r} is none of {ROLES}")

    def _content(self) -> Json:
        return {"role": self.role, "text": inline(self.words)}


@dataclass(frozen=True)
class Items(Block):
    """A list, numbered where the order matters."""

    items: Sequence[Words]
    ordered: bool = False
    heading: Words | None = None
    kind: ClassVar[str] = "items"

    def _content(self) -> Json:
        return {
            "ordered": self.ordered, "heading": maybe(self.heading), "items": [inline(item) for item in self.items],
        }


@dataclass(frozen=True)
class Facts(Block):
    """Labels, each with what it stands for."""

    pairs: Sequence[tuple[Words, Words]]
    kind: ClassVar[str] = "facts"

    def _content(self) -> Json:
        return {"pairs": [[inline(label), inline(words)] for label, words in self.pairs]}


@dataclass(frozen=True)
class Column:
    """The head of a column; numeric columns line up on the right, ``short`` ones hold a word or two in each cell."""

    words: Words
    numeric: bool = False
    short: bool = False

    def data(self) -> Json:
        """The head in every language, ready for ``json.dumps``."""
        return {"text": inline(self.words), "numeric": self.numeric, **({"short": True} if self.short else {})}


@dataclass(frozen=True)
class Table(Block):
    """Rows under a caption; the first entry of a row is its header.

    ``cells`` tells which figures are shown and which hidden (``disclosure.cells``), for the record of a release.
    """

    caption: Words
    columns: Sequence[Column]
    rows: Sequence[Sequence[Words]]
    note: Words | None = None
    cells: Sequence[Mapping[str, Any]] = ()
    kind: ClassVar[str] = "table"

    def __post_init__(self) -> None:
        require(bool(self.columns), "a table needs columns")
        require(says_something(self.caption), "a table needs a caption")
        require(all(len(row) == len(self.columns) for row in self.rows), "every row needs a cell for each column")

    def _content(self) -> Json:
        return {
            "caption": inline(self.caption),
            "columns": [column.data() for column in self.columns],
            "rows": [[inline(words) for words in row] for row in self.rows],
            "note": maybe(self.note),
            "cells": [dict(cell) for cell in self.cells],
        }


@dataclass(frozen=True)
class LegendEntry:
    """A mark of the drawing and what it means; ``mark`` is a small SVG of its own (see ``marks``)."""

    mark: str
    words: Words


@dataclass(frozen=True)
class Figure(Block):
    """A drawing that cannot be without its alternative text and a table that says the same.

    ``drawing`` is SVG that holds marks, numbers and periods only, so one serves every language.
    """

    drawing: str
    alt: Words
    caption: Words
    table: Table
    legend: Sequence[LegendEntry] = ()
    kind: ClassVar[str] = "figure"

    def __post_init__(self) -> None:
        require(self.drawing.lstrip().startswith("<svg"), "a figure's drawing is an SVG element")
        require(says_something(self.alt), "a figure needs alternative text")
        require(isinstance(self.table, Table) and bool(self.table.rows), "a figure needs a table that says the same")

    def _content(self) -> Json:
        return {
            "svg": self.drawing,
            "alt": in_every_language(self.alt),
            "caption": inline(self.caption),
            "legend": [{"mark": entry.mark, "text": inline(entry.words)} for entry in self.legend],
            "table": self.table.data(),
        }


class Stack(Block):
    """Several blocks from one call, shown one below the other."""

    kind: ClassVar[str] = "stack"

    def __init__(self, *blocks: Block) -> None:
        self.blocks = blocks

    def _content(self) -> Json:
        return {"blocks": [block.data() for block in self.blocks]}


def require(met: bool, otherwise: str) -> None:
    """For those who write pages; a reader never sees it."""
    if not met:
        raise ValueError(otherwise)


def says_something(words: Words | None) -> bool:
    """Is there text in every language?"""
    return words is not None and all(text(words, lang).strip() for lang in LANGUAGES)
