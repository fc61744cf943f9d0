"""``strive run``: the briefs of every network."""

from __future__ import annotations

from typing import Any

import click

from striveutils.cli.speaking import data_option, help_text, language, plainly
from striveutils.cli.terminal import main
from striveutils.words import _


@main.command(short_help=help_text(_("Make every network's brief and the site.")), help=help_text(_(
    "Execute the notebooks of every network, or of those named, and publish the pages. What has not changed is "
    "skipped.")))
@click.argument("networks", nargs=-1, metavar="[NETWORK]...")
@data_option
@click.option("--as-of", metavar="DATE", help=help_text(_("The day to count from, such as 2020-02-29; else today.")))
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=help_text(_(
    "How many notebooks run at a time; else as many as the computer has cores.")))
@click.option("--notebook", "notebooks", multiple=True, metavar="NAME", help=help_text(_(
    "Run this notebook instead of the usual ones; may be repeated.")))
@click.option("--force", is_flag=True, help=help_text(_("Run what has not changed, too.")))
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help=help_text(_(
    "How long one notebook may take.")))
@click.option("--runs", "runs_dir", metavar="DIR", help=help_text(_("Where runs are kept; else runs beside data.")))
@click.option("--cold", is_flag=True, help=help_text(_("Start a fresh kernel for every notebook.")))
@click.option("--explain", is_flag=True, help=help_text(_("Run nothing; say what would run, and why.")))
def run(data_dir: str, timeout: float | None, **asked: Any) -> None:
    """Exit status 0: all published; 1: some failed; 2: could not start."""
    lang = language(data_dir)
    with plainly(2, lang):
        from striveutils import batch

        seconds = batch.RunRequest.timeout if timeout is None else timeout
        result = batch.run(batch.RunRequest(data_dir, timeout=seconds, language=lang, **asked), echo=click.echo)
        raise SystemExit(result.exit_status)
