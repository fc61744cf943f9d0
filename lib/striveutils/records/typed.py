"""Every text in a record that somebody typed in words of their own: to look at, or to put another in its place.

Ids, numbers, days, choices and display names are no such texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeAlias, TypeVar

from striveutils.records.columns.cells import Cell, ListCell, ShortCell, TextCell
from striveutils.records.columns.checking import KeyPath
from striveutils.records.columns.record import NamePair, Record, TypedPair, columns, nested
from striveutils.records.columns.spoken import SpokenCell, SpokenListCell, SpokenNameCell
from striveutils.words import Message, Typed

Told: TypeAlias = Typed | str
R = TypeVar("R", bound=Record)

KEPT = frozenset({"lock"})
"""Short texts that the project writes itself."""


@dataclass(frozen=True)
class TypedText:
    """One text: its key path (``("plan", "tasks", 0)``), what its column is called, and the words.

    ``words`` is a plain text where the column does not say in which language it is.
    """

    path: KeyPath
    label: Message
    words: Told

    @property
    def keys(self) -> tuple[str, ...]:
        """The path without places in lists: ``("plan", "tasks")``."""
        return tuple(key for key in self.path if isinstance(key, str))


Change: TypeAlias = Callable[[TypedText], Told]


@dataclass(frozen=True)
class _Field:
    """Where a record keeps typed text: under one attribute, or as a pair of columns for two languages."""

    name: str
    label: Message
    many: bool = False
    pair: tuple[tuple[str, str], ...] = ()


def typed_texts(record: Record) -> Iterator[TypedText]:
    """Every text of ``record`` that is not blank, its sections' included, in the order of the columns."""
    found: list[TypedText] = []

    def keep(one: TypedText) -> Told:
        found.append(one)
        return one.words

    with_texts(record, keep)
    yield from found


def with_texts(record: R, change: Change) -> R:
    """The record with what ``change`` gives for each of its texts; the same record where nothing differs."""
    return _changed(record, change, ())


def _changed(record: R, change: Change, path: KeyPath) -> R:
    new: dict[str, Any] = {}
    for field in _fields(type(record)):
        new.update(_field_changed(record, field, change, path))
    for name in nested(type(record)):
        value = getattr(record, name)
        told = _section_changed(value, change, (*path, name))
        if told is not value:
            new[name] = told
    return record.model_copy(update=new) if new else record


def _section_changed(value: Any, change: Change, path: KeyPath) -> Any:
    if value is None:
        return None
    if not isinstance(value, tuple):
        return _changed(value, change, path)
    told = tuple(_changed(item, change, (*path, index)) for index, item in enumerate(value))
    return value if all(map(_same, told, value)) else told


def _field_changed(record: Record, field: _Field, change: Change, path: KeyPath) -> dict[str, Any]:
    """What is different in one field, by attribute."""
    here = (*path, field.name)
    if field.pair:
        old = Typed({lang: words for lang, column in field.pair if (words := getattr(record, column))})
        told = _text_changed(old, field, change, here)
        assert isinstance(told, Typed)
        return {} if told is old else {column: told.texts.get(lang) or None for lang, column in field.pair}
    value = getattr(record, field.name)
    if not field.many:
        new = _text_changed(value, field, change, here)
        return {} if new is value else {field.name: new}
    items = tuple(_text_changed(item, field, change, (*here, index)) for index, item in enumerate(value))
    return {} if all(map(_same, items, value)) else {field.name: items}


def _text_changed(words: Told | None, field: _Field, change: Change, path: KeyPath) -> Told | None:
    blank = words is None or not (words.strip() if isinstance(words, str) else words)
    return words if blank or words is None else change(TypedText(path, field.label, words))


def _same(one: object, other: object) -> bool:
    return one is other


@cache
def _fields(model: type[Record]) -> tuple[_Field, ...]:
    """Where a model keeps typed text. Columns in two languages stand together, under the name of their pair."""
    pairs = {column: (name, pair) for name, pair in _pairs(model).items() for column in pair.columns.values()}
    found: dict[str, _Field] = {}
    for info in columns(model):
        name, pair = pairs.get(info.attribute, (info.attribute, None))
        if info.cell is None or not _is_typed(info.cell) or info.name in KEPT or isinstance(pair, NamePair):
            continue
        field = _Field(name, info.column.label, info.cell.many)
        found[name] = field if pair is None else replace(field, pair=tuple(pair.columns.items()))
    return tuple(found.values())


def _pairs(model: type[Record]) -> dict[str, TypedPair]:
    return {name: value for kind in model.__mro__ for name, value in vars(kind).items() if isinstance(value, TypedPair)}


def _is_typed(cell: Cell) -> bool:
    if isinstance(cell, ListCell):
        return _is_typed(cell.item)
    if isinstance(cell, SpokenNameCell):
        return False
    return isinstance(cell, (TextCell, ShortCell, SpokenCell, SpokenListCell))
