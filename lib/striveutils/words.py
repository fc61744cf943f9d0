"""Words for people: a message is written once in English, kept unrendered, and shown in every language.

Nothing a person reads is an f-string. A room writes ``_("{n} of {m} children", n=Number(3), m=Number(9))``
and hands the message on; only the last step (a page, a terminal) asks for a language. ``catalogues`` knows the
translations.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from striveutils.catalogues import translations

LANGUAGES = ("en", "es")
"""The languages every message exists in; a partnership shows some or all of them."""

# Readers are in the United States, so Spanish uses its number and date conventions too.
LOCALES = {"en": "en_US", "es": "es_US"}
LANGUAGE_NAMES = {"en": "English", "es": "Español"}

SOURCE_LANGUAGE = "en"
"""The language messages are written in."""

# "y" becomes "e" before the sound [i], but not before a diphthong (hielo, hiato); í is never part of one.
_SPANISH_I_SOUND = re.compile(r"h?(í|i(?![aeouáéóú]))", re.IGNORECASE)


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
        return text(self, SOURCE_LANGUAGE)


@dataclass(frozen=True)
class Number:
    """A number as people write it: 1,234 or 61.2; ``decimals`` fixes the digits after the point.

    Halves round up (away from zero), as published tables do. Not-a-number and infinity raise ValueError.
    """

    value: float
    decimals: int = 0
    signed: bool = False

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError("a number shown to people must be finite")


@dataclass(frozen=True)
class Percent(Number):
    """A percentage, given on the scale 0 to 100: 61.2%."""

    decimals: int = 1


@dataclass(frozen=True)
class Day:
    """A date as people write it: March 11, 2019 / 11 de marzo de 2019."""

    value: date


@dataclass(frozen=True)
class ShortDay:
    """A date in a table, where room is scarce: Mar 11, 2019 / 11 mar 2019."""

    value: date


@dataclass(frozen=True)
class Month:
    """The month a date lies in: March 2019 / marzo de 2019."""

    value: date


@dataclass(frozen=True)
class Typed:
    """Text somebody typed, by language; shown in another language, with a remark, where one is missing.

    With no text at all it reads "not yet recorded", so that no sentence has a hole; ``bool`` tells beforehand.
    """

    texts: Mapping[str, str]

    def __bool__(self) -> bool:
        return any(value and value.strip() for value in self.texts.values())

    @classmethod
    def of(cls, en: str | None = None, es: str | None = None) -> Typed:
        """From a record's ``_en`` and ``_es`` columns; blanks are left out."""
        return cls({lang: value for lang, value in (("en", en), ("es", es)) if value and value.strip()})


@dataclass(frozen=True)
class Name(Typed):
    """A display name (a place, a group): shown as it is where no translation exists, without remark."""


@dataclass(frozen=True)
class Joined:
    """A list in a sentence: a, b and c / a, b y c."""

    items: tuple[Any, ...]


@dataclass(frozen=True)
class Sentences:
    """Whole sentences one after the other, with a space between them."""

    items: tuple[Any, ...]


Words: TypeAlias = Message | Number | Day | ShortDay | Month | Typed | Joined | Sentences | str | int
"""Whatever can stand in a sentence. A plain ``str`` is the same in every language (an id, a file name)."""


def _(singular: str, **params: Any) -> Message:
    """A message for the catalogue; braces in it name the parameters."""
    return Message(singular, params)


def n_(singular: str, plural: str, count: int, **params: Any) -> Message:
    """A message with a plural; ``{count}`` is the number, written for people."""
    return Message(singular, {"count": Number(count), **params}, plural, count)


NOT_RECORDED = _("not yet recorded")
"""Stands where nothing was written down, so that no sentence has a hole and no page says "None"."""


def text(words: Words, lang: str) -> str:
    """``words`` in ``lang`` as plain text."""
    return "".join(span.text for span in spans(words, lang))


def in_every_language(words: Words) -> dict[str, str]:
    """``words`` as plain text, by language."""
    return {lang: text(words, lang) for lang in LANGUAGES}


def spans(words: Words, lang: str) -> tuple[Span, ...]:
    """``words`` in ``lang``, cut where the language of the text changes."""
    return _merge(_spans(words, lang))


