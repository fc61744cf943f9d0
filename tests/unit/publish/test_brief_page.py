"""A brief is one file per language that a member can read on a phone, on paper, and without a network."""

from __future__ import annotations

import base64
import sys
from datetime import date
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output, new_raw_cell

from brief_notebook import both, brief_sections, cell, executed, figure, only_english, page_head, sentence, stack, table
from striveutils import publish
from striveutils.errors import NotPublishable
from striveutils.publish import markup
from striveutils.publish.markup import Element

TEMPLATES = Path(__file__).parents[3] / "templates"
QUESTIONS = {
    "en": ["What are we working on, and why?", "Where are we now?", "Has it really changed?", "For which children?",
           "What are we trying?", "What happened?", "What comes next?", "What stands in the way?",
           "How can you take part?", "Where do the numbers come from?"],
    "es": ["¿En qué estamos trabajando y por qué?", "¿Dónde estamos ahora?", "¿Ha cambiado de verdad?",
           "¿Para qué niños y niñas?", "¿Qué estamos probando?", "¿Qué pasó?", "¿Qué sigue?",
           "¿Qué obstáculos hay en el camino?", "¿Cómo puede participar usted?", "¿De dónde vienen los números?"],
}


def pages(notebook: NotebookNode, **more: Any) -> dict[str, str]:
    return publish.pages(notebook, ["en", "es"], templates=TEMPLATES, **more)


def tree(html: str) -> Element:
    return markup.read(html).root


def one(html: str, name: str) -> Element:
    found = list(tree(html).every(name))
    assert len(found) == 1
    return found[0]


def texts(html: str, *names: str) -> list[str]:
    return [" ".join(element.text().split()) for element in tree(html).every(*names)]


@pytest.fixture(scope="module")
def brief() -> dict[str, str]:
    return pages(executed())


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_questions_come_from_the_catalogue_in_the_order_of_the_brief(brief: dict[str, str], lang: str) -> None:
    assert texts(brief[lang], "h2") == QUESTIONS[lang]


def test_the_order_is_the_briefs_even_if_the_notebook_has_another() -> None:
    sections = brief_sections()
    turned = dict(reversed(sections.items()))
    assert texts(pages(executed(turned))["en"], "h2") == QUESTIONS["en"]


def test_the_page_says_its_language_and_leads_to_the_other_one(brief: dict[str, str]) -> None:
    assert one(brief["en"], "html").attributes["lang"] == "en"
    link = one(brief["en"], "link").attributes
    assert link == {"rel": "alternate", "hreflang": "es", "href": "north-attendance.es.html"}
    shown = next(a for a in tree(brief["en"]).every("a") if a.attributes.get("hreflang") == "es")
    assert (shown.text(), shown.attributes["lang"]) == ("Español", "es")
    assert shown.attributes["href"] == "north-attendance.es.html"


def test_the_page_leads_to_the_index_of_its_language(brief: dict[str, str]) -> None:
    assert [a.text() for a in tree(brief["es"]).every("a") if a.attributes["href"] == "index.es.html"] == [
        "Todas las redes"
    ]


def test_a_private_page_leads_to_no_index() -> None:
    html = pages(executed(), links=publish.Links("indicator", index=None))["en"]
    assert "index.en.html" not in html
    assert one(html, "link").attributes["href"] == "indicator.es.html"


def test_text_missing_in_the_readers_language_is_marked_with_its_own() -> None:
    section = {"trying": sentence(only_english("Ask parents"))}
    span = one(pages(executed(section))["es"], "span")
    assert (span.text(), span.attributes["lang"]) == ("Ask parents", "en")


def test_the_first_link_leads_to_the_content(brief: dict[str, str]) -> None:
    first = next(tree(brief["en"]).every("a"))
    assert first.attributes["href"].removeprefix("#") == one(brief["en"], "main").attributes["id"]


def test_the_newest_figure_and_the_state_of_the_cycle_stand_on_top(brief: dict[str, str]) -> None:
    glance = next(part for part in tree(brief["en"]).every("dl") if part.attributes["class"] == "glance")
    assert [part.text() for part in glance.every("dt", "dd")] == [
        "Chronic absence", "15.6% (2018-19)", "The cycle now", "Walking groups: under way",
    ]


def test_nothing_stands_on_top_where_nothing_is_known() -> None:
    html = pages(executed(latest=None, state=None))["en"]
    assert "glance" not in {part.attributes.get("class") for part in tree(html).every("dl")}


def test_the_partnerships_notice_is_on_the_page(brief: dict[str, str]) -> None:
    assert "Illustrative: the figures are as published, the partnership is invented." in texts(brief["en"], "p")


def test_a_page_that_could_not_be_renewed_says_its_date() -> None:
    made = pages(executed(), notice=publish.kept_notice(date(2020, 1, 31)))
    for lang, notice in (
        ("en", "This page is from January 31, 2020. A newer one could not be made yet."),
        ("es", "Esta página es del 31 de enero de 2020. Todavía no se pudo hacer una más reciente."),
    ):
        assert notice in texts(made[lang], "p")


def test_a_page_for_the_team_says_so() -> None:
    html = pages(executed(audience="team"))["en"]
    assert any(text.startswith("For the team only.") for text in texts(html, "p"))


def test_a_drawing_is_in_the_page_with_its_words_and_its_table(brief: dict[str, str]) -> None:
    image = next(tree(brief["es"]).every("img"))
    kind, _comma, encoded = image.attributes["src"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b"<svg" in base64.b64decode(encoded)
    assert image.attributes["alt"].startswith("De 13.1% en 2014-15")
    assert (image.attributes["width"], image.attributes["height"]) == ("480", "220")
    assert texts(brief["es"], "caption")[0] == "Ausentismo crónico por año"


def test_a_table_has_a_caption_and_a_header_for_each_row_and_column(brief: dict[str, str]) -> None:
    table_of_groups = list(tree(brief["en"]).every("table"))[1]
    assert [th.text() for th in table_of_groups.every("th") if th.attributes["scope"] == "col"] == [
        "Grade", "Absent", "Children", "Percent",
    ]
    assert [th.text() for th in table_of_groups.every("th") if th.attributes["scope"] == "row"] == [
        "All children", "Kindergarten", "Grade 1", "Grade 2",
    ]


def test_a_wide_table_scrolls_by_keyboard_and_has_a_name(brief: dict[str, str]) -> None:
    holder = next(div for div in tree(brief["en"]).every("div") if div.attributes.get("class") == "scroll")
    assert holder.attributes["tabindex"] == "0"
    assert holder.attributes["aria-labelledby"] == next(holder.every("caption")).attributes["id"]


def test_a_table_of_words_says_the_column_in_each_cell_for_those_who_read_it_as_a_list(brief: dict[str, str]) -> None:
    """On a phone it falls apart into a list; on a wide screen and on paper the style sheet hides these labels."""
    predicted = list(tree(brief["en"]).every("table"))[2]
    labels = [span for span in predicted.every("span") if span.attributes.get("class") == "column"]
    assert [label.text() for label in labels] == ["From", "To", "Why", "We look on"]


def of_numbers(rows: int, columns: int = 2) -> dict[str, Any]:
    names = [(both(f"Column {number}"), number > 0) for number in range(columns)]
    return table(both("A table"), names, [[both(str(row))] * columns for row in range(rows)])


@pytest.mark.parametrize(("rows", "folded"), [(19, 0), (20, 0), (21, 1)])
def test_a_table_of_more_than_twenty_rows_is_folded_until_asked_for(rows: int, folded: int) -> None:
    html = pages(executed({"now": of_numbers(rows)}))["es"]
    assert texts(html, "summary") == ["Mostrar la tabla completa: 21 filas"] * folded
    assert len(texts(html, "tr")) == rows + 1


@pytest.mark.parametrize(("short", "shape"), [(True, "scroll tight"), (False, "wordy")])
def test_a_column_of_a_word_or_two_does_not_make_a_table_fall_apart_into_a_list(short: bool, shape: str) -> None:
    of = table(both("Groups"), [(both("Group"), False), (both("Percent"), True), (both("Has it changed?"), False),
                                (both("Target"), False)],
               [[both("Grade 1"), both("80.0%"), both("improving"), both("reached")]])
    for column in of["columns"][2:] if short else ():
        column["short"] = True
    holders = [div.attributes.get("class") for div in tree(pages(executed({"groups": of}))["en"]).every("div")]
    assert [one for one in holders if one in ("scroll", "scroll tight", "wordy")] == [shape]


def test_narrow_tables_that_follow_each_other_may_share_a_line() -> None:
    html = pages(executed({"groups": stack(of_numbers(3), of_numbers(4), sentence(both("a")), of_numbers(2))}))["en"]
    shared = [div for div in tree(html).every("div") if "tables" in div.attributes.get("class", "").split()]
    assert [len(list(div.every("table"))) for div in shared] == [2]
    assert len(texts(html, "table")) == 3


def test_an_address_that_is_written_out_can_be_followed(brief: dict[str, str]) -> None:
    links = {a.attributes["href"]: a.text() for a in tree(brief["en"]).every("a")}
    assert links["mailto:hello@example.org"] == "hello@example.org"
    assert links["https://example.org/absence"] == "https://example.org/absence"


def test_only_blocks_reach_the_page() -> None:
    """Not the code, not Markdown, not what a cell printed, not another kind of output, not an untagged cell."""
    notebook = executed()
    outputs = [new_output("stream", name="stdout", text="printed-secret"),
               new_output("display_data", {"text/html": "<b>html-secret</b>", "text/markdown": "markdown-secret",
                                           "image/png": "cG5nLXNlY3JldA==", "text/plain": "plain-secret"})]
    notebook.cells += [
        new_code_cell("source_secret", metadata={"tags": ["now"]}, outputs=outputs),
        new_raw_cell("<script>raw_secret</script>"),
        cell("analysis", sentence(both("section-secret"))),
    ]
    for html in pages(notebook).values():
        assert "secret" not in html
        assert "For the analyst" not in html
        assert "for JupyterLab" not in html


def test_a_question_without_an_answer_has_no_heading() -> None:
    html = pages(executed({"now": sentence(both("16 in 100"))}))["en"]
    assert texts(html, "h2") == ["Where are we now?"]


def test_cells_with_the_same_tag_stand_under_one_heading() -> None:
    notebook = executed({"now": sentence(both("first"))})
    notebook.cells.append(cell("now", sentence(both("second"))))
    html = pages(notebook)["en"]
    assert texts(html, "h2") == ["Where are we now?"]
    assert html.index("first") < html.index("second")


def test_the_same_notebook_gives_the_same_bytes() -> None:
    assert pages(executed()) == pages(executed())


def test_rendering_leaves_the_notebook_as_it_was() -> None:
    notebook = executed()
    before = repr(notebook)
    pages(notebook)
    assert repr(notebook) == before


def test_a_page_has_far_less_than_a_hundred_kilobytes(brief: dict[str, str]) -> None:
    assert all(len(html.encode()) < 40_000 for html in brief.values())


def test_a_page_that_grows_too_large_is_refused() -> None:
    with pytest.raises(NotPublishable, match="kilobytes"):
        pages(executed({"now": sentence(both("word " * 25_000))}))


def test_a_drawing_that_tells_more_than_numbers_is_refused() -> None:
    of = table(both("A table"), [(both("Year"), False), (both("Percent"), True)], [[both("2018-19"), both("16%")]])
    for inside in ("<!-- 7 children -->", "<text>seven</text>", "<title>7</title>", '<image href="https://x.example"/>'):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
        shown = {"now": figure(of, caption=both("c"), alt={"en": "a", "es": "a"}, svg=drawing)}
        with pytest.raises(NotPublishable, match="drawing"):
            pages(executed(shown))


def test_a_notebook_that_stopped_gives_no_page() -> None:
    notebook = executed()
    notebook.cells[-1].outputs = [new_output("error", ename="ValueError", evalue="Ana, 7", traceback=[])]
    with pytest.raises(NotPublishable, match="stopped with an error in the cell “sources”") as refused:
        pages(notebook)
    assert "Ana" not in str(refused.value)


def test_a_notebook_without_a_head_gives_no_page() -> None:
    notebook = executed()
    del notebook.cells[2]
    with pytest.raises(NotPublishable, match="whom its page is about"):
        pages(notebook)


@pytest.mark.parametrize("broken", [
    {"schema": 2, "kind": "sentence", "role": "plain", "text": both("from the future")},
    {"schema": 1, "kind": "song", "text": both("la la")},
    {"schema": 1, "kind": "sentence", "role": "plain", "text": {"en": [["only English", None]]}},
    {"schema": 1, "kind": "figure", "svg": "<svg/>", "caption": both("no alternative text"), "legend": []},
    stack({"schema": 1, "kind": "items"}),
], ids=["newer schema", "unknown kind", "missing language", "figure without words", "incomplete block"])
def test_a_block_that_cannot_be_shown_is_told_by_its_cell(broken: dict[str, Any]) -> None:
    with pytest.raises(NotPublishable, match="The cell “now” shows something"):
        pages(executed({"now": broken}))


def test_a_changed_template_cannot_let_a_script_through(tmp_path: Path) -> None:
    """Templates may be the partnership's own; the finished page is checked all the same."""
    for folder in ("brief", "site"):
        (tmp_path / folder).mkdir()
        for file in (TEMPLATES / folder).iterdir():
            (tmp_path / folder / file.name).write_bytes(file.read_bytes())
    frame = tmp_path / "brief" / "frame.html.j2"
    frame.write_text(frame.read_text().replace("</body>", "<script src='https://x.example/a.js'></script></body>"))
    with pytest.raises(NotPublishable, match="<script>") as refused:
        publish.pages(executed(), ["en"], templates=tmp_path)
    assert "templates" in str(refused.value)


def test_the_head_of_a_page_is_what_the_notebook_showed() -> None:
    assert publish.head(executed()) == page_head()


def test_naming_the_room_loads_neither_nbconvert_nor_matplotlib() -> None:
    """They take a second, and most commands make no page."""
    code = "import sys, striveutils.publish.site; sys.exit(bool({'nbconvert', 'matplotlib'} & sys.modules.keys()))"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
