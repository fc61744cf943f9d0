"""Taking the blocks out of an executed notebook. Nothing else of a notebook ever reaches a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from striveutils.blocks.model import MIME, SCHEMA
from striveutils.errors import NotPublishable
from striveutils.words import _

Json: TypeAlias = Mapping[str, Any]
"""A block, or a part of one, as its JSON reads."""

ABOUT = ("dimension", "group", "of", "period", "place")
"""What a figure is about: the same in every table that has it, whether it is shown there or hidden."""


@dataclass(frozen=True)
class Section:
    """The blocks that answer one question; ``tag`` is the tag of the cells that gave them."""

    tag: str
    blocks: tuple[Json, ...]


def head(notebook: Json) -> dict[str, Any]:
    """The page block of an executed notebook: whom the page is about, and when. Raises NotPublishable."""
    for cell in _code_cells(notebook):
        for block in _blocks(cell):
            if block["kind"] == "page":
                return dict(block)
    raise NotPublishable(
        _("The notebook says nowhere whom its page is about."),
        _("The cell tagged “setup” has to end with the head of the page, as in the notebook that came with this tool."),
    )


def sections(notebook: Json, tags: Iterable[str]) -> tuple[Section, ...]:
    """The sections named in ``tags``, in that order; those without a block are left out.

    Raises NotPublishable if a cell ended in an error: half a page is not a page.
    """
    found: dict[str, list[Json]] = {}
    for cell in _code_cells(notebook):
        _refuse_errors(cell)
        if tag := _tag(cell):
            found.setdefault(tag, []).extend(block for block in _blocks(cell) if block["kind"] != "page")
    return tuple(Section(tag, tuple(found[tag])) for tag in tags if found.get(tag))


def shown(notebook: Json) -> list[dict[str, Any]]:
    """What the page shows and hides, one entry per figure, sorted, each figure once.

    A figure that one table shows and another hides counts as shown.
    """
    cells: dict[tuple[str, ...], dict[str, Any]] = {}
    for cell in _code_cells(notebook):
        for block in _blocks(cell):
            for entry in _cells(block):
                key = tuple(str(entry[name]) for name in ABOUT)
                if entry["shown"] or key not in cells:
                    cells[key] = dict(entry)
    return [cells[key] for key in sorted(cells)]


def _cells(block: Json) -> Iterator[Json]:
    if block["kind"] == "table":
        yield from block["cells"]
    elif block["kind"] == "figure":
        yield from block["table"]["cells"]
    elif block["kind"] == "stack":
        for inner in block["blocks"]:
            yield from _cells(inner)


def _code_cells(notebook: Json) -> Iterator[Json]:
    return (cell for cell in notebook["cells"] if cell["cell_type"] == "code")


def _tag(cell: Json) -> str | None:
    """A code cell carries one tag; papermill's own marks are no section."""
    tags = cell.get("metadata", {}).get("tags", [])
    return tags[0] if tags else None


def _blocks(cell: Json) -> Iterator[Json]:
    for output in cell.get("outputs", []):
        block = output.get("data", {}).get(MIME)
        if block is None:
            continue
        if not isinstance(block, Mapping) or block.get("schema") != SCHEMA or "kind" not in block:
            raise NotPublishable(
                _("The cell “{tag}” shows something this version cannot read.", tag=_tag(cell) or ""),
                _("Run the notebook again with the version of striveutils that is installed here."),
            )
        yield block


def _refuse_errors(cell: Json) -> None:
    if any(output.get("output_type") == "error" for output in cell.get("outputs", [])):
        raise NotPublishable(
            _("The notebook stopped with an error in the cell “{tag}”.", tag=_tag(cell) or ""),
            _("Open the notebook in JupyterLab, run it, and fix what the message there names."),
        )
