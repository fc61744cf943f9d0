"""A page that cannot be made new stays as it last was good, wherever that still is, and only if it may still be shown.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tiny_batch import BOTH, LANGUAGES, NORTH, Tiny

from samples import FILES
from striveutils import places

POINTS = f"networks/{NORTH}/points.csv"
KEPT = "This page is from February 29, 2020."


@pytest.fixture
def made(first: Tiny, tmp_path: Path) -> Tiny:
    """A copy of it, to be run again."""
    return Tiny(Path(shutil.copytree(first.folder, tmp_path / "again", symlinks=True)))


def break_points(made: Tiny) -> None:
    """Let the records of a network have a fault, so that its page cannot be made new."""
    made.write(POINTS, FILES[POINTS].replace(",40,60,", ",forty,60,"))


def change_settings(made: Tiny, before: str, after: str) -> None:
    """Change the partnership's settings."""
    settings = made.read("partnership.yaml")
    assert before in settings
    made.write("partnership.yaml", settings.replace(before, after))


def assert_every_page_is_as_the_manifest_has_it(made: Tiny) -> None:
    """The site is whole: the manifest comes last, and only when every link has arrived."""
    files = json.loads((made.latest / "site" / "manifest.json").read_text())["files"]
    assert set(files) == set(made.site()) - {"manifest.json"}


def test_the_page_stays_though_the_finished_jobs_were_deleted(made: Tiny) -> None:
    """Somebody tidied ``runs/.jobs``; the run that made the page still has it."""
    break_points(made)
    assert made.run().status == 1
    shutil.rmtree(made.runs / ".jobs")

    run = made.run()

    assert run.status == 1
    assert f"{NORTH} keeps its page of February 29, 2020." in run.said
    assert KEPT in made.page(NORTH)
    assert "61 in 100" in (made.latest / "site" / "index.en.html").read_text()
    assert_every_page_is_as_the_manifest_has_it(made)


def test_the_page_stays_though_a_run_in_between_did_not_know_the_network(made: Tiny) -> None:
    """The folder was away for one run, as when a drive was not connected, and came back with a fault."""
    folder = made.folder / "data" / "networks" / NORTH
    folder.rename(made.folder / "away")
    assert made.run().status == 0
    assert NORTH not in made.record()
    (made.folder / "away").rename(folder)
    break_points(made)

    made.run(BOTH)
    assert "Newest point" in made.page(NORTH), "also in a run of another network"
    assert made.run().status == 1
    assert KEPT in made.page(NORTH)


def test_a_page_that_was_edited_in_its_run_is_not_what_stays(made: Tiny) -> None:
    """The page is made again from the notebook; an edited notebook is none."""
    for page in made.latest.glob(f"site/{NORTH}.*.html"):
        page.write_text("<script>alert(1)</script>")
    break_points(made)
    shutil.rmtree(made.runs / ".jobs")
    made.run()
    assert "<script" not in made.page(NORTH)
    assert KEPT in made.page(NORTH)

    saved = next(made.runs.glob(f"0001-*/notebooks/{NORTH}/cycle.ipynb"))
    saved.write_text(saved.read_text().replace("Newest point", "Forged point"))
    run = made.run()
    assert f"{NORTH} has no page yet." in run.said
    assert f"{NORTH}.en.html" not in made.site()


@pytest.mark.parametrize("networks", [(), (BOTH,)], ids=["it fails", "it was not asked for"])
def test_a_page_made_under_an_older_rule_for_small_groups_is_not_shown(
    made: Tiny, networks: tuple[str, ...],
) -> None:
    break_points(made)
    change_settings(made, "minimum_group_size: 10", "minimum_group_size: 20")

    run = made.run(*networks)

    assert f"{NORTH} has no page now: its last one was made under an older rule for small groups." in run.said
    assert made.record()[NORTH]["pages"] == {}
    assert not [name for name in made.site() if name.startswith(NORTH)]
    index = (made.latest / "site" / "index.en.html").read_text()
    assert "No page now: its last one was made under an older rule for small groups." in index
    assert index.count("61 in 100") == 1, "the other network's figure alone"
    coordinator = (made.latest / "private" / "coordinator.html").read_text()
    assert bool(networks) or "made under an older rule for small groups" in coordinator
    assert "older rule" not in made.page(BOTH)
    assert not any(cell["page"] == NORTH for cell in json.loads((made.latest / "shown.json").read_text())["cells"])

    # With the old rule back, so is the page.
    change_settings(made, "minimum_group_size: 20", "minimum_group_size: 10")
    made.run()
    assert KEPT in made.page(NORTH)


@pytest.mark.parametrize("networks", [(), (BOTH,)], ids=["it fails", "it was not asked for"])
def test_a_page_that_stays_is_in_the_languages_of_today(made: Tiny, networks: tuple[str, ...]) -> None:
    break_points(made)
    change_settings(made, "languages: [en, es]", "languages: [es]")

    run = made.run(*networks)

    assert run.status == (0 if networks else 1), run.said
    assert {name for name in made.site() if name.startswith(NORTH)} == {f"{NORTH}.es.html"}
    assert ".en.html" not in made.page(NORTH, "es")
    assert_every_page_is_as_the_manifest_has_it(made)

    change_settings(made, "languages: [es]", "languages: [en, es]")
    made.run(*networks)
    assert f"{NORTH}.es.html" in made.page(NORTH)
    assert_every_page_is_as_the_manifest_has_it(made)


def test_a_template_at_fault_for_one_page_fails_that_network_alone(made: Tiny) -> None:
    """Its link leads nowhere: the network is named, its page of before stays, the others are published."""
    templates = made.folder / "templates"
    shutil.copytree(places.templates_folder(made.folder / "data"), templates)
    brief = templates / "brief" / "index.html.j2"
    fault = "{% if 'North' in page.window_title %}<p><a href=\"nowhere.html\">More</a></p>{% endif %}\n</main>"
    brief.write_text(brief.read_text().replace("</main>", fault))

    run = made.run()

    assert run.status == 1, run.said
    assert f"{NORTH}: The English page did not pass its checks." in run.said
    assert "leads to nowhere.html" in run.said
    assert f"{NORTH} keeps its page of February 29, 2020." in run.said
    assert made.record()[NORTH]["error"]["kind"] == "page"
    assert "Newest point" in made.page(NORTH)
    assert "nowhere.html" not in made.page(NORTH)
    assert made.record()[BOTH]["status"] == "ran"
    assert set(LANGUAGES) == set(made.record()[BOTH]["pages"])
    assert_every_page_is_as_the_manifest_has_it(made)
    assert made.run().status == 1, "it stays at fault until the template is mended"


def test_a_notebook_that_makes_its_page_for_the_team_fails_alone(made: Tiny) -> None:
    made.write_notebook(setup=f"if network == {NORTH!r}:\n    audience = 'team'\n")
    run = made.run()
    assert run.status == 1, run.said
    assert "made for the team" in run.said
    assert made.record()[BOTH]["status"] == "ran"
    assert KEPT in made.page(NORTH)
