"""nbconvert's exporter for briefs: the template ``brief``, one language at a time, from blocks alone.

nbconvert's own HTML exporter passes HTML and Markdown through, has autoescape off and loads scripts from
elsewhere. Here the template sees a notebook that was made anew from the blocks: no source, no Markdown, no
other output is in it, so none can get through, and every word in it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from nbconvert.exporters import HTMLExporter
from traitlets import default

from striveutils.blocks.model import MIME
from striveutils.publish import headings, reading, view
from striveutils.publish.frame import Links, of_head
from striveutils.publish.reading import Json
from striveutils.words import Message, text

TEMPLATE = "brief"
SHOW_OUTPUTS_ALONE = {
    "include_code": True, "include_output": True, "include_markdown": False, "include_raw": False,
    "include_unknown": False, "include_input": False, "include_input_prompt": False, "include_output_prompt": False,
    "include_output_stdin": False, "no_prompt": True,
}


class BriefExporter(HTMLExporter):
    """Renders the blocks of an executed notebook with the template ``brief`` below ``templates``."""

    def __init__(self, templates: Path) -> None:
        super().__init__(template_name=TEMPLATE, extra_template_basedirs=[str(templates)])  # type: ignore[no-untyped-call]

    @default("default_preprocessors")
    def _no_preprocessors(self) -> list[str]:
        """Blocks need no treatment, and each preprocessor costs a validation of the whole notebook."""
        return []

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """None: nbconvert's filters turn Markdown, LaTeX and the like into markup, which no brief holds."""
        return ()

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        environment.undefined = StrictUndefined
        environment.trim_blocks = environment.lstrip_blocks = True
        return environment

    def from_notebook_node(  # type: ignore[override]  # as nbconvert's own HTMLExporter does
        self, nb: Json, resources: dict[str, Any] | None = None, **_more: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page in ``resources["language"]``; also read there: ``languages``, ``links``, ``notice``."""
        given = dict(resources or {})
        head = reading.head(nb)
        lang = given.get("language") or head["languages"][0]
        page = of_head(
            head, lang, given.get("languages") or head["languages"], given.get("links") or Links(head["network"]),
            given.get("notice"),
        )
        given["global_content_filter"] = SHOW_OUTPUTS_ALONE
        html = self.template.render(nb=_of_blocks_alone(nb, lang), resources=given, page=page, block_type=MIME)
        return html.strip() + "\n", given


def _of_blocks_alone(nb: Json, lang: str) -> dict[str, Any]:
    """A notebook with one cell per section, whose outputs are its blocks in ``lang``."""
    numbers = count(1)
    return {
        "metadata": {},
        "cells": [
            {
                "cell_type": "code",
                "metadata": {"name": section.tag, "heading": text(headings.BRIEF[section.tag], lang)},
                "outputs": [
                    {"output_type": "display_data", "data": {MIME: shown}}
                    for shown in view.section(section, lang, numbers)
                ],
            }
            for section in reading.sections(nb, headings.BRIEF)
        ],
    }


@lru_cache
def exporter(templates: Path) -> BriefExporter:
    """The exporter for a templates folder, made once per process: its template is compiled only then."""
    return BriefExporter(templates)


def render(nb: Json, lang: str, *, templates: Path, languages: tuple[str, ...], links: Links | None,
           notice: Message | None) -> str:
    """The page of an executed notebook in ``lang``, not yet checked."""
    resources = {"language": lang, "languages": languages, "links": links, "notice": notice}
    html, _resources = exporter(templates).from_notebook_node(nb, resources)
    return html
