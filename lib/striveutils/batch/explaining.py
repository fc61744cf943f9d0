"""Why a job would run: which part of what it depends on differs from the last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from striveutils.batch.ledger import FormerRun
from striveutils.batch.plan import Job
from striveutils.batch.store import Store
from striveutils.words import Joined, Message, _, text

NAMED_FILES = 5
"""How many changed files are named before the rest is only counted."""


def explanation(jobs: Iterable[Job], former: FormerRun | None, store: Store, lang: str, *, force: bool) -> list[str]:
    """One line per job: its name, and why it would run or not."""
    return [text(_("{name}: {why}", name=job.name, why=why(job, former, store, force=force)), lang) for job in jobs]


def why(job: Job, former: FormerRun | None, store: Store, *, force: bool = False) -> Message:
    """Why ``job`` would run, or that it would not."""
    if store.find(job.key) is not None:
        return _("would run, because of --force") if force else _("unchanged")
    before = former.jobs.get(job.identity) if former else None
    if former is None or before is None:
        return _("would run for the first time")
    key = former.last_good_key(job.identity)
    stored = store.find(key) if key else None
    if stored is None:
        return _("would run, because it has not succeeded yet")
    changes = tuple(differences(stored.facts["parts"], job.parts))
    if not changes:
        return _("would run, because its last execution is not there any more")
    if before["status"] == "failed":
        return _("would run, because it failed the last time; since it succeeded: {changes}", changes=Joined(changes))
    return _("would run; changed: {changes}", changes=Joined(changes))


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Message | str]:
    """Which parts of a key differ, in words; files by name."""
    if before.get("as_of") != now.get("as_of"):
        yield _("the as-of date")
    yield from _files(_differing(_every_file(before), _every_file(now)))
    if _without_date(before.get("parameters")) != _without_date(now.get("parameters")):
        yield _("the parameters")
    for part, words in _WHOLE.items():
        if before.get(part) != now.get(part):
            yield words
    for library in _differing(before.get("versions"), now.get("versions")):
        yield _("the version of {library}", library=library)


def _files(names: tuple[str, ...]) -> Iterator[Message | str]:
    yield from (f"data/{name}" for name in names[:NAMED_FILES])
    if len(names) > NAMED_FILES:
        yield _("{count} more files", count=str(len(names) - NAMED_FILES))


def _every_file(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {**(parts.get("inputs") or {}), **(parts.get("slices") or {})}


def _differing(before: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> tuple[str, ...]:
    old, new = before or {}, now or {}
    return tuple(name for name in sorted({*old, *new}) if (name in old, old.get(name)) != (name in new, new.get(name)))


def _without_date(parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (parameters or {}).items() if name != "as_of"}


_WHOLE: dict[str, Message] = {
    "notebook": _("the notebook"),
    "library": _("striveutils itself"),
    "templates": _("the page templates"),
}
