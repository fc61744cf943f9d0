"""Data flows one way, from records to pages, so a room imports only from the rooms before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "lib" / "striveutils"
ROOMS = ("words", "errors", "places", "records", "evidence", "disclosure", "blocks", "copies", "doctor", "workbook",
         "publish", "batch", "starting", "cli")
"""In the order in which data flows; the last ones serve the command line."""

ONLY_IN = {
    "matplotlib": {"blocks"},
    "ipywidgets": {"workbook"},
    "nbconvert": {"publish"},
    "papermill": {"batch"},
    "ruamel": {"records"},
    "click": {"cli"},
}
"""Which rooms may use a large outside library, so that the others stay quick to import and simple to test."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room a module is in; ``__init__`` and ``__main__`` of the package are its front door and its command."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return {"__init__": "front door", "__main__": "cli"}.get(first, first)


def imports(path: Path) -> Iterator[str]:
    """Every module that ``path`` imports, wherever in it the import stands."""
    package = ("striveutils", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            yield from (f"{base}.{alias.name}" for alias in node.names)


def rooms_used(path: Path) -> set[str]:
    """The rooms that ``path`` imports from, its own left out."""
    used = {name.split(".")[1] for name in imports(path) if name.startswith("striveutils.")}
    return {room for room in used if room in ROOMS} - {room_of(path)}


def test_every_module_is_in_a_known_room() -> None:
    unknown = {room_of(path) for path in modules()} - {*ROOMS, "front door"}
    assert unknown == set(), "a new room needs a place in the order above and in docs/how-it-works.md"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_rooms_before_its_own(path: Path) -> None:
    room = room_of(path)
    before = set(ROOMS[: ROOMS.index(room)]) if room in ROOMS else set()
    assert rooms_used(path) - before == set(), f"{room} comes before these in the flow of data"


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_large_library_is_used_in_one_room(library: str) -> None:
    used_in = {room_of(path) for path in modules() if any(name.split(".")[0] == library for name in imports(path))}
    assert used_in <= ONLY_IN[library]


def test_only_disclosure_makes_what_may_be_shown() -> None:
    """A ``Shown`` made anywhere else would be a second door to the public."""
    makers = {room_of(path) for path in modules()
              for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
              if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Shown"}
    assert makers <= {"disclosure"}
