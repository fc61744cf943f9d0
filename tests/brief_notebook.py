"""An executed notebook for tests of pages: the blocks of a whole brief, written out by hand as JSON."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from striveutils.blocks.model import MIME

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 220" width="480" height="220">
 <style>text {font: 12px sans-serif}</style>
 <g fill="none" stroke="#333"><path d="M40 180H460M40 100H460M40 20H460" stroke="#ccc"/>
 <path d="M60 150L160 148L260 100L360 96L440 60" stroke="#0a5366" stroke-width="2.5"/></g>
 <g fill="#0a5366"><circle cx="60" cy="150" r="4.5"/><circle cx="160" cy="148" r="4.5"/>
 <circle cx="260" cy="100" r="4.5"/><circle cx="360" cy="96" r="4.5"/><circle cx="440" cy="60" r="4.5"/></g>
 <g fill="#333"><text x="10" y="184">0</text><text x="10" y="104">10</text><text x="10" y="24">20</text>
 <text x="40" y="205">2014-15</text><text x="415" y="205">2018-19</text></g>
</svg>
"""
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 16" width="36" height="16">'
    '<path d="M0 8H36" stroke="#0a5366" stroke-width="2.5"/><circle cx="18" cy="8" r="4.5" fill="#0a5366"/></svg>'
)


def both(en: str, es: str | None = None) -> dict[str, list[list[str | None]]]:
    """Words of a block; without ``es`` the same in both languages."""
    return {"en": [[en, None]], "es": [[es if es is not None else en, None]]}


def only_english(en: str) -> dict[str, list[list[str | None]]]:
    """Words nobody has translated yet."""
    return {"en": [[en, None]], "es": [[en, "en"], [" (por ahora solo en inglés)", None]]}


def block(kind: str, **parts: Any) -> dict[str, Any]:
    return {"schema": 1, "kind": kind, **parts}


def sentence(words: dict[str, Any], role: str = "plain") -> dict[str, Any]:
    return block("sentence", role=role, text=words)


def items(*lines: dict[str, Any], heading: dict[str, Any] | None = None, ordered: bool = False) -> dict[str, Any]:
    return block("items", ordered=ordered, heading=heading, items=list(lines))


