"""What pages are made of: sentences, lists, facts, tables and figures, each in every language at once.

A block at the end of a notebook cell shows itself in JupyterLab and leaves JSON in the cell's output, under the type
``application/vnd.striveutils.block+json``. Pages are rendered from that JSON alone. Its parts:

    inline    {"en": [["text", null], ["texto", "es"]], "es": [...]}   stretches of text; a language where it differs
    plain     {"en": "text", "es": "texto"}                            where markup is impossible

    every block  {"schema": 1, "kind": ...} and, by kind:
    sentence  role (plain, headline, lead, verdict, note, warning, quiet), text: inline
    items     ordered: bool, heading: inline or null, items: [inline]
    facts     pairs: [[inline, inline]]
    table     caption: inline, columns: [{text: inline, numeric: bool, short: true or left out}],
              rows: [[inline]], note: inline or null,
              cells: [{of, period, place, dimension, group, shown: bool; numerator, denominator, value: number or
              null; at_most or at_least: number, only of a band}]      the first cell of a row is its header
    figure    svg: str, alt: plain, caption: inline, legend: [{mark: str, text: inline}], table: a table block
              svg and mark are SVG elements that hold no words, so one drawing serves every language
    stack     blocks: [block]
    page      title, network_name, partnership, outcome, indicator: inline;
              notice, latest, verdict, state, places: inline or null;
              network, outcome_id, indicator_id, unit, audience: str; latest_value: number or null;
              contact: str or null; as_of: ISO date; languages: [str];
              findings: [{measure, question, word, sentence: inline; then, now: inline or null;
                          kind: "indicator" or "measure"; verdict: str, a code; p_value: number or null}];
              predicted: [{confidence: number or null; range, direction: str, codes}];
              withheld: [inline]      which breakdowns were taken out as a whole, and why
              (a page that an older version made lacks verdict, indicator_id, unit, latest_value, places, findings,
              predicted and withheld)

``model`` holds the classes, ``head`` that of a page. ``sentences``, ``tables`` and ``figures`` make their contents
from rows that ``disclosure`` let through; ``charts`` makes a whole figure. They are imported by name, so that whoever
only reads blocks does not load matplotlib.
"""

from striveutils.blocks.head import Finding, PageHead
from striveutils.blocks.model import (
    MIME,
    Block,
    Column,
    Facts,
    Figure,
    Items,
    LegendEntry,
    Sentence,
    Stack,
    Table,
    show_in,
)

__all__ = [
    "MIME",
    "Block",
    "Column",
    "Facts",
    "Figure",
    "Finding",
    "Items",
    "LegendEntry",
    "PageHead",
    "Sentence",
    "Stack",
    "Table",
    "show_in",
]
