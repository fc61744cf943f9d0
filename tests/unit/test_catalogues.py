"""Every message of every room has one careful Spanish translation, and the catalogues hold nothing else."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from striveutils import catalogues

ROOT = Path(__file__).parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogue = _tool()


def test_no_message_is_untranslated_stale_or_translated_in_two_ways() -> None:
    """The cure is ``python tools/catalogue.py``, then the missing translations in ``locale/es``."""
    assert catalogue.faults() == []


@pytest.mark.parametrize("path", sorted((ROOT / "lib" / "striveutils").rglob("*.py")), ids=lambda path: path.stem)
def test_every_message_is_written_out_where_it_is_used(path: Path) -> None:
    """A message put together at run time, or an f-string, would never reach the catalogue."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_")]
    written = {"_": 1, "n_": 2}
    for call in calls:
        assert isinstance(call.func, ast.Name)
        for argument in call.args[: written[call.func.id]]:
            assert isinstance(argument, ast.Constant) and isinstance(argument.value, str), f"{path}:{call.lineno}"


@pytest.mark.parametrize("path", sorted((ROOT / "lib" / "striveutils").rglob("*.py")), ids=lambda path: path.stem)
def test_every_parameter_a_message_names_is_given(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in ("_", "n_"):
            continue
        given = {keyword.arg for keyword in node.keywords} | ({"count"} if node.func.id == "n_" else set())
        if None in given:  # ** parameters are seen only at run time
            continue
        named = {name for argument in node.args[: {"_": 1, "n_": 2}[node.func.id]]
                 if isinstance(argument, ast.Constant) for name in catalogue.placeholders(argument.value)}
        assert named <= given, f"{path}:{node.lineno} names {sorted(named - given)} and does not give it"


def test_pages_read_the_catalogues_as_babel_does() -> None:
    by_babel = {catalogue.key(entry): catalogue.forms(entry.string)
                for room in catalogue.rooms() for entry in catalogue.entries(catalogue.saved(room))}

    assert catalogues.translations("es") == by_babel


def test_reading_takes_long_and_plural_entries_and_leaves_out_uncertain_and_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "es").mkdir()
    (tmp_path / "es" / "room.po").write_text(
        '#: room/a.py\nmsgid ""\n"A long "\n"\\"text\\"."\nmsgstr ""\n"Un texto \\"largo\\"."\n\n'
        'msgid "{count} row"\nmsgid_plural "{count} rows"\nmsgstr[0] "{count} fila"\nmsgstr[1] "{count} filas"\n\n'
        '#, fuzzy, python-brace-format\nmsgid "Guess"\nmsgstr "Quizás"\n\nmsgid "Open"\nmsgstr ""\n\n'
        '#~ msgid "Old"\n#~ msgstr "Viejo"\n', encoding="utf-8")
    monkeypatch.setattr(catalogues, "CATALOGUES", tmp_path)
    catalogues.translations.cache_clear()
    try:
        assert catalogues.translations("es") == {
            'A long "text".': ('Un texto "largo".',), "{count} row": ("{count} fila", "{count} filas"),
        }
    finally:
        catalogues.translations.cache_clear()


@pytest.mark.parametrize(("english", "spanish", "fault"), [
    ("{n} of {m}", "{n} de {total}", "other placeholders"),
    ("{n} of {n}", "{n}", "other placeholders"),
    (" and ", "y", "other spaces around it"),
    ("Done.", "Hecho", "ends in another mark"),
    ("Who?", "¿Quién?", None),
    (("{count} row.", "{count} rows."), ("{count} fila.", "{count} filas."), None),
    (("{count} row.", "{count} rows."), ("{count} fila.", "filas."), "other placeholders"),
])
def test_a_translation_keeps_parameters_spaces_and_closing_mark(
    english: object, spanish: object, fault: str | None
) -> None:
    assert list(catalogue.differences(english, spanish)) == ([fault] if fault else [])


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with two rooms that share a message."""
    for room, code in {"first": '_("Yes.")\n_("No.")', "second": '_("Yes.")'}.items():
        folder = tmp_path / room
        folder.mkdir()
        (folder / "__init__.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path)
    monkeypatch.setattr(catalogue, "CATALOGUES", tmp_path / "es")
    return tmp_path


def _translate(folder: Path, room: str, english: str, spanish: str) -> None:
    path = folder / "es" / f"{room}.po"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{spanish}"'),
                    encoding="utf-8")


def test_updating_keeps_translations_and_fills_in_what_another_room_says(package: Path) -> None:
    assert catalogue.update("first") == 2
    _translate(package, "first", "Yes.", "Sí.")

    assert catalogue.update("second") == 0
    assert catalogue.update("first") == 1


def test_every_kind_of_fault_is_named(package: Path) -> None:
    for room in ("first", "second"):
        catalogue.update(room)
    _translate(package, "first", "Yes.", "Sí.")
    _translate(package, "second", "Yes.", "Claro.")
    (package / "second" / "__init__.py").write_text('_("Maybe.")', encoding="utf-8")
    (package / "es" / "third.po").write_text("", encoding="utf-8")

    assert catalogue.faults() == [
        "first: not translated: 'No.'",
        "second: not in the catalogue: 'Maybe.'",
        "second: no longer in the code: 'Yes.'",
        "third: a catalogue of no room",
        "first and second say 'Yes.' differently: 'Sí.', 'Claro.'",
    ]
