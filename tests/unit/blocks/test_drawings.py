"""What may be read from a drawing's file: marks, numbers and periods of shown figures, and nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shown_rows import ABSENCE, let_through, points, published, year

from striveutils.blocks import figures, marks
from striveutils.blocks.marks import MARKER_SIZE
from striveutils.blocks.sheet import HEIGHT, WIDTH

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
PHONE = 320


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def dots(svg: str) -> list[tuple[float, float]]:
    """The places of all markers."""
    return [(float(use.get("x", "")), float(use.get("y", ""))) for use in ET.fromstring(svg).iter(f"{SVG}use")]


def lines(svg: str, colour: str = marks.LINE) -> list[str]:
    return [path.get("d", "") for path in ET.fromstring(svg).iter(f"{SVG}path")
            if f"stroke: {colour}" in path.get("style", "") and "fill: none" in path.get("style", "")]


def full() -> str:
    return figures.history(published(ABSENCE), target=12, target_period=year("2020-21"), baseline="2015-16",
                           breaks=("2013-14",))


def weekly() -> str:
    shown = let_through(points([60, 65, None, 80], fixed_on=date(2019, 10, 10)))
    return figures.measure(shown, low=75, high=85, locked_on=date(2019, 10, 10), look_on=date(2019, 12, 20))


BOTH = [full, weekly]


@pytest.mark.parametrize("draw", BOTH)
def test_the_same_figures_give_the_same_bytes(draw: object) -> None:
    assert draw() == draw()  # type: ignore[operator]


def test_a_style_chosen_in_the_notebook_does_not_reach_a_page_and_is_left_as_it_was() -> None:
    plain = full()
    style = {"font.size": 30, "svg.fonttype": "path", "lines.linewidth": 9, "lines.scale_dashes": False,
             "lines.antialiased": False, "path.sketch": (1, 100, 2)}
    with matplotlib.rc_context(style):
        assert full() == plain
        assert matplotlib.rcParams["font.size"] == 30
        assert matplotlib.rcParams["svg.fonttype"] == "path"


@pytest.mark.parametrize("draw", BOTH)
def test_a_drawing_holds_no_comment_no_metadata_no_script_and_no_address(draw: object) -> None:
    svg: str = draw()  # type: ignore[operator]

    assert not re.search(r"<!--|metadata|<script|<title|<desc|matplotlib|<!DOCTYPE|<\?xml", svg, re.IGNORECASE)
    assert set(re.findall(r"https?://[^\"]+", svg)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert len(svg) < 12_000


@pytest.mark.parametrize("draw", BOTH)
def test_a_drawing_holds_numbers_and_periods_and_no_words(draw: object) -> None:
    """So one drawing serves every language."""
    assert texts(draw())  # type: ignore[operator]
    assert all(re.fullmatch(r"[\d.,%–-]+", text) for text in texts(draw()))  # type: ignore[operator]


@pytest.mark.parametrize("draw", BOTH)
def test_text_is_text_and_large_enough_on_a_phone(draw: object) -> None:
    root = ET.fromstring(draw())  # type: ignore[operator]

    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
    assert root.get("font-family") == "sans-serif"
    for element in root.iter(f"{SVG}text"):
        size = float(re.findall(r"font-size: ([\d.]+)px", element.get("style", ""))[0])
        assert size * PHONE / WIDTH >= 11
        assert "font-family" not in element.get("style", "")


@pytest.mark.parametrize("draw", BOTH)
def test_everything_stays_on_the_paper(draw: object) -> None:
    svg: str = draw()  # type: ignore[operator]
    half = MARKER_SIZE / 2

    assert all(half <= x <= WIDTH - half and half <= y <= HEIGHT - half for x, y in dots(svg))
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        width, style = 6.2 * len(element.text or ""), element.get("style", "")
        before = width if "text-anchor: end" in style else width / 2 if "text-anchor: middle" in style else 0
        left = float(element.get("x", "")) - before
        assert left >= 0 and left + width <= WIDTH + 2


def test_the_newest_figure_the_baseline_and_the_target_have_their_numbers() -> None:
    assert {"15.6%", "16.2%", "12%"} <= set(texts(full()))
    assert {"2018-19", "2020-21"} <= set(texts(full()))


def test_where_not_all_periods_fit_their_texts_come_in_even_steps_back_from_the_newest() -> None:
    rows = published({f"{first}-{(first + 1) % 100:02}": 60.0 for first in range(2009, 2019)})
    written = [text for text in texts(figures.history(rows)) if re.fullmatch(r"\d{4}-\d{2}", text)]

    assert written == ["2010-11", "2012-13", "2014-15", "2016-17", "2018-19"]


def test_a_percent_is_drawn_from_zero() -> None:
    assert "0%" in texts(figures.history(published({"2017-18": 80.0, "2018-19": 82.0})))


def test_every_shown_figure_has_one_marker_and_the_target_its_own() -> None:
    assert len(dots(figures.history(published(ABSENCE)))) == len(ABSENCE)
    assert len(dots(full())) == len(ABSENCE) + 1


@pytest.mark.parametrize("value", [16.7, 99.9, 0.1])
def test_what_is_held_back_leaves_no_trace(value: float) -> None:
    """Whatever a small group's figure is, the drawing is the same, byte for byte."""
    def drawn(hidden: float) -> str:
        counts = {"2016-17": (60, 100), "2017-18": (int(hidden * 6 / 100), 6), "2018-19": (71, 100)}
        values = {"2016-17": 60.0, "2017-18": hidden, "2018-19": 71.0}
        return figures.history(published(values, counts=counts))

    assert drawn(value) == drawn(50.0)
    assert len(dots(drawn(value))) == 2


