"""A page everybody can read: by eye, by ear, on paper, by keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from striveutils.publish.markup import Element, Page
from striveutils.words import Message, _, n_

HEADINGS = ("h1", "h2", "h3", "h4")
DECORATION = "legend"
"""The class of a list whose small drawings are explained by the words beside them: their alternative text is empty."""


def faults(page: Page, lang: str) -> Iterator[Message]:
    """Whatever would keep somebody from reading the page."""
    for line, name in page.unclosed:
        yield _("Line {line}: <{element}> is not closed where it should be, or says something twice.", line=str(line),
                element=name)
    yield from _frame_faults(page, lang)
    yield from _heading_faults(page)
    yield from _image_faults(page)
    for table in page.root.every("table"):
        yield from _table_faults(table)
    yield from _reference_faults(page)


def _frame_faults(page: Page, lang: str) -> Iterator[Message]:
    if [html.attributes.get("lang") for html in page.root.every("html")] != [lang]:
        yield _("The page does not say its language. Expected: lang=“{lang}”.", lang=lang)
    if not "".join(title.text() for title in page.root.every("title")).strip():
        yield _("The page has no title for the browser's window.")
    for name in ("header", "main", "footer"):
        if len(list(page.root.every(name))) != 1:
            yield _("The page needs exactly one <{element}>, so that people can jump to it.", element=name)
    first = next(page.root.every("a"), None)
    targets = {main.attributes.get("id") for main in page.root.every("main")}
    if first is None or first.attributes.get("href", "").removeprefix("#") not in targets:
        yield _("The first link has to lead past the top of the page to its content.")
    if not any(meta.attributes.get("name") == "viewport" for meta in page.root.every("meta")):
        yield _("The page does not fit itself to a phone: the viewport is missing.")


def _heading_faults(page: Page) -> Iterator[Message]:
    levels = [(HEADINGS.index(heading.name) + 1, heading) for heading in page.root.every(*HEADINGS)]
    if [level for level, _heading in levels].count(1) != 1:
        yield _("The page needs exactly one main heading.")
    for heading in (heading for _level, heading in levels if not heading.text().strip()):
        yield _("Line {line}: a heading is empty.", line=str(heading.line))
    for (before, _first), (after, heading) in pairwise(levels):
        if after > before + 1:
            yield _("Line {line}: a heading skips a level.", line=str(heading.line))


def _image_faults(page: Page) -> Iterator[Message]:
    decoration = {
        image for group in page.root.every("ul") if DECORATION in group.attributes.get("class", "").split()
        for image in group.every("img")
    }
    for image in page.root.every("img"):
        alternative = image.attributes.get("alt")
        if alternative is None or (not alternative.strip() and image not in decoration):
            yield _("Line {line}: a drawing has no alternative text. Say in words what it shows.", line=str(image.line))


def _table_faults(table: Element) -> Iterator[Message]:
    line = str(table.line)
    if not any(caption.text().strip() for caption in table.every("caption")):
        yield _("Line {line}: a table has no caption.", line=line)
    rows = [list(row) for row in table.every("tr")]
    if not any(cell.attributes.get("scope") == "col" for row in rows for cell in row):
        yield _("Line {line}: a table has no column headers.", line=line)
    if any(cell.attributes.get("scope") not in ("col", "row") for row in rows for cell in row if cell.name == "th"):
        yield _("Line {line}: a header in a table does not say what it is the header of.", line=line)
    if any(row[0].name != "th" for row in rows if row):
        yield _("Line {line}: a row of a table has no header.", line=line)
    if len({len(row) for row in rows}) > 1:
        yield _("Line {line}: the rows of a table differ in length.", line=line)


def _reference_faults(page: Page) -> Iterator[Message]:
    ids = Counter(element.attributes["id"] for element in page.root.every() if "id" in element.attributes)
    if repeated := sum(1 for times in ids.values() if times > 1):
        yield n_("1 name inside the page is used twice. Each has to be its own.",
                 "{count} names inside the page are used twice. Each has to be its own.", repeated)
    wanted = {
        name for element in page.root.every() for attribute in ("aria-labelledby", "aria-describedby")
        for name in element.attributes.get(attribute, "").split()
    }
    wanted |= {
        link.attributes["href"][1:] for link in page.root.every("a") if link.attributes.get("href", "").startswith("#")
    }
    if lost := sum(1 for name in wanted if name not in ids):
        yield n_("1 link or label leads to a place that is not on the page.",
                 "{count} links or labels lead to a place that is not on the page.", lost)
