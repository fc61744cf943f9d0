"""A safe choice for large tables: mend one leak after the other as cheaply as can be, then show again what need not be
hidden."""

from __future__ import annotations

import numpy as np

from striveutils.disclosure.choosing.blocks import Block, Mask
from striveutils.disclosure.choosing.moves import NEAR, Leak, Moves, crowded, solve

HARDLY = 1e-4
"""What moving a cell that is hidden anyway costs, beside one that is not."""


def good_enough(block: Block, hidden: Mask) -> Mask:
    """A safe choice that hides at least what must be, starting from ``hidden``; everything where there is none."""
    moves = Moves(block)
    hidden = hidden.copy()
    while True:
        for line in crowded(block, hidden):
            _fill(block, hidden, line)
        leak = next(moves.leaks(hidden), None)
        if leak is None:
            break
        opened = _opened(block, hidden, leak)
        if not np.any(opened & ~hidden):
            return np.ones(block.size, dtype=bool)
        hidden |= opened
    return _shown_again(block, hidden, moves)


def _fill(block: Block, hidden: Mask, line: int) -> None:
    """Hide the cheapest cells of a line until it no longer tells of a group that is too small."""
    parts = [int(cell) for cell in np.flatnonzero(block.parts(line) & ~hidden)]
    for cell in sorted(parts, key=lambda one: (block.costs[one], one)):
        if block.children[block.parts(line) & hidden].sum() >= block.minimum:
            return
        hidden[cell] = True
    total = block.total(line)
    if total is not None and block.children[block.parts(line) & hidden].sum() < block.minimum:
        hidden[total] = True


def _opened(block: Block, hidden: Mask, leak: Leak) -> Mask:
    """The cells of the cheapest two moves that are as far apart at the leaking cell as is wanted."""
    counted = block.counts[leak.counted]
    n = block.size
    prices = np.where(hidden, HARDLY, block.costs)
    pair = np.hstack((np.eye(n), -np.eye(n)))
    moves = np.vstack((block.lines @ pair,) if not counted.spread else (
        np.hstack((block.lines @ pair, np.zeros((len(block.lines), 2 * n)))),
        np.hstack((np.zeros((len(block.lines), 2 * n)), block.lines @ pair))))
    copies = 2 if counted.spread else 1
    upper = np.tile(np.concatenate((np.full(n, np.inf), counted.numbers)), copies)
    apart = np.hstack((pair[leak.cell], -pair[leak.cell]))[: len(upper)]
    found = solve(np.tile(prices, 2 * copies), moves, np.column_stack((np.zeros(len(upper)), upper)),
                  (apart[None, :], np.array([float(leak.wanted)])))
    if found.status != 0:
        return np.zeros(n, dtype=bool)
    return np.asarray(np.any(found.x.reshape(2 * copies, n) > NEAR, axis=0))


def _shown_again(block: Block, hidden: Mask, moves: Moves) -> Mask:
    """Show what was hidden for others' sake and need not be, the dearest first."""
    for cell in sorted(np.flatnonzero(hidden & ~block.must), key=lambda one: (-block.costs[one], one)):
        fewer = hidden.copy()
        fewer[cell] = False
        kept = moves.within(fewer)
        if next(crowded(block, fewer), None) is None and next(kept.leaks(fewer), None) is None:
            hidden, moves = fewer, kept
    return hidden
