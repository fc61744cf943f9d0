"""Typed text that a spreadsheet would run as a formula, made harmless in CSV and read back as it was typed.

A saved cell that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text";
reading takes one off. Numbers are not text and keep their sign. (The advice is OWASP's, "CSV injection".)
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")


def guarded(text: str) -> str:
    """``text`` as it is written in a CSV cell."""
    return "'" + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a CSV cell as it was typed; ``unguarded(guarded(text)) == text`` for every text."""
    return cell[1:] if _GUARDED.match(cell) else cell
