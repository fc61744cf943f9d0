"""What a run chart adds to a history: where it is drawn, what it leaves out, and that all parts of a figure agree."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from datetime import date
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shown_rows import ABSENCE, let_through, name_of, points, published, year

from striveutils.blocks import Figure, charts, figures, marks, runchart
from striveutils.blocks.runchart import Context, Remark, Span, band, lettered
from striveutils.blocks.sheet import HEIGHT, WIDTH
from striveutils.disclosure import Shown
from striveutils.evidence.change import judge
from striveutils.evidence.limits import Limits, individuals, proportions
from striveutils.records.columns.periods import parse
from striveutils.words import Typed, Words, text

SVG = "{http://www.w3.org/2000/svg}"
ROWS = published(ABSENCE)
CALLS = Span(date(2016, 9, 1), date(2017, 6, 15), "Calls home")
BUSES = Span(date(2018, 10, 1), None, "A new bus")
SNOW = Remark(date(2015, 2, 3), "A week of snow")
HOURS = Remark(year("2017-18"), "New school hours")
FULL = Context(centre=18.1, spans=(BUSES, CALLS), remarks=(HOURS, SNOW))


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def letters(svg: str) -> list[str]:
    return [words for words in texts(svg) if re.fullmatch("[A-Z]", words)]


def strokes(svg: str, colour: str, width: float) -> list[list[tuple[float, float]]]:
    """The lines of one look, each as its points."""
    look = (f"stroke: {colour}", f"stroke-width: {width}")
    paths = [path.get("d", "") for path in ET.fromstring(svg).iter(f"{SVG}path")
             if all(part in path.get("style", "") for part in look)]
    return [[(float(x), float(y)) for x, y in re.findall(r"[ML] ([\d.]+) ([\d.]+)", path)] for path in paths]


def middle_line(svg: str) -> list[list[tuple[float, float]]]:
    return strokes(svg, marks.INK, marks.CENTRE_WIDTH)


def edges(svg: str) -> list[list[tuple[float, float]]]:
    return strokes(svg, marks.QUIET, 0.9)


def staff(svg: str) -> float:
    """How far down the paper the hairline of the only flag reaches."""
    line, = (path.get("d", "") for path in ET.fromstring(svg).iter(f"{SVG}path")
             if f"stroke: {marks.HAIR}" in path.get("style", ""))
    return max(float(y) for _x, y in re.findall(r"[ML] ([\d.]+) ([\d.]+)", line))


def ticks(svg: str) -> list[float]:
    """Where on the axis the short strokes of the periods are."""
    path, = (path.get("d", "") for path in ET.fromstring(svg).iter(f"{SVG}path")
             if f"stroke: {marks.QUIET}" in path.get("style", "") and path.get("d", "").count("M") > 1)
    return [float(x) for x in re.findall(r"M ([\d.]+)", path)]


def legend(figure: Figure, lang: str = "en") -> list[str]:
    return [text(entry.words, lang) for entry in figure.legend]


def said(words: Words | None) -> str:
    return "" if words is None else text(words, "en")


def level(rows: tuple[Shown, ...], low: float, high: float) -> Limits:
    """The same limits at every row."""
    return Limits((None,) * len(rows), (low,) * len(rows), (high,) * len(rows))


def dots(svg: str) -> list[tuple[float, float]]:
    return [(float(use.get("x", "")), float(use.get("y", "")))
            for use in ET.fromstring(svg).iter(f"{SVG}use")]


def test_letters_go_through_cycles_and_remarks_in_the_order_of_time() -> None:
    assert [(mark.letter, mark.of) for mark in lettered(ROWS, FULL)] == [
        ("A", SNOW), ("B", CALLS), ("C", HOURS), ("D", BUSES),
    ]


def test_drawing_legend_and_table_have_the_same_letters() -> None:
    figure = charts.history(ROWS, subject="Chronic absence", context=FULL)

    assert sorted(letters(figure.drawing)) == ["A", "B", "C", "D"]
    assert legend(figure) == [
        "Middle line (the median): 18.1%",
        "February 3, 2015: A week of snow",
        "Calls home (September 1, 2016 to June 15, 2017)",
        "2017-18: New school hours",
        "A new bus (since October 1, 2018, still going on)",
    ]
    assert [entry.mark for entry in figure.legend] == [
        marks.centre(), marks.flag("A"), marks.cycle("B"), marks.flag("C"), marks.cycle("D", ends=False),
    ]
    assert said(figure.table.note).endswith(
        "The middle line is the median, 18.1%: about half of the figures from 2011-12 to 2018-19 lie above it, half "
        "below. A: A week of snow (February 3, 2015). B: Calls home (September 1, 2016 to June 15, 2017). C: New "
        "school hours (2017-18). D: A new bus (since October 1, 2018, still going on)."
    )


def test_alternative_text_tells_the_middle_line_the_cycles_and_the_flags() -> None:
    alt = charts.history(ROWS, subject="Chronic absence", context=FULL).alt

    assert said(alt).endswith(
        "A thin level line is the median: 18.1% (from 2011-12 to 2018-19). Brackets below the chart show cycles: "
        "B (September 1, 2016 to June 15, 2017) and D (since October 1, 2018, still going on). Lettered flags above "
        "the chart show what happened: A (February 3, 2015) and C (2017-18)."
    )
    assert "Una línea fina horizontal es la mediana: 18.1% (2011-12 a 2018-19)." in text(alt, "es")


def test_what_people_typed_stands_beside_the_drawing_and_never_in_it() -> None:
    remark = Remark(year("2014-15"), Typed({"en": "The <b>bus</b> company & its strike"}))
    figure = charts.history(ROWS, subject="Chronic absence", context=Context(remarks=[remark]))

    assert all(re.fullmatch(r"[\d.,%–-]+|[A-Z]", words) for words in texts(figure.drawing))
    assert "bus" not in figure.drawing
    assert legend(figure, "es") == ["2014-15: The <b>bus</b> company & its strike (por ahora solo en inglés)"]


def test_the_middle_line_never_crosses_a_new_definition() -> None:
    context = Context(centre=16.2)
    whole, cut = (figures.history(ROWS, context=context, breaks=breaks) for breaks in ((), ("2015-16",)))
    figure = charts.history(ROWS, subject="Chronic absence", context=context, breaks=("2015-16",))
    at = {value: x for value, (x, _y) in zip(ABSENCE.values(), sorted(dots(cut)), strict=True)}

    assert [(line[0][0], line[-1][0]) for line in middle_line(whole)] == [(min(at.values()), max(at.values()))]
    assert [(line[0][0], line[-1][0]) for line in middle_line(cut)] == [(at[16.2], at[15.6])]
    assert "16.2% (from 2015-16 to 2018-19)" in said(figure.alt)
    assert "the figures from 2015-16 to 2018-19" in said(figure.table.note)


def test_where_every_figure_under_a_new_definition_is_hidden_the_line_belongs_to_the_ones_before() -> None:
    rows = published({"2015": 10.0, "2016": 12.0, "2017": 14.0, "2018": None}, held_back=["2018"])
    svg = figures.history(rows, context=Context(centre=12), breaks=("2018",))
    line, = middle_line(svg)

    assert (line[0][0], line[-1][0]) == (min(dots(svg))[0], max(dots(svg))[0])


def test_limits_are_steps_with_a_gap_at_a_hidden_figure_and_at_a_new_definition() -> None:
    rows = published({"2010": 10.0, "2011": 12.0, "2012": 11.0, "2013": None, "2014": 13.0, "2015": 12.0},
                     held_back=["2013"])
    pieces = band(rows, level(rows, 5, 20), [])
    later = band(rows, level(rows, 5, 20), [date(2011, 1, 1)])

    assert [[at.row.period_text for at in piece] for piece in pieces] == [["2010", "2011", "2012"], ["2014", "2015"]]
    assert [[at.row.period_text for at in piece] for piece in later] == [["2011", "2012"], ["2014", "2015"]]
    assert len(edges(figures.history(rows, context=Context(limits=level(rows, 5, 20))))) == 4


def test_limits_of_a_percent_stay_between_0_and_100_and_so_does_the_scale() -> None:
    rows = published({"2017": 97.0, "2018": 98.0, "2019": 96.0})
    context = Context(limits=level(rows, -4, 112))
    svg = figures.history(rows, context=context)

    assert [(at.lower, at.upper) for piece in band(rows, context.limits, []) for at in piece] == [(0, 100)] * 3
    assert "100%" in texts(svg)
    assert not {"120%", "-20%"} & set(texts(svg))


def test_limits_of_a_mean_may_be_anywhere_and_stretch_the_scale() -> None:
    rows = published({"2017": 2431.0, "2018": 2471.0}, unit="mean")
    figure = charts.history(rows, subject="Score", context=Context(limits=level(rows, 2300, 2600)))

    assert "The scale on the left starts at 2,000, not at 0." in said(figure.caption)
    assert "The scale on the left starts at 2,000, not at 0." in said(figure.alt)
    assert "2,000" in texts(figure.drawing)


def test_figures_beyond_the_limits_are_named_in_words_as_the_eye_sees_them() -> None:
    context = Context(limits=level(ROWS, 16, 20))
    figure = charts.history(ROWS, subject="Chronic absence", context=context)
    wide = charts.history(ROWS, subject="Chronic absence", context=Context(limits=level(ROWS, 1, 50)))
    narrow = charts.history(ROWS, subject="Chronic absence", context=Context(limits=level(ROWS, 1, 2)))

    assert "Outside the band: 2013-14 and 2018-19." in said(figure.alt)
    assert "in 2018-19 from 16.0% to 20.0%. This is a help for the eye, not a verdict." in said(figure.table.note)
    assert legend(figure) == ["Where figures lie if they vary as before: a help for the eye, not a verdict"]
    assert "No figure lies outside the band." in said(wide.alt)
    assert "8 figures lie outside the band." in said(narrow.alt)


def test_a_figure_on_the_edge_of_the_band_is_inside() -> None:
    assert not any(at.outside for piece in band(ROWS, level(ROWS, 15.6, 20.6), []) for at in piece)


@pytest.mark.parametrize("short", [ROWS[1:], (*ROWS, ROWS[0])])
def test_limits_need_an_entry_for_each_row(short: tuple[Shown, ...]) -> None:
    with pytest.raises(ValueError, match="one entry for each row"):
        figures.history(ROWS, context=Context(limits=level(short, 5, 20)))


@pytest.mark.parametrize("value", [16.7, 99.9, 0.1])
def test_what_is_held_back_leaves_no_trace_in_a_run_chart(value: float) -> None:
    """The drawing, the words and the table are the same, whatever the hidden figure is."""
    def made(hidden: float) -> Figure:
        years = [f"{2000 + index}" for index in range(14)]
        counts = {one: (40 + index % 5, 100) for index, one in enumerate(years)} | {
            "2006": (int(hidden * 6 / 100), 6)}
        rows = published({one: 100 * n / m for one, (n, m) in counts.items()} | {"2006": hidden}, counts=counts)
        context = runchart.context(rows, judge(rows, direction="up"), remarks=[Remark(year("2006"), "Snow")])
        assert context.limits is not None
        return charts.history(rows, subject="Ready", context=context)

    assert made(value).data() == made(50.0).data()
    assert len(dots(made(value).drawing)) == 13


def test_a_flag_points_at_the_figure_of_its_time_and_over_a_hidden_one_at_nothing() -> None:
    rows = published({"2016": 60.0, "2017": None, "2018": 71.0}, held_back=["2017"])
    over_hidden, over_seen = (staff(figures.history(rows, context=Context(remarks=[Remark(year(when), "Snow")])))
                              for when in ("2017", "2018"))
    (_x, figure) = max(dots(figures.history(rows, context=Context(remarks=[Remark(year("2017"), "Snow")]))))

    assert over_seen < figure < over_hidden


def test_the_plain_drawing_is_as_it_was_and_marks_have_strips_of_their_own() -> None:
    heights = [ET.fromstring(figures.history(ROWS, context=context)).get("height") for context in (
        Context(), Context(centre=18), Context(spans=[CALLS]), Context(remarks=[SNOW]), FULL)]

    assert figures.history(ROWS) == figures.history(ROWS, context=Context())
    assert heights == [str(HEIGHT + more) for more in (0, 0, 17, 17, 34)]


def test_marks_that_would_touch_stand_above_each_other() -> None:
    months = published({f"2018-{month:02}": 10.0 + month for month in range(1, 13)}, frequency="monthly")
    crowded = Context(remarks=[Remark(date(2018, 3, day), "Snow") for day in (1, 9, 17)])
    svg = figures.history(months, context=crowded)
    places = [(float(element.get("x", "")), float(element.get("y", "")))
              for element in ET.fromstring(svg).iter(f"{SVG}text") if element.text in ("A", "B", "C")]

    assert len({y for _x, y in places}) == 3
    assert [x for x, _y in places] == sorted(x for x, _y in places)


def test_a_cycle_that_began_before_the_first_figure_has_no_start_and_a_running_one_no_end() -> None:
    early = Span(date(2009, 1, 1), date(2013, 1, 31), "Calls home")
    marked = lettered(ROWS, Context(spans=[early, BUSES]))

    assert [(mark.starts, mark.ends) for mark in marked] == [(False, True), (True, False)]
    assert marks.cycle("A", starts=False) != marks.cycle("A") != marks.cycle("A", ends=False)


@pytest.mark.parametrize("far", [
    Span(date(2001, 1, 1), date(2002, 1, 1), "Long ago"), Span(date(2045, 1, 1), None, "Far off"),
    Remark(date(1999, 1, 1), "Long ago"), Remark(year("2045-46"), "Far off"),
])
def test_what_lies_outside_the_drawing_stays_in_the_table_without_a_letter(far: Span | Remark) -> None:
    context = Context(spans=[far]) if isinstance(far, Span) else Context(remarks=[far])
    figure = charts.history(ROWS, subject="Chronic absence", context=context)

    assert figure.drawing == figures.history(ROWS)
    assert legend(figure) == []
    assert f"{text(far.words, 'en')} (" in said(figure.table.note)


def test_a_cycle_after_the_newest_figure_makes_the_axis_longer() -> None:
    late = Span(date(2019, 10, 1), date(2020, 3, 1), "A new bus")
    svg = figures.history(ROWS, context=Context(spans=[late]))
    mark, = lettered(ROWS, Context(spans=[late]))

    assert 2018.5 < mark.left < mark.right < 2019.5
    assert len(ticks(svg)) == len(ticks(figures.history(ROWS))) + 1
    assert max(x for x, _y in dots(svg)) < max(ticks(svg))


@pytest.mark.parametrize("start", [date(2019, 1, 1), date(2019, 6, 20), date(2024, 6, 20)])
def test_a_cycle_that_runs_off_the_paper_has_its_letter_on_the_other_side(start: date) -> None:
    svg = figures.history(ROWS, context=Context(spans=[Span(start, None, "A new bus")]))
    letter, = (float(element.get("x", "")) for element in ET.fromstring(svg).iter(f"{SVG}text") if element.text == "A")

    assert letter + 5 <= WIDTH - 2


def test_with_more_marks_than_letters_the_newest_get_them_and_the_table_has_all() -> None:
    months = published({f"{2016 + index // 12}-{index % 12 + 1:02}": 12.0 for index in range(36)}, frequency="monthly")
    remarks = [Remark(parse(row.period_text, "monthly"), f"Number {index}") for index, row in enumerate(months[:30])]
    figure = charts.history(months, subject="Absence", context=Context(remarks=remarks))

    assert len(letters(figure.drawing)) == len(legend(figure)) == 26
    assert legend(figure)[0] == "May 2016: Number 4"
    assert all(f"Number {index} (" in said(figure.table.note) for index in range(30))


@pytest.mark.parametrize(("figures_", "centred", "limited"), [(4, False, False), (5, True, False), (11, True, False),
                                                              (12, True, True)])
def test_the_middle_line_takes_5_figures_and_limits_take_12(figures_: int, centred: bool, limited: bool) -> None:
    values = [10.0, 12.0, 11.0, 13.0, 12.0, 11.0, 14.0, 12.0, 13.0, 11.0, 12.0, 13.0][:figures_]
    rows = published({f"{2000 + index}": value for index, value in enumerate(values)})
    context = runchart.context(rows, judge(rows, direction="up"))

    assert context.centre == (median(values) if centred else None)
    assert (context.limits is not None) == limited


COUNTS = {f"{2000 + index}": (numerator, 900 + 40 * index) for index, numerator in enumerate(
    [300, 310, 290, 330, 340, 310, 360, 380, 350, 370, 400, 390, 410])}


def test_limits_are_those_of_proportions_where_all_counts_are_published_and_of_single_figures_otherwise() -> None:
    percents = {period: 100 * n / m for period, (n, m) in COUNTS.items()}
    counted, plain = published(percents, counts=COUNTS), published(percents)
    laney = proportions(*zip(*COUNTS.values(), strict=True))
    single = individuals(percents.values())

    assert _limits(counted).lower == pytest.approx([100 * one for one in laney.lower if one is not None])
    assert _limits(plain).upper == pytest.approx(single.upper)


def test_limits_are_made_from_the_figures_that_can_be_compared_and_from_no_others() -> None:
    before = {"1998": 90.0, "1999": 2.0}
    percents = {period: 100 * n / m for period, (n, m) in COUNTS.items()}
    rows, alone = published(before | percents), published(percents)
    judged = judge(alone, direction="up")
    found = runchart.context(rows, judged)

    assert found.limits is not None
    assert found.limits.upper[2:] == pytest.approx(_limits(alone).upper)
    assert [piece[0].row.period_text for piece in band(rows, found.limits, [date(2000, 1, 1)])] == ["2000"]


def _limits(rows: tuple[Shown, ...]) -> Limits:
    found = runchart.context(rows, judge(rows, direction="up")).limits
    assert found is not None
    return found


def test_a_measure_with_one_line_has_a_middle_line_in_drawing_words_and_table() -> None:
    rows = let_through(points([60, 65, 70, 75, 80]))
    figure = charts.measure(rows, name_of, subject="On time", centre=70)

    assert len(middle_line(figure.drawing)) == 1
    assert legend(figure) == ["Middle line (the median): 70.0%"]
    assert "A thin level line is the median: 70.0% (from October 7, 2019 to November 4, 2019)." in said(figure.alt)
    assert "The middle line is the median, 70.0%" in said(figure.table.note)


def test_one_middle_line_is_not_drawn_through_several_lines() -> None:
    both = let_through(points([60, 65]) + points([70, 75], place="south"))
    figure = charts.measure(both, name_of, subject="On time", centre=70)

    assert figure.data() == charts.measure(both, name_of, subject="On time").data()
    assert middle_line(figures.measure(both, centre=70)) == []


def test_a_middle_line_outside_the_points_is_still_on_the_scale() -> None:
    svg = charts.measure(let_through(points([10, 12])), name_of, subject="On time", centre=40).drawing

    assert all(0 <= y <= HEIGHT for line in middle_line(svg) for _x, y in line)


@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(st.none() | st.floats(0, 100).map(lambda x: round(x, 1)), min_size=1, max_size=14),
    width=st.floats(0, 90), centre=st.none() | st.floats(0, 100),
    spans=st.lists(st.tuples(st.dates(date(1985, 1, 1), date(2040, 1, 1)), st.none() | st.integers(0, 3000)),
                   max_size=5),
    days=st.lists(st.dates(date(1985, 1, 1), date(2040, 1, 1)), max_size=8),
    frequency=st.sampled_from(["annual", "monthly", "weekly", "daily"]),
)
def test_any_run_chart_can_be_drawn_and_stays_on_the_paper(
    values: list[float | None], width: float, centre: float | None,
    spans: list[tuple[date, int | None]], days: list[date], frequency: str,
) -> None:
    rows = published(dict(zip(_periods(frequency), values, strict=False)), frequency=frequency)
    context = Context(
        centre, level(rows, 50 - width, 50 + width),
        [Span(start, None if more is None else date.fromordinal(start.toordinal() + more), "x")
         for start, more in spans],
        [Remark(day, "x") for day in days],
    )
    svg = figures.history(rows, context=context)
    height = float(ET.fromstring(svg).get("height", ""))
    drawn = [point for path in ET.fromstring(svg).iter(f"{SVG}path") if "clip" not in path.get("style", "")
             for point in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path.get("d", ""))
             if "stroke: " in path.get("style", "") and "fill: none" in path.get("style", "")]

    assert sum(value is not None for value in values) <= len(dots(svg))
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= height for x, y in drawn)
    assert len(letters(svg)) == len(lettered(rows, context))
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        assert 4 <= float(element.get("x", "")) <= WIDTH - 4 and 0 <= float(element.get("y", "")) <= height


def _periods(frequency: str) -> list[str]:
    named: Mapping[str, list[str]] = {
        "annual": [f"{2000 + index}" for index in range(14)],
        "monthly": [f"{2010 + index // 12}-{index % 12 + 1:02}" for index in range(14)],
        "weekly": [date.fromordinal(date(2019, 3, 4).toordinal() + 7 * index).isoformat() for index in range(14)],
        "daily": [date.fromordinal(date(2019, 3, 4).toordinal() + index).isoformat() for index in range(14)],
    }
    return named[frequency]


@pytest.mark.parametrize("mark", [marks.flag("A"), marks.cycle("A"), marks.cycle("A", starts=False, ends=False),
                                  marks.place("A")])
def test_lettered_marks_of_the_legend_hold_one_letter(mark: str) -> None:
    root = ET.fromstring(mark)

    assert root.get("viewBox") == "0 0 30 16"
    assert [element.text for element in root.iter(f"{SVG}text")] == ["A"]
    assert len(mark) < 600
