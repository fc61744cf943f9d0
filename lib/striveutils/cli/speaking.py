"""How every command speaks: in which language, and in plain words where something goes wrong."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click

from striveutils import places
from striveutils.errors import StriveError
from striveutils.words import LANGUAGES, Message, Words, _, text

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


def help_text(message: Message) -> str:
    """A help text; help is made when the module is read, so its language is settled then."""
    return text(message, _HELP_LANGUAGE)


data_option = click.option("--data", "data_dir", default="", metavar="DIR", help=help_text(_(
    "The partnership's data folder. Without it: the nearest folder upwards from here that holds one.")))


@contextlib.contextmanager
def plainly(status: int, lang: str) -> Iterator[None]:
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
        say(_("Something went wrong inside the program ({kind}). Your files are as they were.",
              kind=type(error).__name__), lang, err=True)
        say(_("Please report it. With STRIVE_DEBUG=1 in the environment the same command tells developers more."),
            lang, err=True)
        raise SystemExit(status) from error


def say(words: Words, lang: str, *, err: bool = False) -> None:
    """Print ``words`` in ``lang`` on a line of their own."""
    click.echo(text(words, lang), err=err)
