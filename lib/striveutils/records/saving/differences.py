"""What someone else changed in a file, said by line, without repeating what the lines hold."""

from __future__ import annotations

from difflib import SequenceMatcher

from striveutils.words import Joined, Message, _, n_

MANY_LINES = 4000
"""Beyond this a comparison by line would take seconds."""
NAMED_LINES = 5


def what_changed(file: str, before: bytes, now: bytes) -> Message:
    """One sentence: which lines of ``file``, as it is now, differ from what was read. Quotes no content."""
    old, new = before.splitlines(), now.splitlines()
    if not before or max(len(old), len(new)) > MANY_LINES:
        return _("{file} was changed by someone else after it was opened here.", file=file)
    changed, removed = _lines(old, new)
    if not changed:
        return n_(
            "{file} was changed by someone else after it was opened here: 1 line is gone.",
            "{file} was changed by someone else after it was opened here: {count} lines are gone.",
            removed, file=file,
        ) if removed else _("{file} was saved in another form (line ends, encoding) after it was opened here.",
                            file=file)
    return n_(
        "{file} was changed by someone else after it was opened here: line {lines} is new or different.",
        "{file} was changed by someone else after it was opened here: lines {lines} are new or different.",
        len(changed), file=file, lines=_named(changed),
    )


def _lines(old: list[bytes], new: list[bytes]) -> tuple[list[int], int]:
    """Numbers (from 1) of the new or different lines, and how many lines are gone without a successor."""
    changed: list[int] = []
    removed = 0
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in ("replace", "insert"):
            changed.extend(range(first + 1, last + 1))
        elif tag == "delete":
            removed += end - start
    return changed, removed


def _named(lines: list[int]) -> Joined:
    named: list[Message | str] = [str(line) for line in lines[:NAMED_LINES]]
    if len(lines) > NAMED_LINES:
        named.append(n_("1 more", "{count} more", len(lines) - NAMED_LINES))
    return Joined(tuple(named))
