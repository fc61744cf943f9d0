"""What a job depends on, as one fingerprint: the same key means the same pages, so the job need not run again."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

from striveutils.disk import sha256_of, sha256_of_json

Parts: TypeAlias = Mapping[str, Any]
"""What a key is made of, kept with the job so that a later run can say what changed."""

PACKAGE = Path(__file__).parents[1]

LIBRARIES_THAT_MATTER = (
    "babel", "beautifulsoup4", "ipykernel", "ipython", "ipywidgets", "jinja2", "matplotlib", "nbclient", "nbconvert",
    "nbformat", "numpy", "pandas", "papermill", "pydantic", "ruamel-yaml", "scipy", "statsmodels",
)
"""Another version of one of these may give another page."""


class Fingerprints:
    """Hashes of the files that jobs share, each taken once per run."""

    def __init__(self, data: Path, templates: Path) -> None:
        self.data = data
        self._templates = templates
        self._files: dict[Path, str | None] = {}

    def file(self, path: Path) -> str | None:
        """The sha256 of a file's content; None where there is no file."""
        if path not in self._files:
            self._files[path] = sha256_of(path)
        return self._files[path]

    def inputs(self, files: Iterable[str]) -> dict[str, str | None]:
        """The hash of each of a network's files, by its name below ``data``."""
        return {name: self.file(self.data / name) for name in files}

    @cached_property
    def library(self) -> str:
        """striveutils itself: its code, its catalogues, its built-in records."""
        return folder_sha256(PACKAGE, leave_out=("__pycache__", "shipped"))

    @cached_property
    def templates(self) -> str:
        """Every file of the page templates."""
        return folder_sha256(self._templates)

    @cached_property
    def versions(self) -> dict[str, str]:
        """Python and the libraries that decide what a page looks like; those not installed are left out."""
        found = {"python": platform.python_version()}
        for name in LIBRARIES_THAT_MATTER:
            try:
                found[name] = metadata.version(name)
            except metadata.PackageNotFoundError:
                continue
        return found

    def parts(self, notebook: Path, parameters: Mapping[str, Any], inputs: Iterable[str], as_of: str,
              slices: Mapping[str, str | None]) -> Parts:
        """Everything the job of ``notebook`` with ``parameters`` depends on (no paths of this machine).

        ``slices`` are the fingerprints of the files of which only some rows matter.
        """
        return {
            "as_of": as_of,
            "notebook": self.file(notebook),
            "parameters": dict(parameters),
            "inputs": self.inputs(inputs),
            "slices": dict(slices),
            "library": self.library,
            "templates": self.templates,
            "versions": self.versions,
        }


def key_of(parts: Parts) -> str:
    """The key: 64 hex digits, the same for the same parts."""
    return sha256_of_json(parts)


def folder_sha256(folder: Path, leave_out: Iterable[str] = ()) -> str:
    """One hash over the names and contents of all files below ``folder``; some folder names may be left out."""
    skipped = set(leave_out)
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not skipped.intersection(inside.parts):
            total.update(f"{inside.as_posix()}\0{sha256_of(path)}\n".encode())
    return total.hexdigest()
