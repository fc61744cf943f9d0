"""What a cell of a table prints: a number, a bound such as <10, a band such as 20-29, a percent, a mark.

Messages never repeat a number: it may be the count of a small group.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from striveutils.disclosure.attacking import Range, Span
from striveutils.records.spreadsheet import Fault
from striveutils.words import Message, _

Mark: TypeAlias = Literal["", "1", "p", "c"]

_NUMBER = r"[0-9]{1,12}(?:\.[0-9]{1,30})?"
_WHOLE = re.compile(r"([0-9]{1,12})(?:\.0+)?")
_EXACT = re.compile(rf"({_NUMBER}) ?(%?)")
_BOUND = re.compile(rf"(<=|>=|<|>|≤|≥) ?({_NUMBER}) ?%?")
_BAND = re.compile(rf"({_NUMBER}) ?%? ?[-–] ?({_NUMBER}) ?%?")
_UPPER = frozenset({"<", "<=", "≤"})
_MARKS: dict[str, Mark] = {"": "", "0": "", "0.0": "", "1": "1", "1.0": "1", "p": "p", "c": "c"}


@dataclass(frozen=True)
class Share:
    """A percent: the digits as printed (empty for a bound or a band), and what it may have been before rounding.

    ``text`` is how it is printed, a sign after a single number left out.
    """

    digits: str
    span: Span
    text: str

    @property
    def decimals(self) -> int:
        """So many digits stand after its point."""
        return len(self.digits.partition(".")[2])


def count_in(text: str) -> Range | None:
    """The count that a cell prints; None for an empty one. Raises Fault."""
    value = text.strip()
    if not value:
        return None
    if exact := _WHOLE.fullmatch(value):
        return Range.exactly(int(exact[1]))
    if bound := _BOUND.fullmatch(value):
        return _bounded(bound[1], _whole(bound[2]))
    if band := _BAND.fullmatch(value):
        low, high = _whole(band[1]), _whole(band[2])
        if low > high:
            raise _upside_down()
        return Range(low, high)
    raise Fault(*_no_count(value))


def share_in(text: str) -> Share | None:
    """The percent that a cell prints; None for an empty one. Raises Fault."""
    value = text.strip()
    if not value:
        return None
    if exact := _EXACT.fullmatch(value):
        _at_most_100(exact[1])
        return Share(exact[1], Span.rounded(exact[1]), exact[1])
    if bound := _BOUND.fullmatch(value):
        _at_most_100(bound[2])
        span = Span.between(0, bound[2]) if bound[1] in _UPPER else Span.between(bound[2], 100)
        return Share("", span, value)
    if band := _BAND.fullmatch(value):
        _at_most_100(band[2])
        low, high = Span.rounded(band[1]), Span.rounded(band[2])
        if Decimal(band[1]) > Decimal(band[2]):
            raise _upside_down()
        return Share("", Span(low.low, high.high), value)
    raise Fault(*_no_percent(value))


def mark_in(text: str) -> Mark:
    """The mark of a row that is held back; empty for a row that is shown. Raises Fault."""
    value = text.strip().casefold()
    if value not in _MARKS:
        raise Fault(_("This is not a mark for a hidden row."), _marks())
    return _MARKS[value]


def _marks() -> Message:
    return _("0 for a row that is shown, 1 for one that is hidden; or p for a small group and c for one that is hidden "
             "to protect others.")


def agrees(numerator: int, denominator: int, share: Share) -> bool:
    """Can the percent be that of the counts? It may be cut off rather than rounded, or rounded half to even."""
    if not denominator:
        return True
    true, slack = Fraction(100 * numerator, denominator), Fraction(1, 2 * 10 ** share.decimals if share.digits else 2)
    return share.span.low - slack <= true <= share.span.high + slack


def near(denominator: int, share: Share) -> range:
    """The numerators that could make about that percent of the denominator."""
    return range(math.floor(share.span.low * denominator / 100),
                 min(denominator, math.ceil(share.span.high * denominator / 100)) + 1)


def _whole(text: str) -> int:
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        raise Fault(_("This is a number with decimals."), _counts(), _("Percents go in the column percent."))
    return int(whole[1])


def _bounded(sign: str, number: int) -> Range:
    if sign == "<" and not number:
        raise Fault(_("No count is less than zero."), _counts())
    if sign in _UPPER:
        return Range(0, number - 1 if sign == "<" else number)
    return Range(number + 1 if sign == ">" else number, None)


def _at_most_100(digits: str) -> None:
    if Decimal(digits) > 100:
        raise Fault(_("A percent cannot be less than 0 or more than 100."), _percents())


def _upside_down() -> Fault:
    return Fault(_("The first number of this band is larger than the second."), None, _("Write 20-29, not 29-20."))


def _counts() -> Message:
    return _("A whole number such as 25, a bound such as <10 or >=200, a band such as 20-29, or nothing.")


def _percents() -> Message:
    return _("A percent such as 42.9 or 43%, a bound such as <10, a band such as 20-29, or nothing.")


def _no_count(text: str) -> tuple[Message, Message, Message | None]:
    if re.fullmatch(r"[0-9.,]+ ?%", text):
        return _("There is a percent sign with the number."), _counts(), _("Percents go in the column percent.")
    if re.fullmatch(_NUMBER, text):
        return _("This is a number with decimals."), _counts(), _("Percents go in the column percent.")
    return _shape(text, _counts())


def _no_percent(text: str) -> tuple[Message, Message, Message | None]:
    return _shape(text, _percents())


def _shape(text: str, expected: Message) -> tuple[Message, Message, Message | None]:
    """Why ``text`` is neither a count nor a percent, told by its shape."""
    if re.match(r"-[0-9]", text):
        return _("The number is negative."), expected, None
    if re.search(r"[0-9],[0-9]", text):
        return (_("There is a comma in the number; it could mean thousands or decimals."), expected,
                _("Write 1234 or 12.5: no mark for thousands, a point before decimals."))
    if text.startswith("#"):
        return (_("There is a spreadsheet's error message in place of a number."), expected,
                _("Correct the formula in the spreadsheet and save the file again."))
    if re.search(r"[0-9]", text):
        return _("This is not a number."), expected, None
    return (_("There is a word or a mark in place of a number."), expected,
            _("For a figure that is not printed leave the cell empty, and write 1 in the column suppressed."))
