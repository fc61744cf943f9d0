"""The outcomes a partnership works for, from cradle to career."""

from __future__ import annotations

from typing import Annotated, ClassVar

from striveutils.records.columns.fields import Id, Short, Text, YesNo
from striveutils.records.columns.record import Column, NamePair, Row
from striveutils.words import _


class Outcome(Row):
    """What a partnership wants for every child, such as reading well by the end of grade 3."""

    outcome: Annotated[Id, Column(_("Outcome"), _("The outcome's id."))]
    name_en: Annotated[Text, Column(_("Name"), _("The name people read."), "en")]
    name_es: Annotated[Text | None, Column(_("Name"), _("The name people read."), "es")] = None
    stage: Annotated[Short | None, Column(
        _("Stage"), _("The stage from early childhood to career, such as elementary or career."))] = None
    priority: Annotated[YesNo | None, Column(
        _("Priority"), _("Whether the partnership has put this outcome first."))] = None

    name: ClassVar[NamePair] = NamePair()
