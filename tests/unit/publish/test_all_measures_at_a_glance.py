"""Has it changed? The verdicts of all networks beside each other, with what chance alone would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from found import before_verdicts, cells, coordinators, finding, index_of, network, section, told

from brief_notebook import both
from hostile import NAMES
from striveutils.publish.entries import Entry

NO_CHANGE = "cannot tell yet"


def many(*p_values: float | None) -> list[Entry]:
    """A network for each p-value; a signal is called improving, anything else cannot be told."""
    return [
        network(f"n{place:02}", finding("improving" if p is not None and p <= 0.05 else NO_CHANGE, p))
        for place, p in enumerate(p_values)
    ]


def test_a_row_says_who_what_then_now_and_the_verdict_on_which_question() -> None:
    page = section(coordinators(network("north", finding())), "changed")
    assert told(page, "thead") == ["NetworkMeasureThenNowVerdictQuestion"]
    assert cells(page) == [["north", "Chronic absence", "18.1% (2011-12)", "15.6% (2018-19)", "improving",
                            "over all comparable years"]]


def test_a_networks_indicator_comes_before_the_measures_of_its_cycle() -> None:
    measure = finding(NO_CHANGE, None, kind="measure", measure=both("On time"))
    page = section(coordinators(network("a", measure, finding()), network("b", measure, finding())), "changed")
    assert [row[:2] for row in cells(page)] == [
        ["a", "Chronic absence"], ["a", "On time"], ["b", "Chronic absence"], ["b", "On time"]]


def test_the_page_counts_each_verdict_that_occurs() -> None:
    verdicts = ["improving", "improving", "worsening", "no sign of change", NO_CHANGE, "not comparable"]
    page = section(coordinators(*(network(f"n{place}", finding(verdict)) for place, verdict in enumerate(verdicts))),
                   "changed")
    assert told(page, "p")[0] == (
        "2 measures are improving. 1 measure is worsening. 1 measure shows no sign of change. For 1 measure we cannot "
        "tell yet. 1 measure is not comparable."
    )
    assert told(section(coordinators(network("a", finding(NO_CHANGE))), "changed"), "p")[0] == (
        "For 1 measure we cannot tell yet.")


@pytest.mark.parametrize(("tested", "expected"), [(40, "about 2"), (60, "about 3"), (20, "about 1"),
                                                  (19, "fewer than 1")])
def test_the_page_says_how_many_signals_chance_alone_gives(tested: int, expected: str) -> None:
    """Measures that could not be tested are not among them."""
    lines = told(section(coordinators(*many(*[0.5] * tested, None)), "changed"), "li")
    assert lines[0] == f"{tested} of {tested + 1} measures could be tested."
    assert lines[1] == f"If nothing had really changed, chance alone would still show a change in {expected} of them."


def test_where_nothing_could_be_tested_nothing_is_said_of_chance() -> None:
    page = section(coordinators(*many(None, None)), "changed")
    assert told(page, "li") == ["No measure has enough figures to be tested yet."]


@pytest.mark.parametrize(("p_values", "said"), [
    ([0.5, 0.5], "No change was found in any of them."),
    ([0.001], "The 1 change found stands when all measures are looked at together."),
    ([0.001, 0.002], "All 2 changes found stand when all measures are looked at together."),
    ([0.04] + [0.5] * 9, "The 1 change found may be chance when all measures are looked at together."),
    ([0.04, 0.04] + [0.5] * 9, "All 2 changes found may be chance when all measures are looked at together."),
    ([0.001, 0.04] + [0.5] * 9,
     "Of 2 changes found, 1 stands when all measures are looked at together. The others may be chance."),
    ([0.001, 0.001, 0.049] + [0.5] * 9,
     "Of 3 changes found, 2 stand when all measures are looked at together. The others may be chance."),
])
def test_the_page_says_how_many_changes_stand_beside_all_the_others(p_values: list[float], said: str) -> None:
    assert told(section(coordinators(*many(*p_values)), "changed"), "li")[2] == said


def test_a_change_that_does_not_stand_is_marked_in_its_row_and_not_listed() -> None:
    page = section(coordinators(*many(0.001, 0.04, *[0.5] * 9)), "changed")
    assert [row[4] for row in cells(page)][:3] == ["improving", "improving; may be chance", "cannot tell yet"]
    assert told(page, "li")[3:] == ["n00 · Chronic absenceLater figures are lower."]


def test_without_a_change_that_stands_no_list_is_made() -> None:
    page = section(coordinators(*many(0.04, *[0.5] * 9)), "changed")
    assert told(page, "h3") == []


def test_what_doubts_outweigh_is_no_signal_however_small_its_p() -> None:
    """Else a series that repeats itself would make the changes of others stand."""
    doubtful = [network(f"d{place}", finding(NO_CHANGE, 0.0001)) for place in range(9)]
    page = section(coordinators(network("a", finding("improving", 0.04)), *doubtful), "changed")
    assert cells(page)[0][4] == "improving; may be chance"
    assert told(page, "li")[0] == "10 of 10 measures could be tested."


def test_a_page_from_an_earlier_day_is_named_with_its_date() -> None:
    kept = network("north", finding(), entry={
        "status": "failed", "last_good_date": date(2020, 1, 31), "error": {"message": both("It stopped.")}})
    page = section(coordinators(kept, network("south", finding())), "changed")
    assert [row[0] for row in cells(page)] == ["north (page from January 31, 2020)", "south"]
    assert "Where a date stands beside a network, its rows are from the page of that day." in told(page, "li")


def test_pages_of_today_need_no_remark_about_dates() -> None:
    assert not any("date" in line for line in told(section(coordinators(network("a", finding())), "changed"), "li"))


def test_a_page_from_before_there_were_verdicts_is_named_and_has_no_row() -> None:
    page = section(coordinators(before_verdicts("old"), network("new", finding())), "changed")
    assert [row[0] for row in cells(page)] == ["new"]
    assert told(page, "li")[3] == "1 network has no page with a verdict, so it has no row: old."


def test_a_network_that_never_had_a_page_is_named_too() -> None:
    failed = Entry(network="south", network_name="South", notebook="cycle", public=True, status="failed", seconds=0.5,
                   error={"message": both("It stopped.")})
    page = section(coordinators(failed, before_verdicts("old")), "changed")
    assert told(page, "li") == ["2 networks have no page with a verdict, so they have no row: South and old."]
    assert cells(page) == []


def test_a_run_without_networks_has_no_such_section() -> None:
    assert section(coordinators(), "changed") is None


def test_no_finding_counts_twice() -> None:
    """A private notebook about the same network has a head of its own; the public page's is the one that counts."""
    public = network("north", finding())
    private = replace(network("north", finding("worsening")), notebook="charter", public=False)
    assert [row[4] for row in cells(section(coordinators(private, public), "changed"))] == ["improving"]


