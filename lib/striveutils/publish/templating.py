"""The templates of the pages around the briefs; they share frame, words and style with the brief's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDERS = ("site", "brief")


def render(name: str, templates: Path, **values: Any) -> str:
    """The page that the template ``name`` gives; everything in ``values`` is escaped."""
    return _environment(templates).get_template(name).render(**values).strip() + "\n"


@lru_cache
def _environment(templates: Path) -> Environment:
    """Autoescape is on for every file: Jinja's usual rule leaves names like ``index.html.j2`` out."""
    return Environment(
        loader=FileSystemLoader([templates / folder for folder in FOLDERS]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )
