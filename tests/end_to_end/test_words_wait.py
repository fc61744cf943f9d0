"""A new text on its way to the public: typed, held back, read by the coordinator, approved, published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from example import copy_example, files_below, latest_run, strive

NETWORK = "waterbury-chronic-absence"
OTHER = "norwalk-chronic-absence"
NEW = "Then three children stopped coming, says Maria Lopez."
KEPT_PRIVATE = ("private/coordinator.html",)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the example's networks, run once; then somebody types a new surprise."""
    folder = copy_example(tmp_path_factory.mktemp("words"), [NETWORK, OTHER])
    done = strive("run", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "approval" not in done.stdout
    type_a_surprise(folder)
    return folder


def type_a_surprise(folder: Path) -> None:
    """The network's newest cycle is under way; what surprised it is written down."""
    file = folder / "data" / "networks" / NETWORK / "cycles" / "morning-welcome.yaml"
    text = file.read_text(encoding="utf-8")
    assert "surprises" not in text
    file.write_text(re.sub(r"^do:\n", f"do:\n  surprises_en: {NEW}\n", text, flags=re.MULTILINE), encoding="utf-8")


def holding(folder: Path, words: str) -> set[str]:
    """The files of a run that hold these words."""
    return {name for name, content in files_below(folder).items() if words.encode() in content}


def test_a_new_text_is_held_back_told_to_the_coordinator_approved_and_published(folder: Path) -> None:
    done = strive("run", folder=folder)
    run = latest_run(folder)
    pages = {lang: (run / "site" / f"{NETWORK}.{lang}.html").read_text(encoding="utf-8") for lang in ("en", "es")}

    assert done.returncode == 0, done.stdout + done.stderr
    assert "New words wait for approval." in pages["en"]
    assert "Hay palabras nuevas que esperan aprobación." in pages["es"]
    assert holding(run, NEW) == set(KEPT_PRIVATE), "neither in the site nor in the executed notebook"
    assert holding(run, "Maria Lopez") == set(KEPT_PRIVATE)
    assert "1 new text waits for approval. The pages do not show it yet:" in done.stdout
    assert f"“{NEW}”" in done.stdout
    assert "Please look: It may give a number of children that is small: “three children”." in done.stdout
    assert "Please look: It may name a person: “Maria Lopez”." in done.stdout
    assert f"strive approve {NETWORK} --by ROLE" in done.stdout
    coordinator = (run / "private" / "coordinator.html").read_text(encoding="utf-8")
    assert NEW in coordinator and "It may name a person: “Maria Lopez”." in coordinator
    assert statuses(run) == {NETWORK: "ran", OTHER: "unchanged"}

    again = strive("run", folder=folder)
    assert f"“{NEW}”" in again.stdout, "it is told until somebody has read it"

    approved = strive("approve", NETWORK, "--by", "network coordinator", folder=folder)
    assert approved.returncode == 0, approved.stdout + approved.stderr
    assert NEW in approved.stdout and "1 text was approved." in approved.stdout

    done = strive("run", folder=folder)
    run = latest_run(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert statuses(run) == {NETWORK: "ran", OTHER: "unchanged"}, "an approval concerns its own network"
    assert {f"site/{NETWORK}.en.html", f"site/{NETWORK}.es.html"} <= holding(run, NEW)
    assert "approval" not in done.stdout
    assert NEW not in (run / "private" / "coordinator.html").read_text(encoding="utf-8")


def statuses(run: Path) -> dict[str, str]:
    return {job["network"]: job["status"]
            for job in json.loads((run / "run.json").read_text(encoding="utf-8"))["jobs"]}
