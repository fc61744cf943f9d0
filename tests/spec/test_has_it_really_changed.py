"""Has it really changed? What a reader is told, from the figures a partnership keeps.

Each test writes the figures it is about; everything else is the sample partnership of the tests. The figures of
Bridgeport are those that Connecticut's education department published for that district (EdSight, four-year
graduation and chronic absence, 2010-11 to 2018-19).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from samples import FILES, write_partnership
from striveutils import workbook
from striveutils.blocks.view import plain
from striveutils.workbook.page import CyclePage

HEADER = "period,place,dimension,group,numerator,denominator,value,version,note\n"
GRADUATION = "indicators/observations/four-year-graduation.csv"
ABSENCE = "indicators/observations/chronic-absence.csv"
CYCLE = "networks/north-attendance/cycles/walking-groups.yaml"
BRIDGEPORT = {
    "2010-11": (869, 1437), "2011-12": (844, 1273), "2012-13": (827, 1229), "2013-14": (892, 1247),
    "2014-15": (755, 1188), "2015-16": (922, 1387), "2016-17": (1046, 1404), "2017-18": (1086, 1446),
    "2018-19": (1108, 1457),
}
ONE_PLACE = FILES["networks/both-graduate/network.yaml"].replace("[north, south]", "[north]")


def counted(figures: Mapping[str, tuple[int, int]]) -> str:
    return HEADER + "".join(f"{year},north,all,all,{n},{m},,1,\n" for year, (n, m) in figures.items())


def percents(figures: Mapping[str, float | str]) -> str:
    return HEADER + "".join(f"{year},north,all,all,,,{value},1,\n" for year, value in figures.items())


def graduation(folder: Path, figures: Mapping[str, tuple[int, int]], **more: str) -> CyclePage:
    """The page of a network that works on graduation in one place and has no cycle yet."""
    changes: dict[str, str | None] = {GRADUATION: counted(figures), "networks/both-graduate/network.yaml": ONE_PLACE}
    return workbook.open("both-graduate", data_dir=str(write_partnership(folder, {**changes, **more})))


def absence(folder: Path, figures: Mapping[str, float | str], **more: str) -> CyclePage:
    """The page of a network that works on absence, with a cycle that began on October 1, 2019."""
    changes: dict[str, str | None] = {ABSENCE: percents(figures), **more}
    return workbook.open("north-attendance", data_dir=str(write_partnership(folder, changes)))


def told(page: CyclePage, lang: str = "en") -> list[str]:
    """What stands before the chart: the fact, then each verdict with the paragraph about it."""
    paragraphs = plain(page.changed().data(), lang).split("\n\n")
    chart = next(index for index, words in enumerate(paragraphs) if "Line chart" in words or "Gráfica de l" in words)
    fact, *verdicts = paragraphs[:chart]
    return [fact, *(" ".join(pair) for pair in zip(verdicts[::2], verdicts[1::2], strict=True))]


def test_bridgeport_is_told_what_it_was_what_it_is_and_that_it_improves(tmp_path: Path):
    assert told(graduation(tmp_path, BRIDGEPORT)) == [
        "60 in 100 then (2010-11), 76 in 100 now (2018-19): 869 of 1,437 students who began grade 9 together, then "
        "1,108 of 1,457. From 60.5% to 76.0%, that is up by 15.5 percentage points.",
        "Over all comparable years (2010-11 to 2018-19): improving. Later figures tend to be higher than earlier ones. "
        "Chance alone would rarely do this. No figure can tell why. The next figures will show whether it lasts.",
    ]


def test_and_in_spanish(tmp_path: Path):
    fact, verdict = told(graduation(tmp_path, BRIDGEPORT), "es")
    assert fact.startswith("Antes (2010-11), 60 de cada 100; ahora (2018-19), 76 de cada 100: 869 de 1,437 estudiantes")
    assert fact.endswith("De 60.5% a 76.0%: sube 15.5 puntos porcentuales.")
    assert verdict.startswith("En todos los años comparables (de 2010-11 a 2018-19): mejora.")


def test_since_the_change_began_there_are_no_figures_yet_and_the_page_says_when_there_will_be(tmp_path: Path):
    """The walking groups began in October 2019; the newest figure is that of 2018-19."""
    page = absence(tmp_path, {f"20{y}-{y + 1}": value for y, value in zip(
        range(11, 19), (18.1, 19.8, 20.6, 18.6, 16.2, 16.0, 18.2, 15.6), strict=True)})
    assert told(page)[-1] == (
        "Since the change began (October 1, 2019): cannot tell yet. That day the network began its first cycle. No "
        "figure is yet about a whole year after that day. The last figure from before that day is 15.6% (2018-19). It "
        "takes 3 more figures. The last is that of the 2022-23 school year.")


def test_four_figures_are_too_few_and_the_page_says_so_after_the_fact(tmp_path: Path):
    page = absence(tmp_path, {"2015-16": 16.2, "2016-17": 16.0, "2017-18": 18.2, "2018-19": 15.6})
    fact, verdict, _since = told(page)
    assert fact == ("16 in 100 then (2015-16), 16 in 100 now (2018-19). "
                    "From 16.2% to 15.6%, that is down by 0.6 percentage points.")
    assert verdict == (
        "Over all comparable years (2015-16 to 2018-19): cannot tell yet. There are only 4 figures that can be "
        "compared. The newest figure is better than the first by 0.6 percentage points. It takes 1 more figure: that "
        "of the 2019-20 school year.")


def test_figures_from_before_a_new_definition_are_not_counted_in(tmp_path: Path):
    """Half days count from 2017-18 on: two figures are left, and the older ones are about something else."""
    versions = FILES["indicators/versions.csv"] + (
        "chronic-absence,2,2017-18,Half days count.,Cuentan los medios días.,definition,,no,2018-01-15\n")
    figures = percents({"2014-15": 18.6, "2015-16": 16.2, "2016-17": 16.0}) + (
        "2017-18,north,all,all,,,18.2,2,\n2018-19,north,all,all,,,15.6,2,\n")
    page = workbook.open("north-attendance", data_dir=str(write_partnership(tmp_path, {
        ABSENCE: figures, "indicators/versions.csv": versions})))
    fact, verdict, _since = told(page)
    assert fact.startswith("18 in 100 then (2017-18), 16 in 100 now (2018-19).")
    assert verdict.startswith(
        "Over all figures: not comparable. The way this is measured changed with the 2017-18 school year, so older "
        "figures are about something else. There are only 2 figures that can be compared.")


def test_figures_that_jump_about_say_how_large_a_change_would_be_seen(tmp_path: Path):
    page = absence(tmp_path, {"2012-13": 16.0, "2013-14": 20.0, "2014-15": 15.0, "2015-16": 19.0, "2016-17": 15.5,
                              "2017-18": 19.5, "2018-19": 16.5})
    verdict = told(page)[1]
    assert "cannot tell yet. The figures go up and down too much to tell a change of 2 percentage points" in verdict
    assert "With so few figures, the newest one has to jump by about" in verdict


def test_many_children_and_hardly_a_move_is_no_sign_of_change(tmp_path: Path):
    """40,000 of 50,000 each year, give or take 50: a change of two points would have been seen."""
    figures = {f"20{y}-{y + 1}": (40_000 + give, 50_000) for y, give in zip(
        range(11, 19), (0, 40, -30, 10, -20, 50, -40, 20), strict=True)}
    verdict = told(graduation(tmp_path, figures))[1]
    assert verdict == (
        "Over all comparable years (2011-12 to 2018-19): no sign of change. "
        "If there is a change, it is smaller than 2 percentage points, the change that matters.")


def test_a_newest_figure_that_is_not_shown_is_named(tmp_path: Path):
    page = absence(tmp_path, {"2013-14": 20.6, "2014-15": 18.6, "2015-16": 16.2, "2016-17": 16.0, "2017-18": 18.2}, **{
        ABSENCE: percents({"2013-14": 20.6, "2014-15": 18.6, "2015-16": 16.2, "2016-17": 16.0, "2017-18": 18.2})
        + "2018-19,north,all,all,,,,1,suppressed at source\n"})
    verdict = told(page)[1]
    assert "cannot tell yet. The newest figure, for the 2018-19 school year, is missing or not shown." in verdict
    assert verdict.endswith("It takes a figure for the 2018-19 school year that can be shown.")


def test_a_verdict_is_made_of_what_is_shown_and_nothing_else(tmp_path: Path):
    """Nine of nine children are hidden; whatever they did, the page says the same."""
    def page(folder: str, hidden: int) -> str:
        figures = {**BRIDGEPORT, "2018-19": (hidden, 9)}
        return plain(graduation(tmp_path / folder, figures).changed().data(), "en")

    assert page("none", 0) == page("all", 9)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_without_a_figure_the_page_says_so_kindly(tmp_path: Path, lang: str):
    page = absence(tmp_path, {})
    assert plain(page.changed().data(), lang) == {
        "en": "No figure is recorded yet, so nobody can tell whether anything has changed.",
        "es": "Todavía no se ha anotado ninguna cifra, así que nadie puede saber si algo ha cambiado.",
    }[lang]


def test_the_chart_cannot_tell_why_and_the_page_says_so_once(tmp_path: Path):
    page = graduation(tmp_path, BRIDGEPORT)
    assert plain(page.changed().data(), "en").count("It cannot tell why.") == 1
