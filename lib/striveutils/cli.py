"""The ``strive`` command. Each command imports what it needs when it runs, so help and checks come at once."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from striveutils import __version__, places
from striveutils.errors import Problem, StriveError, report
from striveutils.words import LANGUAGES, Joined, Message, Words, _, in_every_language, n_, text

_LANGUAGES_KEY = re.compile(r"^languages\s*:[\s\[-]*['\"]?([a-z]{2})\b", re.MULTILINE)


def language(data_dir: str | Path = "") -> str:
    """The language to speak: STRIVE_LANG, else the partnership's first one, else English. Reads no YAML for it."""
    asked = os.environ.get("STRIVE_LANG", "")
    if asked in LANGUAGES:
        return asked
    with contextlib.suppress(StriveError, OSError):
        settings = places.data_folder(data_dir) / places.SETTINGS
        found = _LANGUAGES_KEY.search(settings.read_text(encoding="utf-8-sig", errors="replace"))
        if found and found[1] in LANGUAGES:
            return found[1]
    return "en"


_HELP_LANGUAGE = language()


def _help(message: Message) -> str:
    return text(message, _HELP_LANGUAGE)


data_option = click.option("--data", "data_dir", default="", metavar="DIR", help=_help(_(
    "The partnership's data folder. Without it: the nearest folder upwards from here that holds one.")))


@contextlib.contextmanager
def _plainly(status: int, lang: str) -> Iterator[None]:
    """Whatever goes wrong is told in plain words; a person sees no traceback."""
    try:
        yield
    except StriveError as error:
        click.echo(error.in_language(lang), err=True)
        raise SystemExit(status) from error
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        if os.environ.get("STRIVE_DEBUG"):
            raise
        _say(_("Something went wrong inside the program ({kind}). Your files are as they were.",
               kind=type(error).__name__), lang, err=True)
        _say(_("Please report it. With STRIVE_DEBUG=1 in the environment the same command tells developers more."),
             lang, err=True)
        raise SystemExit(status) from error


def _say(words: Words, lang: str, *, err: bool = False) -> None:
    click.echo(text(words, lang), err=err)


class _Terminal(click.Group):
    """The group of all commands, whatever letters the terminal can show."""

    def main(self, *args: Any, **options: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="replace")
        return super().main(*args, **{"prog_name": "strive", **options})


@click.group(cls=_Terminal, help=_help(_(
    "A continuous-improvement workbook for cradle-to-career education partnerships.")))
@click.version_option(__version__, prog_name="strive")
def main() -> None:
    """The ``strive`` command."""


@main.command(short_help=_help(_("List every problem in the records.")), help=_help(_(
    "Read everything the partnership recorded and list every problem at once.")))
@data_option
@click.option("--json", "as_json", is_flag=True, help=_help(_("Print JSON, for other programs.")))
def check(data_dir: str, as_json: bool) -> None:
    """Exit status 0: clean, or warnings only; 1: problems, or no partnership."""
    lang = language(data_dir)
    with _plainly(1, lang):
        from striveutils import records
        from striveutils.records import listing

        try:
            data = records.open_partnership(data_dir)
        except StriveError as error:
            if as_json:
                _print_json({"ok": False, "error": [in_every_language(part) for part in error.words()], "problems": []})
                raise SystemExit(1) from error
            raise
        problems = data.problems()
        faulty = any(not problem.warning for problem in problems)
        if as_json:
            _print_json({"ok": not faulty, "problems": [problem.as_json() for problem in problems]})
        else:
            _tell(problems, len(listing.record_files(data.folder)), lang)
        raise SystemExit(1 if faulty else 0)


def _tell(problems: tuple[Problem, ...], files: int, lang: str) -> None:
    if problems:
        click.echo(report(problems, lang) + "\n")
    faults = sum(not problem.warning for problem in problems)
    warnings = len(problems) - faults
    parts: list[Message] = []
    if faults:
        parts.append(n_("1 problem", "{count} problems", faults))
    if warnings:
        parts.append(n_("1 warning", "{count} warnings", warnings))
    if parts:
        _say(_("{counts}.", counts=Joined(tuple(parts))), lang)
    else:
        _say(n_("No problem was found. 1 file was read.",
                "No problem was found. {count} files were read.", files), lang)


