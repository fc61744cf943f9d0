"""Bring the Spanish catalogues up to date: one .po file per room, translations kept, new messages left empty.

    uv run python tools/catalogue.py            update every room
    uv run python tools/catalogue.py blocks     update one room
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "lib" / "striveutils"
KEYWORDS = {"_": None, "n_": (1, 2)}


def rooms() -> list[str]:
    """Folders with code, and ``common`` for the modules beside them."""
    return ["common", *sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists())]


def messages(room: str) -> Catalog:
    """Every message of ``room`` as written in its code, in order of appearance."""
    catalog = Catalog(locale="es", charset="utf-8", fuzzy=False)
    if room == "common":
        found = ((path.name, *entry) for path in sorted(PACKAGE.glob("*.py"))
                 for entry in extract_from_file("python", path, keywords=KEYWORDS))
    else:
        found = iter(extract_from_dir(PACKAGE / room, [("**.py", "python")], keywords=KEYWORDS))
    for file, _line, message, *_rest in found:
        catalog.add(message, None, locations=[(Path(room, file).as_posix(), None)])
    return catalog


def update(room: str) -> int:
    """Write ``locale/es/<room>.po``; gives the number of messages still to be translated."""
    path = PACKAGE / "locale" / "es" / f"{room}.po"
    fresh = messages(room)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale="es")
        for entry in fresh:
            if entry.id and (old := known.get(entry.id)) and old.string:
                entry.string = old.string
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, omit_header=True, include_lineno=False, width=110)
    return sum(1 for entry in fresh if entry.id and not all(_forms(entry.string)))


def _forms(string: object) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (str(string or ""),)


if __name__ == "__main__":
    for name in sys.argv[1:] or rooms():
        print(f"{name}: {update(name)} to translate")
