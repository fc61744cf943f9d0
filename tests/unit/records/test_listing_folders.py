"""A folder that cannot be listed is a problem: what is in it would be missing without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samples import write_partnership
from striveutils import records
from striveutils.errors import Problem
from striveutils.records import listing
from striveutils.words import text


def faults(folder: Path) -> list[Problem]:
    """What ``strive check`` finds wrong, warnings left out."""
    return [problem for problem in records.open_partnership(folder).problems() if not problem.warning]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_partnership(tmp_path)


def refuse(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From here on the system refuses to list ``folder``; permissions would not bind an administrator."""
    really = Path.iterdir

    def iterdir(self: Path) -> Iterator[Path]:
        if self == folder:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)


@pytest.mark.parametrize("name", ["networks", "networks/north-attendance", "networks/north-attendance/cycles",
                                  "indicators/observations"])
def test_a_folder_without_permission_is_a_problem(data: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(data) == []
    refuse(monkeypatch, data / name)
    problem = next(problem for problem in faults(data) if problem.file == f"data/{name}")
    assert "cannot be read" in text(problem.wrong, "en")
    assert "permission" in text(problem.cure or "", "en")


def test_a_file_in_the_place_of_the_networks_is_a_problem(tmp_path: Path) -> None:
    data = write_partnership(tmp_path)
    (data / "networks").rename(tmp_path / "away")
    (data / "networks").write_text("")
    assert "data/networks" in {problem.file for problem in faults(data)}


def test_a_link_to_nowhere_is_a_problem(tmp_path: Path) -> None:
    data = write_partnership(tmp_path)
    (data / "networks").rename(tmp_path / "away")
    (data / "networks").symlink_to(tmp_path / "not-connected", target_is_directory=True)
    assert "data/networks" in {problem.file for problem in faults(data)}


def test_a_partnership_that_has_no_networks_yet_has_no_problem(data: Path) -> None:
    assert listing.unreadable(data.parent / "elsewhere", "networks") == ()
    assert listing.unreadable(data, "networks") == ()
