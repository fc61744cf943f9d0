"""Whatever people type is shown as they typed it, in every place of a page and in both languages (S1 to S14, N1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_notebook import executed, sentence
from hostile import NAMES, everywhere, head
from striveutils import publish
from striveutils.publish import markup

TEMPLATES = Path(__file__).parents[3] / "templates"
VISIBLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_hostile_name_is_shown_literally(name: str) -> None:
    made = publish.pages(executed(everywhere(name), **head(name)), ["en", "es"], templates=TEMPLATES)
    for html in made.values():
        page = markup.read(html).root
        assert next(page.every("title")).text() == f"{name} · {name}"
        assert next(page.every("h1")).text() == name
        assert next(page.every("img")).attributes["alt"] == name
        for place in ("caption", "th", "td", "li", "dt", "dd", "figcaption", "h3", "p"):
            assert any(name in element.text() for element in page.every(place)), place


@given(VISIBLE)
def test_any_text_is_shown_literally(text: str) -> None:
    words = {"en": [[text, None]], "es": [[text, None]]}
    html = publish.pages(executed({"now": sentence(words, "lead")}), ["en"], templates=TEMPLATES)["en"]
    shown = [p.text() for p in markup.read(html).root.every("p") if p.attributes.get("class") == "lead"]
    assert shown == [text]


def test_a_hostile_language_code_stays_an_attribute() -> None:
    words = {"en": [["hola", 'es" onclick="x()']]}
    html = publish.pages(executed({"now": sentence(words)}), ["en"], templates=TEMPLATES)["en"]
    assert next(markup.read(html).root.every("span")).attributes == {"lang": 'es" onclick="x()'}
