"""A line with one dot: where a figure lies between two ends. Small enough for a table's cell, made without a library.

Strips of one width stand below each other in a column, so that the dots of several places can be compared.
"""

from __future__ import annotations

from striveutils.blocks.marks import INK, LINE, PAPER, QUIET

WIDTH, HEIGHT = 160, 16
_EDGE = 6
_MIDDLE = HEIGHT // 2


def strip(value: float, low: float, high: float) -> str:
    """The drawing (SVG) of a dot at ``value`` on a line from ``low`` to ``high``, with marks at both ends and half way.

    A value beyond an end, or an empty line, is a ``ValueError``.
    """
    if not low <= value <= high or low == high:
        raise ValueError(f"{value} does not lie on a line from {low} to {high}")
    length = WIDTH - 2 * _EDGE
    at = _EDGE + length * (value - low) / (high - low)
    ticks = "".join(f"M{_EDGE + length * share:g} 4V12" for share in (0, 0.5, 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        f'<path d="M{_EDGE} {_MIDDLE}H{WIDTH - _EDGE}{ticks}" stroke="{QUIET}" stroke-width="1" fill="none"/>'
        f'<circle cx="{at:.1f}" cy="{_MIDDLE}" r="5" fill="{LINE}" stroke="{INK}" stroke-width="1"/></svg>'
    )