def test_the_network_leads_to_its_page() -> None:
    page = section(coordinators(network("north", finding(), entry={"pages": {"en": "north.en.html"}})), "changed")
    assert page is not None
    assert [link.attributes["href"] for link in page.every("a")] == ["../site/north.en.html"]


def test_without_figures_a_row_says_no_data() -> None:
    row = cells(section(coordinators(network("a", finding("cannot tell yet", None, then=None, now=None))), "changed"))
    assert row[0][2:4] == ["no data", "no data"]


def test_the_section_speaks_spanish() -> None:
    page = section(coordinators(*many(0.001, 0.04, *[0.5] * 38, None), lang="es"), "changed")
    assert told(page, "h2") == ["¿Ha cambiado? Todas las medidas de un vistazo"]
    assert told(page, "p")[0] == "2 medidas mejoran. De 39 medidas todavía no se puede saber."
    assert told(page, "li")[:3] == [
        "Se pudieron poner a prueba 40 de 41 medidas.",
        "Aunque nada hubiera cambiado de verdad, solo por casualidad parecería que hay un cambio en cerca de 2 de "
        "ellas.",
        "De 2 cambios encontrados, 1 se sostiene cuando se miran todas las medidas juntas. Los demás pueden ser "
        "casualidad.",
    ]
    assert cells(page)[1][4:] == ["mejora; puede ser casualidad", "en todos los años comparables"]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_hostile_words_are_shown_literally(name: str) -> None:
    found = finding(measure=both(name), then=both(name), now=both(name), word=both(name), sentence=both(name),
                    question=both(name))
    page = coordinators(network("a", found, places=both(name), indicator=both(name)), network("b", found))
    table = next(of for of in page.every("table") if "Verdict" in of.text())
    row = [cell.text() for cell in table.every("td")][:5]
    assert row == [column + name for column in ("Measure", "Then", "Now", "Verdict", "Question")]
    assert {name} <= {element.text() for element in page.every("caption", "th")}


def test_the_index_asks_and_answers_whether_it_has_changed() -> None:
    said: dict[str, Any] = both("improving (over all comparable years)", "mejora (en todos los años comparables)")
    assert told(index_of(network("north", finding(), verdict=said)), "li")[0].startswith(
        "north Chronic absence: 15.6% (2018-19) Has it really changed? improving (over all comparable years) Walking "
        "groups: under way")
    assert "¿Ha cambiado de verdad? mejora (en todos los años comparables)" in told(
        index_of(network("north", finding(), verdict=said), lang="es"), "p")


def test_the_index_asks_nothing_where_there_is_no_verdict() -> None:
    for entry in (before_verdicts("old"), network("new")):
        assert not any("changed?" in line for line in told(index_of(entry), "p"))
