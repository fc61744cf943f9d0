"""Where a number stands beside its point, so that it covers neither marks nor other numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The box with its middle at ``x``, ``y``."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def overlap(self, other: Box) -> float:
        """The area two boxes share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide * high if wide > 0 and high > 0 else 0.0

    def outside(self, other: Box) -> float:
        """The area of this box that lies outside ``other``."""
        return (self.right - self.left) * (self.top - self.bottom) - self.overlap(other)


def along(x1: float, y1: float, x2: float, y2: float, thickness: float = 6.0) -> list[Box]:
    """Boxes that cover a straight line."""
    steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) // thickness))
    return [
        Box.around(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps, thickness, thickness)
        for i in range(steps + 1)
    ]


def best(candidates: Iterable[Box], taken: Iterable[Box], within: Box) -> Box:
    """The first of ``candidates`` that touches nothing ``taken`` and stays ``within``; else the least bad one."""
    occupied = list(taken)
    return min(
        candidates,
        key=lambda box: sum(box.overlap(other) for other in occupied) + 10 * box.outside(within),
    )


def spread(
    wanted: Iterable[tuple[float, float]], gap: float, standing: Iterable[tuple[float, float]] = ()
) -> list[int]:
    """Which texts fit on a line, ``gap`` apart: (middle, width) of each, the most important first.

    Those ``standing`` there already stay whatever comes.
    """
    there = list(standing)
    kept: list[int] = []
    for index, (middle, width) in enumerate(wanted):
        if all(abs(middle - other) >= (width + other_width) / 2 + gap for other, other_width in there):
            kept.append(index)
            there.append((middle, width))
    return kept
