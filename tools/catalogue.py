"""Bring the Spanish catalogues up to date: one .po file per room, translations kept, new messages left empty.

    uv run python tools/catalogue.py            update every room
    uv run python tools/catalogue.py blocks     update one room
    uv run python tools/catalogue.py --check    change nothing; say what is missing, stale or contradictory

A message that another room has translated already is filled in from there: one English text, one Spanish text.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "lib" / "striveutils"
CATALOGUES = PACKAGE / "locale" / "es"
KEYWORDS = {"_": None, "n_": (1, 2)}


def rooms() -> list[str]:
    """Folders with code, and ``common`` for the modules beside them."""
    return ["common", *sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists())]


def path_of(room: str) -> Path:
    """The Spanish catalogue of ``room``."""
    return CATALOGUES / f"{room}.po"


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


def saved(room: str) -> Catalog:
    """The catalogue of ``room`` as it is on disk; empty where there is none."""
    if not path_of(room).exists():
        return Catalog(locale="es")
    with path_of(room).open("rb") as file:
        return read_po(file, locale="es")


def entries(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalogue, without its header."""
    return (entry for entry in catalog if entry.id)


def update(room: str) -> int:
    """Write the catalogue of ``room``; gives the number of messages still to be translated."""
    fresh, known = messages(room), [saved(room), *(saved(other) for other in rooms() if other != room)]
    for entry in entries(fresh):
        entry.string = next((old for catalog in known if any(old := _translation(catalog, entry))), entry.string)
    path_of(room).parent.mkdir(parents=True, exist_ok=True)
    path_of(room).write_bytes(_as_po(fresh))
    return sum(1 for entry in entries(fresh) if not all(forms(entry.string)))


def faults() -> list[str]:
    """Everything wrong with the catalogues, a line each; empty when every message has its one translation."""
    found = [fault for room in rooms() for fault in _faults_of(room)]
    strays = sorted(path.stem for path in CATALOGUES.glob("*.po") if path.stem not in rooms())
    return [*found, *(f"{room}: a catalogue of no room" for room in strays), *_contradictions()]


def _faults_of(room: str) -> Iterator[str]:
    written, known = messages(room), saved(room)
    for entry in entries(written):
        translation = known.get(entry.id)
        if translation is None:
            yield f"{room}: not in the catalogue: {key(entry)!r}"
        elif not all(forms(translation.string)) or translation.fuzzy:
            yield f"{room}: not translated: {key(entry)!r}"
        elif len(forms(entry.id)) != len(forms(translation.id)):
            yield f"{room}: plural in the code or in the catalogue, not in both: {key(entry)!r}"
        else:
            yield from (f"{room}: {what}: {key(entry)!r}" for what in differences(entry.id, translation.string))
    for entry in entries(known):
        if written.get(entry.id) is None:
            yield f"{room}: no longer in the code: {key(entry)!r}"


def differences(english: object, spanish: object) -> Iterator[str]:
    """In what a translation departs from its message where it must not, in words."""
    for ours, theirs in zip(forms(english), forms(spanish), strict=False):
        if placeholders(ours) != placeholders(theirs):
            yield "other placeholders"
        if _margins(ours) != _margins(theirs):
            yield "other spaces around it"
        if _ending(ours) != _ending(theirs):
            yield "ends in another mark"


def _contradictions() -> Iterator[str]:
    """Messages that two rooms translate differently."""
    seen: dict[str, tuple[str, tuple[str, ...]]] = {}
    for room in rooms():
        for entry in entries(saved(room)):
            translated = forms(entry.string)
            if not all(translated):
                continue
            first, before = seen.setdefault(key(entry), (room, translated))
            if before[0] != translated[0]:
                yield f"{first} and {room} say {key(entry)!r} differently: {before[0]!r}, {translated[0]!r}"


def key(entry: Message) -> str:
    """The English text a message is looked up by; of a plural, the singular."""
    return forms(entry.id)[0]


def forms(words: object) -> tuple[str, ...]:
    """Singular and plural, or the one form there is."""
    return tuple(words) if isinstance(words, (tuple, list)) else (str(words or ""),)


def placeholders(form: str) -> list[str]:
    """The parameters a form names, sorted, repeats included."""
    return sorted(name for _literal, name, _format, _conversion in string.Formatter().parse(form) if name)


def _margins(form: str) -> tuple[str, str]:
    return form[: len(form) - len(form.lstrip())], form[len(form.rstrip()):]


def _ending(form: str) -> str:
    last = form.rstrip()[-1:]
    return last if last in {".", "?", "!", ":", ";", ","} else ""


def _translation(catalog: Catalog, entry: Message) -> tuple[str, ...] | str:
    old = catalog.get(entry.id)
    return old.string if old is not None and len(forms(old.id)) == len(forms(entry.id)) else ""


def _as_po(catalog: Catalog) -> bytes:
    content = BytesIO()
    write_po(content, catalog, omit_header=True, include_lineno=False, width=110)
    return content.getvalue()


def main(arguments: Iterable[str]) -> int:
    """Run the command line; gives the exit status."""
    names = list(arguments)
    if names == ["--check"]:
        print("\n".join(faults()) or "Every message has its translation.")
        return int(bool(faults()))
    if unknown := [name for name in names if name not in rooms()]:
        print(f"Not a room: {', '.join(unknown)}. Rooms: {', '.join(rooms())}.")
        return 2
    for room in names or rooms():
        print(f"{room}: {update(room)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
