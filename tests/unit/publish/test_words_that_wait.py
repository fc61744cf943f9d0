"""The coordinator's page has every text that waits for approval; the site has none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from found import TEMPLATES, Settings, finding, network, section, told

from striveutils.disclosure.words import Waiting, fingerprint
from striveutils.publish import coordinator, markup
from striveutils.publish.site import build
from striveutils.words import Message, _

AS_OF = date(2020, 2, 29)
HOSTILE = "<script>alert('x')</script> & {{ 7*7 }}"


def waits(words: str, network: str = "north", lang: str = "en", *looks: Message) -> Waiting:
    return Waiting(network, "data/answers.csv", 3, _("Note"), lang, words, fingerprint(words), looks)


def page(*texts: Waiting, lang: str = "en") -> markup.Element:
    languages = ("en", "es") if lang == "en" else ("es", "en")
    html = coordinator.page([network("north", finding())], Settings(languages=languages), languages, as_of=AS_OF,
                            templates=TEMPLATES, waiting=texts)
    return markup.read(html).root


def test_each_text_stands_whole_below_its_network_with_the_command() -> None:
    long = "A long story. " * 200
    part = section(page(waits(long), waits("Short", "south")), "unapproved")
    assert told(part, "h3") == ["north", "south"]
    assert [words.strip() for words in told(part, "dd")] == [long.strip(), "Short"]
    assert told(part, "dt")[0] == "data/answers.csv, row 3: Note"
    assert "strive approve north --by ROLE" in " ".join(told(part, "p"))


def test_what_to_look_at_stands_with_the_text() -> None:
    part = section(page(waits("Ana Gil came", "north", "en", Message("It may name a person."))), "unapproved")
    assert told(part, "strong") == ["Please look: It may name a person."]


@pytest.mark.parametrize(("lang", "marked"), [("en", True), ("es", False)])
def test_a_text_in_another_language_than_the_pages_is_marked(lang: str, marked: bool) -> None:
    part = section(page(waits("Hola", lang="es"), lang=lang), "unapproved")
    assert part is not None
    assert bool([node for node in part.every("span") if node.attributes.get("lang") == "es"]) == marked


def test_where_nothing_waits_there_is_no_section() -> None:
    assert section(page(), "unapproved") is None


def test_a_hostile_text_is_shown_as_it_was_typed() -> None:
    part = section(page(waits(HOSTILE)), "unapproved")
    assert told(part, "dd") == [HOSTILE]


def test_the_site_holds_none_of_them(tmp_path: Path) -> None:
    build(tmp_path, [network("north", finding())], Settings(), AS_OF, TEMPLATES, waiting=[waits("Not yet public.")])
    assert "Not yet public." in (tmp_path / "private" / "coordinator.html").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "site").iterdir() if b"Not yet public" in path.read_bytes()] == []
    assert "Not yet public" not in (tmp_path / "shown.json").read_text(encoding="utf-8")
