"""What the release before this one showed and hid, and what this one changes about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from striveutils.records import ReleasedCell

About: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """How many figures a release shows, and how many are new, hidden or different since the release before."""

    shown: int
    hidden: int
    newly_shown: int
    newly_hidden: int
    changed: int


def changes(before: Iterable[ReleasedCell], now: Iterable[ReleasedCell]) -> Changes:
    """``before`` are the rows of the last release, none where there was none. A cell counts once a page."""
    old, new = dict(map(_entry, before)), dict(map(_entry, now))
    return Changes(
        shown=sum(cell.shown for cell in new.values()), hidden=sum(not cell.shown for cell in new.values()),
        newly_shown=sum(cell.shown and not _was(old, about, shown=True) for about, cell in new.items()),
        newly_hidden=sum(not cell.shown and _was(old, about, shown=True) for about, cell in new.items()),
        changed=sum(1 for _about in _different(old, new)),
    )


def _entry(cell: ReleasedCell) -> tuple[About, ReleasedCell]:
    return (cell.page, cell.measure, cell.period, cell.place, cell.dimension, cell.group), cell


def _was(old: dict[About, ReleasedCell], about: About, *, shown: bool) -> bool:
    return about in old and old[about].shown == shown


def _different(old: dict[About, ReleasedCell], new: dict[About, ReleasedCell]) -> Iterator[About]:
    for about, cell in new.items():
        was = old.get(about)
        if was is not None and was.shown and cell.shown and _numbers(was) != _numbers(cell):
            yield about


def _numbers(cell: ReleasedCell) -> tuple[int | None, int | None, str | None]:
    return cell.numerator, cell.denominator, cell.value
