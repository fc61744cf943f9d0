"""In the notebook that a run keeps stands what may be shown, and nothing that a cell showed beside it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from brief_notebook import both, cell_entry, executed, sentence, stack, table
from striveutils import publish
from striveutils.blocks import (
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
from striveutils.blocks.model import MIME
from striveutils.publish import outputs
from striveutils.publish.outputs import KEYS, of_blocks_alone
from striveutils.words import LANGUAGES, text

STUDENTS = pd.DataFrame({"student": ["<b>Ana Ruiz</b>"], "absent": [7]})


def with_cell(*shown: dict[str, Any], tag: str = "extra") -> NotebookNode:
    """The sample's notebook with a cell that somebody added."""
    notebook = executed()
    notebook.cells.append(new_code_cell("anything()", execution_count=30, metadata={"tags": [tag]},
                                        outputs=[new_output(**output) for output in shown]))
    return notebook


def displayed(**data: Any) -> dict[str, Any]:
    return {"output_type": "execute_result", "execution_count": 30,
            "data": {name.replace("_", "/"): value for name, value in data.items()}}


def as_jupyter_shows(block: Block) -> dict[str, Any]:
    return {"output_type": "execute_result", "execution_count": 30, "data": block._repr_mimebundle_()}


def kept_of(*shown: dict[str, Any]) -> tuple[list[Any], list[str]]:
    """What stays of an added cell's outputs, and what the coordinator is told of."""
    notebook, dropped = of_blocks_alone(with_cell(*shown))
    return notebook.cells[-1].outputs, [one.what for one in dropped if one.tag == "extra"]


def test_a_data_frame_in_an_added_cell_is_not_kept() -> None:
    """Student rows, shown in a cell: whoever passes the notebook on would pass them on, too."""
    frame = displayed(text_html=STUDENTS.to_html(), text_plain=STUDENTS.to_string())
    assert kept_of(frame) == ([], ["no block"])


def test_a_styled_table_is_not_kept() -> None:
    """pandas escapes nothing in a Styler: neither its cells nor its headers nor its caption."""
    styled = '<table><caption><script>alert(1)</script></caption><td>Ana</td></table>'
    assert kept_of(displayed(text_html=styled, text_plain="<Styler>")) == ([], ["no block"])


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_printed_text_is_not_kept(stream: str) -> None:
    assert kept_of({"output_type": "stream", "name": stream, "text": "Ana Ruiz 7"}) == ([], ["printed"])


@pytest.mark.parametrize("kind", ["image_png", "image_svg+xml", "application_javascript", "text_markdown",
                                  "application_json", "text_latex"])
def test_other_things_a_notebook_can_show_are_not_kept(kind: str) -> None:
    assert kept_of(displayed(**{kind: "aGVsbG8="})) == ([], ["no block"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_block_is_kept_with_the_views_that_say_the_same(lang: str) -> None:
    with show_in(lang):
        shown = as_jupyter_shows(Sentence("61 in 100 children"))
    outputs_left, told = kept_of(shown)
    assert outputs_left[0].data == shown["data"]
    assert told == []


def test_a_view_that_says_something_else_than_its_block_is_not_kept() -> None:
    """The page is made of the block, so nobody would see that the view beside it holds more."""
    shown = as_jupyter_shows(Sentence("Too few children to show"))
    shown["data"]["text/html"] = "<p>3 of 7 children</p>"
    outputs_left, told = kept_of(shown)
    assert sorted(outputs_left[0].data) == [MIME, "text/plain"]
    assert told == ["twin"]


def test_what_stands_beside_a_block_is_not_kept() -> None:
    shown = as_jupyter_shows(Sentence("a"))
    shown["data"]["application/json"] = {"children": 7}
    shown["metadata"] = {"application/json": {"children": 7}}
    outputs_left, told = kept_of(shown)
    assert sorted(outputs_left[0].data) == [MIME, "text/html", "text/plain"]
    assert outputs_left[0].metadata == {}
    assert told == ["no block", "more"]


def test_parts_of_a_block_that_no_page_knows_are_not_kept() -> None:
    """As a chart that embeds every column of its data, used or not."""
    inner = table(both("a"), [(both("b"), False)], [[both("c")]], [{**cell_entry("2018-19"), "count": 7}])
    inner["columns"][0]["all_values"] = [3, 4]
    block = {**stack({**sentence(both("d")), "data": [7]}, {**inner, "rows_before": [[7]]}), "title": "7"}
    outputs_left, told = kept_of(displayed(**{MIME.replace("/", "_"): block}))
    assert outputs_left[0].data[MIME] == stack(sentence(both("d")), {
        **table(both("a"), [(both("b"), False)], [[both("c")]], [cell_entry("2018-19")])})
    assert told == ["more"]


def test_every_part_of_every_kind_of_block_is_known() -> None:
    """Else a page would lose what a new version of a block tells."""
    of_table = Table("a", [Column("b")], [["c"]])
    blocks = [
        Sentence("a"), Items(["a"]), Facts([("a", "b")]), of_table, Stack(Sentence("a")),
        Figure("<svg/>", "a", "b", of_table, [LegendEntry("<svg/>", "a")]),
        PageHead(title="a", network="n", partnership="p", notice=None, outcome_id="o", outcome="o", indicator="i",
                 latest=None, state=None, as_of=date(2020, 2, 29), audience="public", languages=["en"]),
    ]
    assert {block.kind for block in blocks} == set(KEYS)
    for block in blocks:
        assert set(block.data()) == outputs.EVERY_BLOCK | KEYS[block.kind], block.kind
    assert {field.name for field in fields(PageHead)} == KEYS["page"]


def test_what_is_left_makes_the_same_page() -> None:
    templates = Path(__file__).parents[3] / "templates"
    kept, _dropped = of_blocks_alone(executed())
    nbformat.validate(kept)
    assert publish.pages(kept, ["en", "es"], templates=templates) == publish.pages(
        executed(), ["en", "es"], templates=templates)


def test_the_given_notebook_is_not_changed() -> None:
    notebook = with_cell(displayed(text_plain="Ana Ruiz 7"))
    before = nbformat.writes(notebook)
    of_blocks_alone(notebook)
    assert nbformat.writes(notebook) == before


def test_an_error_stays_so_that_no_page_is_made() -> None:
    error = {"output_type": "error", "ename": "ValueError", "evalue": "", "traceback": []}
    assert [output.output_type for output in kept_of(error)[0]] == ["error"]


def test_the_coordinator_is_told_the_cell_and_not_what_it_said() -> None:
    notebook = with_cell(displayed(text_plain="Ana Ruiz 7"), displayed(text_plain="Ana Ruiz 8"))
    told = [one.problem("cycle") for one in of_blocks_alone(notebook)[1] if one.tag == "extra"]
    assert [(one.file, one.column, one.warning) for one in told] == [("notebooks/cycle.ipynb", "extra", True)]
    for lang in LANGUAGES:
        said = " ".join(text(part, lang) for part in told[0].told())
        assert "Ana" not in said
        assert "7" not in said


def test_a_cell_without_a_tag_is_told_by_its_number() -> None:
    notebook = with_cell(displayed(text_plain="7"))
    notebook.cells[-1].metadata = {}
    last = of_blocks_alone(notebook)[1][-1]
    assert last.problem("cycle").column == str(len(notebook.cells))
