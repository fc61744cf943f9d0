"""The last check reads the finished file: whatever does not belong on a page is told with its line."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_notebook import DRAWING, executed
from striveutils import publish
from striveutils.publish import gates, harmless

TEMPLATES = Path(__file__).parents[3] / "templates"
PAGE = publish.pages(executed(), ["en", "es"], templates=TEMPLATES)["en"]


def told(html: str, **more: object) -> list[str]:
    return [str(fault) for fault in gates.check_page(html, "en", **more)]  # type: ignore[arg-type]


def with_inside(addition: str) -> str:
    """The sample page with something added at the end of its content."""
    assert "</main>" in PAGE
    return PAGE.replace("</main>", f"{addition}</main>")


def with_change(old: str, new: str) -> str:
    assert old in PAGE
    return PAGE.replace(old, new, 1)


def drawing(svg: str) -> str:
    encoded = base64.b64encode(svg.encode()).decode()
    return f'<img alt="a drawing" src="data:image/svg+xml;base64,{encoded}">'


def svg(inside: str, attributes: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'


def test_a_brief_passes() -> None:
    assert told(PAGE) == []


@pytest.mark.parametrize("addition", [
    "<script>x()</script>", "<script src='a.js'></script>", "<iframe></iframe>", "<object></object>", "<embed>",
    "<form></form>", "<input>", "<button></button>", "<svg></svg>", "<math></math>", "<template></template>",
    "<noscript></noscript>", "<video></video>", "<base href='index.en.html'>", "<dialog></dialog>",
])
def test_an_element_that_could_run_load_or_ask_is_refused(addition: str) -> None:
    element = addition[1:].split(">")[0].split()[0]
    assert any(f"<{element}>" in fault for fault in told(with_inside(addition)))


@pytest.mark.parametrize("addition", [
    '<p onclick="x()">a</p>', '<p ONMOUSEOVER=x()>a</p>', '<p data-children="7">a</p>', '<p hidden>a</p>',
    '<p title="7 children">a</p>', '<p style="background: url(https://x.example/a)">a</p>',
    '<a href="index.en.html" target="_blank">a</a>', '<a href="index.en.html" ping="https://x.example">a</a>',
])
def test_an_attribute_that_could_run_load_or_hide_is_refused(addition: str) -> None:
    assert any("which does not belong on a page" in fault for fault in told(with_inside(addition)))


@pytest.mark.parametrize("address", [
    "javascript:x()", "JaVaScRiPt:x()", " javascript:x()", "java\tscript:x()", "data:text/html,x", "vbscript:x",
    "http://x.example", "//x.example/a", "/etc/passwd", "file:///etc/passwd", "../secret.html", "a/b.html",
    "C:\\x.html", "ftp://x.example", "blob:x", "mailto:a@b.example?body=x", "mailto:", "", "https://", "page.php",
])
def test_a_link_leads_beside_the_page_or_to_https_or_mailto(address: str) -> None:
    assert any("a link leads to an address" in fault for fault in told(with_inside(f'<a href="{address}">a</a>')))


@pytest.mark.parametrize("address", [
    "index.es.html", "north-attendance.en.html", "#now", "https://example.org/a?b=c#d", "mailto:hello@example.org",
])
def test_these_links_are_fine(address: str) -> None:
    assert told(with_inside(f'<a href="{address}">a</a>')) == []


def test_a_private_page_may_lead_to_the_site_beside_it_a_public_one_may_not() -> None:
    html = with_inside('<a href="../site/index.en.html">a</a>')
    assert told(html, beside="../site/") == []
    assert told(html) != []


@pytest.mark.parametrize("source", [
    "https://x.example/a.png", "a.png", "file:///a.png", "data:text/html;base64,PGI+", "data:image/png;base64,AAAA", "",
])
def test_an_image_stands_in_the_page_itself(source: str) -> None:
    assert any("image comes from elsewhere" in fault for fault in told(with_inside(f'<img alt="a" src="{source}">')))


@pytest.mark.parametrize(("inside", "attributes", "because"), [
    ("<!-- 7 -->", "", "comment"),
    ("<script>x()</script>", "", "<script>"),
    ("<foreignObject/>", "", "<foreignObject>"),
    ('<image href="https://x.example/a"/>', "", "<image>"),
    ("<title>7</title>", "", "<title>"),
    ("<desc>7</desc>", "", "<desc>"),
    ("<metadata>7</metadata>", "", "<metadata>"),
    ("<animate/>", "", "<animate>"),
    ('<a href="https://x.example"/>', "", "<a>"),
    ('<use href="https://x.example/a#b"/>', "", "run or load"),
    ('<g onclick="x()"/>', "", "run or load"),
    ("", 'onload="x()"', "run or load"),
    ('<path fill="url(https://x.example/a)"/>', "", "run or load"),
    ("<style>@import 'a.css'</style>", "", "run or load"),
    ("<style>p {background: url(a.png)}</style>", "", "run or load"),
    ("<text>Grade 1</text>", "", "words"),
    ("<text>7 children</text>", "", "words"),
    ("seven", "", "words"),
])
def test_a_drawing_holds_shapes_and_numbers_alone(inside: str, attributes: str, because: str) -> None:
    assert any(because in fault for fault in told(with_inside(drawing(svg(inside, attributes)))))


@pytest.mark.parametrize("attribute", [
    'data-children="7"', 'aria-label="7 children"', 'title="7"', 'name="grade-2"', 'xml:lang="en"', 'label="7"',
    'xmlns:a="https://x.example" a:docname="7"',
])
def test_an_attribute_that_draws_nothing_is_refused(attribute: str) -> None:
    assert any("which draws nothing" in fault for fault in told(with_inside(drawing(svg("<g " + attribute + "/>")))))


@pytest.fixture
def maria(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name under which somebody works on this machine."""
    monkeypatch.setenv("USER", "maria")
    harmless._own_users.cache_clear()
    yield "maria"
    harmless._own_users.cache_clear()


