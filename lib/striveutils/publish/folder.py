"""Every file of a finished site is looked at: pages, the manifest, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from striveutils.publish import harmless
from striveutils.publish.frame import INDEX
from striveutils.words import LANGUAGES, Message, _

MANIFEST = "manifest.json"
PAGE = re.compile(rf"([a-z0-9][a-z0-9-]*)\.({'|'.join(LANGUAGES)})\.html")
FRONT = f"{INDEX}.html"
"""The page that people see who name none."""
HASH = re.compile(r"[0-9a-f]{64}")
LANGUAGE = re.compile(r'<html lang="([a-z]{2})"')


def faults(site: Path, *, whole: bool = False) -> Iterator[Message]:
    """What does not belong in a site. ``whole``: it is finished, so its manifest is there and names every file."""
    names = []
    for path in sorted(site.iterdir()):
        inside = path.name
        if path.is_symlink() or not path.is_file():
            yield _("{file} is no plain file. A site holds files only, and none that lies elsewhere.", file=inside)
        elif inside != MANIFEST and inside != FRONT and not PAGE.fullmatch(inside):
            yield _("{file} does not belong in the site. Expected: pages, such as {page}, and {manifest}.",
                    file=inside, page=f"{INDEX}.{LANGUAGES[0]}.html", manifest=MANIFEST)
        else:
            names.append(inside)
    if whole:
        yield from _manifest_faults(site / MANIFEST, sorted({*names} - {MANIFEST}))


def page_name(name: str, html: str) -> tuple[str, str]:
    """The stem of a page and the language it has to be in; the front page's is the one it says."""
    if found := PAGE.fullmatch(name):
        return found[1], found[2]
    said = LANGUAGE.search(html)
    return name.removesuffix(".html"), said[1] if said else LANGUAGES[0]


def _manifest_faults(manifest: Path, names: list[str]) -> Iterator[Message]:
    """The manifest holds names and hashes; nothing else, such as who made it where."""
    try:
        told: Any = json.loads(manifest.read_text(encoding="utf-8"))
        files = told["files"]
        sound = told.keys() == {"schema", "files"} and isinstance(told["schema"], int) and all(
            isinstance(was, str) and HASH.fullmatch(was) for was in files.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield _("{file} cannot be read, or is missing.", file=MANIFEST)
        return
    if not sound:
        yield _("{file} holds more than names of files and their hashes.", file=MANIFEST)
    if sorted(files) != names:
        yield _("{file} does not name the files that are in the site.", file=MANIFEST)
    yield from harmless.machine_faults(files)
