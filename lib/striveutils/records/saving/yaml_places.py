"""Where everything stands in a YAML text: each entry from its key or dash to its last character, and each comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML

from striveutils.records.saving import yaml_text
from striveutils.records.saving.yaml_text import STEP


@dataclass(frozen=True)
class Slot:
    """One entry: ``first`` is where its key or dash stands, ``start`` follows the colon or dash, ``end`` its value.

    ``kind`` is key, item or root; ``flow`` is the start of the outermost brackets around it, if any.
    """

    node: Any
    kind: str
    first: int
    start: int
    end: int
    indent: int
    flow: int | None = None


class Document:
    """A YAML text with the places of its parts; every change gives a new text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._yaml = YAML(typ="safe", pure=True)
        self.root = self._yaml.compose(text)
        self._colons: list[int] = []
        self._dashes: list[tuple[int, int]] = []
        self._scalars: list[tuple[int, int]] = []
        self.has_references = False
        for token in YAML(typ="safe", pure=True).scan(text):
            self._note(token)
        self._comments = tuple(self._find_comments())
        self._values: dict[int, Any] = {}

    def _note(self, token: Any) -> None:
        at = token.start_mark.index
        match type(token).__name__:
            case "ValueToken":
                self._colons.append(at)
            case "BlockEntryToken":
                self._dashes.append((at, token.start_mark.column))
            case "ScalarToken":
                end = token.end_mark.index
                # The line that opens a block of text can end in a comment.
                body = self.text.find("\n", at, end) if token.style in ("|", ">") else -1
                head = re.search(r"\s#", self.text[at:body]) if body >= 0 else None
                self._scalars.append((body, end) if head else (at, end))
            case "AliasToken" | "AnchorToken":
                self.has_references = True

    def _find_comments(self) -> Iterator[tuple[int, str]]:
        scalars = iter([*sorted(self._scalars), (len(self.text), len(self.text))])
        start, end = next(scalars)
        for found in re.finditer(r"(?:^|(?<=\s))#[^\n]*", self.text, re.MULTILINE):
            while found.start() >= end and end < len(self.text):
                start, end = next(scalars)
            if found.start() < start:
                yield found.start(), found[0].rstrip()

    def comments(self, start: int = 0, end: int | None = None) -> list[str]:
        """The comments between two places, in order."""
        stop = len(self.text) if end is None else end
        return [comment for at, comment in self._comments if start <= at < stop]

    def value(self, node: Any) -> Any:
        """What ``node`` says, as Python data."""
        key = id(node)
        if key not in self._values:
            if node.id == "mapping":
                made: Any = {self.value(name): self.value(item) for name, item in node.value}
            elif node.id == "sequence":
                made = [self.value(item) for item in node.value]
            else:
                made = self._yaml.constructor.construct_document(node)
            self._values[key] = made
        return self._values[key]

    def top(self) -> Slot:
        """The whole document as one entry."""
        start = self.root.start_mark.index
        return Slot(self.root, "root", start, start, self._end(self.root, start), -STEP)

    def is_block(self, slot: Slot, kind: str) -> bool:
        """Whether the entry's value is a mapping or sequence written on lines of its own."""
        return bool(slot.node.id == kind and not slot.node.flow_style and slot.node.value)

    def has_keys(self, slot: Slot, wanted: Mapping[Any, Any]) -> bool:
        """Whether the entry's value is a mapping with exactly these keys."""
        return slot.node.id == "mapping" and list(self.value(slot.node)) == list(wanted)

    def entries(self, slot: Slot) -> dict[Any, Slot]:
        """The entries of a mapping, by key."""
        flow = slot.flow if slot.flow is not None or not slot.node.flow_style else slot.node.start_mark.index
        return {self.value(key): self._entry(key, item, flow) for key, item in slot.node.value}

    def _entry(self, key: Any, item: Any, flow: int | None) -> Slot:
        colon = self._colon(key)
        return Slot(item, "key", key.start_mark.index, colon + 1, self._end(item, colon + 1),
                    key.start_mark.column, flow)

    def items(self, slot: Slot) -> list[Slot]:
        """The entries of a sequence written with dashes."""
        start, column = slot.node.start_mark.index, slot.node.start_mark.column
        dashes = [at for at, col in self._dashes if col == column and start <= at < slot.node.end_mark.index]
        return [Slot(item, "item", dash, dash + 1, self._end(item, dash + 1), column)
                for dash, item in zip(dashes, slot.node.value, strict=True)]

    def _colon(self, key: Any) -> int:
        return next(at for at in self._colons if at >= key.end_mark.index)

    def _end(self, node: Any, start: int) -> int:
        """The place after the last character of a value; ``start`` where there is none."""
        if node.id == "scalar":
            end: int = node.end_mark.index
            if node.style in ("|", ">") and "+" not in self.text[node.start_mark.index:end].partition("\n")[0]:
                return len(self.text[:end].rstrip("\n"))
            return end if end > node.start_mark.index else start
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        if node.id == "mapping":
            key, item = node.value[-1]
            return self._end(item, self._colon(key) + 1)
        return self.items(Slot(node, "", 0, 0, 0, 0))[-1].end

    # Changes: each gives the whole new text.

    def appended(self, value: Mapping[Any, Any]) -> str:
        """The text of an empty document with ``value`` after its comments."""
        gap = "" if not self.text or self.text.endswith("\n") else "\n"
        return self.text + gap + yaml_text.after_key(value, -STEP).lstrip() + "\n"

    def replaced(self, slot: Slot, value: Any) -> str:
        """The text with another value in ``slot``; comments inside the old one move above it."""
        end = len(self.text[:slot.end].rstrip("\n"))
        new = self._rendered(slot, value)
        kept = self.comments(slot.start, end)
        if "\n" in new:
            line_end = self._line_end(end)
            kept += self.comments(end, line_end)
            end = line_end
        gap = self.text[slot.start:slot.node.start_mark.index]
        if slot.kind == "root":
            new = new.lstrip()
        elif gap and gap.isspace() and "\n" not in gap and "\n" not in new:
            new = gap + new.lstrip(" ")
        return self._above(slot, kept) + self.text[self._line_start(self._anchor(slot)):slot.start] + new + (
            self.text[end:])

    def inserted(self, slot: Slot, before: Slot | None, head: str, value: Any) -> str:
        """The text with a new entry in ``slot``, after ``before`` or else first; ``head`` is ``key:`` or ``-``."""
        column: int = slot.node.start_mark.column
        made = head + (yaml_text.after_dash(value, column) if head == "-" else yaml_text.after_key(value, column))
        if before is None:
            at: int = slot.node.start_mark.index
            return self.text[:at] + made + "\n" + " " * column + self.text[at:]
        at = self._next_line(before.end)
        gap = "" if self.text[at - 1] == "\n" else "\n"
        return self.text[:at] + gap + " " * column + made + "\n" + self.text[at:]

    def removed(self, slot: Slot, entry: Slot) -> str:
        """The text without ``entry`` of ``slot``, which has others; comments inside it stay."""
        start = self._line_start(entry.first)
        if self.text[start:entry.first].strip():
            siblings: Iterable[Slot] = self.items(slot) if entry.kind == "item" else self.entries(slot).values()
            stop = min(other.first for other in siblings if other.first > entry.first)
            kept = self.comments(entry.first, stop)
            return self._above(entry, kept) + self.text[start:entry.first] + self.text[stop:]
        stop = self._next_line(entry.end)
        return self._above(entry, self.comments(start, stop)) + self.text[stop:]

    def _rendered(self, slot: Slot, value: Any) -> str:
        node = slot.node
        kind = "mapping" if isinstance(value, Mapping) else "sequence" if yaml_text.is_list(value) else "scalar"
        if slot.flow is not None or (value and kind == node.id != "scalar" and node.flow_style and node.value):
            return " " + self._flow(node, value)
        simple = node.id == "scalar" and node.style in ("'", '"') and isinstance(value, str) and "\n" not in value
        render = yaml_text.after_dash if slot.kind == "item" else yaml_text.after_key
        return render(value, slot.indent, node.style if simple else "")

    def _flow(self, node: Any, value: Any) -> str:
        """``value`` in brackets, with the parts that ``node`` has already as they were written."""
        if isinstance(value, Mapping) and node.id == "mapping":
            old = {self.value(key): item for key, item in node.value}
            return "{" + ", ".join(f"{yaml_text.key(key)}: {self._part(old.get(key), item)}"
                                   for key, item in value.items()) + "}"
        if yaml_text.is_list(value) and node.id == "sequence":
            same = [item for item in node.value if item.id == "scalar"]
            known = {(type(self.value(item)), self.value(item)): item for item in same}
            return "[" + ", ".join(self._part(_known(known, item), item) for item in value) + "]"
        return yaml_text.flow(value)

    def _part(self, node: Any, value: Any) -> str:
        if node is None:
            return yaml_text.flow(value)
        written: str = self.text[node.start_mark.index:node.end_mark.index]
        unchanged = type(self.value(node)) is type(value) and self.value(node) == value
        return written if unchanged and written and "\n" not in written else self._flow(node, value)

    def _above(self, slot: Slot, comments: Sequence[str]) -> str:
        """The text up to the line ``slot`` starts on, and then ``comments``, indented as that line is."""
        start = self._line_start(self._anchor(slot))
        margin = re.match(r" *", self.text[start:])
        return self.text[:start] + "".join(f"{margin[0] if margin else ''}{comment}\n" for comment in comments)

    @staticmethod
    def _anchor(slot: Slot) -> int:
        return slot.first if slot.flow is None else min(slot.flow, slot.first)

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def _next_line(self, at: int) -> int:
        return at if at and self.text[at - 1] == "\n" else min(self._line_end(at) + 1, len(self.text))


def _known(known: Mapping[Any, Any], item: Any) -> Any:
    return known.get((type(item), item)) if isinstance(item, (str, int, float)) else None
