"""Words for people: a message is written once in English, kept unrendered, and shown in every language.

Nothing a person reads is an f-string. A room writes ``_("{n} of {m} children", n=Number(3), m=Number(9))``
and hands the message on; only the last step (a page, a terminal) asks for a language. Catalogues are the
``.po`` files in ``locale/<language>/``, one per room, read at first use.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("en", "es")
"""The languages every message exists in; a partnership shows some or all of them."""

# Readers are in the United States, so Spanish uses its number and date conventions too.
LOCALES = {"en": "en_US", "es": "es_US"}
LANGUAGE_NAMES = {"en": "English", "es": "Español"}
CATALOGUES = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Span:
    """A stretch of text; ``lang`` is set only where it differs from the page's language."""

    text: str
    lang: str | None = None


@dataclass(frozen=True)
class Message:
    """An untranslated sentence with its parameters. ``plural`` and ``count`` go together."""

    singular: str
    params: Mapping[str, Any] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        return text(self, "en")


@dataclass(frozen=True)
class Number:
    """A number as people write it: 1,234 or 61.2; ``decimals`` fixes the digits after the point."""

    value: float
    decimals: int = 0
    signed: bool = False


@dataclass(frozen=True)
class Day:
    """A date as people write it: March 11, 2019 / 11 de marzo de 2019."""

    value: date


@dataclass(frozen=True)
class Typed:
    """Text somebody typed, by language; shown in another language, with a remark, where one is missing."""

    texts: Mapping[str, str]

    def __bool__(self) -> bool:
        return any(self.texts.values())

    @classmethod
    def of(cls, en: str | None = None, es: str | None = None) -> Typed:
        """From a record's ``_en`` and ``_es`` columns; blanks are left out."""
        return cls({lang: value for lang, value in (("en", en), ("es", es)) if value})


@dataclass(frozen=True)
class Name(Typed):
    """A display name (a place, a group): shown as it is where no translation exists, without remark."""


@dataclass(frozen=True)
class Joined:
    """A list in a sentence: a, b and c / a, b y c."""

    items: tuple[Any, ...]


Words: TypeAlias = Message | Number | Day | Typed | Joined | str | int
"""Whatever can stand in a sentence. A plain ``str`` is the same in every language (an id, a file name)."""


def _(singular: str, **params: Any) -> Message:
    """A message for the catalogue; braces in it name the parameters."""
    return Message(singular, params)


def n_(singular: str, plural: str, count: int, **params: Any) -> Message:
    """A message with a plural; ``{count}`` is the number, written for people."""
    return Message(singular, {"count": Number(count), **params}, plural, count)


def text(words: Words, lang: str) -> str:
    """``words`` in ``lang`` as plain text."""
    return "".join(span.text for span in spans(words, lang))


def in_every_language(words: Words) -> dict[str, str]:
    """``words`` as plain text, by language."""
    return {lang: text(words, lang) for lang in LANGUAGES}


def spans(words: Words, lang: str) -> tuple[Span, ...]:
    """``words`` in ``lang``, cut where the language of the text changes."""
    return _merge(_spans(words, lang))


def _spans(words: Words, lang: str) -> Iterable[Span]:
    match words:
        case Message():
            yield from _message_spans(words, lang)
        case Number():
            yield Span(_number(words, lang))
        case Day():
            yield Span(format_date(words.value, format="long", locale=LOCALES[lang]))
        case Typed():
            yield from _typed_spans(words, lang)
        case Joined():
            yield from _joined_spans(words, lang)
        case _:
            yield Span(str(words))


def _message_spans(message: Message, lang: str) -> Iterable[Span]:
    for literal, name, _format, _conversion in string.Formatter().parse(_translated(message, lang)):
        if literal:
            yield Span(literal)
        if name:
            yield from _spans(message.params[name], lang)


def _typed_spans(typed: Typed, lang: str) -> Iterable[Span]:
    if typed.texts.get(lang):
        yield Span(typed.texts[lang])
        return
    for other, value in typed.texts.items():
        if value:
            yield Span(value, other)
            if not isinstance(typed, Name):
                yield from _remark(other, lang)
            return


def _remark(other: str, lang: str) -> Iterable[Span]:
    yield Span(" ")
    yield from _message_spans(_("(only in {language} so far)", language=language_name(other)), lang)


def language_name(lang: str) -> Message:
    """The name of a language, as a word inside a sentence."""
    return {"en": _("English"), "es": _("Spanish")}[lang]


def _joined_spans(joined: Joined, lang: str) -> Iterable[Span]:
    last = len(joined.items) - 1
    for index, item in enumerate(joined.items):
        if index:
            yield Span(text(_(" and "), lang) if index == last else ", ")
        yield from _spans(item, lang)


def _number(number: Number, lang: str) -> str:
    pattern = "#,##0" + ("." + "0" * number.decimals if number.decimals else "")
    if number.signed:
        pattern = f"+{pattern};-{pattern}"
    return format_decimal(round(number.value, number.decimals), format=pattern, locale=LOCALES[lang])


def _merge(parts: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for part in parts:
        if merged and merged[-1].lang == part.lang:
            merged[-1] = Span(merged[-1].text + part.text, part.lang)
        elif part.text:
            merged.append(part)
    return tuple(merged)


def _translated(message: Message, lang: str) -> str:
    many = message.plural is not None and message.count != 1
    forms = _catalogue(lang).get(message.singular) if lang != "en" else None
    if forms:
        return forms[int(many)]
    return message.plural if many and message.plural is not None else message.singular


@lru_cache
def _catalogue(lang: str) -> dict[str, tuple[str, ...]]:
    """Translations by English text; both languages have two plural forms, so position 1 is the plural."""
    forms: dict[str, tuple[str, ...]] = {}
    for path in sorted((CATALOGUES / lang).glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale=lang):
                key = entry.id[0] if isinstance(entry.id, (tuple, list)) else entry.id
                values = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
                if key and all(values):
                    forms[key] = tuple(str(value) for value in values)
    return forms
