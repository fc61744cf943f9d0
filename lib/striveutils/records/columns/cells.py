"""What a cell holds, and how its text is read: text, choices, yes or no, lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar, get_args

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from striveutils.naming import did_you_mean, quoted
from striveutils.records.columns.checking import Context, Fault
from striveutils.words import Message, _

LONGEST_TEXT = 20_000
"""Characters in one text: ten pages. Longer is a slip, such as a quotation mark that was never closed."""
LONGEST_SHORT = 200

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that are no text: they steer machines, or turn the direction of the text around them."""


class Cell:
    """How the text of a cell becomes a value; stands in the annotation of a column.

    ``kind`` names it for the data dictionary and the forms; ``many``: it holds several; ``spoken``: its key may end in
    a language; ``past``: a day that cannot lie ahead. A value that already has its Python type is taken as it
    is, so records can be made in code. Raises Fault.
    """

    kind: str = ""
    python: ClassVar[type]
    many: bool = False
    spoken: bool = False
    past: bool = False

    def expected(self) -> Message:
        """What belongs in the cell, as a sentence."""
        raise NotImplementedError

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> Any:
        """The value of ``text``; ``known`` holds the values of the columns before this one."""
        raise NotImplementedError

    def take(self, value: Any, context: Context, known: Mapping[str, Any]) -> Any:
        """The value of whatever was given: text, or a value of the right type."""
        if isinstance(value, str):
            return self.read(value, context, known)
        if isinstance(value, self.python) and not (self.python in (int, float) and isinstance(value, bool)):
            return value
        raise Fault(_("One value belongs here, not a list and not keys."), self.expected())

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._validate)

    def _validate(self, value: Any, info: ValidationInfo) -> Any:
        context = info.context if isinstance(info.context, Context) else Context()
        return self.take(value, context, info.data)


def _without_control(text: str) -> str:
    if CONTROL.search(text):
        raise control_fault()
    return text


def control_fault() -> Fault:
    """The fault of a text with a control character in it."""
    return Fault(_("There is an invisible control character in this text."),
                 _("Letters, digits and signs; a text is turned to the right or left by its letters alone."),
                 _("Type the text again, or paste it as plain text."))


class TextCell(Cell):
    """Text as somebody typed it; nothing is trimmed or changed."""

    kind = "text"
    python = str

    def expected(self) -> Message:
        return _("Text.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> str:
        if len(text) > LONGEST_TEXT:
            raise Fault(_("This text is too long."), _("At most {most} characters.", most=str(LONGEST_TEXT)),
                        _("Look for a quotation mark that was opened and not closed."))
        return _without_control(text)


class ShortCell(Cell):
    """A short text on one line without blanks around it, such as a version or an address."""

    kind = "short text"
    python = str

    def expected(self) -> Message:
        return _("A short text on one line.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> str:
        short = text.strip()
        if len(short) > LONGEST_SHORT or len(short.splitlines()) > 1:
            raise Fault(_("This is too long for this column."), self.expected())
        return _without_control(short)


class YesNoCell(Cell):
    """yes or no; true and false are taken too."""

    kind = "yes or no"
    python = bool

    def expected(self) -> Message:
        return _("yes or no.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> bool:
        match text.strip().casefold():
            case "yes" | "true":
                return True
            case "no" | "false":
                return False
        raise Fault(_("“{text}” is neither yes nor no.", text=quoted(text)), self.expected())


class Choices(Cell):
    """One of a few words; ``labels`` gives what people read for each. The annotated Literal lists the same words."""

    kind = "choice"
    python = str

    def __init__(self, labels: Mapping[str, Message]) -> None:
        self.labels = dict(labels)

    def expected(self) -> Message:
        return _("One of: {choices}.", choices=", ".join(self.labels))

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> str:
        value = text.strip()
        if value in self.labels:
            return value
        raise Fault(_("“{text}” is not one of the choices.", text=quoted(value)), self.expected(),
                    did_you_mean(value, self.labels))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if set(get_args(source)) != set(self.labels):
            raise TypeError(f"the choices {sorted(self.labels)} and the type {source} differ")
        return super().__get_pydantic_core_schema__(source, handler)


class ListCell(Cell):
    """Several values: in a CSV cell between semicolons, in YAML a list. An empty list is the empty tuple."""

    python = tuple
    many = True

    def __init__(self, item: Cell) -> None:
        self.item = item
        self.kind = f"{item.kind} list"

    def expected(self) -> Message:
        return _("One or more, with ; between them. For each: {one}", one=self.item.expected())

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> tuple[Any, ...]:
        # Ids and choices hold no comma, so a comma between them can only mean a list.
        parts = re.split(r"[;,]", text) if not isinstance(self.item, TextCell) else text.split(";")
        return self._items(tuple(parts), context, known)

    def take(self, value: Any, context: Context, known: Mapping[str, Any]) -> Any:
        return self._items(tuple(value), context, known) if isinstance(value, (list, tuple)) else super().take(
            value, context, known)

    def _items(self, parts: tuple[Any, ...], context: Context, known: Mapping[str, Any]) -> tuple[Any, ...]:
        found: list[Any] = []
        for index, part in enumerate(parts):
            if isinstance(part, str) and not part.strip():
                continue
            try:
                found.append(self.item.take(part, context, known))
            except Fault as fault:
                raise fault.below(index) if len(parts) > 1 else fault from None
        if not isinstance(self.item, TextCell) and len(set(found)) < len(found):
            raise Fault(_("The same one is here twice."), self.expected())
        return tuple(found)
