"""The rule for small groups as a reader meets it: said in full with the sources, kept in every sentence above."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from samples import FILES, write_partnership
from striveutils import workbook
from striveutils.blocks import Block
from striveutils.blocks.view import plain
from striveutils.words import Words, _
from striveutils.workbook.answers import head
from striveutils.workbook.page import CyclePage
from striveutils.workbook.subject import Subject

SETTINGS = "partnership.yaml"
INDICATORS = "indicators/indicators.csv"
GRADUATION = "indicators/observations/four-year-graduation.csv"
NETWORK = "networks/both-graduate/network.yaml"
NORTH_ONLY = {NETWORK: FILES[NETWORK].replace("[north, south]", "[north]")}


def page(folder: Path, changes: dict[str, str | None] | None = None, settings: str = "", **asked: str) -> CyclePage:
    """The page of the network for graduation in the north; ``settings`` are lines for partnership.yaml."""
    write_partnership(folder, {**NORTH_ONLY, SETTINGS: FILES[SETTINGS] + settings, **(changes or {})})
    return workbook.open("both-graduate", data_dir=str(folder), **asked)


def said(block: Block, lang: str = "en") -> str:
    return plain(block.data(), lang)


def test_the_rule_is_said_with_its_minimum_and_its_reasons(tmp_path: Path) -> None:
    answer = said(page(tmp_path).sources())
    assert "How we protect children" in answer
    assert "A group of fewer than 10 children is not shown. A dash (—) stands in its place." in answer
    assert "nobody can work out the first by subtracting" in answer
    assert "A figure of 0% or 100% is hidden too." in answer
    assert "what they hid stays hidden" in answer
    assert "range" not in answer and "Percents are shown" not in answer and "team" not in answer


def test_bands_are_told_with_their_ladder(tmp_path: Path) -> None:
    """NCES 2011-603: the smaller the group, the wider the band at both ends."""
    seen = page(tmp_path, settings="tails: bands\n")
    answer, spanish = said(seen.sources()), said(seen.sources(), "es")
    assert "only a range is shown, such as “2% or less”" in answer
    assert ("The smaller the group, the wider the range: 1% for 300 children or more, 2% for 100 or more, 5% for 40 or "
            "more, 10% for 20 or more and 20% for fewer.") in answer
    assert "A figure of 0% or 100% is hidden too." not in answer
    assert "solo se muestra un rango, como “2% o menos”" in spanish


def test_an_agreement_that_is_stricter_than_the_partnership_is_what_the_page_says(tmp_path: Path) -> None:
    agreement = ("agreement,parties,purpose,legal_basis,elements,minimum_group_size,tails,figures,starts_on,ends_on,"
                 "destroy_by\nd1,District,Research,Consent,Counts,16,bands,percents,,,\n")
    answer = said(page(tmp_path, {"sharing/agreements.csv": agreement}).sources())
    assert "fewer than 16 children" in answer and "20% for fewer" in answer
    assert "Percents are shown, and no counts." in answer


def test_where_percents_only_are_allowed_the_source_is_not_blamed_for_missing_counts(tmp_path: Path) -> None:
    now = said(page(tmp_path / "percents", settings="figures: percents\n").now())
    assert "82.5% of students who began grade 9 together." in now
    assert "does not say how many" not in now and "99 of 120" not in now
    assert "That is 99 of 120 students" in said(page(tmp_path / "counts").now())


def test_a_newest_figure_near_100_percent_is_told_as_a_range(tmp_path: Path) -> None:
    """119 of 120 are 99.2 %: of 100 to 299 children, 98 % or more is told."""
    figures = FILES[GRADUATION].replace("2018-19,north,all,all,99,120", "2018-19,north,all,all,119,120")
    seen = page(tmp_path, {GRADUATION: figures}, "tails: bands\n")
    now, top = said(seen.now()), seen.head().data()
    assert "at least 98 in 100" in now
    assert "98% or more of students who began grade 9 together. The exact figure is not shown" in now
    assert "119" not in now and "99.2" not in now
    assert top["latest"]["en"] == [["98% or more (2018-19)", None]] and top["latest_value"] is None


def test_the_page_for_the_team_says_that_it_shows_small_groups(tmp_path: Path) -> None:
    answer = said(page(tmp_path, audience="team").sources())
    assert "This page is for the team only, so it shows small groups." in answer


def test_of_adults_it_is_said_that_small_groups_are_shown(tmp_path: Path) -> None:
    header, *rows = FILES[INDICATORS].splitlines()
    changed = [_with(header, row, counts="adults") for row in rows]
    answer = said(page(tmp_path, {INDICATORS: "\n".join([header, *changed]) + "\n"}).sources())
    assert "This indicator does not count children" in answer


def _with(header: str, row: str, **changes: str) -> str:
    """A row of plain cells with some of them changed."""
    cells = dict(zip(header.split(","), row.split(","), strict=False))
    return ",".join(str({**cells, **changes}.get(name, "")) for name in header.split(","))


def test_everybody_else_stands_below_the_groups(tmp_path: Path) -> None:
    """120 children, 60 of them in kindergarten: grades 1 and 2 are told together as 120 - 60 = 60."""
    answer = said(page(tmp_path).groups())
    line = next(line for line in answer.splitlines() if line.startswith("Everybody else, together"))
    assert "not compared" in line and line.split()[-1] == "60"


@dataclass(frozen=True)
class Withholding(Subject):
    """A page from which a breakdown was taken."""

    @property
    def withheld(self) -> tuple[Words, ...]:  # type: ignore[override]
        return (_("improving"),)


@pytest.mark.parametrize(("lang", "told"), [("en", "improving"), ("es", "mejora")])
def test_what_was_withheld_is_handed_to_the_coordinator_and_not_to_readers(
    tmp_path: Path, lang: str, told: str
) -> None:
    of = page(tmp_path).subject
    block = head.answer(Withholding(of.data, of.network_id, of.cycle_id, of.as_of, of.audience))
    assert block.data()["withheld"][0][lang] == [[told, None]]
    assert page(tmp_path).head().data()["withheld"] == []
