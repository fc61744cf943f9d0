"""The tables at which a partnership's decisions are made."""

from __future__ import annotations

from typing import Annotated, ClassVar

from striveutils.records.columns.fields import Id, PastDay, Positive, Short, Text
from striveutils.records.columns.record import Column, NamePair, Row
from striveutils.words import _


class AccountabilityTable(Row):
    """A table: leadership, a network's table, a working group."""

    table: Annotated[Id, Column(_("Table"), _("The table's id."))]
    name_en: Annotated[Text | None, Column(_("Name"), _("The name people read."), "en")] = None
    name_es: Annotated[Text | None, Column(_("Name"), _("The name people read."), "es")] = None
    kind: Annotated[Short | None, Column(_("Kind of table"), _("What kind of table it is, such as leadership."))] = None
    every_days: Annotated[Positive | None, Column(_("Every so many days"), _("How often it should meet."))] = None
    adopted_on: Annotated[PastDay | None, Column(_("Adopted on"), _("The day it was set up."))] = None
    reaffirmed_on: Annotated[PastDay | None, Column(_("Reaffirmed on"), _("The day it was last confirmed."))] = None

    name: ClassVar[NamePair] = NamePair()
