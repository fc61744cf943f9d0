"""Data flows one way, from records to pages, so a room imports only from the rooms before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from striveutils import records

PACKAGE = Path(__file__).parents[2] / "lib" / "striveutils"
ROOMS = ("catalogues", "words", "errors", "naming", "places", "disk", "records", "evidence", "disclosure", "blocks",
         "doctor", "workbook", "publish", "batch", "starting", "cli")
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

RECORDS = {
    "columns": (),
    "saving": ("columns",),
    "subjects": ("columns",),
    "typed": ("columns",),
    "examples": (),
    "files": ("columns", "subjects", "examples"),
    "listing": ("columns", "subjects", "files"),
    "reading": ("columns", "subjects", "files", "listing"),
    "spreadsheet": ("columns", "reading"),
    "agreement": ("columns", "subjects", "files", "listing", "reading"),
    "slices": ("columns", "subjects", "files", "listing", "reading"),
    "network_folder": ("subjects", "listing", "reading"),
    "partnership": ("columns", "subjects", "files", "listing", "reading", "agreement", "slices",
                    "network_folder"),
    "dictionary": ("columns", "files"),
    "blank": ("columns", "saving", "subjects", "files", "dictionary"),
    "journal": ("columns", "saving", "subjects", "files", "listing", "reading", "partnership"),
}
"""The rooms within ``records``, and which of the others each may use: saving knows nothing of reading."""

DOORS = {"blank", "dictionary", "files", "journal", "listing", "saving", "spreadsheet", "typed"}
"""What of ``records`` other rooms may use beside the names on its front door."""


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


def modules_of_records() -> list[Path]:
    return [path for path in modules() if path.parent != PACKAGE and room_of(path) == "records"]


def below_records(path: Path) -> str:
    """The room within ``records`` a module is in."""
    first = path.relative_to(PACKAGE / "records").parts[0].removesuffix(".py")
    return "front door" if first == "__init__" else first


def of_records(path: Path) -> set[str]:
    """What ``path`` imports of ``records``: rooms within it, or names on its front door."""
    return {name.split(".")[2] for name in imports(path) if name.startswith("striveutils.records.")}


def test_the_rooms_of_records_are_listed_in_the_order_in_which_they_use_each_other() -> None:
    assert {below_records(path) for path in modules_of_records()} == {*RECORDS, "front door"}
    order = list(RECORDS)
    assert all(set(uses) <= set(order[:place]) for place, uses in enumerate(RECORDS.values()))


BEHIND_THE_FRONT_DOOR = [path for path in modules_of_records() if below_records(path) != "front door"]


@pytest.mark.parametrize("path", BEHIND_THE_FRONT_DOOR, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_of_records_uses_only_the_rooms_before_it(path: Path) -> None:
    room = below_records(path)
    assert of_records(path) - {room} <= set(RECORDS[room])


def test_other_rooms_enter_records_by_a_door() -> None:
    """What is behind the doors can be moved without touching another room."""
    through = {path.relative_to(PACKAGE).as_posix(): of_records(path) - DOORS - set(records.__all__)
               for path in modules() if room_of(path) != "records"}
    assert {path: names for path, names in through.items() if names} == {}


def test_no_modules_import_one_another_in_a_circle() -> None:
    """Neither while running nor for types alone: a circle means that two modules are one, or a third is missing."""
    names = {".".join(("striveutils", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
             for path in modules()}
    graph = {name: {module_of(each, names) for each in imports(path)} - {None, name} for name, path in names.items()}
    tuple(TopologicalSorter(graph).static_order())


def module_of(name: str, known: dict[str, Path]) -> str | None:
    """The module that ``name`` is, or is in."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None
