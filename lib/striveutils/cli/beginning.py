"""``strive new``: a partnership of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from striveutils.cli.speaking import help_text, language, plainly, say
from striveutils.cli.terminal import main
from striveutils.words import Joined, Message, _


@main.command(short_help=help_text(_("Start a new partnership.")), help=help_text(_(
    "Make a new, empty partnership in DIR, with notebooks and page templates of its own.")))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help=help_text(_(
    "Renew the notebooks and templates in DIR that nobody changed; data stays as it is.")))
def new(folder: Path, update: bool) -> None:
    """Exit status 0; 2 where something is there already or cannot be written. Never overwrites."""
    lang = language(folder)
    with plainly(2, lang):
        from striveutils import starting

        if update:
            for message in _renewed(starting.update(folder)):
                say(message, lang)
            return
        made = starting.new(folder)
        say(_("{folder} now holds {names}.", folder=str(folder), names=Joined(made)), lang)
        say(_("data will hold counts of small groups of children. Keep it out of public places: do not push it to a "
              "public repository, and share only what is in runs/latest/site."), lang)
        say(_("Next: fill in data/partnership.yaml; data/README.md explains every file. Then, in that folder: "
               "strive check, and strive run."), lang)


def _renewed(done: Any) -> Iterable[Message]:
    """What ``strive new --update`` did, a sentence for each kind of thing."""
    told = ((done.added, _("New: {files}.", files=Joined(done.added))),
            (done.renewed, _("Renewed: {files}.", files=Joined(done.renewed))),
            (done.removed, _("Removed, no longer used: {files}.", files=Joined(done.removed))),
            (done.left, _("Left alone, changed here: {files}.", files=Joined(done.left))))
    found = [message for files, message in told if files]
    return found or [_("Everything is up to date.")]
