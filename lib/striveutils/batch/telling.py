"""What the person at the terminal sees: progress while it runs, a table at the end, each failure with its cure."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from striveutils.batch.ledger import FormerRun
from striveutils.batch.results import Result
from striveutils.errors import Problem, report
from striveutils.words import Day, Joined, Message, Number, Words, _, n_, text

Echo = Callable[[str], object]
LONGEST_TABLE = 40
"""With more jobs than this, those that did not change are only counted."""
NAMED = 10
"""How many networks are named in a sentence before the rest is only counted."""
STATUS: dict[str, Message] = {"ran": _("ran"), "unchanged": _("unchanged"), "failed": _("failed")}


class Progress:
    """Tells of each job as it ends: a bar on a terminal, a plain line otherwise."""

    def __init__(self, names: Sequence[str], echo: Echo, lang: str, *, bar: bool) -> None:
        self._total, self._echo, self._lang, self._done = len(names), echo, lang, 0
        self._width = max(map(len, names), default=0)
        self._bar: Any = None
        if bar:
            from tqdm import tqdm

            self._bar = tqdm(total=self._total, desc=" " * self._width, unit="", file=sys.stderr, leave=False,
                             mininterval=0, dynamic_ncols=True,
                             bar_format="{desc} {bar} {n_fmt}/{total_fmt} {remaining}")

    def ended(self, result: Result) -> None:
        """One more job is over."""
        self._done += 1
        if self._bar is not None:
            self._bar.set_description_str(result.name.ljust(self._width), refresh=False)
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
    """Every failure with its cause and cure, each told once: networks that failed for one cause stand together."""
    failed = [result for result in results if result.failure is not None and result.selected]
    lines = [*_by_file(failed, lang), *_by_cause(failed, folder, lang)]
    return ["", *lines, *(text(staying(result), lang) for result in failed)] if failed else []


def _by_file(failed: list[Result], lang: str) -> list[str]:
    """The faults of each file, and which networks could not do without it."""
    problems: dict[str, dict[str, Problem]] = {}
    networks: dict[str, dict[str, None]] = {}
    for result in failed:
        for told in result.failure.problems if result.failure else ():
            problems.setdefault(told["file"], {})[json.dumps(told, sort_keys=True)] = Problem.of_json(told)
            networks.setdefault(told["file"], {})[result.name] = None
    lines: list[str] = []
    for file, found in sorted(problems.items()):
        names = Joined(tuple(networks[file]))
        lines += [report(found.values(), lang), text(_("  Failed because of it: {names}.", names=names), lang), ""]
    return lines


def _by_cause(failed: list[Result], folder: Path, lang: str) -> list[str]:
    """Failures that are not a file's: message, cure, and where the log is."""
    groups: dict[tuple[str, ...], list[Result]] = {}
    for result in failed:
        if result.failure is not None and not result.failure.problems:
            groups.setdefault(tuple(text(words, lang) for words in result.failure.words()), []).append(result)
    lines: list[str] = []
    for (message, *cure), group in groups.items():
        names = Joined(tuple(result.name for result in group))
        lines.append(text(_("{names}: {message}", names=names, message=message), lang))
        lines += [f"  {line}" for line in cure]
        lines += ["  " + text(_("Log: {file}", file=shown(folder / log)), lang)
                  for result in group if result.failure and (log := result.failure.log)]
        lines.append("")
    return lines


def staying(result: Result) -> Message:
    """Which page of a failed job the site has."""
    if result.outdated and result.stored is None:
        return _("{name} has no page now: its last one was made under an older rule for small groups.",
                 name=result.name)
    if result.good_as_of is None:
        return _("{name} has no page yet.", name=result.name)
    return _("{name} keeps its page of {day}.", name=result.name, day=Day(result.good_as_of))


def kept(results: Iterable[Result], lang: str) -> list[str]:
    """For a run of chosen networks: how many others were left as they were."""
    others = [result for result in results if not result.selected]
    if not others:
        return []
    left = n_("1 other network was left as the last run had it.",
              "{count} other networks were left as the last run had them.", len(others))
    lost = [result for result in others if result.stored is None]
    lines = [left, *(staying(result) for result in lost)]
    if lost:
        lines.append(_("To make their pages, type: strive run {names}", names=" ".join(_networks(lost))))
    return [text(line, lang) for line in lines]


def withheld(results: Iterable[Result], lang: str) -> list[str]:
    """A line that names the pages from which a whole table was taken out, if there are such."""
    names = [result.name for result in results if result.stored is not None and result.stored.head.get("withheld")]
    if not names:
        return []
    more = len(names) - NAMED
    listed = Joined((*names[:NAMED], *([n_("1 more", "{count} more", more)] if more > 0 else ())))
    return [text(n_(
        "1 page leaves out a table that could give small groups away: {names}. The coordinator's page says more.",
        "{count} pages leave out tables that could give small groups away: {names}. The coordinator's page says more.",
        len(names), names=listed), lang)]


def emptied(former: FormerRun | None, lang: str) -> list[str]:
    """That a site with pages gave way to one without: perhaps the networks' folders are lost, not removed."""
    networks = sorted({network for network, _notebook in former.jobs if network}) if former else []
    if former is None or not networks:
        return []
    names = Joined((*networks[:NAMED], *([n_("1 more", "{count} more", len(networks) - NAMED)]
                                         if len(networks) > NAMED else ())))
    return [
        text(_("Attention: the run before this one had pages of {names}; the site has none of them now.",
               names=names), lang),
        text(_("If their folders should still be there, bring data/networks back and run again; until then, the "
               "site with the pages is {file}.", file=shown(former.folder / "site" / "index.html")), lang),
    ]


def _networks(results: Iterable[Result]) -> list[str]:
    return list(dict.fromkeys(result.network for result in results if result.network))


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
