"""The notebooks a batch runs: for whom, once per what, and where their pages go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from striveutils.errors import BadParameter
from striveutils.publish.entries import BRIEF
from striveutils.words import Joined, Message, _

Per = Literal["network", "partnership"]
Place = Literal["site", "private"]


@dataclass(frozen=True)
class NotebookKind:
    """A notebook as the batch knows it: run once per ``per``, its page in ``place``, by default or on request."""

    name: str
    per: Per
    place: Place
    by_default: bool = True

    def job_name(self, network: str) -> str:
        """One of its jobs in a list: the network, and the notebook's name when that is not the brief's."""
        return network if self.name == BRIEF else f"{network} {self.name}".strip()


KINDS: tuple[NotebookKind, ...] = (NotebookKind(BRIEF, per="network", place="site"),)


def chosen(names: Iterable[str]) -> tuple[NotebookKind, ...]:
    """The notebooks called ``names``, in the registry's order; none named means those run by default.

    Raises BadParameter for a name the batch does not know, with the nearest one.
    """
    wanted = tuple(dict.fromkeys(names))
    known = tuple(kind.name for kind in KINDS)
    unknown(wanted, known, lambda name: _("There is no notebook “{name}” for a batch.", name=name))
    return tuple(kind for kind in KINDS if (kind.name in wanted if wanted else kind.by_default))


def unknown(wanted: Iterable[str], known: tuple[str, ...], sentence: Callable[[str], Message]) -> None:
    """Raise BadParameter when any of ``wanted`` is not ``known``; the cure names the nearest known ones."""
    strange = tuple(name for name in wanted if name not in known)
    if not strange:
        return
    near = tuple(match for name in strange for match in get_close_matches(name, known, n=1))
    raise BadParameter(sentence(", ".join(shortened(name) for name in strange)), suggestion(near, known))


def suggestion(near: tuple[str, ...], known: tuple[str, ...]) -> Message:
    """What to do about a name that is not known."""
    if near:
        return _("Did you mean {near}?", near=Joined(near))
    if known:
        return _("Use one of: {known}.", known=Joined(known))
    return _("None is recorded yet.")


def shortened(name: str) -> str:
    """A name somebody typed, short enough for a message."""
    return name if len(name) <= 60 else name[:59] + "…"
