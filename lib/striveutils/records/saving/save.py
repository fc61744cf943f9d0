"""The ways to save: a text, a page, the rows of a file; each under the file's lock and beside its stamp."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from striveutils.errors import StriveError
from striveutils.records.columns.checking import KeyPath
from striveutils.records.columns.record import Row
from striveutils.records.saving import row_changes, yaml_changes
from striveutils.records.saving.atomic import Stamp, check_unchanged, exclusive, replace
from striveutils.words import _


def save_text(path: Path, text: str, *, expected: Stamp | None) -> Stamp:
    """Make ``text`` (UTF-8, line ends as given) the content of ``path``; gives its new stamp.

    ``expected`` is the stamp from reading, ABSENT for a new file; None overwrites whatever is there. Raises
    Conflict when the file is another one by now, Busy when somebody is saving it, StriveError when there is no
    space or permission. Whatever is raised, the old content is whole. Folders on the way are made.
    """
    return save_bytes(path, _bytes(text), expected=expected)


def save_bytes(path: Path, content: bytes, *, expected: Stamp | None) -> Stamp:
    """As save_text, for content that is no text of ours."""
    with exclusive(path) as target:
        return replace(target, content, check_unchanged(target, expected))


def save_yaml(path: Path, changes: Mapping[str | KeyPath, Any], *, expected: Stamp | None) -> Stamp:
    """Change values of a YAML file by key path (``{"study.learned_en": "..."}``); as save_text otherwise.

    Comments, order, quotes, blank lines and unknown keys stay as they are; see yaml_changes.edited.
    """
    return _save(path, lambda old: yaml_changes.edited(_text(path, old), changes, path.name), expected)


def save_rows(path: Path, model: type[Row], rows: Iterable[Row], *, expected: Stamp | None) -> Stamp:
    """Make ``rows`` the rows of a CSV file, in this order; as save_text otherwise.

    A row that came from this file keeps its unknown columns, and its very bytes where its values are unchanged;
    see row_changes.edited.
    """
    wanted = tuple(rows)
    return _save(path, lambda old: row_changes.edited(_text(path, old), model, wanted, path.as_posix()), expected)


def append_rows(path: Path, model: type[Row], rows: Iterable[Row]) -> Stamp:
    """Add ``rows`` at the end of a CSV file, whatever it holds by now; what is there is not touched."""
    added = tuple(rows)
    return save_change(path, lambda old: row_changes.appended(old, model, added))


def save_change(path: Path, change: Callable[[str], str], *, lock: Path | None = None) -> Stamp:
    """Let ``change`` make a new text from what ``path`` holds by now, with nobody else saving meanwhile.

    Everybody who saves ``path`` has to use the same ``lock``, by default the one beside it.
    """
    return _save(path, lambda old: change(_text(path, old)), None, lock)


def _save(path: Path, change: Callable[[bytes], str], expected: Stamp | None, lock: Path | None = None) -> Stamp:
    with exclusive(path, lock) as target:
        seen = check_unchanged(target, expected)
        return replace(target, _bytes(change(seen.content)), seen)


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StriveError(
            _("{file} is not in UTF-8.", file=path.name),
            _("Save it as “CSV UTF-8” from the spreadsheet, or as UTF-8 from the editor; then try again."),
        ) from error


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise StriveError(
            _("The text holds half of a character that cannot be stored."), _("Type it again rather than paste it.")
        ) from error
