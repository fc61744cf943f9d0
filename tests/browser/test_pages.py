"""Finished pages in a real browser: nothing runs, nothing leaves, everything fits a phone and a sheet of paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from opened import PHONE, Reader, untouched

from brief_notebook import both, executed, stack, table
from hostile import NAMES, everywhere, head
from striveutils import publish
from striveutils.publish.entries import Entry
from striveutils.publish.site import build
from striveutils.words import ShortDay, Typed, text

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTER = {"width": 672, "height": 920}
"""The part of a letter sheet inside our margins, in CSS pixels (96 to the inch)."""
LANGUAGES = ("en", "es")


def write(folder: Path, notebook: Any, stem: str = "north-attendance") -> dict[str, Path]:
    files = {}
    for lang, html in publish.pages(notebook, LANGUAGES, templates=TEMPLATES).items():
        files[lang] = folder / f"{stem}.{lang}.html"
        files[lang].write_text(html, encoding="utf-8")
    return files


@dataclass(frozen=True)
class Settings:
    name: str = "Sample Partnership"
    languages: tuple[str, ...] = LANGUAGES
    notice: Typed = Typed.of("Illustrative.", "Ilustrativo.")  # noqa: RUF009
    contact: str | None = "hello@example.org"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small run: one network with its brief, one that failed."""
    folder = tmp_path_factory.mktemp("run")
    notebook = executed()
    (folder / "site").mkdir()
    error = {"message": {"en": "points.csv has 1 problem.", "es": "points.csv tiene 1 problema."}, "step": "now"}
    build(folder, [
        Entry("north-attendance", "North", "cycle", True, "ran", 1.0, publish.head(notebook),
              write(folder / "site", notebook), shown=publish.shown(notebook)),
        Entry("south", "South", "cycle", True, "failed", 1.0, error=error),
    ], Settings(), date(2020, 2, 29), TEMPLATES)
    return folder


def pages_of(folder: Path) -> list[Path]:
    return [*sorted((folder / "site").glob("*.html")), folder / "private" / "coordinator.html"]


def test_a_page_asks_for_nothing(reader: Reader, site: Path) -> None:
    for file in pages_of(site):
        untouched(reader.open(file), file)


def test_a_page_needs_no_network(reader: Reader, site: Path) -> None:
    visit = reader.open(site / "site" / "north-attendance.es.html", offline=True)
    assert visit.page.locator("h1").inner_text() == "Red de asistencia del Norte"
    drawn = visit.page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert drawn is True


def test_the_links_lead_through_the_site_and_back(reader: Reader, site: Path) -> None:
    page = reader.open(site / "site" / "index.html").page
    page.get_by_role("link", name="North attendance network").click()
    assert page.url.endswith("/north-attendance.en.html")
    page.get_by_role("link", name="Español").click()
    assert page.locator("html").get_attribute("lang") == "es"
    page.get_by_role("link", name="Todas las redes").click()
    assert page.url.endswith("/index.es.html")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_hostile_words_are_only_words(reader: Reader, tmp_path: Path, name: str) -> None:
    """S1 to S14 and N1, in every place of the page. The page's policy is switched off: escaping alone has to do."""
    for file in write(tmp_path, executed(everywhere(name), **head(name))).values():
        visit = reader.open(file, bypass_csp=True)
        visit.page.mouse.move(100, 100)
        untouched(visit, file)
        # A browser folds white space in a title; nothing else may differ.
        assert visit.page.title() == re.sub(r"\s+", " ", f"{name} · {name}")
        assert visit.page.locator("h1").text_content() == name
        assert visit.page.locator("figure > img").get_attribute("alt") == name
        assert name in visit.page.locator("caption").first.text_content()
        assert visit.page.locator("script, iframe, svg, form, main b, main circle").count() == 0


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_cut_off_on_a_narrow_screen(reader: Reader, site: Path, width: int) -> None:
    for file in pages_of(site):
        page = reader.open(file, viewport={"width": width, "height": 740}).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, file.name


def test_even_a_script_on_the_page_would_not_run(reader: Reader, tmp_path: Path) -> None:
    """The second lock: should escaping ever fail, the page's policy keeps the browser from running or loading."""
    file = write(tmp_path, executed())["en"]
    harm = "<script>window.ran = 1</script><img src='https://x.example/a.png'><p onclick='window.ran = 2' id='p'>x</p>"
    file.write_text(file.read_text().replace("</main>", f"{harm}</main>"))
    visit = reader.open(file)
    visit.page.click("#p")
    assert visit.page.evaluate("window.ran") is None
    assert visit.page.evaluate("document.querySelector('img[src^=https]').naturalWidth") == 0
    assert all("Content Security Policy" in trouble for trouble in visit.troubles)
    assert len(visit.troubles) == 3


def test_a_name_of_three_hundred_letters_fits_too(reader: Reader, tmp_path: Path) -> None:
    name = NAMES["N1 long"]
    page = reader.open(write(tmp_path, executed(everywhere(name), **head(name)))["en"]).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_ways_to_other_pages_are_large_enough_for_a_thumb(reader: Reader, site: Path) -> None:
    """At least 24 by 24 pixels each (WCAG 2.2, target size)."""
    for file in pages_of(site):
        page = reader.open(file).page
        sizes = page.eval_on_selector_all(
            "nav a, h3 a, a.language",
            "links => links.map(a => a.getBoundingClientRect()).map(box => [box.width, box.height])",
        )
        assert all(width >= 24 and height >= 24 for width, height in sizes), file.name


