"""Hostile names and texts, the whole way: from the records through a run to pages in a browser, in both languages.

S1 to S14 stand in every name and text of a network each. The page's own policy is switched off while it is open:
escaping alone has to do.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hostile_partnership import CASES, COLUMN, HEADER, write
from opened import Reader, untouched

from example import LANGUAGES, latest_run, strive
from striveutils.publish import gates

PARTNERSHIP = "Sample <i>Partnership</i>"
PLACES = {"h1": 1, "caption": 1, "th": 3, "td": 2, "figcaption": 1, "li": 1, "ul.legend li": 1, "dt": 1, "dd": 10,
          "p": 5}
"""In how many elements of a kind a network's text has to stand at the least, as it was typed."""
NEVER = "script, iframe, object, svg, form, main b, main i, circle, main img[src=x], [onerror], [onload], [onmouseover]"


@pytest.fixture(scope="module")
def hostile_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of the hostile partnership."""
    folder = write(tmp_path_factory.mktemp("hostile"))
    done = strive("run", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return latest_run(folder)


def folded(text: str) -> str:
    """As a browser folds white space in a title."""
    return re.sub(r"\s+", " ", text)


def opened(reader: Reader, file: Path) -> Any:
    """The page in the browser, after a mouse went over it; nothing ran, nothing was asked for."""
    visit = reader.open(file, bypass_csp=True)
    visit.page.mouse.move(100, 100)
    visit.page.keyboard.press("Tab")
    untouched(visit, file)
    assert visit.page.locator(NEVER).count() == 0
    return visit.page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("network", CASES)
def test_a_hostile_text_is_shown_as_it_was_typed(reader: Reader, hostile_run: Path, network: str, lang: str) -> None:
    """In the title, headings, tables, legends, alternative texts and everything else that a page tells."""
    text = CASES[network]
    page = opened(reader, hostile_run / "site" / f"{network}.{lang}.html")
    assert page.title() == folded(f"{text} · {PARTNERSHIP}")
    assert page.locator("h1").text_content() == text
    assert page.locator('meta[name="description"]').get_attribute("content").startswith(text)
    alternatives = page.eval_on_selector_all("figure > img", "images => images.map(image => image.alt)")
    assert alternatives and all(text in alternative for alternative in alternatives)
    for place, least in PLACES.items():
        found = [words for words in page.locator(place).all_text_contents() if text in words]
        assert len(found) >= least, place


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_pages_shows_every_name_as_it_was_typed(reader: Reader, hostile_run: Path, lang: str) -> None:
    page = opened(reader, hostile_run / "site" / f"index.{lang}.html")
    links = {link.text_content(): link.get_attribute("href") for link in page.locator("h3 a").all()}
    assert {text: links[text] for text in CASES.values()} == {
        text: f"{network}.{lang}.html" for network, text in CASES.items()}
    assert {text for text in CASES.values() if text in page.locator("h2").all_text_contents()} == set(CASES.values())
    assert "</p><script>window.ran = 8</script>" in page.locator("p.notice").text_content()


def test_the_coordinators_page_shows_names_and_a_hostile_column_as_they_were_typed(
    reader: Reader, hostile_run: Path,
) -> None:
    page = opened(reader, hostile_run / "private" / "coordinator.html")
    body = page.locator("body").text_content()
    assert [text for text in (*CASES.values(), HEADER) if text not in body] == []
    assert f"data/networks/{COLUMN}/points.csv" in body


def test_the_files_of_the_site_are_called_by_ids(hostile_run: Path) -> None:
    """Whatever a network is called, no name gets into a path."""
    names = {path.name for path in (hostile_run / "site").iterdir()}
    stems = (*CASES, COLUMN, "index")
    assert names == {"index.html", "manifest.json", *(f"{stem}.{lang}.html" for stem in stems for lang in LANGUAGES)}
    assert set(json.loads((hostile_run / "site" / "manifest.json").read_text())["files"]) == names - {"manifest.json"}


def test_the_site_passes_every_gate(hostile_run: Path) -> None:
    assert [str(fault) for fault in gates.check_site(hostile_run / "site")] == []


def test_the_notebooks_of_the_run_are_as_harmless(reader: Reader, hostile_run: Path, tmp_path: Path) -> None:
    """What a cell shows in JupyterLab, as a page of its own without any policy."""
    for network in CASES:
        notebook = json.loads((hostile_run / "notebooks" / network / "cycle.ipynb").read_text())
        shown = ["".join(output["data"]["text/html"]) for cell in notebook["cells"]
                 for output in cell.get("outputs", [])]
        file = tmp_path / f"{network}.html"
        file.write_text("<!doctype html><meta charset='utf-8'><title>x</title>" + "".join(shown), encoding="utf-8")
        visit = reader.open(file)
        untouched(visit, file)
        assert visit.page.locator(NEVER.replace("main ", "")).count() == 0
        assert CASES[network] in visit.page.locator("body").text_content()


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "case-1/../case-2"])
def test_a_network_that_is_a_path_is_refused(hostile_run: Path, name: str) -> None:
    folder = hostile_run.parents[1]
    before = sorted(path.name for path in folder.parent.iterdir()), sorted(path.name for path in folder.iterdir())
    done = strive("run", name, folder=folder)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "There is no network" in done.stdout + done.stderr
    assert before == (sorted(path.name for path in folder.parent.iterdir()),
                      sorted(path.name for path in folder.iterdir()))
