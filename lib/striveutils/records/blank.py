"""The files of a partnership that has recorded nothing yet: valid, explained, ready to be filled in."""

from __future__ import annotations

from pathlib import Path

from striveutils.records import dictionary, saving
from striveutils.records.columns.record import columns
from striveutils.records.files import FILES, KEPT_BY_THE_PROJECT, FileKind, path_of
from striveutils.records.subjects.settings import SCHEMA_VERSION, PartnershipSettings
from striveutils.words import LANGUAGES, Message, _, text

WIDEST = 98

_STARTED = {
    "schema_version": str(SCHEMA_VERSION),
    "name": '"New Partnership"',
    "languages": "[en, es]",
    "minimum_group_size": "10",
}
_LEFT_OUT = {"as_of", "framework"}

_HEAD = (
    _("The partnership: what is settled once for every page. Lines that begin with # are explanations."),
    _("A line with a key is in use when there is no # before it. What each key means is in README.md beside this "
      "file; strive check says what is wrong."),
)


def write(folder: Path) -> tuple[str, ...]:
    """Make the files of an empty partnership in ``folder`` (``data``); gives their names.

    Tables have their header only. Raises Conflict rather than write over a file that is there.
    """
    files = contents()
    for name, content in files.items():
        saving.save_text(folder / name, content, expected=saving.ABSENT)
    return tuple(files)


def contents() -> dict[str, str]:
    """The text of each file of an empty partnership, by its name below ``data``."""
    tables = {kind.pattern: _header(kind) for kind in FILES
              if kind.kind == "csv" and "*" not in kind.pattern and kind.pattern not in KEPT_BY_THE_PROJECT}
    return {path_of(PartnershipSettings): _settings(), **tables, "README.md": dictionary.markdown()}


def _header(kind: FileKind) -> str:
    return ",".join(info.name for info in columns(kind.model)) + "\n"


def _settings() -> str:
    """partnership.yaml with each key explained in both languages; keys that may be left out stand behind a #."""
    lines = [*_comment(_HEAD[0]), "#", *_comment(_HEAD[1])]
    explained: Message | None = None
    for info in columns(PartnershipSettings):
        if info.name in _LEFT_OUT:
            continue
        # A text in two languages is explained once.
        lines += ["", *_comment(info.column.help)] if info.column.help != explained else []
        explained = info.column.help
        value = _STARTED.get(info.name)
        lines.append(f"# {info.name}:" if value is None else f"{info.name}: {value}")
    return "\n".join(lines) + "\n"


def _comment(message: Message) -> list[str]:
    """A message as comment lines, English and then Spanish."""
    return [_wrapped(text(message, lang)) for lang in LANGUAGES]


def _wrapped(sentence: str) -> str:
    lines, line = [], "#"
    for word in sentence.split():
        if len(line) + len(word) >= WIDEST:
            lines.append(line)
            line = "#"
        line += f" {word}"
    return "\n".join([*lines, line])
