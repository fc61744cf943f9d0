"""The site of a run: every network by outcome, honest about what is old or missing, with a manifest at the end."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from brief_notebook import both, executed, page_head
from hostile import NAMES, head
from striveutils import publish
from striveutils.errors import NotPublishable, Problem
from striveutils.publish import markup
from striveutils.publish.entries import Entry
from striveutils.publish.site import build
from striveutils.words import Typed, _

TEMPLATES = Path(__file__).parents[3] / "templates"
AS_OF = date(2020, 2, 29)


@dataclass(frozen=True)
class Settings:
    """What a site shows of the partnership's settings."""

    name: str = "Sample Partnership"
    languages: tuple[str, ...] = ("en", "es")
    notice: Typed = Typed.of("Illustrative.", "Ilustrativo.")  # noqa: RUF009
    contact: str | None = "hello@example.org"


def entry(folder: Path, network: str = "north-attendance", status: str = "ran", **changes: Any) -> Entry:
    """A network whose pages are finished and stand in the site of the run below ``folder``."""
    site = folder / "run" / "site"
    site.mkdir(parents=True, exist_ok=True)
    name = changes.pop("name", both(network))
    notebook = executed(network=network, network_name=name, title=name, **changes.pop("head", {}))
    pages = {}
    for lang, html in publish.pages(notebook, ["en", "es"], templates=TEMPLATES).items():
        pages[lang] = site / f"{network}.{lang}.html"
        pages[lang].write_text(html, encoding="utf-8")
    return Entry(**{
        "network": network, "network_name": network, "notebook": "cycle", "public": True, "status": status,
        "seconds": 1.234, "head": publish.head(notebook), "pages": pages, "shown": publish.shown(notebook), **changes,
    })


def failed(folder: Path, network: str, **changes: Any) -> Entry:
    """A network that failed; without ``last_good_date`` it never had a page."""
    error = {
        "message": {"en": "points.csv has 1 problem.", "es": "points.csv tiene 1 problema."},
        "cure": {"en": "Correct row 4.", "es": "Corrija la fila 4."}, "step": "now",
    }
    if "last_good_date" in changes:
        return entry(folder, network, "failed", error=error, **changes)
    return Entry(network=network, network_name=network, notebook="cycle", public=True, status="failed", seconds=0.5,
                 error=error)


def made(folder: Path, *entries: Entry, settings: Settings | None = None, **more: Any) -> Path:
    run = folder / "run"
    build(run, entries, settings or Settings(), AS_OF, TEMPLATES, **more)
    return run


def coordinators(run: Path) -> Path:
    return run / "private" / "coordinator.html"


def shown(page: Path, *names: str) -> list[str]:
    tree = markup.read(page.read_text(encoding="utf-8")).root
    return [" ".join(element.text().split()) for element in tree.every(*names)]


def test_the_site_holds_an_index_and_every_page_in_every_language(tmp_path: Path) -> None:
    run = made(tmp_path, entry(tmp_path))
    assert sorted(path.name for path in (run / "site").iterdir()) == [
        "index.en.html", "index.es.html", "index.html", "manifest.json", "north-attendance.en.html",
        "north-attendance.es.html",
    ]


def test_who_names_no_page_gets_the_index_in_the_first_language(tmp_path: Path) -> None:
    site = made(tmp_path, entry(tmp_path), settings=Settings(languages=("es", "en"))) / "site"
    assert (site / "index.html").read_bytes() == (site / "index.es.html").read_bytes()


def test_a_network_shows_its_indicator_its_newest_figure_and_its_cycle(tmp_path: Path) -> None:
    index = made(tmp_path, entry(tmp_path, name=both("North", "Norte"))) / "site" / "index.es.html"
    assert shown(index, "li") == ["Norte Ausentismo crónico: 15.6% (2018-19) Grupos para caminar: en marcha"]


def test_networks_stand_under_their_outcomes_in_the_partnerships_order(tmp_path: Path) -> None:
    graduation = {"outcome_id": "graduation", "outcome": both("Young people graduate")}
    entries = [entry(tmp_path, "a"), entry(tmp_path, "b", head=graduation), entry(tmp_path, "c")]
    index = made(tmp_path, *entries, outcomes=["graduation", "attendance", "jobs"]) / "site" / "index.en.html"
    assert shown(index, "h2", "h3") == ["Young people graduate", "b", "Children are in school every day", "a", "c"]


