"""Looking for hidden figures in what is about to be published: in sentences, tables, alternative texts, JSON.

Nothing should be found, for pages are made of rows that came through the door of ``disclosure``. A number alone proves
nothing, because 50% may be a target. So a figure counts as told where it stands beside the name of whom it is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from striveutils.publish import markup
from striveutils.publish.reading import ABOUT, Json
from striveutils.words import Message, _, language_name

if TYPE_CHECKING:
    from striveutils.publish.markup import Element

ALONE = ("p", "li", "h1", "h2", "h3", "h4", "figcaption", "summary", "caption", "title")
"""Elements whose text stands by itself."""
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
AROUND = "()[]{}“”\"'«».,;:!?¿¡–—…·"
"""Marks that may stand before or after a figure without being part of it."""
PERCENT = re.compile(r"\s+%")


@dataclass(frozen=True)
class Secret:
    """A hidden figure: ``forms`` as it would be written ("4 of 7", "57.1%"), and whom and when it is about.

    ``names`` and ``periods`` are what people read for group, place or measure and for the period, in every language.
    ``key`` is what its cell in the record of shown figures is about (``reading.ABOUT``).
    """

    key: tuple[str, ...]
    names: frozenset[str]
    periods: frozenset[str]
    forms: frozenset[str]


class Unit(NamedTuple):
    """A stretch of text that is read together, and what stands around it: a caption over a row."""

    text: str
    around: str = ""


def told_on_page(html: str, lang: str, secrets: Collection[Secret]) -> Iterator[Message]:
    """A fault for each hidden figure that a page tells, in text a reader sees or hears; its number is not repeated."""
    units = list(_units(markup.read(html).root))
    for secret in told(units, secrets):
        yield _("The {language} page tells a figure that must stay hidden: {group}, {period}.",
                language=language_name(lang), group=secret.key[ABOUT.index("group")],
                period=secret.key[ABOUT.index("period")])


def told_in_notebook(notebook: Json, secrets: Collection[Secret]) -> Iterator[Message]:
    """A fault for each hidden figure in the texts of a notebook: cells, their outputs, whatever stands in its JSON."""
    units = [Unit(text) for text in _strings(notebook)]
    units += [Unit(row) for row in _rows(notebook)]
    for secret in told(units, secrets):
        yield _("The executed notebook tells a figure that must stay hidden: {group}, {period}.",
                group=secret.key[ABOUT.index("group")], period=secret.key[ABOUT.index("period")])


def told_in_record(cells: Iterable[Json], secrets: Collection[Secret]) -> Iterator[Message]:
    """A fault for each cell of a page that is recorded as shown and must be hidden, or is hidden and has a number."""
    hidden = {secret.key for secret in secrets}
    for cell in cells:
        numbers = any(cell.get(name) is not None for name in ("numerator", "denominator", "value"))
        key = tuple(str(cell[name]) for name in ABOUT)
        if (not cell["shown"] and numbers) or (key in hidden and (cell["shown"] and numbers)):
            yield _("A table shows a figure that must stay hidden: {group}, {period}.", group=cell["group"],
                    period=cell["period"])


def told(units: Iterable[Unit], secrets: Collection[Secret]) -> tuple[Secret, ...]:
    """The hidden figures that some stretch of text tells.

    Counts ("4 of 7") need a name beside them, a percent also its period: it might be the same group's of another year.
    """
    texts = [(_plain(unit.text), _plain(f"{unit.text} {unit.around}").casefold()) for unit in units]
    longest = max((len(form.split()) for secret in secrets for form in secret.forms), default=0)
    known = {_plain(form) for secret in secrets for form in secret.forms}
    found = [(figures, around) for text, around in texts if (figures := _figures(text, longest) & known)]
    return tuple(secret for secret in secrets if any(_tells(secret, figures, around) for figures, around in found))


def leaks(texts: Iterable[str], forbidden: Collection[str]) -> frozenset[str]:
    """Which of the ``forbidden`` figures stand in ``texts``, each as a whole: "4 of 7" is not in "14 of 70"."""
    known = {_plain(form): form for form in forbidden}
    longest = max((len(form.split()) for form in known), default=0)
    return frozenset(known[form] for text in texts for form in _figures(_plain(text), longest) & known.keys())


def _tells(secret: Secret, figures: Collection[str], around: str) -> bool:
    written = [form for form in map(_plain, secret.forms) if form in figures]
    if not written or not any(_has(around, name) for name in secret.names):
        return False
    return any("%" not in form for form in written) or any(_has(around, period) for period in secret.periods)


def _has(text: str, name: str) -> bool:
    """Is a name in a text, as whole words?"""
    words = _plain(name).casefold()
    return bool(words) and words in text and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _figures(text: str, longest: int) -> set[str]:
    """Every run of up to ``longest`` words that begins with a digit."""
    words = [word.strip(AROUND) for word in text.split(" ")]
    return {" ".join(words[start:start + length]) for start, word in enumerate(words) if word[:1].isdigit()
            for length in range(1, longest + 1)}


def _plain(text: str) -> str:
    """One blank between words, none before a percent sign."""
    return PERCENT.sub("%", " ".join(text.split()))


def _units(root: Element) -> Iterator[Unit]:
    """The text of a page, or of a part of one, as it is read together."""
    for table in root.every("table"):
        caption = " ".join(part.text() for part in table.every("caption"))
        for row in table.every("tr"):
            yield Unit(" ".join(cell.text() for cell in row), caption)
    for figure in root.every("figure"):
        caption = " ".join(part.text() for part in figure.every("figcaption"))
        for image in figure.every("img"):
            yield from (Unit(part, caption) for part in SENTENCE.split(image.attributes.get("alt", "")))
    for pairs in root.every("dl"):
        texts = [part.text() for part in pairs.every("dt", "dd")]
        yield from (Unit(" ".join(texts[at:at + 2])) for at in range(0, len(texts), 2))
    for element in root.every(*ALONE):
        yield from (Unit(part) for part in SENTENCE.split(element.text()))
    for element in root.every("meta", "a", "nav"):
        yield from (Unit(element.attributes[name]) for name in ("content", "aria-label") if name in element.attributes)


def _strings(value: object) -> Iterator[str]:
    """Every text in JSON, its keys too; HTML in it as the text that it shows."""
    if isinstance(value, str):
        if "<" in value:
            yield from (f"{unit.text} {unit.around}" for unit in _units(markup.read(value).root))
        yield from SENTENCE.split(value)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield str(key)
            yield from _strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _strings(part)


def _rows(value: object) -> Iterator[str]:
    """The rows of every table block in a notebook, in each language, with the caption."""
    if isinstance(value, Mapping):
        if value.get("kind") == "table":
            for lang in value["caption"]:
                caption = _said(value["caption"], lang)
                yield from (" ".join([*(_said(cell, lang) for cell in row), caption]) for row in value["rows"])
        for part in value.values():
            yield from _rows(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _rows(part)


def _said(words: Json, lang: str) -> str:
    return "".join(str(part[0]) for part in words[lang])