CONTRAST = """
() => {
  const channels = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const behind = node => {
    for (let at = node; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')].filter(node => [...node.childNodes].some(
    child => child.nodeType === 3 && child.textContent.trim())).map(node => {
      const pair = [light(channels(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
      return [node.tagName + '.' + node.className, (pair[0] + .05) / (pair[1] + .05)];
    });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(reader: Reader, site: Path, scheme: str) -> None:
    """A contrast of 4.5 to 1 at least (WCAG AA), which is also what remains of it in grey."""
    for file in pages_of(site):
        measured = reader.open(file, color_scheme=scheme).page.evaluate(CONTRAST)
        assert measured
        assert [pair for pair in measured if pair[1] < 4.5] == [], file.name


def test_on_paper_no_table_is_cut_and_no_menu_is_left(reader: Reader, site: Path) -> None:
    for file in pages_of(site):
        page = reader.open(file, viewport=LETTER).page
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= LETTER["width"], file.name
        assert page.locator("nav").count() == 0 or not page.locator("nav").is_visible()
        for holder in page.locator(".scroll, .wordy").all():
            assert holder.evaluate("box => box.scrollWidth <= box.clientWidth"), file.name


def test_a_folded_table_opens_on_a_phone_and_is_whole_on_paper(reader: Reader, tmp_path: Path) -> None:
    rows = [[both(f"2019-{month:02}-01"), both("16%")] for month in range(1, 41)]
    of = table(both("Every point"), [(both("Day"), False), (both("Percent"), True)], rows)
    page = reader.open(write(tmp_path, executed({"happened": of}))["en"]).page
    last = page.get_by_text("2019-40-01")
    assert not last.is_visible()
    page.get_by_text("Show the whole table: 40 rows").click()
    assert last.is_visible()
    page.reload()
    page.emulate_media(media="print")
    assert last.is_visible()
    assert not page.get_by_text("Show the whole table: 40 rows").is_visible()


def test_a_day_at_the_head_of_a_row_stays_on_one_line_on_a_phone(reader: Reader, tmp_path: Path) -> None:
    """The longest day that a table prints, beside more columns than fit: those scroll, the page itself does not."""
    longest = max((ShortDay(date(2019, month, 27)) for month in range(1, 13)), key=lambda day: len(text(day, "es")))
    day = both(text(longest, "en"), text(longest, "es"))
    wide, narrow = ([(both("Day", "Día"), False), *[(both("North"), True)] * count] for count in (4, 2))
    tables = [table(both(f"{len(columns)}"), columns, [[day, *[both("62.5% (55 de 88)")] * (len(columns) - 1)]] * 2)
              for columns in (wide, narrow)]
    page = reader.open(write(tmp_path, executed({"happened": stack(*tables)}))["es"]).page
    lines = page.eval_on_selector_all("tbody th", """heads => heads.map(head => {
        const range = document.createRange();
        range.selectNodeContents(head);
        return new Set([...range.getClientRects()].map(box => box.top)).size;
    })""")
    assert lines == [1, 1, 1, 1]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_brief_prints_on_letter_paper_in_a_few_sheets_with_tags_for_those_who_listen(
    reader: Reader, site: Path
) -> None:
    page = reader.open(site / "site" / "north-attendance.en.html").page
    printed = page.pdf(format="Letter", prefer_css_page_size=True, tagged=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 (\d+)(?:\.\d+)? (\d+)", printed)
    assert set(boxes) == {(b"612", b"792")}
    assert len(boxes) <= 4
    assert b"/StructTreeRoot" in printed


def test_on_a_phone_a_table_of_words_reads_as_a_list_and_is_still_a_table_aloud(reader: Reader, site: Path) -> None:
    page = reader.open(site / "site" / "north-attendance.en.html").page
    predicted = page.get_by_role("table", name="What we predicted")
    assert predicted.get_by_role("columnheader").all_text_contents() == ["Measure", "From", "To", "Why", "We look on"]
    assert predicted.get_by_role("cell").first.inner_text().split() == ["From", "75%"]
    assert predicted.locator(".column").first.is_visible()
    page.set_viewport_size({"width": 1000, "height": 800})
    assert not predicted.locator(".column").first.is_visible()


def test_every_part_of_the_page_can_be_jumped_to(reader: Reader, site: Path) -> None:
    page = reader.open(site / "site" / "north-attendance.en.html").page
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("region", name="Where are we now?").count() == 1
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.evaluate("link => link.getBoundingClientRect().left") >= 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_own_pages_open_the_same_way(reader: Reader, example_run: Path, lang: str) -> None:
    """The index and the first brief of a real run: no script, no request, nothing cut off on a phone or on paper."""
    pages = sorted((example_run / "site").glob(f"*.{lang}.html"))
    brief = next(page for page in pages if not page.name.startswith("index."))
    for file in (example_run / "site" / f"index.{lang}.html", brief):
        visit = reader.open(file)
        untouched(visit, file)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        visit.page.set_viewport_size(LETTER)
        visit.page.emulate_media(media="print")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= LETTER["width"]
