"""Networks that work on one indicator, beside each other: the newest figure of each as a dot on one line."""

from __future__ import annotations

import base64
import re
from datetime import date

import pytest
from found import before_verdicts, cells, coordinators, finding, network, section, told

from brief_notebook import both
from striveutils.publish import markup
from striveutils.publish.entries import Entry


def places(*entries: Entry, lang: str = "en") -> markup.Element | None:
    return section(coordinators(*entries, lang=lang), "places")


def dots(page: markup.Element | None) -> list[float]:
    """Where the dots are, from left to right."""
    assert page is not None
    drawings = [base64.b64decode(image.attributes["src"].partition(",")[2]).decode() for image in page.every("img")]
    return [float(match[1]) for drawing in drawings if (match := re.search(r'<circle cx="([\d.]+)"', drawing))]


def test_each_place_shows_its_newest_figure_and_its_verdict() -> None:
    page = places(network("a", finding()), network("b", finding("cannot tell yet", None), latest=both("40%"),
                                                   latest_value=40.0))
    assert told(page, "caption") == ["Chronic absence"]
    assert cells(page) == [["Place of a", "15.6% (2018-19)", "improving"], ["Place of b", "40%", "cannot tell yet"]]


def test_places_stand_in_the_order_of_their_networks_and_are_not_ranked() -> None:
    page = places(network("a", latest_value=90.0), network("b", latest_value=10.0), network("c", latest_value=50.0))
    assert [row[0] for row in cells(page)] == ["Place of a", "Place of b", "Place of c"]
    high, low, middle = dots(page)
    assert low < middle < high


def test_a_percent_lies_on_a_line_from_nobody_to_everybody() -> None:
    page = places(network("a", latest_value=15.6), network("b", latest_value=50.0))
    assert told(page, "p") == ["The dots lie on a line from 0% to 100%."]
    assert page is not None
    assert [image.attributes["alt"] for image in page.every("img")] == [
        "A dot at 15.6% on a line from 0% to 100%.", "A dot at 50.0% on a line from 0% to 100%."]


@pytest.mark.parametrize(("values", "unit", "said"), [
    ((3.0, 12.0), "count", "from 0 to 12."), ((0.0, 0.0), "count", "from 0 to 1."),
    ((-2.0, 4.0), "count", "from -2 to 4."), ((80.0, 104.0), "percent", "from 0% to 104%."),
])
def test_the_line_is_as_long_as_the_figures_need(values: tuple[float, float], unit: str, said: str) -> None:
    page = places(*(network(f"n{value}{place}", latest_value=value, unit=unit) for place, value in enumerate(values)))
    assert told(page, "p")[0].endswith(said)


def test_a_place_without_a_figure_has_no_dot() -> None:
    page = places(network("a", latest=None, latest_value=None), network("b"))
    assert cells(page)[0] == ["Place of a", "no data", "none yet"]
    assert len(dots(page)) == 1


def test_without_any_figure_no_line_is_spoken_of() -> None:
    page = places(network("a", latest=None, latest_value=None), network("b", latest=None, latest_value=None))
    assert told(page, "p") == []


def test_an_indicator_in_one_place_has_nothing_to_stand_beside() -> None:
    assert places(network("a"), network("b", indicator_id="graduation")) is None


def test_each_indicator_has_its_own_table() -> None:
    graduation = {"indicator_id": "graduation", "indicator": both("Graduation")}
    page = places(network("a"), network("b", **graduation), network("c"), network("d", **graduation))
    assert told(page, "caption") == ["Chronic absence", "Graduation"]
    assert [row[0] for row in cells(page)] == ["Place of a", "Place of c", "Place of b", "Place of d"]


def test_pages_from_before_do_not_stand_beside_the_others() -> None:
    assert places(before_verdicts("a"), before_verdicts("b"), network("c")) is None


def test_an_old_figure_is_marked_with_its_day() -> None:
    old = network("a", entry={"status": "failed", "last_good_date": date(2020, 1, 31), "error": {}})
    assert cells(places(old, network("b")))[0][0] == "Place of a (page from January 31, 2020)"


def test_a_verdict_that_may_be_chance_is_marked_here_as_in_the_list_of_all_measures() -> None:
    others = [network(f"n{place}", finding("cannot tell yet", 0.5), indicator_id="x") for place in range(9)]
    page = places(network("a", finding("improving", 0.04)), network("b"), *others)
    assert cells(page)[0][2] == "improving; may be chance"


def test_the_verdict_is_that_of_the_indicator() -> None:
    of_cycle = finding("worsening", 0.001, kind="measure")
    page = places(network("a", of_cycle, finding("improving")), network("b", of_cycle))
    assert [row[2] for row in cells(page)] == ["improving", "none yet"]


def test_the_section_speaks_spanish() -> None:
    page = places(network("a", finding()), network("b"), lang="es")
    assert told(page, "h2") == ["El mismo indicador en varios lugares"]
    assert told(page, "p") == ["Los puntos están en una línea de 0% a 100%."]
    assert [row[2] for row in cells(page)] == ["mejora", "todavía ninguno"]
