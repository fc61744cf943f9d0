"""Several groups asked at once share one error: adjusted p-values where a group may be asked more than one question.

In, and out: for each group the p of each of its questions, already adjusted for each other within the group.
Both ways hold however much the groups depend on each other. Source: Holm 1979 (Scandinavian Journal of Statistics
6:65).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

Chances: TypeAlias = list[list[float]]


def alone(asked: Sequence[Sequence[float]]) -> Chances:
    """Bonferroni: every p times the number of groups. What one group did lends nothing to another."""
    return [[min(1.0, len(asked) * p) for p in chances] for chances in asked]


def step_down(asked: Sequence[Sequence[float]]) -> Chances:
    """Holm over groups: one that is settled, with all of its questions, passes its share of the error on.

    So the chance of any false alarm among all answers stays at the level, whichever of them are read. With one
    question each this is Holm's own method.
    """
    size = len(asked)
    levels = [0.0]  # at k: the smallest level at which the first k groups are settled
    adjusted: Chances = [[] for _group in asked]
    for rank, place in enumerate(sorted(range(size), key=lambda place: max(asked[place]))):
        adjusted[place] = [_smallest_level(p, levels, size) for p in asked[place]]
        levels.append(max(levels[-1], (size - rank) * max(asked[place])))
    return adjusted


def _smallest_level(p: float, levels: Sequence[float], size: int) -> float:
    """The smallest level at which ``p`` counts; waiting for k groups costs ``levels[k]`` and leaves ``size - k``."""
    settled = bisect_left(range(len(levels)), True, key=lambda k: levels[k] >= (size - k) * p)
    near = [k for k in (settled - 1, settled) if 0 <= k < len(levels)]
    return min(1.0, *(max(levels[k], (size - k) * p) for k in near))
