"""Only what may be shown stays in an executed notebook: blocks, and their twins for people at JupyterLab.

A page is made of blocks alone, so a data frame in a cell that somebody added never gets there. But the run keeps the
notebook, and notebooks are passed on. So what is no block is taken out of it, and the coordinator is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from striveutils.blocks.head import PageHead
from striveutils.blocks.model import MIME
from striveutils.blocks.view import html, plain
from striveutils.errors import Problem
from striveutils.publish.reading import ABOUT, Json
from striveutils.words import LANGUAGES, Message, _

if TYPE_CHECKING:
    from nbformat import NotebookNode

What: TypeAlias = Literal["printed", "no block", "twin", "more"]

TWINS: dict[str, Callable[[Json, str], str]] = {"text/html": html, "text/plain": plain}
"""What stands beside a block in a cell's output, and how it is made of it."""

EVERY_BLOCK = {"schema", "kind"}
KEYS: dict[str, set[str]] = {
    "sentence": {"role", "text"},
    "items": {"ordered", "heading", "items"},
    "facts": {"pairs"},
    "table": {"caption", "columns", "rows", "note", "cells"},
    "figure": {"svg", "alt", "caption", "legend", "table"},
    "stack": {"blocks"},
    "page": {field.name for field in fields(PageHead)},
}
"""The parts of each kind of block (see ``blocks``). What else stands in one, no page would show."""

OF_A_CELL = {*ABOUT, "shown", "numerator", "denominator", "value", "at_most", "at_least"}
OF_A_COLUMN, OF_A_LEGEND = {"text", "numeric", "short"}, {"mark", "text"}


@dataclass(frozen=True)
class Dropped:
    """Something that was taken out of a notebook: from which cell (counted from 1, and its tag), and what it was.

    ``printed`` is text a cell printed, ``no block`` an output such as a data frame, ``twin`` a view of a block that
    does not say what the block says, ``more`` parts of a block that no page knows.
    """

    cell: int
    tag: str
    what: What

    def problem(self, notebook: str) -> Problem:
        """For the coordinator, without a word of what it said. ``notebook`` is the file's name."""
        return Problem(f"notebooks/{notebook}.ipynb", TOLD[self.what], cure=CURE, warning=True,
                       row=None, column=self.tag or str(self.cell))


TOLD: dict[What, Message] = {
    "printed": _("This cell prints text. The page does not show it, and it was taken out of the notebook that the run "
                 "keeps."),
    "no block": _("This cell shows something that has not gone through the rules for small groups. The page does not "
                  "show it, and it was taken out of the notebook that the run keeps."),
    "twin": _("What this cell shows in JupyterLab is not what the page says. It was taken out of the notebook that "
              "the run keeps."),
    "more": _("This cell hands over more than a page shows. The rest was taken out of the notebook that the run "
              "keeps."),
}
CURE = _("If you added the cell, work in a copy of the notebook outside of the folder notebooks.")


def of_blocks_alone(notebook: NotebookNode) -> tuple[NotebookNode, tuple[Dropped, ...]]:
    """A copy of ``notebook`` whose outputs are blocks and nothing more, and what was dropped, each once per cell.

    An error stays: a notebook that has one gives no page.
    """
    from copy import deepcopy

    kept, dropped = deepcopy(notebook), []
    for number, cell in enumerate(kept["cells"], start=1):
        if cell["cell_type"] == "code":
            told: list[What] = []
            cell["outputs"] = [output for output in cell["outputs"] if _stays(output, told)]
            tag = next(iter(cell["metadata"].get("tags", [])), "")
            dropped += [Dropped(number, tag, what) for what in dict.fromkeys(told)]
    return kept, tuple(dropped)


def _stays(output: Any, told: list[What]) -> bool:
    """Whether an output stays; what must not is taken out of it and noted in ``told``."""
    if output["output_type"] == "error":
        return True
    if output["output_type"] == "stream":
        told.append("printed")
        return False
    data = output.get("data", {})
    if not isinstance(data.get(MIME), Mapping):
        told.append("no block")
        return False
    for kind in [kind for kind in data if kind != MIME and not _is_twin(kind, data)]:
        told.append("twin" if kind in TWINS else "no block")
        del data[kind]
    if output.get("metadata"):
        told.append("more")
        output["metadata"] = type(output["metadata"])()
    told += _without_more(data[MIME])
    return True


def _is_twin(kind: str, data: Json) -> bool:
    """Does this view of a block say what the block says, in one of its languages?"""
    try:
        return kind in TWINS and any(data[kind] == TWINS[kind](data[MIME], lang) for lang in LANGUAGES)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False  # A block that cannot be shown; the page says so when it is made.


def _without_more(block: Any) -> Iterator[What]:
    """Take out, in place, what no page knows; also of the blocks inside."""
    if not isinstance(block, dict):
        return
    kind = block.get("kind")
    if isinstance(kind, str) and kind in KEYS:
        yield from _only(block, EVERY_BLOCK | KEYS[kind])
    for name, keys in (("columns", OF_A_COLUMN), ("cells", OF_A_CELL), ("legend", OF_A_LEGEND)):
        for part in _parts(block.get(name)):
            yield from _only(part, keys)
    for inner in (*_parts(block.get("blocks")), *_parts([block.get("table")])):
        yield from _without_more(inner)


def _parts(value: Any) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _only(part: dict[str, Any], known: set[str]) -> Iterator[What]:
    for name in [name for name in part if name not in known]:
        del part[name]
        yield "more"
