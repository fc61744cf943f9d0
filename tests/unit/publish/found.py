"""Findings and networks for tests of the coordinator's page and of the index, written out as heads hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from brief_notebook import both, page_head
from striveutils.publish import coordinator, index, markup
from striveutils.publish.entries import Entry
from striveutils.words import Typed

TEMPLATES = Path(__file__).parents[3] / "templates"
AS_OF = date(2020, 2, 29)
WORDS = {"improving": "mejora", "worsening": "empeora", "no sign of change": "sin señal de cambio",
         "cannot tell yet": "todavía no se puede saber", "not comparable": "no comparable"}


@dataclass(frozen=True)
class Settings:
    """What these pages show of the partnership's settings."""

    name: str = "Sample Partnership"
    languages: tuple[str, ...] = ("en", "es")
    notice: Typed = Typed.of("Illustrative.", "Ilustrativo.")  # noqa: RUF009
    contact: str | None = None


def finding(verdict: str = "improving", p_value: float | None = 0.001, **changes: Any) -> dict[str, Any]:
    return {
        "measure": both("Chronic absence", "Ausentismo crónico"), "kind": "indicator",
        "question": both("over all comparable years", "en todos los años comparables"),
        "then": both("18.1% (2011-12)"), "now": both("15.6% (2018-19)"), "verdict": verdict,
        "word": both(verdict, WORDS[verdict]), "sentence": both("Later figures are lower.", "Bajó."),
        "p_value": p_value, **changes,
    }


def network(name: str, *findings: dict[str, Any], entry: dict[str, Any] | None = None, **head: Any) -> Entry:
    """A network whose page was made; ``entry`` changes parts of its job, ``head`` parts of its page's head."""
    head_of = page_head(**{
        "network": name, "network_name": both(name), "verdict": None, "indicator_id": "chronic-absence",
        "places": both(f"Place of {name}"), "latest_value": 15.6, "unit": "percent", "findings": list(findings),
        "predicted": [], **head,
    })
    return Entry(**{
        "network": name, "network_name": name, "notebook": "cycle", "public": True, "status": "ran", "seconds": 1.0,
        "head": head_of, **(entry or {}),
    })


def before_verdicts(name: str) -> Entry:
    """A network whose page an older version made: its head knows of no verdict."""
    head = page_head(network=name, network_name=both(name))
    assert not {"findings", "predicted", "verdict", "indicator_id", "places", "latest_value", "unit"} & set(head)
    return Entry(network=name, network_name=name, notebook="cycle", public=True, status="unchanged", seconds=1.0,
                 head=head)


def coordinators(*entries: Entry, lang: str = "en") -> markup.Element:
    """The coordinator's page, as a tree."""
    html = coordinator.page(entries, Settings(), [lang], as_of=AS_OF, templates=TEMPLATES)
    return markup.read(html).root


def index_of(*entries: Entry, lang: str = "en") -> markup.Element:
    """The index, as a tree."""
    return markup.read(index.pages(entries, Settings(), ["en", "es"], as_of=AS_OF, templates=TEMPLATES)[lang]).root


def section(page: markup.Element, name: str) -> markup.Element | None:
    """The section under the heading with this id."""
    return next((part for part in page.every("section") if part.attributes.get("aria-labelledby") == name), None)


def told(within: markup.Element | None, *names: str) -> list[str]:
    """The text of every such element, white space folded."""
    assert within is not None
    return [" ".join(element.text().split()) for element in within.every(*names)]


def cells(within: markup.Element | None) -> Sequence[Sequence[str]]:
    """The rows of the tables, without the names of the columns that a phone shows in each cell."""
    assert within is not None
    return [[" ".join("".join(part if isinstance(part, str) else part.text() for part in cell.content
                              if isinstance(part, str) or "column" not in part.attributes.get("class", "")).split())
             for cell in row.every("th", "td")] for body in within.every("tbody") for row in body.every("tr")]
