"""What a run says at its end: one table, every cause once with its cure, which pages stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from striveutils.batch import failures, telling
from striveutils.batch.failures import Failure
from striveutils.batch.registry import KINDS
from striveutils.batch.results import Result, Status
from striveutils.batch.store import StoredJob
from striveutils.errors import Problem, RecordsError
from striveutils.words import Message

FAULT = Problem("data/outcomes.csv", Message("“maybe” is neither yes nor no."), row=2, column="priority")
RUN = Path("runs") / "0001-2020-03-01"
GOOD = StoredJob("k", Path("k"), {"parameters": {"as_of": "2020-02-29"}})


def result(network: str, status: Status = "ran", failure: Failure | None = None, **more: Any) -> Result:
    """The end of the job of a network's brief."""
    told: dict[str, Any] = {"seconds": 3.25, "key": "k", "stored": None, **more}
    return Result(network, KINDS[0], {}, status, failure=failure, **told)


def test_the_table_has_a_line_for_each_job_in_columns() -> None:
    told = telling.table([result("north"), result("south-attendance", "failed", failures.over_time("now", 60)),
                          result("east", "unchanged")], "en")
    assert told == [
        "network           status     seconds  cause",
        "north             ran            3.3",
        "south-attendance  failed         3.3  over the time limit in the step “now”",
        "east              unchanged",
    ]


def test_a_thousand_unchanged_jobs_are_one_number() -> None:
    every = [result(f"n{number}", "unchanged") for number in range(1000)]
    assert telling.table(every, "en") == []
    assert telling.counts(every, "en") == "1,000 unchanged"
    assert len(telling.table([*every, result("north")], "en")) == 2


def test_counts_leave_out_what_did_not_happen() -> None:
    ends = [result("a"), result("b", "failed", failures.no_space()), result("c", "unchanged"), result("d", "unchanged")]
    assert telling.counts(ends, "en") == "1 ran, 2 unchanged, 1 failed"
    assert telling.counts(ends[:1], "en") == "1 ran"


def test_a_file_that_fails_many_networks_is_told_once() -> None:
    failure = Failure.of_error(RecordsError([FAULT]))
    ends = [result(name, "failed", failure) for name in ("north", "south")]
    told = "\n".join(telling.failures(ends, RUN, "en"))
    assert told.count("data/outcomes.csv") == 1
    assert told.count("row 2, priority") == 1
    assert "Failed because of it: north and south." in told


def test_a_cause_that_many_share_is_told_once_with_its_cure_and_every_log() -> None:
    ends = [result(name, "failed", failures.died("now", 3)).with_log(f"private/{name}/cycle.log") for name in "ab"]
    told = "\n".join(telling.failures(ends, RUN, "en"))
    assert told.count("ended by itself") == 1
    assert told.startswith("\na and b: The process that ran the notebook")
    assert str(RUN / "private/a/cycle.log") in told
    assert str(RUN / "private/b/cycle.log") in told


@pytest.mark.parametrize(("stored", "words"), [
    (GOOD, "north keeps its page of February 29, 2020."), (None, "north has no page yet."),
])
def test_the_page_that_stays_is_named_with_its_date(stored: StoredJob | None, words: str) -> None:
    told = telling.failures([result("north", "failed", failures.no_space(), stored=stored)], RUN, "en")
    assert told[-1] == words


def test_networks_that_were_not_asked_for_are_only_counted() -> None:
    others = [result("a", "unchanged", selected=False, stored=GOOD),
              result("b", "failed", failures.no_space(), selected=False, stored=GOOD)]
    assert telling.table(others, "en") == []
    assert telling.failures(others, RUN, "en") == []
    assert telling.kept([*others, result("c")], "en") == [
        "2 other networks were left as the last run had them."]
    assert telling.kept([result("c")], "en") == []


def test_a_network_that_was_not_asked_for_and_has_no_page_is_named_with_the_way_to_one() -> None:
    others = [result("a", "unchanged", selected=False, outdated=True), result("b", "unchanged", selected=False)]
    assert telling.kept(others, "en") == [
        "2 other networks were left as the last run had them.",
        "a has no page now: its last one was made under an older rule for small groups.",
        "b has no page yet.",
        "To make their pages, type: strive run a b",
    ]


def test_without_a_terminal_progress_is_a_line_for_each_job() -> None:
    said: list[str] = []
    progress = telling.Progress(["north", "south"], said.append, "es", bar=False)
    progress.ended(result("north"))
    progress.ended(result("south", "failed", failures.no_space()))
    progress.close()
    assert said == ["1 de 2  north  ejecutada  3.3 s", "2 de 2  south  con errores  3.3 s"]


def test_on_a_terminal_progress_is_a_bar_and_says_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    progress = telling.Progress(["north"], said.append, "en", bar=True)
    progress.ended(result("north"))
    progress.close()
    assert said == []
    assert "1/1" in capsys.readouterr().err


def test_a_path_is_said_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert telling.shown(tmp_path / "runs" / "latest") == str(Path("runs") / "latest")
    assert telling.shown(tmp_path.parent / "x") == str(tmp_path.parent / "x")


def kept(folder: Path, network: str, *withheld: str) -> Result:
    """A job that ran and whose page had to leave these out."""
    (folder / network).mkdir()
    head = {"withheld": [{"en": [[words, None]], "es": [[words, None]]} for words in withheld]}
    (folder / network / "head.json").write_text(json.dumps(head), encoding="utf-8")
    return result(network, stored=StoredJob("k", folder / network, {"parameters": {"as_of": "2020-02-29"}}))


def test_pages_that_leave_out_a_whole_table_are_named_in_one_line(tmp_path: Path) -> None:
    north, south = kept(tmp_path, "north", "By grade, 2018-19"), kept(tmp_path, "south")
    east = kept(tmp_path, "east", "By grade, 2017-18", "By grade, 2018-19")
    assert telling.withheld([south, result("west", "failed")], "en") == []
    assert telling.withheld([north, south], "en") == [
        "1 page leaves out a table that could give small groups away: north. The coordinator's page says more."]
    assert telling.withheld([north, south, east], "es") == [
        "2 páginas dejan fuera tablas que podrían dejar ver grupos pequeños: north y east. La página de coordinación "
        "dice más."]


def test_of_many_such_pages_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    every = [kept(tmp_path, f"n{number:02}", "By grade") for number in range(12)]
    assert "n09 and 2 more." in telling.withheld(every, "en")[0]
