"""Text on a page that is written in one language or in several: ``title``, or ``title_en`` and ``title_es``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any, ClassVar

from pydantic import ValidationInfo, model_validator

from striveutils.records.columns.cells import Cell, TextCell
from striveutils.records.columns.checking import Context, Fault
from striveutils.records.columns.record import Page, Section, columns, language_keys
from striveutils.words import LANGUAGES, Message, Name, Typed, _

TEXT = TextCell()


class Gathered(dict[str, Any]):
    """What was written under a key, by language; the blank one is the page's own language."""


class SpokenCell(Cell):
    """Typed text; the key may end in ``_en`` or ``_es``, without an ending it is in the page's language."""

    kind = "text"
    python: ClassVar[type] = Typed
    spoken = True
    made: ClassVar[type[Typed]] = Typed

    def expected(self) -> Message:
        return TEXT.expected()

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> Typed:
        return self.made({context.language: TEXT.read(text, context, known)})

    def take(self, value: Any, context: Context, known: Mapping[str, Any]) -> Any:
        if not isinstance(value, Gathered):
            return super().take(value, context, known)
        return self.made({lang: TEXT.take(text, context, known) for lang, text in by_language(value, context).items()})


class SpokenNameCell(SpokenCell):
    """As SpokenCell, for a display name."""

    made = Name


class SpokenListCell(SpokenCell):
    """A list of typed texts; lists for two languages are matched by their order."""

    kind = "text list"
    python = tuple
    many = True

    def expected(self) -> Message:
        return _("A list of texts, each on a line that begins with a hyphen.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> Any:
        return (super().read(text, context, known),)

    def take(self, value: Any, context: Context, known: Mapping[str, Any]) -> tuple[Typed, ...]:
        if isinstance(value, tuple):
            return value
        lists = by_language(value if isinstance(value, Gathered) else Gathered({"": value}), context)
        texts = {lang: [TEXT.take(item, context, known) for item in ([many] if isinstance(many, str) else many)]
                 for lang, many in lists.items()}
        return tuple(Typed({lang: item for lang, item in zip(texts, row, strict=True) if item})
                     for row in zip_longest(*texts.values()) if any(row))


def by_language(written: Gathered, context: Context) -> dict[str, Any]:
    """What was written, with the page's language put in; raises Fault where it stands twice."""
    if "" in written and context.language in written:
        raise Fault(_("This text is there twice in the page's language, with and without _{lang}.",
                      lang=context.language), None, _("Keep one of the two."))
    texts = {lang or context.language: value for lang, value in written.items()}
    return {lang: texts[lang] for lang in LANGUAGES if lang in texts}


def gather(model: type[Section] | type[Page], values: Any) -> Any:
    """``values`` with ``title``, ``title_en`` and ``title_es`` brought together under ``title``."""
    if not isinstance(values, dict):
        return values
    gathered = dict(values)
    for info in columns(model):
        if info.cell is None or not info.cell.spoken:
            continue
        keys = {"": info.name, **language_keys(info.name)}
        written = {lang: gathered.pop(key) for lang, key in keys.items() if key in gathered}
        if len(written) == 1 and not isinstance(written.get("", ""), (str, list)):
            gathered[info.name] = written[""]
        elif written:
            gathered[info.name] = Gathered(written)
    return gathered


class SpokenSection(Section):
    """A part of a page that holds typed text."""

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, values: Any, info: ValidationInfo) -> Any:
        return gather(cls, values)


class SpokenPage(Page):
    """A page that holds typed text, in the language it names."""

    @classmethod
    def context_of(cls, values: Mapping[str, Any], context: Context) -> Context:
        language = values.get("language")
        return replace(context, language=language) if language in LANGUAGES else context

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, values: Any, info: ValidationInfo) -> Any:
        return gather(cls, values)
