"""A site goes public: what it showed and hid is remembered, and the next pages are made together with it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from striveutils.cli import main

REPOSITORY = Path(__file__).parents[2]
NETWORK = "bridgeport-four-year-graduation"


def strive(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"STRIVE_LANG": "en"})


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A partnership of one network of the example, run once."""
    folder = tmp_path_factory.mktemp("public")
    shutil.copytree(REPOSITORY / "data", folder / "data")
    for network in (folder / "data" / "networks").iterdir():
        if network.name != NETWORK:
            shutil.rmtree(network)
    assert strive("run", "--data", folder / "data").exit_code == 0
    return folder


@pytest.fixture
def public(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    shutil.copytree(made, tmp_path / "ours", symlinks=True)
    return tmp_path / "ours"


def newest(folder: Path) -> Path:
    return (folder / "runs" / "latest").resolve()


def test_every_figure_of_the_site_is_remembered_with_the_numbers_it_showed(public: Path) -> None:
    done = strive("release", "--data", public / "data")
    assert done.exit_code == 0, done.output

    cells = json.loads((newest(public) / "shown.json").read_text(encoding="utf-8"))["cells"]
    kept = rows(public / "data" / "disclosure" / "shown.csv")
    assert len(kept) == len(cells) > 50
    assert {row["release"] for row in kept} == {newest(public).name}
    assert sum(row["shown"] == "yes" for row in kept) == sum(cell["shown"] for cell in cells)
    assert all((row["numerator"], row["denominator"], row["value"]) == ("", "", "")
               for row in kept if row["shown"] == "no")
    assert [(row["numerator"], row["denominator"], row["value"]) for row in kept
            if (row["measure"], row["period"], row["group"]) == ("four-year-graduation", "2018-19", "all")] == [
                ("1108", "1457", "76.0")]


def test_the_release_itself_is_recorded_with_the_fingerprint_of_the_site(public: Path) -> None:
    strive("release", newest(public).name, "--data", public / "data")
    (entry,) = rows(public / "data" / "communication" / "releases.csv")
    assert (entry["release"], entry["kind"], entry["audience"]) == (newest(public).name, "brief", "public")
    assert (entry["released_on"], entry["languages"]) == ("2020-02-29", "en; es")
    assert len(entry["sha256"]) == 64
    assert strive("check", "--data", public / "data").exit_code == 0


def test_releasing_the_same_site_again_adds_nothing(public: Path) -> None:
    strive("release", "1", "--data", public / "data")
    before = {path: path.read_bytes() for path in (public / "data").rglob("*.csv")}
    again = strive("release", "--data", public / "data")
    assert again.exit_code == 0
    assert "recorded already" in again.output
    assert {path: path.read_bytes() for path in (public / "data").rglob("*.csv")} == before


def test_what_was_cut_short_is_finished_by_releasing_again(public: Path) -> None:
    """The cells were written, and then the power went before the release itself was."""
    strive("release", "--data", public / "data")
    releases, shown = public / "data/communication/releases.csv", public / "data/disclosure/shown.csv"
    whole, cells = releases.read_bytes(), shown.read_bytes()
    releases.unlink()
    assert strive("release", "--data", public / "data").exit_code == 0
    assert (releases.read_bytes(), shown.read_bytes()) == (whole, cells)


def test_a_page_that_somebody_edited_is_not_recorded(public: Path) -> None:
    page = newest(public) / "site" / f"{NETWORK}.en.html"
    page.write_text(page.read_text(encoding="utf-8").replace("76", "77"), encoding="utf-8")
    done = strive("release", "--data", public / "data")
    assert done.exit_code == 1
    assert f"{NETWORK}.en.html" in done.output
    assert "was changed after the run made it" in done.output
    assert not (public / "data" / "disclosure" / "shown.csv").exists()


@pytest.mark.parametrize("asked", ["7", "0007-2019-01-01", "nowhere"])
def test_a_run_that_is_not_there_is_answered_with_those_that_are(public: Path, asked: str) -> None:
    done = strive("release", asked, "--data", public / "data")
    assert done.exit_code == 1
    assert newest(public).name in done.output


def test_what_was_hidden_stays_hidden_after_a_release(public: Path) -> None:
    """The page hid no more than the rule asked for; a ledger that says one group more was hidden hides it for good."""
    strive("release", "--data", public / "data")
    shown = public / "data" / "disclosure" / "shown.csv"
    kept = rows(shown)
    at = next(index for index, row in enumerate(kept)
              if row["period"] == "2018-19" and row["group"] == "english-learner" and row["shown"] == "yes")
    kept[at].update(shown="no", numerator="", denominator="", value="")
    with shown.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(kept[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    assert strive("run", "--data", public / "data").exit_code == 0

    cells = json.loads((newest(public) / "shown.json").read_text(encoding="utf-8"))["cells"]
    found = {cell["group"]: cell["shown"] for cell in cells
             if (cell["period"], cell["of"]) == ("2018-19", "four-year-graduation")}
    assert not found["english-learner"]
    assert not found["not-english-learner"], "all but one of two groups would give it away"
    assert found["all"]


def test_a_second_release_tells_what_is_new(public: Path) -> None:
    strive("release", "--data", public / "data")
    assert strive("run", "--data", public / "data", "--as-of", "2020-03-15").exit_code == 0
    done = strive("release", "--data", public / "data")
    assert done.exit_code == 0, done.output
    assert "since the release before" in done.output
    assert len(rows(public / "data" / "communication" / "releases.csv")) == 2
