"""The repository as the README describes it, and modules small enough to be read in one sitting."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "lib" / "striveutils"
MOST_LINES_OF_A_MODULE = 300
MOST_LINES_OF_A_FUNCTION = 40
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def here(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def without_docstring(node: Function) -> int:
    """Lines of a function, its docstring and decorators left out."""
    end = node.end_lineno or node.lineno
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        end -= (first.end_lineno or first.lineno) - first.lineno + 1
    return end - node.lineno + 1


def public(path: Path) -> Iterator[Function | ast.ClassDef]:
    """Functions and classes of a module that other modules may use."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("name", [
    "data", "notebooks", "templates/brief", "templates/site", "lib/striveutils", "runs/README.md", "tests", "tools",
    "docs/README.md", "docs/decisions.md", "docs/how-it-works.md", "README.md", "LICENSE", "CHANGELOG.md",
    "CITATION.cff", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "GLOSSARY.md", "environment.yml", "constraints.txt",
    "pyproject.toml", ".ci/run",
])
def test_what_the_readme_promises_is_there(name: str) -> None:
    path = ROOT / name
    assert path.exists()
    assert path.is_dir() or path.stat().st_size > 0, "empty"


def test_runs_and_lock_files_stay_out_of_the_repository() -> None:
    """Runs hold private pages, and a lock of uv records an address for every package."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("This copy is not a git repository, so there is no list of committed files to look at.")
    committed = listed.stdout.splitlines()
    assert [name for name in committed if name.startswith("runs/") and name != "runs/README.md"] == []
    assert [name for name in committed if Path(name).name in {"uv.lock", "package-lock.json", "pylock.toml"}] == []
    assert [name for name in committed if ".ipynb_checkpoints" in name or name.endswith((".pyc", ".mo"))] == []


def test_no_module_is_longer_than_can_be_read_in_one_sitting() -> None:
    lengths = {here(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {f"{here(path)}:{node.lineno} {node.name}": without_docstring(node)
               for path in modules() for node in ast.walk(tree(path))
               if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_every_module_opens_with_what_it_is_for() -> None:
    assert [here(path) for path in modules() if not ast.get_docstring(tree(path))] == []


def test_every_public_function_and_class_says_what_it_does() -> None:
    silent = [f"{here(path)}:{node.lineno} {node.name}" for path in modules() for node in public(path)
              if not ast.get_docstring(node)]
    assert silent == []


def test_every_public_function_has_types() -> None:
    bare = [f"{here(path)}:{node.lineno} {node.name}" for path in modules() for node in public(path)
            if not isinstance(node, ast.ClassDef) and node.returns is None]
    assert bare == []


def test_modules_are_named_for_what_they_hold() -> None:
    assert [here(path) for path in modules() if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_every_error_people_meet_has_one_sentence() -> None:
    """The classes of errors.py are documented in one or two lines each."""
    for node in public(PACKAGE / "errors.py"):
        if isinstance(node, ast.ClassDef) and node.name != "Problem":
            assert len((ast.get_docstring(node) or "").splitlines()) in (1, 2), node.name
