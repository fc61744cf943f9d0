"""What a partnership settles once, in partnership.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from striveutils.records.columns.checking import SCHOOL_YEAR_STARTS, Context, Fault
from striveutils.records.columns.fields import LANGUAGE, Day, Figures, Languages, Short, Tails, Text
from striveutils.records.columns.numbers import CountCell
from striveutils.records.columns.record import Column, Page, TypedPair
from striveutils.words import _

SCHEMA_VERSION = 1
"""The version of the files this program reads and writes."""

SMALLEST_GROUP = 5
"""No partnership may show smaller groups: the least any state allowed in NCES 2011-603."""


class VersionCell(CountCell):
    """The version of the files; one that is newer than this program is named as such."""

    def _within(self, value: int) -> int:
        if value > SCHEMA_VERSION:
            raise Fault(_("These files were written for a newer version of this program."),
                        _("Version {known} or older.", known=str(SCHEMA_VERSION)),
                        _("Install the newest version of striveutils; do not change the number."))
        return super()._within(value)


class PartnershipSettings(Page):
    """The partnership: its name, its languages, the smallest group it shows."""

    schema_version: Annotated[int, VersionCell(least=1), Column(
        _("Version of the files"), _("Always 1 for this version of the program."))]
    name: Annotated[Text, Column(_("Name"), _("The partnership's name, the same in every language."))]
    languages: Annotated[Languages, Column(
        _("Languages"), _("The languages of the pages; the first is the one people see first."))]
    minimum_group_size: Annotated[int, CountCell(least=SMALLEST_GROUP, most=1000), Column(
        _("Smallest group shown"), _("Groups of people smaller than this are shown as a dash; 10 is usual."))]
    tails: Annotated[Tails, Column(
        _("Nobody and everybody"),
        _("0 or 100 percent of a group tells about every child in it. ends: a page hides such a figure. bands: it "
          "shows a band instead, such as 5% or less. ends if left out."))] = "ends"
    figures: Annotated[Figures, Column(
        _("Figures shown"), _("Whether pages show how many children a percent stands for; counts if left out."),
    )] = "counts"
    framework: Annotated[Short, Column(
        _("Framework"), _("The framework the partnership reviews itself by; sustaining if left out."))] = "sustaining"
    as_of: Annotated[Day | None, Column(
        _("As of"), _("Only to fix the date of an example: pages are made as if this were today."))] = None
    school_year_starts: Annotated[int, CountCell(least=1, most=12), Column(
        _("School year starts"), _("The month a school year starts in, as a number; 7 (July) if left out."),
    )] = SCHOOL_YEAR_STARTS
    contact: Annotated[Text | None, Column(
        _("Contact"), _("How readers reach the partnership: an address or a telephone number, not a person."))] = None
    ask_en: Annotated[Text | None, Column(
        _("Question to readers"), _("A question the partnership puts to its readers."), "en")] = None
    ask_es: Annotated[Text | None, Column(
        _("Question to readers"), _("A question the partnership puts to its readers."), "es")] = None
    notice_en: Annotated[Text | None, Column(
        _("Notice"), _("A remark on every page, such as that the partnership is an example."), "en")] = None
    notice_es: Annotated[Text | None, Column(
        _("Notice"), _("A remark on every page, such as that the partnership is an example."), "es")] = None
    terms: Annotated[Text | None, Column(
        _("Terms of use"), _("How others may use what the partnership publishes."))] = None

    ask: ClassVar[TypedPair] = TypedPair()
    notice: ClassVar[TypedPair] = TypedPair()

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        if not self.languages:
            yield Fault(_("No language is named."), LANGUAGE.expected(), column="languages")
