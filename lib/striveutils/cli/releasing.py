"""``strive release``: records that a run's site was made public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from striveutils.cli.speaking import data_option, help_text, language, plainly, say
from striveutils.cli.terminal import main
from striveutils.words import Message, _, n_

if TYPE_CHECKING:
    from striveutils.batch.releasing import Recorded


@main.command(short_help=help_text(_("Record that a site was made public.")), help=help_text(_(
    "Record that the site of RUN was made public (the newest run if none is named): what it shows and what it hides. "
    "Later pages are then made so that together with it they give nothing away.")))
@click.argument("run", default="", metavar="[RUN]")
@data_option
@click.option("--runs", "runs_dir", metavar="DIR", help=help_text(_("Where runs are kept; else runs beside data.")))
def release(run: str, data_dir: str, runs_dir: str | None) -> None:
    """Exit status 0: recorded, now or before; 1: not recorded."""
    lang = language(data_dir)
    with plainly(1, lang):
        from striveutils.batch import releasing

        for line in _told(releasing.release(releasing.ReleaseRequest(data_dir, run, runs_dir))):
            say(line, lang)


def _told(done: Recorded) -> Iterator[Message]:
    if done.already:
        yield _("{run} is recorded already. Nothing was added.", run=done.run)
        return
    yield _("{run} is recorded as public.", run=done.run)
    yield n_("It shows 1 figure.", "It shows {count} figures.", done.changes.shown)
    yield n_("It hides 1 figure.", "It hides {count} figures.", done.changes.hidden)
    if not done.first:
        yield n_("1 figure is shown for the first time since the release before.",
                 "{count} figures are shown for the first time since the release before.", done.changes.newly_shown)
        yield n_("1 figure that it showed is hidden now.", "{count} figures that it showed are hidden now.",
                 done.changes.newly_hidden)
        yield n_("1 figure was corrected.", "{count} figures were corrected.", done.changes.changed)
