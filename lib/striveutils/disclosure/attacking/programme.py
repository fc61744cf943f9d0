"""Linear programmes over the cells that are not known: how low and how high can each count be?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from striveutils.disclosure.attacking.equations import NEAR, Rows, parts_of
from striveutils.disclosure.attacking.known import Between, Known, Quantity

WHOLE_UP_TO = 240
"""With more unknown counts than this, halves are not excluded by branching: it would take too long."""

BRANCHES = 200
"""How many branches are tried for a whole-number solution; a number, not a time, so that every run finds the same."""

NO_END = 10**6
"""Stands for "without end" in a programme: more children than any table here has, times ten where it has more."""


@dataclass
class Seen:
    """The lowest and highest values that tables with whole numbers showed to be possible; None before the first."""

    n: Between | None = None
    m: Between | None = None
    d: Between | None = None

    def add(self, quantity: Quantity, low: int, high: int) -> None:
        """These values are possible as well."""
        old: Between | None = getattr(self, quantity)
        setattr(self, quantity, Between(low, high) if old is None
                else Between(min(old.low, low), max(old.high, high)))


@dataclass
class Programme:
    """The unknown cells that hang together. ``failed``: the printed numbers contradict each other, or no solution."""

    cells: tuple[int, ...]
    known: Sequence[Known]
    rows: Rows
    seen: dict[int, Seen] = field(default_factory=dict)
    failed: bool = False

    def __post_init__(self) -> None:
        self.seen = {cell: Seen() for cell in self.cells}

    def solvable(self) -> bool:
        """Is there any table with these numbers?"""
        if not self.failed and all(seen.d is None for seen in self.seen.values()):
            self.push({})
        return not self.failed

    def extremes(self, cell: int, quantity: Quantity) -> Between:
        """The least and the most that ``quantity`` of ``cell`` can be. The known bounds where solving fails."""
        for sign in (1, -1):
            self.push({(cell, quantity): sign})
        return getattr(self.seen[cell], quantity) or self.known[cell].of(quantity)

    def push(self, wishes: Mapping[tuple[int, Quantity], int]) -> None:
        """Look for a table in which the wished counts are as high (or, with -1, as low) as can be; keep all it shows.

        With one wish, the bound itself is kept as well, even where no table of whole numbers was found.
        """
        weights = self._weights(wishes)
        solved = self._solve(weights, whole=False)
        if solved is None:
            return
        if not self._keep(solved) and len(self.rows.columns) <= WHOLE_UP_TO:
            solved = self._solve(weights, whole=True) or solved
            self._keep(solved)
        if len(wishes) == 1:
            (cell, quantity), sign = next(iter(wishes.items()))
            value = self._value(solved, cell, quantity)
            bound = math.floor(value + NEAR) if sign > 0 else math.ceil(value - NEAR)
            self.seen[cell].add(quantity, bound, bound)

    def _weights(self, wishes: Mapping[tuple[int, Quantity], int]) -> dict[int, int]:
        weights: dict[int, int] = {}
        for (cell, quantity), sign in wishes.items():
            for part in parts_of(quantity):
                index = self.rows.columns.get((cell, part))
                if index is not None:
                    weights[index] = weights.get(index, 0) + sign
        return weights

    def _solve(self, weights: Mapping[int, int], whole: bool) -> list[float] | None:
        """A table that is possible; None where the solver finds none."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp  # takes a second to load

        wanted = np.zeros(len(self.rows.columns))
        for index, weight in weights.items():
            wanted[index] = -weight
        matrix, low, high = self.rows.matrix
        found = milp(
            wanted, integrality=np.full(len(wanted), int(whole)), bounds=Bounds(*self.rows.bounds),
            constraints=LinearConstraint(matrix, low, high) if len(low) else (),
            options={"node_limit": BRANCHES, "mip_rel_gap": 0.0} if whole else {},
        )
        if found.x is None:
            self.failed = self.failed or not whole
            return None
        return [float(value) for value in found.x]

    def _value(self, solved: Sequence[float], cell: int, quantity: Quantity) -> float:
        return sum(self._count(solved, cell, part) for part in parts_of(quantity))

    def _count(self, solved: Sequence[float], cell: int, part: Quantity) -> float:
        index = self.rows.columns.get((cell, part))
        return solved[index] if index is not None else float(self.known[cell].of(part).low)

    def _keep(self, solved: Sequence[float]) -> bool:
        """Remember what a table of whole numbers shows; False where the numbers are not whole."""
        if not self.rows.hold([round(value) for value in solved]):
            return False
        for cell in self.cells:
            n, m = round(self._count(solved, cell, "n")), round(self._count(solved, cell, "m"))
            self.seen[cell].add("n", n, n)
            self.seen[cell].add("m", m, m)
            self.seen[cell].add("d", n + m, n + m)
        return True
