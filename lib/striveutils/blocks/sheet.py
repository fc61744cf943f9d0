"""The paper a figure is drawn on: matplotlib as a pen, in CSS pixels, and SVG that holds nothing but the drawing.

Artists are put on the figure directly, without axes: three times as fast, and every mark is one this project chose.
Pyplot is not used. What matplotlib reads only from its settings (fonts, hashes) is set for the moment of drawing,
starting from its own defaults, so that neither a matplotlibrc nor a notebook's style changes a published page.
"""

from __future__ import annotations

import io
import math
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from striveutils.blocks import marks
from striveutils.blocks.placing import Box

Point: TypeAlias = tuple[float, float]

WIDTH, HEIGHT = 340, 220
"""Natural size in CSS pixels; a phone of 360 px shows it at about 320."""

TEXT_SIZE = 12.0
"""12 px at natural size are 11.3 px on that phone."""

_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none", "svg.hashsalt": "striveutils", "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"], "hatch.linewidth": 0.8, "text.usetex": False, "path.simplify": False,
}
# Between matplotlib's lines (2) and its texts (3).
_OVER_LINES = 2.5
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
# The settings are one table for the whole process; two drawings at a time would mix theirs.
_ONE_AT_A_TIME = threading.Lock()

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


class Sheet:
    """A drawing in the making. Coordinates are CSS pixels from the lower left corner, rounded to a tenth."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width, self.height = width, height
        # 72 dots an inch make matplotlib's point a pixel.
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=marks.PAPER)
        self._canvas = FigureCanvasSVG(self._figure)

    def line(self, points: Sequence[Point], colour: str, width: float,
             dashes: tuple[float, float] | None = None) -> None:
        """A line through the points, solid or dashed (lengths of dash and gap in pixels); it stops at a nan."""
        xs, ys = _tenths(points)
        artist = Line2D(xs, ys, color=colour, linewidth=width, solid_capstyle="round", transform=None)
        if dashes:
            artist.set_dashes((dashes[0] / width, dashes[1] / width))  # matplotlib counts them in line widths
        self._figure.add_artist(artist)

    def strokes(self, ends: Iterable[tuple[Point, Point]], colour: str, width: float = 1.0) -> None:
        """Separate straight strokes as one path."""
        points = [point for start, end in ends for point in (start, end, (math.nan, math.nan))]
        if points:
            self.line(points, colour, width)

    def marker(self, points: Sequence[Point], shape: str, colour: str, *, filled: bool = True,
               size: float = marks.MARKER_SIZE) -> None:
        """The same marker at each of the points."""
        xs, ys = _tenths(points)
        self._figure.add_artist(Line2D(
            xs, ys, linestyle="none", marker=shape, markersize=size, markeredgecolor=colour, markeredgewidth=1.8,
            markerfacecolor=colour if filled else marks.PAPER, transform=None,
        ))

    def clear(self, box: Box, *, over_lines: bool = False) -> None:
        """Blank paper, under a number that stands on a grid or a hatched band; or over lines, too."""
        self._rectangle(box, facecolor=marks.PAPER, **({"zorder": _OVER_LINES} if over_lines else {}))

    def band(self, box: Box, fill: str, hatch_colour: str) -> None:
        """A hatched rectangle."""
        self._rectangle(box, facecolor=fill, edgecolor=hatch_colour, hatch="///")

    def area(self, corners: Sequence[Point], fill: str) -> None:
        """A plain area without an edge."""
        xs, ys = _tenths(corners)
        self._figure.add_artist(Polygon(list(zip(xs, ys, strict=True)), facecolor=fill, linewidth=0, transform=None))

    def frame(self, box: Box, colour: str) -> None:
        """Blank paper in a frame, under a letter."""
        self._rectangle(box, 1.2, facecolor=marks.PAPER, edgecolor=colour)

    def number(self, x: float, y: float, words: str, *, align: str = "center", colour: str = marks.INK,
               bold: bool = False) -> None:
        """A number, a period or a single letter, its middle line at ``y``."""
        # Half the height of a digit, so that no font has to be measured to centre it.
        self._figure.add_artist(Text(
            round(x, 1), round(y - 0.36 * TEXT_SIZE, 1), words, color=colour, fontsize=TEXT_SIZE, ha=align,
            va="baseline", fontweight="bold" if bold else "normal", parse_math=False, transform=None,
        ))

    def _rectangle(self, box: Box, edge: float = 0, **look: Any) -> None:
        corner, wide, high = (round(box.left, 1), round(box.bottom, 1)), box.right - box.left, box.top - box.bottom
        self._figure.add_artist(
            Rectangle(corner, round(wide, 1), round(high, 1), linewidth=edge, transform=None, **look))

    def svg(self) -> str:
        """The drawing as an SVG element, the same bytes each time, without comments and metadata."""
        content = io.BytesIO()
        self._canvas.print_svg(content, metadata=_NO_METADATA)  # type: ignore[no-untyped-call]
        return _cleaned(content.getvalue(), self.width, self.height)


@contextmanager
def drawing(width: int = WIDTH, height: int = HEIGHT) -> Iterator[Sheet]:
    """A sheet to draw on, under this project's settings alone."""
    with _ONE_AT_A_TIME, matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield Sheet(width, height)


def text_width(words: str) -> float:
    """About how wide ``words`` is, in pixels: between Arial and the wider fonts of some phones and desktops."""
    return sum(0.36 if letter in ".,-: " else 0.95 if letter == "%" else 0.6 for letter in words) * TEXT_SIZE


def _tenths(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [round(x, 1) for x, _y in points], [round(y, 1) for _x, y in points]


def _cleaned(content: bytes, width: int, height: int) -> str:
    root = ET.fromstring(content)  # what matplotlib wrote just now; comments are dropped in reading
    root.attrib.pop("version", None)
    root.set("width", str(width))
    root.set("height", str(height))
    root.set("font-family", "sans-serif")
    _clean(root, set(re.findall(rb"#([\w-]+)", content)))
    return ET.tostring(root, encoding="unicode")


def _clean(element: ET.Element, used: set[bytes]) -> None:
    """Drop metadata, names nothing refers to, groups that hold nothing together, and blank space."""
    for child in list(element):
        if child.tag == f"{{{_SVG}}}metadata":
            element.remove(child)
        else:
            _clean(child, used)
    if element.get("id", "").encode() not in used:
        element.attrib.pop("id", None)
    if "d" in element.attrib:
        element.set("d", " ".join(element.attrib["d"].split()))
    if element.tag == f"{{{_SVG}}}text":
        element.attrib.pop("transform", None)  # always a turn by nothing
        element.set("style", re.sub(r"\s*font-family:[^;]*;?", "", element.get("style", "")))
    element.text, element.tail = (element.text or "").strip() or None, None
    _unwrap(element)


def _unwrap(element: ET.Element) -> None:
    for place, child in reversed(list(enumerate(element))):
        if child.tag == f"{{{_SVG}}}g" and not child.attrib:
            element.remove(child)
            for offset, inner in enumerate(list(child)):
                element.insert(place + offset, inner)