def test_a_network_that_failed_shows_the_date_of_its_last_good_page(tmp_path: Path) -> None:
    run = made(tmp_path, failed(tmp_path, "north", last_good_date=date(2020, 1, 31)))
    remarks = shown(run / "site" / "index.en.html", "p")
    assert "Its page is from January 31, 2020. A newer one could not be made yet." in remarks
    assert (run / "site" / "north.en.html").is_file()


def test_a_network_that_never_had_a_page_is_listed_and_says_so(tmp_path: Path) -> None:
    run = made(tmp_path, entry(tmp_path, "a"), failed(tmp_path, "b"))
    index = run / "site" / "index.en.html"
    assert shown(index, "h2", "h3")[-2:] == ["Networks without a page yet", "b"]
    assert "No page yet: it could not be made." in shown(index, "p")
    assert not (run / "site" / "b.en.html").exists()


def test_without_networks_the_index_says_what_to_do_first(tmp_path: Path) -> None:
    site = made(tmp_path) / "site"
    assert shown(site / "index.en.html", "p")[2].startswith("There are no networks yet.")
    assert shown(site / "index.es.html", "li")[-1] == "Luego escriba: strive run"
    assert json.loads((site / "manifest.json").read_text())["files"].keys() == {
        "index.en.html", "index.es.html", "index.html",
    }


def test_the_manifest_names_every_file_and_its_hash(tmp_path: Path) -> None:
    site = made(tmp_path, entry(tmp_path)) / "site"
    manifest = json.loads((site / "manifest.json").read_text())
    assert manifest == {"schema": 1, "files": {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in site.glob("*.html")
    }}


def test_the_same_jobs_give_the_same_site(tmp_path: Path) -> None:
    """Nothing of the moment is in it: no time, no number of the run."""
    contents = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        site = made(folder, entry(folder), failed(folder, "b")) / "site"
        contents.append({path.name: path.read_bytes() for path in site.iterdir()})
    assert contents[0] == contents[1]


def test_what_is_shown_and_hidden_is_recorded_by_page(tmp_path: Path) -> None:
    run = made(tmp_path, entry(tmp_path))
    cells = json.loads((run / "shown.json").read_text())["cells"]
    assert {"page": "north-attendance", "of": "chronic-absence", "period": "2018-19", "place": "north",
            "dimension": "grade", "group": "grade-1", "shown": False} in cells
    assert len(cells) == len({json.dumps(cell, sort_keys=True) for cell in cells}) == 8


def test_the_coordinator_sees_what_failed_and_what_to_do(tmp_path: Path) -> None:
    run = made(tmp_path, entry(tmp_path), failed(tmp_path, "south"))
    page = coordinators(run)
    assert shown(page, "h2", "h3")[:2] == ["What needs fixing", "south"]
    assert {"points.csv has 1 problem.", "Correct row 4.", "Where are we now?", "No page yet."} <= set(
        shown(page, "dd")
    )
    assert "1 page was made new. 1 page could not be made." in shown(page, "p")


def test_the_coordinator_sees_every_fault_a_failed_job_told(tmp_path: Path) -> None:
    problem = {
        "file": "data/labels.csv", "row": 3, "column": "id", "place": {"en": "row 3, id", "es": "fila 3, id"},
        "wrong": {"en": "It is repeated.", "es": "Se repite."}, "expected": None,
        "cure": {"en": "Change one.", "es": "Cambie uno."},
    }
    job = failed(tmp_path, "south")
    told = replace(job, error={**(job.error or {}), "problems": [problem]})
    page = coordinators(made(tmp_path, told))
    assert "data/labels.csv, row 3, id: It is repeated. Change one." in shown(page, "li")


def test_the_coordinator_sees_every_job_and_the_age_of_its_figures(tmp_path: Path) -> None:
    page = coordinators(made(tmp_path, entry(tmp_path), failed(tmp_path, "south")))
    rows = shown(page, "tr")
    assert "north-attendancecyclemade new1.2" in rows
    assert "southcyclecould not be made0.5" in rows
    assert any(row.endswith("Chronic absence15.6% (2018-19)") for row in rows)


