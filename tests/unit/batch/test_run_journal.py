"""After a run the journal knows every row; where nothing changed since, nothing is read for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import write_partnership
from striveutils.batch.journaling import bring_up_to_date
from striveutils.records import journal


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "runs").mkdir()
    return write_partnership(tmp_path)


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The days on which the journal was brought up to date."""
    days: list[str] = []
    really = journal.update
    monkeypatch.setattr(
        journal, "update", lambda data, on, **more: (days.append(on.isoformat()), really(data, on, **more)))
    return days


def test_new_rows_are_noted_on_the_partnerships_own_day(data: Path, updates: list[str]) -> None:
    bring_up_to_date(data, data.parent / "runs")
    lines = (data / "journal.csv").read_text().splitlines()
    assert lines[0] == "file,row,first_seen_on"
    assert {line.split(",")[2] for line in lines[1:]} == {"2020-02-29"}
    assert updates == ["2020-02-29"]


def test_without_a_change_the_records_are_not_read_again(data: Path, updates: list[str]) -> None:
    """Reading a thousand networks for nothing would take longer than the run."""
    bring_up_to_date(data, data.parent / "runs")
    bring_up_to_date(data, data.parent / "runs")
    assert len(updates) == 1


@pytest.mark.parametrize("file", ["answers.csv", "networks/both-graduate/network.yaml"])
def test_a_changed_file_is_looked_at(data: Path, updates: list[str], file: str) -> None:
    bring_up_to_date(data, data.parent / "runs")
    (data / file).write_text((data / file).read_text() + "\n")
    bring_up_to_date(data, data.parent / "runs")
    assert len(updates) == 2


def test_a_journal_that_was_lost_is_made_again(data: Path, updates: list[str]) -> None:
    bring_up_to_date(data, data.parent / "runs")
    (data / "journal.csv").unlink()
    bring_up_to_date(data, data.parent / "runs")
    assert len(updates) == 2
    assert (data / "journal.csv").is_file()
