"""What a block leaves in a notebook: JSON in every language, and a view for JupyterLab."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from striveutils.blocks import (
    MIME,
    Block,
    Column,
    Facts,
    Figure,
    Items,
    LegendEntry,
    PageHead,
    Sentence,
    Stack,
    Table,
    show_in,
)
from striveutils.words import LANGUAGES, Number, Typed, _, n_

TABLE = Table("Figures", [Column("Year"), Column("Percent", numeric=True)], [["2018-19", "15.6%"]])
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 220"/>'
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}&'


def head(**changes: object) -> PageHead:
    given = {
        "title": Typed.of(en="Graduate together", es="Graduarse juntos"), "network": "both-graduate",
        "partnership": "Sample Partnership", "notice": _("{what}", what="Illustrative."), "outcome_id": "graduation",
        "outcome": "Young people graduate", "indicator": "Graduation", "latest": None, "state": None,
        "as_of": date(2020, 2, 29), "audience": "public", "languages": ("en", "es"), "contact": "hello@example.org",
    }
    return PageHead(**{**given, **changes})  # type: ignore[arg-type]


EVERY_KIND: tuple[Block, ...] = (
    Sentence(_("{n} in 100", n=Number(61)), role="headline"),
    Items(["one", Typed.of(es="dos")], ordered=True, heading="Heading"),
    Facts([("Label", "What it stands for")]),
    TABLE,
    Figure(SVG, "Line chart.", "Caption", TABLE, [LegendEntry(SVG, "Target")]),
    Stack(Sentence("one"), Stack(Sentence("two"))),
    head(),
)


def test_a_sentence_holds_every_language() -> None:
    block = Sentence(_("{n} in 100", n=Number(61)), role="headline")

    assert block.data() == {
        "schema": 1, "kind": "sentence", "role": "headline",
        "text": {"en": [["61 in 100", None]], "es": [["61 de cada 100", None]]},
    }


def test_text_in_another_language_is_marked_as_such() -> None:
    text = Sentence(Typed.of(es="Muy bien.")).data()["text"]

    assert text["es"] == [["Muy bien.", None]]
    assert text["en"] == [["Muy bien.", "es"], [" (only in Spanish so far)", None]]


def test_a_list_a_table_and_a_figure_hold_what_the_package_says() -> None:
    assert Items(["a"]).data() == {
        "schema": 1, "kind": "items", "ordered": False, "heading": None,
        "items": [{"en": [["a", None]], "es": [["a", None]]}],
    }
    assert set(TABLE.data()) == {"schema", "kind", "caption", "columns", "rows", "note", "cells"}
    assert TABLE.data()["columns"][1] == {"text": {"en": [["Percent", None]], "es": [["Percent", None]]},
                                          "numeric": True}
    figure = Figure(SVG, n_("1 dot", "{count} dots", 2), "Caption", TABLE, [LegendEntry(SVG, "Target")]).data()
    assert figure["svg"] == SVG
    assert figure["alt"]["en"] == "2 dots"
    assert figure["table"] == TABLE.data()
    assert figure["legend"] == [{"mark": SVG, "text": {"en": [["Target", None]], "es": [["Target", None]]}}]


def test_the_head_of_a_page_holds_what_the_index_needs() -> None:
    data = head(latest=_("{n} in 100", n=Number(61))).data()

    assert data["network"] == "both-graduate"
    assert data["network_name"]["es"] == [["Graduarse juntos", None]]
    assert data["latest"]["es"] == [["61 de cada 100", None]]
    assert data["state"] is None
    assert data["as_of"] == "2020-02-29"
    assert data["languages"] == ["en", "es"]


@pytest.mark.parametrize("block", EVERY_KIND, ids=lambda block: block.kind)
def test_every_block_survives_json_and_shows_itself(block: Block) -> None:
    bundle = block._repr_mimebundle_()

    assert json.loads(json.dumps(bundle[MIME])) == block.data()
    assert bundle["text/html"].startswith('<div lang="en">')
    assert bundle["text/plain"]


@pytest.mark.parametrize("build", [
    lambda: Figure(SVG, "", "Caption", TABLE),
    lambda: Figure(SVG, "  ", "Caption", TABLE),
    lambda: Figure(SVG, None, "Caption", TABLE),  # type: ignore[arg-type]
    lambda: Figure(SVG, "Line chart.", "Caption", None),  # type: ignore[arg-type]
    lambda: Figure(SVG, "Line chart.", "Caption", Table("Figures", [Column("Year")], [])),
    lambda: Figure("<p>no drawing</p>", "Line chart.", "Caption", TABLE),
], ids=["no alt", "blank alt", "alt None", "no table", "empty table", "no svg"])
def test_a_figure_without_alternative_text_or_a_table_cannot_be_built(build: object) -> None:
    with pytest.raises(ValueError, match="figure"):
        build()  # type: ignore[operator]


@pytest.mark.parametrize("build", [
    lambda: Table("", [Column("Year")], []),
    lambda: Table("Figures", [], []),
    lambda: Table("Figures", [Column("Year")], [["2018-19", "too much"]]),
    lambda: Sentence("x", role="shouted"),
    lambda: head(title=""),
    lambda: head(languages=()),
])
def test_half_a_block_cannot_be_built(build: object) -> None:
    with pytest.raises(ValueError):
        build()  # type: ignore[operator]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("block", [
    Sentence(Typed({"en": HOSTILE})),
    Items([Typed({"es": HOSTILE})], heading=HOSTILE),
    Facts([(HOSTILE, HOSTILE)]),
    Table(HOSTILE, [Column(HOSTILE)], [[HOSTILE]], note=HOSTILE),
    Figure(SVG, HOSTILE, HOSTILE, TABLE, [LegendEntry(SVG, HOSTILE)]),
    head(title=HOSTILE, notice=HOSTILE, partnership=HOSTILE, outcome=HOSTILE, latest=HOSTILE),
], ids=lambda block: getattr(block, "kind", block))
def test_typed_markup_is_shown_and_never_acts(block: Block, lang: str) -> None:
    with show_in(lang):
        html = block._repr_mimebundle_()["text/html"]

    page = BeautifulSoup(html, "html.parser")
    assert page.find("script") is None
    assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in page.find_all("img"))
    assert "<script>alert(1)</script>" in page.get_text()


@given(st.text())
def test_whatever_is_typed_stays_text(typed: str) -> None:
    html = Sentence(f"x{typed}")._repr_mimebundle_()["text/html"]

    assert re.fullmatch(r'<div lang="en"><p>[^<>]*</p></div>', html, re.DOTALL)


def test_jupyterlab_shows_the_language_that_was_chosen() -> None:
    block = Sentence(_("{n} in 100", n=Number(61)))

    with show_in("es"):
        assert block._repr_mimebundle_()["text/plain"] == "61 de cada 100"
        assert '<div lang="es">' in block._repr_mimebundle_()["text/html"]
    assert block._repr_mimebundle_()["text/plain"] == "61 in 100"
    with pytest.raises(ValueError, match="catalogue"):
        show_in("pt")


def test_a_chosen_language_stays_until_another_is_chosen() -> None:
    show_in("es")
    try:
        assert Sentence(_("{n} in 100", n=Number(61)))._repr_mimebundle_()["text/plain"] == "61 de cada 100"
    finally:
        show_in("en")


def test_tables_in_jupyterlab_have_a_caption_and_headers_for_columns_and_rows() -> None:
    html = TABLE._repr_mimebundle_()["text/html"]

    assert "<caption" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 1


def test_drawings_in_jupyterlab_are_images_with_alternative_text() -> None:
    html = EVERY_KIND[4]._repr_mimebundle_()["text/html"]

    assert '<img alt="Line chart." src="data:image/svg+xml;base64,' in html
    assert "<svg" not in html


def test_a_page_for_the_team_says_so_before_anything_else() -> None:
    team, public = (head(audience=audience)._repr_mimebundle_() for audience in ("team", "public"))

    assert team["text/plain"].startswith("For the team only.")
    assert team["text/html"].index("For the team only.") < team["text/html"].index("<h2>")
    assert "For the team only." not in public["text/html"] + public["text/plain"]


def test_plain_text_lines_up_the_columns_of_a_table() -> None:
    table = Table("Figures", [Column("Year"), Column("Percent", numeric=True)], [["2018-19", "5%"], ["2019", "15.6%"]])

    assert table._repr_mimebundle_()["text/plain"].splitlines() == [
        "Figures",
        "Year     Percent",
        "2018-19       5%",
        "2019       15.6%",
    ]
