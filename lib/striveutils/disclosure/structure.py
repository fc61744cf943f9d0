"""How the cells of a table add up: one line for each total and the cells it is the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

EVERY = "All"
"""The value of a dimension that stands for all its other values together."""


@dataclass(frozen=True)
class Line:
    """The cells with the indices ``parts`` add up to the one with the index ``total``."""

    total: int
    parts: tuple[int, ...]


def lines_of(keys: Sequence[tuple[str, ...]], every: str = EVERY) -> tuple[Line, ...]:
    """Every line of a table: a cell that is ``every`` in one dimension, and the cells equal to it in all others.

    ``keys`` has one tuple of dimension values for each cell. A total without parts makes no line.
    """
    return tuple(_lines(keys, every))


def _lines(keys: Sequence[tuple[str, ...]], every: str) -> Iterator[Line]:
    for dimension in range(len(keys[0]) if keys else 0):
        parts: dict[tuple[str, ...], list[int]] = {}
        for index, key in enumerate(keys):
            if key[dimension] != every:
                parts.setdefault(key[:dimension] + key[dimension + 1:], []).append(index)
        for index, key in enumerate(keys):
            found = parts.get(key[:dimension] + key[dimension + 1:])
            if key[dimension] == every and found:
                yield Line(index, tuple(found))
