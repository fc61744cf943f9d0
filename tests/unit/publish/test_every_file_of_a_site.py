"""Every file of a finished site is looked at, and what is no page and no manifest does not belong there."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from test_site_of_a_run import Settings, entry, made

from brief_notebook import executed
from striveutils import publish
from striveutils.errors import NotPublishable
from striveutils.publish import gates
from striveutils.publish.entries import Entry
from striveutils.publish.site import build, fingerprints

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finished")
    return made(folder, entry(folder)) / "site"


@pytest.fixture
def site(finished: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(finished, tmp_path / "site"))


def told(site: Path, *, renew: bool = True) -> list[str]:
    """The faults of a site; its manifest is made anew before, as whoever changes a file could do."""
    if renew:
        (site / "manifest.json").write_text(json.dumps({"schema": 1, "files": fingerprints(site)}))
    return [str(fault) for fault in gates.check_site(site)]


def test_a_finished_site_passes(finished: Path) -> None:
    assert [str(fault) for fault in gates.check_site(finished)] == []


@pytest.mark.parametrize("name", ["notes.txt", "north.csv", "shown.json", "cycle.ipynb", "page.js", "a.svg", ".x.tmp",
                                  "north.en.html.bak", "North.en.html", "north.fr.html", "north.html"])
def test_a_file_of_another_kind_is_refused(site: Path, name: str) -> None:
    (site / name).write_text("7 children")
    assert any(fault.startswith(f"{name} does not belong in the site.") for fault in told(site))


def test_a_folder_and_a_link_are_refused(site: Path, tmp_path: Path) -> None:
    (site / "more").mkdir()
    (tmp_path / "outside.en.html").write_text("x")
    (site / "outside.en.html").symlink_to(tmp_path / "outside.en.html")
    found = told(site, renew=False)
    assert any(fault.startswith("more is no plain file.") for fault in found)
    assert any(fault.startswith("outside.en.html is no plain file.") for fault in found)


def test_each_page_is_checked_in_its_language(site: Path) -> None:
    page = site / "north-attendance.es.html"
    page.write_text(page.read_text().replace("</main>", "<script>x()</script></main>"))
    (site / "index.en.html").write_text((site / "index.es.html").read_text())
    found = told(site)
    assert any(fault.startswith("north-attendance.es.html: Line") and "<script>" in fault for fault in found)
    assert any(fault.startswith("index.en.html: The page does not say its language.") for fault in found)


@pytest.mark.parametrize("content", [
    "", "[]", '{"schema": 1}', '{"schema": 1, "files": []}', '{"schema": 1, "files": {"index.html": "7"}}',
])
def test_a_manifest_that_is_not_whole_is_refused(site: Path, content: str) -> None:
    (site / "manifest.json").write_text(content)
    assert any(fault.startswith("manifest.json") for fault in told(site, renew=False))


def test_a_manifest_holds_names_and_hashes_alone(site: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_text())
    (site / "manifest.json").write_text(json.dumps({**manifest, "made_by": "maria"}))
    assert told(site, renew=False) == ["manifest.json holds more than names of files and their hashes."]


def test_a_manifest_names_every_file(site: Path) -> None:
    shutil.copy(site / "index.en.html", site / "other.en.html")
    assert told(site, renew=False) == ["manifest.json does not name the files that are in the site."]


def test_a_site_with_a_strange_file_is_not_finished(tmp_path: Path) -> None:
    """The manifest, which comes last, is not written."""
    notebook = executed()
    site = tmp_path / "site"
    site.mkdir()
    (site / "students.csv").write_text("Ana Ruiz")
    done = Entry("north-attendance", "North", "cycle", True, "failed", 1.0, publish.head(notebook))
    with pytest.raises(NotPublishable, match=r"students\.csv does not belong in the site"):
        build(tmp_path, [done], Settings(), date(2020, 2, 29), TEMPLATES)
    assert not (site / "manifest.json").exists()
