"""``strive protect`` and ``strive audit``: a table made safe to send, a table attacked. Neither needs a partnership."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from striveutils.cli.speaking import help_text, language, plainly, say
from striveutils.cli.terminal import main
from striveutils.errors import Problem, report
from striveutils.words import Joined, Message, Words, _, n_, text

if TYPE_CHECKING:
    from striveutils.disclosure.spreadsheet import Found, Protected

USUAL_LOWEST = 5
"""Below this hardly any state, school district or data agreement sets its smallest group."""

table_argument = click.argument("table", metavar="TABLE.csv", type=click.Path(path_type=Path))
minimum_option = click.option("--minimum", required=True, type=click.IntRange(min=2), metavar="N", help=help_text(_(
    "The smallest group of children that may be shown, as your data agreement says: 10, 11, 16 ...")))


@main.command(short_help=help_text(_("Make a table safe to send.")), help=help_text(_(
    "Hide the rows of small groups in TABLE.csv, and those that would give them away, and write the table to another "
    "file. Columns for figures: numerator, denominator, percent, suppressed; also reserved: period, measure, release. "
    "Every other column is a dimension, whose values add up to All.")))
@table_argument
@minimum_option
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="SAFE.csv", help=help_text(_(
    "The file to write.")))
def protect(table: Path, minimum: int, out: Path) -> None:
    """Exit status 0: written, and safe; 1: it could not be made safe, and nothing is written; 2: unreadable."""
    lang = language()
    with plainly(2, lang):
        from striveutils.disclosure import spreadsheet

        sheet = spreadsheet.read(table)
        spreadsheet.check_place(out, table)
        made = spreadsheet.protect(sheet, minimum)
        _warn(made.report.warnings, minimum, lang)
        if made.report.leaks:
            _tell(made.report.leaks, lang)
            say(_("The table could not be made safe. Nothing is written."), lang, err=True)
            raise SystemExit(1)
        spreadsheet.write(made.text, out, table)
        for words in _done(made, out.name, len(sheet.rows)):
            say(words, lang)


@main.command(short_help=help_text(_("Attack a table as a careful reader would.")), help=help_text(_(
    "Try to work out from TABLE.csv what nobody should: by subtracting, from percents, and by comparing releases. The "
    "columns are those of strive protect; suppressed is 0 or 1, or p and c where small groups and groups hidden for "
    "others have different marks; release names where a row was printed.")))
@table_argument
@minimum_option
def audit(table: Path, minimum: int) -> None:
    """Exit status 0: safe; 1: something leaks; 2: unreadable."""
    lang = language()
    with plainly(2, lang):
        from striveutils.disclosure import spreadsheet

        sheet = spreadsheet.read(table)
        found = spreadsheet.audit(sheet, minimum)
        _warn(found.warnings, minimum, lang)
        if found.leaks:
            _tell(found.leaks, lang)
            raise SystemExit(1)
        say(n_("No leak was found. 1 row was attacked.", "No leak was found. {count} rows were attacked.",
               len(sheet.rows)), lang)
        say(_("What was printed elsewhere is not known here: add its rows, and name it in a column release."), lang)


def _warn(warnings: Iterable[Problem], minimum: int, lang: str) -> None:
    """On the second stream, so that the first one holds the answer only."""
    told = tuple(warnings)
    if told:
        click.echo(report(told, lang) + "\n", err=True)
    if minimum < USUAL_LOWEST:
        say(_("A minimum below {usual} protects hardly anybody.", usual=str(USUAL_LOWEST)), lang, err=True)


def _tell(leaks: Iterable[Found], lang: str) -> None:
    """Each leak with its rows and its arithmetic, and under it what to do."""
    given = tuple(leaks)
    say(n_("A careful reader finds 1 thing that nobody should know:",
           "A careful reader finds {count} things that nobody should know:", len(given)), lang)
    for found in given:
        click.echo(f"  {text(_where(found.rows), lang)}   {text(found.leak.message(), lang)}\n"
                   f"      {text(found.leak.cure, lang)}")


def _where(rows: tuple[int, ...]) -> Words:
    if len(rows) == 1:
        return _("row {row}", row=str(rows[0]))
    return _("rows {rows}", rows=Joined(tuple(map(str, rows)))) if rows else _("the whole file")


def _done(made: Protected, file: str, rows: int) -> Iterable[Message]:
    """What was hidden. How many rows of which kind is for the analyst; the file has one mark for both."""
    alone = len(made.by_themselves)
    others = len(made.hidden) - alone
    yield _("{file} is written. {hidden} of {rows} rows are hidden.", file=file, hidden=str(len(made.hidden)),
            rows=str(rows))
    if alone:
        yield n_("1 of them for its own figures: a small group, nobody or everybody, or held back before.",
                 "{count} of them for their own figures: a small group, nobody or everybody, or held back before.",
                 alone)
    if others:
        yield n_("1 more, so that nobody can work those out.", "{count} more, so that nobody can work those out.",
                 others)
    yield _("An attack on the new table found no leak.")
    if made.hidden:
        yield _("Send only this file. The rule, but not the reason for a single row, may be told.")