@pytest.mark.parametrize("addition", [
    "<p>/home/maria/x</p>", "<p>C:\\Users\\maria\\x</p>", '<p class="a /Users/maria">a</p>',
    drawing('<svg xmlns="http://www.w3.org/2000/svg"><g id="maria"/></svg>'),
    drawing('<svg xmlns="http://www.w3.org/2000/svg"><g class="by maria"/></svg>'),
    '<meta name="author" content="maria">', '<meta name="generator" content="x">',
])
def test_a_user_of_this_machine_is_not_named(maria: str, addition: str) -> None:
    assert told(with_inside(addition)) != []


def test_a_user_at_this_machine_is_not_named(maria: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "laptop-3.local")
    assert any("name of a user" in fault for fault in told(with_inside("<p>maria@laptop-3</p>")))


def test_a_word_that_is_also_the_name_of_a_user_is_a_word(maria: str) -> None:
    """A first name, a place, an address that the partnership typed."""
    for words in ("maria coordinates the network.", "Santa maria", '<a href="mailto:maria@example.org">write</a>',
                  '<a href="https://example.org/home/marial">a</a>'):
        assert told(with_inside(f"<p>{words}</p>")) == []


@pytest.mark.parametrize("whole", [
    '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
    '<?xml-stylesheet href="https://x.example/a"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "not a drawing", "",
])
def test_a_drawing_is_whole_and_declares_nothing(whole: str) -> None:
    assert any("cannot be read" in fault for fault in told(with_inside(drawing(whole))))


def test_a_drawing_of_shapes_numbers_and_periods_passes() -> None:
    inside = '<defs><clipPath id="a"><rect width="1" height="1"/></clipPath></defs><g clip-path="url(#a)">' \
             "<text>2018-19</text><text>1,234.5%</text><text>−3</text></g><use href=\"#a\"/>"
    assert told(with_inside(drawing(svg(inside)))) == []
    assert told(with_inside(drawing(DRAWING))) == []


