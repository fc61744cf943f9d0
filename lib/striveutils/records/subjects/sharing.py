"""What the partnership and its agencies agreed about the data they share."""

from __future__ import annotations

from typing import Annotated

from striveutils.records.columns.fields import Day, Figures, Id, Tails, Text, Texts
from striveutils.records.columns.numbers import CountCell
from striveutils.records.columns.record import Column, Row
from striveutils.words import _


class SharingAgreement(Row):
    """One data-sharing agreement. What it asks for small groups holds for every page; the strictest wins."""

    agreement: Annotated[Id, Column(_("Agreement"), _("The agreement's id."))]
    parties: Annotated[Texts, Column(_("Parties"), _("The organizations that signed it."))] = ()
    purpose: Annotated[Text | None, Column(_("Purpose"), _("What the data may be used for."))] = None
    legal_basis: Annotated[Text | None, Column(_("Legal basis"), _("The law or consent it rests on."))] = None
    elements: Annotated[Texts, Column(_("Data shared"), _("What is shared, such as days of absence by grade."))] = ()
    minimum_group_size: Annotated[int | None, CountCell(least=1, most=1000), Column(
        _("Smallest group shown"), _("The smallest group it allows to be shown, if it names one."))] = None
    tails: Annotated[Tails | None, Column(
        _("Nobody and everybody"), _("What it asks for where the figure is 0 or 100 percent of a group, if it says "
                                     "so."))] = None
    figures: Annotated[Figures | None, Column(
        _("Figures shown"), _("Whether it allows counts to be shown, or percents only, if it says so."))] = None
    starts_on: Annotated[Day | None, Column(_("Starts on"), _("The first day it holds."))] = None
    ends_on: Annotated[Day | None, Column(_("Ends on"), _("The last day it holds."))] = None
    destroy_by: Annotated[Day | None, Column(_("Destroy by"), _("The day by which the data must be destroyed."))] = None
