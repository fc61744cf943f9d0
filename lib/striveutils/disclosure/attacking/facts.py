"""What an attacker reads: the printed facts about each cell of a table, and what is found with them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from striveutils.disclosure.structure import Line
from striveutils.words import Message, Words

Mark: TypeAlias = Literal["", "p", "c"]
LinkKind: TypeAlias = Literal["same", "opposite", "nested", "within"]
LeakKind: TypeAlias = Literal[
    "printed", "small", "tail", "values", "somebody", "together", "unlisted", "overlap", "correction"
]


@dataclass(frozen=True)
class Range:
    """Whole numbers from ``low`` to ``high``, both included; ``high`` None is without end."""

    low: int
    high: int | None = None

    @classmethod
    def exactly(cls, number: int) -> Range:
        """One printed number."""
        return cls(number, number)

    @property
    def exact(self) -> int | None:
        """The number, where there is only one."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class Span:
    """Percents from ``low`` to ``high``, both included, on the scale 0 to 100."""

    low: Fraction
    high: Fraction

    @classmethod
    def between(cls, low: str | float | Decimal, high: str | float | Decimal) -> Span:
        """A band or a bound, such as 0 to 5; numbers are taken as they are written."""
        return cls(Fraction(str(low)), Fraction(str(high)))

    @classmethod
    def rounded(cls, printed: str | Decimal) -> Span:
        """What a printed percent may have been before it was rounded: 42.9 is 42.85 to 42.95; 43 is 42.5 to 43.5."""
        value = Decimal(str(printed))
        exponent = value.as_tuple().exponent
        half = Fraction(Decimal(1).scaleb(min(int(exponent), 0))) / 2
        return cls(max(Fraction(value) - half, Fraction(0)), min(Fraction(value) + half, Fraction(100)))


@dataclass(frozen=True)
class Fact:
    """What one release prints about the cell with the index ``cell``; None is not printed.

    ``hidden``: the row is marked as held back. ``mark`` tells why, where a publisher says so: ``p`` a small group,
    ``c`` hidden to protect others. ``release`` names where it was printed.
    """

    cell: int
    numerator: Range | None = None
    denominator: Range | None = None
    percent: Span | None = None
    hidden: bool = False
    mark: Mark = ""
    release: str = ""

    @property
    def blank(self) -> bool:
        """Nothing is printed but perhaps a mark."""
        return self.numerator is None and self.denominator is None and self.percent is None


@dataclass(frozen=True)
class Link:
    """How two cells of different measures or groups hang together.

    ``same``: equal denominators. ``opposite``: equal denominators that the two numerators add up to. ``nested``:
    equal denominators, and who is counted in ``first`` is counted in ``second``. ``within``: the children of
    ``first`` are some of the children of ``second``, counted alike.
    """

    kind: LinkKind
    first: int
    second: int


@dataclass(frozen=True)
class Table:
    """One name for each cell, how cells add up, everything printed about them in any release, and links."""

    names: tuple[Words, ...]
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Possible:
    """What a cell's numerator, denominator and complement can be; of head counts only the denominator is told."""

    numerator: Range | None
    denominator: Range
    complement: Range | None


@dataclass(frozen=True)
class Leak:
    """Something a reader can find that nobody should; ``cell`` and ``line`` say where, ``told`` shows the arithmetic.

    ``found`` is what is left possible for the cell or, of a line, for its hidden or unlisted children together.
    """

    kind: LeakKind
    cell: int | None
    line: int | None
    found: Possible | None
    told: Message
    cure: Message

    def message(self) -> Message:
        """What can be found and how."""
        return self.told
