"""The cheapest safe choice: choose, attack the choice, demand what it failed to do, choose again.

Each choice is the cheapest that meets all demands so far, and a safe choice meets every demand there can be. So the
first choice that withstands the attack is the cheapest safe one.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from striveutils.disclosure.choosing.blocks import Block, Mask
from striveutils.disclosure.choosing.demands import Demand, demand_of, first_demands
from striveutils.disclosure.choosing.moves import Moves

NODES_A_SECOND = 400
"""How many branches of a table of 42 cells an ordinary machine tries in a second, its programmes included."""


def cheapest(block: Block, seconds: float) -> Mask | None:
    """The cheapest safe choice; None where it is not found in about ``seconds``.

    The time is counted in branches tried, not read from a clock: a slow machine must not hide other cells.
    """
    demands = {one.key: one for one in first_demands(block)}
    left = int(seconds * NODES_A_SECOND)
    while left > 0:
        found = _meeting(block, list(demands.values()), left)
        if found.x is None or found.status == 1:
            return None
        hidden = np.asarray(found.x > 0.5)
        leaks = list(Moves(block).leaks(hidden))
        if not leaks:
            return hidden
        new = {one.key: one for leak in leaks if (one := demand_of(block, hidden, leak))}
        if not new.keys() - demands.keys():
            return None
        demands |= new
        left -= 10 + int(found.mip_node_count)
    return None


def _meeting(block: Block, demands: list[Demand], nodes: int) -> Any:
    from scipy.optimize import Bounds, LinearConstraint, milp

    weights = np.array([one.weights for one in demands]).reshape(-1, block.size)
    return milp(
        block.costs, integrality=np.ones(block.size), bounds=Bounds(block.must.astype(float), np.ones(block.size)),
        constraints=LinearConstraint(weights, [one.least for one in demands]) if demands else (),
        options={"node_limit": nodes, "mip_rel_gap": 0.0},
    )
