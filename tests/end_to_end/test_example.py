"""The whole way, as a coordinator goes it: the shipped example, from its files to every network's brief."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from example import LANGUAGES, ROOT, command, copy_example, files_below, latest_run, network_ids, strive

A_FEW = 4
LARGEST_PAGE = 100 * 1024
KILLS = 3
LOADED = re.compile(r"<(?:img|source|iframe|object|embed|video|audio|link rel=.?stylesheet)\b[^>]*?(?:src|href|data)="
                    r"[\"']([^\"']+)", re.IGNORECASE)


def record_of(run: Path) -> dict[str, Any]:
    """run.json, the record a run writes last."""
    return json.loads((run / "run.json").read_text(encoding="utf-8"))


def statuses(run: Path) -> dict[str, str]:
    """What became of each network's job."""
    return {job["network"]: job["status"] for job in record_of(run)["jobs"] if job["network"]}


def pages_of(network: str, site: Path) -> list[Path]:
    return [site / f"{network}.{lang}.html" for lang in LANGUAGES]


def visible(page: Path) -> str:
    """The words of a page, roughly: its markup taken out."""
    html = re.sub(r"<style.*?</style>", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def break_file(folder: Path, network: str) -> Path:
    """Cut a network's file in the middle of a list, as a copy that was interrupted leaves it."""
    path = folder / "data" / "networks" / network / "network.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write('\ncharters: [{version: 1, purpose_en: "Every')
    return path


@pytest.fixture(scope="module")
def few() -> list[str]:
    """A few networks of different places and indicators, so that a run is short."""
    ids = network_ids()
    return ids[:: len(ids) // A_FEW + 1]


@pytest.fixture(scope="module")
def small_run(tmp_path_factory: pytest.TempPathFactory, few: list[str]) -> Path:
    """The run folder of a clean run of the few networks. Tests that come later add runs beside it."""
    folder = copy_example(tmp_path_factory.mktemp("few"), few)
    done = strive("run", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return latest_run(folder)


def test_the_example_has_about_twenty_networks() -> None:
    assert 18 <= len(network_ids()) <= 24


def test_every_network_has_its_brief_in_both_languages(example_run: Path) -> None:
    for network in network_ids():
        for page, lang in zip(pages_of(network, example_run / "site"), LANGUAGES, strict=True):
            html = page.read_text(encoding="utf-8")
            assert re.search(rf'<html[^>]* lang="{lang}"', html), page.name


def test_every_job_ran(example_run: Path) -> None:
    assert statuses(example_run) == dict.fromkeys(network_ids(), "ran")


def test_the_record_says_what_ran_with_which_result(example_run: Path) -> None:
    """run.json has the contract's keys; its paths are relative to the run and lead to files."""
    record = record_of(example_run)
    assert record["as_of"] == "2020-02-29"
    for job in record["jobs"]:
        assert {"network", "notebook", "parameters", "status", "seconds", "key", "notebook_file", "pages",
                "error"} <= set(job)
        for name in (job["notebook_file"], *job["pages"].values()):
            assert not Path(name).is_absolute()
            assert (example_run / name).is_file()
        assert set(job["pages"]) == set(LANGUAGES)


def test_the_manifest_names_every_file_of_the_site_with_its_hash(example_run: Path) -> None:
    site = example_run / "site"
    text = (site / "manifest.json").read_text(encoding="utf-8")
    files = {name: content for name, content in files_below(site).items() if name != "manifest.json"}
    assert {f"index.{lang}.html" for lang in LANGUAGES} | {"index.html"} <= set(files)
    for name, content in files.items():
        assert name in text
        assert hashlib.sha256(content).hexdigest() in text, name


def test_a_page_is_light_enough_for_a_phone(example_run: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (example_run / "site").glob("*.html")}
    assert {name: size for name, size in sizes.items() if size > LARGEST_PAGE} == {}


def test_a_page_runs_no_script_and_asks_no_other_machine_for_anything(example_run: Path) -> None:
    """One file holds all of a page; an address is only something to follow."""
    for page in (example_run / "site").glob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script" not in html.lower(), page.name
        loaded = LOADED.findall(html)
        assert [address for address in loaded if re.match(r"(?:[a-z]+:)?//", address)] == [], page.name
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", html), page.name


def test_every_page_says_that_it_is_illustrative(example_run: Path) -> None:
    for network in network_ids():
        english, spanish = (visible(page) for page in pages_of(network, example_run / "site"))
        assert "llustrat" in english
        assert "lustrativ" in spanish


def test_the_index_leads_to_every_brief(example_run: Path) -> None:
    for lang in LANGUAGES:
        html = (example_run / "site" / f"index.{lang}.html").read_text(encoding="utf-8")
        assert [network for network in network_ids() if f'href="{network}.{lang}.html"' not in html] == []


def test_nothing_of_the_machine_is_in_what_a_run_leaves(example_run: Path) -> None:
    """No path of the machine, no user's home: in pages, notebooks and records."""
    places = [str(place).encode() + b"/" for place in (example_run.parents[1], ROOT, Path.home(), sys.prefix)]
    told = [name for name, content in files_below(example_run).items() if any(place in content for place in places)]
    assert told == []


def test_executed_notebooks_have_no_error_and_no_widget_state(example_run: Path) -> None:
    for network in network_ids():
        book = json.loads((example_run / "notebooks" / network / "cycle.ipynb").read_text(encoding="utf-8"))
        assert "widgets" not in book["metadata"]
        kinds = {output["output_type"] for cell in book["cells"] for output in cell.get("outputs", [])}
        assert "error" not in kinds


def test_a_second_run_finds_everything_unchanged(small_run: Path, few: list[str]) -> None:
    """Nothing runs again, and the new run's site is the same to the byte."""
    folder = small_run.parents[1]

    done = strive("run", folder=folder)

    assert done.returncode == 0, done.stdout + done.stderr
    second = latest_run(folder)
    assert second != small_run
    assert statuses(second) == dict.fromkeys(few, "unchanged")
    assert files_below(second / "site") == files_below(small_run / "site")


def test_a_run_writes_nothing_in_data_but_the_journal(small_run: Path, few: list[str], tmp_path: Path) -> None:
    """The empty file that the journal's lock needs beside it says nothing, so it does not count."""
    before = files_below(copy_example(tmp_path, few) / "data")
    after = files_below(small_run.parents[1] / "data")
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed - {".journal.csv.lock"} <= {"journal.csv"}
    assert not after.get(".journal.csv.lock")


def test_one_broken_file_fails_one_network_and_its_last_good_page_stays(
    small_run: Path, few: list[str], tmp_path: Path
) -> None:
    """Exit 1, a message that names the file, the other networks published, the old page marked with its date."""
    folder = Path(shutil.copytree(small_run.parents[1], tmp_path / "partnership", symlinks=True))
    good = latest_run(folder)
    broken = few[1]
    path = break_file(folder, broken)

    done = strive("run", folder=folder)

    told = done.stdout + done.stderr
    assert done.returncode == 1, told
    assert f"data/networks/{broken}/{path.name}" in told
    assert "Traceback" not in told
    run = latest_run(folder)
    assert statuses(run) == {**dict.fromkeys(few, "unchanged"), broken: "failed"}
    for old, new in zip(pages_of(broken, good / "site"), pages_of(broken, run / "site"), strict=True):
        assert new.is_file(), "the last good page stays"
        assert visible(new) != visible(old), "and says that it is not of today"
        assert "2020" in visible(new)
    for network in set(few) - {broken}:
        assert [page.read_bytes() for page in pages_of(network, run / "site")] == [
            page.read_bytes() for page in pages_of(network, good / "site")]
    coordinator = (run / "private" / "coordinator.html").read_text(encoding="utf-8")
    assert broken in coordinator
    assert path.name in coordinator

    path.write_bytes((ROOT / "data" / "networks" / broken / path.name).read_bytes())
    mended = strive("run", folder=folder)

    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert files_below(latest_run(folder) / "site") == files_below(good / "site")


@pytest.fixture
def killed(tmp_path: Path, few: list[str]) -> Iterator[Path]:
    """A copy of the few networks whose runs get killed; whatever a killed run left going is ended afterwards."""
    folder = copy_example(tmp_path, few)
    (folder / "groups").mkdir()
    yield folder
    for path in (folder / "groups").iterdir():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(int(path.name), signal.SIGKILL)


def kill_a_run(folder: Path, after: float) -> bool:
    """Start a run and kill it with SIGKILL after some seconds; says whether it was still going."""
    process = subprocess.Popen(command("run"), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               stdin=subprocess.DEVNULL, start_new_session=True)
    (folder / "groups" / str(process.pid)).touch()
    time.sleep(after)
    going = process.poll() is None
    process.kill()
    process.wait()
    return going


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems.")
def test_a_run_killed_at_any_moment_is_finished_by_the_next(killed: Path, small_run: Path, few: list[str]) -> None:
    """Three kills at random moments, then one run: the same site as a clean run, and no partial file."""
    started = time.monotonic()
    strive("check", folder=killed)
    startup = time.monotonic() - started
    whole = sum(job["seconds"] for job in record_of(small_run)["jobs"]) / max(1, min(2, os.cpu_count() or 1)) + startup
    moments = [random.uniform(startup / 2, max(whole * 0.8, startup)) for _ in range(KILLS)]

    going = [kill_a_run(killed, moment) for moment in moments]
    left = list((killed / "runs").glob("*/run.json")) if (killed / "runs").exists() else []
    done = strive("run", folder=killed)

    told = f"killed after {moments} s, still going: {going}\n{done.stdout}{done.stderr}"
    assert done.returncode == 0, told
    assert len(left) <= going.count(False), told
    run = latest_run(killed)
    assert set(statuses(run)) == set(few), told
    assert files_below(run / "site") == files_below(small_run / "site"), told
    for job in record_of(run)["jobs"]:
        assert (run / job["notebook_file"]).is_file()
        json.loads((run / job["notebook_file"]).read_text(encoding="utf-8"))
