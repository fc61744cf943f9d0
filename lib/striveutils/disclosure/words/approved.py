"""How an approved text is known again, and what stands in the place of one that nobody has approved."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection
from functools import cache

from striveutils.words import LANGUAGES, Message, Typed, _, text

NEW_WORDS = _("New words wait for approval.")
NEW_TITLE = _("New words that wait for approval")
"""The same where no sentence fits: a title, a name."""


def fingerprint(words: str) -> str:
    """The sha256 of a text, 64 hex digits: of its letters however they are coded, without the blanks around it."""
    return hashlib.sha256(unicodedata.normalize("NFC", words).strip().encode("utf-8", "surrogatepass")).hexdigest()


def approved_words(words: Typed, approved: Collection[str], instead: Message = NEW_WORDS) -> Typed:
    """``words`` with ``instead`` in the place of each language's text that is not approved.

    Where no language is approved, every reader sees ``instead``. What was typed stays true where it only matters
    that something was typed: the result says something if ``words`` does.
    """
    given = {lang: value for lang, value in words.texts.items() if value and value.strip()}
    allowed = {lang for lang, value in given.items() if fingerprint(value) in approved}
    if len(allowed) == len(given):
        return words
    if not allowed:
        return withheld(instead)
    return Typed({lang: value if lang in allowed else text(instead, lang) for lang, value in given.items()})


@cache
def _in_each_language(instead: str) -> Typed:
    return Typed({lang: text(Message(instead), lang) for lang in LANGUAGES})


def withheld(instead: Message = NEW_WORDS) -> Typed:
    """What every reader sees while no language of a text is approved."""
    return _in_each_language(instead.singular)
