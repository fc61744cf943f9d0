"""What the partnership asks of those who make policy."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.fields import Id, Text, Visibility
from striveutils.records.columns.record import Column, Row, TypedPair
from striveutils.words import _

PolicyLevel: TypeAlias = Annotated[Literal["local", "state", "national"], Choices({
    "local": _("local"), "state": _("state"), "national": _("national")})]
PolicyState: TypeAlias = Annotated[Literal["open", "won", "lost", "dropped"], Choices({
    "open": _("open"), "won": _("won"), "lost": _("lost"), "dropped": _("dropped")})]


class AdvocacyPolicy(Row):
    """A policy the partnership asks for."""

    policy: Annotated[Id, Column(_("Policy"), _("The policy's id."))]
    ask_en: Annotated[Text | None, Column(_("What is asked"), _("The request in a sentence."), "en")] = None
    ask_es: Annotated[Text | None, Column(_("What is asked"), _("The request in a sentence."), "es")] = None
    level: Annotated[PolicyLevel | None, Column(_("Level"), _("Who decides: local, state or national."))] = None
    decision_maker: Annotated[Text | None, Column(
        _("Decision maker"), _("The office or body that decides, not a person."))] = None
    indicator: Annotated[Id | None, Column(
        _("Indicator"), _("The indicator it should move."), refers="indicator")] = None
    from_item: Annotated[Id | None, Column(
        _("From item"), _("The opportunity or barrier it comes from."), refers="item")] = None
    visibility: Annotated[Visibility, Column(
        _("Visibility"), _("Who may read it; internal if left out."))] = "internal"
    state: Annotated[PolicyState | None, Column(_("State"), _("How it stands."))] = None

    ask: ClassVar[TypedPair] = TypedPair()
