"""A partnership in whose every name and text stands something hostile: a network for each, ready to be run."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from example import ROOT
from hostile import NAMES
from samples import approve_words
from striveutils.records.columns.formulas import guarded

CASES = {f"case-{number}": text for number, (name, text) in enumerate(
    ((name, text) for name, text in NAMES.items() if name.startswith("S")), start=1)}
"""The text of each network, by the network's id."""

COLUMN, HEADER = "column", "<img src=x onerror=window.ran=7>"
"""A network whose points have one more column, which is called like this."""


def table(columns: str, rows: Iterable[Iterable[object]]) -> str:
    """A CSV file; text that a spreadsheet would run is written as the project writes it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns.split(","))
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return file.getvalue()


def files() -> dict[str, str]:
    """Every file of the partnership, by its place below ``data``."""
    everybody = {**CASES, COLUMN: "Plain"}
    made = {
        "partnership.yaml": page(schema_version=1, name="Sample <i>Partnership</i>", languages=["en", "es"],
                                 minimum_group_size=10, as_of="2020-02-29", school_year_starts=7,
                                 contact="hello@example.org", notice_en="</p><script>window.ran = 8</script>"),
        "organisations.csv": table("organisation,name_en,sector", (
            (f"org-{id_}", text, "service provider") for id_, text in everybody.items())),
        "outcomes.csv": table("outcome,name_en,name_es,stage,priority", (
            (f"outcome-{id_}", text, text, "elementary", "yes") for id_, text in everybody.items())),
        "labels.csv": table("kind,id,name_en,name_es", (
            row for id_, text in everybody.items() for row in (
                ("place", f"place-{id_}", text, text), ("dimension", f"dimension-{id_}", text, text),
                ("group", f"group-{id_}", text, text), ("group", f"second-{id_}", f"{text} 2", f"{text} 2")))),
        "indicators/indicators.csv": table(
            "indicator,outcome,name_en,name_es,level,direction,unit,frequency,counts,smallest_change,lag_months,"
            "population_en,population_es,why_en,why_es,source,source_address,licence", (
                (f"ind-{id_}", f"outcome-{id_}", text, text, "core", "down", "percent", "annual", "children", 2, 3,
                 text, text, text, text, text, "https://example.org/a", text) for id_, text in everybody.items())),
        "indicators/versions.csv": table(
            "indicator,version,from_period,definition_en,definition_es,kind,reason,comparable,decided_on", (
                (f"ind-{id_}", 1, "2011-12", text, text, "definition", "", "yes", "2012-01-15")
                for id_, text in everybody.items())),
        "indicators/targets.csv": table(
            "indicator,place,group,baseline_period,target_period,target,set_on,why", (
                (f"ind-{id_}", f"place-{id_}", "all", "2015-16", "2020-21", 12, "2018-09-15", text)
                for id_, text in everybody.items())),
        "lifts/items.csv": table(
            "item,network,kind,domain,statement_en,statement_es,source,evidence,who_is_affected,asked_of,visibility", (
                (f"item-{id_}", id_, "barrier", "operational", text, text, "walking-groups", text, "families", text,
                 "public") for id_, text in CASES.items())),
        "lifts/events.csv": table("item,state,on,by,text", (
            (f"item-{id_}", "identified", "2019-10-20", id_, text) for id_, text in CASES.items())),
        "answers.csv": table("network,heard_on,you_told_us_en,you_told_us_es,we_did_en,we_did_es", (
            (id_, "2019-11-05", text, text, text, text) for id_, text in CASES.items())),
    }
    for id_, text in everybody.items():
        made.update(of_network(id_, text))
    header, *rows = made[f"networks/{COLUMN}/points.csv"].splitlines()
    made[f"networks/{COLUMN}/points.csv"] = "\n".join([f"{header},{HEADER}", *(f"{row},x" for row in rows), ""])
    return made


def of_network(id_: str, text: str) -> dict[str, str]:
    """The files of one network, and the figures of its indicator."""
    folder, place, group = f"networks/{id_}", f"place-{id_}", f"group-{id_}"
    years = ((f"201{n}-1{n + 1}", part) for n in range(4, 9)
             for part in (("all", "all"), (f"dimension-{id_}", group), (f"dimension-{id_}", f"second-{id_}")))
    return {
        f"indicators/observations/ind-{id_}.csv": table(
            "period,place,dimension,group,numerator,denominator,value,version,note",
            ((year, place, *part, *((40, 200) if part[0] == "all" else (20, 100)), "", 1,
              text if part[0] == "all" else "") for year, part in years)),
        f"{folder}/network.yaml": page(
            name_en=text, name_es=text, outcome=f"outcome-{id_}", indicator=f"ind-{id_}", places=[place],
            state="active", formed_on="2018-08-15", organisations=[f"org-{id_}"], meets_en=text, meets_es=text,
            join_en=text, join_es=text,
            charters=[{"version": 1, "adopted_on": "2018-10-02", "purpose_en": text, "purpose_es": text}]),
        f"{folder}/actions.csv": table(
            "action,what_en,what_es,who,due,horizon,finding,state,done_on,done_by,result,obstacle",
            [("act", text, text, text, "2020-03-15", 30, "", "open", "", "", "", "")]),
        f"{folder}/points.csv": table(
            "measure,date,place,group,numerator,denominator,value,cycle,note",
            [("on-time", f"2019-10-{day:02}", place, "all", 40 + day, 60, "", "walking-groups", text)
             for day in (7, 14)]),
        f"{folder}/cycles/walking-groups.yaml": page(
            language="en", title_en=text, title_es=text, change_idea_en=text, change_idea_es=text, driver=text,
            plan={"question_en": text, "question_es": text, "starts_on": "2019-10-01", "ends_on": "2019-12-20",
                  "where": text, "who": text, "scale": text, "tasks": [text], "locked_on": "2019-10-01",
                  "measures": [{"measure": "on-time", "name_en": text, "name_es": text, "kind": "process",
                                "direction": "up", "unit": "percent", "frequency": "weekly", "counts": "children",
                                "smallest_change": 5}],
                  "predictions": [{"prediction": "p1", "measure": "on-time", "because": text, "low": 75, "high": 85,
                                   "direction": "up", "confidence": 70, "look_on": "2019-12-20"}]},
            do={"as_planned": "partly", "happened_en": text, "happened_es": text, "surprises_en": text},
            study={"learned_en": text}, act={"why_en": text, "next_en": text}),
    }


def page(**keys: object) -> str:
    """A YAML page: JSON is YAML, and its strings are quoted. Dates stand as they are typed."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())


def write(folder: Path) -> Path:
    """The partnership below ``folder`` with the real notebook, every typed text approved; gives ``folder``."""
    for name, content in files().items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    approve_words(folder / "data")
    for name in ("notebooks", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder
