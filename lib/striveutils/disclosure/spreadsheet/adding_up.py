"""How the rows of a table add up, also where totals in between have no row of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product
from typing import TypeAlias

from striveutils.disclosure.structure import EVERY, Line

Key: TypeAlias = tuple[str, ...]

ALL_ORDERS = 4
"""Of up to so many dimensions every order is tried in which a missing total can be taken apart."""


def sums_in(keys: Sequence[Key]) -> tuple[Line, ...]:
    """Every line of one measure; ``keys`` has the dimension values of each cell.

    A total is taken apart along each dimension: into one part for each value that its cells have. Where such a part
    has no row, such as White, All beside White, Girls and White, Boys, it is taken apart in turn.
    """
    return tuple(_Sums(keys).lines())


class _Sums:
    """``below``: the cells that are counted in a key, whether it has a row or not."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self.keys = keys
        self.index = {key: index for index, key in enumerate(keys)}
        self.below: dict[Key, list[int]] = {}
        for index, key in enumerate(keys):
            for above in product(*({value, EVERY} for value in key)):
                self.below.setdefault(above, []).append(index)

    def lines(self) -> Iterator[Line]:
        """Each total with each way to take it apart, once."""
        known: set[tuple[int, frozenset[int]]] = set()
        for index, key in enumerate(self.keys):
            for order in self._orders(key):
                parts = tuple(self._apart(key, order))
                if parts and (index, frozenset(parts)) not in known:
                    known.add((index, frozenset(parts)))
                    yield Line(index, parts)

    def _orders(self, key: Key) -> Iterator[tuple[int, ...]]:
        open_ = [place for place, value in enumerate(key) if value == EVERY]
        if len(open_) <= ALL_ORDERS:
            yield from permutations(open_)
        else:
            yield from ((*open_[first:], *open_[:first]) for first in range(len(open_)))

    def _apart(self, key: Key, order: tuple[int, ...]) -> Iterator[int]:
        """The cells that make up ``key``, along the first dimension of ``order`` and, where it must be, the others."""
        if not order:
            return
        place = order[0]
        values = dict.fromkeys(self.keys[index][place] for index in self.below.get(key, ()))
        for value in values:
            if value != EVERY:
                part = (*key[:place], value, *key[place + 1:])
                if part in self.index:
                    yield self.index[part]
                else:
                    yield from self._apart(part, order[1:])
