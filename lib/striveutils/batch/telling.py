"""What the person at the terminal sees: progress while it runs, a table at the end, each failure with its cure."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from striveutils.batch.failures import Failure
from striveutils.batch.results import Result
from striveutils.words import Joined, Message, Name, Number, Words, _, n_, text

Echo = Callable[[str], object]
LONGEST_TABLE = 40
"""With more jobs than this, those that did not change are only counted."""
STATUS: dict[str, Message] = {"ran": _("ran"), "unchanged": _("unchanged"), "failed": _("failed")}


class Progress:
    """Tells of each job as it ends: a bar on a terminal, a plain line otherwise."""

    def __init__(self, total: int, echo: Echo, lang: str, *, bar: bool) -> None:
        self._total, self._echo, self._lang, self._done = total, echo, lang, 0
        self._bar: Any = None
        if bar and total:
            from tqdm import tqdm

            self._bar = tqdm(total=total, unit="", file=sys.stderr, leave=False, dynamic_ncols=True,
                             bar_format="{desc} {bar} {n_fmt}/{total_fmt} {remaining}")

    def ended(self, result: Result) -> None:
        """One more job is over."""
        self._done += 1
        if self._bar is not None:
            self._bar.set_description_str(result.name, refresh=False)
            self._bar.update()
            return
        self._echo(text(_(
            "{done} of {total}  {name}  {status}  {seconds} s", done=str(self._done), total=str(self._total),
            name=result.name, status=STATUS[result.status], seconds=Number(result.seconds, 1),
        ), self._lang))

    def close(self) -> None:
        """Clear the bar away."""
        if self._bar is not None:
            self._bar.close()


def table(results: Iterable[Result], lang: str) -> list[str]:
    """Network, status, seconds and cause of each job, in columns."""
    every = [result for result in results if result.selected]
    listed = [result for result in every if result.status != "unchanged"] if len(every) > LONGEST_TABLE else every
    if not listed:
        return []
    head = tuple(text(words, lang) for words in (_("network"), _("status"), _("seconds"), _("cause")))
    rows = [head, *(_row(result, lang) for result in listed)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return [_line(row, widths) for row in rows]


def _row(result: Result, lang: str) -> tuple[str, str, str, str]:
    return (
        result.name, text(STATUS[result.status], lang),
        text(Number(result.seconds, 1), lang) if result.status != "unchanged" else "",
        text(result.failure.short(), lang) if result.failure else "",
    )


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    name, status, seconds, cause = row
    return f"{name:<{widths[0]}}  {status:<{widths[1]}}  {seconds:>{widths[2]}}  {cause}".rstrip()


def counts(results: Iterable[Result], lang: str) -> str:
    """How many ran, were unchanged, failed; what is none is left out."""
    every = [result.status for result in results if result.selected]
    words = (
        n_("{count} ran", "{count} ran", every.count("ran")),
        n_("{count} unchanged", "{count} unchanged", every.count("unchanged")),
        n_("{count} failed", "{count} failed", every.count("failed")),
    )
    return ", ".join(text(word, lang) for word in words if word.count)


def failures(results: Iterable[Result], folder: Path, lang: str) -> list[str]:
    """Every failure with its cause and cure; networks that failed for one cause are named together."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        if result.failure is not None and result.selected:
            groups.setdefault(repr((result.failure.message, result.failure.cure, result.failure.problems)),
                              []).append(result)
    lines: list[str] = []
    for group in groups.values():
        lines += ["", *_failure(group, folder, lang)]
    return lines


def _failure(group: list[Result], folder: Path, lang: str) -> list[str]:
    failure = group[0].failure
    assert failure is not None
    names = Joined(tuple(result.name for result in group))
    lines = [text(_("{names} failed. {message}", names=names, message=Name(failure.message)), lang)]
    if failure.cure:
        lines.append(f"  {text(Name(failure.cure), lang)}")
    lines += _problems(failure, lang)
    for result in group:
        lines += [f"  {line}" for line in _what_stays(result, folder, lang)]
    return lines


def _problems(failure: Failure, lang: str) -> list[str]:
    by_file: dict[str, list[Mapping[str, Any]]] = {}
    for problem in failure.problems:
        by_file.setdefault(problem["file"], []).append(problem)
    lines = []
    for file, problems in by_file.items():
        lines.append(f"  {file}")
        for problem in problems:
            lines.append(f"    {_in(problem['place'], lang)}: {_in(problem['wrong'], lang)}")
            lines += [f"      {_in(problem[part], lang)}" for part in ("expected", "cure") if problem[part]]
    return lines


def _what_stays(result: Result, folder: Path, lang: str) -> list[str]:
    """The log of a job, where it says more than the message, and which page is shown meanwhile."""
    lines = []
    if result.failure and result.failure.log and not result.failure.problems:
        lines.append(text(_("Log: {file}", file=shown(folder / result.failure.log)), lang))
    lines.append(text(staying(result), lang))
    return lines


def staying(result: Result) -> Message:
    """Which page of a failed job the site has."""
    from striveutils.words import Day

    if result.good_as_of is None:
        return _("{name} has no page yet.", name=result.name)
    return _("{name} keeps its page of {day}.", name=result.name, day=Day(result.good_as_of))


def kept(results: Iterable[Result], lang: str) -> list[str]:
    """For a run of chosen networks: how many others were left as they were."""
    others = sum(1 for result in results if not result.selected)
    if not others:
        return []
    return [text(n_("1 other network was left as the last run had it.",
                    "{count} other networks were left as the last run had them.", others), lang)]


def _in(texts: Mapping[str, str], lang: str) -> str:
    return text(Name(texts), lang)


def sentences(words: Iterable[Words], lang: str) -> str:
    """Several messages as one paragraph."""
    return " ".join(text(part, lang) for part in words)


def shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith("..") else relative