def language_name(lang: str) -> Words:
    """The name of a language, as a word inside a sentence; the code of one that is not spoken here."""
    return {"en": _("English"), "es": _("Spanish")}.get(lang, lang)


def _spans(words: Words, lang: str) -> Iterable[Span]:
    match words:
        case Message():
            yield from _message_spans(words, lang)
        case Number():
            yield Span(_number(words, lang))
        case Day():
            yield Span(format_date(words.value, format="long", locale=LOCALES[lang]))
        case ShortDay():
            yield Span(format_date(words.value, format="medium", locale=LOCALES[lang]))
        case Month():
            yield Span(format_skeleton("yMMMM", words.value, locale=LOCALES[lang]))
        case Typed():
            yield from _typed_spans(words, lang)
        case Joined() | Sentences():
            for index, item in enumerate(words.items):
                yield Span(_joint(words, index, lang))
                yield from _spans(item, lang)
        case None:  # a blank column that a page did not look at first
            yield from _spans(NOT_RECORDED, lang)
        case _:
            yield Span(str(words))


def _message_spans(message: Message, lang: str) -> Iterable[Span]:
    form, written_in = _translated(message, lang)
    for literal, name in _pieces(form):
        if literal:
            yield Span(literal, None if written_in == lang else written_in)
        if name:
            yield from _spans(message.params[name], lang)


@lru_cache(maxsize=4096)
def _pieces(form: str) -> tuple[tuple[str, str | None], ...]:
    """A message cut into literal text and the parameter's name that follows it."""
    return tuple((literal, name) for literal, name, _format, _conversion in string.Formatter().parse(form))


def _typed_spans(typed: Typed, lang: str) -> Iterable[Span]:
    given = {key: value for key, value in typed.texts.items() if value and value.strip()}
    if lang in given:
        yield Span(given[lang])
        return
    for other, value in given.items():
        yield Span(value, other)
        if not isinstance(typed, Name):
            yield from _remark(other, lang)
        return
    yield from _spans(NOT_RECORDED, lang)


def _remark(other: str, lang: str) -> Iterable[Span]:
    yield Span(" ")
    yield from _message_spans(_("(only in {language} so far)", language=language_name(other)), lang)


def _joint(joined: Joined | Sentences, index: int, lang: str) -> str:
    """What stands before an item."""
    if index == 0 or isinstance(joined, Sentences):
        return " " if index else ""
    if index < len(joined.items) - 1:
        return ", "
    following = text(joined.items[index], lang).lstrip("“«\"'(¿¡ ")
    return " e " if lang == "es" and _SPANISH_I_SOUND.match(following) else text(_(" and "), lang)


def half_up(value: float, decimals: int = 0) -> Decimal:
    """``value`` rounded as people round: halves away from zero; never a minus zero."""
    # Through text, because 61.25 is written exactly there; nine digits, because 0.605 * 100 may miss its half.
    exact = Decimal(str(round(value, 9)))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + 0


def _number(number: Number, lang: str) -> str:
    """CLDR's grouping, decimal and percent signs; a rounded zero carries no sign."""
    value = half_up(number.value, number.decimals)
    pattern = "#,##0" + ("." + "0" * number.decimals if number.decimals else "")
    if isinstance(number, Percent):
        pattern, value = pattern + _percent_sign(lang), value / 100
    if number.signed and value:
        pattern = f"+{pattern};-{pattern}"
    return str(format_decimal(value, format=pattern, locale=LOCALES[lang]))


@lru_cache
def _percent_sign(lang: str) -> str:
    """The percent sign with the space CLDR puts before it in some languages (none in en_US and es_US)."""
    return str(Locale.parse(LOCALES[lang]).percent_formats[None].suffix[0])


def _merge(parts: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for part in parts:
        if merged and merged[-1].lang == part.lang:
            merged[-1] = Span(merged[-1].text + part.text, part.lang)
        elif part.text:
            merged.append(part)
    return tuple(merged)


def _translated(message: Message, lang: str) -> tuple[str, str]:
    """The message's form and the language it is in: the source language where a translation is missing."""
    many = message.plural is not None and message.count != 1
    forms = translations(lang).get(message.singular) if lang != SOURCE_LANGUAGE else None
    if forms:
        return forms[int(many and len(forms) > 1)], lang
    return (message.plural if many and message.plural is not None else message.singular), SOURCE_LANGUAGE
