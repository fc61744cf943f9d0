"""Nearly nobody and nearly everybody: how wide the band is that is told instead of the figure.

0 % or 100 % of a group says something about every child in it, however large the group is. NCES 2011-603 recommends
bands at both ends that are the wider the smaller the group is, without the counts under them.
"""

from __future__ import annotations

from striveutils.disclosure.shown import Side

LADDER = ((300, 1.0), (100, 2.0), (40, 5.0), (20, 10.0), (0, 20.0))
"""From how many children on the band at each end has which width, in percent, as districts print the ladder."""


def is_end(numerator: int | None, denominator: int | None) -> bool:
    """Did nobody or everybody of a group of at least one child do it?"""
    return bool(denominator) and numerator in (0, denominator)


def band(numerator: int, denominator: int) -> tuple[Side, float] | None:
    """The band that a figure of ``denominator`` children lies in, such as ("at most", 2.0); None outside of both."""
    width = next(width for least, width in LADDER if denominator >= least)
    share = 100 * numerator / denominator if denominator else width
    if share <= width and denominator:
        return "at most", width
    return ("at least", 100 - width) if denominator and share >= 100 - width else None


def sizes(denominator: int) -> tuple[int, int | None]:
    """The least and the most children a group of the same rung of the ladder has; None is without end."""
    rungs = [least for least, _width in LADDER]
    rung = next(position for position, least in enumerate(rungs) if denominator >= least)
    return rungs[rung], rungs[rung - 1] - 1 if rung else None
