"""Where do the numbers come from? Source, definition, its changes, checks, and the rule for small groups."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Block, Facts, Items, Sentence, Stack
from striveutils.blocks.sentences import period_words
from striveutils.records import IndicatorVersion
from striveutils.words import Day, Message, Name, Number, Typed, Words, _
from striveutils.workbook.phrases import filled
from striveutils.workbook.subject import Subject

COMPARABLE = {
    "yes": _("Figures before and after can be compared."),
    "bridged": _("Figures before and after can be compared with care: one year was measured both ways."),
    "no": _("Figures before and after cannot be compared."),
}


def answer(subject: Subject) -> Block:
    """Everything a careful reader asks about a number."""
    return Stack(
        Facts(tuple(_facts(subject))),
        *_changes(subject),
        Sentence(_small_groups(subject), role="quiet"),
    )


def _facts(subject: Subject) -> list[tuple[Words, Words]]:
    indicator, settings = subject.indicator, subject.data.settings
    return filled((
        (_("Source"), _named(subject, indicator.source)),
        (_("Where to find it"), indicator.source_address),
        (_("Terms of use"), _named(subject, indicator.licence or settings.terms)),
        (_("What the figure means"), _definition(subject)),
        (_("Last check of the figures"), _check(subject)),
        (_("What is made up (illustrative)"), settings.notice or None),
        (_("This page shows what was known on"), Day(subject.as_of)),
    ))


def _definition(subject: Subject) -> Words | None:
    newest = subject.versions[-1] if subject.versions else None
    return newest.definition if newest and newest.definition else None


def _check(subject: Subject) -> Message | None:
    checks = [c for c in subject.data.checks(subject.indicator.indicator) if c.checked_on <= subject.as_of]
    if not checks:
        return None
    newest = max(checks, key=lambda check: check.checked_on)
    if newest.result == "failed":
        return _("{day}. It found something to watch.", day=Day(newest.checked_on))
    return _("{day}. Nothing was found wrong.", day=Day(newest.checked_on))


def _changes(subject: Subject) -> Iterable[Block]:
    changes = subject.versions[1:]
    written_in = subject.data.settings.languages[0]
    # A number in a typed note could be that of a few children; it stays in the records.
    notes = tuple(Typed({written_in: note}) for note in dict.fromkeys(row.note for row in subject.total)
                  if note and not any(letter.isdigit() for letter in note))
    if changes:
        yield Items(tuple(_change(version) for version in changes), heading=_("How the definition changed"))
    if notes:
        yield Items(notes, heading=_("Notes of the source"))


def _named(subject: Subject, words: str | None) -> Name | None:
    """A proper name, which stands in another language without a remark."""
    return Name({subject.data.settings.languages[0]: words}) if words else None


def _change(version: IndicatorVersion) -> Message:
    return _(
        "From {period}: {what} {comparable}",
        period=period_words(version.from_period),
        what=version.definition or version.reason, comparable=COMPARABLE[version.comparable],
    )


def _small_groups(subject: Subject) -> Message:
    return _(
        "To protect children, a group smaller than {minimum} shows as a dash (—). Often one more group is hidden, so "
        "that nobody can work out the first. Figures that the source hides stay hidden.",
        minimum=Number(subject.policy.minimum_group_size),
    )