def _print_json(page: dict[str, Any]) -> None:
    click.echo(json.dumps({"schema": 1, **page}, ensure_ascii=False, indent=1))


@main.command(short_help=_help(_("Make every network's brief and the site.")), help=_help(_(
    "Execute the notebooks of every network, or of those named, and publish the pages. What has not changed is "
    "skipped.")))
@click.argument("networks", nargs=-1, metavar="[NETWORK]...")
@data_option
@click.option("--as-of", metavar="DATE", help=_help(_("The day to count from, such as 2020-02-29; else today.")))
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=_help(_(
    "How many notebooks run at a time; else as many as the computer has cores.")))
@click.option("--notebook", "notebooks", multiple=True, metavar="NAME", help=_help(_(
    "Run this notebook instead of the usual ones; may be repeated.")))
@click.option("--force", is_flag=True, help=_help(_("Run what has not changed, too.")))
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help=_help(_(
    "How long one notebook may take.")))
@click.option("--runs", "runs_dir", metavar="DIR", help=_help(_("Where runs are kept; else runs beside data.")))
@click.option("--cold", is_flag=True, help=_help(_("Start a fresh kernel for every notebook.")))
@click.option("--explain", is_flag=True, help=_help(_("Run nothing; say what would run, and why.")))
def run(data_dir: str, timeout: float | None, **asked: Any) -> None:
    """Exit status 0: all published; 1: some failed; 2: could not start."""
    lang = language(data_dir)
    with _plainly(2, lang):
        from striveutils import batch

        seconds = batch.RunRequest.timeout if timeout is None else timeout
        result = batch.run(batch.RunRequest(data_dir, timeout=seconds, language=lang, **asked), echo=click.echo)
        raise SystemExit(result.exit_status)


@main.command(short_help=_help(_("Start a new partnership.")), help=_help(_(
    "Make a new, empty partnership in DIR, with notebooks and page templates of its own.")))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help=_help(_(
    "Renew the notebooks and templates in DIR that nobody changed; data stays as it is.")))
def new(folder: Path, update: bool) -> None:
    """Exit status 0; 2 where something is there already or cannot be written. Never overwrites."""
    lang = language(folder)
    with _plainly(2, lang):
        from striveutils import starting

        if update:
            for message in _renewed(starting.update(folder)):
                _say(message, lang)
            return
        made = starting.new(folder)
        _say(_("{folder} now holds {names}.", folder=str(folder), names=Joined(made)), lang)
        _say(_("data will hold counts of small groups: keep it out of public places."), lang)
        _say(_("Next: fill in data/partnership.yaml; data/README.md explains every file. Then, in that folder: "
               "strive check, and strive run."), lang)


def _renewed(done: Any) -> Iterable[Message]:
    """What ``strive new --update`` did, a sentence for each kind of thing."""
    told = ((done.added, _("New: {files}.", files=Joined(done.added))),
            (done.renewed, _("Renewed: {files}.", files=Joined(done.renewed))),
            (done.removed, _("Removed, no longer used: {files}.", files=Joined(done.removed))),
            (done.left, _("Left alone, changed here: {files}.", files=Joined(done.left))))
    found = [message for files, message in told if files]
    return found or [_("Everything is up to date.")]


@main.command(short_help=_help(_("Check the installation.")), help=_help(_(
    "Show what is installed, what is missing and how to fix it.")))
@data_option
def doctor(data_dir: str) -> None:
    """Exit status 0: all that is needed is there; 1: something is missing."""
    lang = language(data_dir)
    with _plainly(1, lang):
        from striveutils import doctor as examination

        states = {"ok": text(_("ok"), lang), "missing": text(_("MISSING"), lang), "optional": text(_("optional"), lang)}
        width = max(map(len, states.values()))
        missing = False
        for line in examination.examine(data_dir):
            missing = missing or line.state == "missing"
            click.echo(f"{states[line.state]:<{width}}  {text(line.name, lang)}: {text(line.found, lang)}")
            if line.cure is not None:
                click.echo(" " * (width + 2) + text(line.cure, lang))
        _say(_("Something is missing; fix it and run strive doctor again.") if missing
             else _("Everything that is needed is here."), lang)
        raise SystemExit(1 if missing else 0)
