"""The organisations of a partnership."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.fields import Id, Text
from striveutils.records.columns.record import Column, NamePair, Row
from striveutils.words import _

Sector: TypeAlias = Annotated[
    Literal["school system", "service provider", "civic", "business", "funder", "families"],
    Choices({
        "school system": _("school system"),
        "service provider": _("service provider"),
        "civic": _("civic"),
        "business": _("business"),
        "funder": _("funder"),
        "families": _("families"),
    }),
]


class Organisation(Row):
    """An organisation that takes part."""

    organisation: Annotated[Id, Column(_("Organization"), _("The organization's id."))]
    name_en: Annotated[Text, Column(_("Name"), _("The name people read."), "en")]
    name_es: Annotated[Text | None, Column(_("Name"), _("The name people read."), "es")] = None
    sector: Annotated[Sector | None, Column(_("Sector"), _("What kind of organization it is."))] = None

    name: ClassVar[NamePair] = NamePair()
