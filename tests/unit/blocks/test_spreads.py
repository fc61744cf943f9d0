"""The figures of several places as dots on one scale: sorted by name, hidden ones without a dot, all parts agreeing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shown_rows import TEN, by_grade, year

from striveutils.blocks import Figure, charts, marks, spreads
from striveutils.blocks.sheet import WIDTH
from striveutils.disclosure import Shown, admit
from striveutils.evidence.funnel import Funnel, funnel
from striveutils.evidence.series import Reading
from striveutils.words import Name, Words, text

SVG = "{http://www.w3.org/2000/svg}"
CITIES = {"waterbury": (280, 1450), "bridgeport": (390, 1500), "norwalk": (101, 900), "stamford": (150, 1300)}
SCHOOLS = {f"school-{index:02}": (20 + index, 100) for index in range(11)} | {"oak": (95, 100)}


def places(counts: Mapping[str, tuple[int, int]], period: str = "2018-19") -> tuple[Shown, ...]:
    """A figure for each place, with (how many, out of)."""
    readings = [Reading(year(period), "all", "all", n, m, 100 * n / m, "1", None, (place,))
                for place, (n, m) in counts.items()]
    return admit(readings, TEN, of="absence", counts="children")


def name_of(kind: str, id_: str) -> Words:
    assert kind == "place"
    return Name.of(en=id_.capitalize(), es="El " + id_)


def limits_of(rows: tuple[Shown, ...]) -> Funnel:
    return funnel([row.numerator for row in rows], [row.denominator for row in rows])


def spread(rows: tuple[Shown, ...], **more: object) -> Figure:
    return spreads.spread(rows, name_of, subject="Chronic absence", **more)  # type: ignore[arg-type]


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def dots(svg: str) -> list[tuple[float, float]]:
    """The places of the dots, from the top; the target's diamond is left out."""
    uses = [use for use in ET.fromstring(svg).iter(f"{SVG}use") if marks.LINE in use.get("style", "")]
    return [(float(use.get("x", "")), float(use.get("y", ""))) for use in uses]


def legend(figure: Figure, lang: str = "en") -> list[str]:
    return [text(entry.words, lang) for entry in figure.legend]


def test_places_stand_in_the_order_of_their_names_whatever_their_figures_are() -> None:
    figure = spread(places(CITIES))

    assert legend(figure) == ["Bridgeport", "Norwalk", "Stamford", "Waterbury"]
    assert [text(row[0], "en") for row in figure.table.rows] == [
        "A: Bridgeport", "B: Norwalk", "C: Stamford", "D: Waterbury"]
    assert next(text(row[0], "es") for row in figure.table.rows) == "A: El bridgeport"
    assert figure.data() == spread(tuple(reversed(places(CITIES)))).data()


def test_each_place_has_one_dot_where_its_figure_is() -> None:
    found = dots(spread(places(CITIES)).drawing)

    assert [y for _x, y in found] == sorted(y for _x, y in found)
    across = [x for x, _y in found]
    assert sorted(range(4), key=lambda index: across[index]) == [1, 2, 3, 0]  # 11.2, 11.5, 19.3, 26.0 %


def test_a_spread_says_in_words_what_it_shows() -> None:
    rows = places(CITIES)
    figure = spread(rows, target=12, funnel=limits_of(rows))

    assert text(figure.caption, "en") == "Chronic absence, 2018-19"
    assert text(figure.alt, "en") == (
        "Chart of dots: Chronic absence, 2018-19. It shows 4 places, each with one dot, in the order of their names; "
        "the dots lie between 11.2% and 26.0%. The target, a dashed line, is 12%. All places with a dot, together, "
        "have 17.9%. Every dot lies where a place usually lies if nothing sets it apart."
    )
    assert legend(figure)[4:] == [
        "Target: 12%", "All places with a dot, together: 17.9%",
        "Where a place of this size usually lies (bar) and nearly always lies (line) if nothing sets it apart: a help "
        "for the eye, not a verdict",
    ]
    assert text(figure.table.note or "", "en").startswith("The target is 12%. All places with a dot")


def test_a_place_that_stands_out_is_named() -> None:
    rows = places(SCHOOLS)
    figure = spread(rows, funnel=limits_of(rows))

    for words in (figure.alt, figure.table.note or ""):
        assert "Outside of where a place usually lies if nothing sets it apart: Oak." in text(words, "en")
        assert "Also outside of where it nearly always lies: Oak." in text(words, "en")


