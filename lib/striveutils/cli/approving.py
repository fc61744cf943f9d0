"""``strive approve``: lets newly typed words become public."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from striveutils.cli.speaking import data_option, help_text, language, plainly, say
from striveutils.cli.terminal import main
from striveutils.words import _, n_, text

if TYPE_CHECKING:
    from striveutils.disclosure.words import Waiting

YES = frozenset({"y", "yes", "s", "si", "sí"})


@main.command(short_help=help_text(_("Let newly typed words become public.")), help=help_text(_(
    "Show the texts that people typed and nobody has approved yet, of every network or of those named, and let them "
    "become public. Until then the pages say that new words wait.")))
@click.argument("networks", nargs=-1, metavar="[NETWORK]...")
@click.option("--by", "role", default="", metavar="ROLE", help=help_text(_(
    "The role that read the texts, such as network coordinator; not a name.")))
@data_option
def approve(networks: tuple[str, ...], role: str, data_dir: str) -> None:
    """Exit status 0: approved, or nothing waits; 1: not approved."""
    lang = language(data_dir)
    with plainly(1, lang):
        from striveutils import records
        from striveutils.disclosure import words

        data = records.open_partnership(data_dir)
        chosen = [data.network(name).id for name in dict.fromkeys(networks)] or data.network_ids
        by = words.checked_role(role)
        texts = [one for network in chosen for one in words.waiting(data, network)]
        if not texts:
            say(_("No text waits for approval."), lang)
            return
        _show(texts, lang)
        if any(one.looks for one in texts) and not _agreed(lang):
            say(_("Nothing was approved. Change what should not be public, then run this again."), lang, err=True)
            raise SystemExit(1)
        added = words.approve(data, texts, by)
        say(n_("1 text was approved. To put it on the page, type: strive run",
               "{count} texts were approved. To put them on the pages, type: strive run", added), lang)


def _show(texts: list[Waiting], lang: str) -> None:
    """Each text whole, with where it stands and what to look at."""
    for one in texts:
        say(one.where, lang)
        for line in one.text.splitlines():
            click.echo(f"    {line}")
        for look in one.looks:
            asked = text(_("Please look: {look}", look=look), lang)
            click.echo(f"    {asked}")


def _agreed(lang: str) -> bool:
    """Whether a person says yes to texts that need a look; without a terminal nobody can be asked."""
    if not at_a_terminal():
        return True
    question = text(_("Some of these texts may tell about single children. Approve all of them? Type yes or no"), lang)
    return str(click.prompt(question, default="", show_default=False)).strip().casefold() in YES


def at_a_terminal() -> bool:
    """Can the person be asked?"""
    return sys.stdin.isatty() and sys.stdout.isatty()
