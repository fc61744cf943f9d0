"""A gate looks for hidden figures in finished pages: in sentences, tables, alternative texts, notebooks and records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_notebook import both, cell_entry, executed, facts, figure, items, sentence, table
from striveutils import publish
from striveutils.errors import NotPublishable
from striveutils.publish import concealed, gates
from striveutils.publish.concealed import Secret, Unit

TEMPLATES = Path(__file__).parents[3] / "templates"
KEY = ("grade", "grade-2", "chronic-absence", "2018-19", "north")
FORMS = frozenset({"4 of 7", "4 de 7", "4 7", "57.1%"})
HIDDEN = Secret(KEY, frozenset({"Grade 2", "Segundo grado"}), frozenset({"2018-19"}), FORMS)
"""4 of the 7 children of grade 2; 100 x 4 / 7 = 57.1."""


def told(text: str, around: str = "") -> bool:
    return bool(concealed.told([Unit(text, around)], [HIDDEN]))


@pytest.mark.parametrize("words", [
    "Grade 2: 4 of 7 children.", "In grade 2, 4 of 7.", "Segundo grado (4 de 7)", "Grade 2: 57.1% in 2018-19",
    "Grade 2 57.1 % (2018-19)", "Grade 2, 2018-19: 57.1\u00a0%.", "Grade 2 4 7 2018-19",
])
def test_a_hidden_figure_beside_the_name_of_its_group_is_told(words: str) -> None:
    assert told(words)


@pytest.mark.parametrize("words", [
    "Grade 2: 14 of 7 children.", "Grade 2: 4 of 70", "Grade 2: 4 of 7.5", "Grade 2 in 2018-19: 157.1%",
    "Grade 2 in 2018-19: 57.15%", "Grade 12: 4 of 7", "4 of 7 predictions came true.", "The target is 57.1% (2018-19).",
    "Grade 2: 57.1% in 2017-18",
])
def test_other_figures_and_the_same_ones_about_something_else_are_not(words: str) -> None:
    """14 of 70 holds the letters of 4 of 7; a percent may be the same group's of another year, or a target."""
    assert not told(words)


def test_a_caption_names_whom_a_row_is_about() -> None:
    assert told("2018-19 57.1%", "Grade 2 by year")
    assert not told("2018-19 57.1%", "Grade 1 by year")


def test_figures_are_found_as_a_whole() -> None:
    assert gates.leaks(["4 of 7 and 57.1 %, (3 of 9)."], {"4 of 7", "57.1%", "13 of 9", "3 of 9", "9"}) == {
        "4 of 7", "57.1%", "3 of 9", "9"}
    assert gates.leaks(["14 of 70; 157.1%"], {"4 of 7", "57.1%"}) == frozenset()


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=8, unique=True), st.data())
def test_exactly_the_forbidden_figures_of_a_text_are_found(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    written = data.draw(st.lists(st.sampled_from(pairs), unique=True))
    text = ", ".join(f"({n} of {d})" for n, d in written)
    assert gates.leaks([text], {f"{n} of {d}" for n, d in pairs}) == {f"{n} of {d}" for n, d in written}


def faults(section: dict[str, Any], tag: str = "groups") -> list[str]:
    """What keeps a page with this block from being public."""
    notebook, _dropped = publish.of_blocks_alone(executed({tag: section}))
    pages = publish.pages(notebook, ["en", "es"], templates=TEMPLATES)
    return [str(fault) for fault in gates.check_concealed(pages, notebook, publish.shown(notebook), [HIDDEN])]


ROW = table(both("By grade, 2018-19"), [(both("Grade"), False), (both("Absent"), True), (both("Children"), True)],
            [[both("Grade 2"), both("4"), both("7")]])
DRAWN = table(both("By grade"), [(both("Grade"), False)], [[both("—")]])


@pytest.mark.parametrize("leaky", [
    ROW,
    sentence(both("In grade 2, 4 of 7 were absent.")),
    items(both("a"), both("Grade 2: 4 of 7")),
    facts((both("Grade 2"), both("4 of 7"))),
    figure(DRAWN, caption=both("Absence"), alt={"en": "Grade 2: 57.1% in 2018-19.", "es": "Nada."}),
    figure(DRAWN, caption=both("Grade 2, 2018-19"), alt={"en": "It is 57.1%.", "es": "Es 57.1%."}),
], ids=["row", "sentence", "list", "facts", "alternative text", "caption over a drawing"])
def test_a_hidden_figure_in_any_part_of_a_page_is_found(leaky: dict[str, Any]) -> None:
    found = faults(leaky)
    assert any("page tells a figure that must stay hidden: grade-2, 2018-19." in fault for fault in found)
    assert not any("4 of 7" in fault or "57.1" in fault for fault in found), "the message does not tell it again"


def test_a_hidden_figure_in_the_other_language_is_found() -> None:
    found = faults(sentence(both("Too few to show.", "Segundo grado: 4 de 7.")))
    assert "The Spanish page tells a figure that must stay hidden: grade-2, 2018-19." in found
    assert "The English page tells a figure that must stay hidden: grade-2, 2018-19." not in found


def test_a_hidden_figure_that_no_page_shows_is_found_in_the_notebook() -> None:
    """In the source of a cell, and in a block under a tag that no page knows."""
    notebook = executed({"elsewhere": sentence(both("Grade 2: 4 of 7"))})
    assert list(concealed.told_in_notebook(notebook, [HIDDEN]))
    notebook = executed()
    notebook.cells[-1].source += "  # Grade 2: 4 of 7"
    assert list(concealed.told_in_notebook(notebook, [HIDDEN]))


def test_the_record_shows_nothing_that_must_be_hidden() -> None:
    numbers = {"numerator": 4, "denominator": 7, "value": 57.1}
    nothing = dict.fromkeys(numbers)
    hidden, shown = cell_entry("2018-19", False, "grade-2"), cell_entry("2018-19", True, "grade-2")

    def found(cell: dict[str, Any]) -> bool:
        return bool(list(concealed.told_in_record([cell], [HIDDEN])))

    assert found({**shown, **numbers})
    assert found({**hidden, **numbers})
    assert not found({**hidden, **nothing})
    assert not found({**shown, **nothing, "at_most": 5.0}), "a band is no exact figure"
    assert not found({**cell_entry("2018-19", True, "grade-1"), **numbers})


def test_a_page_without_hidden_figures_passes() -> None:
    assert faults(sentence(both("Too few children to show."))) == []


def test_what_is_found_keeps_the_page_from_being_public() -> None:
    notebook = executed({"groups": ROW})
    with pytest.raises(NotPublishable) as caught:
        gates.refuse_told(gates.check_concealed({}, notebook, [], [HIDDEN]))
    assert "grade-2, 2018-19" in str(caught.value)
    assert "cells that somebody added" in str(caught.value)
    assert "deben quedar ocultas" in caught.value.in_language("es")
    gates.refuse_told(())