def test_the_coordinator_sees_what_checking_the_files_found(tmp_path: Path) -> None:
    problems = [Problem("data/labels.csv", _("It is repeated."), row=3, column="id", warning=True)]
    page = coordinators(made(tmp_path, entry(tmp_path), problems=problems))
    assert "data/labels.csv" in shown(page, "h3")
    assert "warning: row 3, id: It is repeated." in shown(page, "li")


def test_one_broken_file_does_not_bury_the_rest(tmp_path: Path) -> None:
    """Both sides of the limit: twenty faults are listed, of more the number."""
    for faults, lines in ((20, 20), (21, 21), (400, 21)):
        problems = [Problem("data/labels.csv", _("It is repeated."), row=row) for row in range(faults)]
        told = shown(coordinators(made(tmp_path / str(faults), problems=problems)), "li")
        assert len(told) == lines
        assert told[-1] == ("row 19: It is repeated." if faults == 20
                            else f"{faults - 20} more; to see them all, type: strive check")


def test_the_coordinators_page_is_in_the_first_language(tmp_path: Path) -> None:
    page = coordinators(made(tmp_path, failed(tmp_path, "south"), settings=Settings(languages=("es",))))
    assert "Corrija la fila 4." in shown(page, "dd")
    assert markup.read(page.read_text()).root.text().count("¿Dónde estamos ahora?") == 1


def test_private_notebooks_stay_off_the_site(tmp_path: Path) -> None:
    private = Entry(network="", network_name="", notebook="sustaining", public=False, status="ran", seconds=1.0,
                    head=page_head())
    run = made(tmp_path, private)
    assert "the whole partnership" in shown(coordinators(run), "th")
    assert {path.name for path in (run / "site").glob("*.html")} == {"index.en.html", "index.es.html", "index.html"}


@pytest.mark.parametrize("notebook", ["cycle", "report_card"])
def test_a_page_for_the_team_is_never_part_of_the_site(tmp_path: Path, notebook: str) -> None:
    """Whichever notebook it comes from: what its head says counts."""
    with pytest.raises(NotPublishable, match="made for the team"):
        made(tmp_path, entry(tmp_path, notebook=notebook, head={"audience": "team"}))
    assert not (tmp_path / "run" / "site" / "manifest.json").exists()


def test_a_page_that_leads_nowhere_stops_the_site(tmp_path: Path) -> None:
    """Its Spanish page is missing, so the link to it would not arrive."""
    whole = entry(tmp_path)
    whole.pages["es"].unlink()
    with pytest.raises(NotPublishable, match=r"leads to north-attendance\.es\.html"):
        made(tmp_path, whole)
    assert not (tmp_path / "run" / "site" / "manifest.json").exists()


def test_a_public_page_of_the_whole_partnership_is_named_after_its_notebook(tmp_path: Path) -> None:
    whole = entry(tmp_path, "report-card")
    run = made(tmp_path, replace(whole, network="", notebook="report_card"))
    assert "report-card.en.html" in (run / "site" / "index.en.html").read_text(encoding="utf-8")
    assert {cell["page"] for cell in json.loads((run / "shown.json").read_text())["cells"]} == {"report-card"}


def test_a_private_page_about_a_network_is_not_looked_for_in_the_site(tmp_path: Path) -> None:
    """What it shows is no part of what is public, and the coordinator's list does not lead to the site for it."""
    private = replace(entry(tmp_path, head={"audience": "team"}), notebook="sustaining", public=False)
    run = made(tmp_path, private)
    assert json.loads((run / "shown.json").read_text())["cells"] == []
    assert "north-attendance.en.html" not in (run / "site" / "index.en.html").read_text(encoding="utf-8")
    assert "../site/north-attendance" not in coordinators(run).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_hostile_name_is_shown_literally_in_the_lists(tmp_path: Path, name: str) -> None:
    network = entry(tmp_path, name=both(name), network_name=name, head={**{
        part: words for part, words in head(name).items() if part not in ("title", "network_name")
    }})
    settings = Settings(name=name, notice=Typed.of(name, name), contact=name)
    run = made(tmp_path, network, failed(tmp_path, "south", name=both(name)), settings=settings)
    for page in (run / "site" / "index.en.html", run / "site" / "index.es.html", coordinators(run)):
        tree = markup.read(page.read_text(encoding="utf-8")).root
        assert any(name in element.text() for element in tree.every("h1", "th"))
        assert name in next(tree.every("title")).text()
