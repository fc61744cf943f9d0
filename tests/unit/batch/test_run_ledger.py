"""The runs folder: numbered runs, each whole or not there, and ``latest`` that names the newest."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from striveutils.batch.ledger import Ledger
from striveutils.disk import json_text
from striveutils.errors import RunFailed

DAY = date(2020, 3, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "runs")
    made.make()
    made.tidy()
    return made


def finish(ledger: Ledger, jobs: list[dict[str, object]] | None = None, day: date = DAY) -> Path:
    """One more run that is finished, with nothing in it but its record."""
    new = ledger.new_folder()
    (new / "run.json").write_text(json_text({"jobs": jobs or []}))
    return ledger.finish(new, ledger.next_name(day))


def test_runs_are_numbered_and_latest_names_the_newest(ledger: Ledger) -> None:
    assert finish(ledger).name == "0001-2020-03-01"
    assert finish(ledger).name == "0002-2020-03-01"
    assert json.loads((ledger.runs / "latest" / "run.json").read_text()) == {"jobs": []}
    assert (ledger.runs / "latest").readlink() == Path("0002-2020-03-01")


def test_order_comes_from_the_number_when_the_clock_is_set_back(ledger: Ledger) -> None:
    finish(ledger, day=date(2020, 3, 1))
    finish(ledger, day=date(1999, 1, 1))
    newest = ledger.newest()
    assert newest is not None
    assert newest.folder.name == "0002-1999-01-01"


def test_numbers_go_on_after_9999(ledger: Ledger) -> None:
    (ledger.runs / "9999-2020-03-01").mkdir()
    (ledger.runs / "10000-2020-03-02").mkdir()
    assert ledger.next_name(DAY) == "10001-2020-03-01"


def test_a_folder_without_a_record_is_no_run_but_its_number_is_taken(ledger: Ledger) -> None:
    finish(ledger)
    (ledger.runs / "0002-2020-03-01").mkdir()
    (ledger.runs / "0003-2020-03-01").mkdir()
    (ledger.runs / "0003-2020-03-01" / "run.json").write_text("{")
    newest = ledger.newest()
    assert newest is not None
    assert newest.folder.name == "0001-2020-03-01"
    assert ledger.next_name(DAY) == "0004-2020-03-01"


def test_what_an_interrupted_run_left_is_removed(ledger: Ledger) -> None:
    finish(ledger)
    (ledger.work / "1").mkdir()
    (ledger.new_folder() / "half").write_text("")

    ledger.tidy()

    assert sorted(path.name for path in ledger.runs.iterdir()) == [".jobs", ".work", "0001-2020-03-01", "latest"]
    assert list(ledger.work.iterdir()) == []


def test_latest_is_put_right_after_a_run_was_cut_off_just_before(ledger: Ledger) -> None:
    """Killed between the run's name and ``latest``: the run is whole, so it is the newest."""
    finish(ledger)
    run = finish(ledger)
    (ledger.runs / "latest").unlink()
    (ledger.runs / "latest").symlink_to("0001-2020-03-01")

    ledger.tidy()

    assert (ledger.runs / "latest").resolve() == run.resolve()


def test_latest_is_a_text_file_where_links_are_not_to_be_had(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError("a privilege is not held")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    finish(ledger)
    assert (ledger.runs / "latest").read_text() == "0001-2020-03-01\n"
    finish(ledger)
    assert (ledger.runs / "latest").read_text() == "0002-2020-03-01\n"


def test_a_runs_folder_that_cannot_be_made_is_named_before_work_starts(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file of that name")
    with pytest.raises(RunFailed) as caught:
        Ledger(tmp_path / "runs").make()
    assert "runs" in str(caught.value)
    assert "--runs" in str(caught.value)


def test_a_folder_in_the_place_of_latest_is_named_with_the_cure(ledger: Ledger) -> None:
    """As when an archive of the runs was unpacked, and the link in it became a copy."""
    finish(ledger)
    (ledger.runs / "latest").unlink()
    (ledger.runs / "latest" / "site").mkdir(parents=True)
    with pytest.raises(RunFailed) as caught:
        ledger.tidy()
    assert f"{ledger.runs / 'latest'} is a folder of its own." in str(caught.value)
    assert "Rename that folder or delete it" in str(caught.value)


def test_a_folder_of_finished_jobs_that_takes_none_is_told_before_work_starts(ledger: Ledger) -> None:
    (ledger.runs / ".jobs").rmdir()
    (ledger.runs / ".jobs").write_text("a file of that name, which no job can be moved to")
    with pytest.raises(RunFailed) as caught:
        ledger.tidy()
    assert str(ledger.runs / ".jobs") in str(caught.value)


def test_the_last_good_execution_is_remembered_through_failures(ledger: Ledger) -> None:
    finish(ledger, [
        {"network": "north", "notebook": "cycle", "status": "unchanged", "key": "k1"},
        {"network": "south", "notebook": "cycle", "status": "failed", "key": "k3", "last_good": {"key": "k2"}},
        {"network": "east", "notebook": "cycle", "status": "failed", "key": "k4", "last_good": None},
    ])
    former = ledger.newest()
    assert former is not None
    assert former.last_good_key(("north", "cycle")) == "k1"
    assert former.last_good_key(("south", "cycle")) == "k2"
    assert former.last_good_key(("east", "cycle")) is None
    assert former.last_good_key(("west", "cycle")) is None
