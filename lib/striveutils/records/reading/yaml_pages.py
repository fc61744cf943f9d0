"""YAML pages: one record each, every problem with its line and the path of its key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from striveutils.naming import did_you_mean, quoted
from striveutils.records.columns.checking import Context, Fault, KeyPath
from striveutils.records.columns.fields import as_text
from striveutils.records.columns.ids import ID
from striveutils.records.columns.periods import iso_day
from striveutils.records.columns.record import Page, Record, Where, columns, language_keys, line_of
from striveutils.records.columns.students import student_fault
from striveutils.records.files import FileKind
from striveutils.records.reading.content import Content, Problems, faults_of
from striveutils.records.reading.yaml_values import Document, NotYaml, parse
from striveutils.words import _


def read(text: str, kind: FileKind, file: str, context: Context) -> Content:
    """The page in a YAML text; ``row`` of a problem is its line, ``column`` the path of its key."""
    problems = Problems(file)
    try:
        document = parse(text)
    except NotYaml as error:
        problems.add(error.fault, error.line)
        return Content((), problems.all())
    for path, first, second in document.twice:
        problems.add(Fault(_("This key is there twice, in lines {first} and {second}.", first=str(first),
                             second=str(second)), _("Each key once."), _("Keep one of the two.")),
                     second, shown(path, document.values, kind.model))
    values = without_blanks(document.values)
    if not isinstance(values, dict):
        problems.add(Fault(_("Keys with values belong here, one on each line."), None,
                           _("Write the page again, following the example in data/README.md.")), 1)
        return Content((), problems.all())
    page = _page(values, document, kind, problems, context)
    if page is None:
        return Content((), problems.all())
    page._where = Where(file, 1)
    page._lines = document.lines
    return Content((page,), problems.all())


def _page(values: dict[str, Any], document: Document, kind: FileKind, problems: Problems,
          context: Context) -> Page | None:
    def note(fault: Fault) -> None:
        problems.add(fault, line_of(fault.path, document.lines), shown(fault.path, values, kind.model) or None)

    for unknown in unknown_keys(values, kind.model):
        note(unknown)
    if not issubclass(kind.model, Page):
        raise TypeError(f"{kind.model.__name__} is not a page")
    context = kind.model.context_of(values, context)
    try:
        page = kind.model.model_validate(values, context=context)
    except ValidationError as error:
        for fault in faults_of(error):
            fault.expected = fault.expected or help_of(fault.path, kind.model)
            note(fault)
        return None
    for fault in page.check(context):
        note(fault)
    return page


def without_blanks(values: Any) -> Any:
    """``values`` without the keys under which nothing stands. Lists keep their blanks, so positions stay true."""
    if isinstance(values, dict):
        return {key: without_blanks(value) for key, value in values.items()
                if not (isinstance(value, str) and not value.strip())}
    return [without_blanks(value) for value in values] if isinstance(values, list) else values


def unknown_keys(values: Any, model: type[Record], path: KeyPath = ()) -> Iterator[Fault]:
    """A warning for each key that no model knows, with the nearest one that it does."""
    if not isinstance(values, dict):
        return
    infos = {info.name: info for info in columns(model)}
    known = [*infos, *(key for info in infos.values() if info.cell and info.cell.spoken
                       for key in language_keys(info.name).values())]
    for key, value in values.items():
        section = infos[key].section if key in infos else None
        refused = student_fault([key]) if key not in known else None
        if refused:
            yield refused.below(*path, key)
        elif key not in known:
            yield Fault(_("“{text}” is not a key of this page.", text=quoted(key)), None,
                        did_you_mean(key, known, _("It is kept, but nothing reads it.")),
                        column=(*path, key), warning=True)
        elif section is not None:
            for place, item in enumerate(value) if isinstance(value, list) else ((None, value),):
                yield from unknown_keys(item, section, (*path, key) if place is None else (*path, key, place))


def help_of(path: KeyPath, model: type[Record]) -> Any:
    """The help text of the key at ``path``, or None."""
    info = None
    for step in path:
        if isinstance(step, str):
            info = next((info for info in columns(model) if info.name == step), None)
            if info is None:
                return None
            model = info.section or model
    return info.column.help if info else None


def shown(path: KeyPath, values: Any, page: type[Record] | None = None) -> str:
    """A path as people read it: ``plan.predictions[p1].low``; a part without an id by its place, ``notes[#2]``.

    ``values`` are the raw values of a ``page`` of that model, or the record itself.
    """
    text = ""
    model: type[Record] = page or type(values)
    for step in path:
        if isinstance(step, str):
            info = next((info for info in columns(model) if info.name == step), None)
            values = _part(values, step, info.attribute if info else step)
            model = (info.section if info else None) or model
            text += f".{quoted(step)}" if text else quoted(step)
        else:
            values = values[step] if isinstance(values, (list, tuple)) and step < len(values) else None
            text += f"[{_id_of(values, model) or f'#{step + 1}'}]"
    return text


def _part(values: Any, key: str, attribute: str) -> Any:
    return values.get(key) if isinstance(values, dict) else getattr(values, attribute, None)


def _id_of(values: Any, model: type[Record]) -> str | None:
    """What tells one part of a list from the others: its id, version or day, which comes first."""
    first = columns(model)[0]
    value = as_text(_part(values, first.name, first.attribute))
    return value if ID.fullmatch(value) or iso_day(value) else None
