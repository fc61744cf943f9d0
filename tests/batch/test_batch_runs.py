"""A run from the records to the site, and the runs after it: what has not changed is not done again."""

from __future__ import annotations

import getpass
import json
import shutil
from pathlib import Path

import nbformat
import pytest
from tiny_batch import BOTH, LANGUAGES, NETWORKS, NORTH, Tiny, tiny

from striveutils.batch import pool as pools


@pytest.fixture
def again(first: Tiny, tmp_path: Path) -> Tiny:
    """A copy of it, to be run again."""
    return Tiny(Path(shutil.copytree(first.folder, tmp_path / "again", symlinks=True)))


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, starting a job is an error."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a job was started")

    monkeypatch.setattr(pools.Pool, "_start", refuse)


def test_every_network_has_its_page_in_every_language(first: Tiny) -> None:
    for network in NETWORKS:
        for lang in LANGUAGES:
            assert f'lang="{lang}"' in first.page(network, lang)
    assert "Newest point: visits,2019-10-07,north" in first.page(NORTH)
    assert {"index.html", "index.en.html", "index.es.html", "manifest.json"} <= first.site().keys()


def test_the_record_of_a_run_is_as_the_contract_has_it(first: Tiny) -> None:
    """People's scripts read it: names, statuses, paths relative to the run."""
    told = json.loads((first.latest / "run.json").read_text())

    assert told["schema_version"] == 1
    assert told["as_of"] == "2020-02-29"
    assert told["started"] <= told["finished"]
    assert {"python", "striveutils", "papermill", "nbconvert"} <= told["tools"].keys()
    for network, job in first.record().items():
        assert job["notebook"] == "cycle"
        assert job["status"] == "ran"
        assert job["seconds"] > 0
        assert job["error"] is None
        assert job["parameters"] == {"network": network, "cycle": "", "as_of": "2020-02-29", "audience": "public"}
        assert job["notebook_file"] == f"notebooks/{network}/cycle.ipynb"
        assert job["pages"] == {lang: f"site/{network}.{lang}.html" for lang in LANGUAGES}
        for file in (job["notebook_file"], *job["pages"].values()):
            assert (first.latest / file).is_file()
        assert (first.runs / ".jobs" / job["key"] / "job.json").is_file()


def test_latest_names_the_run_by_number_and_date(first: Tiny) -> None:
    assert first.latest.is_symlink()
    assert first.latest.readlink().name.startswith("0001-20")


def test_saved_notebooks_tell_nothing_of_the_computer_or_of_the_parameters(first: Tiny) -> None:
    for network in NETWORKS:
        file = first.latest / "notebooks" / network / "cycle.ipynb"
        text = file.read_text()
        saved = nbformat.read(file, as_version=4)
        nbformat.validate(saved)
        assert [cell.metadata.get("tags") for cell in saved.cells if cell.cell_type == "code"] == [
            ["parameters"], ["setup"], ["now"], ["next"]]
        assert all(cell.execution_count for cell in saved.cells if cell.cell_type == "code")
        for trace in (str(first.folder), str(Path.home()) + "/", "/tmp/", "injected", "input_path", "start_time"):
            assert trace not in text, trace
        assert f"/{getpass.getuser()}/" not in text


def test_nothing_unfinished_is_left(first: Tiny) -> None:
    left = {path.name for path in first.runs.iterdir()} - {first.latest.readlink().name}
    assert left <= {"latest", ".jobs", ".journaled", ".journal.lock", ".lock"}
    assert {path.name for path in (first.runs / ".jobs").iterdir()} == {job["key"] for job in first.record().values()}


def test_the_journal_notes_new_rows_and_nothing_else_in_data_changes(first: Tiny, tmp_path: Path) -> None:
    before = tiny(tmp_path / "before").folder / "data"
    after = first.folder / "data"
    changed = {path.relative_to(after).as_posix() for path in after.rglob("*") if path.is_file()
               if not (before / path.relative_to(after)).is_file()
               or path.read_bytes() != (before / path.relative_to(after)).read_bytes()}
    assert changed <= {"journal.csv"}


def test_the_second_run_says_that_nothing_changed_and_starts_no_kernel(again: Tiny, no_process: None) -> None:
    run = again.run()

    assert run.status == 0
    assert "2 unchanged" in run.said
    assert {job["status"] for job in again.record().values()} == {"unchanged"}
    assert again.latest.readlink().name.startswith("0002-")


