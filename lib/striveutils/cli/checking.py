"""``strive check`` and ``strive doctor``: are the records sound, and is the installation?"""

from __future__ import annotations

import json
from typing import Any

import click

from striveutils.cli.speaking import data_option, help_text, language, plainly, say
from striveutils.cli.terminal import main
from striveutils.errors import Problem, StriveError, report
from striveutils.words import Joined, Message, _, in_every_language, n_, text


@main.command(short_help=help_text(_("List every problem in the records.")), help=help_text(_(
    "Read everything the partnership recorded and list every problem at once.")))
@data_option
@click.option("--json", "as_json", is_flag=True, help=help_text(_("Print JSON, for other programs.")))
def check(data_dir: str, as_json: bool) -> None:
    """Exit status 0: clean, or warnings only; 1: problems, or no partnership."""
    lang = language(data_dir)
    with plainly(1, lang):
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
        say(_("{counts}.", counts=Joined(tuple(parts))), lang)
    else:
        say(n_("No problem was found. 1 file was read.",
                "No problem was found. {count} files were read.", files), lang)


def _print_json(page: dict[str, Any]) -> None:
    click.echo(json.dumps({"schema": 1, **page}, ensure_ascii=False, indent=1))


@main.command(short_help=help_text(_("Check the installation.")), help=help_text(_(
    "Show what is installed, what is missing and how to fix it.")))
@data_option
def doctor(data_dir: str) -> None:
    """Exit status 0: all that is needed is there; 1: something is missing."""
    lang = language(data_dir)
    with plainly(1, lang):
        from striveutils import doctor as examination

        states = {"ok": text(_("ok"), lang), "missing": text(_("MISSING"), lang), "optional": text(_("optional"), lang)}
        width = max(map(len, states.values()))
        missing = False
        for line in examination.examine(data_dir):
            missing = missing or line.state == "missing"
            click.echo(f"{states[line.state]:<{width}}  {text(line.name, lang)}: {text(line.found, lang)}")
            if line.cure is not None:
                click.echo(" " * (width + 2) + text(line.cure, lang))
        say(_("Something is missing; fix it and run strive doctor again.") if missing
             else _("Everything that is needed is here."), lang)
        raise SystemExit(1 if missing else 0)
