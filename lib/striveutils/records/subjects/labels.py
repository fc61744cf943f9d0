"""Display names of places, dimensions, groups and measures, and the order they are shown in."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.fields import Id, Text
from striveutils.records.columns.record import Column, NamePair, Row
from striveutils.words import _

Labelled: TypeAlias = Annotated[Literal["place", "dimension", "group", "measure"], Choices({
    "place": _("place"), "dimension": _("dimension"), "group": _("group"), "measure": _("measure")})]


class Label(Row):
    """What people read for an id; the order of the rows is the order on pages."""

    kind: Annotated[Labelled, Column(_("Kind"), _("What the id stands for."))]
    id: Annotated[Id, Column(_("Id"), _("The id as it stands in the other files."))]
    name_en: Annotated[Text, Column(_("Name"), _("The name people read."), "en")]
    name_es: Annotated[Text | None, Column(_("Name"), _("The name people read."), "es")] = None

    name: ClassVar[NamePair] = NamePair()
