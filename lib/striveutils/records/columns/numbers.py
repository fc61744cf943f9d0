"""Numbers: counts of children or events, percents and other values. What is not plainly a number is refused.

A message never repeats the number: it may be the count of a small group.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from striveutils.records.columns.cells import Cell
from striveutils.records.columns.checking import Context, Fault
from striveutils.words import Message, _

WHOLE = re.compile(r"-?[0-9]{1,12}", re.ASCII)
DECIMAL = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,30})?", re.ASCII)
MISSING = frozenset(
    ["n/a", "na", "#n/a", "n.a.", "null", "none", "nan", "nd", "missing", "-", "--", "–", "—", ".", ".."])
INFINITE = frozenset({"inf", "-inf", "+inf", "infinity", "-infinity", "∞"})


def in_digits(value: float) -> str:
    """``value`` as people write it: 12 for 12.0, 0.00001 for 1e-05, 0.3 for 0.1 + 0.2."""
    # 15 digits are what a float holds for certain.
    return f"{Decimal(f'{value:.15g}'):f}"


class CountCell(Cell):
    """A whole number from ``least`` to ``most``."""

    kind = "count"
    python = int

    def __init__(self, least: int = 0, most: int = 10**12) -> None:
        self.least = least
        self.most = most

    def expected(self) -> Message:
        if self.most < 10**12:
            return _("A whole number from {least} to {most}.", least=str(self.least), most=str(self.most))
        return _("A whole number, {least} or more, in digits only.", least=str(self.least))

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> int:
        value = text.strip()
        if not WHOLE.fullmatch(value):
            raise self._not_whole(value)
        return self._within(int(value))

    def take(self, value: Any, context: Context, known: Mapping[str, Any]) -> int:
        taken: int = super().take(value, context, known)
        return self._within(taken)

    def _within(self, value: int) -> int:
        if value < self.least:
            raise below(self.least, self.expected())
        if value > self.most:
            raise Fault(_("The number is too large."), self.expected())
        return value

    def _not_whole(self, value: str) -> Fault:
        if DECIMAL.fullmatch(value):
            return Fault(_("This is a number with decimals."), self.expected(),
                         _("A percent or an average goes in the value column; counts are whole."))
        return not_a_number(value, self.expected())


class NumberCell(Cell):
    """A number, with a point before its decimals; ``least`` and ``most`` where it has limits."""

    kind = "number"
    python = float

    def __init__(self, least: float = -math.inf, most: float = math.inf) -> None:
        self.least = least
        self.most = most

    def expected(self) -> Message:
        if math.isfinite(self.least) and math.isfinite(self.most):
            return _("A number from {least} to {most}, such as 12.5.", least=f"{self.least:g}", most=f"{self.most:g}")
        if math.isfinite(self.least):
            return _("A number, {least} or more, such as 12.5.", least=f"{self.least:g}")
        return _("A number such as 12 or 12.5.")

    def read(self, text: str, context: Context, known: Mapping[str, Any]) -> float:
        value = text.strip()
        if not DECIMAL.fullmatch(value):
            raise not_a_number(value, self.expected())
        return self._within(float(value))

    def take(self, value: Any, context: Context, known: Mapping[str, Any]) -> float:
        if isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        return self._within(super().take(value, context, known))

    def _within(self, value: float) -> float:
        if not math.isfinite(value):
            raise Fault(_("This is not a number that can be used."), self.expected())
        if value < self.least:
            raise below(self.least, self.expected())
        if value > self.most:
            raise Fault(_("The number is too large."), self.expected())
        return value


def below(least: float, expected: Message) -> Fault:
    """The fault of a number under its limit."""
    if least == 0:
        return Fault(_("The number is negative."), expected)
    return Fault(_("The number is too small."), expected)


def not_a_number(text: str, expected: Message) -> Fault:
    """Why ``text`` is no number, told by its shape."""
    plain = text.casefold()
    if plain in MISSING:
        return Fault(_("There is a word or a mark for “missing” in place of a number."), expected, hidden_cure())
    if plain in INFINITE:
        return Fault(_("This is not a number that can be used."), expected)
    for shape, wrong, cure in _shapes():
        if shape.search(text):
            return Fault(wrong, expected, cure)
    return Fault(_("This is not a number."), expected)


def hidden_cure() -> Message:
    """What to do with a figure that its source does not give."""
    return _("Leave the cell empty. If the source hides the figure, write “suppressed at source” in the note column.")


def _shapes() -> tuple[tuple[re.Pattern[str], Message, Message | None], ...]:
    """What spreadsheets and reports put in place of numbers; the first that fits explains the cell."""
    return (
        (re.compile(r"^#"), _("There is a spreadsheet's error message in place of a number."),
         _("Correct the formula in the spreadsheet and save the file again.")),
        (re.compile(r"[<>≤≥*†‡~≈]"), _("There is a mark such as < or * with the number."), hidden_cure()),
        (re.compile(r"%"), _("There is a percent sign with the number."),
         _("Write 12.5 for 12.5 percent, in the value column, without the sign.")),
        (re.compile(r"^\(.*\)$"), _("The number is in parentheses."), _("Write the number alone.")),
        (re.compile(r"[0-9],[0-9]"), _("There is a comma in the number; it could mean thousands or decimals."),
         _("Write 1234 or 12.5: no mark for thousands, a point before decimals.")),
        (re.compile(r"^[0-9.+-]+[eE][+-]?[0-9]+$"), _("A spreadsheet has shortened this number."),
         _("Show the cell as a plain number in the spreadsheet and save the file again.")),
        (re.compile(r"^[=+@]"), _("There is a formula in place of a number."), _("Write the number alone.")),
        (re.compile(r"[0-9]\s+[0-9]"), _("There is a space inside the number."), _("Write the digits together.")),
        (re.compile(r"^-?[0-9]{13,}"), _("The number is too large."), None),
    )
