"""Values as YAML text, written so that every YAML reader, old or new, gets the same value back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from striveutils.records.columns.ids import ID
from striveutils.records.columns.numbers import in_digits

STEP = 2
"""Spaces per level."""
SHORT_LIST = 80

# YAML 1.1 readers take these for true, false or nothing; a network may be called No.
_WORDS_WITH_MEANING = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
_PLAIN = re.compile(r"[\w¿¡“«(](?:[^\n\r\t]*[^\s:])?")
_NUMBER_LIKE = re.compile(r"\d(?!\d{3}-\d\d$)(?!\d* [^\W\d])")
_UNPRINTABLE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_VALUES = {"true", "false", "null"}
_KEY = re.compile(r"[a-z][a-z0-9_]*")


class YesNo(str):
    """yes or no as a value, not as a text: written without quotes."""


def scalar(value: Any, *, flow: bool = False, quote: str = "") -> str:
    """One value on one line. ``quote`` keeps the quotes a text had; ``flow`` is for inside brackets."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case YesNo():
            return str(value)
        case str():
            return _string(value, flow, quote)
        case float():
            return in_digits(value)
        case _:
            return str(value)


def key(name: Any) -> str:
    """A key as it stands before its colon; the columns of records (``on``, ``name_en``) never take quotes."""
    return name if isinstance(name, str) and _KEY.fullmatch(name) and name not in _VALUES else scalar(name, flow=True)


def _string(value: str, flow: bool, quote: str) -> str:
    one_line = "\n" not in value and not _UNPRINTABLE.search(value)
    if quote == "'" and one_line:
        return "'" + value.replace("'", "''") + "'"
    return value if one_line and not quote and _is_plain(value, flow) else quoted(value)


def _is_plain(value: str, flow: bool) -> bool:
    """Whether ``value`` needs no quotes."""
    return bool(
        _PLAIN.fullmatch(value)
        and not _NUMBER_LIKE.match(value)
        and value.lower() not in _WORDS_WITH_MEANING
        and ": " not in value
        and " #" not in value
        and not (flow and re.search(r"[,\[\]{}:]", value))
    )


def quoted(value: str) -> str:
    """``value`` in double quotes on one line, whatever it holds."""
    return _UNPRINTABLE.sub(lambda found: f"\\U{ord(found[0]):08x}", json.dumps(value, ensure_ascii=False))


def flow(value: Any) -> str:
    """Any value on one line, with brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name)}: {flow(item)}" for name, item in value.items()) + "}"
    if is_list(value):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, flow=True)


def after_key(value: Any, indent: int, quote: str = "") -> str:
    """What follows ``key:`` when the key stands at column ``indent``: `` value`` or lines of its own."""
    if isinstance(value, Mapping) and value:
        return "\n" + _entries(value, indent + STEP)
    if is_list(value) and value:
        return " " + flow(value) if _short(value) else "\n" + _items(value, indent + STEP)
    return _inline(value, indent, quote)


def after_dash(value: Any, indent: int, quote: str = "") -> str:
    """What follows ``-`` when the dash stands at column ``indent``."""
    if isinstance(value, Mapping) and value:
        return " " + _entries(value, indent + STEP).lstrip(" ")
    if is_list(value) and value:
        return " " + flow(value)
    return _inline(value, indent, quote) or " null"


def _inline(value: Any, indent: int, quote: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping) or is_list(value):
        return " " + flow(value)
    if isinstance(value, str) and not quote and _is_paragraphs(value):
        head = " |" if value.endswith("\n") else " |-"
        margin = " " * (indent + STEP)
        return "\n".join([head, *(margin + line if line else "" for line in value.rstrip("\n").split("\n"))])
    return " " + scalar(value, quote=quote)


def _is_paragraphs(value: str) -> bool:
    """Whether a text of several lines can stand as a block: nothing in it that the eye cannot see."""
    lines = value.removesuffix("\n").split("\n")
    return (
        "\n" in value
        and not _UNPRINTABLE.search(value)
        and bool(lines[0]) and bool(lines[-1]) and not lines[0].startswith(" ")
        and all(line == line.rstrip() for line in lines)
    )


def _entries(value: Mapping[Any, Any], indent: int) -> str:
    margin = " " * indent
    return "\n".join(f"{margin}{key(name)}:{after_key(item, indent)}" for name, item in value.items())


def _items(value: Sequence[Any], indent: int) -> str:
    margin = " " * indent
    return "\n".join(f"{margin}-{after_dash(item, indent)}" for item in value)


def _short(value: Sequence[Any]) -> bool:
    """Lists of ids and numbers read best on one line; sentences each on their own."""
    simple = all(isinstance(item, (int, float)) or (isinstance(item, str) and ID.fullmatch(item)) for item in value)
    return simple and len(flow(value)) <= SHORT_LIST


def is_list(value: Any) -> bool:
    """Whether ``value`` is a list of values rather than a text."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))
