"""The texts that wait for approval after a run: those of the pages that the site now has, and how they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from striveutils.batch.results import Result
from striveutils.disclosure.words import Waiting
from striveutils.words import Words, _, n_, text

MOST = 20
"""Texts listed at the end of a run; the coordinator's page has all of them."""
LONGEST = 300
"""Characters of each text in that list."""
NAMED = 5
"""How many networks are named in the command to type."""


def waiting(results: Iterable[Result]) -> tuple[Waiting, ...]:
    """What waits on the pages of a run, by network, each text once. A failed job has other things to mend first."""
    found: dict[tuple[str, str], Waiting] = {}
    for result in results:
        if result.stored is not None and result.failure is None:
            for told in result.stored.facts.get("waiting", ()):
                found.setdefault((told["network"], told["sha256"]), Waiting.of_json(told))
    return tuple(found.values())


def told(texts: Sequence[Waiting], lang: str) -> list[str]:
    """The list for the terminal: each text, where it stands, what to look at; then what to type."""
    if not texts:
        return []
    head = n_("1 new text waits for approval. The pages do not show it yet:",
              "{count} new texts wait for approval. The pages do not show them yet:", len(texts))
    lines = ["", text(head, lang)]
    listed = _first(texts)
    for network, group in groupby(listed, key=lambda one: one.network):
        lines += [f"  {network}", *(line for one in group for line in entry(one, lang, longest=LONGEST))]
    more = len(texts) - len(listed)
    if more:
        lines.append("  " + text(n_("1 more is on the coordinator's page.",
                                    "{count} more are on the coordinator's page.", more), lang))
    return [*lines, text(to_type(texts), lang)]


def entry(one: Waiting, lang: str, *, longest: int | None = None) -> list[str]:
    """One text with its place and what to look at, a line each."""
    words = " ".join(one.text.split())
    if longest is not None and len(words) > longest:
        words = words[:longest].rstrip() + " …"
    return [f"    {text(one.where, lang)}", f"      “{words}”",
            *("      " + text(_("Please look: {look}", look=look), lang) for look in one.looks)]


def to_type(texts: Iterable[Waiting]) -> Words:
    """The command that makes the texts public."""
    networks = list(dict.fromkeys(one.network for one in texts))
    named = " ".join(networks) if len(networks) <= NAMED else ""
    command = f"strive approve {named} --by ROLE" if named else "strive approve --by ROLE"
    return _("Read them. To make them public, type: {command}", command=command)


def _first(texts: Sequence[Waiting]) -> list[Waiting]:
    """As many as are listed, those to look at before the others, in the order they came in."""
    chosen = sorted(range(len(texts)), key=lambda at: (not texts[at].looks, at))[:MOST]
    return [texts[at] for at in sorted(chosen)]
