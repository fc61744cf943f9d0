"""The shipped example partnership as tests use it: a copy in a temporary folder, and commands run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("data", "notebooks", "templates")
LANGUAGES = ("en", "es")


def copy_example(folder: Path, networks: Iterable[str] | None = None) -> Path:
    """Copy the example below ``folder``, with all of its networks or only those named; gives ``folder``."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    if networks is not None:
        kept = set(networks)
        for path in (folder / "data" / "networks").iterdir():
            if path.name not in kept:
                shutil.rmtree(path)
    return folder


def network_ids(folder: Path = ROOT) -> list[str]:
    """The networks recorded below ``folder``, in order."""
    return sorted(path.parent.name for path in (folder / "data" / "networks").glob("*/network.yaml"))


def command(*arguments: str) -> list[str]:
    """``strive ARGUMENTS`` as a command of the Python that runs the tests."""
    return [sys.executable, "-m", "striveutils", *arguments]


def strive(*arguments: str, folder: Path, timeout: float = 600, env: dict[str, str] | None = None,
           ) -> subprocess.CompletedProcess[str]:
    """Run ``strive ARGUMENTS`` in ``folder`` as a person would, and wait for it."""
    return subprocess.run(command(*arguments), cwd=folder, capture_output=True, text=True, timeout=timeout,
                          env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL)


def latest_run(folder: Path) -> Path:
    """The folder of the newest finished run (``runs/latest`` is a link, or a text file where links can't be made)."""
    latest = folder / "runs" / "latest"
    if latest.is_dir():
        return latest.resolve()
    return folder / "runs" / latest.read_text(encoding="utf-8").strip()


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes, by relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}
