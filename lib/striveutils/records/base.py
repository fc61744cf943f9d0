"""What every record has in common: columns with a label and a help text, where it was read, how it is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, PrivateAttr

from striveutils.words import LANGUAGES, Message, Name, Typed, _, language_name

SCHOOL_YEAR_STARTS = 7
"""Month in which a school year starts where the partnership does not say: July, as in most states."""


@dataclass(frozen=True)
class Where:
    """The file (``data/networks/north/points.csv``) and row a record was read from; blank for one made in code."""

    file: str = ""
    row: int | None = None


NOWHERE = Where()


@dataclass(frozen=True)
class Column:
    """What a column or key is called and what to write in it.

    ``lang`` is set where the text is in one language, ``refers`` where the value is an id recorded elsewhere
    (``finding``, or ``charter action cycle`` for any of them).
    """

    label: Message
    help: Message
    lang: str | None = None
    refers: str = ""

    @property
    def title(self) -> Message:
        """The label, with its language where it has one."""
        if self.lang is None:
            return self.label
        return _("{label} ({language})", label=self.label, language=language_name(self.lang))


class Fault(ValueError):
    """One thing wrong with one value; the reader adds file and row to make a Problem of it.

    ``column`` is a column's name or the path of a key; a ``warning`` stops nothing.
    """

    def __init__(self, wrong: Message, expected: Message | None = None, cure: Message | None = None, *,
                 column: str | tuple[str | int, ...] = (), warning: bool = False) -> None:
        super().__init__(wrong.singular)
        self.wrong = wrong
        self.expected = expected
        self.cure = cure
        self.path: tuple[str | int, ...] = (column,) if isinstance(column, str) else column
        self.warning = warning

    def below(self, *path: str | int) -> Fault:
        """The same fault, seen from further up the page."""
        return Fault(self.wrong, self.expected, self.cure, column=(*path, *self.path), warning=self.warning)


class Measured(NamedTuple):
    """What a number's meaning depends on: its unit and how often it comes; None where that is not recorded."""

    unit: str | None = None
    frequency: str | None = None


@dataclass(frozen=True)
class Context:
    """What reading a file needs to know from outside it.

    ``indicator`` is the one whose observations are read; ``indicators`` gives unit and frequency by indicator,
    ``measures`` by cycle and measure. What is unknown is not checked.
    """

    today: date | None = None
    school_year_starts: int = SCHOOL_YEAR_STARTS
    language: str = "en"
    indicator: str | None = None
    indicators: Mapping[str, Measured] = field(default_factory=dict)
    measures: Mapping[tuple[str | None, str], Measured] = field(default_factory=dict)


class TypedPair:
    """Reads ``name_en`` and ``name_es`` of a record as one Typed: ``name: ClassVar[TypedPair] = TypedPair()``."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.columns = (f"{name}_en", f"{name}_es")

    def __get__(self, record: Any, owner: type) -> Typed:
        return Typed(self._texts(record))

    def _texts(self, record: Any) -> dict[str, str]:
        texts = {column[-2:]: getattr(record, column, None) for column in self.columns}
        return {lang: value for lang, value in texts.items() if value}


class NamePair(TypedPair):
    """As TypedPair, for a display name."""

    def __get__(self, record: Any, owner: type) -> Name:
        return Name(self._texts(record))


class Record(BaseModel):
    """Something a partnership wrote down. Frozen; attribute names are the column names, ``from_`` for ``from``."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    def check(self, context: Context) -> Iterator[Fault]:
        """What is wrong with values that are right one by one; subclasses add to it."""
        yield from self._days_to_come(context)
        for name in nested(type(self)):
            yield from _check_below(name, getattr(self, name), context)

    def _days_to_come(self, context: Context) -> Iterator[Fault]:
        if context.today is None:
            return
        for name, column in past_days(type(self)):
            day = getattr(self, name)
            if day is not None and day > context.today:
                yield Fault(_("{day} has not come yet.", day=day.isoformat()),
                            _("A date up to today, {day}.", day=context.today.isoformat()),
                            _("Correct the date; until then the record counts from that day on."),
                            column=column, warning=True)


