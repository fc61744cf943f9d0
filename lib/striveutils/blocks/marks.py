"""The look of the drawings, in one place: colours, marker shapes, dashes, and the same marks for the legend.

Everything must be told apart in grey and by people who do not see red and green alike: shape and dash carry the
meaning, colour only repeats it. The two colours differ in lightness too, and each has a contrast above 6:1 on white.
"""

from __future__ import annotations

PAPER = "#ffffff"
INK = "#1a1a1a"
QUIET = "#595959"
GRID = "#d9d9d9"
LINE = "#1b4f8a"
GOAL = "#9a3b00"
BAND = "#f3e6dc"

LINE_WIDTH = 2.2
MARKER_SIZE = 8.0
GOAL_DASHES = (6.0, 4.0)
BREAK_DASHES = (1.5, 3.0)

SERIES: tuple[tuple[str, tuple[float, float] | None], ...] = (
    ("o", None), ("s", (7.0, 2.5)), ("^", (2.0, 2.0)), ("D", (9.0, 2.5)),
)
"""Marker and dashes of each line of a drawing with several; more lines than these nobody can tell apart."""

_WIDTH, _HEIGHT = 30, 16
_MIDDLE = _HEIGHT / 2


def dot() -> str:
    """One point among many: a small filled dot."""
    return _snippet(_dot(LINE))


def baseline() -> str:
    """The figure of the baseline period: an open dot."""
    return _snippet(_stroke(LINE, LINE_WIDTH) + _dot(PAPER, edge=LINE))


def target() -> str:
    """The target: a dashed line that ends in a diamond."""
    return _snippet(_stroke(GOAL, 1.6, GOAL_DASHES) + _diamond())


def new_definition() -> str:
    """A change of definition: a dotted upright line, across which no line is drawn."""
    return _snippet(f'<path d="M15 0V16" stroke="{QUIET}" stroke-width="1.4" stroke-dasharray="1.5 3"/>')


def prediction() -> str:
    """The range a network predicted: a hatched band."""
    hatch = "".join(f"M{x} 14L{x + 12} 2" for x in range(-6, 30, 6))
    return _snippet(
        f'<rect x="1" y="2" width="28" height="12" fill="{BAND}"/>'
        f'<path d="{hatch}M1 2H29M1 14H29" stroke="{GOAL}" fill="none"/>'
    )


def before_lock() -> str:
    """A point measured before the plan was fixed: an open square."""
    return _snippet(
        f'<rect x="11" y="4" width="8" height="8" fill="{PAPER}" stroke="{LINE}" stroke-width="1.6"/>'
    )


def lock() -> str:
    """The day the plan was fixed: an upright line."""
    return _snippet(f'<path d="M15 0V16" stroke="{QUIET}" stroke-width="1.4"/>')


def series(index: int) -> str:
    """The line and marker of one of several series."""
    marker, dashes = SERIES[index]
    shape = {
        "o": _dot(LINE),
        "s": f'<rect x="11.5" y="4.5" width="7" height="7" fill="{LINE}"/>',
        "^": f'<path d="M15 3.5L19.5 12H10.5Z" fill="{LINE}"/>',
        "D": _diamond(LINE),
    }[marker]
    return _snippet(_stroke(LINE, LINE_WIDTH, dashes) + shape)


def _snippet(content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}"><rect width="{_WIDTH}" height="{_HEIGHT}" fill="{PAPER}"/>{content}</svg>'
    )


def _stroke(colour: str, width: float, dashes: tuple[float, float] | None = None) -> str:
    pattern = f' stroke-dasharray="{dashes[0]} {dashes[1]}"' if dashes else ""
    return f'<path d="M1 {_MIDDLE}H29" stroke="{colour}" stroke-width="{width}"{pattern}/>'


def _dot(fill: str, edge: str | None = None) -> str:
    ring = f' stroke="{edge}" stroke-width="1.8"' if edge else ""
    return f'<circle cx="15" cy="{_MIDDLE}" r="{MARKER_SIZE / 2}" fill="{fill}"{ring}/>'


def _diamond(fill: str = GOAL) -> str:
    return f'<path d="M15 3L20 8L15 13L10 8Z" fill="{fill}"/>'
