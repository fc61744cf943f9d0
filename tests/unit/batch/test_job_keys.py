"""The key of a job: the same for the same work, another one as soon as anything it depends on differs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.batch.keys import Fingerprints, folder_sha256, key_of
from striveutils.disk import UNREADABLE, sha256_of

INPUTS = ("networks/north/network.yaml", "networks/north/points.csv", "partnership.yaml")
PARAMETERS = {"network": "north", "cycle": "", "as_of": "2020-02-29", "audience": "public"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A partnership of two files (its points are absent), a notebook and a template."""
    for name, content in {
        "data/partnership.yaml": "name: North\n",
        "data/networks/north/network.yaml": "name_en: North\n",
        "notebooks/cycle.ipynb": "{}",
        "templates/brief/index.html.j2": "<p>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def key(place: Path, *, parameters: Mapping[str, object] = PARAMETERS, as_of: str = "2020-02-29") -> str:
    """The key as a run of its own would make it."""
    prints = Fingerprints(place / "data", place / "templates")
    return key_of(prints.parts(place / "notebooks" / "cycle.ipynb", parameters, INPUTS, as_of, {}))


def test_the_key_is_a_sha256_and_the_same_each_time(place: Path) -> None:
    assert key(place) == key(place)
    assert len(key(place)) == 64


def test_the_key_knows_nothing_of_where_the_partnership_lies(place: Path, tmp_path: Path) -> None:
    """So a partnership that is moved, or shared between computers, is not run again."""
    before = key(place)
    moved = place.rename(tmp_path.with_name(tmp_path.name + "-moved"))
    assert key(moved) == before


@pytest.mark.parametrize(("file", "content"), [
    ("data/partnership.yaml", "name: South\n"),
    ("data/networks/north/network.yaml", "name_en: Norte\n"),
    ("data/networks/north/points.csv", ""),
    ("notebooks/cycle.ipynb", "{} "),
    ("templates/brief/index.html.j2", "<p> "),
    ("templates/brief/new.j2", ""),
])
def test_another_content_of_a_file_the_job_reads_gives_another_key(place: Path, file: str, content: str) -> None:
    """A file that was absent counts, even if it appears empty."""
    before = key(place)
    (place / file).write_text(content)
    assert key(place) != before


def test_a_file_the_job_does_not_read_changes_nothing(place: Path) -> None:
    before = key(place)
    (place / "data" / "journal.csv").write_text("file,row,first_seen_on\n")
    (place / "data" / "networks" / "south").mkdir()
    (place / "data" / "networks" / "south" / "network.yaml").write_text("name_en: South\n")
    assert key(place) == before


def test_the_date_and_the_parameters_are_part_of_the_key(place: Path) -> None:
    assert key(place, as_of="2020-03-01") != key(place)
    assert key(place, parameters={**PARAMETERS, "network": "south"}) != key(place)


def test_the_library_and_its_versions_are_part_of_the_key(place: Path) -> None:
    """A new striveutils, a new papermill or a new Python may make another page."""
    parts = Fingerprints(place / "data", place / "templates").parts(place / "x", PARAMETERS, INPUTS, "2020-02-29", {})
    assert {"python", "papermill", "nbconvert", "pandas", "matplotlib"} <= parts["versions"].keys()
    assert key_of({**parts, "library": "another"}) != key_of(parts)
    assert key_of({**parts, "versions": {**parts["versions"], "pandas": "1"}}) != key_of(parts)


def test_a_shared_file_is_read_once_for_all_jobs(place: Path) -> None:
    prints = Fingerprints(place / "data", place / "templates")
    first = prints.inputs(["partnership.yaml"])
    (place / "data" / "partnership.yaml").write_text("name: changed in mid-run\n")
    assert prints.inputs(["partnership.yaml"]) == first


def test_something_that_cannot_be_read_is_told_apart_from_nothing(place: Path) -> None:
    assert sha256_of(place / "none") is None
    assert sha256_of(place / "data") == UNREADABLE


def test_caches_are_no_part_of_a_folders_fingerprint(place: Path) -> None:
    before = folder_sha256(place / "templates", ["__pycache__"])
    (place / "templates" / "__pycache__").mkdir()
    (place / "templates" / "__pycache__" / "x.pyc").write_bytes(b"1")
    assert folder_sha256(place / "templates", ["__pycache__"]) == before


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.text(), st.integers()), min_size=1))
def test_the_order_in_which_parts_are_written_does_not_matter(parts: dict[str, object]) -> None:
    assert key_of(parts) == key_of(dict(reversed(parts.items())))
