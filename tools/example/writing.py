"""Writing the example's files: the same bytes each time, on every machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from striveutils.records import files
from striveutils.records.columns.record import columns

SHORT = 150
"""Characters up to which a list or map in brackets stays in brackets."""


def load(path: Path) -> Any:
    """A YAML file with its order and style kept, so that what is written reads like what was typed."""
    return _yaml().load(path.read_text(encoding="utf-8"))


def write_yaml(path: Path, page: Mapping[str, Any]) -> None:
    """One page of a record."""
    text = io.StringIO()
    _spread(page)
    _yaml().dump(page, text)
    _write(path, text.getvalue())


def write_csv(data: Path, file: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows of ``file``, below ``data``, under its columns; a key that is none of them stops the build."""
    kind = files.kind_of(file)
    assert kind is not None, f"{file} is no file of a partnership"
    text = io.StringIO()
    writer = csv.DictWriter(text, [info.name for info in columns(kind.model)], restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    _write(data / file, text.getvalue())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    return str(value)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _spread(node: Any) -> None:
    """One line a key, except for short lists and maps of plain values: long lines are hard to read and to compare."""
    values = list(node.values()) if isinstance(node, CommentedMap) else node if isinstance(node, CommentedSeq) else []
    if values and (len(str(node)) > SHORT or any(isinstance(value, CommentedMap) for value in values)):
        node.fa.set_block_style()
    for value in values:
        _spread(value)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000  # a sentence stays on its line: folding would leave blanks at the ends of lines
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
