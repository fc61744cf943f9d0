"""Small printed tables for the attacker: one row for each line of a table as people print it."""

from __future__ import annotations

from dataclasses import dataclass

from striveutils.disclosure.attacking import Fact, Link, Range, Span, Table, attack
from striveutils.disclosure.attacking.facts import Mark
from striveutils.disclosure.structure import lines_of


@dataclass(frozen=True)
class Row:
    """``key`` is a value of each dimension, parted by blanks: ``All girls``."""

    key: str
    numerator: Range | None = None
    denominator: Range | None = None
    percent: Span | None = None
    hidden: bool = False
    mark: Mark = ""
    release: str = ""


def counts(key: str, numerator: int | None, denominator: int | None, release: str = "") -> Row:
    """A row that prints its counts."""
    return Row(key, None if numerator is None else Range.exactly(numerator),
               None if denominator is None else Range.exactly(denominator), release=release)


def dash(key: str, mark: Mark = "", release: str = "") -> Row:
    """A row with a dash for its figures."""
    return Row(key, hidden=True, mark=mark, release=release)


def percent(key: str, printed: str, denominator: int | None = None, below: int | None = None) -> Row:
    """A row that prints a percent, and perhaps its denominator or that there are fewer children than ``below``."""
    size = Range.exactly(denominator) if denominator is not None else Range(0, below - 1) if below else None
    return Row(key, None, size, Span.rounded(printed))


def table(*rows: Row, links: tuple[Link, ...] = ()) -> Table:
    """The table; rows with equal keys are about one cell. Links name cells by their place among the keys."""
    keys = list(dict.fromkeys(row.key for row in rows))
    return Table(
        tuple(keys), lines_of([tuple(key.split()) for key in keys]),
        tuple(Fact(keys.index(row.key), row.numerator, row.denominator, row.percent, row.hidden, row.mark, row.release)
              for row in rows), links,
    )


def leaks(printed: Table, minimum: int = 10) -> list[tuple[str, str]]:
    """Kind and place of each leak: the row's name, or that of the line's total."""
    return [(leak.kind, str(printed.names[leak.cell if leak.cell is not None else printed.lines[leak.line or 0].total]))
            for leak in attack(printed, minimum)]


def told(printed: Table, minimum: int = 10) -> str:
    """What the attacker says, in English."""
    return " ".join(str(leak.message()) for leak in attack(printed, minimum))