class Section(Record):
    """A part of a page, such as the plan of a cycle."""


class Row(Record):
    """One row of a CSV file."""

    _where: Where = PrivateAttr(default_factory=lambda: NOWHERE)

    @property
    def where(self) -> Where:
        """The file and row this was read from."""
        return self._where


class Page(Row):
    """One YAML file."""

    _lines: Mapping[tuple[str | int, ...], int] = PrivateAttr(default_factory=dict)

    def line(self, path: tuple[str | int, ...]) -> int | None:
        """The line in which the value of ``path`` was written, or what it is a part of."""
        return line_of(path, self._lines)

    @property
    def id(self) -> str:
        """The file's name without its ending."""
        return self._where.file.rpartition("/")[2].removesuffix(".yaml")

    @classmethod
    def context_of(cls, values: Mapping[str, Any], context: Context) -> Context:
        """What the page itself says about how it is to be read."""
        return context


def line_of(path: tuple[str | int, ...], lines: Mapping[tuple[str | int, ...], int]) -> int | None:
    """The line of ``path`` or of what it is a part of; a text may stand under its key with ``_en`` or ``_es``."""
    for length in range(len(path), 0, -1):
        *before, last = path[:length]
        for key in (last, *(f"{last}_{lang}" for lang in LANGUAGES)):
            if (*before, key) in lines:
                return lines[(*before, key)]
    return 1 if lines else None


class ColumnInfo(NamedTuple):
    """One column or key of a file, for the reader, the data dictionary, blank files and forms.

    ``name`` is what stands in the file, ``attribute`` what code says; ``cell`` parses it (see fields.Cell) and
    is None for ``section``, a part with keys of its own; ``many`` marks a list.
    """

    name: str
    attribute: str
    column: Column
    required: bool
    cell: Any
    section: type[Record] | None
    many: bool


@cache
def columns(model: type[Record]) -> tuple[ColumnInfo, ...]:
    """Every column of ``model``, in the order of the file."""
    found = []
    for attribute, info in model.model_fields.items():
        column = next((item for item in info.metadata if isinstance(item, Column)), None)
        if column is None:
            raise TypeError(f"{model.__name__}.{attribute} has no Column")
        cell, section, many = _inside(info.annotation)
        cell = cell or next((item for item in info.metadata if hasattr(item, "kind")), None)
        found.append(ColumnInfo(info.alias or attribute, attribute, column, info.is_required(), cell, section, many))
    return tuple(found)


@cache
def nested(model: type[Record]) -> dict[str, type[Record]]:
    """Attributes of ``model`` that are sections, or lists of sections."""
    return {info.attribute: info.section for info in columns(model) if info.section is not None}


@cache
def past_days(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """Attribute and column of each day that cannot lie ahead."""
    return tuple((info.attribute, info.name) for info in columns(model) if getattr(info.cell, "past", False))


def _inside(annotation: Any) -> tuple[Any, type[Record] | None, bool]:
    """The cell or section in an annotation such as ``tuple[Measure, ...]`` or ``Day | None``; is it a list?"""
    origin = get_origin(annotation)
    if origin is Annotated:
        cell = next((item for item in annotation.__metadata__ if hasattr(item, "kind")), None)
        return (cell, None, bool(getattr(cell, "many", False))) if cell else _inside(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _inside(next(part for part in get_args(annotation) if part is not type(None)))
    if origin is tuple:
        cell, section, _many = _inside(get_args(annotation)[0])
        return cell, section, True
    return (None, annotation, False) if isinstance(annotation, type) and issubclass(annotation, Record) else (
        None, None, False)


def _check_below(name: str, value: Any, context: Context) -> Iterator[Fault]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from (fault.below(name, index) for fault in item.check(context))
    elif value is not None:
        yield from (fault.below(name) for fault in value.check(context))


