"""What any safe choice must hide, as inequalities between yes-or-no unknowns, one for each cell.

Method: M. Fischetti and J. J. Salazar-González, "Solving the cell suppression problem on tabular data with linear
constraints", Management Science 47 (2001): the dual prices of the reader's own linear programme tell which cells,
hidden as well, would let a number move further.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from striveutils.disclosure.choosing.blocks import Block, Mask, Numbers
from striveutils.disclosure.choosing.moves import NEAR, Leak, solve

CRACK = 1e-4
"""A printed cell is opened by this much, so that the prices name few printed cells rather than many."""


@dataclass(frozen=True)
class Demand:
    """The ``weights`` of all hidden cells together must be at least ``least``."""

    weights: Numbers
    least: float

    @property
    def key(self) -> tuple[bytes, float]:
        """Equal for equal demands."""
        return np.round(self.weights, 6).tobytes(), round(self.least, 6)


def demand(block: Block, weights: Numbers, wanted: float, cell: int) -> Demand | None:
    """If ``cell`` is hidden, the weights of hidden cells must come to ``wanted``; None where they always do.

    What must be hidden is counted beforehand, and no weight is more than what is still wanted: then the demand also
    holds for fractions of cells, as far as can be.
    """
    known = block.must.copy()
    known[cell] = True
    still = wanted - float(weights[known].sum())
    if still <= NEAR:
        return None
    rest = np.where(known, 0.0, np.minimum(weights, still)) / still
    if block.must[cell]:
        return Demand(rest, 1.0)
    rest[cell] = -1.0
    return Demand(rest, 0.0)


def first_demands(block: Block) -> Iterator[Demand]:
    """What each line asks for by itself, whatever is hidden elsewhere."""
    for line in range(len(block.lines)):
        for cell in np.flatnonzero(block.lines[line]):
            for weights, wanted in _of_line(block, line, int(cell)):
                found = demand(block, weights, wanted, int(cell))
                if found is not None:
                    yield found


def _of_line(block: Block, line: int, cell: int) -> Iterator[tuple[Numbers, float]]:
    others = (block.lines[line] != 0).astype(float)
    others[cell] = 0
    yield others, 1
    total, parts = block.total(line), block.parts(line)
    if total == cell:
        return
    sums = [(block.children, block.minimum), *((one.numbers, max(one.spread, one.rise)) for one in block.counts)]
    for numbers, wanted in sums:
        weights = np.where(parts, numbers, 0.0)
        if total is not None:
            weights[total] = wanted  # the sum of the hidden parts is not known where the total is hidden too
        yield weights, wanted


def demand_of(block: Block, hidden: Mask, leak: Leak) -> Demand | None:
    """What the choice ``hidden`` fails to do for a leaking cell."""
    counted = block.counts[leak.counted]
    weights = np.zeros(block.size)
    for direction in (1, -1) if counted.spread else (1,):
        weights += _prices(block, counted.numbers, hidden, leak, direction)
    return demand(block, weights, leak.wanted, leak.cell)


def _prices(block: Block, numbers: Numbers, hidden: Mask, leak: Leak, direction: int) -> Numbers:
    """By how much more the cell could move that way if another cell were hidden; at most what is wanted."""
    opened = np.where(hidden, 1.0, CRACK)
    lower = -np.where(hidden, numbers, opened * np.minimum(numbers, leak.wanted))
    upper = np.where(hidden, np.inf, opened * leak.wanted)
    aim = np.zeros(block.size)
    aim[leak.cell] = -direction
    found = solve(aim, block.lines, np.column_stack((lower, upper)))
    if found.status != 0:  # it can move without end: the other direction will have to tell
        return np.where(np.arange(block.size) == leak.cell, 0.0, float(leak.wanted))
    price = -aim + block.lines.T @ found.eqlin.marginals
    price[np.abs(price) < NEAR] = 0
    # A price above 0 asks to let a number grow, which has no end; below 0 to let it shrink, to nobody at most.
    return np.where(price > 0, float(leak.wanted), np.minimum(-price * numbers, leak.wanted))
