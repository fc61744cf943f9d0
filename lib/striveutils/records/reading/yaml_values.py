"""A YAML text as plain values: every scalar stays the text that was typed, and every key knows its line.

``NO``, ``010`` and ``12:30`` are text here; what they mean is for the column to say. What a page does not need
(tags, anchors, several documents, deep nesting) is refused, so a page can neither run anything nor grow without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from striveutils.records.columns.cells import control_fault
from striveutils.records.columns.checking import Fault, KeyPath
from striveutils.words import Message, _

DEEPEST = 12
"""Levels of keys and lists; the deepest page of ours has five."""

CONTROL_IN_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Characters at which the parser gives up; those that turn a text's direction it lets through."""

_QUOTE_IT = _("Put quotation marks around a text that holds a colon, a bracket, a number sign or begins with a mark.")

_PLAIN: tuple[tuple[str, Message, Message], ...] = (
    ("character '\\t'", _("There is a tab where spaces belong."), _("Put two spaces in its place.")),
    ("mapping values are not allowed", _("There is a second colon in this line, or the line is indented too far."),
     _QUOTE_IT),
    ("scanning a quoted scalar", _("A quotation mark is opened and never closed."),
     _("Close it. If it belongs to the text, put the other kind of mark around the whole text.")),
    ("parsing a flow", _("A bracket is opened and never closed, or the page ends too early."),
     _("Close the bracket, or check whether the end of the file was cut off.")),
    ("could not find expected ':'", _("A line has no colon, or the page ends too early."),
     _("Write a key, a colon, a space and the value; or check whether the end of the file was cut off.")),
    ("block end", _("This line is not indented like the lines it belongs to."),
     _("Put the same number of spaces before all keys of one level.")),
    ("scanning an a", _("A text that begins with & or * is read as a reference."), _QUOTE_IT),
    ("cannot start any token", _("A text cannot begin with this mark."), _QUOTE_IT),
)


class NotYaml(Exception):
    """The text stops being YAML at this line."""

    def __init__(self, fault: Fault, line: int | None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line


@dataclass
class Document:
    """Values of a page, the line of each path, and keys written twice with both lines."""

    values: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    twice: list[tuple[KeyPath, int, int]] = field(default_factory=list)


@dataclass
class _Level:
    """An open mapping or list on the way down."""

    path: KeyPath
    items: Any
    key: str | None = None


def parse(text: str) -> Document:
    """The document in ``text``; raises NotYaml."""
    _refuse_control(text)
    document, levels, documents = Document(), list[_Level](), 0
    for event in _events(text):
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise NotYaml(Fault(_("A second page begins here, after ---."), _("One page in one file."),
                                    _("Remove the line ---.")), line)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            levels.pop()
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
            _refuse_machinery(event, line)
            _take(event, line, levels, document)
    return document


def _events(text: str) -> Iterator[Event]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(_syntax_fault(error), mark.line + 1 if mark else None) from error
    except (YAMLError, ValueError, OverflowError, IndexError, TypeError, AttributeError, AssertionError,
            RecursionError) as error:
        # The parser lets such errors through for texts that are not YAML at all.
        raise NotYaml(Fault(_("The file holds characters that a YAML page cannot hold."),
                            _("Keys and values, as text."),
                            _("Write the page again, following the example in data/README.md.")), None) from error


def _refuse_control(text: str) -> None:
    """The parser would refuse these, too, but does not say where they are."""
    found = CONTROL_IN_YAML.search(text)
    if found:
        raise NotYaml(control_fault(), text.count("\n", 0, found.start()) + 1)


def _refuse_machinery(event: Any, line: int) -> None:
    if getattr(event, "anchor", None) is not None:
        raise NotYaml(Fault(_("A text that begins with & or * is read as a reference."), _("Plain text."),
                            _("Put quotation marks around the text.")), line)
    if getattr(event, "tag", None) is not None:
        raise NotYaml(Fault(_("A text that begins with ! is read as an instruction."), _("Plain text."),
                            _("Put quotation marks around the text.")), line)


def _take(event: Any, line: int, levels: list[_Level], document: Document) -> None:
    """Put the value of ``event`` where it belongs, and go down into it if it has parts."""
    level = levels[-1] if levels else None
    if level is not None and isinstance(level.items, dict) and level.key is None:
        level.key = _key(event, line)
        document.lines.setdefault((*level.path, level.key), line)
        return
    value: Any = _scalar(event, line) if isinstance(event, ScalarEvent) else (
        {} if isinstance(event, MappingStartEvent) else [])
    path = _put(value, line, level, document)
    if not isinstance(event, ScalarEvent):
        if len(levels) >= DEEPEST:
            raise NotYaml(Fault(_("There are too many levels inside one another."),
                                _("At most {most} levels.", most=str(DEEPEST))), line)
        levels.append(_Level(path, value))


def _put(value: Any, line: int, level: _Level | None, document: Document) -> KeyPath:
    if level is None:
        document.values = value
        return ()
    if isinstance(level.items, list):
        level.items.append(value)
        path: KeyPath = (*level.path, len(level.items) - 1)
        document.lines[path] = line
        return path
    path = (*level.path, level.key or "")
    if level.key in level.items:
        document.twice.append((path, document.lines[path], line))
    level.items[level.key] = value
    level.key = None
    return path


def _key(event: Any, line: int) -> str:
    if not isinstance(event, ScalarEvent):
        raise NotYaml(Fault(_("A key is one word, not a list or keys."), _("A key, a colon, a space and the value."),
                            _("Put quotation marks around a text that begins with [ or {{.")), line)
    return _scalar(event, line)


def _scalar(event: ScalarEvent, line: int) -> str:
    value = str(event.value)
    if any("\ud800" <= char <= "\udfff" for char in value) or "\0" in value:
        raise NotYaml(Fault(_("This text holds a character that cannot be stored."), _("Plain text in UTF-8.")),
                      line)
    return value


def _syntax_fault(error: MarkedYAMLError) -> Fault:
    """What the parser met, in plain words."""
    problem, context = error.problem or "", error.context or ""
    for mark, wrong, cure in _PLAIN:
        if mark in problem or mark in context:
            return Fault(wrong, _("YAML: a key, a colon, a space and the value; what belongs to a key stands below "
                                    "it, two spaces further in."), cure)
    return Fault(_("The page cannot be read as YAML from this line on."), None, _QUOTE_IT)
