"""Renew the pinned versions: constraints.txt, for pip, and the same lines in pyproject.toml, for uv.

    uv run python tools/constraints.py

``uv run`` reads pins only from ``[tool.uv] constraint-dependencies`` and pip only from a file, so both are written
from one export. It holds names, versions and environment markers: no address, no hash, good for every Python the
project supports. The resolution happens in a temporary folder, so nothing of the working environment changes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^constraint-dependencies = \[.*?^\]\n", re.MULTILINE | re.DOTALL)
EXPORT = ["uv", "export", "--all-groups", "--no-emit-project", "--no-hashes", "--no-header", "--no-annotate", "--quiet"]


def without_pins(pyproject: str) -> str:
    """``pyproject`` as it would be if nothing were pinned, so that newer versions can be found."""
    return BLOCK.sub("constraint-dependencies = [\n]\n", pyproject)


def with_pins(pyproject: str, pins: list[str]) -> str:
    """``pyproject`` with ``pins`` as its constraint-dependencies."""
    if not BLOCK.search(pyproject):
        raise SystemExit("pyproject.toml has no [tool.uv] constraint-dependencies list to renew.")
    lines = "".join(f'  "{pin}",\n' for pin in pins)
    return BLOCK.sub(lambda _: f"constraint-dependencies = [\n{lines}]\n", pyproject)


def resolve(pyproject: str) -> list[str]:
    """The newest versions that fit together, one requirement a line, sorted by name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pyproject.toml").write_text(pyproject, encoding="utf-8")
        for file in ("README.md", "LICENSE"):
            shutil.copy(ROOT / file, folder / file)
        subprocess.run(["uv", "lock", "--quiet"], cwd=folder, check=True)
        done = subprocess.run(EXPORT, cwd=folder, check=True, capture_output=True, text=True)
    return [line.strip() for line in done.stdout.splitlines() if line.strip() and not line.startswith("#")]


def main() -> int:
    """Write both places; says how many pins changed."""
    path = ROOT / "pyproject.toml"
    constraints = ROOT / "constraints.txt"
    pyproject = path.read_text(encoding="utf-8")
    before = set(constraints.read_text(encoding="utf-8").splitlines()) if constraints.exists() else set()
    pins = resolve(without_pins(pyproject))
    path.write_text(with_pins(pyproject, pins), encoding="utf-8")
    constraints.write_text("".join(f"{pin}\n" for pin in pins), encoding="utf-8")
    print(f"{len(pins)} pins, {len(set(pins) - before)} of them new or changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