def test_an_unchanged_run_has_the_same_site(again: Tiny, first: Tiny, no_process: None) -> None:
    """Pages are copied, not made anew."""
    again.run()
    assert again.site() == first.site()


def test_no_file_of_a_run_is_shared_with_another_run_or_with_the_finished_jobs(again: Tiny, no_process: None) -> None:
    """Whoever edits a page in one run changes that page alone."""
    again.run()
    files = [path for path in again.runs.rglob("*") if path.is_file() and not path.is_symlink()]
    assert {path.name: path.stat().st_nlink for path in files if path.stat().st_nlink != 1} == {}


@pytest.mark.parametrize("file", ["pages/en.html", "notebook.ipynb"])
def test_a_finished_job_that_somebody_edited_is_run_again(again: Tiny, first: Tiny, file: str) -> None:
    edited = again.runs / ".jobs" / again.record()[NORTH]["key"] / file
    edited.write_text(edited.read_text().replace("Newest point", "<script>alert(1)</script> Newest"))

    run = again.run()

    assert "1 ran, 1 unchanged" in run.said
    assert again.site() == first.site()


def test_explain_says_why_each_job_would_run_and_runs_nothing(again: Tiny, no_process: None) -> None:
    again.write(f"networks/{NORTH}/points.csv", again.read(f"networks/{NORTH}/points.csv") + "\n")
    listed = sorted(path.name for path in again.runs.iterdir())

    run = again.run(explain=True)

    assert run.status == 0
    assert f"{NORTH}: would run; changed: data/networks/{NORTH}/points.csv" in run.said
    assert f"{BOTH}: unchanged" in run.said
    assert sorted(path.name for path in again.runs.iterdir()) == listed
    assert "would run; changed: the as-of date" in again.run(explain=True, as_of="2020-02-28").said
    assert f"{BOTH}: would run, because of --force" in again.run(explain=True, force=True).said


def test_a_change_in_one_network_runs_that_one_alone(again: Tiny, first: Tiny) -> None:
    again.write(f"networks/{NORTH}/points.csv",
                again.read(f"networks/{NORTH}/points.csv") + "on-time,2019-10-28,north,all,50,60,,walking-groups,\n")

    run = again.run()

    assert "1 ran, 1 unchanged" in run.said
    assert "Newest point: on-time,2019-10-28" in again.page(NORTH)
    assert again.page(BOTH) == first.page(BOTH)


def test_a_run_of_one_network_leaves_the_others_pages_on_the_site(again: Tiny, first: Tiny) -> None:
    """Even if the others have changed: they wait for a run of their own, and the person is told."""
    again.write(f"networks/{BOTH}/points.csv", "measure,date,place,group,numerator,denominator,value,cycle,note\n")

    run = again.run(NORTH, force=True)

    assert run.status == 0
    assert "1 ran" in run.said
    assert "1 other network was left as the last run had it." in run.said
    assert again.page(BOTH) == first.page(BOTH)
    assert again.record()[BOTH]["status"] == "unchanged"
    assert again.record()[BOTH]["selected"] is False
    assert again.record()[NORTH]["status"] == "ran"


def test_a_network_that_was_removed_leaves_the_site(again: Tiny, no_process: None) -> None:
    shutil.rmtree(again.folder / "data" / "networks" / BOTH)
    run = again.run()
    assert run.status == 0
    assert f"{BOTH}.en.html" not in again.site()


def test_a_site_that_loses_all_its_pages_is_not_emptied_silently(again: Tiny, no_process: None) -> None:
    """Perhaps the folders are on a drive that is not connected."""
    before = again.latest.readlink().name
    shutil.rmtree(again.folder / "data" / "networks")
    run = again.run()
    assert f"the run before this one had pages of {BOTH} and {NORTH}" in run.said
    assert str(Path(before, "site", "index.html")) in run.said


def test_a_partnership_without_networks_has_an_index_and_a_kind_word(tmp_path: Path, no_process: None) -> None:
    made = tiny(tmp_path)
    shutil.rmtree(made.folder / "data" / "networks")

    run = made.run()

    assert run.status == 0
    assert "No network is recorded yet" in run.said
    assert {"index.html", "index.en.html", "index.es.html"} <= made.site().keys()
    assert made.record() == {}
