"""environment.yml, for conda, says the same as pyproject.toml; and pyproject.toml names everything the code imports."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PARTS_OF = {"pydantic-core": "pydantic"}
"""Distributions that another one asks for in exactly one version, so to declare that one is enough."""
THE_SEVEN = {"jupyterlab", "papermill", "pandas", "matplotlib", "nbconvert", "ipywidgets", "nbval"}


def declared() -> dict[str, Requirement]:
    """The dependencies of the package by name."""
    requirements = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def conda_lines() -> list[str]:
    return [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]


def conda() -> dict[str, Requirement]:
    """What environment.yml asks of conda, by name; a build string or a channel prefix is no valid requirement."""
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in conda_lines()}


def test_conda_installs_the_seven_packages_python_and_pip_and_nothing_else() -> None:
    assert set(conda()) == THE_SEVEN | {"python", "pip"}


def test_the_ranges_are_those_of_pyproject() -> None:
    assert {name: conda()[name].specifier for name in THE_SEVEN} == {
        name: declared()[name].specifier for name in THE_SEVEN}


def test_python_has_the_same_bounds_in_both() -> None:
    assert conda()["python"].specifier == SpecifierSet(PYPROJECT["project"]["requires-python"])


def test_only_conda_forge_is_asked() -> None:
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]
    assert [line for line in conda_lines() if "::" in line] == []


def test_nothing_is_pinned_to_a_build_or_a_single_version() -> None:
    """A build string fits one platform only; versions are pinned for pip and uv, in constraints.txt."""
    assert [line for line in conda_lines() if "==" in line or "*" in line or line.count("=") > line.count(">=")] == []


def test_pip_installs_this_repository_and_nothing_else() -> None:
    assert [entry for entry in ENVIRONMENT["dependencies"] if isinstance(entry, dict)] == [{"pip": ["-e ."]}]


def test_what_is_installed_here_is_in_range() -> None:
    for name, requirement in declared().items():
        assert requirement.specifier.contains(version(name), prereleases=True), f"{name} {version(name)}"


def test_everything_the_library_imports_is_declared() -> None:
    """A package that only comes along with another one may stop coming along."""
    distributions = packages_distributions()
    undeclared = set()
    for path in sorted((ROOT / "lib" / "striveutils").rglob("*.py")):
        for name in imported(path) - set(sys.stdlib_module_names) - {"striveutils"}:
            owners = {canonicalize_name(owner) for owner in distributions.get(name, [name])}
            if not {PARTS_OF.get(owner, owner) for owner in owners} & set(declared()):
                undeclared.add(f"{name} in {path.relative_to(ROOT).as_posix()}")
    assert undeclared == set()


def imported(path: Path) -> set[str]:
    """First names of the modules that ``path`` imports, relative imports left out."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names