@pytest.mark.parametrize("hidden", [(1, 4), (3, 4), (0, 5)])
def test_a_hidden_place_keeps_its_row_and_leaves_no_trace_of_its_figure(hidden: tuple[int, int]) -> None:
    def made(counts: tuple[int, int]) -> Figure:
        rows = places(CITIES | {"derby": counts})
        return spread(rows, target=12, funnel=limits_of(rows))

    figure = made(hidden)
    assert figure.data() == made((2, 6)).data()
    assert len(dots(figure.drawing)) == 4
    assert [text(words, "en") for words in figure.table.rows[1]] == ["B: Derby", "—", "—", "—"]
    assert "It shows 4 places" in text(figure.alt, "en")


def test_a_funnel_that_knows_a_hidden_count_is_refused() -> None:
    counts = CITIES | {"derby": (2, 6)}
    knows = funnel([n for n, _m in counts.values()], [m for _n, m in counts.values()])

    with pytest.raises(ValueError, match="hidden"):
        spread(places(counts), funnel=knows)


def test_where_every_place_is_hidden_no_figure_and_no_scale_is_drawn() -> None:
    figure = spread(places({"derby": (2, 6), "essex": (1, 7)}))

    assert dots(figure.drawing) == []
    assert texts(figure.drawing) == ["A", "B"]
    assert text(figure.alt, "en") == "Chart of dots: Chronic absence, 2018-19. No figure can be shown."


def test_the_drawing_holds_numbers_and_letters_and_no_words() -> None:
    rows = places(SCHOOLS)
    svg = spread(rows, target=20, funnel=limits_of(rows)).drawing

    assert [words for words in texts(svg) if words.isalpha()] == list("ABCDEFGHIJKL")
    assert all(re.fullmatch(r"[\d.,%]+|[A-Z]", words) for words in texts(svg))
    assert {"20%", "95.0%"} <= set(texts(svg))


def test_more_places_than_letters_are_rows_without_letters_in_the_order_of_the_table() -> None:
    figure = spread(places({f"school-{index:02}": (20 + index, 100) for index in range(27)}))

    assert len(dots(figure.drawing)) == 27
    assert not any(words.isalpha() for words in texts(figure.drawing))
    assert legend(figure) == []
    assert text(figure.table.rows[26][0], "en") == "School-26"


def test_rows_that_answer_several_questions_are_refused() -> None:
    twice = (*places(CITIES), *places({"norwalk": (90, 900)}))
    for rows, why in ((places(CITIES) + places({"derby": (50, 200)}, "2017-18"), "period"),
                      (by_grade(kindergarten=(20, 100), grade_1=(30, 100)), "group"), (twice, "each place"),
                      ((), "period")):
        with pytest.raises(ValueError, match=why):
            spread(rows)


def test_a_funnel_has_an_entry_for_each_place_and_is_for_percents() -> None:
    rows = places(CITIES)
    means = admit([Reading(year("2018-19"), "all", "all", None, None, 2400.0 + index, "1", None, (place,), "mean")
                   for index, place in enumerate(CITIES)], TEN, of="score", counts="children")

    for wrong in (rows[1:], means):
        with pytest.raises(ValueError, match="funnel"):
            spread(wrong, funnel=limits_of(rows))
    assert "The scale below starts at 2,300, not at 0." in text(spread(means, target=2500.0).caption, "en")


def test_only_rows_from_the_door_become_dots() -> None:
    with pytest.raises(TypeError, match="disclosure"):
        spread((Reading(year("2018-19"), "all", "all", 1, 2, 50.0, "1", None, ("norwalk",)),))  # type: ignore[arg-type]


def test_without_limits_there_is_no_line_for_all_places_together() -> None:
    """One place alone has nothing in common with others."""
    one = places({"norwalk": (101, 900)})

    assert spread(one, funnel=limits_of(one)).data() == spread(one).data()
    assert replace(limits_of(one), centre=None) == Funnel(None, (None,), (None,), (None,), (None,))
    assert "It shows 1 place with one dot, at 11.2%." in text(spread(one).alt, "en")


def test_a_spread_can_be_had_from_charts() -> None:
    assert charts.spread is spreads.spread


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)).map(lambda two: (min(two), max(two))),
                min_size=1, max_size=14), st.none() | st.integers(0, 100))
def test_any_spread_stays_on_its_paper(counts: list[tuple[int, int]], target: int | None) -> None:
    rows = places({f"p{index:02}": pair for index, pair in enumerate(counts)})
    svg = spread(rows, target=target, funnel=limits_of(rows)).drawing
    height = float(ET.fromstring(svg).get("height", ""))

    assert len(dots(svg)) == sum(row.status == "shown" for row in rows)
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        half = 3.1 * len(element.text or "")
        assert half - 1 <= float(element.get("x", "")) <= WIDTH - half + 1
        assert 0 <= float(element.get("y", "")) <= height
