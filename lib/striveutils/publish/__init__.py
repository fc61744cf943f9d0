"""From executed notebooks to pages people read: rendering, checking, the site.

``pages`` renders one execution in every language and checks each page before it gives it; ``site.build`` makes
what stands around the pages. Reading these names is quick: nbconvert is loaded when the first page is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from striveutils.publish import gates
from striveutils.publish.frame import Links
from striveutils.publish.outputs import of_blocks_alone
from striveutils.publish.phrases import kept as kept_notice
from striveutils.publish.reading import Json, head, shown
from striveutils.publish.strip import clean
from striveutils.words import Message

__all__ = ["Links", "clean", "head", "kept_notice", "of_blocks_alone", "pages", "shown"]


def pages(
    notebook: Json, languages: Sequence[str], *, templates: Path, notice: Message | None = None,
    links: Links | None = None,
) -> dict[str, str]:
    """The pages of an executed notebook, by language: each one file that needs nothing else.

    ``templates`` is the folder that holds ``brief``. ``notice`` stands on top, such as that the page is old.
    ``links`` names the page and its index; left out, the page is the network's own. Raises NotPublishable.
    """
    from striveutils.publish.exporter import render

    made = {
        lang: render(notebook, lang, templates=templates, languages=tuple(languages), links=links, notice=notice)
        for lang in languages
    }
    for lang, html in made.items():
        gates.refuse(gates.check_page(html, lang), lang)
    return made
