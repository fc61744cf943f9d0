"""Where do the numbers come from? Source, definition, its changes, checks, and the rule for small groups."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Block, Facts, Items, Stack
from striveutils.blocks.sentences import band_words, period_words, value_words
from striveutils.disclosure.tails import LADDER
from striveutils.records import IndicatorVersion
from striveutils.words import Day, Joined, Message, Name, Number, Words, _
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
        _protection(subject),
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
    notes = {tuple(note.texts.items()): note for row in subject.total if (note := subject.note(row)) is not None}
    if changes:
        yield Items(tuple(_change(version) for version in changes), heading=_("How the definition changed"))
    if notes:
        yield Items(tuple(notes.values()), heading=_("Notes of the source"))


def _named(subject: Subject, words: str | None) -> Name | None:
    """A proper name, which stands in another language without a remark."""
    return Name({subject.data.settings.languages[0]: words}) if words else None


def _change(version: IndicatorVersion) -> Message:
    return _(
        "From {period}: {what} {comparable}",
        period=period_words(version.from_period),
        what=version.definition or version.reason, comparable=COMPARABLE[version.comparable],
    )


def _protection(subject: Subject) -> Block:
    """Which rule was applied to figures about children, in the order in which a reader meets its marks."""
    policy = subject.policy
    return Items((
        *_not_protected(subject),
        _("A group of fewer than {minimum} children is not shown. A dash (—) stands in its place.",
          minimum=Number(policy.minimum_group_size)),
        _("Often one more group is hidden, so that nobody can work out the first by subtracting."),
        *(_bands() if policy.tails == "bands" else (
            _("A figure of 0% or 100% is hidden too. It would tell something about every child in the group."),)),
        *((_("Percents are shown, and no counts."),) if policy.figures == "percents" else ()),
        _("What earlier pages told is taken into account, and what they hid stays hidden. Figures that the source "
          "hides stay hidden."),
    ), heading=_("How we protect children"))


def _not_protected(subject: Subject) -> Iterable[Message]:
    """Where small groups are shown after all, and why."""
    if subject.policy.audience == "team":
        yield _("This page is for the team only, so it shows small groups. These rules are those of the public page.")
    elif not subject.policy.protects(subject.indicator.counts):
        yield _("This indicator does not count children, so its small groups are shown. Where children are counted, "
                "these rules hold.")


def _bands() -> Iterable[Message]:
    """How wide a band is, from large groups to small ones."""
    (most, narrowest), *between, (_least, widest) = LADDER
    steps = (
        _("{width} for {least} children or more", width=_width(narrowest), least=Number(most)),
        *(_("{width} for {least} or more", width=_width(width), least=Number(least)) for least, width in between),
        _("{width} for fewer", width=_width(widest)),
    )
    yield _("Near 0% and near 100% only a range is shown, such as “{example}”. The exact figure would tell something "
            "about nearly every child in the group.", example=band_words("at most", LADDER[1][1]))
    yield _("The smaller the group, the wider the range: {steps}.", steps=Joined(steps))


def _width(percent: float) -> Words:
    return value_words(percent, "percent", exact=False)