def facts(*pairs: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    return block("facts", pairs=[list(pair) for pair in pairs])


def table(caption: dict[str, Any], columns: list[tuple[dict[str, Any], bool]], rows: list[list[dict[str, Any]]],
          cells: list[dict[str, Any]] | None = None, note: dict[str, Any] | None = None) -> dict[str, Any]:
    return block("table", caption=caption, columns=[{"text": text, "numeric": numeric} for text, numeric in columns],
                 rows=rows, note=note, cells=cells or [])


def figure(of: dict[str, Any], *, caption: dict[str, Any], alt: dict[str, str], svg: str = DRAWING,
           legend: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return block("figure", svg=svg, alt=alt, caption=caption, legend=legend or [], table=of)


def stack(*blocks: dict[str, Any]) -> dict[str, Any]:
    return block("stack", blocks=list(blocks))


def page_head(**changes: Any) -> dict[str, Any]:
    """The head of the sample's page."""
    return block("page", **{
        "title": both("North attendance network", "Red de asistencia del Norte"),
        "network": "north-attendance",
        "network_name": both("North attendance network", "Red de asistencia del Norte"),
        "partnership": both("Sample Partnership"),
        "notice": both("Illustrative: the figures are as published, the partnership is invented.",
                       "Ilustrativo: las cifras son las publicadas; la alianza es inventada."),
        "outcome_id": "attendance",
        "outcome": both("Children are in school every day", "Los niños y las niñas van a la escuela todos los días"),
        "indicator": both("Chronic absence", "Ausentismo crónico"),
        "latest": both("15.6% (2018-19)"),
        "state": both("Walking groups: under way", "Grupos para caminar: en marcha"),
        "as_of": "2020-02-29",
        "audience": "public",
        "languages": ["en", "es"],
        "contact": both("hello@example.org"),
        **changes,
    })


def cell_entry(period: str, shown: bool = True, group: str = "all") -> dict[str, Any]:
    return {"of": "chronic-absence", "period": period, "place": "north", "dimension": "all" if group == "all" else
            "grade", "group": group, "shown": shown}


def history() -> dict[str, Any]:
    rows = [("2014-15", "13.1%"), ("2015-16", "16.2%"), ("2016-17", "16.0%"), ("2017-18", "18.2%"),
            ("2018-19", "15.6%")]
    of = table(
        both("Chronic absence by year", "Ausentismo crónico por año"),
        [(both("School year", "Año escolar"), False), (both("Percent", "Porcentaje"), True)],
        [[both(period), both(value)] for period, value in rows],
        [cell_entry(period) for period, _value in rows],
    )
    return figure(of, caption=both("Chronic absence, North", "Ausentismo crónico, Norte"), alt={
        "en": "From 13.1% in 2014-15 to 15.6% in 2018-19, highest in 2017-18. The target is 12%.",
        "es": "De 13.1% en 2014-15 a 15.6% en 2018-19, más alto en 2017-18. La meta es 12%.",
    }, legend=[{"mark": MARK, "text": both("Each school year", "Cada año escolar")}])


def groups() -> dict[str, Any]:
    columns = [(both("Grade", "Grado"), False), (both("Absent", "Ausentes"), True), (both("Children", "Niños"), True),
               (both("Percent", "Porcentaje"), True)]
    rows = [[both("All children", "Todos los niños y niñas"), both("143"), both("917"), both("15.6%")],
            [both("Kindergarten", "Kínder"), both("44"), both("293"), both("15.0%")],
            [both("Grade 1", "Primer grado"), both("—"), both("—"), both("—")],
            [both("Grade 2", "Segundo grado"), both("—"), both("—"), both("—")]]
    return table(both("By grade, 2018-19", "Por grado, 2018-19"), columns, rows,
                 [cell_entry("2018-19"), cell_entry("2018-19", group="kindergarten"),
                  cell_entry("2018-19", False, "grade-1"), cell_entry("2018-19", False, "grade-2")],
                 both("— too few children to show", "— muy pocos niños para mostrarlo"))


def predictions() -> dict[str, Any]:
    columns = [(both("Measure", "Medida"), False), (both("From", "De"), True), (both("To", "A"), True),
               (both("Why", "Por qué"), False), (both("We look on", "Lo veremos el"), False)]
    return table(both("What we predicted", "Lo que predijimos"), columns,
                 [[both("Children on time", "Niños que llegan a tiempo"), both("75%"), both("85%"),
                   only_english("Children like to walk together."),
                   both("December 20, 2019", "20 de diciembre de 2019")]])


def brief_sections() -> dict[str, dict[str, Any]]:
    """The blocks of a whole brief by section tag."""
    return {**_sections_of_the_indicator(), **_sections_of_the_cycle(), **_sections_for_readers()}


def _sections_of_the_indicator() -> dict[str, dict[str, Any]]:
    return {
        "working-on": stack(
            sentence(both("Every child in school every day.", "Cada niño y cada niña en la escuela todos los días."),
                     "lead"),
            sentence(both("Children who miss school fall behind.", "Quien falta a la escuela se atrasa.")),
            facts((both("What we measure", "Qué medimos"), both("Chronic absence", "Ausentismo crónico")),
                  (both("Our aim", "Nuestro propósito"), both("For kindergarten: from 17 to 12 by June 30, 2020",
                                                      "Para kínder: de 17 a 12 para el 30 de junio de 2020")),
                  (both("Who works on it", "Quiénes trabajan en esto"),
                   both("North Schools and Family Center", "Escuelas del Norte y Centro Familiar"))),
        ),
        "now": stack(
            sentence(both("16 in 100", "16 de cada 100"), "headline"),
            sentence(both("Chronic absence: 15.6% of students in North, 2018-19. The number of children is not "
                          "published.", "Ausentismo crónico: 15.6% de estudiantes en Norte, 2018-19. No se publica el "
                          "número de niños y niñas."), "lead"),
            sentence(both("The target is 12% by 2020-21.", "La meta es 12% para 2020-21.")),
        ),
        "changed": stack(
            sentence(both("13 in 100 then (2014-15), 16 in 100 now (2018-19).",
                          "Antes (2014-15), 13 de cada 100; ahora (2018-19), 16 de cada 100."), "lead"),
            sentence(both("Over all comparable years (2014-15 to 2018-19): cannot tell yet. The figures go up and down "
                          "too much to tell a change from chance.",
                          "En todos los años comparables (de 2014-15 a 2018-19): todavía no se puede saber. Las cifras "
                          "suben y bajan demasiado para distinguir entre un cambio y la casualidad.")),
            history(),
        ),
        "groups": groups(),
    }


def _sections_of_the_cycle() -> dict[str, dict[str, Any]]:
    return {
        "trying": stack(
            sentence(both("Walking groups (under way)", "Grupos para caminar (en marcha)"), "lead"),
            sentence(both("Two parents walk with ten children.", "Dos padres caminan con diez niños.")),
            items(only_english("Ask parents"), only_english("Draw the routes"),
                  heading=both("What we will do", "Qué haremos")),
            predictions(),
        ),
        "happened": stack(
            sentence(both("It went partly as planned.", "Salió en parte como se planeó."), "lead"),
            sentence(both("No data yet for home visits.", "Todavía no hay datos de visitas a hogares."), "note"),
        ),
        "next": sentence(both("No decision yet: the cycle is still going on.", "Todavía no hay decisión.")),
    }


def _sections_for_readers() -> dict[str, dict[str, Any]]:
    return {
        "barriers": items(both("The bus stop is too far. Taken to: Leadership table.",
                               "La parada queda muy lejos. Se llevó a: Mesa directiva."),
                          heading=both("Barriers", "Obstáculos")),
        "take-part": stack(
            sentence(both("What would help your child get to school every day?",
                          "¿Qué ayudaría a su hijo o hija a llegar a la escuela todos los días?"), "lead"),
            facts((both("When we meet", "Cuándo nos reunimos"), both("First Tuesday of the month, 5:30 pm",
                                                                  "Primer martes del mes, 5:30 pm")),
                  (both("Write to us", "Escríbanos"), both("hello@example.org"))),
        ),
        "sources": stack(
            facts((both("Source", "Fuente"), both("State education department", "Departamento de educación")),
                  (both("Where to find it", "Dónde encontrarla"), both("https://example.org/absence"))),
            sentence(both("A group smaller than 10 shows as a dash.", "Un grupo menor de 10 aparece como una raya."),
                     "quiet"),
        ),
    }


def cell(tag: str, *blocks: dict[str, Any]) -> NotebookNode:
    """An executed code cell that shows ``blocks``, with the twins JupyterLab reads."""
    outputs = [new_output("execute_result", {MIME: shown, "text/html": "<p>for JupyterLab</p>",
                                             "text/plain": "for a terminal"}, execution_count=1) for shown in blocks]
    return new_code_cell("page.answer()", execution_count=1, metadata={"tags": [tag]}, outputs=outputs)


def executed(sections: dict[str, dict[str, Any]] | None = None, **head: Any) -> NotebookNode:
    """An executed notebook whose page is that of the sample; ``head`` changes parts of the page's head."""
    given = brief_sections() if sections is None else sections
    cells = [new_markdown_cell("# For the analyst, not for readers"),
             new_code_cell("network = ''", execution_count=1, metadata={"tags": ["parameters"]}),
             cell("setup", page_head(**head))]
    for tag, shown in given.items():
        cells += [new_markdown_cell(f"## {tag}"), cell(tag, shown)]
    return nbformat.from_dict(new_notebook(cells=cells))
