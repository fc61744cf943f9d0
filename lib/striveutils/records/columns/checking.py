"""What checking a value needs to know from outside it, and what it may find wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from striveutils.words import Message

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value on a page: keys, and places in lists, counted from 0."""

SCHOOL_YEAR_STARTS = 7
"""Month in which a school year starts where the partnership does not say: July, as in most states."""


class Fault(ValueError):
    """One thing wrong with one value; the reader adds file and row to make a Problem of it.

    ``column`` is a column's name or the path of a key; a ``warning`` stops nothing.
    """

    def __init__(self, wrong: Message, expected: Message | None = None, cure: Message | None = None, *,
                 column: str | KeyPath = (), warning: bool = False) -> None:
        super().__init__(wrong.singular)
        self.wrong = wrong
        self.expected = expected
        self.cure = cure
        self.path: KeyPath = (column,) if isinstance(column, str) else column
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
