"""What the pages around the briefs are made from: the jobs of a run, and what the partnership settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

from striveutils.words import Typed, Words


@dataclass(frozen=True)
class Entry:
    """One job of a run, as the site sees it.

    The pages of a ``public`` one are part of the site, those of any other stay with the run's private files.
    ``head`` and ``pages`` are those of the last good execution, this run's or an earlier one's (then
    ``last_good_date`` is its day); None and empty if there never was one. ``pages`` are the finished files in their
    places, named by ``file_name(stem, lang)``.
    ``error`` holds ``message`` and ``cure`` by language and the ``step`` that failed. ``shown`` is what
    ``publish.shown`` gave for the notebook. ``outdated``: there was a page, but it was made under another rule for
    small groups than today's, so it is not shown. A partnership's own job has an empty ``network``.
    """

    network: str
    network_name: Words
    notebook: str
    public: bool
    status: Literal["ran", "unchanged", "failed"]
    seconds: float
    head: Mapping[str, Any] | None = None
    pages: Mapping[str, Path] = field(default_factory=dict)
    error: Mapping[str, Any] | None = None
    last_good_date: date | None = None
    shown: Sequence[Mapping[str, Any]] = ()
    outdated: bool = False

    @property
    def stem(self) -> str:
        """What its pages are called."""
        return stem_of(self.network, self.notebook)


def stem_of(network: str, notebook: str) -> str:
    """What the pages of a job are called: their network, or for the partnership's own the notebook."""
    return network or notebook.replace("_", "-")


class Settings(Protocol):
    """The part of the partnership's settings that pages show (see records.PartnershipSettings)."""

    @property
    def name(self) -> str: ...
    @property
    def languages(self) -> Sequence[str]: ...
    @property
    def notice(self) -> Typed: ...
    @property
    def contact(self) -> str | None: ...
