"""Opportunities and barriers that a network cannot act on alone and lifts to others."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.fields import Id, PastDay, Short, Text, Visibility
from striveutils.records.columns.record import Column, Row, TypedPair
from striveutils.words import _

LiftKind: TypeAlias = Annotated[Literal["opportunity", "barrier"], Choices({
    "opportunity": _("opportunity"), "barrier": _("barrier")})]
Domain: TypeAlias = Annotated[Literal["financial", "operational", "political", "other"], Choices({
    "financial": _("financial"), "operational": _("operational"), "political": _("political"), "other": _("other")})]
LiftState: TypeAlias = Annotated[
    Literal["identified", "lifted", "chased", "answered", "reported back", "closed"],
    Choices({
        "identified": _("identified"),
        "lifted": _("lifted"),
        "chased": _("asked again"),
        "answered": _("answered"),
        "reported back": _("reported back"),
        "closed": _("closed"),
    }),
]


class LiftItem(Row):
    """An opportunity or a barrier."""

    item: Annotated[Id, Column(_("Item"), _("The item's id."))]
    network: Annotated[Id, Column(_("Network"), _("The network that found it."), refers="network")]
    kind: Annotated[LiftKind, Column(_("Kind"), _("Opportunity or barrier."))]
    domain: Annotated[Domain, Column(_("Domain"), _("What it is a matter of."))]
    statement_en: Annotated[Text | None, Column(
        _("Statement"), _("The opportunity or barrier in a sentence."), "en")] = None
    statement_es: Annotated[Text | None, Column(
        _("Statement"), _("The opportunity or barrier in a sentence."), "es")] = None
    source: Annotated[Short | None, Column(_("Source"), _("The cycle or meeting in which it came up."))] = None
    evidence: Annotated[Text | None, Column(_("Evidence"), _("What shows it."))] = None
    who_is_affected: Annotated[Text | None, Column(_("Who is affected"), _("Whom it touches."))] = None
    asked_of: Annotated[Text | None, Column(
        _("Asked of"), _("The table, organization or office that can act on it."))] = None
    visibility: Annotated[Visibility, Column(
        _("Visibility"), _("Who may read it; internal if left out."))] = "internal"

    statement: ClassVar[TypedPair] = TypedPair()


class LiftEvent(Row):
    """One step on an item's way: found, lifted, asked again, answered, reported back, closed."""

    item: Annotated[Id, Column(_("Item"), _("The item's id."), refers="item")]
    state: Annotated[LiftState, Column(_("State"), _("What happened."))]
    on: Annotated[PastDay, Column(_("On"), _("The day it happened."))]
    by: Annotated[Text | None, Column(_("By"), _("Who did it: a role, a network or an organization."))] = None
    text: Annotated[Text | None, Column(_("Text"), _("What was said."))] = None
