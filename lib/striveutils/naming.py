"""What somebody typed, in a message: short and on one line; and the nearest known name, or those to choose from."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from striveutils.words import Joined, Message, _

LONGEST = 40


def quoted(text: str) -> str:
    """``text`` fit to stand in a message: one line, printable, at most 40 characters."""
    line = "".join(char if char.isprintable() else " " for char in text[: LONGEST * 4])
    line = " ".join(line.split())
    return line if len(line) <= LONGEST and len(text) <= LONGEST * 4 else line[: LONGEST - 1] + "…"


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known name most like ``text``, if one is like it at all; capitals and kinds of dash do not count."""
    by_plain = {_plain(name): name for name in known}
    close = difflib.get_close_matches(_plain(text[:80]), by_plain, n=1, cutoff=0.6)
    return by_plain[close[0]] if close else None


def did_you_mean(text: str | tuple[str, ...], known: Iterable[str], otherwise: Message | None = None
                 ) -> Message | None:
    """The nearest known name as a proposal, or those of several texts; ``otherwise`` where none is like ``text``."""
    names, typed = tuple(known), (text,) if isinstance(text, str) else text
    near = tuple(dict.fromkeys(name for one in typed if (name := nearest(one, names))))
    return _("Did you mean {name}?", name=Joined(near)) if near else otherwise


def one_of(known: Iterable[str]) -> Message:
    """The names there are to choose from."""
    names = tuple(known)
    return _("Use one of: {known}.", known=Joined(names)) if names else _("None is recorded yet.")


def _plain(text: str) -> str:
    return text.strip().casefold().replace("_", "-").replace(" ", "-")