def test_no_line_leads_over_a_gap() -> None:
    whole = figures.history(published({"2016-17": 60.0, "2017-18": 65.0, "2018-19": 71.0}))
    gap = figures.history(published({"2016-17": 60.0, "2017-18": None, "2018-19": 71.0}))
    absent = figures.history(published({"2016-17": 60.0, "2018-19": 71.0}))

    assert len(lines(whole)) == 1
    assert lines(gap) == lines(absent) == []


def test_a_new_definition_cuts_the_line_and_a_dotted_line_marks_the_place() -> None:
    rows = published({"2015-16": 10.0, "2016-17": 11.0, "2017-18": 12.0, "2018-19": 13.0})

    assert len(lines(figures.history(rows))) == 1
    assert len(lines(figures.history(rows, breaks=("2017-18",)))) == 2
    dotted = figures.history(rows, breaks=(year("2017-18"),))
    assert sum("stroke-dasharray" in line for line in dotted.split("<path")) == 1
    assert figures.history(rows, breaks=("2015-16", "2025-26")) == figures.history(rows)


def test_a_target_far_away_does_not_squeeze_the_history() -> None:
    rows = published(ABSENCE)

    assert "2050" not in texts(figures.history(rows, target=12, target_period=year("2050")))
    assert "12%" in texts(figures.history(rows, target=12, target_period=year("2050")))


@pytest.mark.parametrize("rows", [(), published({"2018-19": None}, held_back=["2018-19"])])
def test_without_a_figure_there_is_a_drawing_without_marks(rows: tuple[()]) -> None:
    assert dots(figures.history(rows)) == []
    assert "0%" not in texts(figures.history(rows))


def test_a_measure_without_a_figure_still_has_its_days_and_its_prediction() -> None:
    hidden = let_through(points([None, None]))

    assert dots(figures.measure(hidden, low=75)) == dots(figures.measure(())) == []
    assert {"2019-10-07", "75%"} <= set(texts(figures.measure(hidden, low=75)))


def test_only_rows_from_the_door_are_drawn() -> None:
    with pytest.raises(TypeError, match="disclosure"):
        figures.history(points([60]))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="disclosure"):
        figures.measure(points([60]))  # type: ignore[arg-type]


def test_points_from_before_the_lock_have_another_shape() -> None:
    svg = weekly()
    shapes = [use.get(HREF) for use in ET.fromstring(svg).iter(f"{SVG}use")]

    assert len(shapes) == 3
    assert len(set(shapes)) == 2


def test_the_predicted_range_is_hatched_and_has_its_numbers() -> None:
    assert "<pattern" in weekly()
    assert "75%–85%" in texts(weekly())
    assert "75%" in texts(figures.measure(let_through(points([60, 65])), low=75))
    assert "<pattern" not in figures.measure(let_through(points([60, 65])))


def test_lines_of_several_places_differ_in_shape_and_dashes() -> None:
    places = [point for index in range(3) for point in points([50, 60], place=f"p{index}")]
    svg = figures.measure(let_through(places))
    shapes = {use.get(HREF) for use in ET.fromstring(svg).iter(f"{SVG}use")}
    dashes = {re.sub(r".*?stroke-dasharray: ([^;]+).*|.*", r"\1", path.get("style", ""))
              for path in ET.fromstring(svg).iter(f"{SVG}path") if f"stroke: {marks.LINE}" in path.get("style", "")
              and "fill: none" in path.get("style", "")}

    assert len(shapes) == 3
    assert len(dashes) == 3


def test_more_lines_than_can_be_told_apart_are_dots_without_lines() -> None:
    places = [point for index in range(6) for point in points([50, 60], place=f"p{index}")]
    svg = figures.measure(let_through(places))

    assert lines(svg) == []
    assert len(dots(svg)) == 12


@settings(max_examples=25, deadline=None)
@given(st.lists(st.none() | st.floats(0, 100).map(lambda x: round(x, 1)), min_size=1, max_size=14),
       st.none() | st.floats(0, 100).map(lambda x: round(x, 1)))
def test_any_history_can_be_drawn(values: list[float | None], target: float | None) -> None:
    rows = published({f"{2000 + index}": value for index, value in enumerate(values)})
    svg = figures.history(rows, target=target, target_period=year("2016"))

    assert len(dots(svg)) >= sum(value is not None for value in values)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in dots(svg))


@pytest.mark.parametrize("mark", [marks.baseline(), marks.target(), marks.new_definition(), marks.prediction(),
                                  marks.before_lock(), marks.lock(), marks.dot(), marks.centre(), marks.limits(),
                                  marks.common(), marks.upright_target(), marks.funnel(), *map(marks.series, range(4))])
def test_marks_of_the_legend_are_small_images_without_words(mark: str) -> None:
    root = ET.fromstring(mark)

    assert root.get("viewBox") == "0 0 30 16"
    assert not list(root.iter(f"{SVG}text"))
    assert len(mark) < 500


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [marks.INK, marks.QUIET, marks.LINE, marks.GOAL])
def test_text_and_marks_stand_out_from_the_paper(colour: str) -> None:
    """WCAG asks for 4.5 to 1 in text and 3 to 1 in marks."""
    assert (_luminance(marks.PAPER) + 0.05) / (_luminance(colour) + 0.05) >= 4.5
