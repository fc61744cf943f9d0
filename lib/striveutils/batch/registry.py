"""The notebooks a batch runs: for whom, once per what, and where their pages go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from striveutils.errors import BadParameter
from striveutils.naming import did_you_mean, one_of, quoted
from striveutils.words import Message, _

Per = Literal["network", "partnership"]
Place = Literal["site", "private"]
BRIEF = "cycle"
"""The notebook whose pages carry the name of their network alone."""


@dataclass(frozen=True)
class NotebookKind:
    """A notebook as the batch knows it: run once per ``per``, its page in ``place``, by default or on request."""

    name: str
    per: Per
    place: Place
    by_default: bool = True

    @property
    def public(self) -> bool:
        """Whether its pages are part of the site. What is public is decided here and nowhere else."""
        return self.place == "site"

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
    raise BadParameter(sentence(", ".join(map(quoted, strange))), did_you_mean(strange, known, one_of(known)))
