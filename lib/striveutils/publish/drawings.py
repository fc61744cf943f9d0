"""Checking the drawings inside a page: marks, numbers and periods alone, nothing that runs, loads or tells more."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from striveutils.blocks.view import DRAWN_HERE
from striveutils.publish import machine
from striveutils.words import Message, _

ELEMENTS = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs",
    "clipPath", "use", "style", "marker", "pattern",
}
ATTRIBUTES = {
    "id", "class", "style", "type", "transform", "viewBox", "preserveAspectRatio", "version", "width", "height", "x",
    "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "d", "points", "href", "clip-path",
    "clip-rule", "clipPathUnits", "patternUnits", "patternTransform", "patternContentUnits", "markerWidth",
    "markerHeight", "markerUnits", "orient", "refX", "refY", "fill", "fill-opacity", "fill-rule", "stroke",
    "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor",
    "dominant-baseline", "baseline-shift",
}
"""How a shape looks and where it is. What is not here could carry a figure that nobody sees, or its name."""
NUMBERS_AND_PERIODS = re.compile(r"[\d\s.,:%+\-−–—/()]*|[A-Z]")
"""A single capital letter is a flag that the legend explains; it is the same in every language."""
REFERENCE = re.compile(r"url\((?!\s*[\"']?#)|@import|expression\(", re.IGNORECASE)


def faults(address: str, line: int) -> Iterator[Message]:
    """What is wrong with the drawing in an image's address, on ``line`` of the page."""
    where = str(line)
    try:
        svg = base64.b64decode(address.removeprefix(DRAWN_HERE), validate=True)
        drawing = _parsed(svg)
    except (binascii.Error, ElementTree.ParseError, ValueError):
        yield _("Line {line}: the drawing cannot be read. It has to be a whole SVG without declarations.", line=where)
        return
    for part in drawing.iter():
        yield from _part_faults(part, where)


def _parsed(svg: bytes) -> ElementTree.Element:
    """The drawing with its comments kept; declarations of its own could grow without end, so they are refused."""
    if b"<!" in svg.replace(b"<!--", b"") or b"<?" in svg:
        raise ValueError("declaration")
    builder = ElementTree.TreeBuilder(insert_comments=True)
    return ElementTree.fromstring(svg, parser=ElementTree.XMLParser(target=builder))


def _part_faults(part: ElementTree.Element, line: str) -> Iterator[Message]:
    if not isinstance(part.tag, str):
        yield _("Line {line}: the drawing holds a comment. A comment can tell what a figure must not.", line=line)
        return
    name = _local(part.tag)
    if name not in ELEMENTS:
        yield _("Line {line}: the drawing holds <{element}>. Only shapes and numbers belong there.", line=line,
                element=name)
        return
    if name == "style":
        unwanted = bool(REFERENCE.search(part.text or ""))
    else:
        unwanted = any(_runs_or_loads(_local(key), value) for key, value in part.attrib.items())
    yield from _telling_attributes(part, name, line)
    if unwanted:
        yield _("Line {line}: the drawing would run or load something. It has to hold all it needs.", line=line)
    texts = [part.tail or ""] if name == "style" else [part.text or "", part.tail or ""]
    if not all(NUMBERS_AND_PERIODS.fullmatch(text) for text in texts):
        yield _(
            "Line {line}: the drawing holds words. Words stand beside a drawing, so that each language has its own.",
            line=line,
        )


def _telling_attributes(part: ElementTree.Element, name: str, line: str) -> Iterator[Message]:
    """Attributes that draw nothing, and values that name whoever drew it."""
    for key, value in part.attrib.items():
        own = _local(key)
        if (own not in ATTRIBUTES and not own.lower().startswith("on")) or machine.is_user(value):
            yield _("Line {line}: in the drawing, <{element}> has “{attribute}”, which draws nothing.", line=line,
                    element=name, attribute=own)


def _runs_or_loads(name: str, value: str) -> bool:
    if name.lower().startswith("on"):
        return True
    if name.lower() in ("href", "src"):
        return not value.startswith("#")
    return bool(REFERENCE.search(value))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
