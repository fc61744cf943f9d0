"""What every record has in common: columns with a label and a help text, where it was read, how it is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, PrivateAttr

from striveutils.records.columns.cells import Cell
from striveutils.records.columns.checking import Context, Fault, KeyPath
from striveutils.words import LANGUAGES, Message, Name, Typed, _, language_name


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


def language_keys(name: str) -> dict[str, str]:
    """The columns that hold ``name`` in one language each: ``name_en`` and ``name_es``, by language."""
    return {lang: f"{name}_{lang}" for lang in LANGUAGES}


class TypedPair:
    """Reads ``name_en`` and ``name_es`` of a record as one Typed: ``name: ClassVar[TypedPair] = TypedPair()``."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.columns = language_keys(name)

    def __get__(self, record: Any, owner: type) -> Typed:
        return Typed(self._texts(record))

    def _texts(self, record: Any) -> dict[str, str]:
        texts = {lang: getattr(record, column, None) for lang, column in self.columns.items()}
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

    def about(self, name: str) -> Any:
        """What the row is about in one column of its key, where a blank may mean a certain value."""
        return getattr(self, name)


class Page(Row):
    """One YAML file."""

    _lines: Mapping[KeyPath, int] = PrivateAttr(default_factory=dict)

    def line(self, path: KeyPath) -> int | None:
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


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int | None:
    """The line of ``path`` or of what it is a part of; a text may stand under its key with ``_en`` or ``_es``."""
    for length in range(len(path), 0, -1):
        *before, last = path[:length]
        for key in (last, *language_keys(str(last)).values()):
            if (*before, key) in lines:
                return lines[(*before, key)]
    return 1 if lines else None


class ColumnInfo(NamedTuple):
    """One column or key of a file, for the reader, the data dictionary, blank files and forms.

    ``name`` is what stands in the file, ``attribute`` what code says; ``cell`` parses it and is None
    for ``section``, a part with keys of its own; ``many`` marks a list; ``default`` is what a blank means.
    """

    name: str
    attribute: str
    column: Column
    required: bool
    cell: Cell | None
    section: type[Record] | None
    many: bool
    default: Any


@cache
def columns(model: type[Record]) -> tuple[ColumnInfo, ...]:
    """Every column of ``model``, in the order of the file."""
    found = []
    for attribute, info in model.model_fields.items():
        column = next((item for item in info.metadata if isinstance(item, Column)), None)
        if column is None:
            raise TypeError(f"{model.__name__}.{attribute} has no Column")
        cell, section, many = _inside(info.annotation)
        cell = cell or _cell_among(info.metadata)
        default = None if info.is_required() else info.default
        found.append(ColumnInfo(
            info.alias or attribute, attribute, column, info.is_required(), cell, section, many, default))
    return tuple(found)


@cache
def nested(model: type[Record]) -> dict[str, type[Record]]:
    """Attributes of ``model`` that are sections, or lists of sections."""
    return {info.attribute: info.section for info in columns(model) if info.section is not None}


@cache
def past_days(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """Attribute and column of each day that cannot lie ahead."""
    return tuple((info.attribute, info.name) for info in columns(model) if info.cell and info.cell.past)


def _cell_among(metadata: Iterable[Any]) -> Cell | None:
    return next((item for item in metadata if isinstance(item, Cell)), None)


def _inside(annotation: Any) -> tuple[Cell | None, type[Record] | None, bool]:
    """The cell or section in an annotation such as ``tuple[Measure, ...]`` or ``Day | None``; is it a list?"""
    origin = get_origin(annotation)
    if origin is Annotated:
        cell = _cell_among(annotation.__metadata__)
        return (cell, None, cell.many) if cell else _inside(get_args(annotation)[0])
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


