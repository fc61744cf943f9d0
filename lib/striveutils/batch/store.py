"""The finished jobs, each under its key: moved there whole, never changed, copied into the runs that use them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from striveutils.disk import flush_folder, json_text, write_new

NOTEBOOK, PAGES, SHOWN, HEAD, FACTS = "notebook.ipynb", "pages", "shown.json", "head.json", "job.json"


@dataclass(frozen=True)
class StoredJob:
    """A finished job: its notebook, its pages by language, and what was noted about it."""

    key: str
    folder: Path
    facts: Mapping[str, Any]

    @property
    def notebook(self) -> Path:
        """The executed notebook."""
        return self.folder / NOTEBOOK

    @property
    def pages(self) -> dict[str, Path]:
        """The pages, by language."""
        return {lang: page_in(self.folder, lang) for lang in self.facts["languages"]}

    @property
    def as_of(self) -> date:
        """The day whose knowledge the pages show."""
        return date.fromisoformat(self.facts["parameters"]["as_of"])

    @property
    def whole(self) -> bool:
        """Whether every file it left is there, with the very bytes it had then."""
        return all(sha256_of(self.folder / file) == was for file, was in self.facts["files"].items())

    @cached_property
    def head(self) -> dict[str, Any]:
        """Whom the page is about, and when."""
        return dict(_read(self.folder / HEAD))

    @cached_property
    def shown(self) -> list[dict[str, Any]]:
        """What the page shows and hides."""
        return list(_read(self.folder / SHOWN))

    def executed(self) -> Any:
        """The executed notebook, read."""
        import nbformat  # takes longer to load than a run without changes needs in all

        return nbformat.read(self.notebook, as_version=4)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Store:
    """The folder of finished jobs."""

    folder: Path

    def find(self, key: str) -> StoredJob | None:
        """The job with this key, if it is there and whole; one that somebody edited counts as not there."""
        place = self.folder / key
        try:
            job = StoredJob(key, place, _read(place / FACTS))
            known = {path.relative_to(place).as_posix() for path in (job.notebook, *job.pages.values())}
            whole = job.facts["key"] == key and known <= job.facts["files"].keys() and job.whole
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return job if whole else None

    def put(self, work: Path, key: str) -> None:
        """Move a finished job to its place in one step; a job that is there already makes room."""
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self.folder / key
        old = work.with_name(work.name + ".old")
        with contextlib.suppress(FileNotFoundError):
            place.rename(old)
        work.rename(place)
        flush_folder(self.folder)
        shutil.rmtree(old, ignore_errors=True)


def write_job(work: Path, notebook: Any, pages: Mapping[str, str], head: Mapping[str, Any],
              shown: list[dict[str, Any]], facts: Mapping[str, Any]) -> None:
    """Write everything a job leaves into ``work``, durably; ``job.json``, with the sha256 of the others, last."""
    import nbformat

    (work / PAGES).mkdir(parents=True)
    write_new(work / NOTEBOOK, nbformat.writes(notebook))  # type: ignore[no-untyped-call]
    for lang, html in pages.items():
        write_new(page_in(work, lang), html)
    write_new(work / HEAD, json_text(head))
    write_new(work / SHOWN, json_text(shown))
    files = {file.relative_to(work).as_posix(): sha256_of(file) for file in sorted(work.rglob("*")) if file.is_file()}
    write_new(work / FACTS, json_text({**facts, "files": files}))
    flush_folder(work / PAGES)
    flush_folder(work)


def page_in(folder: Path, lang: str) -> Path:
    """Where a job keeps its page in ``lang``."""
    return folder / PAGES / f"{lang}.html"


def sha256_of(file: Path) -> str:
    """The fingerprint of a file, 64 hex digits. Raises OSError."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
