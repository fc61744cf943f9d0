"""A network: what it works on, with whom, and its charters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.checking import Context, Fault
from striveutils.records.columns.fields import Count, Day, Id, Ids, Number, PastDay, Positive, Text, Texts
from striveutils.records.columns.record import Column, NamePair, Page, Section, TypedPair
from striveutils.words import _

RESERVED = frozenset({"index", "report-card", "partnership"})
"""No network may be called so: its pages would take the place of the partnership's own."""

NetworkState: TypeAlias = Annotated[Literal["forming", "active", "paused", "closed"], Choices({
    "forming": _("forming"), "active": _("active"), "paused": _("paused"), "closed": _("closed")})]


class Aim(Section):
    """What a charter aims at: a group's value, from where to where, by when."""

    group: Annotated[Id | None, Column(_("Group"), _("The group's id; all for everybody."), refers="group")] = None
    from_: Annotated[Number | None, Column(
        _("From"), _("The value when the charter was adopted, in the indicator's unit."))] = Field(None, alias="from")
    to: Annotated[Number | None, Column(_("To"), _("The value to reach, in the indicator's unit."))] = None
    by: Annotated[Day | None, Column(_("By"), _("The day to reach it by."))] = None


class Charter(Section):
    """What a network has agreed on; a new version replaces the one before, which stays."""

    version: Annotated[Positive, Column(_("Version"), _("1 for the first charter, 2 for the next."))]
    adopted_on: Annotated[PastDay | None, Column(_("Adopted on"), _("The day the network agreed on it."))] = None
    purpose_en: Annotated[Text | None, Column(_("Purpose"), _("What the network is for."), "en")] = None
    purpose_es: Annotated[Text | None, Column(_("Purpose"), _("What the network is for."), "es")] = None
    aim: Annotated[Aim | None, Column(_("Aim"), _("What it wants to reach, in numbers."))] = None
    scope: Annotated[Text | None, Column(_("Scope"), _("Where and for whom."))] = None
    drivers: Annotated[Texts, Column(_("Drivers"), _("What the network believes moves the indicator."))] = ()
    findings: Annotated[Ids, Column(
        _("Findings"), _("The findings it rests on; found before it was adopted."), refers="finding")] = ()
    signed_by: Annotated[Texts, Column(_("Signed by"), _("The organizations or roles that signed it."))] = ()

    purpose: ClassVar[TypedPair] = TypedPair()


class Network(Page):
    """A network's first page, network.yaml."""

    name_en: Annotated[Text, Column(_("Name"), _("The name people read."), "en")]
    name_es: Annotated[Text | None, Column(_("Name"), _("The name people read."), "es")] = None
    outcome: Annotated[Id, Column(_("Outcome"), _("The outcome it works for."), refers="outcome")]
    indicator: Annotated[Id, Column(_("Indicator"), _("The indicator it wants to move."), refers="indicator")]
    places: Annotated[Ids, Column(
        _("Places"), _("Where it works; its value is the sum over these places."), refers="place")]
    state: Annotated[NetworkState | None, Column(_("State"), _("Whether the network is at work."))] = None
    state_since: Annotated[PastDay | None, Column(_("State since"), _("The day the state began."))] = None
    formed_on: Annotated[PastDay | None, Column(_("Formed on"), _("The day the network came together."))] = None
    table: Annotated[Id | None, Column(_("Table"), _("The table it answers to."), refers="table")] = None
    organisations: Annotated[Ids, Column(
        _("Organizations"), _("The organizations that take part."), refers="organisation")] = ()
    meets_en: Annotated[Text | None, Column(_("Meets"), _("When and where it meets."), "en")] = None
    meets_es: Annotated[Text | None, Column(_("Meets"), _("When and where it meets."), "es")] = None
    join_en: Annotated[Text | None, Column(_("How to join"), _("How to join, or to say no."), "en")] = None
    join_es: Annotated[Text | None, Column(_("How to join"), _("How to join, or to say no."), "es")] = None
    minutes_a_week: Annotated[Count | None, Column(
        _("Minutes a week"), _("How much time taking part needs."))] = None
    charters: Annotated[tuple[Charter, ...], Column(_("Charters"), _("Every charter, the newest last."))] = ()

    name: ClassVar[NamePair] = NamePair()
    meets: ClassVar[TypedPair] = TypedPair()
    join: ClassVar[TypedPair] = TypedPair()

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.where.file.rpartition("/")[0].rpartition("/")[2]

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        if not self.places:
            yield Fault(_("No place is named."), _("One place or more, by their ids."), column="places")
        versions = [charter.version for charter in self.charters]
        if len(set(versions)) < len(versions):
            yield Fault(_("Two charters have the same version."), _("1 for the first charter, 2 for the next."),
                        column="charters")
        elif versions != sorted(versions):
            yield Fault(_("The charters are not in order."), _("Every charter, the newest last."), column="charters")
