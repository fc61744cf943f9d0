"""Change values in a YAML text and nothing else: comments, order, quotes and unknown keys stay as people wrote them.

A dumped document loses comments beside removed lists and reflows the rest, so the text itself is edited: the
document is read for where things stand, one difference is written, and so on until it says what it should.
At the end it is read again; a text that says anything else, or misses a comment, is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from striveutils.errors import StriveError
from striveutils.records.columns.checking import KeyPath
from striveutils.records.columns.numbers import in_digits
from striveutils.records.saving import yaml_text
from striveutils.records.saving.yaml_places import Document, Slot
from striveutils.words import Message, _


class _Removed:
    """Stands for a key that is to go."""

    def __repr__(self) -> str:
        return "REMOVED"


REMOVED = _Removed()
_STEPS = 10_000


def edited(text: str, changes: Mapping[str | KeyPath, Any], file: str = "") -> str:
    """``text`` with ``changes`` made: a value, or REMOVED, by key path.

    A path is ``"plan.question_en"``, ``"plan.predictions[0].low"`` or the tuple of its steps, counted from 0; the
    number after the last one appends. What is missing on the way is made. A mapping is merged key by key, so
    unknown keys stay; a list is made equal, its entries recognised by their first key. Raises StriveError.
    """
    # The YAML reader counts a Windows line end as two characters of one break; plain ones are put back at the end.
    windows = "\r\n" in text and "\n" not in text.replace("\r\n", "")
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    body = body.replace("\r\n", "\n") if windows else body
    wanted = loaded(body, file)
    if wanted is not None and Document(body).has_references:
        raise _unsafe()
    for path, value in changes.items():
        wanted = _with(wanted, parsed_path(path), value)
    new = _made_to_say(body, wanted)
    _verify(body, new, wanted)
    return mark + (new.replace("\n", "\r\n") if windows else new)


def loaded(text: str, file: str = "") -> Any:
    """What a YAML text says, read by the safe rules of YAML 1.2; raises StriveError naming the line."""
    try:
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise StriveError(
            _("{file} cannot be read as YAML from line {line} on.", file=file, line=str(line)),
            _("Correct it in an editor first; strive check says what is wrong."),
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise StriveError(
            _("{file} cannot be read as YAML.", file=file),
            _("Correct it in an editor first; strive check says what is wrong."),
        ) from error


def parsed_path(path: str | KeyPath) -> KeyPath:
    """The steps of ``plan.predictions[0].low``."""
    if isinstance(path, tuple):
        return path
    return tuple(int(index) if index else key for key, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path))


def _with(data: Any, path: KeyPath, value: Any) -> Any:
    """``data`` with ``value`` at ``path``; the old data is not touched."""
    if not path:
        return merged(data, value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return _with_item(data, step, rest, value)
    if data is not None and not isinstance(data, Mapping):
        raise _not_a_group(step)
    page = dict(data or {})
    if not rest and value is REMOVED:
        page.pop(step, None)
        return page
    if value is REMOVED and step not in page:
        return page
    return _put(page, step, _with(page.get(step), rest, value))


def _with_item(data: Any, index: int, rest: KeyPath, value: Any) -> Any:
    if data is not None and not yaml_text.is_list(data):
        raise _not_a_group(str(index))
    items = list(data or ())
    if index > len(items) or (value is REMOVED and index == len(items)):
        raise IndexError(f"item {index} of a list of {len(items)}")
    if not rest and value is REMOVED:
        return [*items[:index], *items[index + 1:]]
    old = items[index] if index < len(items) else None
    return [*items[:index], _with(old, rest, value), *items[index + 1:]]


def _put(page: dict[Any, Any], key: Any, value: Any) -> dict[Any, Any]:
    """A new ``_es`` goes beside its ``_en``, anything else new to the end."""
    stem = str(key)[:-3]
    twin = next((name for name in (f"{stem}_en", f"{stem}_es") if name in page), None)
    if key in page or twin is None or str(key)[-3:] not in ("_en", "_es"):
        return {**page, key: value}
    pairs: list[tuple[Any, Any]] = []
    for name, item in page.items():
        pairs.append((name, item))
        if name == twin:
            pairs.append((key, value))
    return dict(pairs)


def merged(old: Any, new: Any) -> Any:
    """``new`` over ``old``: keys that only ``old`` has stay; list entries keep theirs if the first key agrees."""
    if isinstance(new, Mapping):
        page = dict(old) if isinstance(old, Mapping) else {}
        for key, value in new.items():
            page = _with(page, (key,), value)
        return page
    if yaml_text.is_list(new):
        left = list(old) if yaml_text.is_list(old) else []
        return [merged(_taken(left, item), item) for item in new]
    return old if isinstance(new, bool) and new is old else _plain(new)


def _plain(value: Any) -> Any:
    """``value`` as YAML has it. People read and write yes and no; other YAML readers take them for true and false."""
    match value:
        case bool():
            return yaml_text.YesNo("yes" if value else "no")
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case None | str() | int() | float() | date():
            return value
        case _:
            return str(value)


def name_of(item: Any) -> Any:
    """What a list entry is recognised by: its first key with its value, or the entry itself."""
    if isinstance(item, Mapping):
        return next(((str(key), str(value)) for key, value in item.items()), ())
    return str(item)


def _taken(left: list[Any], new: Any) -> Any:
    """The first entry in ``left`` that is the one ``new`` is about, taken out of it; None where there is none."""
    pairs = {(str(key), str(_plain(value))) for key, value in new.items()} if isinstance(new, Mapping) else set()
    for index, item in enumerate(left):
        if isinstance(item, Mapping) and name_of(item) in pairs:
            return left.pop(index)
    return None


def _made_to_say(text: str, wanted: Any) -> str:
    for _step in range(_STEPS):
        document = Document(text)
        if document.root is None:
            return text if wanted in (None, {}) else document.appended(wanted)
        new = _one_step(document, document.top(), wanted)
        if new is None:
            return text
        text = new
    raise _unsafe()


def _one_step(document: Document, slot: Slot, wanted: Any) -> str | None:
    """The text with the first difference below ``slot`` mended; None where there is none."""
    if same(document.value(slot.node), wanted):
        return None
    if isinstance(wanted, Mapping) and wanted and document.is_block(slot, "mapping"):
        return _step_in_mapping(document, slot, wanted)
    if yaml_text.is_list(wanted) and wanted and document.is_block(slot, "sequence"):
        return _step_in_list(document, slot, wanted)
    if isinstance(wanted, Mapping) and wanted and document.has_keys(slot, wanted):
        return _step_below(document, document.entries(slot), wanted)
    return document.replaced(slot, wanted)


def _step_in_mapping(document: Document, slot: Slot, wanted: Mapping[Any, Any]) -> str | None:
    entries = document.entries(slot)
    for key, entry in entries.items():
        if key not in wanted and len(entries) > 1:
            return document.removed(slot, entry)
    before = None
    for key, value in wanted.items():
        if key not in entries:
            return document.inserted(slot, before, f"{yaml_text.key(key)}:", value)
        before = entries[key]
    return _step_below(document, entries, wanted)


def _step_below(document: Document, entries: Mapping[Any, Slot], wanted: Mapping[Any, Any]) -> str | None:
    steps = (_one_step(document, entry, wanted[key]) for key, entry in entries.items())
    return next((step for step in steps if step is not None), None)


def _step_in_list(document: Document, slot: Slot, wanted: Sequence[Any]) -> str | None:
    items = document.items(slot)
    old = [document.value(item.node) for item in items]
    start = next((i for i, (a, b) in enumerate(zip(old, wanted, strict=False)) if not _alike(a, b)),
                 min(len(old), len(wanted)))
    rest_old, rest_new = old[start:], wanted[start:]
    if not rest_old and not rest_new:
        return _step_below(document, dict(enumerate(items)), dict(enumerate(wanted)))
    if not rest_new or (rest_old and any(_alike(item, rest_new[0]) for item in rest_old)):
        return document.removed(slot, items[start])
    if not rest_old or any(_alike(rest_old[0], item) for item in rest_new):
        return document.inserted(slot, items[start - 1] if start else None, "-", wanted[start])
    return _one_step(document, items[start], wanted[start])


def _alike(old: Any, new: Any) -> bool:
    """Whether two list entries are the same one, perhaps changed."""
    return name_of(old) == name_of(new) or same(old, new)


def same(old: Any, new: Any) -> bool:
    """Equal in value and kind: 1 is 1.0 but not true; a number with decimals is what its digits say."""
    if isinstance(new, Mapping):
        return isinstance(old, Mapping) and list(old) == list(new) and all(same(old[k], new[k]) for k in new)
    if yaml_text.is_list(new):
        return yaml_text.is_list(old) and len(old) == len(new) and all(map(same, old, new))
    if isinstance(new, float) and isinstance(old, (int, float)) and not isinstance(old, bool):
        return in_digits(old) == in_digits(new)
    return (isinstance(old, bool), isinstance(old, str)) == (isinstance(new, bool), isinstance(new, str)) and bool(
        old == new)


def _verify(old: str, new: str, wanted: Any) -> None:
    lost = Counter(Document(old).comments()) - Counter(Document(new).comments())
    if lost or not same(loaded(new) or {}, wanted or {}):
        raise _unsafe()


def _unsafe() -> StriveError:
    return StriveError(
        _("This change cannot be made here without damaging the rest of the file."),
        _("Nothing was changed. Make the change in an editor, then run strive check."),
    )


def _not_a_group(step: str) -> StriveError:
    wrong: Message = _("A value stands where a group of keys was expected: {key}.", key=step)
    return StriveError(wrong, _("Correct it in an editor first; strive check says what is wrong."))
