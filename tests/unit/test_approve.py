"""strive approve: shows each text whole, asks for a look where one is due, and records who approved."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samples import FILES, approve_words, write_partnership
from striveutils import records
from striveutils.cli import approving, main

CYCLE = "networks/north-attendance/cycles/walking-groups.yaml"
SURPRISE = "Grandparents came too."


def strive(data: Path, *arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, ["approve", *arguments, "--data", str(data)], input=answer)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A partnership whose words are approved but one: a surprise typed since."""
    data = approve_words(write_partnership(tmp_path))
    (data / CYCLE).write_text(FILES[CYCLE].replace(SURPRISE, "Neighbors came too."), encoding="utf-8")
    return data


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a person sat there: the runner itself has no terminal."""
    monkeypatch.setattr(approving, "at_a_terminal", lambda: True)


def approvals(data: Path) -> int:
    return len(records.open_partnership(data).approvals)


def test_a_new_text_is_shown_with_its_place_and_approved(data: Path) -> None:
    before = approvals(data)
    done = strive(data, "--by", "network coordinator")
    assert done.exit_code == 0, done.output
    assert f"data/{CYCLE}, row " in done.output and ": Surprises" in done.output
    assert "    Neighbors came too." in done.output
    assert "1 text was approved. To put it on the page, type: strive run" in done.output
    assert approvals(data) == before + 1
    assert records.open_partnership(data).approvals[-1].approved_by == "network coordinator"


def test_where_nothing_waits_it_says_so(data: Path) -> None:
    strive(data, "--by", "network coordinator")
    again = strive(data, "north-attendance", "--by", "network coordinator")
    assert (again.exit_code, again.output) == (0, "No text waits for approval.\n")


def test_only_the_networks_named_are_looked_at(data: Path) -> None:
    assert strive(data, "both-graduate", "--by", "network coordinator").output == "No text waits for approval.\n"


def test_a_misspelt_network_is_refused_with_the_name_that_was_meant(data: Path) -> None:
    done = strive(data, "north-atendance", "--by", "network coordinator")
    assert done.exit_code == 1 and "Did you mean north-attendance" in done.output


@pytest.mark.parametrize("role", [(), ("--by", ""), ("--by", "Mrs. Green")])
def test_without_a_role_nothing_is_approved(data: Path, role: tuple[str, ...]) -> None:
    before = approvals(data)
    done = strive(data, *role)
    assert done.exit_code == 1 and '--by "network coordinator"' in done.output
    assert approvals(data) == before


def test_a_faulty_file_is_told_and_nothing_is_approved(data: Path) -> None:
    before = approvals(data)
    (data / CYCLE).write_text("title: [unfinished", encoding="utf-8")
    done = strive(data, "--by", "network coordinator")
    assert done.exit_code == 1 and f"data/{CYCLE} has 1 problem." in done.output
    assert approvals(data) == before


@pytest.mark.parametrize(("answer", "approved"), [("yes", True), ("Sí", True), ("no", False), ("", False)])
@pytest.mark.usefixtures("at_a_terminal")
def test_at_a_terminal_a_text_that_needs_a_look_needs_a_yes(data: Path, answer: str, approved: bool) -> None:
    (data / CYCLE).write_text(FILES[CYCLE].replace(SURPRISE, "Three children came too."), encoding="utf-8")
    before = approvals(data)
    done = strive(data, "--by", "network coordinator", answer=answer + "\n")
    assert "Please look: It may give a number of children that is small: “Three children”." in done.output
    assert "Type yes or no" in done.output
    assert (done.exit_code, approvals(data) - before) == ((0, 1) if approved else (1, 0))


@pytest.mark.usefixtures("at_a_terminal")
def test_at_a_terminal_other_texts_are_approved_without_a_question(data: Path) -> None:
    done = strive(data, "--by", "network coordinator")
    assert done.exit_code == 0 and "yes or no" not in done.output


def test_in_a_script_nobody_is_asked_but_the_look_is_said(data: Path) -> None:
    (data / CYCLE).write_text(FILES[CYCLE].replace(SURPRISE, "Then Maria Lopez came."), encoding="utf-8")
    done = strive(data, "--by", "network coordinator")
    assert done.exit_code == 0 and "It may name a person: “Maria Lopez”." in done.output


def test_it_speaks_the_partnerships_language(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIVE_LANG", "es")
    done = strive(data, "--by", "coordinación de la red")
    assert "Se aprobó 1 texto." in done.output and "fila" in done.output
