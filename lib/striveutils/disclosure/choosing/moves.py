"""How far a reader must leave it open what a hidden cell is: other tables that have the same printed numbers.

A *move* is the difference between such a table and the true one: nothing on printed cells, no hidden count below
nobody, every line still adding up. The set of moves is convex, so two moves show that all between them are possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from striveutils.disclosure.choosing.blocks import Block, Counted, Mask, Numbers

NEAR = 1e-6
"""Numbers of children that differ by less are equal."""


@dataclass(frozen=True)
class Leak:
    """A hidden cell of which too much can be found out: ``counted`` says which count, ``wanted`` how far it should be
    able to move."""

    counted: int
    cell: int
    wanted: int


@dataclass
class Moves:
    """The moves that are known of each count; whoever hides less may go on using those that move no shown cell."""

    block: Block
    known: list[list[Numbers]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = self.known or [[] for _ in self.block.counts]

    def within(self, hidden: Mask) -> Moves:
        """Only the moves of hidden cells."""
        return Moves(self.block, [[move for move in moves if not np.any(np.abs(move[~hidden]) > NEAR)]
                                  for moves in self.known])

    def leaks(self, hidden: Mask) -> Iterator[Leak]:
        """Every hidden cell that can't move enough. Valid only while all known moves are within ``hidden``."""
        joined = components(self.block, hidden)
        for index, counted in enumerate(self.block.counts):
            up, down = self._reached(index)
            for cell in np.flatnonzero(hidden):
                wanted = counted.wanted(int(cell))
                if _whole(up[cell], down[cell], counted) >= wanted:
                    continue
                for move in _furthest(self.block, counted, joined == joined[cell], int(cell), wanted):
                    self.known[index].append(move)
                    np.maximum(up, move, out=up)
                    np.minimum(down, move, out=down)
                if _whole(up[cell], down[cell], counted) < wanted:
                    # From 1/2 to 9/2 are four children, not five: then the number must be able to move further.
                    far = bool(counted.spread) and up[cell] - down[cell] > wanted - NEAR
                    yield Leak(index, int(cell), wanted + far)

    def _reached(self, counted: int) -> tuple[Numbers, Numbers]:
        stacked = np.vstack([np.zeros(self.block.size), *self.known[counted]])
        return stacked.max(axis=0), stacked.min(axis=0)


def _whole(up: float, down: float, counted: Counted) -> float:
    """How many whole children a number can move."""
    risen = np.floor(up + NEAR)
    return float(risen + np.floor(NEAR - down) if counted.spread else risen)


def _furthest(block: Block, counted: Counted, movable: Mask, cell: int, wanted: int) -> Iterator[Numbers]:
    """The move that lets the cell grow most, up to what is wanted; then, where that is less, the one that lets it
    shrink most."""
    for direction in (1, -1) if counted.spread else (1,):
        move = furthest(block, counted.numbers, movable, cell, direction * (wanted + 1))
        yield move
        if move[cell] >= wanted:
            return


def furthest(block: Block, numbers: Numbers, movable: Mask, cell: int, limit: int) -> Numbers:
    """The move of ``movable`` cells that takes ``cell`` as far as can be, but no further than ``limit``."""
    columns = np.flatnonzero(movable)
    lines = block.lines[:, columns]
    lower = -numbers[columns]
    upper = np.full(len(columns), np.inf)
    here = int(np.searchsorted(columns, cell))
    if limit > 0:
        upper[here] = limit
    else:
        lower[here] = max(lower[here], limit)
    aim = np.zeros(len(columns))
    aim[here] = -np.sign(limit)
    found = solve(aim, lines[np.any(lines, axis=1)], np.column_stack((lower, upper)))
    move = np.zeros(block.size)
    move[columns] = found.x
    return move


def solve(aim: Numbers, equal: Numbers, bounds: Numbers, at_least: tuple[Numbers, Numbers] | None = None) -> Any:
    """The least ``aim``, with ``equal`` times the unknowns nothing and ``at_least[0]`` times them ``at_least[1]``."""
    from scipy.optimize import linprog

    more = {} if at_least is None else {"A_ub": -at_least[0], "b_ub": -at_least[1]}
    return linprog(aim, A_eq=equal, b_eq=np.zeros(len(equal)), bounds=bounds, method="highs", **more)


def components(block: Block, hidden: Mask) -> Numbers:
    """A number for each cell, equal for those that are tied by hidden cells; printed cells have numbers below 0."""
    label = np.where(hidden, np.arange(block.size), -1 - np.arange(block.size)).astype(float)
    for line in block.lines != 0:
        met = np.unique(label[line & hidden])
        if len(met) > 1:
            label[np.isin(label, met)] = met[0]
    return label


def crowded(block: Block, hidden: Mask) -> Iterator[int]:
    """Every line that tells how many children are hidden on it, and they are fewer than the minimum."""
    for line in range(len(block.lines)):
        total, parts = block.total(line), block.parts(line) & hidden
        if (total is None or not hidden[total]) and np.any(parts) and block.children[parts].sum() < block.minimum:
            yield line