@pytest.mark.parametrize(("old", "new", "because"), [
    ('<html lang="en">', "<html>", "language"),
    ('<html lang="en">', '<html lang="es">', "language"),
    ("<title>North attendance network · Sample Partnership</title>", "<title></title>", "title"),
    ('<main id="content">', '<main id="elsewhere">', "first link"),
    ('<meta name="viewport" content="width=device-width, initial-scale=1">', "", "viewport"),
    ("<h1>North attendance network</h1>", "<p>North attendance network</p>", "main heading"),
    ("<h1>North attendance network</h1>", "<h1>a</h1><h1>b</h1>", "main heading"),
    ("<h1>North attendance network</h1>", "<h1> </h1>", "heading is empty"),
    ('<h2 id="groups-heading">For which children?</h2>', '<h4 id="groups-heading">For which children?</h4>', "skips"),
    ("<footer>", "<div>", "not closed"),
    ("default-src 'none'; ", "", "security policy"),
    ("img-src data:", "img-src data: https:", "security policy"),
    ("<title>", "<!-- made by hand --><title>", "comment"),
    ('<section id="now"', '<section id="groups"', "used twice"),
    ('aria-labelledby="table-1"', 'aria-labelledby="table-99"', "not on the page"),
    (' alt="From 13.1%', ' alt="" aria-label="From 13.1%', "alternative text"),
    ('<caption id="table-1">Chronic absence by year</caption>', '<caption id="table-1"></caption>', "caption"),
    ('<th scope="row">2014-15</th>', "<td>2014-15</td>", "no header"),
    ('<th scope="row">2014-15</th>', "<th>2014-15</th>", "header of"),
    ('<th scope="row">2014-15</th>', "", "no header"),
    ("<style>\n", "<style>\n@import url(https://x.example/a.css);", "style sheet loads"),
    ('rel="alternate"', 'rel="preload"', "another language"),
    ('http-equiv="Content-Security-Policy"', 'http-equiv="refresh"', "security policy"),
])
def test_a_page_everybody_can_read_is_whole(old: str, new: str, because: str) -> None:
    assert any(because in fault for fault in told(with_change(old, new)))


def test_a_fault_says_the_line() -> None:
    html = with_inside("<script>x()</script>")
    line = html[: html.index("<script>")].count("\n") + 1
    assert told(html) == [f"Line {line}: there is <script>. A page holds text, tables and drawings only."]


def test_a_folder_of_this_machine_is_refused_wherever_it_stands() -> None:
    for addition in (f"<p>{Path.cwd()}/data</p>", f'<p><a href="#now" aria-label="{Path.home()}/x">a</a></p>'):
        assert any("names a folder of the machine" in fault for fault in told(with_inside(addition)))


def test_a_folder_that_somebody_typed_is_text_like_any_other() -> None:
    assert told(with_inside("<p>![](file:///etc/hostname)</p>")) == []


def test_the_limit_is_a_hundred_kilobytes() -> None:
    """Both sides of the limit."""
    room = gates.PAGE_LIMIT - len(with_inside("<p></p>").encode())
    assert told(with_inside(f"<p>{'x' * room}</p>")) == []
    assert told(with_inside(f"<p>{'x' * (room + 1)}</p>")) == ["The page has 100.0 kilobytes. It may have 100."]
    assert told(with_inside(f"<p>{'x' * (room + 1)}</p>"), limit=None) == []


@given(st.text(max_size=300))
def test_the_check_reads_whatever_it_is_given(html: str) -> None:
    """It never falls over, and nothing that is not a page passes."""
    assert gates.check_page(html, "en")


def test_a_link_has_to_arrive(tmp_path: Path) -> None:
    (tmp_path / "index.en.html").write_text('<a href="north.en.html#now">a</a> <a href="#x">b</a>')
    assert [str(fault) for fault in gates.check_links(tmp_path)] == [
        "index.en.html leads to north.en.html, which is not in the site. Every link has to arrive."
    ]
    (tmp_path / "north.en.html").write_text("")
    assert gates.check_links(tmp_path) == ()
