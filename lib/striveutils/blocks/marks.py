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
VIEW = "#ececec"
HAIR = "#b3b3b3"

LINE_WIDTH = 2.2
CENTRE_WIDTH = 1.3
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


def centre() -> str:
    """The middle line: a fine line without dots."""
    return _snippet(_stroke(INK, CENTRE_WIDTH))


def limits() -> str:
    """Where figures lie that vary as before: a plain grey band between fine lines."""
    return _snippet(
        f'<rect x="1" y="2" width="28" height="12" fill="{VIEW}"/>'
        f'<path d="M1 2H29M1 14H29" stroke="{QUIET}" stroke-width="0.9"/>'
    )


def flag(letter: str) -> str:
    """What happened: a letter in a box on a staff."""
    return _snippet(
        f'<path d="M15 12V16" stroke="{QUIET}"/>'
        f'<rect x="8.5" y="0.6" width="13" height="12" fill="{PAPER}" stroke="{INK}" stroke-width="1.2"/>'
        + _letter(letter, 15, 10.5, 11)
    )


def cycle(letter: str, *, starts: bool = True, ends: bool = True) -> str:
    """A cycle: a bracket with its letter; an arrow where it goes on."""
    start = "M2 10V3" if starts else ""
    end = "M28 10V3" if ends else "M24 6L28 10L24 14"
    return _snippet(
        f'<path d="M2 10H9M21 10H28{start}{end}" stroke="{INK}" stroke-width="1.4" fill="none"/>'
        + _letter(letter, 15, 12, 11)
    )


def place(letter: str) -> str:
    """One of several places: the letter at the head of its row."""
    return _snippet(_letter(letter, 15, 12.5, 12))


def common() -> str:
    """What all places have in common: a fine upright line."""
    return _snippet(f'<path d="M15 0V16" stroke="{INK}" stroke-width="{CENTRE_WIDTH}"/>')


def upright_target() -> str:
    """The target of several places: an upright dashed line that ends in a diamond."""
    return _snippet(f'<path d="M15 5V16" stroke="{GOAL}" stroke-width="1.6" stroke-dasharray="4 2.5"/>'
                    f'<path d="M15 0L19.5 4.5L15 9L10.5 4.5Z" fill="{GOAL}"/>')


def funnel() -> str:
    """Where a place usually lies: a grey bar, and a fine line where it nearly always does."""
    return _snippet(
        f'<rect x="7" y="3" width="16" height="10" fill="{VIEW}" stroke="{QUIET}" stroke-width="0.9"/>'
        f'<path d="M1 8H29M1 5V11M29 5V11" stroke="{QUIET}"/>'
    )


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


def _letter(letter: str, x: float, foot: float, size: float) -> str:
    return (f'<text x="{x}" y="{foot}" font-family="sans-serif" font-size="{size}px" font-weight="bold" '
            f'text-anchor="middle" fill="{INK}">{letter}</text>')


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
