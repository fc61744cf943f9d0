"""What a network found when it looked at its indicator by group."""

from __future__ import annotations

from typing import Annotated, ClassVar

from striveutils.records.columns.fields import Id, Ids, PastDay, Text
from striveutils.records.columns.record import Column, Row, TypedPair
from striveutils.words import _


class Finding(Row):
    """One thing the figures by group say, and who read it so."""

    finding: Annotated[Id, Column(_("Finding"), _("The finding's id."))]
    found_on: Annotated[PastDay, Column(_("Found on"), _("The day it was found."))]
    dimension: Annotated[Id, Column(
        _("Dimension"), _("What the groups are divided by, such as grade; all for the total."), refers="dimension")]
    groups: Annotated[Ids, Column(_("Groups"), _("The groups it is about."), refers="group")]
    statement_en: Annotated[Text, Column(_("Statement"), _("What was found, in a sentence."), "en")]
    statement_es: Annotated[Text | None, Column(_("Statement"), _("What was found, in a sentence."), "es")] = None
    interpreted_by: Annotated[Text | None, Column(
        _("Interpreted by"), _("Who read the figures this way: roles, not names."))] = None
    used_in: Annotated[Ids, Column(
        _("Used in"), _("The charters, actions and cycles it led to; a charter is written network-version, such as "
                        "north-attendance-1."), refers="charter action cycle")] = ()

    statement: ClassVar[TypedPair] = TypedPair()
