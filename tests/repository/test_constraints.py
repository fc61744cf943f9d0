"""constraints.txt, for pip, and [tool.uv] constraint-dependencies, for uv run, pin the same versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
RENEW = "renew both with: uv run python tools/constraints.py"
PYTHONS = ("3.11.7", "3.12.1", "3.13.0")
PLATFORMS = {
    "linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "mac": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}


def pins() -> list[Requirement]:
    return [Requirement(line) for line in LINES]


def needed() -> list[Requirement]:
    """Everything pyproject.toml asks for: of the package and of its development groups."""
    groups = PYPROJECT["dependency-groups"].values()
    return [Requirement(line) for line in [*PYPROJECT["project"]["dependencies"], *(i for g in groups for i in g)]]


def test_pip_and_uv_are_told_the_same() -> None:
    assert PYPROJECT["tool"]["uv"]["constraint-dependencies"] == LINES, RENEW


def test_a_line_is_a_name_and_one_version() -> None:
    """No address, no hash, no extra, no option: any index can serve it, and an old pip can read it."""
    assert [line for line in LINES if re.search(r"://|--|@|\[|\\|#", line)] == []
    for pin in pins():
        assert [specifier.operator for specifier in pin.specifier] == ["=="], pin
        assert "*" not in str(pin.specifier), pin


def test_the_lines_are_in_order_so_that_a_change_shows() -> None:
    names = [canonicalize_name(pin.name) for pin in pins()]
    assert names == sorted(names)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", sorted(PLATFORMS))
def test_each_package_asked_for_has_one_version_and_it_is_in_range(python: str, platform: str) -> None:
    environment = {**PLATFORMS[platform], "python_full_version": python, "python_version": python.rpartition(".")[0],
                   "implementation_name": "cpython", "platform_python_implementation": "CPython"}
    for requirement in needed():
        found = [pin for pin in pins() if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
                 and (pin.marker is None or pin.marker.evaluate(environment))]
        assert len(found) == 1, f"{requirement.name} on Python {python}: {RENEW}"
        chosen = next(iter(found[0].specifier)).version
        assert requirement.specifier.contains(chosen, prereleases=True), f"{found[0]}: {RENEW}"
