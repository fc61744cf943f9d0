"""Finished jobs: kept whole or not at all, found by their key."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from striveutils.batch.store import FACTS, Store, write_job

KEY = "a" * 64


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / ".jobs")


def work(folder: Path, page: str = "<p>One</p>", key: str = KEY) -> Path:
    """A job that is finished but not yet kept."""
    place = folder / "work"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Ñandú")])
    write_job(place, notebook, {"en": page, "es": page}, {"title": "Uno"}, [{"shown": True}],
              {"key": key, "languages": ["en", "es"]})
    return place


def test_a_kept_job_is_found_with_all_it_left(store: Store, tmp_path: Path) -> None:
    store.put(work(tmp_path), KEY)

    job = store.find(KEY)

    assert job is not None
    assert {lang: page.read_text() for lang, page in job.pages.items()} == {"en": "<p>One</p>", "es": "<p>One</p>"}
    assert job.executed().cells[0].source == "# Ñandú"
    assert job.head == {"title": "Uno"}
    assert job.shown == [{"shown": True}]
    assert not (tmp_path / "work").exists()


def test_a_job_that_was_never_kept_is_not_found(store: Store, tmp_path: Path) -> None:
    work(tmp_path)
    assert store.find(KEY) is None


@pytest.mark.parametrize("lost", ["pages/es.html", "notebook.ipynb", FACTS])
def test_a_job_that_lost_a_file_counts_as_not_there(store: Store, tmp_path: Path, lost: str) -> None:
    """Somebody tidied by hand; the job runs again."""
    store.put(work(tmp_path), KEY)
    (store.folder / KEY / lost).unlink()
    assert store.find(KEY) is None


@pytest.mark.parametrize("facts", ["", "{", "[]", '{"key": "other", "languages": []}'])
def test_a_job_whose_record_is_damaged_counts_as_not_there(store: Store, tmp_path: Path, facts: str) -> None:
    store.put(work(tmp_path), KEY)
    (store.folder / KEY / FACTS).write_text(facts)
    assert store.find(KEY) is None


@pytest.mark.parametrize("file", ["pages/es.html", "notebook.ipynb", "head.json", "shown.json"])
@pytest.mark.parametrize("content", ["", "<script>alert(1)</script>"])
def test_a_job_whose_bytes_are_others_counts_as_not_there(
    store: Store, tmp_path: Path, file: str, content: str,
) -> None:
    store.put(work(tmp_path), KEY)
    (store.folder / KEY / file).write_text(content)
    assert store.find(KEY) is None


def test_a_job_that_was_run_again_takes_the_place_of_the_old_one(store: Store, tmp_path: Path) -> None:
    """As after ``--force``; the runs that used the old one keep their files."""
    store.put(work(tmp_path), KEY)
    store.put(work(tmp_path, "<p>Two</p>"), KEY)

    job = store.find(KEY)

    assert job is not None
    assert job.pages["en"].read_text() == "<p>Two</p>"
    assert [path.name for path in store.folder.iterdir()] == [KEY]
