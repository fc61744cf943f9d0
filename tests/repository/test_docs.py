"""What the pages for people say is true: links lead somewhere, commands exist, words are explained."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from packaging.requirements import Requirement

import striveutils
from striveutils import cli

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
strive_command = next(value for value in vars(cli).values() if isinstance(value, click.Group))
MAKE_BRIEFS = "pip install uv && uv run strive run"
RUN_TESTS = "pip install uv && uv run pytest"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
NOT_OURS = {".venv", "node_modules", ".git", ".pytest_cache"}


def pages() -> list[Path]:
    """The Markdown pages of the repository, what a run or an installation leaves excepted."""
    found = (path for path in ROOT.rglob("*.md") if not NOT_OURS & set(path.relative_to(ROOT).parts))
    return sorted(path for path in found if path.parent == ROOT / "runs" or "runs" not in path.relative_to(ROOT).parts)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_in(markdown: str) -> Iterator[str]:
    """Code blocks and code spans of a page."""
    blocks = re.findall(r"```\w*\n(.*?)```", markdown, re.DOTALL)
    yield from blocks
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", markdown, flags=re.DOTALL))


def anchors(markdown: str) -> set[str]:
    """The anchors that a page's headings get."""
    headings = re.findall(r"^#+ (.+)$", markdown, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


each_page = pytest.mark.parametrize("page", pages(), ids=lambda path: path.relative_to(ROOT).as_posix())


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    """Links within the repository name a file that is there, and a heading that is on it."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), target


@each_page
def test_commands_on_a_page_exist(page: Path) -> None:
    """Every `strive ...` in code is a command of the program."""
    used = {name for code in code_in(page.read_text(encoding="utf-8"))
            for name in re.findall(r"(?:^|[ `])strive ([a-z]+)", code, re.MULTILINE)}
    assert used <= set(strive_command.commands), page


def test_options_on_the_coordinators_page_exist() -> None:
    known = {option for parameter in strive_command.commands["run"].params for option in parameter.opts}
    named = set(re.findall(r"^\| `(--[a-z-]+)", read("docs/coordinator.md"), re.MULTILINE))
    assert named
    assert named <= known


def test_the_readme_opens_with_one_sentence_a_picture_and_two_commands() -> None:
    """The first screen: what it is, what comes out, and what to type."""
    top = read("README.md").splitlines()[:30]
    picture = next(line for line in top if line.startswith("!["))
    assert len(picture.split("](")[0]) > 40, "the picture needs a text for those who cannot see it"
    assert top.index(picture) < top.index(MAKE_BRIEFS) < top.index(RUN_TESTS)


def test_the_picture_of_a_brief_is_there_and_not_heavy() -> None:
    picture = ROOT / "docs" / "pictures" / "brief-en.png"
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture.stat().st_size < 500_000


def test_our_checks_run_the_readmes_test_command() -> None:
    """.ci/run installs uv, then closes with the command that the README gives."""
    lines = [line for line in read(".ci/run").splitlines() if line.strip()]
    install, test = RUN_TESTS.split(" && ")
    assert any(line.startswith("pip install ") and "uv" in line for line in lines)
    assert install.startswith("pip install")
    assert lines[-1] == test


def test_the_readme_says_that_conda_is_not_tested() -> None:
    assert "no check of ours asks conda to solve" in read("README.md")


def test_every_dependency_was_weighed() -> None:
    """docs/decisions.md has a row for each: what for, what else was considered, what it costs."""
    weighed = set(re.findall(r"^\| ([\w-]+)", read("docs/decisions.md"), re.MULTILINE))
    lines = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    assert {Requirement(line).name for line in lines} - weighed == set()


def test_the_glossary_has_every_word_in_both_languages() -> None:
    rows = [line.strip("|").split("|") for line in read("GLOSSARY.md").splitlines() if line.startswith("| **")]
    assert len(rows) > 40
    assert [row for row in rows if len(row) != 3 or not all(cell.strip() for cell in row)] == []


@pytest.mark.parametrize(("other", "ours"), [("línea de base", "punto de partida"), ("asociación", "alianza")])
def test_spanish_pages_use_the_glossarys_words(other: str, ours: str) -> None:
    """One word for one thing: a reader who meets a second word looks for a second thing."""
    assert ours in read("GLOSSARY.md")
    places = [*(ROOT / "lib").rglob("*.po"), *(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "data").rglob("*.yaml"),
              *(ROOT / "data").rglob("*.csv"), *pages()]
    assert [path.relative_to(ROOT).as_posix() for path in places if other in path.read_text(encoding="utf-8")] == []


def test_the_version_is_the_same_everywhere() -> None:
    version = PYPROJECT["project"]["version"]
    assert striveutils.__version__ == version
    assert yaml.safe_load(read("CITATION.cff"))["version"] == version


def test_the_change_log_has_the_standard_form() -> None:
    """Unreleased changes first, then versions; each with known kinds of change."""
    text = read("CHANGELOG.md")
    assert re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)[0] == "Unreleased"
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_nothing_names_a_machine_or_a_package_index() -> None:
    """The folder that somebody works in helps nobody else, and each partnership may use an index of its own."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("This copy is not a git repository, so there is no list of committed files to look at.")
    paths = [ROOT / name for name in listed.stdout.splitlines() if not name.endswith(".png")]
    told = re.compile(r"registry\.npm|pypi\.(?:org|python)|pythonhosted|conda\.anaconda|" + re.escape(f"{ROOT}/"))
    found = {path.relative_to(ROOT).as_posix() for path in paths
             if path.is_file() and path != Path(__file__) and told.search(path.read_text(encoding="utf-8"))}
    assert found == set()
