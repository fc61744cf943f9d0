"""The finished jobs, each under its key: moved there whole, never changed, linked into the runs that use them."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
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
        """The job with this key, if it is there and whole."""
        place = self.folder / key
        try:
            facts = _read(place / FACTS)
            job = StoredJob(key, place, facts)
            whole = facts["key"] == key and all(path.is_file() for path in (job.notebook, *job.pages.values()))
        except (OSError, ValueError, KeyError, TypeError):
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
    """Write everything a job leaves into ``work``, durably; ``job.json`` last."""
    import nbformat

    (work / PAGES).mkdir(parents=True)
    write_new(work / NOTEBOOK, nbformat.writes(notebook))  # type: ignore[no-untyped-call]
    for lang, html in pages.items():
        write_new(page_in(work, lang), html)
    write_new(work / HEAD, json_text(head))
    write_new(work / SHOWN, json_text(shown))
    write_new(work / FACTS, json_text(facts))
    flush_folder(work / PAGES)
    flush_folder(work)


def page_in(folder: Path, lang: str) -> Path:
    """Where a job keeps its page in ``lang``."""
    return folder / PAGES / f"{lang}.html"


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
